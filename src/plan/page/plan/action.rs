//! An action's page: what is to be done, by whom and by when, its sub-actions, and what it serves.

use crate::plan::page::plan::progress;
use crate::plan::page::plan::table::{ActionLine, action_tags, lateness, line};
use crate::plan::page::recommendation::due_fact;
use crate::plan::page::subject_list::more;
use crate::plan::page::work::{all_address, plan_all};
use crate::plan::page::{Section, head, newest};
use crate::plan::sentence::date_key;
use crate::plan::view::{DateView, Fact, Group, Link, Mark, Row, Tag, View};
use crate::plan::{Entry, Site};
use crate::prose::summary;
use crate::record::recommendation::Due;
use crate::register::{Action, Id, Lead, Subject};
use crate::term::Delivery;
use serde::Serialize;
use std::collections::BTreeMap;

/// Plans a page for each action and sub-action.
pub(super) fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::ACTIONS;
    let mut twins: BTreeMap<Id<Action>, Vec<Id<Action>>> = BTreeMap::new();
    for (id, action) in register.actions.iter() {
        for other in action.same_as.iter().filter(|other| **other != id) {
            twins.entry(id).or_default().push(*other);
            twins.entry(*other).or_default().push(id);
        }
    }
    for (id, action) in register.actions.iter() {
        let subject = Subject::Action(id);
        let address = site.address(subject);
        let kind = "action-recommendations";
        let served = &action.recommendations;
        plan_all(
            site,
            entries,
            kind,
            &address,
            section,
            site.link(subject),
            served,
        );
        let mut same = twins.remove(&id).unwrap_or_default();
        same.sort_unstable();
        same.dedup();
        let page = Entry::page("action", address, move |site| action_view(site, id, &same));
        entries.push(page.about(subject));
    }
}

/// Where an action stands, in a sentence; where the papers do not say, just that.
fn action_sentence(site: &Site<'_>, id: Id<Action>) -> String {
    let words = site.words;
    let action = &site.register.actions[id];
    let stands = action.stated();
    let own = || match stands {
        Some(delivery) => words.with("status-delivery", &[("delivery", &site.delivery(delivery))]),
        None => words.say("action-not-stated"),
    };
    let mut sentences = progress::of_action(site, id);
    if action.sub_actions.is_empty() {
        sentences.insert(0, own());
    }
    if stands.is_some_and(Delivery::is_closed) {
        return sentences.join(" ");
    }
    let due = action.record.due.last().map(|due| &due.date);
    sentences.push(match (due, lateness(site, id)) {
        (None, _) => words.say("status-no-due"),
        (Some(due), Some(_)) => site.due_sentence(due, true),
        (Some(due), None) if due.earliest().is_none() => {
            words.with("action-due-words", &[("date", &words.date(due))])
        }
        (Some(due), None) if due.is_before(site.register.as_of) => {
            let key = date_key(due, "action-was-due", "action-was-due-words");
            words.with(key, &[("date", &words.date(due))])
        }
        (Some(due), None) => site.due_sentence(due, false),
    });
    sentences.join(" ")
}

/// An action of a plan as a row of a list.
pub fn action_row(site: &Site<'_>, id: Id<Action>) -> Row {
    let words = site.words;
    let action = &site.register.actions[id];
    let plan = &site.register.plans[action.plan].record.title.text;
    let who = if site.register.is_open_action(id) {
        let answering = site.register.answering_for_action(id, false);
        site.lead_names_now(&action.responsible, &answering)
    } else {
        site.lead_names(&action.responsible)
    };
    let mut note = vec![words.with("action-of-plan", &[("name", plan)])];
    if !who.is_empty() {
        note.push(words.with("row-responsible", &[("name", &who)]));
    }
    Row {
        mark: Some(Mark::Words(site.action_code(id))),
        title: summary(&action.record.text.text, 120),
        href: site.href(Subject::Action(id)),
        sentence: Some(action_sentence(site, id)),
        note: Some(note.join(" ")),
        tags: action_tags(site, id),
        ..Row::default()
    }
}

/// The dates by which an action is due: several without a reason stand side by side, for the plan
/// names a date a step; a date that moved says so.
fn action_due(site: &Site<'_>, due: &[Due]) -> Fact {
    let moved = due
        .iter()
        .any(|due| due.reason.is_some() || due.set_on.is_some());
    if due.len() < 2 || moved {
        return due_fact(site, due);
    }
    let dates = due
        .iter()
        .map(|due| Link::words(site.words.date(&due.date)))
        .collect();
    Fact::links(site.words.say("fact-due-dates"), dates, "")
}

