//! What the public may not see, or not any more: stretches of the content that are withheld, statements
//! that something is exempt, and records that were taken back.

use crate::record::standing::Silence;
use crate::register::{Body, Id, Shelf};
use crate::source::Place;
use crate::term::PartialDate;

/// A stretch of the content that is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Withheld {
    pub extent: Place,
    /// Withheld by law, not only for now.
    pub is_exempt: bool,
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
#[derive(Debug)]
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
