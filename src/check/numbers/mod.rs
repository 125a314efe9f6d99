//! Numbers, rows and headings that are missing, doubled or run together.

mod agenda_times;
mod begins_in_the_middle;
mod broken_list;
mod count_differs_from_list;
mod counting;
mod gap_in_numbers;
mod item_not_on_agenda;
mod meeting_contradicts_itself;
mod meeting_dates_close;
mod meeting_in_two_blocks;
mod minutes_of_unknown_meeting;
mod no_number_among_numbered;
mod number_twice;
mod same_action_twice;
mod sittings;
mod stale;
mod two_records_in_one;
mod unseen;
mod vote_against_result;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    agenda_times::CHECK,
    begins_in_the_middle::CHECK,
    broken_list::CHECK,
    count_differs_from_list::CHECK,
    gap_in_numbers::CHECK,
    item_not_on_agenda::CHECK,
    meeting_contradicts_itself::CHECK,
    meeting_dates_close::CHECK,
    meeting_in_two_blocks::CHECK,
    minutes_of_unknown_meeting::CHECK,
    no_number_among_numbered::CHECK,
    number_twice::CHECK,
    same_action_twice::CHECK,
    stale::CHECK,
    two_records_in_one::CHECK,
    vote_against_result::CHECK,
];
