//! Under which words a thing is found, and how much each of them says about it. Only what the public
//! register holds is read.

use crate::plan::Site;
use crate::plan::file::search::found::{Found, items, names};
use crate::prose;
use crate::record::fields::Text;
use crate::record::meeting;
use crate::record::report::Part;
use crate::register::{Party, Subject};

/// How much a word says: in a title, in the name of somebody who has to do with it, in the text. A text
/// comes as it was written, with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Title,
    Near,
    Body,
}

/// Takes the texts of one thing.
struct Texts<'s, F> {
    site: &'s Site<'s>,
    take: F,
}

impl<F: FnMut(Place, &str)> Texts<'_, F> {
    fn title(&mut self, text: &str) {
        (self.take)(Place::Title, text);
    }

    fn titles<'t>(&mut self, texts: impl IntoIterator<Item = &'t Text>) {
        for text in texts {
            self.title(&text.text);
        }
    }

    fn near(&mut self, text: &str) {
        (self.take)(Place::Near, text);
    }

    fn named(&mut self, party: Option<Party>) {
        if let Some(party) = party {
            self.near(self.site.party_name(party));
        }
    }

    fn all_near(&mut self, texts: impl IntoIterator<Item = impl AsRef<str>>) {
        for text in texts {
            self.near(text.as_ref());
        }
    }

    fn body(&mut self, markdown: &str) {
        if !markdown.is_empty() {
            (self.take)(Place::Body, markdown);
        }
    }

    fn bodies<'t>(&mut self, texts: impl IntoIterator<Item = &'t String>) {
        for text in texts {
            self.body(text);
        }
    }
}

/// Gives every text of a thing with its place.
pub fn texts(site: &Site<'_>, found: &Found, take: impl FnMut(Place, &str)) {
    let register = site.register;
    let mut texts = Texts { site, take };
    let subject = match found {
        Found::Record(subject) => *subject,
        Found::Topic(_) => return texts.title(&found.title(site)),
        Found::List(list) => {
            texts.title(&list.title);
            return texts.body(&list.summary);
        }
        Found::Term(id) => {
            let record = &register.terms[*id].record;
            texts.title(&record.term.text);
            texts.bodies(&record.meaning);
            if let Some(expansion) = &record.expansion {
                texts.title(expansion);
            }
            return;
        }
    };
    match subject {
        Subject::Recommendation(_) | Subject::Meeting(_) | Subject::Report(_) => {
            of_paper(site, subject, &mut texts);
        }
        Subject::Page(id) => {
            let record = &register.pages[id].record;
            texts.title(&record.title.text);
            texts.bodies(&record.summary);
            texts.body(&record.text.markdown);
        }
        Subject::Person(id) => {
            let person = &register.people[id];
            texts.title(&site.name(subject));
            texts.titles(&person.record.also);
            texts.titles(&person.record.initials);
            texts.all_near(
                person
                    .posts
                    .iter()
                    .map(|(post, _)| site.name(Subject::Post(*post))),
            );
            texts.all_near(
                person
                    .bodies
                    .iter()
                    .map(|(body, _)| site.name(Subject::Body(*body))),
            );
        }
        Subject::Post(id) => {
            let post = &register.posts[id];
            texts.title(&site.name(subject));
            texts.titles(&post.record.also);
            texts.titles(&post.record.initials);
            texts.all_near(
                post.holders
                    .iter()
                    .map(|(person, _)| site.name(Subject::Person(*person))),
            );
        }
        Subject::Organisation(id) => {
            let record = &register.organisations[id].record;
            texts.title(&record.name.text);
            texts.titles(
                record
                    .short_name
                    .iter()
                    .chain(&record.also)
                    .chain(&record.former_names),
            );
            if let Some(kind) = &record.kind {
                texts.near(kind);
            }
            texts.bodies(&record.summary);
        }
        Subject::Body(id) => {
            let body = &register.bodies[id];
            let record = &body.record;
            texts.title(&record.name.text);
            texts.titles(
                record
                    .short_name
                    .iter()
                    .chain(&record.also)
                    .chain(&record.former_names),
            );
            if let Some(kind) = &record.kind {
                texts.near(kind);
            }
            texts.bodies(&record.remit);
            for (person, _) in &body.members {
                texts.named(*person);
            }
        }
        Subject::Framework(_)
        | Subject::Priority(_)
        | Subject::Measures(_)
        | Subject::Indicator(_)
        | Subject::Plan(_)
        | Subject::Action(_) => of_work(site, subject, &mut texts),
        Subject::Document(id) => {
            let document = &register.documents[id];
            texts.title(&site.name(subject));
            texts.title(&document.record.reference.text);
            texts.named(document.publisher);
        }
    }
}

