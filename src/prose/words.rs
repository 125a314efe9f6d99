//! The words of a text without its marks and without where its links lead, for the search.

use crate::prose::{OPTIONS, plain};
use pulldown_cmark::{Event, Parser, TagEnd};
use std::borrow::Cow;

/// Every word that a reader of the text sees, in its order; of the marks around them those may stay that
/// are no part of a word.
///
/// ```
/// use answerable::prose::words;
/// let text = words("Food\n\nAsk **all** [families](ref:HOSC-2024-99).");
/// assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["Food", "Ask", "all", "families."]);
/// let block = "<div>Breakfast clubs</div>\n\nAsk **them**.";
/// assert_eq!(words(block).split_whitespace().collect::<Vec<_>>(), ["Breakfast", "clubs", "Ask", "them."]);
/// ```
pub fn words(markdown: &str) -> Cow<'_, str> {
    // Most texts are plain: what other marks there are stands between words, and is no part of one.
    if !markdown.contains(['*', '_', '[', '<', '&', '\\']) {
        return Cow::Borrowed(markdown);
    }
    let mut text = String::with_capacity(markdown.len());
    // Between the tags of a script or a style stand no words.
    let mut in_script = false;
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            // What is seen of a block of HTML, only the page's own cleaning tells.
            Event::Html(_) => return Cow::Owned(plain(markdown)),
            Event::InlineHtml(tag) => {
                let tag = tag.to_ascii_lowercase();
                in_script = tag.starts_with("<script") || tag.starts_with("<style");
            }
            Event::Text(_) | Event::Code(_) if in_script => {}
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(
                TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link,
            ) => {}
            Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    Cow::Owned(text)
}
