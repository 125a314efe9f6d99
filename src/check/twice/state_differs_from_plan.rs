//! A recommendation is done, and the action of a plan that it names has not been started; or the other way round.
//!
//! Why it matters: the same work is told of on two pages, and a reader finds it finished on one and untouched on
//! the other.
//!
//! How to mend it: find out how far the work is, and put right the record that was left behind. If the action is
//! more than was recommended, say so in the update.
//!
//! Example: `## Update, June 2025: done, as reported` in a recommendation with `plan actions: [WP-A1]`, and
//! `delivery: not started` at A1 in the plan.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::recommendation::Said;
use crate::register::Recommendation;
use crate::term::Delivery;

pub(super) const CHECK: Check = Check::new(
    "state-differs-from-plan",
    Severity::Warning,
    include_str!("state_differs_from_plan.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    if recommendation.actions.is_empty() {
        return;
    }
    let entries = recommendation.record.entries.iter();
    let mut told = entries.rev().filter_map(|entry| match entry.said {
        Said::Update(Some(delivery)) if delivery != Delivery::NotStated => Some((entry, delivery)),
        _ => None,
    });
    let Some((entry, delivery)) = told.next() else {
        return;
    };
    for id in &recommendation.actions {
        let action = &content.register.actions[*id];
        let Some(planned) = action.record.delivery else {
            continue;
        };
        let differs = match delivery {
            Delivery::DoneAsReported | Delivery::DoneAsConfirmed => planned == Delivery::NotStarted,
            Delivery::NotStarted => {
                matches!(
                    planned,
                    Delivery::DoneAsReported | Delivery::DoneAsConfirmed
                )
            }
            _ => false,
        };
        if differs {
            let place = content.at(action.record.standing.place, &[Step::Key("delivery")]);
            found.at(
                entry.heading.place,
                format!(
                    "this is `{delivery}`, and its action {} is `{planned}` in {}",
                    action.reference,
                    content.line(place)
                ),
                "find out how far the work is, and put right the record that was left behind",
            );
        }
    }
}
