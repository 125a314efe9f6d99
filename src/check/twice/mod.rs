//! The same fact told differently in two places.

mod also_reported_as;
mod differing_words;
mod entry_twice;
mod measure_number_collision;
mod measures;
mod next_meeting_differs;
mod paper_twice;
mod rated_differently;
mod report_after_its_meeting;
mod report_not_among_papers;
mod rounded_differently;
mod same_value_different_period;
mod short_name_differs;
mod state_differs_from_plan;
mod targets_differ;
mod text_drift;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    also_reported_as::CHECK,
    entry_twice::CHECK,
    measure_number_collision::CHECK,
    next_meeting_differs::CHECK,
    paper_twice::CHECK,
    rated_differently::CHECK,
    report_after_its_meeting::CHECK,
    report_not_among_papers::CHECK,
    rounded_differently::CHECK,
    same_value_different_period::CHECK,
    short_name_differs::CHECK,
    state_differs_from_plan::CHECK,
    targets_differ::CHECK,
    text_drift::CHECK,
];
