//! One file a kind of thing that a council publishes: how it is written. Here the folder decides
//! the kind, and every file that parses becomes records; references are still only names.

pub mod body;
pub mod chosen;
pub mod document;
pub mod entry;
pub mod fields;
pub mod glossary;
pub mod indicator;
pub mod lost;
pub mod meant;
pub mod meeting;
pub mod news;
pub mod organisation;
pub mod page;
pub mod passage;
pub mod person;
pub mod plan;
pub mod post;
pub mod priority;
mod promised;
pub mod recommendation;
pub mod report;
pub mod shape;
pub mod standing;

use crate::diagnostic::{Finding, Report as Findings};
use crate::source::{Place, Source, Sources};
use crate::term::Kind;
use crate::term::slug::slug;
use crate::term::text::{nearest, one_of};
use crate::yaml::{self, Data};
use fields::Fields;
use rayon::prelude::*;
use shape::Shape;
use std::ops::Range;
use std::sync::Arc;

/// The largest front matter that is read: 1 MiB.
const LARGEST_FRONT_MATTER: usize = 1024 * 1024;

/// Everything that parsed, one table a kind, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Shared, because a register takes each as it is, and there are many.
    pub recommendations: Vec<Arc<recommendation::Recommendation>>,
    pub meetings: Vec<Arc<meeting::Meeting>>,
    pub reports: Vec<Arc<report::Report>>,
    pub pages: Vec<page::Page>,
    pub people: Vec<person::Person>,
    pub posts: Vec<post::Post>,
    pub organisations: Vec<organisation::Organisation>,
    pub bodies: Vec<body::Body>,
    pub frameworks: Vec<priority::Framework>,
    pub measures: Vec<indicator::Measures>,
    pub plans: Vec<plan::Plan>,
    pub terms: Vec<glossary::Term>,
    pub documents: Vec<document::Document>,
    /// What stands in files with an error, whose records may be missing here.
    pub lost: lost::Lost,
}

/// A folder of Markdown records.
#[derive(Clone, Copy)]
enum Prose {
    Recommendation(Kind),
    Meeting,
    Report,
    Page,
}

/// A table of YAML records.
#[derive(Clone, Copy)]
enum Table {
    People,
    Posts,
    Organisations,
    Bodies,
    Priorities,
    Indicators,
    Plans,
    Glossary,
    Documents,
}

#[derive(Clone, Copy)]
enum Holds {
    Prose(Prose),
    Table(Table),
}

/// Which kind of record each folder or table holds: the one list to extend for a new kind.
const FOLDERS: [(&str, Holds); 16] = [
    (
        "recommendations",
        Holds::Prose(Prose::Recommendation(Kind::Recommendation)),
    ),
    ("actions", Holds::Prose(Prose::Recommendation(Kind::Action))),
    (
        "information-requests",
        Holds::Prose(Prose::Recommendation(Kind::InformationRequest)),
    ),
    ("visits", Holds::Prose(Prose::Recommendation(Kind::Visit))),
    ("meetings", Holds::Prose(Prose::Meeting)),
    ("reports", Holds::Prose(Prose::Report)),
    ("pages", Holds::Prose(Prose::Page)),
    ("people", Holds::Table(Table::People)),
    ("posts", Holds::Table(Table::Posts)),
    ("organisations", Holds::Table(Table::Organisations)),
    ("bodies", Holds::Table(Table::Bodies)),
    ("priorities", Holds::Table(Table::Priorities)),
    ("indicators", Holds::Table(Table::Indicators)),
    ("plans", Holds::Table(Table::Plans)),
    ("glossary", Holds::Table(Table::Glossary)),
    ("documents", Holds::Table(Table::Documents)),
];

/// The file that holds the settings; it is read by [`crate::settings`].
pub const SETTINGS: &str = "site.yaml";

/// Parses every file. What cannot be parsed is in the report; the rest is never held back by it.
pub fn parse(sources: &Sources, findings: &mut Findings) -> Records {
    let parsed: Vec<Parsed> = sources
        .texts()
        .par_iter()
        .map(|source| parse_one(sources, source))
        .collect();
    self::findings(&parsed, findings);
    join(&parsed, sources)
}

