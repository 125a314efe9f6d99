//! Numbers, rows and headings that are missing, doubled or run together.

mod agenda_times;
mod begins_in_the_middle;
mod clock;
mod meeting_dates_close;
mod meeting_in_two_blocks;
mod minutes_of_unknown_meeting;
mod no_number_among_numbered;
mod sittings;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    agenda_times::CHECK,
    begins_in_the_middle::CHECK,
    meeting_dates_close::CHECK,
    meeting_in_two_blocks::CHECK,
    minutes_of_unknown_meeting::CHECK,
    no_number_among_numbered::CHECK,
];
