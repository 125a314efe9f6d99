//! Takes in action plans, their actions and sub-actions.

use crate::record::plan::PlanAction;
use crate::register::link::Linker;
use crate::register::*;

impl Linker<'_> {
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

    fn hide_action(&mut self, whole: &str, action: &PlanAction) {
        self.refer(&action.reference, whole, Reference::Hidden);
        for sub in &action.sub_actions {
            self.refer(
                &sub.reference,
                &format!("{whole}.{}", sub.reference.text),
                Reference::Hidden,
            );
        }
    }

    fn take_action(
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
            counted_at: None,
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
}
