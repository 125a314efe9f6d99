//! Two actions of plans, or two recommendations, have the same text, and neither names the other.
//!
//! Why it matters: the same piece of work counts twice, and a reader who finds one of them does not
//! see what was reported on the other.
//!
//! How to mend it: name one under `same as` of the other action, or under `related` of the other
//! recommendation. If they are different pieces of work, say in a note how they differ.
//!
//! Example: actions B2 and D1 of a plan, both with the text `Write a strategy for carers`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::register::{Action, Id, Recommendation, Register, Subject};
use crate::source::Place;
use crate::term::text::{fingerprint, letters, plain_punctuation};
use std::borrow::Cow;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "same-action-twice",
    Severity::Note,
    include_str!("same_action_twice.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let mut actions: BTreeMap<u64, Vec<Id<Action>>> = BTreeMap::new();
    for (id, action) in register.actions.iter() {
        if let Some(key) = folded(&action.record.text.text) {
            actions.entry(key).or_default().push(id);
        }
    }
    for same in actions.values() {
        // Each is held against the one before it: three in a row make two findings.
        for pair in same.windows(2) {
            let [first, second] = pair else { continue };
            if !are_linked_actions(register, *first, *second) {
                let (one, other) = (&register.actions[*first], &register.actions[*second]);
                tell(
                    content,
                    other.record.text.place,
                    "action",
                    &one.record.reference.text,
                    one.record.text.place,
                    "same as",
                    found,
                );
            }
        }
    }
    // Most texts have letters of their own: those are not taken apart into words.
    let texts = register.recommendations.iter();
    let texts = texts.map(|(id, row)| (letters(&row.record.asked.markdown), id));
    let mut texts: Vec<(u64, Id<Recommendation>)> = texts.collect();
    texts.sort_unstable_by_key(|(letters, id)| (*letters, id.index()));
    let mut asked: BTreeMap<u64, Vec<Id<Recommendation>>> = BTreeMap::new();
    let same_letters = texts.chunk_by(|one, other| one.0 == other.0);
    for (_, id) in same_letters.filter(|same| same.len() > 1).flatten() {
        if let Some(key) = folded(&register.recommendations[*id].record.asked.markdown) {
            asked.entry(key).or_default().push(*id);
        }
    }
    for same in asked.values() {
        for pair in same.windows(2) {
            let [first, second] = pair else { continue };
            if !are_linked(register, *first, *second) {
                let one = &register.recommendations[*first].record;
                tell(
                    content,
                    register.recommendations[*second].record.asked.place,
                    "record",
                    &one.reference.text,
                    one.asked.place,
                    "related",
                    found,
                );
            }
        }
    }
}

fn tell(
    content: &Content<'_>,
    place: Place,
    what: &str,
    reference: &str,
    first: Place,
    key: &str,
    found: &mut Found<'_>,
) {
    found.at(
        place,
        format!(
            "the same text as that of {what} `{reference}` at {}",
            content.line(first)
        ),
        format!(
            "if it is the same work, write `{key}: [{reference}]`, so that a reader is led from \
             one to the other"
        ),
    );
}

/// One number for all texts of the same words; none of a text too short to be told apart by.
fn folded(text: &str) -> Option<u64> {
    let plain = match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(plain_punctuation(text)),
    };
    let words = plain.split(|c: char| !c.is_alphanumeric());
    let mut count = 0;
    let mut folded: u64 = 0;
    for word in words.filter(|word| !word.is_empty()) {
        count += 1;
        folded = folded.rotate_left(5) ^ fingerprint(word);
    }
    (count >= 4).then_some(folded)
}

fn are_linked_actions(register: &Register, one: Id<Action>, other: Id<Action>) -> bool {
    let (first, second) = (&register.actions[one], &register.actions[other]);
    let is_same = |action: &Action, id: Id<Action>| action.same_as.contains(&id);
    // Sub-actions of actions that are the same are the same with them.
    let parents = match (first.parent, second.parent) {
        (Some(a), Some(b)) => is_same(&register.actions[a], b) || is_same(&register.actions[b], a),
        (Some(parent), None) => parent == other || is_same(second, parent),
        (None, Some(parent)) => parent == one || is_same(first, parent),
        (None, None) => false,
    };
    parents
        || is_same(first, other)
        || is_same(second, one)
        // Both may name a third.
        || first.same_as.iter().any(|third| second.same_as.contains(third))
}

fn are_linked(register: &Register, one: Id<Recommendation>, other: Id<Recommendation>) -> bool {
    let names = |a: Id<Recommendation>, b: Id<Recommendation>| {
        let from = &register.recommendations[a];
        from.related.contains(&Subject::Recommendation(b))
            || from.supersedes.contains(&b)
            || from.superseded_by.contains(&b)
    };
    names(one, other) || names(other, one)
}