/// What one file parsed to. As long as the file stays the same, it may be joined again and again.
#[derive(Debug)]
pub struct Parsed {
    held: Held,
    findings: Findings,
}

/// What a file holds. Nearly all hold one recommendation, and then a list of each kind would be waste.
#[derive(Debug)]
enum Held {
    One(Arc<recommendation::Recommendation>),
    Records(Box<Records>),
}

/// Parses one file.
pub fn parse_one(sources: &Sources, source: &Source) -> Parsed {
    let mut findings = Findings::default();
    let mut records = Records::default();
    if source.path != SETTINGS {
        records = one(sources, source, &mut findings);
        if findings.stops(false) {
            records.lost.note(source);
        }
    }
    let is_lost = findings.stops(false);
    let held = match records.recommendations.as_slice() {
        [one] if !is_lost => Held::One(Arc::clone(one)),
        _ => Held::Records(Box::new(records)),
    };
    Parsed { held, findings }
}

impl Parsed {
    /// The one recommendation that the file holds; none where it has an error, or holds anything else.
    pub fn recommendation(&self) -> Option<Arc<recommendation::Recommendation>> {
        match &self.held {
            Held::One(one) => Some(Arc::clone(one)),
            Held::Records(_) => None,
        }
    }
}

/// Adds what was found in the files to a report, in their order.
pub fn findings(parsed: &[Parsed], report: &mut Findings) {
    let found = parsed.iter().map(|file| &file.findings);
    report.extend_all(found.filter(|found| !found.is_empty()).cloned());
}

/// Brings together what the files parsed to: tables in the order of their files, records that are files
/// of their own by their references.
pub fn join(parsed: &[Parsed], sources: &Sources) -> Records {
    let mut records = Records::default();
    for file in parsed {
        match &file.held {
            Held::One(one) => records.recommendations.push(Arc::clone(one)),
            Held::Records(more) => records.take(more),
        }
    }
    for (path, words) in sources.garbled() {
        records.lost.note_text(path, words);
    }
    records.lost.sort();
    records.sort();
    records
}

impl Records {
    /// Puts the records that are files of their own into an order that does not depend on the names of
    /// the files. Of two with one reference the first in the order of the files stays first.
    fn sort(&mut self) {
        self.recommendations
            .sort_by(|a, b| a.reference.text.cmp(&b.reference.text));
        self.meetings
            .sort_by(|a, b| a.reference.text.cmp(&b.reference.text));
        self.reports
            .sort_by(|a, b| a.reference.text.cmp(&b.reference.text));
        self.pages.sort_by_cached_key(|page| slug(&page.title.text));
    }

    fn take(&mut self, more: &Records) {
        self.recommendations
            .extend_from_slice(&more.recommendations);
        self.meetings.extend_from_slice(&more.meetings);
        self.reports.extend_from_slice(&more.reports);
        self.pages.extend_from_slice(&more.pages);
        self.people.extend_from_slice(&more.people);
        self.posts.extend_from_slice(&more.posts);
        self.organisations.extend_from_slice(&more.organisations);
        self.bodies.extend_from_slice(&more.bodies);
        self.frameworks.extend_from_slice(&more.frameworks);
        self.measures.extend_from_slice(&more.measures);
        self.plans.extend_from_slice(&more.plans);
        self.terms.extend_from_slice(&more.terms);
        self.documents.extend_from_slice(&more.documents);
        self.lost.extend(&more.lost);
    }
}

/// Whether a file or folder of this name, at the top of a content folder, holds records or the settings.
pub fn is_kept(name: &str) -> bool {
    let stem = name.strip_suffix(".yaml").or(name.strip_suffix(".yml"));
    let stem = stem.unwrap_or(name);
    name == SETTINGS || FOLDERS.iter().any(|(known, _)| *known == stem)
}

