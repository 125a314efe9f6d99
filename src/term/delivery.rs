//! What has happened since: how far the work is, kept apart from the decision.

use crate::term::decision::leading_phrase;
use std::fmt;

/// How far a recommendation or action is delivered, in the words of the field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delivery {
    NotStarted,
    InProgress,
    Paused,
    DoneAsReported,
    DoneAsConfirmed,
    ClosedNotDone,
    Superseded,
    Ongoing,
    #[default]
    NotStated,
}

impl Delivery {
    /// Every state of delivery, in the order in which lists show them.
    pub const ALL: [Delivery; 9] = [
        Delivery::NotStarted,
        Delivery::InProgress,
        Delivery::Paused,
        Delivery::DoneAsReported,
        Delivery::DoneAsConfirmed,
        Delivery::ClosedNotDone,
        Delivery::Superseded,
        Delivery::Ongoing,
        Delivery::NotStated,
    ];

    /// The words that an officer writes.
    pub fn words(self) -> &'static str {
        match self {
            Delivery::NotStarted => "not started",
            Delivery::InProgress => "in progress",
            Delivery::Paused => "paused",
            Delivery::DoneAsReported => "done, as reported",
            Delivery::DoneAsConfirmed => "done, as confirmed",
            Delivery::ClosedNotDone => "closed, not done",
            Delivery::Superseded => "superseded",
            Delivery::Ongoing => "ongoing",
            Delivery::NotStated => "not stated",
        }
    }

    /// The delivery that `text` begins with, and what stands behind it: why, by whom, by what.
    pub fn read(text: &str) -> Option<(Delivery, Option<String>)> {
        const SPELLINGS: [(&str, Delivery); 4] = [
            ("done", Delivery::DoneAsReported),
            ("done as reported", Delivery::DoneAsReported),
            ("done as confirmed", Delivery::DoneAsConfirmed),
            ("closed not done", Delivery::ClosedNotDone),
        ];
        let words = Delivery::ALL.map(|delivery| (delivery.words(), delivery));
        leading_phrase(text, words.into_iter().chain(SPELLINGS))
    }

    /// Whether nothing more is owed: it was done, given up, or replaced.
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Delivery::DoneAsReported
                | Delivery::DoneAsConfirmed
                | Delivery::ClosedNotDone
                | Delivery::Superseded
        )
    }
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn done_is_a_report_until_somebody_confirms_it() {
        assert_eq!(
            Delivery::read("done"),
            Some((Delivery::DoneAsReported, None))
        );
        assert_eq!(
            Delivery::read("Done, as confirmed by HOSC"),
            Some((Delivery::DoneAsConfirmed, Some("by HOSC".to_owned())))
        );
        assert!(!Delivery::Ongoing.is_closed());
    }
}
