//! A response or an update stands twice in one record, with one date and the same words.
//!
//! Why it matters: a reader looks for what is new in the second, and feeds and counts tell of two pieces of
//! news where there is one.
//!
//! How to mend it: take one of the two out. If two papers of one day say the same, name both as evidence of
//! the one that stays.
//!
//! Example: `## Update, 12 March 2026: in progress` twice, each above `Two of the rooms are open.`

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::recommendation::Entry;
use crate::register::Recommendation;

pub(super) const CHECK: Check = Check::new(
    "entry-twice",
    Severity::Warning,
    include_str!("entry_twice.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let entries = &recommendation.record.entries;
    for (at, entry) in entries.iter().enumerate() {
        let mut before = entries[..at].iter();
        let Some(first) = before.find(|before| is_same(before, entry)) else {
            continue;
        };
        found.at(
            entry.heading.place,
            format!(
                "the same words of the same day stand in {} too",
                content.line(first.heading.place)
            ),
            "take one of the two out",
        );
    }
}

/// Whether two entries say the same, on the same day and of the same kind.
fn is_same(one: &Entry, other: &Entry) -> bool {
    let day = |entry: &Entry| entry.date.as_ref().map(|date| date.earliest());
    // How long the words are is known without a look at the file.
    let (words, others) = (&one.text.markdown, &other.text.markdown);
    !words.is_empty()
        && words.len() == others.len()
        && one.said == other.said
        && day(one) == day(other)
        && words.as_str() == others.as_str()
}
