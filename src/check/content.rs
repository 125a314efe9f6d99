//! What checks look at: the linked content, the files that it was read from, and the way back from a
//! fact to the place where an officer wrote it.

use crate::check::asked::ASKED;
use crate::check::{Question, Runs, Spots, Writing, all};
use crate::plan::{Plan, Site};
use crate::record::SETTINGS;
use crate::register::{Register, Subject};
use crate::settings::Settings;
use crate::source::{Place, Source, SourceId, Sources};
use crate::yaml::{self, Data, Node};
use memchr::memchr;
use memchr::memmem::Finder;
use std::collections::HashMap;
use std::ops::Range;
use std::ptr;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The content of one site, as far as it would be published.
pub struct Content<'a> {
    pub register: &'a Register,
    pub settings: &'a Settings,
    pub site: &'a Site<'a>,
    pub plan: &'a Plan,
    pub sources: &'a Sources,
    writings: Vec<Writing<'a>>,
    runs: Runs<'a>,
    /// The facts of a file as they were written, read again when a finding wants its exact place.
    nodes: Mutex<HashMap<Facts, Option<Arc<Node>>>>,
}

/// The facts of a file as a whole, or the one fact of its record that has this key.
type Facts = (SourceId, Option<&'static str>);

/// One step from a record down to one of its values.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// The value under a key.
    Key(&'static str),
    /// An entry of a list, counted from 0.
    Row(usize),
    /// The value of a line of names with values, such as the targets by year, counted from 0.
    Line(usize),
}

impl<'a> Content<'a> {
    /// All that checks look at, made ready for every one of them.
    pub fn new(site: &'a Site<'a>, plan: &'a Plan, sources: &'a Sources) -> Content<'a> {
        let writings = writings(site, sources);
        let mut questions: Vec<&Question> = Vec::new();
        for question in all().flat_map(|check| check.asks) {
            if !questions.iter().any(|asked| ptr::eq(*asked, *question)) {
                questions.push(question);
            }
        }
        Content {
            register: site.register,
            settings: site.settings,
            site,
            plan,
            sources,
            runs: Runs::of(&writings, &questions, &ASKED, site.register),
            writings,
            nodes: Mutex::default(),
        }
    }

    /// Every stretch of writing that would be published, file by file.
    pub fn writings(&self) -> &[Writing<'a>] {
        &self.writings
    }

    /// The runs of letters and digits of all writing.
    pub fn runs(&self) -> &Runs<'a> {
        &self.runs
    }

    /// What a question means, each with its writing and the span in it, in their order: runs as a whole, or
    /// the words in them. The check has [named](crate::check::Check::asking) the question.
    pub fn that<'c>(
        &'c self,
        question: &'static Question,
    ) -> impl Iterator<Item = (&'c Writing<'a>, Range<usize>)> {
        let runs = self.spans(self.runs.that(question));
        runs.flat_map(|(writing, run)| {
            let meant = question.meant(writing.text, run);
            meant.map(move |span| (writing, span))
        })
    }

    /// Where in the files the runs begin in which stands what a question means: the files are not looked at.
    pub fn spots(&self, question: &'static Question) -> Spots {
        let starts = self.runs.that(question);
        let places = starts.map(|(at, start)| self.writings[at].place(start..start));
        places.collect()
    }

    /// The runs whose word is [rare](crate::check::RARE) and meant, each with its writing and the span in it,
    /// in their order.
    pub fn rare<'c>(
        &'c self,
        is_meant: impl FnMut(&'a str) -> bool,
    ) -> impl Iterator<Item = (&'c Writing<'a>, Range<usize>)> {
        self.spans(self.runs.rare(is_meant))
    }

    /// The writing and the span in it of the runs that begin somewhere.
    fn spans<'c>(
        &'c self,
        starts: impl Iterator<Item = (usize, usize)>,
    ) -> impl Iterator<Item = (&'c Writing<'a>, Range<usize>)> {
        starts.map(|(at, start)| {
            let writing = &self.writings[at];
            (writing, writing.run_from(start))
        })
    }

    /// The stretches of writing in which a run stands that a question means, in their order.
    pub fn writings_with(&self, question: &'static Question) -> impl Iterator<Item = &Writing<'a>> {
        let mut holding: Vec<usize> = self.runs.that(question).map(|(at, _)| at).collect();
        holding.dedup();
        holding.into_iter().map(|at| &self.writings[at])
    }

    /// The words that stand at a place.
    pub fn words(&self, place: Place) -> &'a str {
        let text = &self.sources.get(place.source).text;
        text.get(place.span()).unwrap_or_default()
    }

    /// Where `words` first stand within a place; the place itself where they do not.
    pub fn within(&self, place: Place, words: &str) -> Place {
        match self.words(place).find(words) {
            Some(at) if !words.is_empty() => {
                let start = place.start as usize + at;
                Place::new(place.source, start..start + words.len())
            }
            _ => place,
        }
    }

    /// The same from where `before` first stands in the place: of words that stand more than once in it, those
    /// are meant.
    pub fn within_from(&self, place: Place, before: &str, words: &str) -> Place {
        let start = self.within(place, before).span().start;
        self.within(Place::new(place.source, start..place.span().end), words)
    }

    /// Where a value of a record was written: `record` is the place of the record's
    /// [standing](crate::record::standing::Standing), `steps` lead from it to the value. As far as
    /// the steps lead, if they lead nowhere.
    pub fn at(&self, record: Place, steps: &[Step]) -> Place {
        let span = match self.fact(record, steps) {
            Some(node) => span_at(&node, steps),
            None => self.facts(record.source).and_then(|node| {
                let own = map_that_begins(&node, record.start as usize)?;
                span_at(own, steps)
            }),
        };
        span.map_or(record, |span| Place::new(record.source, span))
    }

    /// Where a record's facts begin.
    pub fn place_of(&self, subject: Subject) -> Place {
        self.register.standing(subject).place
    }

    /// The path of the file that a place is in, as the officer would type it.
    pub fn path(&self, place: Place) -> String {
        format!(
            "{}/{}",
            self.sources.folder,
            self.sources.get(place.source).path
        )
    }

    /// The file and line of a place, for messages that name a second one.
    pub fn line(&self, place: Place) -> String {
        self.sources.line(place)
    }

    /// The fact of a record that the first step leads to, as a map of its own: most files have one
    /// record, whose fact can be read without the others. None where it cannot.
    fn fact(&self, record: Place, steps: &[Step]) -> Option<Arc<Node>> {
        let Some(Step::Key(key)) = steps.first() else {
            return None;
        };
        let source = self.sources.get(record.source);
        let facts = facts_of(source);
        if facts.start != record.start as usize {
            return None;
        }
        self.node((record.source, Some(key)), || {
            let lines = lines_of(&source.text, facts, key)?;
            let node = yaml::read(&source.text, lines).ok()?;
            match &node.data {
                Data::Map(pairs) if pairs.iter().all(|(found, _)| found.text == *key) => Some(node),
                _ => None,
            }
        })
    }

    /// The facts of a file as they were written; none where they are no YAML.
    pub(super) fn facts(&self, source: SourceId) -> Option<Arc<Node>> {
        self.node((source, None), || {
            let source = self.sources.get(source);
            yaml::read(&source.text, facts_of(source)).ok()
        })
    }

    /// What is read but once.
    fn node(&self, of: Facts, read: impl FnOnce() -> Option<Node>) -> Option<Arc<Node>> {
        let mut nodes = self.nodes.lock().unwrap_or_else(PoisonError::into_inner);
        let node = nodes.entry(of).or_insert_with(|| read().map(Arc::new));
        node.clone()
    }
}

