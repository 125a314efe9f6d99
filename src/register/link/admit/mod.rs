//! Takes the records in: what the public may see goes on, of the rest only the names are known.

mod frameworks;
mod measures;
mod parties;
mod plans;
mod prose;

use crate::diagnostic::Finding;
use crate::record::Records;
use crate::record::standing::Visibility;
use crate::register::link::Linker;
use crate::register::*;
use std::collections::HashSet;

impl Linker<'_> {
    pub(super) fn take(&mut self, records: Records) {
        self.take_organisations(records.organisations);
        self.take_bodies(records.bodies);
        self.take_posts(records.posts);
        self.take_people(records.people);
        self.take_frameworks(records.frameworks);
        self.take_measures(records.measures);
        self.take_meetings(records.meetings);
        self.take_plans(records.plans);
        self.take_recommendations(records.recommendations);
        self.take_reports(records.reports);
        self.take_documents(records.documents);
        self.take_pages(records.pages);
        self.take_terms(records.terms);
    }

    fn take_documents(&mut self, documents: Vec<record::document::Document>) {
        for record in documents {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Document, &record.standing, &reference.text, true);
            if !shown {
                self.withhold_file(record.paper.file.as_ref());
            }
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Document(self.register.documents.add(Document {
                    record,
                    slug,
                    publisher: None,
                    cited_by: Vec::new(),
                })))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
    }

    fn take_terms(&mut self, terms: Vec<record::glossary::Term>) {
        let mut seen = HashSet::new();
        for record in terms {
            let state = &record.standing.state;
            let visibility = state.visibility(self.rules.as_of, self.rules.drafts);
            if visibility != Visibility::Shown {
                self.withhold(record.standing.extent, Why::of(state, visibility));
                if !self.is_held_back(&record.standing.state) {
                    self.note_exemption(record.standing.state.exempt.as_deref());
                }
                continue;
            }
            let slug = self.slug(&record.standing, &record.term.text);
            if !seen.insert(slug.clone()) {
                let message = format!("`{}` stands twice in the glossary", record.term.text);
                self.findings.add(
                    Finding::error("term-twice", record.term.place, message)
                        .help("bring the two together into one"),
                );
                continue;
            }
            self.register.terms.add(Term { record, slug });
        }
    }
}
