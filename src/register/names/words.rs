//! The words of a cell of names, with where they stand and what parts them.

use crate::term::text::plain_punctuation;
use std::ops::Range;

/// What separates a word from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    Blank,
    Comma,
    Stroke,
}

/// A word of a cell; a hyphen with blanks on both sides is one of its own.
pub(super) struct Word {
    /// With plain punctuation.
    pub(super) text: String,
    /// Where it stands in the cell, in bytes.
    pub(super) span: Range<usize>,
    pub(super) gap: Gap,
}

/// How many words a name has.
pub(super) fn count(name: &str) -> usize {
    words_of(name).len()
}

/// The words of a cell.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut gap = Gap::Blank;
    let mut current = String::new();
    let mut start = 0;
    let mut flush = |current: &mut String, gap: &mut Gap, span: Range<usize>| {
        if !current.is_empty() {
            words.push(Word {
                text: std::mem::take(current),
                span,
                gap: std::mem::replace(gap, Gap::Blank),
            });
        }
    };
    for (at, c) in text.char_indices() {
        match c {
            '(' | ')' => flush(&mut current, &mut gap, start..at),
            c if c.is_whitespace() => flush(&mut current, &mut gap, start..at),
            ',' => {
                flush(&mut current, &mut gap, start..at);
                if gap == Gap::Blank {
                    gap = Gap::Comma;
                }
            }
            '/' | ';' | '|' | '+' => {
                flush(&mut current, &mut gap, start..at);
                gap = Gap::Stroke;
            }
            '&' => {
                flush(&mut current, &mut gap, start..at);
                current.push_str("and");
                flush(&mut current, &mut gap, at..at + 1);
            }
            c => {
                if current.is_empty() {
                    start = at;
                }
                if c.is_ascii_alphanumeric() {
                    current.push(c);
                } else {
                    current.push_str(&plain_punctuation(c.encode_utf8(&mut [0; 4])));
                }
            }
        }
    }
    flush(&mut current, &mut gap, start..text.len());
    words
}
