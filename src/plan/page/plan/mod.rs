//! Action plans: a plan's page with its actions and highlight reports.

mod action;
mod actions;
mod highlight;
mod index;
mod progress;
mod table;

pub use action::action_row;
pub use progress::{counted, rule};

use crate::plan::page::plan::highlight::{HighlightView, highlight};
use crate::plan::page::plan::table::{ActionTable, tables};
use crate::plan::page::subject_list::{SubjectList, own_row};
use crate::plan::page::{Section, head, newest, ratings};
use crate::plan::view::{DateView, Fact, Link, Row, View};
use crate::plan::{Entry, Site};
use crate::prose::summary;
use crate::register::{Action, Id, Plan, Subject};
use crate::term::PartialDate;
use serde::Serialize;

/// Plans the index of plans, a page for each, the index of actions, and a page for each action.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    index::plan(site, entries);
    plan_pages(site, entries);
    actions::plan(site, entries);
    action::plan(site, entries);
}

fn plan_pages(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::PLANS;
    for (id, plan) in register.plans.iter() {
        let subject = Subject::Plan(id);
        let address = site.address(subject);
        SubjectList {
            kind: "plan-actions",
            address: all_actions(&address),
            section,
            crumbs: vec![section.link(site), site.link(subject)],
            heading: site
                .words
                .with("actions-of", &[("name", &plan.record.title.text)]),
            count: "rows-count-actions",
            order: "order-of-paper",
            subjects: with_parts(site, &plan.actions)
                .into_iter()
                .map(Subject::Action)
                .collect(),
            row: |site, subject| any_action_row(site, subject).into(),
            is_computed: true,
        }
        .plan(site, entries);
        let page = Entry::page("plan", address, move |site| plan_view(site, id));
        entries.push(page.about(subject));
    }
}

/// The address of the whole list of a plan's actions.
fn all_actions(plan: &str) -> String {
    format!("{plan}actions/")
}

/// Actions, each with its sub-actions behind it.
pub fn with_parts(site: &Site<'_>, actions: &[Id<Action>]) -> Vec<Id<Action>> {
    actions
        .iter()
        .flat_map(|id| {
            std::iter::once(*id).chain(site.register.actions[*id].sub_actions.iter().copied())
        })
        .collect()
}

fn plan_dates(plan: &crate::record::plan::Plan) -> impl Iterator<Item = &PartialDate> {
    plan.agreed_on
        .iter()
        .chain(plan.highlights.iter().map(|highlight| &highlight.date))
}

/// "23 actions under 6 priorities", sub-actions left out.
fn plan_counted(site: &Site<'_>, plan: &Plan) -> String {
    let words = site.words;
    let mut priorities: Vec<_> = plan
        .actions
        .iter()
        .filter_map(|id| site.register.actions[*id].priority)
        .collect();
    priorities.sort_unstable();
    priorities.dedup();
    let actions = words.count("rows-count-actions", plan.actions.len());
    if priorities.is_empty() {
        return format!("{actions}.");
    }
    let under = words.count("rows-count-priorities", priorities.len());
    words.with(
        "plan-counted",
        &[("actions", &actions), ("priorities", &under)],
    )
}

/// What `plan.html` sees.
#[derive(Serialize)]
struct PlanView {
    lead: String,
    as_of: DateView,
    /// How the actions are counted.
    rule: String,
    summary: String,
    facts: Vec<Fact>,
    tables: Vec<ActionTable>,
    highlights: Vec<HighlightView>,
    ratings_page: String,
    notes: Vec<String>,
    sources: Vec<Link>,
}

fn plan_view(site: &Site<'_>, id: Id<Plan>) -> View {
    let words = site.words;
    let register = site.register;
    let plan = &register.plans[id];
    let record = &plan.record;
    let mut pen = site.pen();
    let lead = plan_told(site, plan);
    let description = match &record.summary {
        Some(text) => summary(text, 155),
        None => format!("{}: {lead}", record.title.text),
    };
    let title = &record.title.text;
    let mut head = head(
        site,
        Section::PLANS,
        title.clone(),
        title.clone(),
        description,
    );
    head.updated = newest(site, plan_dates(record));
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let body: Vec<Link> = plan
        .body
        .map(|party| site.party(party))
        .into_iter()
        .collect();
    let agreed = record.agreed_on.as_ref().map(|date| site.date(date));
    let framework = plan.framework.map(|id| site.link(Subject::Framework(id)));
    let facts = vec![
        Fact::links(words.say("plan-body"), body, words.say("none-named")),
        Fact::date(
            words.say("plan-agreed-on"),
            agreed,
            words.say("no-date-given"),
        ),
        Fact::links(
            words.say("plan-framework"),
            framework.into_iter().collect(),
            words.say("none-named"),
        ),
        Fact::words(words.say("fact-reference"), record.reference.text.as_str()),
    ];
    let mut order: Vec<usize> = (0..record.highlights.len()).collect();
    order.sort_by(|a, b| {
        let date = |at: usize| &record.highlights[at].date;
        date(*b).order(date(*a)).then_with(|| b.cmp(a))
    });
    let summary = record
        .summary
        .as_deref()
        .map(|text| pen.html(text, 2))
        .unwrap_or_default();
    let tables = tables(site, id, &mut pen);
    View {
        template: "plan.html",
        head,
        body: Box::new(PlanView {
            lead,
            as_of: site.as_of(),
            rule: progress::rule(site, &plan.actions),
            summary,
            facts,
            tables,
            highlights: order
                .into_iter()
                .map(|at| highlight(site, id, at, &mut pen))
                .collect(),
            ratings_page: site.at(ratings::ADDRESS),
            notes: record
                .standing
                .notes
                .iter()
                .map(|note| pen.html(note, 3))
                .collect(),
            sources: site.sources(&record.standing),
        }),
    }
}

/// How many actions a plan has, and how far they are.
fn plan_told(site: &Site<'_>, plan: &Plan) -> String {
    let whole = plan_counted(site, plan);
    match progress::counted(site, &plan.actions) {
        Some(progress) => format!("{whole} {progress}"),
        None => whole,
    }
}

/// An action, of a meeting or of a plan, as a row of a list.
fn any_action_row(site: &Site<'_>, subject: Subject) -> Row {
    match subject {
        Subject::Action(id) => action_row(site, id),
        other => own_row(site, other),
    }
}
