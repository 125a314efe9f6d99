//! What differs between two states of one record: key by key, part by part. Goes to the list of changed
//! records.

use crate::difference::section::Section;
use crate::difference::told::Told;
use crate::difference::tree::Tree;
use crate::term::text::squeeze;
use serde::Serialize;

/// One change of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The key, or the words for what is computed or stands below the keys.
    pub what: String,
    #[serde(flatten)]
    pub how: How,
}

/// How something changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "kebab-case")]
pub enum How {
    /// A value was given, changed or taken out.
    Value {
        from: Option<String>,
        to: Option<String>,
    },
    /// Computed: where it stands.
    State { from: String, to: String },
    /// Longer words changed: what stood around the first and last changed word, before and after.
    Words { before: String, after: String },
    /// Entries of a list.
    List {
        added: Vec<String>,
        removed: Vec<String>,
    },
    /// Parts of a kind that came or went: responses, updates, agenda items.
    Parts {
        part: &'static str,
        added: Vec<String>,
        removed: Vec<String>,
    },
    /// A part or entry of a list that changed in itself.
    Within { name: String, changes: Vec<Change> },
    /// The same entries in another order.
    Order,
    /// The file differs in what neither a key nor the text tells of.
    Other,
}

/// A value of this many letters or more is shown by what changed in it.
const LONG: usize = 80;

/// How many words are shown on either side of a change.
const AROUND: usize = 6;

/// The most words that are shown of one changed text.
const MOST_WORDS: usize = 40;

/// The keys under which names and references stand.
const NAMING: [&str; 38] = [
    "made to",
    "made by",
    "leads",
    "meeting",
    "body",
    "from",
    "to",
    "author",
    "present",
    "apologies",
    "officers",
    "posts",
    "post",
    "organisation",
    "includes",
    "successors",
    "members",
    "person",
    "parent",
    "contact",
    "responsible",
    "accountable",
    "publisher",
    "supersedes",
    "related",
    "discussed at",
    "indicators",
    "plan actions",
    "sources",
    "priorities",
    "background papers",
    "framework",
    "priority",
    "document",
    "same as",
    "presenters",
    "action by",
    "indicator",
];

/// Whether names and references stand under a key, or under the last of keys below one another.
pub fn is_naming(what: &str) -> bool {
    NAMING.contains(&what.rsplit(": ").next().unwrap_or_default())
}

/// What differs between two states of a record.
pub fn changes(old: &Told, new: &Told, opening: &str) -> Vec<Change> {
    let mut found = maps(&old.keys, &new.keys);
    if squeeze(&old.opening) != squeeze(&new.opening) {
        found.push(words(opening, &old.opening, &new.opening));
    }
    found.extend(parts(&old.sections, &new.sections));
    if found.is_empty() && differs_otherwise(old, new) {
        found.push(Change {
            what: String::new(),
            how: How::Other,
        });
    }
    found
}

/// Whether the files differ in what is public of the record.
fn differs_otherwise(old: &Told, new: &Told) -> bool {
    if !old.is_cut && !new.is_cut {
        return old.rest != new.rest;
    }
    let words = |told: &Told| -> Vec<String> {
        let words = told.rest.split_whitespace().filter(|word| *word != "-");
        words.map(str::to_owned).collect()
    };
    words(old) != words(new)
}

/// What differs between two maps, in the order of the later one.
fn maps(old: &[(String, Tree)], new: &[(String, Tree)]) -> Vec<Change> {
    let mut found = Vec::new();
    for (key, value) in new {
        let before = old.iter().find(|(known, _)| known == key);
        values(key, before.map(|(_, value)| value), Some(value), &mut found);
    }
    for (key, value) in old {
        if !new.iter().any(|(known, _)| known == key) {
            values(key, Some(value), None, &mut found);
        }
    }
    found
}

fn values(key: &str, old: Option<&Tree>, new: Option<&Tree>, found: &mut Vec<Change>) {
    if old == new {
        return;
    }
    let change = |how| Change {
        what: key.to_owned(),
        how,
    };
    match (old, new) {
        (Some(Tree::Text(from)), Some(Tree::Text(to))) => {
            if squeeze(from) == squeeze(to) {
                return;
            }
            let is_long = from.chars().count().max(to.chars().count()) >= LONG;
            // Names are shown whole: of a name that an excerpt cuts nobody could tell whether it is public.
            match is_long && !is_naming(key) {
                true => found.push(words(key, from, to)),
                false => found.push(change(How::Value {
                    from: Some(squeeze(from)),
                    to: Some(squeeze(to)),
                })),
            }
        }
        (Some(Tree::Map(from)), Some(Tree::Map(to))) => {
            for mut inner in maps(from, to) {
                inner.what = format!("{key}: {}", inner.what);
                found.push(inner);
            }
        }
        (None, Some(Tree::Text(to))) => found.push(change(How::Value {
            from: None,
            to: Some(squeeze(to)),
        })),
        (Some(Tree::Text(from)), None) => found.push(change(How::Value {
            from: Some(squeeze(from)),
            to: None,
        })),
        _ => lists(key, &entries(old), &entries(new), found),
    }
}

