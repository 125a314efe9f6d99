//! How certain it is that a meeting takes or took place: one rule for the calendars and the open data.
//! It is what the papers say, so that no later day makes a meeting look changed.

use crate::record::meeting::Status;

/// How certain a meeting or a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The papers set it, and say neither that it was held nor that it was not.
    Confirmed,
    /// It was held.
    Passed,
    /// It was cancelled, or postponed.
    Cancelled,
}

impl Certainty {
    /// How certain a meeting of this status is.
    pub fn of(status: Status) -> Certainty {
        match status {
            Status::Scheduled => Certainty::Confirmed,
            Status::Held => Certainty::Passed,
            Status::Cancelled | Status::Postponed => Certainty::Cancelled,
        }
    }

    /// As iCalendar says it, which has no word of its own for what was held.
    pub fn in_calendar(self) -> &'static str {
        match self {
            Certainty::Confirmed | Certainty::Passed => "CONFIRMED",
            Certainty::Cancelled => "CANCELLED",
        }
    }

    /// As Open Civic Data says it.
    pub fn in_data(self) -> &'static str {
        match self {
            Certainty::Confirmed => "confirmed",
            Certainty::Passed => "passed",
            Certainty::Cancelled => "cancelled",
        }
    }
}
