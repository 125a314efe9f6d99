//! An action of a plan has only one of its two owners, while most others of the plan have both.
//!
//! Why it matters: the accountable person answers for the result, the responsible one sees that
//! the work is done. Where one cell is empty, a reader cannot tell which of the two is missing, or
//! whether one person is both.
//!
//! How to mend it: name the other owner, or the same person in both places if the paper means so.
//! If the paper prints only one, say that in a silence.
//!
//! Example: an action with `responsible: KX` and no `accountable` in a plan whose others have both.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::{Id, Plan};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "missing-owner",
    Severity::Warning,
    include_str!("missing_owner.rs"),
    Looks::Through(look),
);

/// The least number of actions with both owners that make it a rule of the plan.
const A_RULE: usize = 3;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    // Sub-actions have a habit of their own: in some plans they name no owners at all.
    let mut habits: BTreeMap<(Id<Plan>, bool), (usize, Vec<_>)> = BTreeMap::new();
    for (id, action) in register.actions.iter() {
        let record = &action.record;
        let habit = habits
            .entry((action.plan, action.parent.is_some()))
            .or_default();
        match (record.accountable.is_empty(), record.responsible.is_empty()) {
            (false, false) => habit.0 += 1,
            (true, true) => {}
            _ => habit.1.push(id),
        }
    }
    for (both, lacking) in habits.into_values() {
        if both < A_RULE || both < 2 * lacking.len() {
            continue;
        }
        for id in lacking {
            let action = &register.actions[id];
            let record = &action.record;
            let (has, lacks) = match record.accountable.is_empty() {
                true => (&record.responsible, "accountable"),
                false => (&record.accountable, "responsible"),
            };
            let place = has.first().map_or(record.standing.place, |text| text.place);
            found.at(
                place,
                format!("`{}` names nobody {lacks}", action.reference),
                format!(
                    "add a line `{lacks}: …`: {both} other actions of this plan name both owners"
                ),
            );
        }
    }
}
