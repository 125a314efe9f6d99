//! Work that was done or closed is open again, and no word says why.
//!
//! Why it matters: a reader who saw it done finds it undone. Either the first state was wrong or
//! something happened that the page does not tell.
//!
//! How to mend it: say in the later update why the work goes on, or correct the earlier state.
//!
//! Example: `## Update, May 2025: done, as reported` followed by `## Update, June 2025: in progress`
//! without a word on why.

use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::recommendation::{Entry, Said};
use crate::register::Recommendation;
use crate::term::Delivery;

pub(super) const CHECK: Check = Check::new(
    "opened-again-without-a-word",
    Severity::Note,
    include_str!("opened_again_without_a_word.rs"),
    Looks::AtRecommendations(look),
);

static WHY: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:again|re-?open\w*|re-?start\w*|resum\w*|return\w*|back|because|since|after|following|further|new|more|second|next|additional|not (?:yet |fully )?(?:done|finished|complete\w*|closed)|no longer|had (?:been|said)|earlier|too (?:early|soon)|mistake|wrong\w*|correct\w*|only|remain\w*|still|however|although|but|asked|extend\w*|phase|stage|year)(?-u:\b)",
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let mut closed: Option<(&Entry, Delivery)> = None;
    for entry in &recommendation.record.entries {
        let Said::Update(Some(delivery)) = entry.said else {
            continue;
        };
        if delivery.is_closed() {
            closed = Some((entry, delivery));
            continue;
        }
        // An ongoing routine may well follow what was done once.
        let goes_on = !matches!(delivery, Delivery::NotStated | Delivery::Ongoing);
        if let Some((before, state)) = closed
            && goes_on
            && entry.detail.is_none()
            && entry.notes.is_empty()
            && !WHY.is_in(&entry.text.markdown)
        {
            found.at(
                entry.heading.place,
                format!(
                    "the work is `{delivery}`, though it was `{state}` in {}",
                    content.line(before.heading.place)
                ),
                "say in a sentence why it goes on, or correct the earlier state",
            );
        }
        if goes_on {
            closed = None;
        }
    }
}
