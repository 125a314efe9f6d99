//! Links reports and documents, and follows the links in all prose.

use crate::diagnostic::Finding;
use crate::record::fields::Text;
use crate::record::lost::Lost;
use crate::record::meeting::Part;
use crate::record::passage::{self, Passage};
use crate::register::link::Linker;
use crate::register::link::refer::WHAT_A_REFERENCE_IS;
use crate::register::*;
use std::collections::HashSet;
use std::sync::Arc;

impl Linker<'_> {
    pub(super) fn link_reports(&mut self) {
        for id in self.register.reports.ids() {
            let mut record = Arc::clone(&self.register.reports[id].record);
            let from = self.party(&record.from);
            let to = record.to.as_ref().and_then(|text| self.party(text));
            let meeting = record.meeting.as_ref().and_then(|text| self.meeting(text));
            let priorities = self.priorities_of(&record.priorities);
            let authors = self.leads(&record.authors);
            if record.links.iter().any(|paper| paper.exempt.is_some()) {
                self.withhold_papers(&mut Arc::make_mut(&mut record).links);
            }
            self.attach_all(&record.links);
            self.keep_background_papers(&mut record, meeting);
            let mut indicators = Vec::new();
            for part in &record.parts {
                if let crate::record::report::Part::IndicatorNotes { notes, .. } = part {
                    for note in notes {
                        let indicator = note
                            .indicator
                            .as_ref()
                            .and_then(|text| self.indicator(text));
                        indicators.extend(indicator);
                    }
                }
            }
            let register = &mut self.register;
            for indicator in &indicators {
                register.indicators[*indicator].reports.push(id);
            }
            for priority in &priorities {
                register.priorities[*priority].reports.push(id);
            }
            if let Some(meeting) = meeting {
                register.meetings[meeting].reports.push(id);
            }
            match from {
                Some(Party::Body(body)) => register.bodies[body].reports_from.push(id),
                Some(Party::Organisation(organisation)) => {
                    register.organisations[organisation].reports.push(id);
                }
                _ => {}
            }
            if let Some(Party::Body(body)) = to {
                register.bodies[body].reports_to.push(id);
            }
            let report = &mut register.reports[id];
            report.record = record;
            report.from = from;
            report.to = to;
            report.meeting = meeting;
            report.priorities = priorities;
            report.authors = authors;
            report.indicators = indicators;
        }
    }

    pub(super) fn link_documents(&mut self) {
        for id in self.register.documents.ids() {
            let record = self.register.documents[id].record.clone();
            let publisher = record.publisher.as_ref().and_then(|text| self.party(text));
            if let Some(file) = &record.paper.file {
                self.attach(file);
            }
            self.register.documents[id].publisher = publisher;
        }
        let subjects: Vec<Subject> = self.register.subjects().collect();
        let mut cited = HashSet::new();
        let mut background = Vec::new();
        for subject in subjects {
            let citations = self.register.standing(subject).sources.clone();
            for citation in citations {
                let document =
                    self.of_kind(&citation.document, "a document", |subject| match subject {
                        Subject::Document(id) => Some(id),
                        _ => None,
                    });
                if let Some(document) = document
                    && cited.insert((document, subject))
                {
                    self.register.documents[document].cited_by.push(subject);
                }
            }
        }
        for id in self.register.reports.ids() {
            for paper in self.register.reports[id]
                .record
                .background_papers
                .iter()
                .flatten()
            {
                if let Some(Subject::Document(document)) = self.register.find(&paper.text)
                    && cited.insert((document, Subject::Report(id)))
                {
                    background.push((document, Subject::Report(id)));
                }
            }
        }
        for (document, report) in background {
            self.register.documents[document].cited_by.push(report);
        }
        for term in self.register.terms.rows() {
            for citation in &term.record.standing.sources {
                if !self
                    .register
                    .references
                    .contains_key(&citation.document.text.to_lowercase())
                {
                    let message =
                        format!("no record has the reference `{}`", citation.document.text);
                    self.findings.add(
                        Finding::error("unknown-reference", citation.document.place, message)
                            .help(WHAT_A_REFERENCE_IS),
                    );
                }
            }
        }
    }

    /// Follows the links in all prose: references have to exist, files to be there.
    pub(super) fn check_prose(&mut self) {
        let mut links: Vec<Text> = Vec::new();
        for passage in self.register.passages() {
            links.extend_from_slice(&passage.links);
        }
        for recommendation in self.register.recommendations.rows() {
            self.add_links_of_evidence(&recommendation.record, &mut links);
        }
        self.follow(links);
    }

    /// The same of one recommendation.
    pub(super) fn check_prose_of(&mut self, id: Id<Recommendation>) {
        let record = Arc::clone(&self.register.recommendations[id].record);
        let entries = record.entries.iter().map(|entry| &entry.text);
        let passages = [&record.asked].into_iter().chain(entries);
        let mut links: Vec<Text> = passages
            .flat_map(|passage| passage.links.iter().cloned())
            .collect();
        self.add_links_of_evidence(&record, &mut links);
        self.follow(links);
    }

    fn add_links_of_evidence(
        &self,
        record: &record::recommendation::Recommendation,
        links: &mut Vec<Text>,
    ) {
        for evidence in record.entries.iter().flat_map(|entry| &entry.evidence) {
            let file = &self.sources.get(evidence.place.source).text;
            links.extend(passage::links(file, &evidence.text, evidence.place));
        }
    }

    fn follow(&mut self, links: Vec<Text>) {
        for link in links {
            match link.text.strip_prefix("ref:") {
                Some(reference) => {
                    self.subject(&Text {
                        text: reference.to_owned(),
                        place: link.place,
                    });
                }
                None => self.attach(&link),
            }
        }
    }

    /// Warns of files that nothing public leads to. What stands in a file with an error may well lead
    /// to one.
    pub(super) fn report_unused_attachments(&mut self, lost: &Lost) {
        for attachment in self.sources.attachments() {
            if !self.attached.contains(&attachment.path) && !lost.mentions(&attachment.path) {
                self.findings.add(
                    Finding {
                        severity: crate::diagnostic::Severity::Warning,
                        ..Finding::about_file(
                            "unused-document",
                            format!("{}/{}", self.sources.folder, attachment.path),
                            "nothing public leads to this file, so it is not published",
                        )
                    }
                    .help("link to it, or take it out of the folder"),
                );
            }
        }
    }
}

impl Register {
    /// All Markdown that is published.
    pub fn passages(&self) -> Vec<&Passage> {
        let mut passages: Vec<&Passage> = Vec::new();
        for recommendation in self.recommendations.rows() {
            passages.push(&recommendation.record.asked);
            passages.extend(
                recommendation
                    .record
                    .entries
                    .iter()
                    .map(|entry| &entry.text),
            );
        }
        for meeting in self.meetings.rows() {
            passages.push(&meeting.record.summary);
            for part in &meeting.record.parts {
                match part {
                    Part::Heading { text, .. } => passages.push(text),
                    Part::Item(item) => {
                        passages.push(&item.discussion);
                        passages.extend(&item.outcome);
                    }
                }
            }
        }
        for report in self.reports.rows() {
            passages.extend(report.record.passages());
        }
        passages.extend(self.pages.rows().iter().map(|page| &page.record.text));
        passages
    }
}
