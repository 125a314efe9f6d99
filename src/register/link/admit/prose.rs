//! Takes in what is written in prose: meetings, recommendations, reports and pages.

use crate::register::link::Linker;
use crate::register::*;
use std::sync::Arc;

impl Linker<'_> {
    pub(super) fn take_meetings(&mut self, meetings: Vec<Arc<record::meeting::Meeting>>) {
        for record in meetings {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Meeting, &record.standing, &reference.text, true);
            if !shown {
                self.keep_meeting(&record);
            }
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Meeting(self.register.meetings.add(Meeting {
                    record,
                    slug,
                    body: None,
                    present: Vec::new(),
                    apologies: Vec::new(),
                    officers: Vec::new(),
                    actions_by: Vec::new(),
                    presenters: Vec::new(),
                    previous: None,
                    next: None,
                    made: Vec::new(),
                    discussed: Vec::new(),
                    reports: Vec::new(),
                    year: None,
                })))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
    }

    pub(super) fn take_recommendations(
        &mut self,
        recommendations: Vec<Arc<record::recommendation::Recommendation>>,
    ) {
        for record in recommendations {
            let reference = record.reference.clone();
            let shown = self.admits(
                Shelf::Recommendation,
                &record.standing,
                &reference.text,
                true,
            );
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Recommendation(self.register.recommendations.add(
                    Recommendation {
                        record,
                        slug,
                        meeting: None,
                        made_by: None,
                        made_on: None,
                        made_to: Vec::new(),
                        leads: Vec::new(),
                        priorities: Vec::new(),
                        topic: None,
                        year: None,
                        supersedes: Vec::new(),
                        superseded_by: Vec::new(),
                        indicators: Vec::new(),
                        actions: Vec::new(),
                        related: Vec::new(),
                        discussed_at: Vec::new(),
                        entries_by: Vec::new(),
                        last_news: None,
                        status: Status::default(),
                        rank: 0,
                    },
                )))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
    }

    pub(super) fn take_reports(&mut self, reports: Vec<Arc<record::report::Report>>) {
        for record in reports {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Report, &record.standing, &reference.text, true);
            if !shown {
                self.keep_report(&record);
            }
            let to = if shown {
                let slug = self.slug(&record.standing, &reference.text);
                Reference::Shown(Subject::Report(self.register.reports.add(Report {
                    record,
                    slug,
                    from: None,
                    to: None,
                    meeting: None,
                    priorities: Vec::new(),
                    authors: Vec::new(),
                    indicators: Vec::new(),
                })))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
    }

    pub(super) fn take_pages(&mut self, pages: Vec<record::page::Page>) {
        for record in pages {
            let title = record.title.clone();
            let shown = self.admits(Shelf::Page, &record.standing, &title.text, false);
            let slug = self.slug(&record.standing, &title.text);
            let reference = slug.clone();
            let to = if shown {
                Reference::Shown(Subject::Page(
                    self.register.pages.add(Page { record, slug }),
                ))
            } else {
                Reference::Hidden
            };
            // Two pages of one title want one address, and that is said when addresses are planned.
            let first = self.register.references.get(&reference);
            if !matches!(first, Some(Reference::Shown(Subject::Page(_)))) {
                self.refer(&title, &reference, to);
            }
        }
    }
}
