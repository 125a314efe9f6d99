//! What a record is silent about: nobody leads it, nobody decided, nobody answered, no date, no news.

use crate::register::{Id, Recommendation, Register};
use crate::term::{Decision, Delivery};
use chrono::Months;

/// Something that an open recommendation does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silent {
    /// Nobody leads it.
    NoLead,
    /// A response was asked for, and there is none.
    NoAnswer,
    /// There is a response, and it decides nothing.
    NoDecision,
    /// No date by which it is to be done.
    NoDate,
    /// No news for a year.
    NoNews,
}

impl Silent {
    /// Every kind of silence, in the order in which lists show them.
    pub const ALL: [Silent; 5] = [
        Silent::NoLead,
        Silent::NoAnswer,
        Silent::NoDecision,
        Silent::NoDate,
        Silent::NoNews,
    ];

    /// Its key in the wording table and the last part of its list's address.
    pub fn key(self) -> &'static str {
        match self {
            Silent::NoLead => "no-lead",
            Silent::NoAnswer => "no-answer",
            Silent::NoDecision => "no-decision",
            Silent::NoDate => "no-date",
            Silent::NoNews => "no-news",
        }
    }
}

impl Register {
    /// Whether an open recommendation is silent in this way. A closed one never is.
    pub fn is_silent(&self, id: Id<Recommendation>, silent: Silent) -> bool {
        let recommendation = &self.recommendations[id];
        let record = &recommendation.record;
        let status = self.status(id);
        if !status.is_open() {
            return false;
        }
        match silent {
            Silent::NoLead => {
                recommendation.leads.is_empty() && record.unidentified_leads.is_empty()
            }
            Silent::NoAnswer => status.awaits_answer(),
            Silent::NoDecision => {
                status.decision == Decision::NotStated && status.decided_by.is_some()
            }
            Silent::NoDate => {
                status.delivery != Delivery::Ongoing
                    && record
                        .due
                        .last()
                        .is_none_or(|due| due.date.latest().is_none())
            }
            Silent::NoNews => {
                let limit = self.as_of.checked_sub_months(Months::new(12));
                let last = self.last_news(id).and_then(|date| date.latest());
                matches!((last, limit), (Some(last), Some(limit)) if last < limit)
            }
        }
    }
}
