//! A text names somebody by a title and a surname with a slip: these are found here and told of by the check
//! for near names.

use crate::check::names::cells::Cells;
use crate::check::names::known::whole_names;
use crate::check::names::mention::{is_prose, next_word, without_s};
use crate::check::names::near_surname::is_slip;
use crate::check::{Content, Question};
use crate::source::Place;
use crate::term::likeness::slips;
use crate::term::text::plain_punctuation;
use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};

const TITLES: [&str; 13] = [
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Mx",
    "Dr",
    "Cllr",
    "Cllrs",
    "Councillor",
    "Councillors",
    "Professor",
    "Prof",
    "Dame",
];

/// A surname that is misspelt, where it stands, and what is meant.
pub(super) struct Titled<'a> {
    pub(super) place: Place,
    pub(super) surname: &'a str,
    pub(super) meant: &'a str,
}

pub(super) static BEFORE_SURNAMES: Question =
    Question::of_words(|word| TITLES.contains(&word)).without_digits();

/// Every surname behind a title that nobody bears and that is one slip from the only one like it.
pub(super) fn titled<'a>(content: &Content<'a>) -> Vec<Titled<'a>> {
    /// The same spelling again and again is a name of its own.
    const MOST: usize = 2;
    let names = whole_names(content.register);
    let words = names.iter().flat_map(|name| name.words.iter());
    let known: HashSet<String> = words.map(|word| folded(word)).collect();
    let mut by_first: HashMap<char, Vec<&str>> = HashMap::new();
    for name in &names {
        let surname = name.words.last().copied().unwrap_or_default();
        if let Some(first) = surname.chars().next()
            && surname.len() >= 6
        {
            let alike = by_first.entry(first).or_default();
            if !alike.contains(&surname) {
                alike.push(surname);
            }
        }
    }
    let cells = LazyCell::new(|| Cells::of(content.register));
    let mut found: HashMap<&str, Vec<Titled<'a>>> = HashMap::new();
    for (writing, run) in content.that(&BEFORE_SURNAMES) {
        let text: &'a str = writing.text;
        let Some(word) = next_word(text, run.end, |c| c.is_whitespace() || c == '.') else {
            continue;
        };
        let span = without_s(text, word);
        let surname = &text[span.clone()];
        let lower = folded(surname);
        if surname.len() < 6 || known.contains(&lower) {
            continue;
        }
        let alike = surname
            .chars()
            .next()
            .and_then(|first| by_first.get(&first));
        let mut near = alike.into_iter().flatten().filter(|other| {
            let other = folded(other);
            is_slip(&other, &lower) && slips(&other, &lower) == 1
        });
        if let (Some(meant), None) = (near.next(), near.next())
            && is_prose(writing, &cells, &span)
        {
            let place = writing.place(span);
            let found = found.entry(surname).or_default();
            found.push(Titled {
                place,
                surname,
                meant,
            });
        }
    }
    let mut found: Vec<Titled<'a>> = found
        .into_values()
        .filter(|places| places.len() <= MOST)
        .flatten()
        .collect();
    found.sort_by_key(|titled| titled.place);
    found
}

/// A surname whatever its capitals and the kind of its apostrophes and hyphens.
fn folded(surname: &str) -> String {
    plain_punctuation(surname).to_lowercase()
}
