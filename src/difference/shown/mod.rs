//! A difference in words: lines for the terminal, and the view of the one page that goes to whoever
//! signs off.

mod change;
mod following;
mod lines;

pub use lines::in_words;

use crate::difference::Difference;
use crate::difference::page::PageChange;
use crate::difference::record::{RecordChange, What};
use crate::wording::Wording;
use change::{all, excerpts};
use following::{Following, is_told};
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
    let mut summary = summary(difference, words);
    if summary.is_empty() && parts.is_empty() {
        summary.push(words.say("diff-nothing"));
    }
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
    let told = |pages: &[PageChange]| pages.iter().filter(is_told).count();
    let mut summary: Vec<String> = [
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
        ("diff-sum-pages-added", told(&pages.added)),
        ("diff-sum-pages-changed", told(&pages.changed)),
        ("diff-sum-pages-withdrawn", pages.withdrawn.len()),
        ("diff-sum-broken", pages.broken.len()),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| words.count(key, count))
    .collect();
    summary.extend(Following::of(pages).sentence(words));
    summary
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
            excerpts: excerpts(&difference.settings),
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
    let (own, others): (Vec<_>, Vec<_>) =
        pages.changed.iter().filter(is_told).partition(is_of_record);
    let following = match own.is_empty() {
        true => "diff-part-pages-changed",
        false => "diff-part-pages-following",
    };
    for (heading, list) in [
        (
            "diff-part-pages-added",
            pages.added.iter().filter(is_told).collect(),
        ),
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
        excerpts: excerpts(&record.changes),
        help: String::new(),
    }
}
