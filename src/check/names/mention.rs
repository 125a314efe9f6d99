//! Words of prose, one after another, with what stands between them.

use crate::check::names::cells::Cells;
use crate::check::names::known::whole_names;
use crate::check::question::StandsOnSite;
use crate::check::{Content, Question, Writing};
use crate::register::Register;
use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};
use std::ops::Range;

/// Whether a byte begins a capital letter, or a sign that may be taken for one.
pub(super) fn capital(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte >= 0xc3
}

/// Whether a byte begins a capital letter to the eye.
pub(super) fn capital_to_the_eye(byte: u8) -> bool {
    capital(byte) || matches!(byte, b'l' | b'1' | b'0')
}

/// Where the words begin, in the order of the writing, that have such a first letter, in the runs that a
/// question means.
pub(super) fn begun<'c, 'a>(
    content: &'c Content<'a>,
    question: &'static Question,
    is_start: fn(u8) -> bool,
) -> impl Iterator<Item = (&'c Writing<'a>, usize)> {
    content.that(question).flat_map(move |(writing, run)| {
        let words = writing.text.get(run.clone()).unwrap_or_default();
        starts(words, is_start).map(move |start| (writing, run.start + start))
    })
}

/// Whether a name may begin in a run: a word with such a first letter, of which only the letters and digits
/// up to the first other sign are looked at.
///
/// A run goes on to the first plain sign that is no letter and no digit: up to its own first other sign, a
/// word that begins in it stands in it.
pub(super) fn may_hold(
    run: &str,
    is_start: fn(u8) -> bool,
    may_begin: impl Fn(&str) -> bool,
) -> bool {
    starts(run, is_start).any(|start| {
        let rest = run.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| !c.is_alphanumeric());
        let first = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        !first.is_empty() && may_begin(first)
    })
}

/// The runs in which the first word of a known name may begin.
pub(super) static FIRST_NAMES: Question = Question::of_register(|register| {
    let names = whole_names(register);
    let first_words = FirstWords::of(names.iter().map(|name| name.first().to_owned()));
    Box::new(move |run| may_hold(run, capital, |word| first_words.may_begin(word)))
})
.without_digits()
.standing_on_site(not_as_written);

/// Whether a run does not begin a name as the records have it, as nearly all do. Of a name that is the beginning
/// of a longer one it cannot be told.
pub(super) fn not_as_written(register: &Register) -> StandsOnSite<'_> {
    let names = whole_names(register);
    let mut spellings: Vec<&str> = names.iter().map(|name| name.spelling).collect();
    spellings.sort_unstable();
    // Sorted, a name stands right before those that it begins: of these the longest stays.
    spellings.dedup_by(|longer, name| {
        let begins = longer.starts_with(&**name);
        if begins {
            *name = *longer;
        }
        begins
    });
    // Of names none of which begins another, only one can begin a text.
    let spelt = AhoCorasick::builder()
        .start_kind(StartKind::Anchored)
        .build(&spellings)
        .ok();
    Box::new(move |text, run| {
        let here = Input::new(text).range(run.start..).anchored(Anchored::Yes);
        let name = spelt.as_ref().and_then(|spelt| spelt.find(here));
        !name.is_some_and(|name| ends_name(&text[name.end()..]))
    })
}

/// Whether a text begins with a name as it is written, and not with a longer word.
pub(super) fn begins_with(text: &str, name: &str) -> bool {
    let behind = text.strip_prefix(name);
    behind.is_some_and(ends_name)
}

/// Whether no longer word stands where a text goes on behind a name.
fn ends_name(behind: &str) -> bool {
    !behind.starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

/// First words of names, to be asked whether one of them begins with a word.
pub(super) struct FirstWords(Vec<String>);

impl FirstWords {
    pub(super) fn of(words: impl IntoIterator<Item = String>) -> FirstWords {
        let mut words: Vec<String> = words.into_iter().collect();
        words.sort_unstable();
        FirstWords(words)
    }

    pub(super) fn may_begin(&self, word: &str) -> bool {
        let at = self.0.partition_point(|known| known.as_str() < word);
        let known = self.0.get(at);
        known.is_some_and(|known| known.starts_with(word))
    }
}

fn starts(text: &str, is_start: impl Fn(u8) -> bool) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (0..bytes.len()).filter(move |at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        is_start(bytes[*at])
            && !before.is_some_and(|byte| byte.is_ascii_alphanumeric())
            // A letter of another script, or an accented one, before it is part of the same word.
            && (before.is_none_or(u8::is_ascii)
                || text
                    .get(..*at)
                    .is_some_and(|head| !head.ends_with(char::is_alphanumeric)))
    })
}

/// The word that begins at `start`: letters and digits, with the hyphens and apostrophes between.
pub(super) fn word_at(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        if c.is_alphanumeric() {
            end = at + c.len_utf8();
        } else if !(matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '\u{2019}')
            && at > 0
            && at == end)
        {
            break;
        }
    }
    start..start + end
}

/// The next word behind `end`, if nothing stands between but what `may_part` lets stand there.
pub(super) fn next_word(
    text: &str,
    end: usize,
    may_part: impl Fn(char) -> bool,
) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let (at, c) = rest.char_indices().find(|(_, c)| !may_part(*c))?;
    let word = word_at(text, end + at);
    (at > 0 && c.is_alphanumeric() && !is_paragraph(rest.get(..at)?)).then_some(word)
}

/// Whether a new paragraph or line of a list begins in the gap between two words.
fn is_paragraph(gap: &str) -> bool {
    gap.bytes().filter(|byte| *byte == b'\n').count() > 1 || gap.contains("\n-")
}

/// A word without the `'s` of what belongs to somebody.
pub(super) fn without_s(text: &str, word: Range<usize>) -> Range<usize> {
    let spelt = text.get(word.clone()).unwrap_or_default();
    let bare = ["'s", "\u{2019}s"]
        .iter()
        .find_map(|ending| spelt.strip_suffix(ending))
        .unwrap_or(spelt);
    word.start..word.start + bare.len()
}

/// Whether words stand as prose: not as a name that is read as one, not in an address, and not in
/// quotation marks of their own, as where somebody tells how a paper spells them.
pub(super) fn is_prose(writing: &Writing<'_>, cells: &Cells, span: &Range<usize>) -> bool {
    !cells.is_name(writing.place(span.clone()))
        && !is_quoted(writing.text, span)
        && !writing.is_in_address(span.start)
}

/// Whether words stand in quotation marks of their own.
pub(super) fn is_quoted(text: &str, span: &Range<usize>) -> bool {
    const MARKS: [char; 9] = [
        '"', '\'', '`', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '\u{ab}', '\u{bb}',
    ];
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    before.ends_with(MARKS) && after.trim_start_matches('\\').starts_with(MARKS)
}
