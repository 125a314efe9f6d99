//! An acronym that nothing explains: no glossary, no name of a body or organisation, no words in the text.
//!
//! Why it matters: a resident who does not work for the council or the NHS cannot know what it stands for.
//!
//! How to mend it: add it to `glossary.yaml` with its `expansion`; or to the names of the body or
//! organisation (`short name`, `also`); or write it out once: `Care Quality Commission (CQC)`.
//!
//! Example: `The MASH will report again`, where no other page says what a MASH is.

use crate::check::pages::acronym::{Standing, acronyms, is_spelt_out, may_be_part};
use crate::check::{Check, Content, Found, Looks, Question};
use crate::diagnostic::Severity;
use crate::source::Place;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "unexplained-acronym",
    Severity::Note,
    include_str!("unexplained_acronym.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&PARTS];

/// Keys whose values are references, names or addresses, which are explained where they lead.
const NOT_PROSE: [&str; 39] = [
    "accent",
    "accountable",
    "address",
    "also",
    "authors",
    "base url",
    "body",
    "check",
    "code",
    "contact",
    "discussed at",
    "document",
    "file",
    "former addresses",
    "former names",
    "framework",
    "from",
    "indicator",
    "indicators",
    "initials",
    "item",
    "leads",
    "link",
    "made by",
    "made to",
    "meeting",
    "number",
    "paper",
    "plan actions",
    "priorities",
    "priority",
    "reference",
    "related",
    "same as",
    "short name",
    "size",
    "source",
    "supersedes",
    "unidentified leads",
];

static PARTS: Question = Question::of_runs(may_be_part);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let explained = explained(content);
    let parts: Vec<(usize, usize)> = content.runs().that(&PARTS).collect();
    let places: Vec<Vec<(String, Place, bool)>> = parts
        .par_chunk_by(|one, other| one.0 == other.0)
        .map(|parts| unexplained(content, parts, &explained))
        .collect();
    let mut by_acronym: BTreeMap<String, Vec<(Place, bool)>> = BTreeMap::new();
    for (acronym, place, is_title) in places.into_iter().flatten() {
        by_acronym
            .entry(acronym)
            .or_default()
            .push((place, is_title));
    }
    let prefixes = prefixes(content);
    by_acronym.retain(|acronym, _| {
        !prefixes.contains(acronym.as_str()) && !is_plain_word(content, acronym)
    });
    for (acronym, places) in by_acronym {
        let in_title = places.iter().find(|(_, is_title)| *is_title);
        let Some((place, is_title)) = in_title.or(places.first()) else {
            continue;
        };
        let others = match places.len() - 1 {
            0 => String::new(),
            1 => ", here and in 1 other place".to_owned(),
            count => format!(", here and in {count} other places"),
        };
        let finding = found.at(
            *place,
            format!("nothing explains `{acronym}`{others}"),
            format!(
                "add it to `glossary.yaml`, or write it out once in the text: \
                 `what it stands for ({acronym})`"
            ),
        );
        // A title stands in lists by itself, without the text below it.
        if *is_title {
            finding.severity = Severity::Warning;
        }
    }
}

/// All that the glossary and the names of the site explain.
fn explained(content: &Content<'_>) -> HashSet<String> {
    let register = content.register;
    let mut names: Vec<&str> = Vec::new();
    for term in register.terms.rows() {
        names.push(&term.record.term.text);
        names.extend(term.record.expansion.as_deref());
        names.extend(term.record.meaning.as_deref());
    }
    for row in register.organisations.rows() {
        let record = &row.record;
        names.push(&record.name.text);
        for text in record
            .short_name
            .iter()
            .chain(&record.also)
            .chain(&record.former_names)
        {
            names.push(&text.text);
        }
    }
    for row in register.bodies.rows() {
        let record = &row.record;
        names.push(&record.name.text);
        for text in record
            .short_name
            .iter()
            .chain(&record.also)
            .chain(&record.former_names)
        {
            names.push(&text.text);
        }
    }
    for row in register.posts.rows() {
        let record = &row.record;
        for text in record.also.iter().chain(&record.initials) {
            names.push(&text.text);
        }
    }
    for row in register.people.rows() {
        let record = &row.record;
        names.push(&record.name.text);
        for text in record.also.iter().chain(&record.initials) {
            names.push(&text.text);
        }
    }
    let mut explained = HashSet::new();
    for name in names {
        for word in name.split(|c: char| !c.is_alphanumeric() && c != '&') {
            explained.insert(word.to_lowercase());
            if let Some(single) = word.strip_suffix('s') {
                explained.insert(single.to_lowercase());
            }
        }
        // `Section 106` explains `S106`.
        let mut words = name.split_whitespace();
        while let Some(word) = words.next() {
            if word.eq_ignore_ascii_case("section")
                && let Some(number) = words.next()
            {
                explained.insert(format!("s{}", number.to_lowercase()));
            }
        }
    }
    explained
}