/// A value as a list: one text is a list of one.
fn entries(tree: Option<&Tree>) -> Vec<Tree> {
    match tree {
        None => Vec::new(),
        Some(Tree::List(items)) => items.clone(),
        Some(other) => vec![other.clone()],
    }
}

/// What differs between two lists. Entries are known again by their names; of two of one name, the
/// second is another.
fn lists(key: &str, old: &[Tree], new: &[Tree], found: &mut Vec<Change>) {
    let (old, new) = (named(old), named(new));
    let mut added = Vec::new();
    let mut inner = Vec::new();
    for (name, entry) in &new {
        match old.iter().find(|(known, _)| known == name) {
            None => added.push(name.shown()),
            Some((_, before)) => {
                let changes = match (before, entry) {
                    (Tree::Map(before), Tree::Map(entry)) => maps(before, entry),
                    _ => Vec::new(),
                };
                if !changes.is_empty() {
                    inner.push(Change {
                        what: key.to_owned(),
                        how: How::Within {
                            name: name.shown(),
                            changes,
                        },
                    });
                }
            }
        }
    }
    let is_gone = |name: &Name| !new.iter().any(|(known, _)| known == name);
    let removed: Vec<String> = old
        .iter()
        .filter(|(name, _)| is_gone(name))
        .map(|(name, _)| name.shown())
        .collect();
    let is_same = added.is_empty() && removed.is_empty();
    let is_in_order = old
        .iter()
        .map(|(name, _)| name)
        .eq(new.iter().map(|(name, _)| name));
    let how = match (added.as_slice(), removed.as_slice()) {
        ([to], [from]) if old.len() == 1 && new.len() == 1 => Some(How::Value {
            from: Some(from.clone()),
            to: Some(to.clone()),
        }),
        ([_, ..], []) if old.is_empty() => Some(How::Value {
            from: None,
            to: Some(added.join("; ")),
        }),
        _ if !is_same => Some(How::List { added, removed }),
        _ if !is_in_order => Some(How::Order),
        _ => None,
    };
    found.extend(how.map(|how| Change {
        what: key.to_owned(),
        how,
    }));
    found.extend(inner);
}

/// What an entry of a list is known by, and the how manieth of that name it is.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    words: String,
    count: usize,
}

impl Name {
    fn shown(&self) -> String {
        self.words.clone()
    }
}

/// The keys by which a part of a record is known, the first that it has.
const KNOWN_BY: [&str; 15] = [
    "reference",
    "code",
    "number",
    "period",
    "post",
    "person",
    "organisation",
    "document",
    "name",
    "title",
    "public title",
    "date",
    "to",
    "priority",
    "text",
];

fn named(entries: &[Tree]) -> Vec<(Name, &Tree)> {
    let mut named: Vec<(Name, &Tree)> = Vec::with_capacity(entries.len());
    let mut counts: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for entry in entries {
        let words = name_of(entry);
        let count = counts.entry(words.clone()).or_default();
        *count += 1;
        let name = Name {
            words,
            count: *count,
        };
        named.push((name, entry));
    }
    named
}

fn name_of(entry: &Tree) -> String {
    match entry {
        Tree::Text(text) => squeeze(text),
        Tree::List(items) => items.iter().map(name_of).collect::<Vec<_>>().join(", "),
        Tree::Map(pairs) => {
            let known = KNOWN_BY
                .iter()
                .find_map(|key| pairs.iter().find(|(name, _)| name == key));
            match known.or(pairs.first()) {
                Some((_, value)) => name_of(value),
                None => String::new(),
            }
        }
    }
}

