//! The glossary: terms under their first letters. Prose links to a term by its slug.

use crate::plan::page::{Section, index_head};
use crate::plan::view::{Head, Link, View};
use crate::plan::{Entry, Site};
use crate::register::Term;
use serde::Serialize;
use std::collections::BTreeMap;

/// Plans the page.
pub fn plan(_: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::page("glossary", Section::GLOSSARY.address, view));
}

/// What `glossary.html` sees.
#[derive(Serialize)]
struct Glossary {
    lead: String,
    letters: Vec<LetterLink>,
    groups: Vec<Letter>,
}

#[derive(Serialize)]
struct LetterLink {
    letter: String,
    href: Option<String>,
}

/// The terms under one letter.
#[derive(Serialize)]
struct Letter {
    letter: String,
    id: String,
    terms: Vec<TermView>,
}

#[derive(Serialize)]
struct TermView {
    id: String,
    term: String,
    expansion: String,
    meaning: String,
    sources: Vec<Link>,
    notes: Vec<String>,
}

/// The mark under which terms stand that begin with no letter.
const DIGITS: char = '0';

/// The letter under which a term stands. A slug has Latin letters and digits only.
fn letter(term: &Term) -> char {
    let first = term.slug.chars().next().unwrap_or(DIGITS);
    if first.is_ascii_alphabetic() {
        first.to_ascii_uppercase()
    } else {
        DIGITS
    }
}

/// The anchor of a letter. No slug holds a low line, so no term has the same.
fn anchor(letter: char) -> String {
    format!("letter_{}", letter.to_ascii_lowercase())
}

/// The anchor of a term: its slug, unless the frame of the page has that name already.
fn term_anchor(slug: &str) -> String {
    match slug {
        "main" | "banner-title" | "footer" => format!("{slug}_"),
        slug => slug.to_owned(),
    }
}

fn view(site: &Site<'_>) -> View {
    let words = site.words;
    let mut pen = site.pen();
    let mut by_letter: BTreeMap<char, Vec<&Term>> = BTreeMap::new();
    for term in site.register.terms.rows() {
        by_letter.entry(letter(term)).or_default().push(term);
    }
    let name = |letter: char| match letter {
        DIGITS => words.say("letter-digits"),
        letter => letter.to_string(),
    };
    let digits = by_letter.contains_key(&DIGITS).then_some(DIGITS);
    let letters = digits
        .into_iter()
        .chain('A'..='Z')
        .map(|letter| LetterLink {
            letter: name(letter),
            href: by_letter
                .contains_key(&letter)
                .then(|| format!("#{}", anchor(letter))),
        })
        .collect();
    let mut groups = Vec::new();
    for (letter, mut terms) in by_letter {
        terms.sort_by(|a, b| a.slug.cmp(&b.slug));
        let mut group = Letter {
            letter: name(letter),
            id: anchor(letter),
            terms: Vec::new(),
        };
        for term in terms {
            let record = &term.record;
            let meaning = record.meaning.as_deref().map(|text| pen.html(text, 4));
            group.terms.push(TermView {
                id: term_anchor(&term.slug),
                term: record.term.text.clone(),
                expansion: record.expansion.clone().unwrap_or_default(),
                meaning: meaning.unwrap_or_default(),
                sources: site.sources(&record.standing),
                notes: record
                    .standing
                    .notes
                    .iter()
                    .map(|note| pen.html(note, 4))
                    .collect(),
            });
        }
        groups.push(group);
    }
    let section = Section::GLOSSARY;
    let intro = words.say("glossary-intro");
    let count = words.count("rows-count-terms", site.register.terms.len());
    View {
        template: "glossary.html",
        head: Head {
            no_facts: true,
            ..index_head(site, section, section.name(site), intro.clone())
        },
        body: Box::new(Glossary {
            lead: format!("{intro} {count}."),
            letters,
            groups,
        }),
    }
}
