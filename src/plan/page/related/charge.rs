//! The actions of plans that somebody answers for: the table on their page, and the list of all.

use crate::plan::page::Section;
use crate::plan::page::list::List;
use crate::plan::page::related::words_for_date;
use crate::plan::sentence::delivery_tone;
use crate::plan::view::{DateView, Link, Mark, Row, Tag};
use crate::plan::{Entry, Site};
use crate::prose::summary;
use crate::register::{Action, Answering, Id, Party, Person, Subject};
use serde::Serialize;
use std::collections::BTreeMap;

/// The most characters of an action that a table shows; the rest stands on the action's page.
const LONGEST_ACTION: usize = 220;

/// An action of a plan with what somebody has to do with it.
#[derive(Clone, Copy)]
pub struct Charge {
    action: Id<Action>,
    accountable: Option<Hand>,
    responsible: Option<Hand>,
}

/// How it comes that somebody answers for an action.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hand {
    /// The papers name them.
    Named,
    /// The papers name them, and it has passed on with their posts.
    Passed,
    /// It came with a post, from the earlier holder whom the papers name, if they name one.
    Came(Option<Id<Person>>),
}

/// The actions that somebody is accountable or responsible for, each once: those known to be late
/// come first, then in the order of the plans.
pub fn charges(
    site: &Site<'_>,
    party: Party,
    accountable: &[Id<Action>],
    responsible: &[Id<Action>],
) -> Vec<Charge> {
    let register = site.register;
    let mut found: BTreeMap<Id<Action>, (Option<Hand>, Option<Hand>)> = BTreeMap::new();
    for (named, is_accountable) in [(accountable, true), (responsible, false)] {
        for id in named {
            let hand = if passed(site, party, *id, is_accountable).is_some() {
                Hand::Passed
            } else {
                Hand::Named
            };
            let hands = found.entry(*id).or_default();
            if is_accountable {
                hands.0 = Some(hand);
            } else {
                hands.1 = Some(hand);
            }
        }
    }
    for came in register.duties_of(party) {
        let hands = found.entry(came.work.action).or_default();
        let hand = if came.work.is_accountable {
            &mut hands.0
        } else {
            &mut hands.1
        };
        if hand.is_none_or(|hand| hand == Hand::Passed) {
            *hand = Some(Hand::Came(came.from));
        }
    }
    let mut charges: Vec<Charge> = found
        .into_iter()
        .map(|(action, (accountable, responsible))| Charge {
            action,
            accountable,
            responsible,
        })
        .collect();
    charges.sort_by_key(|charge| !register.is_late_action(charge.action));
    charges
}

/// Where an open action has gone that a person was named for, if it passed on with their posts.
fn passed(
    site: &Site<'_>,
    party: Party,
    id: Id<Action>,
    is_accountable: bool,
) -> Option<Answering> {
    if !matches!(party, Party::Person(_)) || !site.register.is_open_action(id) {
        return None;
    }
    let answering = site.register.answering_for_action(id, is_accountable);
    let mut left = answering.into_iter().flatten();
    left.find(|answering| answering.named == party && answering.has_left())
}

/// What the table of a page's plan actions sees.
#[derive(Debug, Serialize)]
pub struct Actions {
    pub caption: String,
    /// That some passed on, with which post and to whom: sentences of words and links.
    pub passed: Vec<Vec<Link>>,
    pub rows: Vec<ActionRow>,
    pub more: Option<Link>,
}

/// One action in that table.
#[derive(Debug, Serialize)]
pub struct ActionRow {
    /// The reference with the plan's own, as a link.
    pub link: Link,
    pub text: String,
    /// Accountable, responsible or both, in words.
    pub role: String,
    pub due: DateView,
    pub tags: Vec<Tag>,
}

/// The table of somebody's actions of plans; none if there are none. The address is that of the
/// page on which it stands.
pub fn actions(
    site: &Site<'_>,
    party: Party,
    charges: &[Charge],
    address: &str,
) -> Option<Actions> {
    let most = site.settings.rows_per_page;
    let words = site.words;
    let more = (charges.len() > most).then(|| {
        let text = words.count("see-all-plan-actions", charges.len());
        Link::to(text, site.at(&plan_actions_address(address)))
    });
    let plan = |charge: &Charge| site.register.actions[charge.action].plan;
    let first = plan(charges.first()?);
    // Within one plan the codes of its actions name them; of several, each needs its plan's own.
    let is_one_plan = charges.iter().all(|charge| plan(charge) == first);
    let rows = charges.iter().take(most).map(|charge| {
        let mut row = action_row(site, charge);
        if is_one_plan {
            row.link.text = site.action_code(charge.action);
        }
        row
    });
    let caption = if is_one_plan {
        let name = site.name(Subject::Plan(first));
        words.fill(
            "plan-actions-caption-one",
            Some(charges.len()),
            &[("name", &name)],
        )
    } else {
        words.count("plan-actions-caption", charges.len())
    };
    Some(Actions {
        caption,
        passed: passed_sentences(site, party, charges),
        rows: rows.collect(),
        more,
    })
}

