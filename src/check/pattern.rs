//! The door to regular expressions: a pattern that a check looks for, made ready when first used.

use regex::{CaptureMatches, Matches, Regex};
use std::sync::OnceLock;

/// A regular expression, in the syntax of the `regex` crate.
pub struct Pattern {
    words: &'static str,
    made: OnceLock<Regex>,
}

impl Pattern {
    /// The pattern of these signs.
    pub const fn new(words: &'static str) -> Pattern {
        Pattern {
            words,
            made: OnceLock::new(),
        }
    }

    /// Every place where it stands in a text.
    pub fn find_iter<'a>(&self, text: &'a str) -> Matches<'_, 'a> {
        self.made().find_iter(text)
    }

    /// Every place where it stands in a text, with its parts.
    pub fn captures_iter<'a>(&self, text: &'a str) -> CaptureMatches<'_, 'a> {
        self.made().captures_iter(text)
    }

    /// Whether it stands in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.made().is_match(text)
    }

    fn made(&self) -> &Regex {
        self.made.get_or_init(|| {
            // A pattern is a constant of the code: its check's specification fails if it is none.
            Regex::new(self.words).expect("a pattern")
        })
    }
}
