//! A record as its file has it, without what the public may not see: its keys, and the parts of the text
//! below them. Goes to the comparison, which so leaves no key unsaid.

use crate::difference::Side;
use crate::difference::kinds::Item;
use crate::difference::section::{Section, split};
use crate::difference::tree::{Tree, UNSEEN, bare, seen};
use crate::prose::plain;
use crate::record::meeting::Status;
use crate::record::passage::sections;
use crate::register::Subject;
use crate::source::{Place, SourceId};
use crate::term::PartialDate;
use crate::term::text::name_key;
use crate::yaml::{self, Data, Key, Node};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// A record as the public may know it.
#[derive(Debug, Default)]
pub struct Told {
    pub keys: Vec<(String, Tree)>,
    /// The text before the first heading.
    pub opening: String,
    pub sections: Vec<Section>,
    /// All that is public of the record, as it is written; for what neither keys nor text tell.
    pub rest: String,
    /// Whether something was cut out of that: then blanks and hyphens around it say nothing.
    pub is_cut: bool,
}

/// Keys under which other records stand, which are told of by themselves.
const RECORDS_BELOW: [&str; 4] = ["priorities", "indicators", "actions", "sub-actions"];

/// So many withheld stretches may stand in one another.
const NEAR: usize = 4;

/// The keys under which a record says what others call it.
const CALLED: [&str; 6] = [
    "reference",
    "name",
    "short name",
    "also",
    "former names",
    "initials",
];

impl Told {
    /// The settings of a site. What is silenced there reaches no page.
    pub fn of_settings(text: &str) -> Told {
        let keys = match yaml::read(text, 0..text.len()).map(|node| bare("", &node)) {
            Ok(Some(Tree::Map(keys))) => keys,
            _ => Vec::new(),
        };
        Told {
            keys: keys
                .into_iter()
                .filter(|(key, _)| key != "silences")
                .collect(),
            rest: text.to_owned(),
            ..Told::default()
        }
    }
}

/// The files of one side, made ready to tell of any record.
pub struct Reader<'a> {
    side: Side<'a>,
    /// The records of each table by where they begin.
    rows: HashMap<(SourceId, u32), Node>,
    /// Where every record begins and ends: a record is told without those in it.
    extents: HashMap<SourceId, Vec<Place>>,
    withheld: HashMap<SourceId, Vec<Place>>,
    /// What those are called of whom the public may not know.
    hidden: HashSet<String>,
    /// How many words the longest of these has.
    longest: usize,
}

