//! Follows names and references: to whom, to what, and a finding where there is nobody.

use crate::diagnostic::{Finding, Mend};
use crate::record::fields::Text;
use crate::record::lost::Lost;
use crate::record::passage::shortened;
use crate::register::link::{Linker, ReadCell};
use crate::register::names::{Cell, Known, Likely, Stranger, without_title};
use crate::register::*;
use crate::source::Place;
use crate::term::slug::slug;
use crate::term::text::{name_key, nearest, one_of};
use std::ops::Range;
use std::sync::Arc;

/// What is said of a reference that is nobody's and like nobody's.
pub(super) const WHAT_A_REFERENCE_IS: &str =
    "write what stands behind `reference:` in the facts of the record that you mean";

/// The longest list of names that is looked through, in bytes.
const LONGEST_CELL: usize = 20_000;

impl Linker<'_> {
    /// Whom one name means; a finding if nobody.
    pub(super) fn party(&mut self, text: &Text) -> Option<Party> {
        if self.is_endless(text) {
            return None;
        }
        match self.known_as(text) {
            Some(Known::Party(party)) => Some(party),
            Some(Known::Hidden) => None,
            Some(Known::Several) => {
                self.several(text, &whole(text));
                None
            }
            None => {
                let cell = self.names.cell(&text.text, |_, _| true);
                if cell.unknown.is_empty() && !cell.several.is_empty() {
                    for post in &cell.several {
                        self.several(text, post);
                    }
                } else if cell.leads.is_empty()
                    || matches!(self.likely(&text.text), Likely::Near(_))
                {
                    self.unknown(text, &whole(text));
                } else {
                    for stranger in &cell.unknown {
                        self.unknown(text, stranger);
                    }
                }
                None
            }
        }
    }

    /// What one name stands for.
    fn known_as(&mut self, text: &Text) -> Option<Known> {
        if let Some(known) = self.parties.get(&text.text) {
            return *known;
        }
        let known = self.names.one(text);
        self.parties.insert(text.text.clone(), known);
        known
    }

    /// What a cell of names says.
    fn read_cell(&mut self, text: &Text) -> Arc<ReadCell> {
        if let Some(cell) = self.cells.get(&text.text) {
            return Arc::clone(cell);
        }
        let register = &self.register;
        let belongs = |person, group| register.belongs(person, group);
        let mut cell = self.names.cell(&text.text, belongs);
        let read = Arc::new(ReadCell {
            leads: std::mem::take(&mut cell.leads).into(),
            cell,
        });
        self.cells.insert(text.text.clone(), Arc::clone(&read));
        read
    }

    /// Whether what stands for a name is longer than any list of names: then it is a finding, and is
    /// not looked through for names.
    fn is_endless(&mut self, text: &Text) -> bool {
        let is_endless = text.text.len() > LONGEST_CELL;
        if is_endless {
            let words = shortened(&text.text);
            let whole = whole(text);
            self.unknown(text, &Stranger { words, ..whole });
        }
        is_endless
    }

    /// Whether the nearest of all names may be looked for once more.
    pub(super) fn may_suggest(&mut self) -> bool {
        let may = self.suggestions > 0;
        self.suggestions = self.suggestions.saturating_sub(1);
        may
    }

    /// Whom words were probably meant to name, as far as it may still be looked for.
    fn likely(&mut self, words: &str) -> Likely {
        match self.may_suggest() {
            true => self.names.likely(words),
            false => Likely::Nobody,
        }
    }

    fn unknown(&mut self, text: &Text, stranger: &Stranger) {
        const ADD: &str =
            "add it to `people.yaml`, `posts.yaml`, `bodies.yaml` or `organisations.yaml`";
        let place = self.narrow(text, stranger.span.clone());
        let words = &stranger.words;
        let message = format!("nobody and nothing is called `{words}`");
        let likely = self.likely(words);
        let mut finding = Finding::error("unknown-name", place, message);
        let mend = |known: &str| {
            // Where it cannot be found in the file, the whole cell would be put in its place.
            let stands = self.sources.get(place.source).text.get(place.span());
            (stands == Some(words.as_str())).then(|| {
                Box::new(Mend {
                    place,
                    words: known.to_owned(),
                })
            })
        };
        let help = match likely {
            Likely::SameLetters(known) => {
                finding.mend = mend(&known);
                format!(
                    "did you mean `{known}`? If the papers spell it so, add it to the record's \
                     `also` names"
                )
            }
            Likely::SameToTheEye(known) => {
                finding.mend = mend(&known);
                format!(
                    "did you mean `{known}`? One letter only looks like the right one: type the \
                     name anew"
                )
            }
            Likely::PartOf(people) => match people.as_slice() {
                [one] => format!(
                    "did you mean `{one}`? Write the whole name, or add the short one to the \
                     record's `also` names"
                ),
                several => format!(
                    "several people have this name: write {}",
                    one_of(several.iter().take(4).map(String::as_str))
                ),
            },
            Likely::Near(known) => format!(
                "did you mean `{known}`? If the papers spell it so, add it to the record's `also` \
                 names"
            ),
            Likely::Nobody if is_in_brackets(&text.text, stranger.span.start) => format!(
                "if it is a remark, take it out: what stands in brackets is read as a name too; or {ADD}"
            ),
            Likely::Nobody if words.split(' ').count() > 3 => {
                format!("if these are several, part them by a stroke; {ADD}")
            }
            Likely::Nobody => ADD.to_owned(),
        };
        self.findings.add(finding.help(help));
    }

    fn several(&mut self, text: &Text, stranger: &Stranger) {
        let words = &stranger.words;
        let key = name_key(words);
        let wholes: Vec<String> = self
            .register
            .posts
            .rows()
            .iter()
            .filter(|post| name_key(&post.record.name.text) == key)
            .filter_map(|post| {
                let organisation = post.record.organisation.as_ref()?;
                Some(format!("{}, {}", post.record.name.text, organisation.text))
            })
            .take(4)
            .collect();
        let help = match wholes.as_slice() {
            [] => format!("write `{words}, Organisation`"),
            wholes => format!("write {}", one_of(wholes.iter().map(String::as_str))),
        };
        let message = format!("several organisations have a post `{words}`");
        let place = self.narrow(text, stranger.span.clone());
        self.findings
            .add(Finding::error("ambiguous-post", place, message).help(help));
    }

    /// The place of a part of a text, in bytes of the text; of all of it where the file has it in
    /// another form, such as with signs written by their numbers.
    fn narrow(&self, text: &Text, part: Range<usize>) -> Place {
        let span = text.place.span();
        let whole = &self.sources.get(text.place.source).text;
        let raw = whole.get(span.clone()).unwrap_or_default();
        (0..raw.len().min(64))
            .filter_map(|skipped| raw.get(skipped..).map(|rest| (skipped, rest)))
            .find_map(|(skipped, rest)| {
                let found = within(rest, &text.text, part.clone())?;
                let start = span.start + skipped;
                Some(Place::new(
                    text.place.source,
                    start + found.start..start + found.end,
                ))
            })
            .unwrap_or(text.place)
    }

    /// Reads lead cells, one or several.
    pub(super) fn leads(&mut self, cells: &[Text]) -> Vec<Lead> {
        let mut leads: Vec<Lead> = Vec::new();
        for text in cells {
            if self.is_endless(text) {
                continue;
            }
            let read = self.read_cell(text);
            let mut again = read.cell.again.clone();
            for lead in &*read.leads {
                match lead.party {
                    Some(party) if leads.iter().any(|known| known.party == Some(party)) => {
                        again.push((party, 0..text.text.len()));
                    }
                    _ => leads.push(lead.clone()),
                }
            }
            self.find_fault(text, &read.cell, &again);
        }
        leads.shrink_to_fit();
        leads
    }

    /// Reads one lead cell, shared with all that have the same words.
    pub(super) fn leads_of(&mut self, text: &Text) -> Arc<[Lead]> {
        if self.is_endless(text) {
            return Arc::default();
        }
        let read = self.read_cell(text);
        self.find_fault(text, &read.cell, &read.cell.again);
        Arc::clone(&read.leads)
    }

    /// Says which words of a cell name nobody, or several, and notes who is named again.
    fn find_fault(&mut self, text: &Text, cell: &Cell, again: &[(Party, Range<usize>)]) {
        for stranger in &cell.unknown {
            self.unknown(text, stranger);
        }
        for post in &cell.several {
            self.several(text, post);
        }
        if let (Some((_, first)), Some((_, last))) = (again.first(), again.last()) {
            let place = self.narrow(text, first.start..last.end.max(first.end));
            let parties = again.iter().map(|(party, _)| *party).collect();
            self.register.named_twice.push((place, parties));
        }
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

    /// Notes what stands in files with an error, so that nobody is told that it is not there.
    pub(super) fn know_of(&mut self, lost: &Lost) {
        for name in lost.names.iter().filter(|name| !name.is_empty()) {
            let references = Arc::make_mut(&mut self.register.references);
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
                let may_suggest = self.may_suggest();
                let known = self.register.references.keys().map(String::as_str);
                let help = match nearest(&text.text, known.filter(|_| may_suggest)) {
                    Some(near) => format!("did you mean `{}`?", self.register.as_written(near)),
                    None => WHAT_A_REFERENCE_IS.to_owned(),
                };
                self.findings
                    .add(Finding::error("unknown-reference", text.place, message).help(help));
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
            let may_suggest = self.may_suggest();
            let known = self.priorities.keys().map(String::as_str);
            let help = match nearest(&key, known.filter(|_| may_suggest)) {
                Some(near) => format!("did you mean `{}`?", self.priority_as_written(near)),
                None => "write the framework's reference and the code, such as `CQC A`".to_owned(),
            };
            self.findings
                .add(Finding::error("unknown-priority", text.place, message).help(help));
            None
        })
    }

    /// The name of a priority that has this key, as its record spells it.
    fn priority_as_written(&self, key: &str) -> String {
        let Some(Some(id)) = self.priorities.get(key) else {
            return key.to_owned();
        };
        let priority = &self.register.priorities[*id];
        let framework = &self.register.frameworks[priority.framework].record;
        let (code, title) = (&priority.record.code.text, &priority.record.title.text);
        [
            format!("{} {code}", framework.reference.text),
            format!("{} {code}", framework.name.text),
            title.clone(),
        ]
        .into_iter()
        .find(|name| name_key(name) == key)
        .unwrap_or_else(|| key.to_owned())
    }
}

