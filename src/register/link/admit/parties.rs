//! Takes in those who answer: organisations, bodies, posts and people, with every name they go by.

use crate::diagnostic::Finding;
use crate::record::fields::Text;
use crate::register::link::Linker;
use crate::register::names::Known;
use crate::register::*;

impl Linker<'_> {
    pub(super) fn take_organisations(
        &mut self,
        organisations: Vec<record::organisation::Organisation>,
    ) {
        for record in organisations {
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
    }

    pub(super) fn take_bodies(&mut self, bodies: Vec<record::body::Body>) {
        for record in bodies {
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
                    changes: Vec::new(),
                    followed: Vec::new(),
                    undated_changes: 0,
                })))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
        }
    }

    pub(super) fn take_posts(&mut self, posts: Vec<record::post::Post>) {
        for record in posts {
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
                    asked: Vec::new(),
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
    }

    pub(super) fn take_people(&mut self, people: Vec<record::person::Person>) {
        for record in people {
            let shown = self.admits(Shelf::Person, &record.standing, &record.name.text, false);
            let slug = self.slug(&record.standing, &record.name.text);
            let spellings: Vec<Text> = [&record.name]
                .into_iter()
                .chain(&record.also)
                .cloned()
                .collect();
            let initials = record.initials.clone();
            let honorific = record.honorific.clone();
            let known = if shown {
                Known::Party(Party::Person(self.register.people.add(Person {
                    record,
                    slug,
                    posts: Vec::new(),
                    bodies: Vec::new(),
                    leads: Vec::new(),
                    asked: Vec::new(),
                    accountable: Vec::new(),
                    responsible: Vec::new(),
                    meetings: Vec::new(),
                })))
            } else {
                Known::Hidden
            };
            self.name(&spellings, known);
            if let Some(title) = honorific {
                for spelling in &spellings {
                    self.names.add_titled(&title, &spelling.text, known);
                }
            }
            self.initials(&initials, known);
        }
    }

    fn name(&mut self, spellings: &[Text], known: Known) {
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

    fn initials(&mut self, initials: &[Text], known: Known) {
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
