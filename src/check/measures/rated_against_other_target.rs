//! A note says that a rating was judged by the target of another year than the one shown beside it.
//!
//! Why it matters: the page shows the target of the period, or the only one that there is. A reader who
//! holds the rating against that target is misled.
//!
//! How to mend it: add the target of the year that the note names under `targets`, if the paper gives
//! it. If it does not, nothing needs mending here.
//!
//! Example: a value for `Q2 2024/25` with the note `RAG based on 23/24 targets`.

use crate::check::measures::figure::observed;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::term::rating_note::{Other, other_target};
use crate::term::{PartialDate, Rag};

pub(super) const CHECK: Check = Check::new(
    "rated-against-other-target",
    Severity::Note,
    include_str!("rated_against_other_target.rs"),
    Looks::Through(look),
);

/// Whether one stretch of time lies within another.
fn lies_within(part: &PartialDate, whole: &PartialDate) -> bool {
    match (
        part.earliest(),
        part.latest(),
        whole.earliest(),
        whole.latest(),
    ) {
        (Some(from), Some(to), Some(first), Some(last)) => first <= from && to <= last,
        _ => false,
    }
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for (at, observation) in record.observations.iter().enumerate() {
            if observation.rag == Rag::NotRated {
                continue;
            }
            let note = observation.note.as_deref();
            let Some(other) = note.and_then(other_target) else {
                continue;
            };
            let how = match &other {
                Other::LastYear { .. } => "that of another year".to_owned(),
                Other::Year { date, .. } => {
                    let is_shown = record
                        .targets
                        .iter()
                        .any(|(year, _)| lies_within(date, year) || lies_within(year, date));
                    let in_period = lies_within(&observation.period, date);
                    let has_own = record.target_for(&observation.period).is_some();
                    match (in_period, is_shown) {
                        (true, true) => continue,
                        (true, false) if record.targets.is_empty() => continue,
                        (true, false) => {
                            format!(
                                "that of {}, which is not among the targets here",
                                date.text()
                            )
                        }
                        (false, _) if observation.period.earliest().is_none() && is_shown => {
                            continue;
                        }
                        (false, _) if has_own => {
                            format!("that of {}, not the one for its period", date.text())
                        }
                        (false, _) => format!("that of {}, another year", date.text()),
                    }
                }
            };
            let is_here = match &other {
                Other::LastYear { .. } => false,
                Other::Year { date, .. } => record
                    .targets
                    .iter()
                    .any(|(year, _)| lies_within(date, year)),
            };
            let help = if is_here {
                "nothing is to be mended if the paper says so: the page shows the note beside the rating"
            } else {
                "add the target of that year under `targets`, if the paper gives it"
            };
            let place = observed(content, record, at, "note");
            found.at(
                content.within(place, other.words()),
                format!(
                    "rated {} for {} by another target: {how}",
                    observation.rag.key(),
                    observation.period.text()
                ),
                help,
            );
        }
    }
}