impl<'a> Reader<'a> {
    /// Reads every table of a side.
    pub fn new(side: Side<'a>, items: &[Item<'a>]) -> Reader<'a> {
        let mut reader = Reader {
            side,
            rows: HashMap::new(),
            extents: HashMap::new(),
            withheld: HashMap::new(),
            hidden: HashSet::new(),
            longest: 0,
        };
        for source in side.sources.texts() {
            if !source.path.ends_with(".md")
                && let Ok(node) = yaml::read(&source.text, 0..source.text.len())
            {
                reader.gather(source.id, node);
            }
        }
        for item in items {
            let extent = item.standing.extent;
            reader
                .extents
                .entry(extent.source)
                .or_default()
                .push(extent);
        }
        for extents in reader.extents.values_mut() {
            extents.sort_unstable();
        }
        // They are in the order of the files already.
        for withheld in &side.site.register.withheld {
            let extent = withheld.extent;
            reader
                .withheld
                .entry(extent.source)
                .or_default()
                .push(extent);
            reader.hide(extent);
        }
        reader
    }

    /// Takes down what a withheld record is called.
    fn hide(&mut self, extent: Place) {
        let source = self.side.sources.get(extent.source);
        let front = match source.path.ends_with(".md") && extent.start == 0 {
            true => {
                parts_of(&source.text).and_then(|(front, _)| yaml::read(&source.text, front).ok())
            }
            false => None,
        };
        let Some(Data::Map(pairs)) = self
            .rows
            .get(&(extent.source, extent.start))
            .or(front.as_ref())
            .map(|node| &node.data)
        else {
            return;
        };
        let mut names = Vec::new();
        called(pairs, &mut names);
        for words in names {
            let name = words.join(" ");
            if name.len() > 1 {
                self.longest = self.longest.max(words.len());
                self.hidden.insert(name);
            }
        }
    }

    fn gather(&mut self, source: SourceId, node: Node) {
        match &node.data {
            Data::List(items) => {
                for item in items {
                    self.gather(source, item.clone());
                }
            }
            Data::Map(pairs) => {
                for (key, value) in pairs {
                    if RECORDS_BELOW.contains(&key.text.as_str()) {
                        self.gather(source, value.clone());
                    }
                }
                let start = u32::try_from(node.span.start).unwrap_or(u32::MAX);
                self.rows.insert((source, start), node);
            }
            _ => {}
        }
    }

    /// Whether words name somebody or something that the public may not know of.
    pub fn is_hidden(&self, words: &str) -> bool {
        if self.hidden.is_empty() {
            return false;
        }
        let words = words_of(words);
        let longest = words.len().min(self.longest);
        (1..=longest).any(|count| {
            words
                .windows(count)
                .any(|some| self.hidden.contains(&some.join(" ")))
        })
    }

    /// A record as the public may know it.
    pub fn told(&self, item: &Item<'_>) -> Told {
        let extent = item.standing.extent;
        let source = self.side.sources.get(extent.source);
        let (rest, is_cut) = self.rest(extent);
        let mut told = Told {
            rest,
            is_cut,
            ..Told::default()
        };
        if !source.path.ends_with(".md") {
            if let Some(node) = self.rows.get(&(extent.source, extent.start)) {
                told.keys = self.keys(node, extent.source, true);
            }
            return told;
        }
        let text = &source.text;
        let Some((front, body)) = parts_of(text) else {
            return told;
        };
        if let Ok(node) = yaml::read(text, front) {
            told.keys = self.keys(&node, extent.source, false);
        }
        let (opening, below) = sections(extent.source, text, body, 2);
        told.opening = plain(&text[opening]);
        let register = self.side.site.register;
        let shown = |place: Place| match item.subject {
            Some(Subject::Recommendation(id)) => {
                let entries = &register.recommendations[id].record.entries;
                entries.iter().any(|entry| entry.heading.place == place)
            }
            _ => !self.is_withheld(place),
        };
        for section in below
            .into_iter()
            .filter(|section| shown(section.heading.place))
        {
            told.sections
                .push(split(item.kind, extent.source, text, &section));
        }
        if let Some(Subject::Meeting(id)) = item.subject {
            let record = &register.meetings[id].record;
            let is_to_come = record.status == Status::Scheduled
                && record
                    .date
                    .earliest()
                    .is_some_and(|day| day > register.as_of);
            if is_to_come {
                // What came of a meeting that is still to come reaches no page.
                told.keys
                    .retain(|(key, _)| !OUTCOMES.contains(&key.as_str()));
                told.opening.clear();
                for section in &mut told.sections {
                    section.text.clear();
                    section
                        .facts
                        .retain(|(key, _)| !OUTCOMES.contains(&key.as_str()));
                }
            }
        }
        told
    }

    /// The keys of a record, without those of which other records are made and those that reach no page.
    fn keys(&self, node: &Node, source: SourceId, is_row: bool) -> Vec<(String, Tree)> {
        let Data::Map(pairs) = &node.data else {
            return Vec::new();
        };
        let as_of = self.side.site.register.as_of;
        pairs
            .iter()
            .filter(|(key, node)| {
                let key = key.text.as_str();
                let is_other = is_row
                    && RECORDS_BELOW.contains(&key)
                    && matches!(&node.data, Data::List(items)
                        if items.iter().any(|item| matches!(item.data, Data::Map(_))));
                let is_later = matches!(key, "response requested" | "request received")
                    && matches!(&node.data, Data::Text(text) if is_after(text, as_of));
                !is_other && !UNSEEN.contains(&key) && !is_later
            })
            .filter_map(|(key, node)| Some((key.text.clone(), self.tree(&key.text, node, source)?)))
            .collect()
    }

    fn tree(&self, key: &str, node: &Node, source: SourceId) -> Option<Tree> {
        if self.is_withheld(Place::new(source, node.span.clone())) {
            return None;
        }
        match &node.data {
            Data::Empty => None,
            Data::Text(text) => Some(Tree::Text(seen(key, text))),
            Data::List(items) => Some(Tree::List(
                items
                    .iter()
                    .filter(|item| !self.is_later(key, item))
                    .filter_map(|item| self.tree(key, item, source))
                    .collect(),
            )),
            Data::Map(pairs) => Some(Tree::Map(
                pairs
                    .iter()
                    .filter(|(key, _)| !UNSEEN.contains(&key.text.as_str()))
                    .filter_map(|(key, node)| {
                        Some((key.text.clone(), self.tree(&key.text, node, source)?))
                    })
                    .collect(),
            )),
        }
    }

    /// Whether a part is dated after the day of the site, and so not there yet.
    fn is_later(&self, key: &str, node: &Node) -> bool {
        let by = match key {
            "due" => "set on",
            "papers" => "published on",
            "observations" => "period",
            "highlight reports" => "date",
            _ => return false,
        };
        let Data::Map(pairs) = &node.data else {
            return false;
        };
        pairs.iter().any(|(key, node)| {
            key.text == by
                && matches!(&node.data, Data::Text(text)
                    if is_after(text, self.side.site.register.as_of))
        })
    }

    fn is_withheld(&self, place: Place) -> bool {
        let withheld = self.withheld.get(&place.source);
        withheld.is_some_and(|extents| {
            let before = extents.partition_point(|extent| extent.start <= place.start);
            let near = extents[..before].iter().rev().take(NEAR);
            near.into_iter().any(|extent| place.end <= extent.end)
        })
    }

    /// The public text of a record, without that of the records in it, and whether any were.
    fn rest(&self, extent: Place) -> (String, bool) {
        let text = &self.side.sources.get(extent.source).text;
        let is_file = text.len() <= extent.span().len();
        let within = |places: Option<&Vec<Place>>| -> Vec<Place> {
            let Some(places) = places else {
                return Vec::new();
            };
            let from = places.partition_point(|place| place.start < extent.start);
            places[from..]
                .iter()
                .take_while(|place| place.start < extent.end)
                .filter(|place| place.end <= extent.end && **place != extent)
                .copied()
                .collect()
        };
        let mut cuts = within(self.withheld.get(&extent.source));
        if !is_file {
            cuts.extend(within(self.extents.get(&extent.source)));
        }
        cuts.sort_unstable();
        let is_cut = !cuts.is_empty();
        let mut rest = String::new();
        let mut at = extent.span().start;
        for cut in cuts {
            let span = cut.span();
            if span.start >= at {
                rest.push_str(text.get(at..span.start).unwrap_or_default());
                at = span.end;
            }
        }
        rest.push_str(text.get(at..extent.span().end).unwrap_or_default());
        (rest, is_cut)
    }
}

