//! The style sheet as it is published: the theme's own without comments and spare white space, and
//! the site's own colours behind it, so that a page loads one sheet and no more.

/// A style sheet without comments, and with one blank where any white space stood. What stands
/// between quotation marks is left alone.
pub fn small(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        let taken = match next {
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '"' | '\'' => {
                let end = quoted(rest, next);
                out.push_str(&rest[..end]);
                end
            }
            _ if next.is_whitespace() => {
                if !out.ends_with(BESIDE) && !out.is_empty() {
                    out.push(' ');
                }
                next.len_utf8()
            }
            '{' | '}' | ';' => {
                if out.ends_with(' ') {
                    out.pop();
                }
                if next == '}' && out.ends_with(';') {
                    out.pop();
                }
                out.push(next);
                1
            }
            _ => {
                out.push(next);
                next.len_utf8()
            }
        };
        rest = &rest[taken..];
    }
    out
}

/// Behind these no blank means anything.
const BESIDE: [char; 5] = [' ', '{', '}', ';', ','];

/// Where a text in quotation marks ends, the marks included.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == mark => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::small;

    #[test]
    fn nothing_is_lost_but_comments_and_white_space() {
        let css = "/* one; \"two */\n:root { --a: 1px;\n  --b: var(--c,  2px); }\n\
                   .a::before { content: \"/*  x  */ \\\" \" ; }\n@media (min-width: 2rem) {\n  a b > c { top: 0 }\n}\n";
        assert_eq!(
            small(css),
            ":root{--a: 1px;--b: var(--c,2px)}.a::before{content: \"/*  x  */ \\\" \"}\
             @media (min-width: 2rem){a b > c{top: 0}}"
        );
    }
}
