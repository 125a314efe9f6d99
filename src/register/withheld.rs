//! What the public may not see, or not any more: stretches of the content that are withheld, statements
//! that something is exempt, and records that were taken back.

use crate::record::standing::{Silence, State, Visibility};
use crate::register::{Body, Id, Shelf};
use crate::source::Place;
use crate::term::PartialDate;
use chrono::NaiveDate;

/// A stretch of the content that is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Withheld {
    pub extent: Place,
    /// Withheld by law, not only for now.
    pub is_exempt: bool,
    pub why: Why,
}

/// Why a stretch of the content is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    Exempt,
    Draft,
    /// Until this day, where it is known.
    Embargoed(Option<NaiveDate>),
    /// It is dated after the day of the site.
    NotYet,
    /// It was taken back.
    Withdrawn,
}

impl Why {
    /// Why a record or item is not published that is in this state and seen so.
    pub fn of(state: &State, seen: Visibility) -> Why {
        match &state.embargoed_until {
            _ if state.exempt.is_some() => Why::Exempt,
            _ if seen == Visibility::Withdrawn => Why::Withdrawn,
            _ if state.not_yet => Why::NotYet,
            _ if state.draft => Why::Draft,
            until => Why::Embargoed(until.as_ref().and_then(PartialDate::latest)),
        }
    }
}

/// That something is exempt, without a word of what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exempted {
    /// Where it says so.
    pub place: Place,
    /// The paragraph of Schedule 12A.
    pub paragraph: u8,
    /// Whether it is told how the public interest test came out.
    pub is_tested: bool,
}

/// A record that was taken back.
#[derive(Clone, Debug)]
pub struct Withdrawn {
    pub shelf: Shelf,
    pub slug: String,
    /// Its reference, where it has one.
    pub reference: Option<String>,
    /// Where its record begins.
    pub place: Place,
    pub on: PartialDate,
    pub reason: Option<String>,
    pub former_addresses: Vec<String>,
    /// All that belongs to it.
    pub extent: Place,
    pub silences: Vec<Silence>,
    /// For how long it has to stay, where that is known.
    pub kept: Option<Kept>,
}

/// The meeting from which it is counted how long a paper has to stay public.
#[derive(Clone, Debug)]
pub struct Kept {
    pub body: Id<Body>,
    pub date: PartialDate,
    /// It was a background paper of a report to that meeting.
    pub is_background: bool,
}
