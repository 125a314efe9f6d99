//! Reads the named fields of one record, and says everything that is wrong with them in one go.

use crate::diagnostic::{Finding, Report};
pub use crate::record::chosen::{choose, read_date};
use crate::record::shape::{Holds, Shape};
use crate::source::{Place, SourceId};
use crate::term::PartialDate;
use crate::term::text::{nearest, one_of, squeeze};
use crate::yaml::{Data, Key, Node};
use std::collections::HashSet;
use std::ops::Range;

/// A text with the place where it stands: a name, a reference, a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub text: String,
    pub place: Place,
}

impl Text {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The fields of one map, read by name. Keys that nobody asked for are findings in the end.
pub struct Fields<'a> {
    source: SourceId,
    span: Range<usize>,
    extent: Range<usize>,
    pairs: &'a [(Key, Node)],
    known: Vec<&'static str>,
    report: &'a mut Report,
    /// Takes down what is asked for, where the fields are of no record but stand for its kind.
    shape: Option<Shape>,
}

/// What is found under every key of fields that stand for a kind of record.
static ANYTHING: Node = Node {
    span: 0..0,
    data: Data::Map(Vec::new()),
};

impl<'a> Fields<'a> {
    /// The fields of `node`, which has to be a map; otherwise a finding and none.
    pub fn of(source: SourceId, node: &'a Node, report: &'a mut Report) -> Option<Fields<'a>> {
        match &node.data {
            Data::Map(pairs) => Some(Fields {
                source,
                span: node.span.clone(),
                extent: node.span.clone(),
                pairs,
                known: Vec::new(),
                report,
                shape: None,
            }),
            _ => {
                let place = Place::new(source, node.span.clone());
                report.add(
                    Finding::error("not-a-record", place, "names and values are expected here")
                        .help("write `name: value`, one a line"),
                );
                None
            }
        }
    }

    /// The keys that `read` asks for, and what it asks to find there. Its findings are nobody's.
    pub fn shape_of(source: SourceId, read: impl FnOnce(&mut Fields<'_>)) -> Shape {
        let mut report = Report::default();
        let mut fields = Fields {
            source,
            span: 0..0,
            extent: 0..0,
            pairs: &[],
            known: Vec::new(),
            report: &mut report,
            shape: Some(Shape::default()),
        };
        read(&mut fields);
        fields.shape.unwrap_or_default()
    }

    /// Notes a key in the shape, if that is what these fields are for.
    fn note(&mut self, key: &'static str, holds: Holds, is_required: bool) -> bool {
        if let Some(shape) = &mut self.shape {
            shape.note(key, holds, is_required);
        }
        self.shape.is_some()
    }

    /// The source that these fields stand in.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The first line of these fields, for findings about the record as a whole.
    pub fn place(&self) -> Place {
        let first = self
            .pairs
            .first()
            .map_or(self.span.clone(), |(key, _)| key.span.clone());
        Place::new(self.source, first)
    }

    /// All that belongs to the record: these fields, or the whole file where they stand at the top
    /// of one.
    pub fn extent(&self) -> Place {
        Place::new(self.source, self.extent.clone())
    }

    /// Says that the record goes on below its fields.
    pub fn reach_over(&mut self, extent: Range<usize>) {
        self.extent = extent;
    }

    /// Adds a finding to the report of this run.
    pub fn add(&mut self, finding: Finding) {
        self.report.add(finding);
    }

    /// The report, for what is read beside the fields.
    pub fn report(&mut self) -> &mut Report {
        self.report
    }

    /// The node under `key`, if it is there and not empty.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        if self.note(key, Holds::Part(Shape::default()), false) {
            return Some(&ANYTHING);
        }
        self.known.push(key);
        let (_, node) = self.pairs.iter().find(|(found, _)| found.text == key)?;
        if matches!(node.data, Data::Empty) {
            None
        } else {
            Some(node)
        }
    }

    /// One text under `key`.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        if self.note(key, Holds::Text, false) {
            return Some(self.placed(&ANYTHING, ""));
        }
        let node = self.node(key)?;
        match &node.data {
            Data::Text(text) => Some(self.placed(node, text)),
            _ => {
                let place = Place::new(self.source, node.span.clone());
                self.add(
                    Finding::error(
                        "one-text-expected",
                        place,
                        format!("`{key}` is one text, not a list"),
                    )
                    .help("write one text, without brackets; if it holds a colon, put it in quotation marks"),
                );
                None
            }
        }
    }

    /// The words of one text under `key`.
    pub fn words(&mut self, key: &'static str) -> Option<String> {
        self.text(key).map(|text| text.text)
    }

    /// Prose under `key`: the lines of a block are kept.
    pub fn prose(&mut self, key: &'static str) -> Option<String> {
        self.note(key, Holds::Text, false);
        let node = self.node(key)?;
        match &node.data {
            Data::Text(text) => Some(text.trim().to_owned()),
            _ => self.words(key),
        }
    }

    /// One text under `key` that has to be there.
    pub fn required(&mut self, key: &'static str) -> Option<Text> {
        if self.note(key, Holds::Text, true) {
            return Some(self.placed(&ANYTHING, ""));
        }
        let present = self.pairs.iter().any(|(found, _)| found.text == key);
        if !present && let Some(text) = self.misspelt(key) {
            self.known.push(key);
            return Some(text);
        }
        let text = self.text(key);
        let unusable = match &text {
            Some(text) => text.text.is_empty(),
            None => !present || self.node(key).is_none(),
        };
        if unusable {
            let place = self.place();
            self.add(
                Finding::error("missing-field", place, format!("`{key}` is missing"))
                    .help(format!("add a line `{key}: …`")),
            );
            return None;
        }
        text
    }

    /// The text under a key that is this one but for a slip of the pen. The slip is a finding in the
    /// end; what stands there is not lost by it.
    fn misspelt(&self, key: &'static str) -> Option<Text> {
        let is_near = |found: &Key| {
            !self.known.contains(&found.text.as_str()) && nearest(&found.text, [key]).is_some()
        };
        let mut near = self.pairs.iter().filter(|(found, _)| is_near(found));
        match (near.next(), near.next()) {
            (Some((_, node)), None) => match &node.data {
                Data::Text(text) if !text.trim().is_empty() => Some(self.placed(node, text)),
                _ => None,
            },
            _ => None,
        }
    }

    /// One text or a list of texts under `key`.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        if self.note(key, Holds::Texts, false) {
            return Vec::new();
        }
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        match &node.data {
            Data::Text(text) => vec![self.placed(node, text)],
            Data::List(items) => {
                let mut texts = Vec::with_capacity(items.len());
                for item in items {
                    match &item.data {
                        Data::Text(text) => texts.push(self.placed(item, text)),
                        Data::Empty => {}
                        _ => {
                            let place = Place::new(self.source, item.span.clone());
                            let message = format!("each entry of `{key}` is one text");
                            self.add(
                                Finding::error("one-text-expected", place, message)
                                    .help("if it holds a colon, put it in quotation marks"),
                            );
                        }
                    }
                }
                texts
            }
            _ => {
                let place = Place::new(self.source, node.span.clone());
                let message = format!("`{key}` is one text or a list of texts");
                self.add(
                    Finding::error("one-text-expected", place, message)
                        .help("if it holds a colon, put it in quotation marks"),
                );
                Vec::new()
            }
        }
    }

    /// The words of one text or a list of texts under `key`.
    pub fn all_words(&mut self, key: &'static str) -> Vec<String> {
        self.texts(key).into_iter().map(|text| text.text).collect()
    }

    /// A date under `key`, however partial.
    pub fn date(&mut self, key: &'static str) -> Option<PartialDate> {
        self.note(key, Holds::Date, false);
        let text = self.text(key)?;
        Some(read_date(&text, self.report))
    }

    /// A date under `key` of which at least a part has to be known.
    pub fn known_date(&mut self, key: &'static str) -> Option<PartialDate> {
        self.note(key, Holds::Date, false);
        let text = self.text(key)?;
        let date = read_date(&text, self.report);
        if date.earliest().is_none() && !date.is_impossible() {
            self.add(
                Finding::error(
                    "not-a-date",
                    text.place,
                    format!("`{}` is not a date", text.text),
                )
                .help("write it as `13 June 2019`, `June 2019` or `2019`"),
            );
            return None;
        }
        Some(date)
    }

    /// Dates under `key`, one or a list.
    pub fn dates(&mut self, key: &'static str) -> Vec<PartialDate> {
        self.note(key, Holds::Dates, false);
        let texts = self.texts(key);
        texts
            .iter()
            .map(|text| read_date(text, self.report))
            .collect()
    }

    /// Yes or no under `key`; no if it is left out.
    pub fn yes(&mut self, key: &'static str) -> bool {
        self.note(key, Holds::YesOrNo, false);
        match self.text(key) {
            Some(text) => match text.text.to_lowercase().as_str() {
                "yes" | "true" => true,
                "no" | "false" => false,
                _ => {
                    let message = format!("`{key}` is `yes` or `no`, not `{}`", text.text);
                    let help = format!("write `{key}: yes` or `{key}: no`");
                    self.add(Finding::error("yes-or-no", text.place, message).help(help));
                    // Held back, if that is what it may mean.
                    true
                }
            },
            None => false,
        }
    }

    /// The words under `key` where a whole number within `range` is expected: the caller says what is
    /// wrong with them.
    pub fn number_as_written(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<Text> {
        self.note(key, Holds::Number(range), false);
        self.text(key)
    }

    /// A whole number under `key` within `range`.
    pub fn number(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<u32>,
    ) -> Option<u32> {
        self.note(key, Holds::Number(range.clone()), false);
        let text = self.text(key)?;
        match text.text.replace(',', "").parse::<u32>() {
            Ok(number) if range.contains(&number) => Some(number),
            _ => {
                let message = format!(
                    "`{key}` is a whole number from {} to {}, not `{}`",
                    range.start(),
                    range.end(),
                    text.text
                );
                let help = match text.text.parse::<i64>() {
                    Ok(_) => "write a number within these bounds",
                    Err(_) => "write it in digits, without a full stop or a unit",
                };
                self.add(Finding::error("not-a-number", text.place, message).help(help));
                None
            }
        }
    }

    /// One of a few words under `key`.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let words = choices.iter().map(|(word, _)| *word).collect();
        self.note(key, Holds::Choice(words), false);
        let text = self.text(key)?;
        let choice = choose(&text, &format!("`{key}`"), choices);
        choice.map_err(|finding| self.add(finding)).ok()
    }

    /// The maps under `key`, one or a list of them.
    pub fn maps(&mut self, key: &'static str) -> Vec<&'a Node> {
        self.note(key, Holds::Parts(Shape::default()), false);
        match self.node(key) {
            Some(node) => match &node.data {
                Data::List(items) => items.iter().collect(),
                _ => vec![node],
            },
            None => Vec::new(),
        }
    }

    /// The texts or maps under `key`, one or a list of them.
    pub fn texts_or_maps(&mut self, key: &'static str) -> Vec<&'a Node> {
        self.note(key, Holds::TextsOrParts(Shape::default()), false);
        self.maps(key)
    }

    /// The names and values of the map under `key`.
    pub fn table(&mut self, key: &'static str) -> Vec<(Text, Text)> {
        self.note(key, Holds::Table, false);
        let Some(node) = self.node(key) else {
            return Vec::new();
        };
        let Data::Map(pairs) = &node.data else {
            let place = Place::new(self.source, node.span.clone());
            let message = format!("`{key}` is a list of names with values");
            self.add(Finding::error("not-a-record", place, message).help("write `name: value`"));
            return Vec::new();
        };
        let mut table = Vec::new();
        for (found, value) in pairs {
            let name = Text {
                text: squeeze(&found.text),
                place: Place::new(self.source, found.span.clone()),
            };
            match &value.data {
                Data::Text(text) => table.push((name, self.placed(value, text))),
                Data::Empty => {}
                _ => {
                    let message = format!("`{}` is one text", name.text);
                    let place = Place::new(self.source, value.span.clone());
                    self.add(
                        Finding::error("one-text-expected", place, message)
                            .help("if it holds a colon, put it in quotation marks"),
                    );
                }
            }
        }
        table
    }

    /// Reads the fields of a node below these.
    pub fn below<T>(
        &mut self,
        node: &Node,
        read: impl FnOnce(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        if let Some(shape) = &mut self.shape {
            shape.note_part(Fields::shape_of(self.source, |fields| {
                read(fields);
            }));
            return None;
        }
        let mut fields = Fields::of(self.source, node, self.report)?;
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// Says which keys nobody asked for.
    pub fn finish(self) {
        let mut known = self.known;
        known.sort_unstable();
        known.dedup();
        let is_known = |key: &Key| known.binary_search(&key.text.as_str()).is_ok();
        if self.pairs.iter().all(|(key, _)| is_known(key)) {
            return;
        }
        let present: HashSet<&str> = self
            .pairs
            .iter()
            .map(|(key, _)| key.text.as_str())
            .collect();
        for (key, _) in self.pairs.iter().filter(|(key, _)| !is_known(key)) {
            let place = Place::new(self.source, key.span.clone());
            let message = format!("`{}` is not a key of this record", key.text);
            let finding = Finding::error("unknown-key", place, message);
            self.report
                .add(match nearest(&key.text, known.iter().copied()) {
                    Some(near) if !present.contains(near) => {
                        finding.did_you_mean(Some(near)).mend(place, near)
                    }
                    Some(near) => finding.help(format!(
                        "did you mean `{near}`? That key is there already: keep one of the two"
                    )),
                    None => finding.help(format!("the keys are {}", one_of(known.iter().copied()))),
                });
        }
    }

    fn placed(&self, node: &Node, text: &str) -> Text {
        Text {
            text: squeeze(text),
            place: Place::new(self.source, node.span.clone()),
        }
    }
}