/// Where the value stands to which steps lead from a record, as far as they lead; none where they lead
/// nowhere.
fn span_at(record: &Node, steps: &[Step]) -> Option<Range<usize>> {
    let mut node = record;
    for step in steps {
        let next = match (step, &node.data) {
            (Step::Key(key), Data::Map(pairs)) => pairs
                .iter()
                .find(|(found, _)| found.text == *key)
                .map(|(_, value)| value),
            (Step::Row(row), Data::List(items)) => items.get(*row),
            (Step::Line(line), Data::Map(pairs)) => pairs
                .iter()
                .map(|(_, value)| value)
                .filter(|value| !matches!(value.data, Data::Empty))
                .nth(*line),
            // One value may stand where a list is read.
            (Step::Row(0), _) => Some(node),
            _ => None,
        };
        match next {
            Some(next) => node = next,
            None => break,
        }
    }
    (!matches!(node.data, Data::Map(_))).then(|| node.span.clone())
}

/// The lines of a fact that begins a line of its own, with those that belong to it.
fn lines_of(text: &str, facts: Range<usize>, key: &str) -> Option<Range<usize>> {
    let mut at = facts.start;
    let mut start = None;
    for line in text[facts].split_inclusive('\n') {
        let begins = line.starts_with(|c: char| c.is_alphanumeric());
        if begins && start.is_some() {
            break;
        }
        let value = line.strip_prefix(key);
        if value.is_some_and(|value| value.trim_start().starts_with(':')) {
            start = Some(at);
        }
        at += line.len();
    }
    start.map(|start| start..at)
}

