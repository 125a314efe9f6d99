//! A difference in words: lines for the terminal, and the view of the one page that goes to whoever
//! signs off.

use crate::difference::Difference;
use crate::difference::compare::{Change, How};
use crate::difference::page::PageChange;
use crate::difference::record::{RecordChange, What};
use crate::wording::Wording;
use serde::Serialize;
use std::collections::HashSet;

/// What the template of the page sees.
#[derive(Debug, Serialize)]
pub struct Shown {
    pub language: String,
    pub heading: String,
    pub lead: Vec<String>,
    pub summary: Vec<String>,
    pub parts: Vec<Part>,
}

/// A part of the page.
#[derive(Debug, Serialize)]
pub struct Part {
    pub heading: String,
    pub intro: String,
    pub entries: Vec<Entry>,
    /// How many more there are than are shown.
    pub more: String,
}

/// A record or page that differs.
#[derive(Debug, Serialize)]
pub struct Entry {
    /// The reference or address.
    pub name: String,
    /// The title, where it is not the name.
    pub title: String,
    /// What is said of it, one thing each.
    pub sentences: Vec<String>,
    pub excerpts: Vec<Excerpt>,
    /// What to do about it.
    pub help: String,
}

/// Words before and after a change.
#[derive(Debug, Serialize)]
pub struct Excerpt {
    pub what: String,
    pub before: String,
    pub after: String,
}

/// The most pages of one list that are shown one by one: a new frame or a new lead touches thousands.
const MOST_PAGES: usize = 200;

/// The most pages that are named as linking to an address.
const MOST_LINKS: usize = 5;

/// A difference as the page shows it.
pub fn shown(difference: &Difference, site: &str, words: &Wording, language: &str) -> Shown {
    let lead = match difference.is_revision {
        true => "diff-lead-revision",
        false => "diff-lead",
    };
    let mut lead = vec![words.with(lead, &[("site", site), ("against", &difference.against)])];
    lead.push(match &difference.earlier_as_of {
        Some(earlier) => words.with(
            "diff-two-days",
            &[("date", &difference.as_of), ("earlier", earlier)],
        ),
        None => words.with("diff-one-day", &[("date", &difference.as_of)]),
    });
    if !difference.has_records {
        lead.push(words.say("diff-only-pages"));
    }
    let parts = parts(difference, words);
    let summary = match parts.is_empty() {
        true => vec![words.say("diff-nothing")],
        false => summary(difference, words),
    };
    Shown {
        language: language.to_owned(),
        heading: words.say("diff-heading"),
        lead,
        summary,
        parts,
    }
}

/// How many of each there are.
fn summary(difference: &Difference, words: &Wording) -> Vec<String> {
    let records = |is: fn(&What) -> bool| {
        let records = difference.records.iter();
        records.filter(|record| is(&record.what)).count()
    };
    let pages = &difference.pages;
    [
        ("diff-sum-settings", difference.settings.len()),
        ("diff-sum-added", records(|what| *what == What::Added)),
        (
            "diff-sum-changed",
            records(|what| matches!(what, What::Changed | What::Renamed { .. })),
        ),
        (
            "diff-sum-withdrawn",
            records(|what| matches!(what, What::Withdrawn { .. })),
        ),
        ("diff-sum-gone", records(|what| *what == What::Gone)),
        ("diff-sum-by-date", difference.by_date.len()),
        ("diff-sum-pages-added", pages.added.len()),
        ("diff-sum-pages-changed", pages.changed.len()),
        ("diff-sum-pages-withdrawn", pages.withdrawn.len()),
        ("diff-sum-broken", pages.broken.len()),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| words.count(key, count))
    .collect()
}

