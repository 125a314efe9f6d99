//! Takes the records in: what the public may see goes on, of the rest only the names are known.

use crate::diagnostic::Finding;
use crate::record::Records;
use crate::record::fields::Text;
use crate::record::plan::PlanAction;
use crate::record::standing::Visibility;
use crate::register::link::Linker;
use crate::register::names::Known;
use crate::register::*;
use crate::term::text::name_key;
use std::collections::HashSet;

impl Linker<'_> {
    pub(super) fn take(&mut self, records: Records) {
        for record in records.organisations {
            let shown = self.admits(
                Shelf::Organisation,
                &record.standing,
                &record.name.text,
                false,
            );
            let slug = self.slug(&record.standing, &record.name.text);
            let spellings: Vec<Text> = [&record.name]
                .into_iter()
                .chain(&record.short_name)
                .chain(&record.also)
                .chain(&record.former_names)
                .cloned()
                .collect();
            let known = if shown {
                Known::Party(Party::Organisation(self.register.organisations.add(
                    Organisation {
                        record,
                        slug,
                        successors: Vec::new(),
                        predecessors: Vec::new(),
                        posts: Vec::new(),
                        bodies: Vec::new(),
                        recommendations: Vec::new(),
                        made: Vec::new(),
                        reports: Vec::new(),
                    },
                )))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
        }
        for record in records.bodies {
            let shown = self.admits(Shelf::Body, &record.standing, &record.name.text, false);
            let slug = self.slug(&record.standing, &record.name.text);
            let spellings: Vec<Text> = [&record.name]
                .into_iter()
                .chain(&record.short_name)
                .chain(&record.also)
                .chain(&record.former_names)
                .cloned()
                .collect();
            let known = if shown {
                Known::Party(Party::Body(self.register.bodies.add(Body {
                    record,
                    slug,
                    parent: None,
                    organisation: None,
                    children: Vec::new(),
                    contact: None,
                    members: Vec::new(),
                    meetings: Vec::new(),
                    made: Vec::new(),
                    recommendations: Vec::new(),
                    accountable: Vec::new(),
                    responsible: Vec::new(),
                    reports_from: Vec::new(),
                    reports_to: Vec::new(),
                    indicators: Vec::new(),
                    plans: Vec::new(),
                })))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
        }
        for record in records.posts {
            let whole = match &record.organisation {
                Some(organisation) => format!("{}, {}", record.name.text, organisation.text),
                None => record.name.text.clone(),
            };
            let shown = self.admits(Shelf::Post, &record.standing, &whole, false);
            let slug = self.slug(&record.standing, &whole);
            let title = record.name.clone();
            let also = record.also.clone();
            let initials = record.initials.clone();
            let short = record.organisation.as_ref().and_then(|organisation| {
                match self.names.one(organisation) {
                    Some(Known::Party(Party::Organisation(id))) => {
                        Some(self.register.organisations[id].record.clone())
                    }
                    _ => None,
                }
            });
            let known = if shown {
                Known::Party(Party::Post(self.register.posts.add(Post {
                    record,
                    slug,
                    organisation: None,
                    includes: Vec::new(),
                    included_in: Vec::new(),
                    holders: Vec::new(),
                    leads: Vec::new(),
                    accountable: Vec::new(),
                    responsible: Vec::new(),
                })))
            } else {
                Known::Hidden
            };
            let place = title.place;
            let mut wholes = vec![whole];
            if let Some(organisation) = short {
                let names = [&organisation.name]
                    .into_iter()
                    .chain(&organisation.short_name)
                    .chain(&organisation.also)
                    .chain(&organisation.former_names);
                wholes.extend(names.map(|name| format!("{}, {}", title.text, name.text)));
            }
            for (index, whole) in wholes.into_iter().enumerate() {
                if index == 0 {
                    self.name(&[Text { text: whole, place }], known);
                } else {
                    self.names.add_shared(&whole, known);
                }
            }
            self.names.add_shared(&title.text, known);
            self.name(&also, known);
            self.initials(&initials, known);
        }
        for record in records.people {
            let shown = self.admits(Shelf::Person, &record.standing, &record.name.text, false);
            let slug = self.slug(&record.standing, &record.name.text);
            let spellings: Vec<Text> = [&record.name]
                .into_iter()
                .chain(&record.also)
                .cloned()
                .collect();
            let initials = record.initials.clone();
            let known = if shown {
                Known::Party(Party::Person(self.register.people.add(Person {
                    record,
                    slug,
                    posts: Vec::new(),
                    bodies: Vec::new(),
                    leads: Vec::new(),
                    accountable: Vec::new(),
                    responsible: Vec::new(),
                    meetings: Vec::new(),
                })))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
            self.initials(&initials, known);
        }
        self.take_frameworks(records.frameworks);
        self.take_measures(records.measures);
        for record in records.meetings {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Meeting, &record.standing, &reference.text, true);
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
        self.take_plans(records.plans);
        for record in records.recommendations {
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
                    },
                )))
            } else {
                Reference::Hidden
            };
            self.refer(&reference, &reference.text, to);
        }
        for record in records.reports {
            let reference = record.reference.clone();
            let shown = self.admits(Shelf::Report, &record.standing, &reference.text, true);
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
        for record in records.documents {
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
        for record in records.pages {
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
            self.refer(&title, &reference, to);
        }
        let mut seen = HashSet::new();
        for record in records.terms {
            if record
                .standing
                .state
                .visibility(self.rules.as_of, self.rules.drafts)
                != Visibility::Shown
            {
                continue;
            }
            let slug = self.slug(&record.standing, &record.term.text);
            if !seen.insert(slug.clone()) {
                let message = format!("`{}` stands twice in the glossary", record.term.text);
                self.findings
                    .add(Finding::error("term-twice", record.term.place, message));
                continue;
            }
            self.register.terms.add(Term { record, slug });
        }
    }

    pub(super) fn take_frameworks(&mut self, frameworks: Vec<record::priority::Framework>) {
        for mut record in frameworks {
            let reference = record.reference.clone();
            if !self.admits(Shelf::Framework, &record.standing, &reference.text, true) {
                let names = [&reference, &record.name];
                for priority in &record.priorities {
                    for name in names {
                        self.priority(&format!("{} {}", name.text, priority.code.text), None);
                    }
                    self.priority(&priority.title.text, None);
                }
                self.refer(&reference, &reference.text, Reference::Hidden);
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let priorities = std::mem::take(&mut record.priorities);
            let names = [reference.text.clone(), record.name.text.clone()];
            let id = self.register.frameworks.add(Framework {
                record,
                slug,
                body: None,
                priorities: Vec::new(),
                plans: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Framework(id)),
            );
            for priority in priorities {
                let whole = format!("{}-{}", reference.text, priority.code.text);
                let shown = self.admits(Shelf::Priority, &priority.standing, &whole, true);
                let slug = self.slug(&priority.standing, &whole);
                let (code, title) = (priority.code.clone(), priority.title.clone());
                let known = shown.then(|| {
                    self.register.priorities.add(Priority {
                        record: priority,
                        slug,
                        framework: id,
                        recommendations: Vec::new(),
                        actions: Vec::new(),
                        indicators: Vec::new(),
                        reports: Vec::new(),
                        ratings: Vec::new(),
                    })
                });
                self.register.frameworks[id].priorities.extend(known);
                for name in &names {
                    if !self.priority(&format!("{name} {}", code.text), known) {
                        let message = format!("`{} {}` stands twice", name, code.text);
                        self.findings.add(Finding::error(
                            "duplicate-reference",
                            code.place,
                            message,
                        ));
                    }
                }
                self.priority(&title.text, known);
                let to = known.map_or(Reference::Hidden, |id| {
                    Reference::Shown(Subject::Priority(id))
                });
                self.refer(&code, &whole, to);
            }
        }
    }

    /// Adds a name of a priority; false if it already names another.
    pub(super) fn priority(&mut self, name: &str, known: Option<Id<Priority>>) -> bool {
        match self.priorities.get(&name_key(name)) {
            Some(other) => *other == known,
            None => {
                self.priorities.insert(name_key(name), known);
                true
            }
        }
    }

    pub(super) fn take_measures(&mut self, measures: Vec<record::indicator::Measures>) {
        for mut record in measures {
            let reference = record.reference.clone();
            let indicators = std::mem::take(&mut record.indicators);
            if !self.admits(Shelf::Measures, &record.standing, &reference.text, true) {
                self.refer(&reference, &reference.text, Reference::Hidden);
                for indicator in indicators {
                    self.refer(
                        &indicator.reference,
                        &indicator.reference.text,
                        Reference::Hidden,
                    );
                }
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let id = self.register.measures.add(Measures {
                record,
                slug,
                body: None,
                indicators: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Measures(id)),
            );
            for record in indicators {
                let reference = record.reference.clone();
                let to = if self.admits(Shelf::Indicator, &record.standing, &reference.text, true) {
                    let slug = self.slug(&record.standing, &reference.text);
                    let indicator = self.register.indicators.add(Indicator {
                        record,
                        slug,
                        measures: id,
                        responsible: Vec::new(),
                        priorities: Vec::new(),
                        recommendations: Vec::new(),
                        reports: Vec::new(),
                    });
                    self.register.measures[id].indicators.push(indicator);
                    Reference::Shown(Subject::Indicator(indicator))
                } else {
                    Reference::Hidden
                };
                self.refer(&reference, &reference.text, to);
            }
        }
    }

    pub(super) fn take_plans(&mut self, plans: Vec<record::plan::Plan>) {
        for mut record in plans {
            let reference = record.reference.clone();
            let actions = std::mem::take(&mut record.actions);
            if !self.admits(Shelf::Plan, &record.standing, &reference.text, true) {
                self.refer(&reference, &reference.text, Reference::Hidden);
                for action in &actions {
                    self.hide_action(
                        &format!("{}-{}", reference.text, action.reference.text),
                        action,
                    );
                }
                continue;
            }
            let slug = self.slug(&record.standing, &reference.text);
            let id = self.register.plans.add(Plan {
                record,
                slug,
                body: None,
                framework: None,
                actions: Vec::new(),
                highlights: Vec::new(),
            });
            self.refer(
                &reference,
                &reference.text,
                Reference::Shown(Subject::Plan(id)),
            );
            for action in actions {
                let whole = format!("{}-{}", reference.text, action.reference.text);
                let action = self.take_action(id, None, whole, action);
                self.register.plans[id].actions.extend(action);
            }
        }
    }

    pub(super) fn hide_action(&mut self, whole: &str, action: &PlanAction) {
        self.refer(&action.reference, whole, Reference::Hidden);
        for sub in &action.sub_actions {
            self.refer(
                &sub.reference,
                &format!("{whole}.{}", sub.reference.text),
                Reference::Hidden,
            );
        }
    }

    pub(super) fn take_action(
        &mut self,
        plan: Id<Plan>,
        parent: Option<Id<Action>>,
        whole: String,
        mut record: PlanAction,
    ) -> Option<Id<Action>> {
        if !self.admits(Shelf::Action, &record.standing, &whole, true) {
            self.hide_action(&whole, &record);
            return None;
        }
        let subs = std::mem::take(&mut record.sub_actions);
        let reference = record.reference.clone();
        let slug = self.slug(&record.standing, &whole);
        let id = self.register.actions.add(Action {
            record,
            slug,
            reference: whole.clone(),
            plan,
            parent,
            priority: None,
            accountable: Vec::new(),
            responsible: Vec::new(),
            same_as: Vec::new(),
            sub_actions: Vec::new(),
            recommendations: Vec::new(),
        });
        self.refer(&reference, &whole, Reference::Shown(Subject::Action(id)));
        for sub in subs {
            let whole = format!("{whole}.{}", sub.reference.text);
            let sub = self.take_action(plan, Some(id), whole, sub);
            self.register.actions[id].sub_actions.extend(sub);
        }
        Some(id)
    }

    pub(super) fn name(&mut self, spellings: &[Text], known: Known) {
        for spelling in spellings {
            if let Err(other) = self.names.add(&spelling.text, known)
                && other != Known::Several
            {
                let message = format!("`{}` is also the name of another record", spelling.text);
                self.findings.add(
                    Finding::error("name-twice", spelling.place, message)
                        .help("give one of the two a longer name"),
                );
            }
        }
    }

    pub(super) fn initials(&mut self, initials: &[Text], known: Known) {
        for initial in initials {
            if self.names.add_initials(&initial.text, known).is_err() {
                let message = format!("`{}` are also the initials of another record", initial.text);
                self.findings.add(
                    Finding::error("name-twice", initial.place, message)
                        .help("write the name in full instead"),
                );
            }
        }
    }
}