fn one(sources: &Sources, source: &Source, findings: &mut Findings) -> Records {
    let mut records = Records::default();
    let path = format!("{}/{}", sources.folder, source.path);
    let first = source.path.split('/').next().unwrap_or_default();
    let (stem, is_markdown) = match first.rsplit_once('.') {
        Some((stem, _)) if !source.path.contains('/') => (stem, source.path.ends_with(".md")),
        _ => (first, source.path.ends_with(".md")),
    };
    let Some((_, holds)) = FOLDERS.iter().find(|(name, _)| *name == stem) else {
        findings.add(nothing_kept(path, &source.path, first, stem));
        return records;
    };
    match holds {
        Holds::Prose(_) if !is_markdown || !source.path.contains('/') => findings.add(
            Finding::about_file(
                "wrong-format",
                path,
                format!("`{stem}` holds Markdown files"),
            )
            .help(format!(
                "save each record as a file of its own: `{stem}/….md`"
            )),
        ),
        Holds::Table(_) if is_markdown => findings.add(
            Finding::about_file("wrong-format", path, format!("`{stem}` is a YAML table"))
                .help(format!("save it as `{stem}.yaml` or `{stem}/….yaml`")),
        ),
        Holds::Prose(prose) => {
            if let Some((front, body)) = front_matter(source, findings) {
                read_prose(*prose, source, front, body, findings, &mut records);
            }
        }
        Holds::Table(table) => read_table(*table, source, findings, &mut records),
    }
    records
}

/// A file that stands where nothing of its kind is kept.
fn nothing_kept(path: String, below: &str, first: &str, stem: &str) -> Finding {
    let message = format!("nothing is kept in `{first}`");
    let finding = Finding::about_file("unknown-folder", path, message);
    let names = FOLDERS.iter().map(|(name, _)| *name);
    let is_loose = first == below;
    if is_loose && matches!(stem.to_lowercase().as_str(), "site" | "settings" | "config") {
        return finding.help(format!(
            "the settings are kept in `{SETTINGS}`, in small letters"
        ));
    }
    if let Some(near) = nearest(stem, names.clone()) {
        let ending = if is_loose && !below.ends_with(".md") {
            ".yaml"
        } else {
            ""
        };
        return finding.did_you_mean(Some(&format!("{near}{ending}")));
    }
    if is_loose && below.ends_with(".md") {
        let folders = FOLDERS
            .iter()
            .filter(|(_, holds)| matches!(holds, Holds::Prose(_)));
        let folders = one_of(folders.map(|(name, _)| *name));
        return finding.help(format!("move it into a folder: {folders}"));
    }
    finding.help(format!("the folders and tables are {}", one_of(names)))
}

/// The spans of the front matter and of what stands below it.
fn front_matter(source: &Source, findings: &mut Findings) -> Option<(Range<usize>, Range<usize>)> {
    let text = &source.text;
    let start = Place::new(source.id, 0..text.find('\n').unwrap_or(text.len()));
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().unwrap_or_default();
    if opening.trim_end() != "---" {
        findings.add(
            Finding::error(
                "no-front-matter",
                start,
                "the file does not begin with its facts",
            )
            .help("begin with a line `---`, then the facts, then another line `---`"),
        );
        return None;
    }
    let mut at = opening.len();
    for line in lines {
        if line.trim_end() == "---" {
            if at > LARGEST_FRONT_MATTER {
                findings.add(
                    Finding::error("too-large", start, "the front matter is larger than 1 MB")
                        .help("long text belongs below the second line `---`"),
                );
                return None;
            }
            return Some((opening.len()..at, at + line.len()..text.len()));
        }
        at += line.len();
    }
    findings.add(
        Finding::error("no-front-matter", start, "the facts at the top never end")
            .help("put a line `---` under them"),
    );
    None
}

