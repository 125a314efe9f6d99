//! The door to regular expressions: a pattern that is looked for in words, made ready when first used.

use regex_automata::meta::{Config, Regex};
use regex_automata::util::captures::Captures;
use regex_automata::{Anchored, Input, Match, Span};
use std::ops::{Index, Range};
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
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Hit<'t>> {
        let found = self.made().find_iter(text);
        found.map(move |found| Hit::new(text, found))
    }

    /// Every place where it stands in a text, with its parts.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Parts<'t>> {
        let made = self.made();
        // Nearly every text has no such place: only for one that is found, parts are told apart.
        made.find_iter(text).map(move |found| {
            let mut parts = made.create_captures();
            let here = Input::new(text).span(found.span());
            made.captures(here.anchored(Anchored::Yes), &mut parts);
            Parts { text, parts }
        })
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
            // Most patterns are looked for in a sentence or two: to make a search ready for words that each
            // place of theirs begins with takes longer than it ever saves.
            let plain = Config::new().auto_prefilter(false);
            let made = Regex::builder().configure(plain).build(&words);
            // A pattern is a constant of the code: its check's specification fails if it is none.
            made.expect("a pattern")
        })
    }
}

/// Words of a text in which a pattern, or a part of it, stands.
#[derive(Clone, Copy)]
pub struct Hit<'t> {
    text: &'t str,
    span: Span,
}

impl<'t> Hit<'t> {
    fn new(text: &'t str, found: Match) -> Hit<'t> {
        let span = found.span();
        Hit { text, span }
    }

    /// The words.
    pub fn as_str(&self) -> &'t str {
        // A pattern parts no sign in two.
        self.text.get(self.range()).unwrap_or_default()
    }

    /// How many bytes they have.
    #[expect(
        clippy::len_without_is_empty,
        reason = "nobody asks whether there are any"
    )]
    pub fn len(&self) -> usize {
        self.span.len()
    }

    /// Where they begin in the text, in bytes.
    pub fn start(&self) -> usize {
        self.span.start
    }

    /// Where they end in the text, in bytes.
    pub fn end(&self) -> usize {
        self.span.end
    }

    /// Where they stand in the text, in bytes.
    pub fn range(&self) -> Range<usize> {
        self.span.range()
    }
}

/// The parts of a pattern at a place where it stands: 0 is all of it.
pub struct Parts<'t> {
    text: &'t str,
    parts: Captures,
}

impl<'t> Parts<'t> {
    /// A part by its number, if it stands there.
    pub fn get(&self, part: usize) -> Option<Hit<'t>> {
        self.hit(self.parts.get_group(part))
    }

    /// A part by its name, if it stands there.
    pub fn name(&self, part: &str) -> Option<Hit<'t>> {
        self.hit(self.parts.get_group_by_name(part))
    }

    fn hit(&self, span: Option<Span>) -> Option<Hit<'t>> {
        let text = self.text;
        span.map(|span| Hit { text, span })
    }
}

/// The words of a part by its number; empty if it does not stand there.
impl Index<usize> for Parts<'_> {
    type Output = str;

    fn index(&self, part: usize) -> &str {
        self.get(part).map_or("", |part| part.as_str())
    }
}

/// The words of a part by its name; empty if it does not stand there.
impl Index<&str> for Parts<'_> {
    type Output = str;

    fn index(&self, part: &str) -> &str {
        self.name(part).map_or("", |part| part.as_str())
    }
}
