//! A part of a record's text below a heading: its words as a reader sees them, and apart from them the
//! lines of facts, which are compared as keys. Goes to the record as its file has it.

use crate::diagnostic::Report;
use crate::difference::tree::{Tree, UNSEEN};
use crate::prose::plain;
use crate::record::meeting::{ITEM_ACTIONS, ITEM_FACTS};
use crate::record::passage::{self, Fact, leading_facts, scattered_facts, sections};
use crate::source::SourceId;
use crate::term::text::squeeze;
use std::ops::Range;
use std::sync::Arc;

/// A part of the text below the keys, under a heading of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What kind of part: `response`, `update`, `item`, `part`.
    pub kind: &'static str,
    /// What it is known by: the heading, or the number of an agenda item.
    pub key: String,
    pub heading: String,
    /// The lines that mean something of their own, and that pages show apart from the text.
    pub facts: Vec<(String, Tree)>,
    pub text: String,
}

/// Takes a part of a text asunder. `record` is the kind of the record.
pub fn split(
    record: &str,
    source: SourceId,
    text: &Arc<str>,
    section: &passage::Section,
) -> Section {
    // A remark in a heading is for officers too.
    let heading = squeeze(&plain(&section.heading.text));
    let (kind, key) = kind_of(record, &heading);
    let (facts, markdown) = match kind {
        "item" => item(source, text, section.body.clone()),
        "part" if record == "report" => notes(source, text, section.body.clone()),
        _ => (Vec::new(), text[section.body.clone()].to_owned()),
    };
    Section {
        kind,
        key,
        heading,
        facts: keys(facts),
        text: plain(&markdown),
    }
}

/// The facts of an agenda item, and what is left of its text.
fn item(source: SourceId, text: &Arc<str>, body: Range<usize>) -> (Vec<Fact>, String) {
    // What is wrong with these lines was found when the record was read.
    let mut found = Report::default();
    let (mut facts, rest) = leading_facts(source, text, body, &ITEM_FACTS, &mut found);
    let (discussion, below) = sections(source, text, rest, 3);
    let (actions, discussion) = scattered_facts(source, text, discussion, &ITEM_ACTIONS);
    facts.extend(actions);
    let mut markdown = discussion.markdown.to_string();
    for section in below {
        let (actions, passage) = scattered_facts(source, text, section.body, &ITEM_ACTIONS);
        facts.extend(actions);
        add(&mut markdown, &section.heading.text, &passage.markdown);
    }
    (facts, markdown)
}

/// The indicators that the notes of a report name, and what is left of the text.
fn notes(source: SourceId, text: &str, body: Range<usize>) -> (Vec<Fact>, String) {
    let mut found = Report::default();
    let (opening, below) = sections(source, text, body, 3);
    let mut facts = Vec::new();
    let mut markdown = text[opening].to_owned();
    for section in below {
        let (own, rest) = leading_facts(source, text, section.body, &["Indicator"], &mut found);
        facts.extend(own);
        add(&mut markdown, &section.heading.text, &text[rest]);
    }
    (facts, markdown)
}

fn add(markdown: &mut String, heading: &str, text: &str) {
    markdown.push_str(&format!("\n\n### {heading}\n\n{text}"));
}

/// Facts as the keys that they are: of several of one name a list.
fn keys(facts: Vec<Fact>) -> Vec<(String, Tree)> {
    let mut keys: Vec<(String, Tree)> = Vec::new();
    for fact in facts {
        let key = fact.key.to_lowercase();
        // No page shows the title for the public of what is public itself.
        if UNSEEN.contains(&key.as_str()) || key == "public title" {
            continue;
        }
        let value = Tree::Text(fact.value.text);
        match keys.iter_mut().find(|(known, _)| *known == key) {
            None => keys.push((key, value)),
            Some((_, Tree::List(values))) => values.push(value),
            Some((_, first)) => *first = Tree::List(vec![first.clone(), value]),
        }
    }
    keys
}

/// What kind of part a heading begins, and what the part is known by.
fn kind_of(kind: &str, heading: &str) -> (&'static str, String) {
    let first = heading.split([',', ':', ' ']).next().unwrap_or_default();
    match (kind, first.to_lowercase().as_str()) {
        ("recommendation" | "action" | "information-request" | "visit", "response") => {
            ("response", heading.to_lowercase())
        }
        ("recommendation" | "action" | "information-request" | "visit", "update") => {
            ("update", heading.to_lowercase())
        }
        ("meeting", number) if number.starts_with(|c: char| c.is_ascii_digit()) => {
            ("item", number.trim_end_matches('.').to_owned())
        }
        _ => ("part", heading.to_lowercase()),
    }
}