fn read_prose(
    prose: Prose,
    source: &Source,
    front: Range<usize>,
    body: Range<usize>,
    findings: &mut Findings,
    records: &mut Records,
) {
    let node = match yaml::read(&source.text, front) {
        Ok(node) => node,
        Err(fault) => return findings.add(unreadable(source, fault)),
    };
    let text = &source.text;
    let Some(mut fields) = Fields::of(source.id, &node, findings) else {
        return;
    };
    fields.reach_over(0..text.len());
    if !matches!(prose, Prose::Page) {
        passage::refuse_titles(source.id, text, body.clone(), fields.report());
    }
    prose_record(prose, &mut fields, text, body, records);
    fields.finish();
}

fn read_table(table: Table, source: &Source, findings: &mut Findings, records: &mut Records) {
    let node = match yaml::read(&source.text, 0..source.text.len()) {
        Ok(node) => node,
        Err(fault) => return findings.add(unreadable(source, fault)),
    };
    let rows = match &node.data {
        Data::List(rows) => rows,
        Data::Empty => return,
        _ => {
            let place = Place::new(source.id, node.span.clone());
            return findings.add(
                Finding::error("not-a-table", place, "a table is a list of records")
                    .help("begin each record with a hyphen: `- name: …`"),
            );
        }
    };
    for row in rows {
        let Some(mut fields) = Fields::of(source.id, row, findings) else {
            continue;
        };
        table_record(table, &mut fields, records);
        fields.finish();
    }
}

/// Reads one record of a folder from its fields and the Markdown below them.
fn prose_record(
    prose: Prose,
    fields: &mut Fields<'_>,
    text: &Arc<str>,
    body: Range<usize>,
    records: &mut Records,
) {
    match prose {
        Prose::Recommendation(kind) => {
            records
                .recommendations
                .extend(recommendation::read(kind, fields, text, body).map(Arc::new));
        }
        Prose::Meeting => records
            .meetings
            .extend(meeting::read(fields, text, body).map(Arc::new)),
        Prose::Report => records
            .reports
            .extend(report::read(fields, text, body).map(Arc::new)),
        Prose::Page => records.pages.extend(page::read(fields, text, body)),
    }
}

/// Reads one record of a table.
fn table_record(table: Table, fields: &mut Fields<'_>, records: &mut Records) {
    match table {
        Table::People => records.people.extend(person::read(fields)),
        Table::Posts => records.posts.extend(post::read(fields)),
        Table::Organisations => records.organisations.extend(organisation::read(fields)),
        Table::Bodies => records.bodies.extend(body::read(fields)),
        Table::Priorities => records.frameworks.extend(priority::read(fields)),
        Table::Indicators => records.measures.extend(indicator::read(fields)),
        Table::Plans => records.plans.extend(plan::read(fields)),
        Table::Glossary => records.terms.extend(glossary::read(fields)),
        Table::Documents => records.documents.extend(document::read(fields)),
    }
}

/// A folder of Markdown files or a table, and the keys of the records in it.
pub struct Kept {
    /// The folder, or the table without its ending.
    pub name: &'static str,
    pub is_table: bool,
    pub shape: Shape,
}

/// Every folder and table, with what its records may hold.
pub fn shapes() -> Vec<Kept> {
    let nowhere = Sources::from_texts([("nowhere.md", "")]);
    let Some(source) = nowhere.texts().first() else {
        return Vec::new();
    };
    FOLDERS
        .iter()
        .map(|(name, holds)| Kept {
            name,
            is_table: matches!(holds, Holds::Table(_)),
            shape: Fields::shape_of(source.id, |fields| {
                let mut records = Records::default();
                match holds {
                    Holds::Prose(prose) => {
                        prose_record(*prose, fields, &"".into(), 0..0, &mut records)
                    }
                    Holds::Table(table) => table_record(*table, fields, &mut records),
                }
            }),
        })
        .collect()
}

/// A fault of the YAML as a finding.
pub fn unreadable(source: &Source, fault: yaml::Fault) -> Finding {
    let place = Place::new(source.id, fault.span);
    let finding = Finding::error("unreadable-yaml", place, fault.message);
    match fault.help {
        Some(help) => finding.help(help),
        None => finding,
    }
}
