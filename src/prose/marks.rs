//! What stands in an officer's Markdown, each with the bytes that it takes: headings, links, pictures,
//! tables and raw HTML. Nothing is made of it here.

use crate::prose::OPTIONS;
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// Something that stands in a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub span: Range<usize>,
    pub what: What,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A heading with as many marks.
    Heading { level: usize, words: String },
    /// A link. It is bare where its address is all that there is to read.
    Link {
        to: String,
        words: String,
        is_bare: bool,
    },
    /// A picture with the words for those who cannot see it.
    Image { to: String, words: String },
    /// A table; whether any cell of its first row holds words.
    Table { has_headers: bool },
    /// A stretch of raw HTML.
    Html,
}

/// Everything of the kind that stands in a text, in its order.
pub fn marks(markdown: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    // The marks that are open: words are theirs.
    let mut open: Vec<usize> = Vec::new();
    let mut in_head = None;
    for (event, span) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                open.push(marks.len());
                marks.push(Mark {
                    span,
                    what: What::Heading {
                        level: level as usize,
                        words: String::new(),
                    },
                });
            }
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                open.push(marks.len());
                marks.push(Mark {
                    span,
                    what: What::Link {
                        to: dest_url.into_string(),
                        words: String::new(),
                        is_bare: matches!(link_type, LinkType::Autolink | LinkType::Email),
                    },
                });
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                open.push(marks.len());
                marks.push(Mark {
                    span,
                    what: What::Image {
                        to: dest_url.into_string(),
                        words: String::new(),
                    },
                });
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Link | TagEnd::Image) => {
                open.pop();
            }
            Event::Start(Tag::Table(_)) => marks.push(Mark {
                span,
                what: What::Table { has_headers: false },
            }),
            Event::Start(Tag::TableHead) => in_head = marks.len().checked_sub(1),
            Event::End(TagEnd::TableHead) => in_head = None,
            Event::Html(_) | Event::InlineHtml(_) => {
                if let Some(Mark {
                    span: last,
                    what: What::Html,
                }) = marks.last_mut()
                    && last.end == span.start
                {
                    last.end = span.end;
                } else {
                    marks.push(Mark {
                        span,
                        what: What::Html,
                    });
                }
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(table) = in_head.and_then(|at| marks.get_mut(at))
                    && let What::Table { has_headers } = &mut table.what
                {
                    *has_headers |= !text.trim().is_empty();
                }
                add(&mut marks, &open, &text);
            }
            Event::SoftBreak | Event::HardBreak => add(&mut marks, &open, " "),
            _ => {}
        }
    }
    marks
}

/// Adds words to every mark that is open.
fn add(marks: &mut [Mark], open: &[usize], more: &str) {
    for at in open {
        if let Some(
            What::Heading { words, .. } | What::Link { words, .. } | What::Image { words, .. },
        ) = marks.get_mut(*at).map(|mark| &mut mark.what)
        {
            words.push_str(more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_knows_its_bytes() {
        let text =
            "## A *b*\n\n[one](ref:A) <b>x</b> ![](documents/a.png)\n\n| | |\n|-|-|\n| a | b |\n";
        let found: Vec<_> = marks(text)
            .into_iter()
            .map(|mark| (text[mark.span].trim().to_owned(), mark.what))
            .collect();
        assert_eq!(
            found[0],
            (
                "## A *b*".to_owned(),
                What::Heading {
                    level: 2,
                    words: "A b".to_owned()
                }
            )
        );
        assert_eq!(found[1].0, "[one](ref:A)");
        assert_eq!((found[2].0.as_str(), &found[2].1), ("<b>", &What::Html));
        assert_eq!(found[4].0, "![](documents/a.png)");
        assert_eq!(found[5].1, What::Table { has_headers: false });
    }
}
