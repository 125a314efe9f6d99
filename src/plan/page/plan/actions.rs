//! The index of all actions, those of meetings and those of plans.

use crate::plan::file::filter::ACTIONS;
use crate::plan::page::list::List;
use crate::plan::page::plan::{any_action_row, plan_dates, with_parts};
use crate::plan::page::{Section, newest};
use crate::plan::{Entry, Site};
use crate::register::Subject;
use crate::term::Kind;

/// Plans the index of actions.
pub(super) fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::ACTIONS;
    let mut tracked: Vec<_> = register
        .recommendations
        .iter()
        .filter(|(_, row)| row.record.kind == Kind::Action)
        .map(|(id, _)| id)
        .collect();
    tracked.sort_by(|a, b| register.newest_first(*a, *b));
    let asked = tracked.iter().filter_map(|id| register.last_news(*id));
    let updated = newest(
        site,
        asked.chain(
            register
                .plans
                .rows()
                .iter()
                .flat_map(|plan| plan_dates(&plan.record)),
        ),
    );
    let mut subjects: Vec<Subject> = tracked.into_iter().map(Subject::Recommendation).collect();
    for plan in register.plans.rows() {
        subjects.extend(
            with_parts(site, &plan.actions)
                .into_iter()
                .map(Subject::Action),
        );
    }
    ACTIONS.plan(subjects.clone(), any_action_row, entries);
    List {
        kind: "actions",
        address: section.address.to_owned(),
        section,
        crumbs: Vec::new(),
        heading: section.name(site),
        kicker: String::new(),
        count: "rows-count-actions",
        order: "order-of-actions",
        intro: String::new(),
        total: subjects.len(),
        rows: Box::new(move |site, range| {
            subjects[range]
                .iter()
                .map(|subject| any_action_row(site, *subject).into())
                .collect()
        }),
        related: vec![
            Section::PLANS.link(site),
            Section::RECOMMENDATIONS.link(site),
        ],
        related_heading: site.words.say("other-ways-to-list"),
        updated,
        is_computed: true,
    }
    .plan_filtered(site, &ACTIONS, entries);
}
