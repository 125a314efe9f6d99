//! Dates and periods that cannot be right, or that nobody can read.

mod backward_dates;
mod backward_years;
mod different_start_years;
mod due_before_made;
mod entries_out_of_order;
mod length_differs_from_dates;
mod made_before_meeting;
mod meeting_after_report;
mod misspelt_date;
mod month_differs_from_meeting;
mod no_such_day;
mod no_such_period;
mod no_such_time;
mod open_ended_date;
mod promise_before_entry;
mod publication_dates_differ;
mod record_dates_cross;
mod relative_date;
mod tense_differs_from_date;
mod title_date_differs;
mod unreadable_period;
mod update_before_made;
mod value_older_than_baseline;
mod weekday_differs;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    backward_dates::CHECK,
    backward_years::CHECK,
    different_start_years::CHECK,
    due_before_made::CHECK,
    entries_out_of_order::CHECK,
    length_differs_from_dates::CHECK,
    made_before_meeting::CHECK,
    meeting_after_report::CHECK,
    misspelt_date::CHECK,
    month_differs_from_meeting::CHECK,
    no_such_day::CHECK,
    no_such_period::CHECK,
    no_such_time::CHECK,
    open_ended_date::CHECK,
    promise_before_entry::CHECK,
    publication_dates_differ::CHECK,
    record_dates_cross::CHECK,
    relative_date::CHECK,
    tense_differs_from_date::CHECK,
    title_date_differs::CHECK,
    unreadable_period::CHECK,
    update_before_made::CHECK,
    value_older_than_baseline::CHECK,
    weekday_differs::CHECK,
];
