//! The same figure of what seems the same measure is rated otherwise in another framework, or in the report of a
//! board that names the measure and the period.
//!
//! Why it matters: a reader meets it green on one page and red on the other, and does not know whether the
//! council is content with it.
//!
//! How to mend it: look both ratings up. If two boards rate by targets of their own, say so in a note.
//!
//! Example: `19,677` emergency admissions, amber on the board's scorecard and red on that for older people; `### 1.2
//! Pupils in clubs: red` above "In 2024/25 it was 64%", which the framework rates green.

use crate::check::twice::measures::{days, observed, pairs};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::report::{IndicatorNote, Part};
use crate::register::{Id, Indicator, Subject};
use crate::source::Place;
use crate::term::Rag;

pub(super) const CHECK: Check = Check::new(
    "rated-differently",
    Severity::Warning,
    include_str!("rated_differently.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (one, other) in pairs(content) {
        let (here, there) = (
            &content.register.indicators[one],
            &content.register.indicators[other],
        );
        let theirs = observed(there);
        for (row, observation, figure) in observed(here) {
            let period = days(&observation.period);
            let twin = theirs.iter().find(|(_, other, known)| {
                period.is_some() && days(&other.period) == period && known.is_same(&figure)
            });
            let Some((row_there, other_observation, _)) = twin else {
                continue;
            };
            let (ours, other_rag) = (observation.rag, other_observation.rag);
            let are_rated = ours != Rag::NotRated && other_rag != Rag::NotRated;
            // A note may say by what it was rated.
            let is_explained = observation.note.is_some() || other_observation.note.is_some();
            if are_rated && ours != other_rag && !is_explained {
                found.at(
                    place_of(content, one, row),
                    format!(
                        "rated {} here and {} for what seems the same measure in {}",
                        ours.key(),
                        other_rag.key(),
                        content.line(place_of(content, other, *row_there))
                    ),
                    "look both up; if each board rates by its own target, say so in a note",
                );
            }
        }
    }
    for report in content.register.reports.rows() {
        // Most reports name no measure.
        if report.indicators.is_empty() {
            continue;
        }
        for part in &report.record.parts {
            if let Part::IndicatorNotes { notes, .. } = part {
                for note in notes {
                    look_at_note(content, note, found);
                }
            }
        }
    }
}

/// Holds a note of a report against the one period of its measure that its words name.
fn look_at_note(content: &Content<'_>, note: &IndicatorNote, found: &mut Found<'_>) {
    let named = note.indicator.as_ref();
    let Some(Subject::Indicator(id)) = named.and_then(|text| content.register.find(&text.text))
    else {
        return;
    };
    let seen = content.register.indicators[id]
        .record
        .observations
        .iter()
        .enumerate();
    let mut meant = seen.filter(|(_, seen)| names(&note.text.markdown, seen.period.text()));
    let (Some((row, seen)), None) = (meant.next(), meant.next()) else {
        return;
    };
    let are_rated = note.rag != Rag::NotRated && seen.rag != Rag::NotRated;
    if are_rated && note.rag != seen.rag && seen.note.is_none() {
        found.at(
            note.name.place,
            format!(
                "rated {} here and {} for {} in {}",
                note.rag.key(),
                seen.rag.key(),
                seen.period.text(),
                content.line(place_of(content, id, row))
            ),
            "look both up, and correct the one that is wrong; if the report rates by a target of its own, say so there \
             in a note",
        );
    }
}

/// Whether a text names a period as it is written, and not as part of a longer one: "Q1 2024/25" is none of 2024/25.
fn names(text: &str, period: &str) -> bool {
    let mut places = text.match_indices(period);
    !period.is_empty()
        && places.any(|(at, _)| {
            let before = text[..at].trim_end();
            let word = before
                .rsplit(|c: char| c.is_whitespace() || c == '(')
                .next();
            let is_led = word.is_some_and(|word| {
                word.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
                    && !word.eq_ignore_ascii_case("in")
                    && !word.eq_ignore_ascii_case("for")
            });
            let behind = &text[at + period.len()..];
            !is_led && !behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '/' | '-'))
        })
}

fn place_of(content: &Content<'_>, id: Id<Indicator>, row: usize) -> Place {
    let steps = [Step::Key("observations"), Step::Row(row), Step::Key("rag")];
    let record = content.register.indicators[id].record.standing.place;
    content.at(record, &steps)
}
