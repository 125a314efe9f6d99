//! Which public records were added, changed, withdrawn or lost between two sites. Goes to the difference.

use crate::difference::Side;
use crate::difference::compare::{Change, How, changes, is_naming};
use crate::difference::kinds::{Item, items};
use crate::difference::told::{Reader, Told};
use crate::plan::address;
use crate::record::SETTINGS;
use crate::register::{Id, PromiseState, Recommendation, Subject};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// What changes of one record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordChange {
    /// The kind, as a word: `recommendation`, `person`.
    pub kind: &'static str,
    pub reference: Option<String>,
    pub name: String,
    /// The address of its page below the base; of a lost one, where the page was.
    pub address: Option<String>,
    /// The file that it stands in.
    pub file: String,
    pub what: What,
    pub changes: Vec<Change>,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "became", rename_all = "kebab-case")]
pub enum What {
    Added,
    Changed,
    /// It has another reference, name or address.
    Renamed {
        /// What it was called before.
        from: String,
        /// Where its page was, if that is elsewhere now.
        earlier: Option<String>,
    },
    /// It was taken back, and a page says so.
    Withdrawn {
        on: String,
        reason: Option<String>,
    },
    /// It is not public any more, and no page says why.
    Gone,
}

/// The settings and the records that differ.
pub fn between(old: Side<'_>, new: Side<'_>) -> (Vec<Change>, Vec<RecordChange>) {
    let (before, after) = (items(old), items(new));
    let (old_reader, new_reader) = (Reader::new(old, &before), Reader::new(new, &after));
    let matched = matches(old, new, &before, &after);
    let taken: HashSet<usize> = matched.iter().flatten().copied().collect();
    let mut records: Vec<RecordChange> = after
        .par_iter()
        .zip(&matched)
        .filter_map(|(item, hit)| {
            let told = new_reader.told(item);
            let Some(earlier) = hit.map(|hit| &before[hit]) else {
                return Some(changed(new, item, What::Added, Vec::new()));
            };
            let opening = new.site.words.say(opening_of(item.kind));
            let mut found = changes(&old_reader.told(earlier), &told, &opening);
            found.extend(computed(old, earlier, new, item));
            for change in &mut found {
                mask(change, &old_reader, &new_reader, new);
            }
            let is_elsewhere = earlier.address != item.address;
            if earlier.key != item.key || is_elsewhere {
                // What it was called is said of it as a whole.
                let is_naming = |change: &Change| {
                    matches!(change.what.as_str(), "reference" | "name")
                        && matches!(change.how, How::Value { .. })
                };
                found.retain(|change| !is_naming(change));
                let what = What::Renamed {
                    from: earlier.reference.clone().unwrap_or(earlier.name.clone()),
                    earlier: earlier.address.clone().filter(|_| is_elsewhere),
                };
                return Some(changed(new, item, what, found));
            }
            (!found.is_empty()).then(|| changed(new, item, What::Changed, found))
        })
        .collect();
    for (position, item) in before.iter().enumerate() {
        if !taken.contains(&position) {
            records.push(changed(old, item, left(new, item), Vec::new()));
        }
    }
    (settings(old, new), records)
}

fn changed(side: Side<'_>, item: &Item<'_>, what: What, changes: Vec<Change>) -> RecordChange {
    let path = &side.sources.get(item.standing.place.source).path;
    RecordChange {
        kind: item.kind,
        reference: item.reference.clone(),
        name: item.name.clone(),
        address: item.address.clone(),
        file: path.clone(),
        what,
        changes,
    }
}

