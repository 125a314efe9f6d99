//! A report gives a note on an indicator under a number that belongs to another measure.
//!
//! Why it matters: numbers change when a framework is rewritten. Under an old number, the note tells
//! of one measure and the page of another.
//!
//! How to mend it: find the measure that the note is about. Correct the number or the `Indicator:`
//! line; if the report uses an older numbering, say so in a note and silence this check with that.
//!
//! Example: a note `### 3.14 Looked after children: red` in a report to a board whose framework has
//! `Hours of reablement` as 3.14.

use crate::check::twice::measures::specific_words;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::report::Part;
use crate::register::{Id, Indicator, Report, Subject};
use std::collections::{BTreeSet, HashMap};

pub(super) const CHECK: Check = Check::new(
    "measure-number-collision",
    Severity::Error,
    include_str!("measure_number_collision.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let mut by_number: HashMap<String, Vec<Id<Indicator>>> = HashMap::new();
    for (id, indicator) in register.indicators.iter() {
        if let Some(number) = &indicator.record.number {
            by_number.entry(folded(&number.text)).or_default().push(id);
        }
    }
    for report in register.reports.rows() {
        for part in &report.record.parts {
            let Part::IndicatorNotes { notes, .. } = part else {
                continue;
            };
            for note in notes {
                let (number, name) = numbered(&note.name.text);
                let words = specific_words(name);
                if words.is_empty() {
                    continue;
                }
                let linked = note.indicator.as_ref().and_then(|reference| {
                    match register.find(&reference.text) {
                        Some(Subject::Indicator(id)) => Some((id, reference)),
                        _ => None,
                    }
                });
                let (meant, place) = match linked {
                    Some((id, reference)) => (vec![id], reference.place),
                    None => {
                        let Some(number) = number else {
                            continue;
                        };
                        let of_number = by_number.get(&folded(number));
                        let meant = of_number
                            .into_iter()
                            .flatten()
                            .copied()
                            .filter(|id| is_between(content, report, *id))
                            .collect();
                        (meant, content.within(note.name.place, number))
                    }
                };
                let Some(first) = meant.first() else {
                    continue;
                };
                let other_words = |id: &Id<Indicator>| {
                    let there = specific_words(&register.indicators[*id].record.title.text);
                    !there.is_empty()
                        && is_apart(
                            &words,
                            &there,
                            name,
                            &register.indicators[*id].record.title.text,
                        )
                };
                if !meant.iter().all(other_words) {
                    continue;
                }
                let there = &register.indicators[*first].record;
                let known = there
                    .number
                    .as_ref()
                    .map_or(there.reference.text.as_str(), |number| &number.text);
                found.at(
                    place,
                    format!(
                        "the note is about `{name}`, but {known} is `{}` in {}",
                        there.title.text,
                        content.line(there.title.place)
                    ),
                    "find the measure that is meant; if the report uses an older numbering, say so \
                     in a note",
                );
            }
        }
    }
}

/// Whether two names have nothing in common: no word, and none that is part of another.
fn is_apart(words: &BTreeSet<String>, there: &BTreeSet<String>, name: &str, title: &str) -> bool {
    let is_near = |word: &String| {
        there.iter().any(|other| {
            let (short, long) = if word.len() < other.len() {
                (word, other)
            } else {
                (other, word)
            };
            short == long || (short.chars().count() >= 5 && starts_alike(short, long))
        })
    };
    // An acronym of one may be spelt out in the other.
    let initials = |text: &str| -> String {
        text.split(|c: char| !c.is_alphanumeric())
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let spelt_out = |words: &BTreeSet<String>, text: &str| {
        let initials = initials(text);
        words
            .iter()
            .any(|word| word.len() >= 3 && initials.contains(word.as_str()))
    };
    !(words.iter().any(is_near) || spelt_out(words, title) || spelt_out(there, name))
}

/// Whether two words begin with the same five letters.
fn starts_alike(one: &str, other: &str) -> bool {
    one.chars().take(5).eq(other.chars().take(5))
}

/// Whether a framework belongs to one of the two ends of a report, or to nobody in particular.
fn is_between(content: &Content<'_>, report: &Report, id: Id<Indicator>) -> bool {
    let indicator = &content.register.indicators[id];
    match content.register.measures[indicator.measures].body {
        None => true,
        body => body == report.to || body == report.from,
    }
}

/// "3.14 Reduce the number…" is number and name; a year is no number of a measure.
fn numbered(name: &str) -> (Option<&str>, &str) {
    let Some((number, rest)) = name.split_once(char::is_whitespace) else {
        return (None, name);
    };
    let plain = number.trim_end_matches(['.', ')', ':', ',']);
    let is_number = plain.starts_with(|c: char| c.is_ascii_digit())
        && plain.len() <= 6
        && plain.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
        && (plain.contains('.') || plain.ends_with(|c: char| c.is_ascii_lowercase()));
    if is_number {
        (
            Some(plain),
            rest.trim_start_matches(['–', '—', '-', ':', ' ']),
        )
    } else {
        (None, name)
    }
}

fn folded(number: &str) -> String {
    number.trim().trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_told_from_a_year_and_a_count() {
        assert_eq!(
            numbered("3.14 Looked after children"),
            (Some("3.14"), "Looked after children")
        );
        assert_eq!(numbered("1.1b: Waits").0, Some("1.1b"));
        assert_eq!(numbered("2019 results").0, None);
        assert_eq!(numbered("18 weeks' wait").0, None);
    }

    #[test]
    fn names_of_one_measure_have_something_in_common() {
        let apart = |a: &str, b: &str| is_apart(&specific_words(a), &specific_words(b), a, b);
        assert!(apart(
            "Reduce the number of looked after children",
            "Increase the number of hours of reablement"
        ));
        assert!(!apart("Children in care", "Looked after children"));
        assert!(!apart("DTOC bed days", "Delayed transfers of care"));
        assert!(!apart("Immunised at two", "Uptake of immunisations"));
    }
}
