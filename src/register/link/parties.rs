//! Links people, posts, organisations, bodies, frameworks and indicators with each other.

use crate::diagnostic::Finding;
use crate::register::link::Linker;
use crate::register::*;

impl Linker<'_> {
    pub(super) fn link_parties(&mut self) {
        for id in self.register.organisations.ids() {
            let successors = self.register.organisations[id].record.successors.clone();
            for succession in successors {
                if let Some(Party::Organisation(successor)) = self.party(&succession.organisation) {
                    self.register.organisations[id]
                        .successors
                        .push((successor, succession.on));
                    self.register.organisations[successor].predecessors.push(id);
                }
            }
        }
        for id in self.register.posts.ids() {
            let record = self.register.posts[id].record.clone();
            if let Some(organisation) = &record.organisation
                && let Some(Party::Organisation(organisation)) = self.party(organisation)
            {
                self.register.posts[id].organisation = Some(organisation);
                self.register.organisations[organisation].posts.push(id);
            }
            for other in &record.includes {
                if let Some(Party::Post(other)) = self.party(other) {
                    self.register.posts[id].includes.push(other);
                    self.register.posts[other].included_in.push(id);
                }
            }
        }
        for id in self.register.people.ids() {
            let record = self.register.people[id].record.clone();
            for (position, holding) in record.posts.into_iter().enumerate() {
                match self.party(&holding.post) {
                    Some(Party::Post(post)) => {
                        self.register.posts[post].holders.push((id, position));
                        self.register.people[id].posts.push((post, holding));
                    }
                    Some(_) => {
                        let message = format!("`{}` is not a post", holding.post.text);
                        self.findings.add(
                            Finding::error("wrong-kind", holding.post.place, message)
                                .help("name a post from `posts.yaml`; membership of a body stands in `bodies.yaml`"),
                        );
                    }
                    None => {}
                }
            }
        }
        for id in self.register.bodies.ids() {
            let record = self.register.bodies[id].record.clone();
            let parent = record.parent.as_ref().and_then(|text| self.party(text));
            if let Some(Party::Body(parent)) = parent {
                self.register.bodies[parent].children.push(id);
            }
            let organisation = record
                .organisation
                .as_ref()
                .and_then(|text| self.party(text));
            if let Some(Party::Organisation(organisation)) = organisation {
                self.register.organisations[organisation].bodies.push(id);
            }
            let contact = record.contact.as_ref().and_then(|text| {
                if text.text.contains('@') {
                    None
                } else {
                    self.party(text)
                }
            });
            let mut members = Vec::new();
            for (position, member) in record.members.iter().enumerate() {
                let party = self.party(&member.person);
                let organisation = member
                    .organisation
                    .as_ref()
                    .and_then(|text| self.party(text));
                if let Some(Party::Person(person)) = party {
                    self.register.people[person].bodies.push((id, position));
                }
                members.push((party, organisation));
            }
            let body = &mut self.register.bodies[id];
            body.parent = parent;
            body.organisation = organisation;
            body.contact = contact;
            body.members = members;
        }
    }

    pub(super) fn link_priorities(&mut self) {
        for id in self.register.frameworks.ids() {
            let body = self.register.frameworks[id].record.body.clone();
            self.register.frameworks[id].body = body.and_then(|text| self.party(&text));
        }
    }

    pub(super) fn link_measures(&mut self) {
        for id in self.register.measures.ids() {
            let body = self.register.measures[id].record.body.clone();
            self.register.measures[id].body = body.and_then(|text| self.party(&text));
        }
        for id in self.register.indicators.ids() {
            let record = self.register.indicators[id].record.clone();
            let responsible = self.leads(&record.responsible);
            let priorities = self.priorities_of(&record.priorities);
            for priority in &priorities {
                self.register.priorities[*priority].indicators.push(id);
            }
            for lead in &responsible {
                if let Some(Party::Body(body)) = lead.party {
                    self.register.bodies[body].indicators.push(id);
                }
            }
            let indicator = &mut self.register.indicators[id];
            indicator.responsible = responsible;
            indicator.priorities = priorities;
        }
    }
}