/// What was asked, what met, what was reported.
fn of_paper<F: FnMut(Place, &str)>(site: &Site<'_>, subject: Subject, texts: &mut Texts<'_, F>) {
    let register = site.register;
    match subject {
        Subject::Recommendation(id) => {
            let row = &register.recommendations[id];
            let record = &row.record;
            texts.titles([&record.title, &record.reference]);
            if let Some(topic) = row
                .topic
                .as_ref()
                .and_then(|slug| register.topics.get(slug))
            {
                texts.near(&topic.name);
            }
            texts.named(row.made_by);
            for party in &row.made_to {
                texts.named(Some(*party));
            }
            texts.all_near(names(site, &row.leads));
            texts.body(&record.asked.markdown);
            texts.bodies(record.matter.iter().chain(&record.evidence_summary));
            for entry in &record.entries {
                texts.body(&entry.text.markdown);
                for promise in &entry.promises {
                    texts.body(&promise.text);
                }
            }
        }
        Subject::Meeting(id) => {
            let meeting = &register.meetings[id];
            texts.title(&site.name(subject));
            texts.title(&meeting.record.reference.text);
            if let Some(venue) = &meeting.record.venue {
                texts.near(venue);
            }
            texts.body(&meeting.record.summary.markdown);
            for part in &meeting.record.parts {
                if let meeting::Part::Heading { title, text } = part {
                    texts.near(&title.text);
                    texts.body(&text.markdown);
                }
            }
            for item in items(site, meeting) {
                texts.near(&item.title.text);
                texts.body(&item.discussion.markdown);
                if let Some(outcome) = &item.outcome {
                    texts.body(&outcome.markdown);
                }
            }
        }
        Subject::Report(id) => {
            let report = &register.reports[id];
            let record = &report.record;
            texts.titles([&record.title, &record.reference]);
            if let Some(paper) = &record.paper {
                texts.title(paper);
            }
            texts.named(report.from);
            texts.named(report.to);
            texts.all_near(names(site, &report.authors));
            texts.body(&record.summary.markdown);
            for part in &record.parts {
                match part {
                    Part::Text { heading, text } => {
                        texts.near(&heading.text);
                        texts.body(&text.markdown);
                    }
                    Part::Progress(progress) => {
                        texts.near(&progress.priority.text);
                        let told = [&progress.deliverable, &progress.progress];
                        texts.body(&progress.opening.markdown);
                        for passage in told.into_iter().flatten() {
                            texts.body(&passage.markdown);
                        }
                    }
                    Part::IndicatorNotes { intro, notes } => {
                        texts.body(&intro.markdown);
                        for note in notes {
                            texts.near(&note.name.text);
                            texts.body(&note.text.markdown);
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

/// What the work is measured against, and the work that is planned.
fn of_work<F: FnMut(Place, &str)>(site: &Site<'_>, subject: Subject, texts: &mut Texts<'_, F>) {
    let register = site.register;
    match subject {
        Subject::Framework(id) => {
            let record = &register.frameworks[id].record;
            texts.titles([&record.name, &record.reference]);
            texts.bodies(&record.summary);
        }
        Subject::Priority(id) => {
            let priority = &register.priorities[id];
            texts.title(&site.name(subject));
            texts.near(&site.name(Subject::Framework(priority.framework)));
            texts.bodies(priority.record.group.iter().chain(&priority.record.summary));
        }
        Subject::Measures(id) => {
            let record = &register.measures[id].record;
            texts.titles([&record.name, &record.reference]);
            texts.bodies(&record.summary);
        }
        Subject::Indicator(id) => {
            let indicator = &register.indicators[id];
            texts.title(&site.name(subject));
            texts.title(&indicator.record.reference.text);
            texts.near(&site.name(Subject::Measures(indicator.measures)));
            texts.all_near(names(site, &indicator.responsible));
            texts.bodies(&indicator.record.part);
        }
        Subject::Plan(id) => {
            let record = &register.plans[id].record;
            texts.titles([&record.title, &record.reference]);
            texts.bodies(&record.summary);
        }
        Subject::Action(id) => {
            let action = &register.actions[id];
            texts.title(&action.reference);
            texts.title(&site.action_code(id));
            texts.title(&prose::words(&action.record.text.text));
            // A result shows only the beginning of it.
            texts.body(&action.record.text.text);
            texts.all_near(names(site, &action.accountable));
            texts.all_near(names(site, &action.responsible));
            texts.bodies(&action.record.progress);
        }
        _ => {}
    }
}