/// Plans the whole list of somebody's actions of plans, where it is longer than a page.
pub fn plan_actions(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    address: &str,
    section: Section,
    name: Link,
    charges: Vec<Charge>,
) {
    if charges.len() <= site.settings.rows_per_page {
        return;
    }
    List {
        kind,
        address: plan_actions_address(address),
        section,
        heading: site.words.with("plan-actions-of", &[("name", &name.text)]),
        crumbs: vec![section.link(site), name],
        kicker: String::new(),
        count: "rows-count-actions",
        order: "order-late-first",
        intro: String::new(),
        total: charges.len(),
        rows: Box::new(move |site, range| {
            charges[range]
                .iter()
                .map(|charge| action_list_row(site, charge).into())
                .collect()
        }),
        related: Vec::new(),
        related_heading: String::new(),
        updated: None,
        is_computed: true,
    }
    .plan(site, entries);
}

fn plan_actions_address(address: &str) -> String {
    format!("{address}plan-actions/")
}

fn action_row(site: &Site<'_>, charge: &Charge) -> ActionRow {
    let action = &site.register.actions[charge.action];
    ActionRow {
        link: Link::to(
            action.reference.as_str(),
            site.href(Subject::Action(charge.action)),
        ),
        text: summary(&action.record.text.text, LONGEST_ACTION),
        role: role(site, charge),
        due: match action.record.due.as_slice() {
            [] => words_for_date(site, "no-date-set"),
            [only] => site.date(&only.date),
            several => {
                let dates: Vec<String> = several
                    .iter()
                    .map(|due| site.words.date(&due.date))
                    .collect();
                let moved = several
                    .iter()
                    .any(|due| due.reason.is_some() || due.set_on.is_some());
                let text = match (dates.as_slice(), moved) {
                    ([first, .., last], true) => site
                        .words
                        .with("due-moved", &[("date", last), ("first", first)]),
                    _ => site.words.list(&dates),
                };
                DateView {
                    text,
                    datetime: None,
                }
            }
        },
        tags: action_tags(site, charge.action),
    }
}

fn action_list_row(site: &Site<'_>, charge: &Charge) -> Row {
    let row = action_row(site, charge);
    let due = site
        .words
        .with("row-due", &[("date", row.due.text.trim_end_matches('.'))]);
    Row {
        mark: Some(Mark::Words(row.link.text)),
        title: row.text,
        href: row.link.href.unwrap_or_default(),
        sentence: Some(format!("{}. {due}", row.role)),
        tags: row.tags,
        ..Row::default()
    }
}

/// How many of the actions passed on with which post, and who has them now.
fn passed_sentences(site: &Site<'_>, party: Party, charges: &[Charge]) -> Vec<Vec<Link>> {
    let is_passed = |hand: Option<Hand>| hand == Some(Hand::Passed);
    let mut gone: Vec<(Answering, usize)> = Vec::new();
    for charge in charges {
        let is_accountable = is_passed(charge.accountable);
        if !is_accountable && !is_passed(charge.responsible) {
            continue;
        }
        let Some(answering) = passed(site, party, charge.action, is_accountable) else {
            continue;
        };
        match gone.iter_mut().find(|(known, _)| *known == answering) {
            Some((_, count)) => *count += 1,
            None => gone.push((answering, 1)),
        }
    }
    let sentences = gone.iter().flat_map(|(answering, count)| {
        let count = Link::words(site.words.count("plan-actions-passed", *count));
        let lines = site.answering_lines(answering).into_iter();
        lines.map(move |line| {
            let places = [("count", vec![count.clone()]), ("what", line)];
            site.sentence_of_links("plan-actions-passed-with", &places)
        })
    });
    sentences.collect()
}

fn role(site: &Site<'_>, charge: &Charge) -> String {
    let words = site.words;
    let told = |role: &str, hand: Hand| match hand {
        Hand::Named => words.say(&format!("role-{role}")),
        Hand::Passed => words.say(&format!("role-was-{role}")),
        Hand::Came(None) => {
            let role = words.say(&format!("role-{role}"));
            words.with("role-with-post", &[("role", &role)])
        }
        Hand::Came(Some(from)) => {
            let role = words.say(&format!("role-{role}"));
            let name = site.name(Subject::Person(from));
            words.with("role-from", &[("role", &role), ("name", &name)])
        }
    };
    match (charge.accountable, charge.responsible) {
        (Some(one), Some(other)) if one == other => told("accountable-and-responsible", one),
        (Some(one), Some(other)) => {
            let role = told("accountable", one);
            format!("{role}. {}", told("responsible", other))
        }
        (Some(hand), None) => told("accountable", hand),
        (None, hand) => told("responsible", hand.unwrap_or(Hand::Named)),
    }
}

fn action_tags(site: &Site<'_>, id: Id<Action>) -> Vec<Tag> {
    let record = &site.register.actions[id].record;
    let mut tags: Vec<Tag> = record
        .delivery
        .into_iter()
        .map(|delivery| Tag {
            text: site.delivery(delivery),
            tone: delivery_tone(delivery),
        })
        .collect();
    if let Some(due) = record
        .due
        .last()
        .filter(|_| site.register.is_late_action(id))
    {
        let text = site
            .words
            .with("late-by", &[("late", &site.lateness(&due.date))]);
        tags.push(Tag { text, tone: "red" });
    }
    tags
}
