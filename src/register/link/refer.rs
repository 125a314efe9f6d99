//! Follows names and references: to whom, to what, and a finding where there is nobody.

use crate::diagnostic::Finding;
use crate::record::fields::Text;
use crate::record::lost::Lost;
use crate::record::meeting::Attendance;
use crate::record::passage::shortened;
use crate::register::link::Linker;
use crate::register::names::Known;
use crate::register::*;
use crate::term::slug::slug;
use crate::term::text::{name_key, nearest};

/// The longest list of names that is looked through, in bytes.
const LONGEST_CELL: usize = 20_000;

impl Linker<'_> {
    /// Whom one name means; a finding if nobody.
    pub(super) fn party(&mut self, text: &Text) -> Option<Party> {
        if self.is_endless(text) {
            return None;
        }
        match self.names.one(text) {
            Some(Known::Party(party)) => Some(party),
            Some(Known::Hidden) => None,
            Some(Known::Several) => {
                self.several(text, &text.text);
                None
            }
            None => {
                self.unknown(text, &text.text);
                None
            }
        }
    }

    /// Whether what stands for a name is longer than any list of names: then it is a finding, and is
    /// not looked through for names.
    fn is_endless(&mut self, text: &Text) -> bool {
        let is_endless = text.text.len() > LONGEST_CELL;
        if is_endless {
            self.unknown(text, &shortened(&text.text));
        }
        is_endless
    }

    pub(super) fn unknown(&mut self, text: &Text, words: &str) {
        let message = format!("nobody and nothing is called `{words}`");
        let finding = Finding::error("unknown-name", self.narrow(text, words), message);
        self.findings.add(match self.names.nearest(words) {
            Some(near) => finding.help(format!(
                "did you mean `{near}`? If the papers spell it so, add it to the record's `also` names"
            )),
            None => finding
                .help("add it to `people.yaml`, `posts.yaml`, `bodies.yaml` or `organisations.yaml`"),
        });
    }

    pub(super) fn several(&mut self, text: &Text, words: &str) {
        let message = format!("several organisations have a post `{words}`");
        self.findings.add(
            Finding::error("ambiguous-post", self.narrow(text, words), message)
                .help(format!("write `{words}, Organisation`")),
        );
    }

    /// The place of `words` within a longer text, if they stand there as they are.
    pub(super) fn narrow(&self, text: &Text, words: &str) -> crate::source::Place {
        let span = text.place.span();
        let whole = &self.sources.get(text.place.source).text;
        match whole.get(span.clone()).and_then(|part| part.find(words)) {
            Some(at) => crate::source::Place::new(
                text.place.source,
                span.start + at..span.start + at + words.len(),
            ),
            None => text.place,
        }
    }

    /// Reads lead cells, one or several.
    pub(super) fn leads(&mut self, cells: &[Text]) -> Vec<Lead> {
        let mut leads: Vec<Lead> = Vec::new();
        for text in cells {
            if self.is_endless(text) {
                continue;
            }
            let register = &self.register;
            let cell = self
                .names
                .cell(&text.text, |person, group| register.belongs(person, group));
            for words in &cell.unknown {
                self.unknown(text, words);
            }
            for words in &cell.several {
                self.several(text, words);
            }
            for lead in cell.leads {
                if !leads
                    .iter()
                    .any(|known| known.party.is_some() && known.party == lead.party)
                {
                    leads.push(lead);
                }
            }
        }
        leads
    }

    /// Who is named, where every word of a cell is understood; a cell that need not be is no fault.
    pub(super) fn known(&self, text: &Text) -> Vec<Lead> {
        if text.text.len() > LONGEST_CELL {
            return Vec::new();
        }
        let register = &self.register;
        let cell = self
            .names
            .cell(&text.text, |person, group| register.belongs(person, group));
        let withheld = cell.leads.iter().any(|lead| lead.party.is_none());
        if withheld || (cell.unknown.is_empty() && cell.several.is_empty()) {
            cell.leads
        } else {
            Vec::new()
        }
    }

    pub(super) fn attendance(&mut self, list: &[Attendance]) -> Vec<Attended> {
        list.iter()
            .map(|attended| Attended {
                party: self.party(&attended.name),
                remark: attended.remark.clone(),
                in_place_of: attended.in_place_of.as_ref().map(|other| self.party(other)),
            })
            .collect()
    }

    /// Notes what stands in files with an error, so that nobody is told that it is not there.
    pub(super) fn know_of(&mut self, lost: &Lost) {
        for name in lost.names.iter().filter(|name| !name.is_empty()) {
            let references = &mut self.register.references;
            for key in [name.to_lowercase(), slug(name)] {
                references.entry(key).or_insert(Reference::Hidden);
            }
            self.priorities.entry(name_key(name)).or_insert(None);
            if self.names.find(name).is_none() {
                // It is new, so nothing else has it.
                let _ = self.names.add(name, Known::Hidden);
            }
        }
    }

    /// What a reference leads to; a finding if nothing has it.
    pub(super) fn subject(&mut self, text: &Text) -> Option<Subject> {
        match self.register.references.get(&text.text.to_lowercase()) {
            Some(Reference::Shown(subject)) => Some(*subject),
            Some(Reference::Hidden) => None,
            None => {
                let message = format!("no record has the reference `{}`", text.text);
                let known = self.register.references.keys().map(String::as_str);
                let near = nearest(&text.text, known).map(str::to_uppercase);
                self.findings.add(
                    Finding::error("unknown-reference", text.place, message)
                        .did_you_mean(near.as_deref()),
                );
                None
            }
        }
    }

    /// What a reference leads to, which has to be of one kind.
    pub(super) fn of_kind<T>(
        &mut self,
        text: &Text,
        kind: &str,
        pick: impl Fn(Subject) -> Option<T>,
    ) -> Option<T> {
        let subject = self.subject(text)?;
        let picked = pick(subject);
        if picked.is_none() {
            let message = format!("`{}` is not the reference of {kind}", text.text);
            let place = self.register.standing(subject).place;
            self.findings.add(
                Finding::error("wrong-kind", text.place, message).help(format!(
                    "the record with this reference is at {}; write the reference of {kind}",
                    self.sources.line(place)
                )),
            );
        }
        picked
    }

    pub(super) fn meeting(&mut self, text: &Text) -> Option<Id<Meeting>> {
        self.of_kind(text, "a meeting", |subject| match subject {
            Subject::Meeting(id) => Some(id),
            _ => None,
        })
    }

    pub(super) fn indicator(&mut self, text: &Text) -> Option<Id<Indicator>> {
        self.of_kind(text, "an indicator", |subject| match subject {
            Subject::Indicator(id) => Some(id),
            _ => None,
        })
    }

    pub(super) fn recommendation(&mut self, text: &Text) -> Option<Id<Recommendation>> {
        self.of_kind(text, "a recommendation", |subject| match subject {
            Subject::Recommendation(id) => Some(id),
            _ => None,
        })
    }

    /// The priorities of a list, each by `FRAMEWORK CODE` or title.
    pub(super) fn priorities_of(&mut self, list: &[Text]) -> Vec<Id<Priority>> {
        let mut found = Vec::new();
        for text in list {
            if let Some(id) = self.priority_of(text, None)
                && !found.contains(&id)
            {
                found.push(id);
            }
        }
        found
    }

    pub(super) fn priority_of(
        &mut self,
        text: &Text,
        framework: Option<&str>,
    ) -> Option<Id<Priority>> {
        let within = framework.map(|framework| name_key(&format!("{framework} {}", text.text)));
        let key = name_key(&text.text);
        let known = within
            .and_then(|key| self.priorities.get(&key))
            .or_else(|| self.priorities.get(&key))
            .copied();
        known.unwrap_or_else(|| {
            let message = format!("no priority is called `{}`", text.text);
            let near = nearest(&key, self.priorities.keys().map(String::as_str)).map(str::to_owned);
            self.findings.add(match near {
                Some(near) => Finding::error("unknown-priority", text.place, message)
                    .did_you_mean(Some(&near)),
                None => Finding::error("unknown-priority", text.place, message)
                    .help("write the framework's reference and the code, such as `CQC A`"),
            });
            None
        })
    }
}