/// The longest text of an action, in characters, that is its own heading.
const LONGEST_HEADING: usize = 180;

/// What `action.html` sees.
#[derive(Serialize)]
struct ActionView {
    kicker: String,
    sentence: String,
    tags: Vec<Tag>,
    as_of: DateView,
    text: String,
    facts: Vec<Fact>,
    progress: String,
    sub_actions: Vec<ActionLine>,
    sub_actions_caption: String,
    recommendations: Group,
    notes: Vec<String>,
    sources: Vec<Link>,
}

fn action_view(site: &Site<'_>, id: Id<Action>, same: &[Id<Action>]) -> View {
    let words = site.words;
    let register = site.register;
    let action = &register.actions[id];
    let record = &action.record;
    let plan = &register.plans[action.plan];
    let mut pen = site.pen();
    let code = site.action_code(id);
    let sentence = action_sentence(site, id);
    let text = &record.text.text;
    let is_short = text.chars().count() <= LONGEST_HEADING;
    let heading = summary(text, if is_short { LONGEST_HEADING } else { 120 });
    let title = format!("{} ({})", summary(text, 80), action.reference);
    let mut head = head(
        site,
        Section::ACTIONS,
        title,
        heading.clone(),
        summary(text, 155),
    );
    if let Some(parent) = action.parent {
        let code = site.action_code(parent);
        head.breadcrumbs.push(Link::to(
            words.with(
                "action-kicker",
                &[("code", &code), ("name", &plan.record.title.text)],
            ),
            site.href(Subject::Action(parent)),
        ));
    }
    head.updated = newest(site, &plan.record.agreed_on);
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let most = site.settings.rows_per_page;
    let all = all_address(&site.address(Subject::Action(id)));
    let text = pen.html(text, 3);
    let progress = record
        .progress
        .as_deref()
        .map(|text| pen.html(text, 3))
        .unwrap_or_default();
    View {
        template: "action.html",
        head,
        body: Box::new(ActionView {
            kicker: words.with(
                "action-kicker",
                &[("code", &code), ("name", &plan.record.title.text)],
            ),
            sentence,
            tags: action_tags(site, id),
            as_of: site.as_of(),
            // The heading is the whole text, where that is short.
            text: if heading == record.text.text {
                String::new()
            } else {
                text
            },
            facts: action_facts(site, id, same),
            progress,
            sub_actions_caption: words.with("plan-sub-actions-of", &[("code", &code)]),
            sub_actions: action
                .sub_actions
                .iter()
                .map(|id| line(site, *id, &mut pen))
                .collect(),
            recommendations: Group {
                id: "recommendations".to_owned(),
                heading: words.say("action-serves"),
                rows: action
                    .recommendations
                    .iter()
                    .take(most)
                    .map(|id| site.listed(*id))
                    .collect(),
                empty: words.say("action-serves-none"),
                more: more(
                    site,
                    action.recommendations.len(),
                    "rows-count-requests",
                    &all,
                ),
            },
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

fn action_facts(site: &Site<'_>, id: Id<Action>, same: &[Id<Action>]) -> Vec<Fact> {
    let words = site.words;
    let say = |key: &str| words.say(key);
    let action = &site.register.actions[id];
    let mut facts = vec![Fact::links(
        say("fact-plan"),
        vec![site.link(Subject::Plan(action.plan))],
        "",
    )];
    if let Some(parent) = action.parent {
        facts.push(Fact::links(
            say("fact-part-of"),
            vec![site.link(Subject::Action(parent))],
            "",
        ));
    }
    let priority = action.priority.map(|id| site.link(Subject::Priority(id)));
    let key = words.count("fact-priorities", 1);
    facts.push(Fact::links(
        key,
        priority.into_iter().collect(),
        say("no-priority-named"),
    ));
    let is_open = site.register.is_open_action(id);
    let who = |leads: &[Lead], is_accountable: bool| {
        if is_open {
            let answering = site.register.answering_for_action(id, is_accountable);
            site.leads_now(leads, &answering)
        } else {
            site.leads(leads)
        }
    };
    let accountable = who(&action.accountable, true);
    facts.push(Fact::links(
        say("column-accountable"),
        accountable,
        say("nobody-named"),
    ));
    let responsible = who(&action.responsible, false);
    facts.push(Fact::links(
        say("column-responsible"),
        responsible,
        say("nobody-named"),
    ));
    facts.push(action_due(site, &action.record.due));
    if !same.is_empty() {
        let links = same
            .iter()
            .map(|id| site.link(Subject::Action(*id)))
            .collect();
        facts.push(Fact::links(say("plan-same-as"), links, ""));
    }
    facts
}
