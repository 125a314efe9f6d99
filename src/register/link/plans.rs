//! Links action plans, their actions and their ratings.

use crate::record::fields::Text;
use crate::register::link::Linker;
use crate::register::*;

impl Linker<'_> {
    pub(super) fn link_plans(&mut self) {
        for id in self.register.plans.ids() {
            let record = self.register.plans[id].record.clone();
            let body = record.body.as_ref().and_then(|text| self.party(text));
            if let Some(Party::Body(body)) = body {
                self.register.bodies[body].plans.push(id);
            }
            let framework = record.framework.as_ref().and_then(|text| {
                self.of_kind(text, "a framework of priorities", |subject| match subject {
                    Subject::Framework(id) => Some(id),
                    _ => None,
                })
            });
            if let Some(framework) = framework {
                self.register.frameworks[framework].plans.push(id);
            }
            let within = record.framework.as_ref().map(|text| text.text.clone());
            let mut highlights = Vec::new();
            for (index, highlight) in record.highlights.iter().enumerate() {
                let meeting = highlight
                    .meeting
                    .as_ref()
                    .and_then(|text| self.meeting(text));
                let mut priorities = Vec::new();
                for (position, rating) in highlight.ratings.iter().enumerate() {
                    let priority = self.priority_of(&rating.priority, within.as_deref());
                    if let Some(priority) = priority {
                        self.register.priorities[priority].ratings.push(RatingAt {
                            plan: id,
                            highlight: index,
                            rating: position,
                        });
                    }
                    priorities.push(priority);
                }
                highlights.push(Highlighted {
                    meeting,
                    priorities,
                });
            }
            let plan = &mut self.register.plans[id];
            plan.body = body;
            plan.framework = framework;
            plan.highlights = highlights;
        }
        for id in self.register.actions.ids() {
            let action = &self.register.actions[id];
            let (record, plan, parent) = (action.record.clone(), action.plan, action.parent);
            let plan_record = &self.register.plans[plan].record;
            let within = plan_record.framework.as_ref().map(|text| text.text.clone());
            let plan_reference = plan_record.reference.text.clone();
            let accountable = self.leads(&record.accountable);
            let responsible = self.leads(&record.responsible);
            let priority = match &record.priority {
                Some(text) => self.priority_of(text, within.as_deref()),
                None => parent.and_then(|parent| self.register.actions[parent].priority),
            };
            if let (Some(priority), None) = (priority, parent) {
                self.register.priorities[priority].actions.push(id);
            }
            let mut same_as = Vec::new();
            for other in &record.same_as {
                let whole = Text {
                    text: format!("{plan_reference}-{}", other.text),
                    place: other.place,
                };
                let own = self
                    .register
                    .references
                    .contains_key(&whole.text.to_lowercase());
                same_as.extend(self.plan_action(if own { &whole } else { other }));
            }
            for lead in &accountable {
                self.register
                    .hold(lead, |holder| holder.accountable.push(id));
            }
            for lead in &responsible {
                self.register
                    .hold(lead, |holder| holder.responsible.push(id));
            }
            let action = &mut self.register.actions[id];
            action.accountable = accountable;
            action.responsible = responsible;
            action.priority = priority;
            action.same_as = same_as;
        }
        // The same action twice is the same from either end.
        for id in self.register.actions.ids() {
            for other in self.register.actions[id].same_as.clone() {
                if !self.register.actions[other].same_as.contains(&id) {
                    self.register.actions[other].same_as.push(id);
                }
            }
        }
        self.register.count_twins_once();
    }

    pub(super) fn plan_action(&mut self, text: &Text) -> Option<Id<Action>> {
        self.of_kind(text, "an action of a plan", |subject| match subject {
            Subject::Action(id) => Some(id),
            _ => None,
        })
    }
}
