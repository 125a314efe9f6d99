//! What has to stay known of papers that were taken back or are exempt: from which meeting their time
//! is counted, and whether the public interest test is told. No word of theirs is kept.

use crate::record::fields::Text;
use crate::record::meeting::Status;
use crate::record::standing::{Exemption, State};
use crate::register::link::Linker;
use crate::register::names::Known;
use crate::register::*;
use crate::term::text::keeps_a_place;
use std::sync::Arc;

impl Linker<'_> {
    /// Whether a record is a draft or embargoed, so that nothing of it is due yet.
    pub(super) fn is_held_back(&self, state: &State) -> bool {
        let but_for_the_exemption = State {
            exempt: None,
            ..state.clone()
        };
        but_for_the_exemption.is_unpublished(self.rules.as_of)
    }

    /// Notes that something is exempt, where it is.
    pub(super) fn note_exemption(&mut self, exemption: Option<&Exemption>) {
        if let Some(exemption) = exemption {
            self.register.exemptions.push(Exempted {
                place: exemption.place,
                paragraph: exemption.paragraph,
                is_tested: exemption
                    .public_interest
                    .as_ref()
                    .is_some_and(|words| !keeps_a_place(words)),
            });
        }
    }

    /// Notes from when a withdrawn meeting's papers have to stay, if it was held.
    pub(super) fn keep_meeting(&mut self, record: &record::meeting::Meeting) {
        let was_to_be = matches!(record.status, Status::Held | Status::Scheduled);
        let body = self.body_named(&record.body);
        if let (true, Some(body)) = (was_to_be, body) {
            let kept = Kept {
                body,
                date: record.date.clone(),
                is_background: false,
            };
            self.keep_last(&record.reference.text, kept);
        }
    }

    /// Notes from when a withdrawn report has to stay, if its meeting is known.
    pub(super) fn keep_report(&mut self, record: &record::report::Report) {
        let kept = record
            .meeting
            .as_ref()
            .and_then(|meeting| self.kept_from(&meeting.text));
        if let Some(kept) = kept {
            self.keep_last(&record.reference.text, kept);
        }
    }

    /// Notes from when withdrawn background papers of a report have to stay, and takes those that the
    /// public may not see off its list.
    pub(super) fn keep_background_papers(
        &mut self,
        record: &mut Arc<record::report::Report>,
        meeting: Option<Id<Meeting>>,
    ) {
        let is_hidden = |register: &Register, paper: &Text| {
            let reference = register.references.get(&paper.text.to_lowercase());
            reference == Some(&Reference::Hidden)
        };
        let papers = || record.background_papers.iter().flatten();
        if !papers().any(|paper| is_hidden(&self.register, paper)) {
            return;
        }
        let (hidden, shown): (Vec<Text>, Vec<Text>) = papers()
            .cloned()
            .partition(|paper| is_hidden(&self.register, paper));
        let reference = meeting.map(|id| self.register.meetings[id].record.reference.text.clone());
        let kept = reference.and_then(|reference| self.kept_from(&reference));
        if let Some(kept) = kept {
            for paper in &hidden {
                let kept = Kept {
                    is_background: true,
                    ..kept.clone()
                };
                self.keep(&paper.text, kept);
            }
        }
        Arc::make_mut(record).background_papers = (!shown.is_empty()).then_some(shown);
    }

    /// The meeting of a reference, as far as time is counted from it.
    fn kept_from(&self, reference: &str) -> Option<Kept> {
        let key = reference.to_lowercase();
        match self.register.references.get(&key)? {
            Reference::Shown(Subject::Meeting(id)) => {
                let meeting = &self.register.meetings[*id].record;
                Some(Kept {
                    body: self.body_named(&meeting.body)?,
                    date: meeting.date.clone(),
                    is_background: false,
                })
            }
            Reference::Shown(_) => None,
            Reference::Hidden => {
                let withdrawn = self.register.withdrawn.iter();
                withdrawn
                    .filter(|withdrawn| withdrawn.shelf == Shelf::Meeting)
                    .find(|withdrawn| is_called(withdrawn, &key))
                    .and_then(|withdrawn| withdrawn.kept.clone())
            }
        }
    }

    /// Notes from when the record that was just taken back has to stay, if it is that of the reference.
    fn keep_last(&mut self, reference: &str, kept: Kept) {
        if let Some(withdrawn) = self.register.withdrawn.last_mut()
            && is_called(withdrawn, &reference.to_lowercase())
        {
            withdrawn.kept = Some(kept);
        }
    }

    /// Notes from when the withdrawn record of a reference has to stay: from its latest meeting.
    fn keep(&mut self, reference: &str, kept: Kept) {
        let key = reference.to_lowercase();
        let withdrawn = self.register.withdrawn.iter_mut();
        for withdrawn in withdrawn.filter(|withdrawn| is_called(withdrawn, &key)) {
            let is_later = withdrawn
                .kept
                .as_ref()
                .is_none_or(|known| known.date.earliest() < kept.date.earliest());
            if is_later {
                withdrawn.kept = Some(kept.clone());
            }
        }
    }

    fn body_named(&self, name: &Text) -> Option<Id<Body>> {
        match self.names.one(name)? {
            Known::Party(Party::Body(body)) => Some(body),
            _ => None,
        }
    }
}

fn is_called(withdrawn: &Withdrawn, key: &str) -> bool {
    let reference = withdrawn.reference.as_ref();
    reference.is_some_and(|reference| reference.to_lowercase() == key)
}
