//! A text says that a report was published in another month than the register of documents does.
//!
//! Why it matters: a reader who looks for the report under one date does not find it, and one of the
//! two dates is wrong.
//!
//! How to mend it: look the date up on the report itself and correct the one that is wrong. If a paper
//! tells it so, silence this check with that reason.
//!
//! Example: "In January 2018 the Care Quality Commission published its report", while `documents.yaml`
//! says `published on: 12 February 2018`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;
use crate::register::{Organisation, Party, Register};
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "publication-dates-differ",
    Severity::Warning,
    include_str!("publication_dates_differ.rs"),
    Looks::AtWords(&["published"], look),
);

static PUBLISHED: Pattern = Pattern::new(r"(?i)\bpublished\b");

static MONTH: Pattern = Pattern::new(concat!(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?",
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)",
    r"\s+(?:19|20)\d\d\b",
));

fn look(content: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    if !writing.is_markdown() {
        return;
    }
    let writing = &writing.near();
    for hit in PUBLISHED.find_iter(writing.text) {
        let sentence = writing.sentence_around(hit.start());
        let mut months = MONTH.find_iter(sentence);
        let (Some(month), None) = (months.next(), months.next()) else {
            continue;
        };
        let told = PartialDate::read(month.as_str());
        let Some(publisher) = named_in(content.register, sentence) else {
            continue;
        };
        let kinds = ["report", "review", "plan", "strategy", "guidance"];
        let folded = sentence.to_lowercase();
        let Some(kind) = kinds.iter().find(|kind| folded.contains(**kind)) else {
            continue;
        };
        let dates = published_by(content.register, publisher, kind);
        // With several of a kind, it is not certain which is meant.
        let [(title, date)] = dates.as_slice() else {
            continue;
        };
        let (Some(from), Some(to)) = (told.earliest(), told.latest()) else {
            continue;
        };
        let (Some(known_from), Some(known_to)) = (date.earliest(), date.latest()) else {
            continue;
        };
        let is_apart = known_to < from || known_from > to;
        let days = (known_from - from).num_days().abs();
        if !is_apart || days > 366 {
            continue;
        }
        // The sentence is a part of the writing, so the month is found from where it begins.
        let base = sentence.as_ptr() as usize - writing.text.as_ptr() as usize;
        found.at(
            writing.place(base + month.start()..base + month.end()),
            format!(
                "published in {} here, but on {} in the register",
                told.text(),
                date.text()
            ),
            format!("the register has it for `{title}`: correct the one that is wrong"),
        );
    }
}

/// The one organisation that a sentence names.
fn named_in<'a>(register: &'a Register, sentence: &str) -> Option<&'a Organisation> {
    let mut named = register.organisations.rows().iter().filter(|organisation| {
        let record = &organisation.record;
        let short = record.short_name.iter();
        std::iter::once(&record.name)
            .chain(short)
            .any(|name| has_word(sentence, name.as_str()))
    });
    match (named.next(), named.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

fn has_word(sentence: &str, word: &str) -> bool {
    sentence.match_indices(word).any(|(at, _)| {
        let before = sentence[..at].chars().next_back();
        let behind = sentence[at + word.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !behind.is_some_and(char::is_alphanumeric)
    })
}

/// The documents of a publisher whose title has a word, with their dates.
fn published_by<'a>(
    register: &'a Register,
    publisher: &Organisation,
    kind: &str,
) -> Vec<(&'a str, &'a PartialDate)> {
    register
        .documents
        .rows()
        .iter()
        .filter(|document| match document.publisher {
            Some(Party::Organisation(id)) => std::ptr::eq(&register.organisations[id], publisher),
            _ => false,
        })
        .filter_map(|document| {
            let paper = &document.record.paper;
            let title = paper.title.as_ref()?.as_str();
            let date = paper.published_on.as_ref()?;
            title.to_lowercase().contains(kind).then_some((title, date))
        })
        .collect()
}