/// What differs between the parts of the text.
fn parts(old: &[Section], new: &[Section]) -> Vec<Change> {
    let mut pairs: Vec<Option<usize>> = vec![None; new.len()];
    let mut is_taken = vec![false; old.len()];
    // The same heading first; then the same words under another heading.
    for same in [
        (|a: &Section, b: &Section| a.key == b.key) as fn(&Section, &Section) -> bool,
        |a, b| !a.text.is_empty() && a.text == b.text,
    ] {
        for (at, section) in new.iter().enumerate() {
            if pairs[at].is_some() {
                continue;
            }
            let hit = old.iter().enumerate().position(|(position, before)| {
                !is_taken[position] && before.kind == section.kind && same(before, section)
            });
            if let Some(hit) = hit {
                pairs[at] = Some(hit);
                is_taken[hit] = true;
            }
        }
    }
    let mut found = Vec::new();
    for part in ["response", "update", "item", "part"] {
        let of = |sections: &[Section], is: &dyn Fn(usize) -> bool| -> Vec<String> {
            let sections = sections.iter().enumerate();
            sections
                .filter(|(at, section)| section.kind == part && is(*at))
                .map(|(_, section)| shortened(&section.heading))
                .collect()
        };
        let added = of(new, &|at| pairs[at].is_none());
        let removed = of(old, &|at| !is_taken[at]);
        if !added.is_empty() || !removed.is_empty() {
            found.push(Change {
                what: part.to_owned(),
                how: How::Parts {
                    part,
                    added,
                    removed,
                },
            });
        }
    }
    for (at, section) in new.iter().enumerate() {
        let Some(before) = pairs[at].map(|hit| &old[hit]) else {
            continue;
        };
        let mut changes = Vec::new();
        if before.heading != section.heading {
            changes.push(Change {
                what: "heading".to_owned(),
                how: How::Value {
                    from: Some(before.heading.clone()),
                    to: Some(section.heading.clone()),
                },
            });
        }
        changes.extend(maps(&before.facts, &section.facts));
        if squeeze(&before.text) != squeeze(&section.text) {
            changes.push(words("text", &before.text, &section.text));
        }
        if !changes.is_empty() {
            found.push(Change {
                what: section.kind.to_owned(),
                how: How::Within {
                    name: shortened(&section.heading),
                    changes,
                },
            });
        }
    }
    let kept = pairs.iter().flatten();
    if found.is_empty() && !kept.is_sorted() {
        found.push(Change {
            what: new
                .first()
                .map_or("part", |section| section.kind)
                .to_owned(),
            how: How::Order,
        });
    }
    found
}

/// "Update, 18 April 2024, by Anne Example: in progress" without its first word.
fn shortened(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let first = ["response", "update"]
        .into_iter()
        .find(|word| lower.starts_with(word));
    let rest = match first {
        Some(word) => heading[word.len()..].trim_start_matches([',', ':', ' ']),
        None => heading,
    };
    match rest {
        "" => heading.to_owned(),
        rest => rest.to_owned(),
    }
}

/// That longer words changed, with what stood around the change before and after.
pub fn words(what: &str, old: &str, new: &str) -> Change {
    let (before, after) = excerpts(old, new);
    Change {
        what: what.to_owned(),
        how: How::Words { before, after },
    }
}

/// The words from a little before the first change to a little after the last, of both texts.
pub fn excerpts(old: &str, new: &str) -> (String, String) {
    let old: Vec<&str> = old.split_whitespace().collect();
    let new: Vec<&str> = new.split_whitespace().collect();
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let shorter = old.len().min(new.len()) - head;
    let tail = old
        .iter()
        .rev()
        .zip(new.iter().rev())
        .take(shorter)
        .take_while(|(a, b)| a == b)
        .count();
    let cut = |words: &[&str]| -> String {
        let from = head.saturating_sub(AROUND);
        let until = (words.len() - tail + AROUND).min(words.len());
        let stop = until.min(from + MOST_WORDS);
        let mut text = words[from..stop].join(" ");
        if from > 0 && !text.is_empty() {
            text.insert_str(0, "\u{2026} ");
        }
        if stop < words.len() && !text.is_empty() {
            text.push_str(" \u{2026}");
        }
        text
    };
    (cut(&old), cut(&new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_shows_what_changed_and_a_little_around_it() {
        let (before, after) = excerpts(
            "one two three four five six seven eight nine ten",
            "one two three four five six seven 8 nine ten",
        );
        assert_eq!(
            before,
            "\u{2026} two three four five six seven eight nine ten"
        );
        assert_eq!(after, "\u{2026} two three four five six seven 8 nine ten");
        assert_eq!(excerpts("", "a b"), (String::new(), "a b".to_owned()));
        assert_eq!(
            excerpts("a a a", "a a"),
            ("a a a".to_owned(), "a a".to_owned())
        );
    }
}
