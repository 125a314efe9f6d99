//! A text names somebody by a known surname and a first name with a slip: these are found here and told of by
//! the check for near names.

use crate::check::names::cells::Cells;
use crate::check::names::known::{Known, Spellings, whole_names};
use crate::check::names::mention::{is_prose, without_s, word_at};
use crate::check::names::near_surname::{is_beginning, long_forms};
use crate::check::writing::is_part;
use crate::check::{Content, Question};
use crate::register::Register;
use crate::source::Place;
use crate::term::likeness::slips;
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};

/// A name whose first word is misspelt, where it stands, and what is meant.
pub(super) struct NearFirst<'a> {
    pub(super) place: Place,
    pub(super) spelt: String,
    pub(super) meant: &'a str,
}

/// The runs in which a known surname begins, behind a word that is not the first name of anybody who bears it.
pub(super) static SURNAMES: Question = Question::of_register(|register| {
    let by_surname = first_names(register);
    Box::new(move |run| by_surname.contains_key(beginning(run)))
})
.without_digits()
.standing_on_site(|register| {
    let by_surname = first_names(register);
    Box::new(move |text, run| {
        // Bytes are enough for nearly all: most words begin with a plain small letter.
        let [before @ .., b' ' | b'\n'] = &text.as_bytes()[..run.start] else {
            return false;
        };
        let length = before.iter().rev().take_while(|byte| is_part(**byte));
        let first = before.len() - length.count();
        let may_be_name = before.len() - first >= SHORTEST && !before[first].is_ascii_lowercase();
        let before = &text[..before.len()];
        let is_name = may_be_name && before[first..].starts_with(char::is_uppercase);
        is_name && {
            let first_names = by_surname.get(beginning(&text[run.clone()]));
            !first_names.is_some_and(|names| names.iter().any(|name| before.ends_with(name)))
        }
    })
});

/// The length of the shortest first name in which a slip is certain enough, in letters.
const SHORTEST: usize = 5;

/// The letters with which a word begins, up to the first other sign.
fn beginning(word: &str) -> &str {
    let end = word.find(|c: char| !c.is_alphanumeric());
    &word[..end.unwrap_or(word.len())]
}

/// The first names of those who have a surname, by the letters with which it begins.
fn first_names(register: &Register) -> HashMap<&str, Vec<&str>> {
    let mut by_surname: HashMap<&str, Vec<&str>> = HashMap::new();
    for name in whole_names(register) {
        if let [first, last] = name.words.as_slice() {
            let first_names = by_surname.entry(beginning(last)).or_default();
            if !first_names.contains(first) {
                first_names.push(first);
            }
        }
    }
    by_surname
}

/// Every known surname behind a first name that nobody who bears it has, and that is one slip from the only one
/// like it.
pub(super) fn near_first<'a>(content: &Content<'a>) -> Vec<NearFirst<'a>> {
    /// The same spelling again and again is a name of its own.
    const MOST: usize = 2;
    let names = whole_names(content.register);
    let mut by_last: HashMap<&str, Vec<&Known<'a>>> = HashMap::new();
    for name in names.iter().filter(|name| name.words.len() == 2) {
        by_last.entry(name.last()).or_default().push(name);
    }
    let spellings = LazyCell::new(|| Spellings::of(content.register));
    let cells = LazyCell::new(|| Cells::of(content.register));
    let mut found: BTreeMap<String, Vec<(Place, &'a str)>> = BTreeMap::new();
    for (writing, run) in content.that(&SURNAMES) {
        let text = writing.text;
        let last = without_s(text, word_at(text, run.start));
        let Some(people) = by_last.get(&text[last.clone()]) else {
            continue;
        };
        let before = text[..run.start].trim_end();
        let is_in_name = |c: char| c.is_alphabetic() || matches!(c, '\'' | '\u{2019}' | '-');
        let start = before.trim_end_matches(is_in_name).len();
        let first = &before[start..];
        let mut near = people.iter().filter(|name| is_slip(name.first(), first));
        let (Some(known), None) = (near.next(), near.next()) else {
            continue;
        };
        let span = start..last.end;
        let whole = format!("{first} {}", &text[last]);
        if !spellings.knows(&whole) && is_prose(writing, &cells, &span) {
            let found = found.entry(whole).or_default();
            found.push((writing.place(span), known.spelling));
        }
    }
    let found = found.into_iter().filter(|(_, places)| places.len() <= MOST);
    let mut found: Vec<NearFirst<'a>> = found
        .flat_map(|(spelt, places)| {
            places.into_iter().map(move |(place, meant)| NearFirst {
                place,
                spelt: spelt.clone(),
                meant,
            })
        })
        .collect();
    found.sort_by_key(|near| near.place);
    found
}

/// Whether a first name is probably another with a slip, and not one beside it, such as Paula beside Paul.
fn is_slip(known: &str, spelt: &str) -> bool {
    /// Names of two, though a letter apart.
    const TWO: [(&str, &str); 4] = [
        ("frances", "francis"),
        ("helena", "helene"),
        ("joanna", "joanne"),
        ("marian", "marion"),
    ];
    let (known, spelt) = (known.to_lowercase(), spelt.to_lowercase());
    let length = |name: &str| name.chars().count();
    if known == spelt
        || length(&known).min(length(&spelt)) < SHORTEST
        || known.chars().next() != spelt.chars().next()
        || slips(&known, &spelt) != 1
    {
        return false;
    }
    let is_pair = |pair: &(&str, &str)| {
        *pair == (known.as_str(), spelt.as_str()) || *pair == (spelt.as_str(), known.as_str())
    };
    let (shorter, longer) = match known.len() <= spelt.len() {
        true => (&known, &spelt),
        false => (&spelt, &known),
    };
    // A letter more at the end makes another name, unless it is the last one doubled.
    let is_longer = longer
        .strip_prefix(shorter.as_str())
        .is_some_and(|more| !more.is_empty() && !shorter.ends_with(more));
    let is_form = |short: &str, long: &str| {
        is_beginning(short, long) || long_forms(short).any(|form| form == long)
    };
    !TWO.iter().any(is_pair) && !is_longer && !is_form(&known, &spelt) && !is_form(&spelt, &known)
}
