//! The door to the minifier: a page without the white space and comments that nobody reads, and
//! with every tag and word that means something.

/// Elements nested deeper than this are left as they are: the minifier walks them by recursion.
#[cfg(feature = "minify")]
const DEEPEST: usize = 200;

/// A page made small. Closing tags, `html` and `head` stay, so that a page can be read and compared.
#[cfg(feature = "minify")]
pub fn page(html: String) -> String {
    if depth(html.as_bytes()) > DEEPEST {
        return html;
    }
    let settings = minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        minify_doctype: false,
        minify_css: false,
        minify_js: false,
        ..minify_html::Cfg::default()
    };
    let made = minify_html::minify(html.as_bytes(), &settings);
    // It takes away only whole signs; if ever it did not, the page as it was is the better one.
    String::from_utf8(made).unwrap_or(html)
}

/// A page as it is: the build without the minifier.
#[cfg(not(feature = "minify"))]
pub fn page(html: String) -> String {
    html
}

/// The deepest nesting of elements, counted a little too high rather than too low.
#[cfg(feature = "minify")]
fn depth(html: &[u8]) -> usize {
    const VOID: [&[u8]; 6] = [b"meta", b"link", b"br", b"hr", b"img", b"input"];
    let mut depth = 0usize;
    let mut deepest = 0;
    for (at, byte) in html.iter().enumerate() {
        if *byte != b'<' {
            continue;
        }
        match html.get(at + 1) {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(next) if next.is_ascii_alphabetic() => {
                let name = &html[at + 1..];
                if !VOID.iter().any(|void| name.starts_with(void)) {
                    depth += 1;
                    deepest = deepest.max(depth);
                }
            }
            _ => {}
        }
    }
    deepest
}

#[cfg(all(test, feature = "minify"))]
mod tests {
    use super::page;

    fn small(html: &str) -> String {
        page(html.to_owned())
    }

    #[test]
    fn a_page_keeps_its_tags_and_the_blanks_between_words() {
        let made = small(
            "<!doctype html><html lang=\"en\"><head><title>A</title></head><body>\n  <p>One <a \
             href=\"/\">two</a> <b>three</b></p>\n  <ul>\n  <li>x</li>\n  </ul></body></html>",
        );
        assert!(
            made.contains("One <a href=/>two</a> <b>three</b>"),
            "{made}"
        );
        assert!(made.contains("</li>") && made.contains("</body>") && made.contains("<head>"));
        assert!(made.starts_with("<!doctype html>"), "{made}");
    }

    #[test]
    fn a_page_too_deep_for_the_minifier_is_left_as_it_is() {
        let deep = format!("{}x{}", "<div>".repeat(5000), "</div>".repeat(5000));
        assert_eq!(small(&deep), deep);
    }
}
