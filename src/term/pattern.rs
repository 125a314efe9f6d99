//! The door to regular expressions: a pattern that is looked for in words, made ready when first used.

use regex::{CaptureMatches, Matches, Regex};
use std::sync::OnceLock;

/// The Latin letters with their accents, as ranges of a class.
const LETTERS: &str = r"A-Za-z\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{24f}\u{1e00}-\u{1eff}";

/// A regular expression, in the syntax of the `regex` crate. A `\b` in it is where a word of plain
/// letters and digits begins or ends: an accented letter counts as a sign. A `\d` is a plain digit, and
/// a `\w` a Latin letter with its accents, a digit or `_`, and a `\p{L}` such a letter.
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
            // A boundary that knows all scripts takes the engine many times as long wherever a text
            // holds a dash or a pound sign, and the letters of all scripts take long to make ready.
            let words = self
                .words
                .replace(r"\b", r"(?-u:\b)")
                .replace(r"\d", "[0-9]")
                .replace(r"\w", &format!("[0-9_{LETTERS}]"))
                .replace(r"\p{L}", &format!("[{LETTERS}]"));
            // A pattern is a constant of the code: its check's specification fails if it is none.
            Regex::new(&words).expect("a pattern")
        })
    }
}