/// The keys of a meeting, and the facts of its items, that tell what came of it.
const OUTCOMES: [&str; 7] = [
    "end",
    "declarations",
    "next meeting",
    "present",
    "apologies",
    "officers",
    "action by",
];

/// Takes down what a record is called, and what those are called that stand below it.
fn called(pairs: &[(Key, Node)], names: &mut Vec<Vec<String>>) {
    for (key, node) in pairs {
        let key = key.text.as_str();
        let (is_name, is_below) = (CALLED.contains(&key), RECORDS_BELOW.contains(&key));
        match &node.data {
            Data::Text(text) if is_name => names.push(words_of(text)),
            Data::List(items) if is_name || is_below => {
                for item in items {
                    match &item.data {
                        Data::Text(text) if is_name => names.push(words_of(text)),
                        Data::Map(pairs) if is_below => called(pairs, names),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// The words of a name or of a text that may hold one, without the marks between and around them.
fn words_of(text: &str) -> Vec<String> {
    name_key(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_after(text: &str, day: NaiveDate) -> bool {
    PartialDate::read(text)
        .earliest()
        .is_some_and(|first| first > day)
}

/// The keys at the top of a Markdown file, and what stands below them.
fn parts_of(text: &str) -> Option<(std::ops::Range<usize>, std::ops::Range<usize>)> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| line.trim_end() == "---")?;
    let mut at = opening.len();
    for line in lines {
        if line.trim_end() == "---" {
            return Some((opening.len()..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    None
}
