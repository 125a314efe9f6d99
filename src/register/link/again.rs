//! Links again what an officer has just saved. Nearly always that is the words of a recommendation or
//! two, of which nothing hangs that another record is told: then the register before is taken over, and
//! only these are linked. In every other case, however small the doubt, everything is linked anew.
//!
//! What a recommendation leads to, and where it stands, is worked out from its own record, from the
//! tables of names and references, and from records of other kinds; of another recommendation only from
//! whether it took the place of this one, and when. So all others stay as they are if
//!
//! * each file that changed holds one recommendation, as before, under the same reference and address,
//!   and for all to see, both then and now;
//! * it took the place of no other one, and takes none;
//! * it leads to the same files and cites the same documents;
//! * linking found no error before, nothing at all in these files, and finds nothing in them now;
//! * it is still the same day.

use crate::diagnostic::{Report as Findings, Severity, Where};
use crate::record::passage;
use crate::record::recommendation::Recommendation as Record;
use crate::record::standing::Standing;
use crate::record::{Records, fields::Text};
use crate::register::link::{Linker, ReadCell, Rules, link_all};
use crate::register::names::{Known, Names};
use crate::register::*;
use crate::source::Sources;
use std::collections::BTreeSet;

/// A register, with all that has to be known to link a few of its recommendations again.
#[derive(Debug)]
pub struct Linked {
    /// What was linked last.
    pub register: Arc<Register>,
    /// None where it has an error, so that everything will be linked anew.
    memory: Option<Memory>,
}

/// What linking knows beside the register.
#[derive(Debug)]
struct Memory {
    names: Names,
    cells: HashMap<String, Arc<ReadCell>>,
    parties: HashMap<String, Option<Known>>,
    priorities: HashMap<String, Option<Id<Priority>>>,
    /// What was found, none of it an error.
    findings: Findings,
}

impl Linked {
    /// Links all records, as [`crate::register::link`] does.
    pub fn of(
        records: Records,
        sources: &Sources,
        rules: Rules<'_>,
        report: &mut Findings,
    ) -> Linked {
        let is_whole = records.lost.names.is_empty() && records.lost.files.is_empty();
        let mut findings = Findings::default();
        let linker = link_all(records, sources, rules, &mut findings);
        let (register, names) = (Arc::new(linker.register), linker.names);
        let (cells, parties) = (linker.cells, linker.parties);
        let priorities = linker.priorities;
        let mut found = findings.findings().iter();
        let is_good = is_whole && found.all(|finding| finding.severity != Severity::Error);
        report.extend(findings.clone());
        Linked {
            register,
            memory: is_good.then_some(Memory {
                names,
                cells,
                parties,
                priorities,
                findings,
            }),
        }
    }

    /// Whether it has no error, so that a little of it may be linked again.
    pub fn is_good(&self) -> bool {
        self.memory.is_some()
    }

    /// Links these records of files whose words have changed, where nothing else has since the last
    /// time. None where everything is to be linked anew.
    pub fn again(
        self,
        changed: &[Arc<Record>],
        sources: &Sources,
        rules: Rules<'_>,
        report: &mut Findings,
    ) -> Option<Linked> {
        let before = self.register;
        let memory = self.memory?;
        let mut anew = Vec::with_capacity(changed.len());
        for record in changed {
            let id = before.recommendation_of(record)?;
            let is_alone = before.recommendations[id].stands_alone_as(record, &before);
            let is_silent = memory.says_nothing_of(record) && before.names_nobody_twice_in(record);
            if !is_alone || !is_silent {
                return None;
            }
            anew.push(id);
        }
        let mut findings = Findings::default();
        let mut linker = Linker::new(Register::clone(&before), sources, rules, &mut findings);
        linker.names = memory.names;
        linker.cells = memory.cells;
        linker.parties = memory.parties;
        linker.priorities = memory.priorities;
        if changed.iter().any(|record| linker.is_of_later(record)) {
            return None;
        }
        linker.link_few(&anew, changed, &before);
        let (register, names) = (linker.register, linker.names);
        let (cells, parties) = (linker.cells, linker.parties);
        let priorities = linker.priorities;
        let names_again = register.named_twice.len() != before.named_twice.len();
        if names_again || !findings.findings().is_empty() {
            return None;
        }
        report.extend(memory.findings.clone());
        Some(Linked {
            register: Arc::new(register),
            memory: Some(Memory {
                names,
                cells,
                parties,
                priorities,
                findings: memory.findings,
            }),
        })
    }
}

