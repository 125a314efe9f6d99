//! People, bodies and leads that are misspelt, doubled or run together.

mod asked_after_its_end;
mod attendee_twice;
mod broken_name;
mod cells;
mod confusable_name;
mod holder_overlap;
mod holding_backwards;
mod known;
mod lead_twice;
mod lead_without_post;
mod mention;
mod missing_owner;
mod misspelt_acronym;
mod near_first;
mod near_group;
mod near_name;
mod near_surname;
mod near_titled;
mod post_ended;
mod run_together_names;
mod stray_comma_in_name;
mod title_differs;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    asked_after_its_end::CHECK,
    attendee_twice::CHECK,
    broken_name::CHECK,
    confusable_name::CHECK,
    holder_overlap::CHECK,
    holding_backwards::CHECK,
    lead_twice::CHECK,
    lead_without_post::CHECK,
    missing_owner::CHECK,
    misspelt_acronym::CHECK,
    near_name::CHECK,
    post_ended::CHECK,
    run_together_names::CHECK,
    stray_comma_in_name::CHECK,
    title_differs::CHECK,
];
