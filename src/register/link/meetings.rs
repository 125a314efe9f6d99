//! Links meetings with those who came and with the files attached, and withholds what is exempt.

use crate::diagnostic::Finding;
use crate::record::document::Paper;
use crate::record::fields::Text;
use crate::record::meeting::{AgendaItem, Part};
use crate::record::passage::Passage;
use crate::record::standing::{State, Visibility};
use crate::register::link::Linker;
use crate::register::*;
use crate::term::partial_date::municipal_year;
use crate::term::text::nearest;
use std::collections::HashSet;
use std::sync::Arc;

impl Linker<'_> {
    pub(super) fn link_meetings(&mut self) {
        let (month, day) = self.rules.settings.municipal_year;
        for id in self.register.meetings.ids() {
            let mut record = Arc::clone(&self.register.meetings[id].record);
            let body = self.party(&record.body);
            if let Some(Party::Body(body)) = body {
                self.register.bodies[body].meetings.push(id);
            }
            let present = self.attendance(&record.present);
            let apologies = self.attendance(&record.apologies);
            let officers = self.attendance(&record.officers);
            let people: HashSet<Id<Person>> = present
                .iter()
                .chain(&officers)
                .filter_map(|attended| match attended.party {
                    Some(Party::Person(person)) => Some(person),
                    _ => None,
                })
                .collect();
            for person in people {
                self.register.people[person].meetings.push(id);
            }
            self.withhold_parts(&mut record);
            let mut actions_by = Vec::new();
            let presenters = record
                .parts
                .iter()
                .map(|part| match part {
                    Part::Item(item) => item.presenters.as_ref().map(|text| self.known(text)),
                    Part::Heading { .. } => None,
                })
                .map(Option::unwrap_or_default)
                .collect();
            for part in &record.parts {
                actions_by.push(match part {
                    Part::Item(item) => {
                        let cells = item.action_by.clone();
                        self.leads(&cells)
                    }
                    Part::Heading { .. } => Vec::new(),
                });
            }
            if record.papers.iter().any(|paper| paper.exempt.is_some()) {
                self.withhold_papers(&mut Arc::make_mut(&mut record).papers);
            }
            self.attach_all(&record.papers);
            let year = record
                .date
                .earliest()
                .map(|date| municipal_year(date, month, day));
            if let Some(year) = year {
                self.register
                    .years
                    .entry(year)
                    .or_default()
                    .meetings
                    .push(id);
            }
            let meeting = &mut self.register.meetings[id];
            meeting.record = record;
            meeting.body = body;
            meeting.present = present;
            meeting.apologies = apologies;
            meeting.officers = officers;
            meeting.actions_by = actions_by;
            meeting.presenters = presenters;
            meeting.year = year;
        }
        for id in self.register.bodies.ids() {
            let mut meetings = std::mem::take(&mut self.register.bodies[id].meetings);
            meetings.sort_by(|a, b| self.register.in_time(*a, *b));
            for pair in meetings.windows(2) {
                self.register.meetings[pair[0]].next = Some(pair[1]);
                self.register.meetings[pair[1]].previous = Some(pair[0]);
            }
            self.register.bodies[id].meetings = meetings;
        }
    }

    /// Drops drafts and embargoed items, and empties exempt and withdrawn ones of all their words.
    pub(super) fn withhold_parts(&mut self, record: &mut Arc<record::meeting::Meeting>) {
        let has_state = |part: &Part| matches!(part, Part::Item(item) if !item.state.is_plain());
        if !record.parts.iter().any(has_state) {
            return;
        }
        let parts = &mut Arc::make_mut(record).parts;
        let rules = self.rules;
        let mut withheld = Vec::new();
        let mut exemptions = Vec::new();
        parts.retain_mut(|part| {
            let Part::Item(item) = part else {
                return true;
            };
            let is_exempt = item.state.exempt.is_some();
            let but_for_the_exemption = State {
                exempt: None,
                ..item.state.clone()
            };
            let stays =
                but_for_the_exemption.visibility(rules.as_of, rules.drafts) != Visibility::Hidden;
            let seen = item.state.visibility(rules.as_of, rules.drafts);
            let is_withdrawn = seen == Visibility::Withdrawn;
            if stays {
                exemptions.extend(item.state.exempt.clone());
            }
            if !stays || is_exempt || is_withdrawn {
                withheld.push((item.extent, Why::of(&item.state, seen)));
                withhold(item);
            }
            stays
        });
        for (extent, why) in withheld {
            self.withhold(extent, why);
        }
        for exemption in &exemptions {
            self.note_exemption(Some(exemption));
        }
    }

    /// Takes the files of papers into publication.
    pub(super) fn attach_all(&mut self, papers: &[Paper]) {
        let public = papers.iter().filter(|paper| paper.exempt.is_none());
        for file in public.filter_map(|paper| paper.file.as_ref()) {
            self.attach(file);
        }
    }

    /// Empties exempt papers of all that may not be published.
    pub(super) fn withhold_papers(&mut self, papers: &mut Vec<Paper>) {
        for paper in papers {
            if paper.exempt.is_some() {
                self.withhold_file(paper.file.as_ref());
                self.note_exemption(paper.exempt.as_ref());
                let public_title = paper.public_title.take();
                self.withhold(paper.extent, Why::Exempt);
                *paper = Paper {
                    extent: paper.extent,
                    title: None,
                    public_title,
                    paper: paper.paper.take(),
                    link: None,
                    file: None,
                    kind: None,
                    size: None,
                    pages: None,
                    published_on: None,
                    exempt: paper.exempt.take(),
                };
            }
        }
    }

    /// Notes that the public may not see a paper's file.
    pub(super) fn withhold_file(&mut self, file: Option<&Text>) {
        if let Some(file) = file {
            let path = file.text.trim_start_matches("./").to_owned();
            self.withheld.insert(path, file.place);
        }
    }

    /// A withheld file that something public leads to as well would be published with it.
    pub(super) fn refuse_withheld_attachments(&mut self) {
        for (path, place) in &self.withheld {
            if self.attached.contains(path) {
                let message =
                    format!("`{path}` is withheld here, and something public leads to it");
                self.findings.add(
                    Finding::error("withheld-file", *place, message)
                        .help("take the other link to it away, or publish this paper"),
                );
            }
        }
    }

    /// Takes a file under `documents/` into publication; a finding if there is none.
    pub(super) fn attach(&mut self, file: &Text) {
        let path = file.text.trim_start_matches("./");
        match self.files.get(path) {
            Some(size) => {
                self.attached.insert(path.to_owned());
                self.register.attachments.insert(path.to_owned(), *size);
            }
            None => {
                let may_suggest = self.may_suggest();
                let there = self.sources.attachments().iter();
                let there = there.map(|attachment| attachment.path.as_str());
                let near = nearest(path, there.filter(|_| may_suggest));
                let message = format!("there is no file `{path}`");
                let finding = Finding::error("missing-attachment", file.place, message);
                self.findings.add(match near {
                    Some(near) => finding.did_you_mean(Some(near)),
                    None => {
                        finding.help("put the file into the folder `documents/` of the content")
                    }
                });
            }
        }
    }
}

/// Empties an item of all that may not be published.
fn withhold(item: &mut AgendaItem) {
    let place = item.title.place;
    item.title = Text {
        text: item.public_title.clone().unwrap_or_default(),
        place,
    };
    item.papers = None;
    item.presenters = None;
    item.discussion = Passage::empty(place);
    item.outcome = None;
    item.action_by.clear();
}