impl Linker<'_> {
    /// Links a few recommendations whose records are new, in the register that is copied from the one
    /// `before`.
    fn link_few(
        &mut self,
        anew: &[Id<Recommendation>],
        changed: &[Arc<Record>],
        before: &Register,
    ) {
        for (id, record) in anew.iter().zip(changed) {
            self.register.take_off_lists(*id);
            self.register.recommendations[*id].record = Arc::clone(record);
        }
        for id in anew {
            self.link_recommendation(*id);
            self.find_status_of(*id);
        }
        for id in anew {
            self.register.put_on_lists(*id);
            self.check_prose_of(*id);
        }
        self.register.note_changes_of(anew, before);
        self.register.note_handovers_of(anew);
    }
}

impl Memory {
    /// Whether nothing was found in the file of a record.
    fn says_nothing_of(&self, record: &Record) -> bool {
        let file = record.standing.place.source;
        let is_elsewhere = |at: &Where| match at {
            Where::Place(place) => place.source != file,
            Where::File(_) => true,
            Where::Text(_) => false,
        };
        let mut findings = self.findings.findings().iter();
        findings.all(|finding| is_elsewhere(&finding.at))
    }
}

impl Register {
    /// The recommendation that was read from the same file as a record and has its reference.
    fn recommendation_of(&self, record: &Record) -> Option<Id<Recommendation>> {
        let Subject::Recommendation(id) = self.find(&record.reference.text)? else {
            return None;
        };
        let known = &self.recommendations[id].record;
        let is_same = known.reference.text == record.reference.text
            && known.kind == record.kind
            && known.standing.place.source == record.standing.place.source;
        is_same.then_some(id)
    }

    /// Whether no cell of the record's file names somebody twice.
    fn names_nobody_twice_in(&self, record: &Record) -> bool {
        let file = record.standing.place.source;
        let mut places = self.named_twice.iter();
        places.all(|(place, _)| place.source != file)
    }
}

impl Recommendation {
    /// Whether no other record would be told of it, if this were its record.
    fn stands_alone_as(&self, record: &Record, register: &Register) -> bool {
        let takes_no_place = self.supersedes.is_empty()
            && self.record.supersedes.is_empty()
            && record.supersedes.is_empty();
        takes_no_place
            && is_told_alike(&self.record.standing, &record.standing)
            && files_of(&self.record) == files_of(record)
            && files_of(record)
                .iter()
                .all(|file| register.attachments.contains_key(file))
    }
}

/// Whether two standings of a record are the same to all other records.
fn is_told_alike(a: &Standing, b: &Standing) -> bool {
    let words = |text: &Text| text.text.clone();
    let address = |standing: &Standing| standing.address.as_ref().map(words);
    let former = |standing: &Standing| -> Vec<String> {
        standing.former_addresses.iter().map(words).collect()
    };
    let cited = |standing: &Standing| -> Vec<String> {
        let citations = standing.sources.iter();
        citations
            .map(|citation| words(&citation.document))
            .collect()
    };
    a.state.is_plain()
        && b.state.is_plain()
        && address(a) == address(b)
        && former(a) == former(b)
        && cited(a) == cited(b)
}

/// The files under `documents/` to which a recommendation leads.
fn files_of(record: &Record) -> BTreeSet<String> {
    let evidence = record.entries.iter().flat_map(|entry| &entry.evidence);
    let evidence = evidence.flat_map(|text| passage::links("", &text.text, text.place));
    let entries = record.entries.iter().map(|entry| &entry.text);
    let passages = [&record.asked].into_iter().chain(entries);
    passages
        .flat_map(|passage| passage.links.iter().cloned())
        .chain(evidence)
        .filter(|link| !link.text.starts_with("ref:"))
        .map(|link| link.text.trim_start_matches("./").to_owned())
        .collect()
}
