//! An update opens with how far the work is, but its heading does not say it.
//!
//! Why it matters: lists and counts follow the heading. Work that the text calls done stays open
//! there, and work in progress is counted with what nobody has told anything of.
//!
//! How to mend it: write the state behind a colon at the end of the heading, and take it out of the
//! text unless the text is a quotation.
//!
//! Example: `## Update, May 2025` above a text that begins `In progress – the leaflet is being
//! printed`.

use crate::check::answers::opening::state;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::Delivery;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "state-in-text",
    Severity::Warning,
    include_str!("state_in_text.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    for entry in &recommendation.record.entries {
        if !matches!(entry.said, Said::Update(None | Some(Delivery::NotStated))) {
            continue;
        }
        if let Some(seen) = state(&entry.text.markdown) {
            found.at(
                content.within(entry.text.place, seen.words),
                format!(
                    "the update opens `{}`, but its heading does not say how far the work is",
                    squeeze(seen.words)
                ),
                format!(
                    "write `: {}` at the end of the heading",
                    seen.delivery.words()
                ),
            );
        }
    }
}
