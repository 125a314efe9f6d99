//! A text names a body or an organisation with a slip in one word: these names are found here and told of by
//! the check for near names.

use crate::check::Content;
use crate::check::names::cells::Cells;
use crate::check::names::mention::is_prose;
use crate::register::Register;
use crate::source::Place;
use crate::term::likeness::slips;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

/// How often a misspelling is made at most; what stands more often is a name of its own.
const MOST: usize = 2;

/// The shortest word in which one slip is no other word.
const SHORTEST: usize = 5;

/// A name as it is misspelt.
pub(super) struct Misspelt<'a> {
    pub(super) place: Place,
    /// The word with the slip.
    pub(super) word: &'a str,
    /// The word that is meant, and the whole name that it is part of.
    pub(super) meant: &'a str,
    pub(super) name: &'a str,
}

/// A long word of a name, with what stands before and behind it there.
struct Part<'a> {
    word: &'a str,
    letters: u32,
    before: &'a str,
    behind: &'a str,
    name: &'a str,
}

/// Every known name in prose of which one word has a slip and the rest is as it should be.
pub(super) fn misspelt<'a>(content: &Content<'a>) -> Vec<Misspelt<'a>> {
    let register: &'a Register = content.register;
    let mut known: HashSet<&str> = HashSet::new();
    let mut by_first: HashMap<u8, Vec<Part<'a>>> = HashMap::new();
    for name in names(register) {
        for (at, word) in words(name) {
            known.insert(word);
            let (before, behind) = (name[..at].trim(), name[at + word.len()..].trim());
            if word.len() >= SHORTEST && before.len() + behind.len() >= SHORTEST {
                by_first.entry(word.as_bytes()[0]).or_default().push(Part {
                    word,
                    letters: letters(word),
                    before,
                    behind,
                    name,
                });
            }
        }
    }
    let near = |run: &str| -> Vec<&Part<'a>> {
        let letters = letters(run);
        let parts = run.bytes().next().and_then(|first| by_first.get(&first));
        let parts = parts.map_or(&[][..], Vec::as_slice).iter();
        parts
            .filter(|part| {
                part.word.len().abs_diff(run.len()) <= 1
                    && (part.letters ^ letters).count_ones() <= 2
                    // The last word may be that of more than one: "both Boards".
                    && !(part.behind.is_empty() && is_plural(part.word, run))
                    && !is_spelt_elsewhere(part.word, run)
                    && slips(part.word, run) == 1
            })
            .collect()
    };
    let mut suspects: HashMap<&str, Vec<&Part<'a>>> = HashMap::new();
    for (run, times) in content.runs().counted() {
        let may_be = times <= MOST
            && run.len() + 1 >= SHORTEST
            && run.starts_with(|c: char| c.is_ascii_uppercase())
            && run.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
            && !known.contains(run);
        if may_be {
            let parts = near(run);
            if !parts.is_empty() {
                suspects.insert(run, parts);
            }
        }
    }
    if suspects.is_empty() {
        return Vec::new();
    }
    let cells = LazyCell::new(|| Cells::of(register));
    let mut found = Vec::new();
    for (writing, span) in content.rare(|run| suspects.contains_key(run)) {
        let text: &'a str = writing.text;
        let word = &text[span.clone()];
        let (before, behind) = (text[..span.start].trim_end(), text[span.end..].trim_start());
        let mut parts = suspects.get(word).into_iter().flatten().filter(|part| {
            before.ends_with(part.before)
                && behind.starts_with(part.behind)
                && (part.behind.is_empty()
                    || !behind[part.behind.len()..].starts_with(char::is_alphanumeric))
        });
        if let Some(part) = parts.next()
            && is_prose(writing, &cells, &span)
        {
            found.push(Misspelt {
                place: writing.place(span),
                word,
                meant: part.word,
                name: part.name,
            });
        }
    }
    found
}

/// Every name of two words or more that a body or an organisation goes by.
fn names(register: &Register) -> impl Iterator<Item = &str> {
    let bodies = register.bodies.rows().iter().flat_map(|row| {
        let record = &row.record;
        let others = record.also.iter().chain(&record.former_names);
        std::iter::once(&record.name).chain(others)
    });
    let organisations = register.organisations.rows().iter().flat_map(|row| {
        let record = &row.record;
        let others = record.also.iter().chain(&record.former_names);
        std::iter::once(&record.name).chain(others)
    });
    bodies
        .chain(organisations)
        .map(|name| name.text.as_str())
        .filter(|name| name.contains(' '))
}

/// The words of plain letters in a name, with where they begin.
fn words(name: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = name.as_ptr() as usize;
    name.split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - start, word))
}

/// Which letters a word has, a bit for each.
fn letters(word: &str) -> u32 {
    word.bytes()
        .map(|byte| 1_u32 << (byte.to_ascii_lowercase().wrapping_sub(b'a') & 31))
        .fold(0, |all, letter| all | letter)
}

/// The same word in the plural.
fn is_plural(one: &str, other: &str) -> bool {
    one.strip_suffix('s') == Some(other) || other.strip_suffix('s') == Some(one)
}

/// The same word as it is spelt elsewhere.
fn is_spelt_elsewhere(one: &str, other: &str) -> bool {
    let is_with_z = one.len() == other.len() && one.replace('z', "s") == other.replace('z', "s");
    let is_centre = one.len() == other.len()
        && one[..one.len() - 2] == other[..other.len() - 2]
        && (one.ends_with("re") || other.ends_with("re"));
    is_with_z || is_centre
}