/// The part of a file that is YAML: all of a table, the front matter of Markdown.
fn facts_of(source: &Source) -> Range<usize> {
    let text = &source.text;
    if !source.path.ends_with(".md") {
        return 0..text.len();
    }
    static END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("\n---"));
    let first = text.find('\n').unwrap_or(text.len());
    let ends = END.find_iter(&text.as_bytes()[first..]);
    let mut ends = ends.map(|end| first + end + 1);
    let end = ends.find(|end| {
        let line = text[*end..].lines().next();
        line.is_some_and(|line| line.trim_end() == "---")
    });
    (first + 1).min(text.len())..end.unwrap_or(text.len())
}

/// Where the text of a record begins, behind its facts; the end of the file where there is none.
fn body_of(source: &Source, facts: &Range<usize>) -> usize {
    let behind = &source.text[facts.end..];
    behind
        .find('\n')
        .map_or(source.text.len(), |end| facts.end + end + 1)
}

/// The map whose first key stands at `start`: a record is known by where it begins.
fn map_that_begins(node: &Node, start: usize) -> Option<&Node> {
    match &node.data {
        Data::Map(pairs) => {
            if pairs
                .first()
                .is_some_and(|(key, _)| key.span.start == start)
            {
                return Some(node);
            }
            pairs
                .iter()
                .find_map(|(_, value)| map_that_begins(value, start))
        }
        Data::List(items) => {
            // The rows stand in their order: it is the last that begins before.
            let behind = items.partition_point(|item| item.span.start <= start);
            let near = items.get(behind.saturating_sub(1))?;
            map_that_begins(near, start)
        }
        _ => None,
    }
}

/// What of the files would be published: without what is withheld, comments in YAML and silences.
fn writings<'a>(site: &Site<'a>, sources: &'a Sources) -> Vec<Writing<'a>> {
    let mut left_out: HashMap<SourceId, Vec<Range<usize>>> = HashMap::new();
    let mut leave_out = |place: Place| {
        left_out.entry(place.source).or_default().push(place.span());
    };
    for withheld in &site.register.withheld {
        leave_out(withheld.extent);
    }
    for subject in site.register.subjects() {
        for silence in &site.register.standing(subject).silences {
            leave_out(silence.extent);
        }
    }
    for term in site.register.terms.rows() {
        for silence in &term.record.standing.silences {
            leave_out(silence.extent);
        }
    }
    for silence in &site.settings.silences {
        leave_out(silence.extent);
    }
    let mut writings = Vec::new();
    for source in sources.texts() {
        let mut out = left_out.remove(&source.id).unwrap_or_default();
        let facts = facts_of(source);
        let body = body_of(source, &facts);
        out.extend(comments(source, facts));
        out.extend(endless_lines(&source.text).into_iter().map(|line| line.1));
        out.sort_by_key(|span| span.start);
        let mut at = 0;
        for span in out {
            stretch(source, body, at..span.start, &mut writings);
            at = at.max(span.end);
        }
        stretch(source, body, at..source.text.len(), &mut writings);
    }
    writings
}

fn stretch<'a>(
    source: &'a Source,
    body: usize,
    span: Range<usize>,
    writings: &mut Vec<Writing<'a>>,
) {
    if let Some(text) = source.text.get(span.clone())
        && !text.trim().is_empty()
    {
        writings.push(Writing {
            source,
            start: span.start,
            body,
            text,
            heard: 0..text.len(),
        });
    }
}

/// The longest line that checks read, in bytes. No paragraph of a paper comes near it.
pub(super) const LONGEST_LINE: usize = 20_000;

/// The lines that are longer than anybody writes: each as a whole, and what of it is not read.
pub(super) fn endless_lines(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut at = 0;
    let mut endless = Vec::new();
    if text.len() <= LONGEST_LINE {
        return endless;
    }
    for line in text.split_inclusive('\n') {
        let whole = at..at + line.len();
        at = whole.end;
        if line.len() > LONGEST_LINE {
            let read = (0..=LONGEST_LINE)
                .rev()
                .find(|end| line.is_char_boundary(*end))
                .unwrap_or(0);
            endless.push((whole.clone(), whole.start + read..whole.end));
        }
    }
    endless
}

/// The lines of YAML that are comments, and all of the settings that no reader sees.
fn comments(source: &Source, facts: Range<usize>) -> Vec<Range<usize>> {
    const UNSEEN: [&str; 3] = ["base url:", "as of:", "accent:"];
    let mut at = facts.start;
    let mut comments = Vec::new();
    let may_have = memchr(b'#', source.text[facts.clone()].as_bytes()).is_some();
    if !may_have && source.path != SETTINGS {
        return comments;
    }
    for line in source.text[facts].split_inclusive('\n') {
        let words = line.trim_start();
        let is_unseen = source.path == SETTINGS && UNSEEN.iter().any(|key| words.starts_with(key));
        if words.starts_with('#') || is_unseen {
            comments.push(at..at + line.len());
        }
        at += line.len();
    }
    comments
}
