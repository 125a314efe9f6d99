//! A person leads work that is still open and has no post, in records where most people have one.
//!
//! Why it matters: a person leaves, the work stays. Without a post nobody can follow who has to
//! answer next, and a named officer stands on a permanent page for longer than needed.
//!
//! How to mend it: add the post that they hold to their record, or name the post as the lead.
//! Councillors, members of a body and people named together with an organisation need none.
//!
//! Example: `leads: Anne Example` in an open recommendation, and no `posts` in her record.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::{Id, Party, Person, Register};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "lead-without-post",
    Severity::Note,
    include_str!("lead_without_post.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    if !keeps_posts(content.register) {
        return;
    }
    for (id, works) in open_work(content.register) {
        let person = &content.register.people[id];
        if !person.record.posts.is_empty() || has_another_role(person) {
            continue;
        }
        let Some(first) = works.first() else {
            continue;
        };
        let name = &person.record.name;
        let what = match works.len() {
            1 => format!("leads `{first}`, which is open,"),
            several => format!("leads {several} open records, the first `{first}`,"),
        };
        found.at(
            name.place,
            format!("`{}` {what} and holds no post", name.text),
            "add their post under `posts`, so that a reader can follow when they leave",
        );
    }
}

/// What each person leads that is still open, by reference; not what they lead for an organisation
/// that is named beside them.
pub(super) fn open_work(register: &Register) -> BTreeMap<Id<Person>, Vec<&str>> {
    let mut open: BTreeMap<Id<Person>, Vec<&str>> = BTreeMap::new();
    for (id, recommendation) in register.recommendations.iter() {
        if !register.status(id).is_open() {
            continue;
        }
        for lead in &recommendation.leads {
            if let (Some(Party::Person(person)), None) = (lead.party, lead.acting_for) {
                open.entry(person)
                    .or_default()
                    .push(&recommendation.record.reference.text);
            }
        }
    }
    for action in register.actions.rows() {
        // An action that does not say how far it is may long be done.
        let is_open = action
            .record
            .delivery
            .is_some_and(|delivery| !delivery.is_closed());
        if !is_open {
            continue;
        }
        for lead in action.accountable.iter().chain(&action.responsible) {
            if let (Some(Party::Person(person)), None) = (lead.party, lead.acting_for) {
                let works = open.entry(person).or_default();
                if works.last() != Some(&action.reference.as_str()) {
                    works.push(&action.reference);
                }
            }
        }
    }
    open
}

/// Whether the records keep posts at all: at least half of those who may have one do.
fn keeps_posts(register: &Register) -> bool {
    let people = register.people.iter().map(|(_, person)| person);
    let (with, without): (Vec<&Person>, Vec<&Person>) = people
        .filter(|person| !person.record.posts.is_empty() || !has_another_role(person))
        .partition(|person| !person.record.posts.is_empty());
    with.len() > 1 && with.len() >= without.len()
}

/// Whether somebody is a councillor or sits on a body.
fn has_another_role(person: &Person) -> bool {
    !person.bodies.is_empty() || is_elected(person)
}

fn is_elected(person: &Person) -> bool {
    person.record.honorific.as_ref().is_some_and(|honorific| {
        let lower = honorific.to_lowercase();
        ["councillor", "cllr", "mayor", "alderman"]
            .iter()
            .any(|title| lower.contains(title))
    })
}
