//! A green rating stands beside a note that tells of trouble.
//!
//! Why it matters: a reader who sees green does not read on. If the note is right, the rating may
//! hide what needs attention.
//!
//! How to mend it: publish both as the paper has them. Ask the author which of the two is right, and
//! add a note that says so.
//!
//! Example: an observation with `rag: green` and `note: The hours are not delivering the cases`.

use crate::check::answers::bad_news::bad_news;
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::indicator::Direction;
use crate::record::report::Part;
use crate::source::Place;
use crate::term::Rag;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "green-with-bad-news",
    Severity::Note,
    include_str!("green_with_bad_news.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for (row, observation) in record.observations.iter().enumerate() {
            if observation.rag != Rag::Green {
                continue;
            }
            if let Some(note) = &observation.note {
                let steps = [Step::Key("observations"), Step::Row(row), Step::Key("note")];
                let direction = record
                    .direction
                    .or_else(|| direction_of(&record.title.text));
                let place = content.at(record.standing.place, &steps);
                look_at(content, note, direction, place, "the figure", found);
            }
        }
    }
    for plan in content.register.plans.rows() {
        for (at, highlight) in plan.record.highlights.iter().enumerate() {
            for (row, rating) in highlight.ratings.iter().enumerate() {
                if rating.rag != Rag::Green {
                    continue;
                }
                let texts = [
                    ("commentary", &rating.commentary),
                    ("mitigation", &rating.mitigation),
                ];
                for (key, text) in texts {
                    if let Some(text) = text {
                        let steps = [
                            Step::Key("highlight reports"),
                            Step::Row(at),
                            Step::Key("ratings"),
                            Step::Row(row),
                            Step::Key(key),
                        ];
                        let place = content.at(plan.record.standing.place, &steps);
                        look_at(content, text, None, place, "the workstream", found);
                    }
                }
            }
        }
    }
    for report in content.register.reports.rows() {
        for part in &report.record.parts {
            let Part::IndicatorNotes { notes, .. } = part else {
                continue;
            };
            for note in notes.iter().filter(|note| note.rag == Rag::Green) {
                let direction = direction_of(&note.name.text);
                let place = note.text.place;
                look_at(
                    content,
                    &note.text.markdown,
                    direction,
                    place,
                    "the indicator",
                    found,
                );
            }
        }
    }
}

fn look_at(
    content: &Content<'_>,
    text: &str,
    direction: Option<Direction>,
    place: Place,
    what: &str,
    found: &mut Found<'_>,
) {
    if let Some(words) = worst(text, direction) {
        found.at(
            content.within(place, words),
            format!(
                "{what} is rated green, but its note says `{}`",
                squeeze(words)
            ),
            "ask which of the two is right, and say so in a note",
        );
    }
}

/// Bad news, and rather others than that something is incomplete: of data another check tells.
fn worst(text: &str, direction: Option<Direction>) -> Option<&str> {
    let words = bad_news(text, direction)?;
    if !words.eq_ignore_ascii_case("incomplete") {
        return Some(words);
    }
    let behind = text.split_once(words).map_or("", |(_, behind)| behind);
    bad_news(behind, direction).or(Some(words))
}

/// Which way a measure is meant to go, as far as its name says.
fn direction_of(name: &str) -> Option<Direction> {
    let down = ["reduc", "decreas", "fewer", "lower", "cut ", "less "];
    let name = name.to_lowercase();
    down.iter()
        .any(|word| name.contains(word))
        .then_some(Direction::Decrease)
}
