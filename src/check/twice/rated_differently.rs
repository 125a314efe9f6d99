//! The same figure of what seems the same measure is rated otherwise in another framework.
//!
//! Why it matters: a reader meets it green on one page and red on the other, and does not know whether the
//! council is content with it.
//!
//! How to mend it: look both ratings up. If two boards rate by targets of their own, say so in a note.
//!
//! Example: `19,677` emergency admissions, amber on the board's scorecard and red on that for older people.

use crate::check::twice::measures::{days, observed, pairs};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Id, Indicator};
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
}

fn place_of(content: &Content<'_>, id: Id<Indicator>, row: usize) -> Place {
    let steps = [Step::Key("observations"), Step::Row(row), Step::Key("rag")];
    let record = content.register.indicators[id].record.standing.place;
    content.at(record, &steps)
}
