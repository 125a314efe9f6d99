//! A record has no number, though others of the same kind, meeting and item have one.
//!
//! Why it matters: a reader who has the paper in hand looks for the number. A row without one is
//! often the second half of the row above it.
//!
//! How to mend it: give it the `number` that the paper prints. If the paper prints none, say so in a
//! note and silence this check with that reason.
//!
//! Example: three recommendations of one meeting, two of them with `number: 4` and `number: 5`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "no-number-among-numbered",
    Severity::Warning,
    include_str!("no_number_among_numbered.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let recommendations = &content.register.recommendations;
    let mut of_meetings: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for recommendation in recommendations.rows() {
        if let Some(meeting) = recommendation.meeting {
            let record = &recommendation.record;
            // Each paper of a meeting counts its own; what was asked without a paper has no number.
            let item = record.item.as_deref().unwrap_or_default();
            of_meetings
                .entry((meeting, record.kind.folder(), item))
                .or_default()
                .push(&recommendation.record);
        }
    }
    for records in of_meetings.values() {
        let (numbered, others): (Vec<_>, Vec<_>) = records
            .iter()
            .copied()
            .partition(|record| record.number.is_some());
        // Where most have none, numbers are not how these are known.
        if numbered.len() < 2 || numbered.len() < others.len() {
            continue;
        }
        for record in others {
            let place = record.reference.place;
            found.at(
                place,
                format!(
                    "{} other {} of this {} carry the number of the paper; this one has none",
                    in_words(numbered.len()),
                    record.kind.folder().replace('-', " "),
                    if record.item.is_some() {
                        "item"
                    } else {
                        "meeting"
                    }
                ),
                "add the number that the paper prints; if it prints none, say that in a silence",
            );
        }
    }
}

/// "four"; figures from ten on.
fn in_words(count: usize) -> String {
    const WORDS: [&str; 10] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    WORDS
        .get(count)
        .map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
