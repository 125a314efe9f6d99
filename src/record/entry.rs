//! A response or an update of a recommendation: what it says, who said it when, and what it promises.

use crate::record::fields::Text;
use crate::record::passage::Passage;
use crate::source::Place;
use crate::term::{Decision, Delivery, PartialDate};

/// A response or an update: one dated heading and what stands below it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number among the responses and updates of the file, from 1: by it the page can be cited.
    pub number: usize,
    pub said: Said,
    pub heading: Text,
    pub date: Option<PartialDate>,
    /// Who answered or reported, as written.
    pub by: Option<Text>,
    /// The reason, the part, by whom, by what.
    pub detail: Option<String>,
    pub text: Passage,
    pub promises: Box<[Promise]>,
    /// Promises of earlier entries that this one keeps, in their words, with the date on which they
    /// were kept where it is another than the entry's.
    pub kept: Box<[Promise]>,
    /// Promises of earlier entries of which this one says that they will not be kept.
    pub not_kept: Box<[Promise]>,
    pub evidence: Box<[Text]>,
    pub notes: Box<[Text]>,
}

/// What an entry says: a decision, or how far the work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Response(Decision),
    /// None where the update does not say how far the work is.
    Update(Option<Delivery>),
}

/// An update or an act promised, for a date or without one; or a line that it was kept, or was not.
#[derive(Clone, Debug)]
pub struct Promise {
    pub text: String,
    pub by: Option<PartialDate>,
    /// All that is written of it.
    pub place: Place,
}