/// For each later record the earlier one that it was: by reference or name, then by a former address,
/// then by its file.
fn matches(
    old: Side<'_>,
    new: Side<'_>,
    before: &[Item<'_>],
    after: &[Item<'_>],
) -> Vec<Option<usize>> {
    let mut by_key: HashMap<(&str, &str), usize> = HashMap::new();
    for (position, item) in before.iter().enumerate() {
        by_key.entry((item.kind, &item.key)).or_insert(position);
    }
    let mut matched: Vec<Option<usize>> = after
        .iter()
        .map(|item| by_key.get(&(item.kind, item.key.as_str())).copied())
        .collect();
    let mut taken: HashSet<usize> = matched.iter().flatten().copied().collect();
    let mut by_address: HashMap<&str, usize> = HashMap::new();
    let mut by_file: HashMap<&str, usize> = HashMap::new();
    for (position, item) in before.iter().enumerate() {
        if taken.contains(&position) {
            continue;
        }
        by_address.extend(item.address.as_deref().map(|address| (address, position)));
        let path = &old.sources.get(item.standing.place.source).path;
        if path.ends_with(".md") {
            by_file.insert(path, position);
        }
    }
    for (item, hit) in after.iter().zip(&mut matched) {
        if hit.is_some() {
            continue;
        }
        let path = &new.sources.get(item.standing.place.source).path;
        let former = item.standing.former_addresses.iter();
        let found = former
            .filter_map(|former| by_address.get(former.text.trim_start_matches('/')))
            .chain(by_file.get(path.as_str()))
            .copied()
            .find(|position| {
                !taken.contains(position)
                    && before[*position].shelf.is_some()
                    && before[*position].shelf == item.shelf
            });
        if let Some(position) = found {
            taken.insert(position);
            *hit = Some(position);
        }
    }
    matched
}

/// What became of a record that is public no more.
fn left(new: Side<'_>, item: &Item<'_>) -> What {
    let is_it = |address: &str| item.address.as_deref() == Some(address);
    let withdrawn = new.site.register.withdrawn.iter().find(|withdrawn| {
        Some(withdrawn.shelf) == item.shelf
            && is_it(&format!(
                "{}{}/",
                address::folder(withdrawn.shelf),
                withdrawn.slug
            ))
    });
    match withdrawn {
        Some(withdrawn) => What::Withdrawn {
            on: new.site.words.date(&withdrawn.on),
            reason: withdrawn.reason.clone(),
        },
        None => What::Gone,
    }
}

/// What the text before the first heading of a record is.
fn opening_of(kind: &str) -> &'static str {
    match kind {
        "recommendation" | "action" | "information-request" | "visit" => "diff-words-asked",
        "meeting" => "diff-words-meeting",
        _ => "diff-words-text",
    }
}

/// What the site works out of a recommendation, and how it changed.
fn computed(old: Side<'_>, before: &Item<'_>, new: Side<'_>, after: &Item<'_>) -> Vec<Change> {
    let (Some(Subject::Recommendation(was)), Some(Subject::Recommendation(is))) =
        (before.subject, after.subject)
    else {
        return Vec::new();
    };
    let (was, is) = (state(old, was, new), state(new, is, new));
    let mut found: Vec<Change> = was
        .facts
        .into_iter()
        .zip(is.facts)
        .filter(|((_, from), (_, to))| from != to)
        .map(|((_, from), (what, to))| Change {
            what,
            how: How::State { from, to },
        })
        .collect();
    let mut earlier = was.promises;
    let mut added = Vec::new();
    for (words, state) in is.promises {
        match earlier.iter().position(|(known, _)| *known == words) {
            None => added.push(words),
            Some(position) => {
                let (_, from) = earlier.remove(position);
                if from != state {
                    let what = new.site.words.with("diff-promise", &[("words", &words)]);
                    found.push(Change {
                        what,
                        how: How::State { from, to: state },
                    });
                }
            }
        }
    }
    let removed: Vec<String> = earlier.into_iter().map(|(words, _)| words).collect();
    if !added.is_empty() || !removed.is_empty() {
        found.push(Change {
            what: "promise".to_owned(),
            how: How::Parts {
                part: "promise",
                added,
                removed,
            },
        });
    }
    found
}

/// Where a recommendation stands, in words.
struct Standing {
    facts: Vec<(String, String)>,
    promises: Vec<(String, String)>,
}

/// Where a recommendation of one side stands, in the words of `of`.
fn state(side: Side<'_>, id: Id<Recommendation>, of: Side<'_>) -> Standing {
    let words = of.site.words;
    let recommendation = &side.site.register.recommendations[id];
    let status = &recommendation.status;
    let said = |start: &str, term: &str| match term {
        "not stated" => words.say("diff-not-stated"),
        term => within(&words.say(&format!("{start}-{}", address::key(term)))),
    };
    let decision = said("decision", status.decision.words());
    let delivery = said("delivery", status.delivery.words());
    let late = match status.late_since() {
        Some(day) => words.with("diff-late-since", &[("date", &words.day(day))]),
        None => words.say("diff-not-late"),
    };
    let promises = status.promises.iter().filter_map(|promise| {
        let entry = recommendation.record.entries.get(promise.entry)?;
        let text = entry.promises.get(promise.position)?.text.clone();
        let key = match promise.state {
            PromiseState::Late => "diff-promise-late",
            PromiseState::Broken { .. } => "diff-promise-broken",
            PromiseState::Kept { .. } => "diff-promise-kept",
            _ => "diff-promise-open",
        };
        Some((text, words.say(key)))
    });
    Standing {
        promises: promises.collect(),
        facts: vec![
            (words.say("diff-decision"), decision),
            (words.say("diff-delivery"), delivery),
            (words.say("diff-late"), late),
        ],
    }
}

/// Words as they stand within a sentence.
fn within(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Takes out of a change what names somebody or something that the public may not know of.
fn mask(change: &mut Change, old: &Reader<'_>, new: &Reader<'_>, side: Side<'_>) {
    let hide = |words: &mut String| {
        if old.is_hidden(words) || new.is_hidden(words) {
            *words = side.site.words.say("diff-withheld");
        }
    };
    let is_naming = is_naming(&change.what);
    match &mut change.how {
        How::Value { from, to } if is_naming => from.iter_mut().chain(to).for_each(hide),
        How::List { added, removed } if is_naming => {
            added.iter_mut().chain(removed).for_each(hide);
        }
        // The heading of a response or update ends with a name.
        How::Parts { added, removed, .. } => added.iter_mut().chain(removed).for_each(hide),
        How::Within { name, changes } => {
            hide(name);
            for change in changes {
                if change.what == "heading"
                    && let How::Value { from, to } = &mut change.how
                {
                    from.iter_mut().chain(to).for_each(hide);
                }
                mask(change, old, new, side);
            }
        }
        _ => {}
    }
}

/// What differs in the settings, as far as the public meets it.
fn settings(old: Side<'_>, new: Side<'_>) -> Vec<Change> {
    let read = |side: Side<'_>| -> Told {
        let source = side
            .sources
            .texts()
            .iter()
            .find(|source| source.path == SETTINGS);
        source
            .map(|source| Told::of_settings(&source.text))
            .unwrap_or_default()
    };
    changes(&read(old), &read(new), "")
}
