//! Whose each decision is, where several were asked and they decided differently. Goes to the sentence on
//! where a recommendation stands.

use crate::record::entry::Said;
use crate::register::{Id, Party, Recommendation, Register};
use crate::term::Decision;

/// What one of several addressees decided last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    pub party: Party,
    pub decision: Decision,
    /// The position of the response among the entries.
    pub entry: usize,
}

impl Register {
    /// What each addressee decided last. Nothing where all who decided said the same, or where the
    /// decision in force is nobody's in particular.
    pub fn divided(&self, id: Id<Recommendation>) -> Vec<Decided> {
        let recommendation = &self.recommendations[id];
        if recommendation.made_to.len() < 2 {
            return Vec::new();
        }
        let entries = &recommendation.record.entries;
        let mut decided: Vec<Decided> = Vec::new();
        for entry in recommendation.record.entries_in_time() {
            let decision = match entries[entry].said {
                Said::Response(said) if said.is_answer() && said != Decision::NotStated => said,
                _ => continue,
            };
            let by = recommendation.entries_by.get(entry);
            for party in &recommendation.made_to {
                let is_from =
                    by.is_some_and(|by| by.iter().any(|lead| self.speaks_for(lead, *party)));
                if is_from {
                    decided.retain(|known| known.party != *party);
                    decided.push(Decided {
                        party: *party,
                        decision,
                        entry,
                    });
                }
            }
        }
        let in_force = recommendation.status.decided_by;
        let is_somebodys = decided.iter().any(|one| Some(one.entry) == in_force);
        let is_divided = decided
            .iter()
            .any(|one| one.decision != decided[0].decision);
        match is_divided && is_somebodys {
            true => decided,
            false => Vec::new(),
        }
    }
}
