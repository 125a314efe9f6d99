//! HTML in a text is left out when the page is made.
//!
//! Why it matters: the page keeps only the tags that a paper's text needs, for safety and so that all
//! pages look and read alike. What an officer marked up with others is lost without a word.
//!
//! How to mend it: use Markdown, or take the tag away. A word in pointed brackets that is no tag is
//! written with `&lt;` in front.
//!
//! Example: `<font color="red">overdue</font>` or `<name of the officer>`.

use crate::check::damage::lines::body_start;
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use crate::prose::{Lost, raw_html};

pub(super) const CHECK: Check = Check::new(
    "removed-html",
    Severity::Warning,
    include_str!("removed_html.rs"),
    Looks::AtWords(&["<"], look),
);

static TAG: Pattern = Pattern::new(r"<([A-Za-z][A-Za-z0-9-]*)((?:[^<>]|\n)*?)/?>");
static ATTRIBUTE: Pattern =
    Pattern::new(r#"([A-Za-z_:][A-Za-z0-9_.:-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?"#);

/// Every tag of HTML that officers and office programs write; others are words in brackets.
const TAGS: &str = " a abbr acronym address article aside audio b base big blink blockquote body br \
    button canvas caption center cite code col colgroup data dd del details dfn dialog dir div dl dt \
    em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header \
    hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu \
    meta nav nobr noscript object ol optgroup option output p param picture pre q s samp script \
    section select small source span strike strong style sub summary sup svg table tbody td template \
    textarea tfoot th thead time title tr track tt u ul var video wbr ";

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let body = body_start(writing);
    let markdown = writing.text.get(body..).unwrap_or_default();
    for piece in raw_html(markdown) {
        let Some(html) = markdown.get(piece.clone()) else {
            continue;
        };
        if html.starts_with("<!--") {
            continue;
        }
        for hit in TAG.captures_iter(html) {
            let (Some(whole), Some(name)) = (hit.get(0), hit.get(1)) else {
                continue;
            };
            let attributes = hit.get(2).map_or("", |part| part.as_str());
            let names = ATTRIBUTE
                .captures_iter(attributes)
                .filter_map(|part| part.get(1))
                .map(|part| part.as_str());
            let start = body + piece.start;
            let place = writing.place(start + whole.start()..start + whole.end());
            for lost in Lost::of(name.as_str(), names) {
                tell(name.as_str(), whole.as_str(), &lost, place, found);
            }
            tell_lost_target(name.as_str(), attributes, place, found);
            if name.as_str().eq_ignore_ascii_case("img") && !names_source(attributes) {
                found.at(
                    place,
                    "the picture has no address, so no page shows it",
                    "write it in Markdown: `![what it shows](documents/…)`",
                );
            }
        }
    }
}

fn tell(name: &str, whole: &str, lost: &Lost, place: crate::source::Place, found: &mut Found<'_>) {
    let lower = name.to_ascii_lowercase();
    let is_tag = TAGS.contains(&format!(" {lower} "));
    match lost {
        Lost::Whole => {
            found.at(
                place,
                format!("`<{lower}>` is left out of the page with all that stands in it"),
                "take it away, and write in the text what it shows",
            );
        }
        Lost::Tag if !is_tag => {
            let words = whole.trim_matches(['<', '>']);
            found.at(
                place,
                format!(
                    "`{}` reads as a tag of HTML and is left out of the page",
                    clip(whole)
                ),
                format!("write `&lt;{}>`, or square brackets", clip(words)),
            );
        }
        Lost::Tag => {
            let help = match lower.as_str() {
                "h1" => "write a heading with `#` signs; the page has its own highest one",
                "strike" => "write `~~` on both sides instead",
                "big" | "font" | "span" | "tt" => {
                    "take it away; for weight write `**` on both sides"
                }
                "div" | "section" | "article" | "center" | "main" => {
                    "take it away; an empty line begins a new paragraph"
                }
                _ => "take it away, or say in the text what it shows",
            };
            found.at(
                place,
                format!("`<{lower}>` is left out of the page; only the words in it stay"),
                help,
            );
        }
        Lost::Attribute(attribute) => {
            let matters = attribute.starts_with("on")
                || matches!(
                    attribute.as_str(),
                    "style"
                        | "lang"
                        | "dir"
                        | "colspan"
                        | "rowspan"
                        | "title"
                        | "cite"
                        | "href"
                        | "src"
                        | "alt"
                        | "value"
                        | "type"
                        | "reversed"
                        | "start"
                        | "headers"
                );
            let finding = found.at(
                place,
                format!("`{attribute}` of `<{lower}>` is left out of the page"),
                "take it away, or say in the text what it shows",
            );
            if !matters {
                finding.severity = Severity::Note;
            }
        }
    }
}

/// A link that may not lead there, and a picture that does not come from the site.
fn tell_lost_target(
    name: &str,
    attributes: &str,
    place: crate::source::Place,
    found: &mut Found<'_>,
) {
    for hit in ATTRIBUTE.captures_iter(attributes) {
        let (Some(attribute), Some(value)) = (hit.get(1), hit.get(2)) else {
            continue;
        };
        let target = value.as_str().trim_matches(['"', '\'']).trim();
        let lower = target.to_ascii_lowercase();
        let scheme = lower
            .find(':')
            .map(|end| &lower[..end])
            .filter(|scheme| scheme.bytes().all(|b| b.is_ascii_alphanumeric()));
        if name.eq_ignore_ascii_case("a")
            && attribute.as_str().eq_ignore_ascii_case("href")
            && scheme.is_some_and(|s| !matches!(s, "https" | "http" | "mailto" | "tel"))
        {
            found.at(
                place,
                format!("the link to `{}` is left out of the page", clip(target)),
                "write it in Markdown: `[words](https://…)` or `[words](ref:REFERENCE)`",
            );
        } else if name.eq_ignore_ascii_case("img")
            && attribute.as_str().eq_ignore_ascii_case("src")
            && !target.starts_with('/')
        {
            found.at(
                place,
                format!("the picture `{}` is left out of the page", clip(target)),
                "write it in Markdown, from the site's own files: `![what it shows](documents/…)`",
            );
        }
    }
}

/// Whether one of the attributes of a picture says where it comes from.
fn names_source(attributes: &str) -> bool {
    ATTRIBUTE.captures_iter(attributes).any(|hit| {
        hit.get(2).is_some()
            && hit
                .get(1)
                .is_some_and(|name| name.as_str().eq_ignore_ascii_case("src"))
    })
}

fn clip(words: &str) -> String {
    const LONGEST: usize = 40;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(LONGEST).collect();
    format!("{cut}\u{2026}")
}