/// The acronyms of a stretch of writing that neither the site nor the stretch itself explains; `parts`
/// are where the runs in it begin that may be part of one.
fn unexplained(
    content: &Content<'_>,
    parts: &[(usize, usize)],
    explained: &HashSet<String>,
) -> Vec<(String, Place, bool)> {
    let Some(writing) = parts
        .first()
        .and_then(|part| content.writings().get(part.0))
    else {
        return Vec::new();
    };
    let mut spelt_out: HashMap<String, bool> = HashMap::new();
    let starts = parts.iter().map(|(_, start)| *start);
    acronyms(writing, starts, |key| !NOT_PROSE.contains(&key))
        .into_iter()
        .filter(|acronym| {
            let words = acronym.words.to_lowercase();
            let letters = words.trim_end_matches(|c: char| c.is_ascii_digit());
            !explained.contains(&words) && (letters.len() < 2 || !explained.contains(letters))
        })
        .filter(|acronym| !is_postcode_area(writing.text, &acronym.span))
        .filter(|acronym| {
            !*spelt_out
                .entry(acronym.words.to_owned())
                .or_insert_with(|| is_spelt_out(acronym.words, writing.text))
        })
        .map(|acronym| {
            let is_title = matches!(acronym.standing, Standing::Under("title"));
            (
                acronym.words.to_owned(),
                writing.place(acronym.span),
                is_title,
            )
        })
        .collect()
}

/// Whether letters are an area of postcodes, which stand for a town at most: "in the SY and LD postcodes".
fn is_postcode_area(text: &str, letters: &Range<usize>) -> bool {
    const FURTHEST: usize = 40;
    let near = text.floor_char_boundary(letters.start.saturating_sub(FURTHEST))
        ..text.ceil_char_boundary((letters.end + FURTHEST).min(text.len()));
    letters.len() <= 2 && text[near].to_ascii_lowercase().contains("postcode")
}

/// The letters at the beginning of references, codes and numbers: `FOOD` of `FOOD-1.1`.
fn prefixes<'a>(content: &Content<'a>) -> HashSet<&'a str> {
    let register = content.register;
    let mut signs: Vec<&str> = Vec::new();
    for row in register.recommendations.rows() {
        signs.push(&row.record.reference.text);
        signs.extend(row.record.number.as_deref());
    }
    for row in register.meetings.rows() {
        signs.push(&row.record.reference.text);
    }
    for row in register.reports.rows() {
        signs.push(&row.record.reference.text);
    }
    for row in register.frameworks.rows() {
        signs.push(&row.record.reference.text);
    }
    for row in register.priorities.rows() {
        signs.push(&row.record.code.text);
    }
    for row in register.measures.rows() {
        signs.push(&row.record.reference.text);
    }
    for row in register.indicators.rows() {
        signs.push(&row.record.reference.text);
        signs.extend(row.record.number.iter().map(|number| number.text.as_str()));
    }
    for row in register.plans.rows() {
        signs.push(&row.record.reference.text);
    }
    for row in register.actions.rows() {
        signs.push(&row.record.reference.text);
    }
    for row in register.documents.rows() {
        signs.push(&row.record.reference.text);
    }
    signs
        .into_iter()
        .flat_map(|sign| sign.split(|c: char| !c.is_ascii_uppercase()))
        .filter(|letters| letters.len() > 1)
        .collect()
}

/// Acronyms that are ordinary words as well: the word in small letters says nothing of them.
const WORDS_TOO: [&str; 8] = [
    "ACES", "AIDS", "CAST", "MASH", "PACE", "PALS", "SALT", "SEND",
];

/// Whether an acronym of four letters or more is a word in capitals: the site has it in small letters
/// too.
fn is_plain_word(content: &Content<'_>, acronym: &str) -> bool {
    if acronym.len() < 4
        || !acronym.bytes().all(|byte| byte.is_ascii_uppercase())
        || WORDS_TOO.contains(&acronym)
    {
        return false;
    }
    let word = acronym.to_lowercase();
    content.runs().words().any(|run| {
        run.match_indices(word.as_str()).any(|(at, found)| {
            let around = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            around(run[..at].chars().next_back()) && around(run[at + found.len()..].chars().next())
        })
    })
}