fn parts(difference: &Difference, words: &Wording) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut add = |heading: &str, intro: &str, entries: Vec<Entry>, count: usize| {
        if count > 0 {
            let rest = count - entries.len();
            parts.push(Part {
                heading: words.say(heading),
                intro: match intro {
                    "" => String::new(),
                    intro => words.say(intro),
                },
                more: match rest {
                    0 => String::new(),
                    rest => words.count("diff-more", rest),
                },
                entries,
            });
        }
    };
    if !difference.settings.is_empty() {
        let entry = Entry {
            name: words.say("diff-settings"),
            title: String::new(),
            sentences: all(&difference.settings, words),
            excerpts: excerpts(&difference.settings, ""),
            help: String::new(),
        };
        add("diff-part-settings", "", vec![entry], 1);
    }
    type Is = fn(&What) -> bool;
    let groups: [(&str, &str, Is); 4] = [
        ("diff-part-changed", "", |what| {
            matches!(what, What::Changed | What::Renamed { .. })
        }),
        ("diff-part-added", "", |what| *what == What::Added),
        ("diff-part-withdrawn", "", |what| {
            matches!(what, What::Withdrawn { .. })
        }),
        ("diff-part-gone", "diff-intro-gone", |what| {
            *what == What::Gone
        }),
    ];
    for (heading, intro, is) in groups {
        let records = difference.records.iter();
        let entries: Vec<Entry> = records
            .filter(|record| is(&record.what))
            .map(|record| entry(record, words))
            .collect();
        let count = entries.len();
        add(heading, intro, entries, count);
    }
    let by_date: Vec<Entry> = difference
        .by_date
        .iter()
        .map(|record| entry(record, words))
        .collect();
    let count = by_date.len();
    add("diff-part-by-date", "diff-intro-by-date", by_date, count);
    let pages = &difference.pages;
    // The pages of the records told of above come first; lists and totals follow from them.
    let of_records: HashSet<&str> = difference
        .records
        .iter()
        .filter_map(|record| record.address.as_deref())
        .collect();
    let is_of_record = |change: &&PageChange| of_records.contains(change.address.as_str());
    let (own, others): (Vec<_>, Vec<_>) = pages.changed.iter().partition(is_of_record);
    let following = match own.is_empty() {
        true => "diff-part-pages-changed",
        false => "diff-part-pages-following",
    };
    for (heading, list) in [
        ("diff-part-pages-added", pages.added.iter().collect()),
        ("diff-part-pages-own", own),
        (following, others),
        (
            "diff-part-pages-withdrawn",
            pages.withdrawn.iter().collect::<Vec<_>>(),
        ),
    ] {
        let entries = list
            .iter()
            .take(MOST_PAGES)
            .map(|change| page(change))
            .collect();
        add(heading, "", entries, list.len());
    }
    if pages.frame > 0 {
        let entry = Entry {
            name: words.say("diff-frame"),
            title: String::new(),
            sentences: vec![words.count("diff-frame-pages", pages.frame)],
            excerpts: Vec::new(),
            help: String::new(),
        };
        add("diff-part-frame", "", vec![entry], 1);
    }
    let broken: Vec<Entry> = pages
        .broken
        .iter()
        .take(MOST_PAGES)
        .map(|broken| {
            let mut said = vec![words.count("diff-was-linked", broken.was_linked_from)];
            if !broken.linked_from.is_empty() {
                let named: Vec<String> = broken
                    .linked_from
                    .iter()
                    .take(MOST_LINKS)
                    .cloned()
                    .collect();
                said.push(words.fill(
                    "diff-still-linked",
                    Some(broken.linked_from.len()),
                    &[("pages", &named.join(", "))],
                ));
            }
            Entry {
                name: address_shown(&broken.address),
                title: broken.title.clone(),
                sentences: said,
                excerpts: Vec::new(),
                help: match (&broken.keep, broken.was_record) {
                    (Some(keep), _) => {
                        words.with("diff-keep", &[("line", &keep.line), ("file", &keep.file)])
                    }
                    (None, true) => words.say("diff-withdraw"),
                    (None, false) => String::new(),
                },
            }
        })
        .collect();
    add(
        "diff-part-broken",
        "diff-intro-broken",
        broken,
        pages.broken.len(),
    );
    parts
}

fn address_shown(address: &str) -> String {
    format!("/{address}")
}

fn page(page: &PageChange) -> Entry {
    let excerpts = match (&page.before, &page.after) {
        (Some(before), Some(after)) => vec![Excerpt {
            what: String::new(),
            before: before.clone(),
            after: after.clone(),
        }],
        _ => Vec::new(),
    };
    Entry {
        name: address_shown(&page.address),
        title: page.title.clone(),
        sentences: Vec::new(),
        excerpts,
        help: String::new(),
    }
}

