//! How the list of all actions, of meetings and of plans, can be filtered and sorted.

use crate::plan::Site;
use crate::plan::file::filter::column::Column;
use crate::plan::file::filter::recommendations::delivery;
use crate::plan::file::filter::{Filter, parties, party, record, sorted, yes_or_no};
use crate::register::{Id, Party, Plan, Priority, Subject, Urgency};
use crate::term::{Delivery, PartialDate};
use chrono::NaiveDate;

/// Every action.
pub const ACTIONS: Filter = Filter {
    list: "actions",
    keys: &["plan", "body", "lead", "priority", "delivery", "late"],
    columns,
    orders: &["due", "title"],
    order,
};

fn columns(site: &Site<'_>, subjects: &[Subject]) -> Vec<Column> {
    let rows = || subjects.iter().copied();
    vec![
        Column::of(
            "plan",
            rows().map(|row| plan(site, row).into_iter().collect()),
            |id| record(site, Subject::Plan(id)),
        ),
        Column::of(
            "body",
            rows().map(|row| body(site, row).into_iter().collect()),
            |body| party(site, body),
        ),
        Column::of("lead", rows().map(|row| leads(site, row)), |lead| {
            party(site, lead)
        }),
        Column::of("priority", rows().map(|row| priorities(site, row)), |id| {
            record(site, Subject::Priority(id))
        }),
        Column::of(
            "delivery",
            rows().map(|row| vec![said(site, row)]),
            |said| {
                // The pages of progress list recommendations and the actions of meetings only.
                crate::plan::file::filter::column::Choice {
                    page: String::new(),
                    ..delivery(site, said)
                }
            },
        ),
        Column::of(
            "late",
            rows().map(|row| vec![is_late(site, row)]),
            |is_late| yes_or_no(site, is_late, ""),
        ),
    ]
}

fn plan(site: &Site<'_>, subject: Subject) -> Option<Id<Plan>> {
    match subject {
        Subject::Action(id) => Some(site.register.actions[id].plan),
        _ => None,
    }
}

fn body(site: &Site<'_>, subject: Subject) -> Option<Party> {
    let register = site.register;
    match subject {
        Subject::Action(id) => register.plans[register.actions[id].plan].body,
        Subject::Recommendation(id) => register.recommendations[id].made_by,
        _ => None,
    }
}

fn leads(site: &Site<'_>, subject: Subject) -> Vec<Party> {
    let register = site.register;
    match subject {
        Subject::Action(id) => {
            let action = &register.actions[id];
            let mut all = parties(&action.accountable);
            all.extend(parties(&action.responsible));
            all
        }
        Subject::Recommendation(id) => parties(&register.recommendations[id].leads),
        _ => Vec::new(),
    }
}

fn priorities(site: &Site<'_>, subject: Subject) -> Vec<Id<Priority>> {
    match subject {
        Subject::Action(id) => site.register.actions[id].priority.into_iter().collect(),
        Subject::Recommendation(id) => site.register.recommendations[id].priorities.clone(),
        _ => Vec::new(),
    }
}

fn said(site: &Site<'_>, subject: Subject) -> Delivery {
    match subject {
        Subject::Action(id) => site.register.actions[id]
            .record
            .delivery
            .unwrap_or(Delivery::NotStated),
        Subject::Recommendation(id) => site.register.status(id).delivery,
        _ => Delivery::NotStated,
    }
}

fn is_late(site: &Site<'_>, subject: Subject) -> bool {
    match subject {
        Subject::Action(id) => site.register.is_late_action(id),
        Subject::Recommendation(id) => site.register.status(id).urgency == Urgency::Late,
        _ => false,
    }
}

fn due(site: &Site<'_>, subject: Subject) -> Option<NaiveDate> {
    let last = match subject {
        Subject::Action(id) => site.register.actions[id].record.due.last(),
        Subject::Recommendation(id) => site.register.recommendations[id].record.due.last(),
        _ => None,
    };
    last.and_then(|due| PartialDate::latest(&due.date))
}

fn order(site: &Site<'_>, subjects: &[Subject], by: &str) -> Vec<usize> {
    match by {
        "due" => sorted(subjects.len(), |at| due(site, subjects[at])),
        _ => sorted(subjects.len(), |at| {
            Some(site.name(subjects[at]).to_lowercase())
        }),
    }
}
