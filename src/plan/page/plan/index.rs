//! The index of action plans.

use crate::plan::page::list::List;
use crate::plan::page::plan::{plan_dates, plan_told};
use crate::plan::page::{Section, newest, rating};
use crate::plan::view::{Mark, Row};
use crate::plan::{Entry, Site};
use crate::register::{Id, Plan, Subject};

/// Plans the index of plans.
pub(super) fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::PLANS;
    let plans: Vec<Id<Plan>> = register.plans.ids().collect();
    List {
        kind: "plans",
        address: section.address.to_owned(),
        section,
        crumbs: Vec::new(),
        heading: section.name(site),
        kicker: String::new(),
        count: "rows-count-plans",
        order: "order-of-paper",
        intro: String::new(),
        total: plans.len(),
        rows: Box::new(move |site, range| {
            plans[range]
                .iter()
                .map(|id| plan_row(site, *id).into())
                .collect()
        }),
        related: vec![Section::ACTIONS.link(site), Section::PRIORITIES.link(site)],
        related_heading: site.words.say("other-ways-to-list"),
        updated: newest(
            site,
            register
                .plans
                .rows()
                .iter()
                .flat_map(|plan| plan_dates(&plan.record)),
        ),
        is_computed: true,
    }
    .plan(site, entries);
}

fn plan_row(site: &Site<'_>, id: Id<Plan>) -> Row {
    let words = site.words;
    let plan = &site.register.plans[id];
    let agreed = plan
        .record
        .agreed_on
        .as_ref()
        .map(|date| words.with("plan-agreed", &[("when", &rating::when(site, date))]));
    let body = plan
        .body
        .map(|party| format!("{}.", site.party(party).text));
    let note: Vec<String> = [body, agreed].into_iter().flatten().collect();
    Row {
        mark: Some(Mark::Words(plan.record.reference.text.clone())),
        title: plan.record.title.text.clone(),
        href: site.href(Subject::Plan(id)),
        sentence: Some(plan_told(site, plan)),
        note: (!note.is_empty()).then(|| note.join(" ")),
        ..Row::default()
    }
}