impl Register {
    /// A reference that is known by this key, as its record spells it.
    fn as_written(&self, key: &str) -> String {
        let written = match self.references.get(key) {
            Some(Reference::Shown(subject)) => match *subject {
                Subject::Recommendation(id) => &self.recommendations[id].record.reference.text,
                Subject::Meeting(id) => &self.meetings[id].record.reference.text,
                Subject::Report(id) => &self.reports[id].record.reference.text,
                Subject::Framework(id) => &self.frameworks[id].record.reference.text,
                Subject::Measures(id) => &self.measures[id].record.reference.text,
                Subject::Indicator(id) => &self.indicators[id].record.reference.text,
                Subject::Plan(id) => &self.plans[id].record.reference.text,
                Subject::Action(id) => &self.actions[id].reference,
                Subject::Document(id) => &self.documents[id].record.reference.text,
                _ => key,
            },
            _ => key,
        };
        // An indicator's own number is only a part of its reference.
        match written.to_lowercase() == key {
            true => written.to_owned(),
            false => key.to_uppercase(),
        }
    }
}

/// All of a text, as words that name nobody: without a title before them.
fn whole(text: &Text) -> Stranger {
    let words = without_title(&text.text);
    Stranger {
        words: words.to_owned(),
        span: text.text.len() - words.len()..text.text.len(),
    }
}

/// Whether a place in a text is between brackets.
fn is_in_brackets(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    before.matches('(').count() > before.matches(')').count()
}

/// Where a part of `text` stands in `raw`, which begins with it but for its white space.
fn within(raw: &str, text: &str, part: Range<usize>) -> Option<Range<usize>> {
    let mut raw_chars = raw.char_indices().peekable();
    let (mut start, mut end) = (None, 0);
    for (at, c) in text.char_indices() {
        if at >= part.end {
            break;
        }
        let (raw_at, found) = raw_chars.next()?;
        if at == part.start {
            start = Some(raw_at);
        }
        end = raw_at + found.len_utf8();
        if c == ' ' && found.is_whitespace() {
            while raw_chars
                .next_if(|(_, next)| next.is_whitespace())
                .is_some()
            {}
        } else if c != found {
            return None;
        }
    }
    Some(start?..end)
}
