//! The changes of a record in words, and the words before and after them. Goes to the entries that are
//! shown.

use crate::difference::compare::{Change, How};
use crate::difference::shown::Excerpt;
use crate::wording::Wording;

/// All changes in words, one each.
pub(super) fn all(changes: &[Change], words: &Wording) -> Vec<String> {
    changes
        .iter()
        .map(|change| sentence(change, words))
        .collect()
}

/// All changes in one sentence.
fn sentences(changes: &[Change], words: &Wording) -> String {
    all(changes, words).join("; ")
}

/// A key of the content in the words of the site's language; keys below one another one by one. What is
/// no key is in words already.
fn named(what: &str, words: &Wording) -> String {
    let of_key = |key: &str| {
        let line = format!("diff-key-{}", key.replace(' ', "-"));
        match words.has(&line) {
            true => words.say(&line),
            false => key.to_owned(),
        }
    };
    let keys: Vec<String> = what.split(": ").map(of_key).collect();
    keys.join(": ")
}

/// One change in words.
fn sentence(change: &Change, words: &Wording) -> String {
    let said = named(&change.what, words);
    let what = said.as_str();
    match &change.how {
        How::Value {
            from: Some(from),
            to: Some(to),
        } => words.with("diff-now", &[("what", what), ("from", from), ("to", to)]),
        How::Value { from: None, to } => words.with(
            "diff-given",
            &[("what", what), ("to", to.as_deref().unwrap_or_default())],
        ),
        How::Value {
            from: Some(from),
            to: None,
        } => words.with("diff-taken-out", &[("what", what), ("from", from)]),
        How::State { from, to } => {
            words.with("diff-state", &[("what", what), ("from", from), ("to", to)])
        }
        How::Words { .. } => words.with("diff-words", &[("what", what)]),
        How::List { added, removed } => {
            let key = match (added.is_empty(), removed.is_empty()) {
                (_, true) => "diff-list-added",
                (true, _) => "diff-list-removed",
                _ => "diff-list-both",
            };
            let (added, removed) = (added.join(", "), removed.join(", "));
            words.with(
                key,
                &[("what", what), ("added", &added), ("removed", &removed)],
            )
        }
        How::Parts {
            part,
            added,
            removed,
        } => {
            let mut said = Vec::new();
            for (way, names) in [("added", added), ("removed", removed)] {
                if !names.is_empty() {
                    let listed = names
                        .iter()
                        .map(|name| format!("\u{201c}{name}\u{201d}"))
                        .collect::<Vec<_>>()
                        .join(", ");
                    said.push(words.fill(
                        &format!("diff-{way}-{part}"),
                        Some(names.len()),
                        &[("names", &listed)],
                    ));
                }
            }
            said.join("; ")
        }
        How::Within { name, changes } => {
            let inner = sentences(changes, words);
            words.with(
                "diff-within",
                &[("what", what), ("name", name), ("changes", &inner)],
            )
        }
        How::Order => words.with("diff-order", &[("what", what)]),
        How::Other => words.say("diff-other"),
    }
}

/// The words before and after of every change that has them.
pub(super) fn excerpts(changes: &[Change]) -> Vec<Excerpt> {
    let mut found = Vec::new();
    for change in changes {
        match &change.how {
            How::Words { before, after } => found.push(Excerpt {
                before: before.clone(),
                after: after.clone(),
            }),
            How::Within { changes, .. } => found.extend(excerpts(changes)),
            _ => {}
        }
    }
    found
}