fn entry(record: &RecordChange, words: &Wording) -> Entry {
    let kind = words.say(&format!("diff-kind-{}", record.kind));
    let mut said = match &record.what {
        What::Added => vec![words.with("diff-is-added", &[("kind", &kind)])],
        What::Changed => Vec::new(),
        What::Renamed { from, earlier } => {
            let now = record.reference.as_ref().unwrap_or(&record.name);
            let mut said = Vec::new();
            if from != now {
                said.push(words.with("diff-is-renamed", &[("from", from)]));
            }
            if let Some(earlier) = earlier {
                said.push(words.with(
                    "diff-is-moved",
                    &[
                        ("from", &address_shown(earlier)),
                        (
                            "to",
                            &address_shown(record.address.as_deref().unwrap_or_default()),
                        ),
                    ],
                ));
            }
            said
        }
        What::Withdrawn { on, reason } => vec![match reason {
            Some(reason) => words.with(
                "diff-is-withdrawn-why",
                &[("kind", &kind), ("date", on), ("reason", reason)],
            ),
            None => words.with("diff-is-withdrawn", &[("kind", &kind), ("date", on)]),
        }],
        What::Gone => vec![words.with("diff-is-gone", &[("kind", &kind)])],
    };
    if !record.changes.is_empty() {
        said.extend(all(&record.changes, words));
    }
    let (name, title) = match &record.reference {
        // A priority's or a plan action's name begins with its reference already.
        Some(reference) if record.name.starts_with(reference.as_str()) => {
            (record.name.clone(), String::new())
        }
        Some(reference) => (reference.clone(), record.name.clone()),
        None => (record.name.clone(), String::new()),
    };
    Entry {
        name,
        title,
        sentences: said,
        excerpts: excerpts(&record.changes, ""),
        help: String::new(),
    }
}

/// All changes in words, one each.
fn all(changes: &[Change], words: &Wording) -> Vec<String> {
    changes
        .iter()
        .map(|change| sentence(change, words))
        .collect()
}

/// All changes in one sentence.
fn sentences(changes: &[Change], words: &Wording) -> String {
    all(changes, words).join("; ")
}

/// One change in words.
fn sentence(change: &Change, words: &Wording) -> String {
    let said = match change.what.as_str() {
        "text" => words.say("diff-words-text"),
        "heading" => words.say("diff-words-heading"),
        other => other.to_owned(),
    };
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
            let kind = match what {
                "response" | "update" | "item" | "part" => words.say(&format!("diff-one-{what}")),
                other => other.to_owned(),
            };
            let inner = sentences(changes, words);
            words.with(
                "diff-within",
                &[("what", &kind), ("name", name), ("changes", &inner)],
            )
        }
        How::Order => words.with("diff-order", &[("what", what)]),
        How::Other => words.say("diff-other"),
    }
}

/// The words before and after of every change that has them.
fn excerpts(changes: &[Change], above: &str) -> Vec<Excerpt> {
    let mut found = Vec::new();
    for change in changes {
        let what = match above {
            "" => change.what.clone(),
            above => format!("{above}: {}", change.what),
        };
        match &change.how {
            How::Words { before, after } => found.push(Excerpt {
                what,
                before: before.clone(),
                after: after.clone(),
            }),
            How::Within { name, changes } => {
                found.extend(excerpts(changes, &format!("{what} \u{201c}{name}\u{201d}")));
            }
            _ => {}
        }
    }
    found
}

/// A difference as lines for the terminal.
pub fn in_words(shown: &Shown) -> String {
    let mut text = format!("{}\n", shown.heading);
    for sentence in &shown.lead {
        text.push_str(&format!("{sentence}\n"));
    }
    text.push('\n');
    for sentence in &shown.summary {
        text.push_str(&format!("{sentence}\n"));
    }
    for part in &shown.parts {
        text.push_str(&format!("\n{}\n", part.heading));
        if !part.intro.is_empty() {
            text.push_str(&format!("{}\n", part.intro));
        }
        for entry in &part.entries {
            let name = match entry.title.as_str() {
                "" => entry.name.clone(),
                title => format!("{} ({title})", entry.name),
            };
            let sentence = match entry.sentences.as_slice() {
                [] => String::new(),
                sentences => format!(": {}", sentences.join("; ")),
            };
            text.push_str(&format!("  {name}{sentence}\n"));
            for excerpt in &entry.excerpts {
                for (sign, words) in [("-", &excerpt.before), ("+", &excerpt.after)] {
                    if !words.is_empty() {
                        text.push_str(&format!("    {sign} {words}\n"));
                    }
                }
            }
            if !entry.help.is_empty() {
                text.push_str(&format!("    = {}\n", entry.help));
            }
        }
        if !part.more.is_empty() {
            text.push_str(&format!("  {}\n", part.more));
        }
    }
    text
}
