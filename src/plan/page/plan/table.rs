//! The tables of a plan's actions, one for each priority.

use crate::plan::Site;
use crate::plan::page::plan::{all_actions, progress, with_parts};
use crate::plan::sentence::delivery_tone;
use crate::plan::view::{Link, Tag};
use crate::prose::Pen;
use crate::register::{Action, Id, Plan, Priority, Subject};
use serde::Serialize;
use std::collections::BTreeMap;

/// The actions under one priority.
#[derive(Serialize)]
pub(super) struct ActionTable {
    caption: String,
    /// How far these actions are.
    told: Option<String>,
    priority: Option<Link>,
    rows: Vec<ActionLine>,
    more: Option<Link>,
}

#[derive(Serialize)]
pub(super) struct ActionLine {
    code: Link,
    is_part: bool,
    text: String,
    accountable: Vec<Link>,
    responsible: Vec<Link>,
    due: Vec<String>,
    tags: Vec<Tag>,
    progress: String,
    /// What its sub-actions say, and where it is counted.
    rolled: Vec<String>,
}

/// The actions under a priority, or under none.
type Under = (Option<Id<Priority>>, Vec<Id<Action>>);

/// The actions of a plan, a table for each priority in the order of the plan.
pub(super) fn tables(site: &Site<'_>, id: Id<Plan>, pen: &mut Pen<'_>) -> Vec<ActionTable> {
    let words = site.words;
    let register = site.register;
    let plan = &register.plans[id];
    let most = site.settings.rows_per_page;
    let mut groups: Vec<Under> = Vec::new();
    let mut at: BTreeMap<Option<Id<Priority>>, usize> = BTreeMap::new();
    for action in &plan.actions {
        let priority = register.actions[*action].priority;
        let position = *at.entry(priority).or_insert_with(|| {
            groups.push((priority, Vec::new()));
            groups.len() - 1
        });
        groups[position].1.push(*action);
    }
    let all = all_actions(&site.address(Subject::Plan(id)));
    let see_all = || Link::to(words.say("see-all-actions-of-plan"), site.at(&all));
    let mut tables: Vec<ActionTable> = groups
        .into_iter()
        .map(|(priority, actions)| {
            let told = progress::counted(site, &actions);
            let actions = with_parts(site, &actions);
            let caption = match priority.map(|id| &register.priorities[id].record) {
                Some(priority) => words.with(
                    "plan-actions-under",
                    &[
                        ("code", &priority.code.text),
                        ("title", &priority.title.text),
                    ],
                ),
                None => words.say("plan-actions-under-none"),
            };
            ActionTable {
                caption,
                told,
                priority: priority.map(|id| {
                    let code = &register.priorities[id].record.code.text;
                    let text = words.with("see-priority", &[("code", code)]);
                    Link::to(text, site.href(Subject::Priority(id)))
                }),
                rows: actions
                    .iter()
                    .take(most)
                    .map(|id| line(site, *id, pen))
                    .collect(),
                more: (actions.len() > most).then(see_all),
            }
        })
        .collect();
    // Many short tables make a long list too, and a reader has to find it.
    let whole = with_parts(site, &plan.actions).len();
    if whole > most && tables.iter().all(|table| table.more.is_none()) {
        tables
            .last_mut()
            .into_iter()
            .for_each(|last| last.more = Some(see_all()));
    }
    tables
}

pub(super) fn line(site: &Site<'_>, id: Id<Action>, pen: &mut Pen<'_>) -> ActionLine {
    let words = site.words;
    let action = &site.register.actions[id];
    let named = |links: Vec<Link>| {
        if links.is_empty() {
            vec![Link::words(words.say("nobody-named"))]
        } else {
            links
        }
    };
    let due = match action.record.due.as_slice() {
        [] => vec![words.say("no-date-set")],
        due => due.iter().map(|due| words.date(&due.date)).collect(),
    };
    let tags = action_tags(site, id);
    let progress = match &action.record.progress {
        Some(text) => pen.html(text, 4),
        None if tags.is_empty() => format!("<p>{}</p>", words.say("no-progress-given")),
        None => String::new(),
    };
    ActionLine {
        code: Link::to(site.action_code(id), site.href(Subject::Action(id))),
        is_part: action.parent.is_some(),
        text: pen.html(&action.record.text.text, 4),
        accountable: named(site.leads(&action.accountable)),
        responsible: named(site.leads(&action.responsible)),
        due,
        tags,
        progress,
        rolled: progress::of_action(site, id),
    }
}

/// The status of an action as tags.
pub(super) fn action_tags(site: &Site<'_>, id: Id<Action>) -> Vec<Tag> {
    let delivery = site.register.actions[id].stated().map(|delivery| Tag {
        text: site.delivery(delivery),
        tone: delivery_tone(delivery),
    });
    let late = lateness(site, id).map(|late| Tag {
        text: site.words.with("late-by", &[("late", &late)]),
        tone: "red",
    });
    delivery.into_iter().chain(late).collect()
}

/// How late an action is, where it is known to be open.
pub(super) fn lateness(site: &Site<'_>, id: Id<Action>) -> Option<String> {
    let due = site.register.actions[id].record.due.last()?;
    site.register
        .is_late_action(id)
        .then(|| site.lateness(&due.date))
}
