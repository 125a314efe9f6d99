//! The form of a record that is a Markdown file of its own. Goes to `answerable new`.

use crate::blank::form::{Given, lines, open_place};
use crate::blank::kind::{Kept, RecordKind};
use crate::blank::reference::{following, of_day, short};
use crate::record::Records;
use crate::record::body::Body;
use crate::source::Sources;
use crate::term::text::{name_key, one_of};
use crate::term::{Kind, PartialDate, slug::slug};
use chrono::{Datelike, NaiveDate};
use std::collections::HashSet;

/// What the officer said of the new record.
#[derive(Debug)]
pub struct Known<'a> {
    pub title: Option<&'a str>,
    pub body: Option<&'a str>,
    pub meeting: Option<&'a str>,
    /// As the officer wrote it, and as it was read.
    pub date: Option<(&'a str, PartialDate)>,
    /// Below which framework or plan it belongs, by its reference.
    pub under: Option<&'a str>,
    pub today: NaiveDate,
}

/// A file to be written.
#[derive(Debug)]
pub struct FileForm {
    /// Below the content folder.
    pub path: String,
    pub text: String,
    pub reference: Option<String>,
}

/// What was not said and has to be.
#[derive(Debug, PartialEq, Eq)]
pub enum Lacking {
    /// Nobody in the content is called so; the bodies that there are.
    NoBody(String),
    /// One of these bodies has to be named.
    WhichBody(String),
    /// There is no body yet.
    NoBodies,
    /// No meeting has this reference.
    NoMeeting,
    /// A meeting is on one day.
    NoDay,
}

/// The form of a file.
pub fn file(
    kind: &RecordKind,
    known: &Known<'_>,
    records: &Records,
    sources: &Sources,
) -> Result<FileForm, Lacking> {
    let taken = references(sources);
    let folder = kind.kept.place();
    let mut given: Given = Vec::new();
    let mut beside: Option<String> = None;
    let mut reference = None;
    let day = match &known.date {
        Some((_, date)) => date.earliest().unwrap_or(known.today),
        None => known.today,
    };
    match kind.kept {
        Kept::Request(request) => {
            let series = requests(request, known, records, sources)?;
            let mut year = day.year();
            if let Some(meeting) = known.meeting {
                let met = records
                    .meetings
                    .iter()
                    .find(|found| found.reference.text.eq_ignore_ascii_case(meeting))
                    .ok_or(Lacking::NoMeeting)?;
                year = met.date.earliest().map_or(year, |day| day.year());
                given.push(("meeting", met.reference.text.clone()));
            } else {
                given.push(("made by", series.body));
                let words = known.date.as_ref().map(|(words, _)| (*words).to_owned());
                given.push(("made on", words.unwrap_or_else(|| in_words(known.today))));
            }
            beside = series.folder;
            let own: Vec<&str> = series.references.iter().map(String::as_str).collect();
            reference = Some(following(&own, &taken, year, &series.short));
        }
        Kept::File("meetings") => {
            let body = which_body(known, records)?;
            let (words, day) = match &known.date {
                Some((words, date)) => {
                    ((*words).to_owned(), date.exact_day().ok_or(Lacking::NoDay)?)
                }
                None => (in_words(known.today), known.today),
            };
            let own: Vec<_> = records
                .meetings
                .iter()
                .filter(|meeting| is_called(body, &meeting.body.text))
                .collect();
            let series: Vec<&str> = own.iter().map(|one| one.reference.text.as_str()).collect();
            let mut places = own.iter().map(|one| one.standing.place);
            beside = folder_of(places.next_back(), folder, sources);
            reference = Some(of_day(&series, &taken, day, &short_of(body)));
            given.push(("body", body.name.text.clone()));
            given.push(("date", words));
            let is_to_come = day > known.today;
            given.push((
                "status",
                if is_to_come { "scheduled" } else { "held" }.to_owned(),
            ));
        }
        Kept::File("reports") => {
            let series: Vec<&str> = records
                .reports
                .iter()
                .map(|one| one.reference.text.as_str())
                .collect();
            let from = match known.body {
                Some(_) => Some(which_body(known, records)?),
                None => None,
            };
            let start = from.map_or("REPORT".to_owned(), |body| {
                format!("{}-REPORT", short_of(body))
            });
            reference = Some(following(&series, &taken, day.year(), &start));
            if let Some(body) = from {
                given.push(("from", body.name.text.clone()));
            }
            if let Some((words, _)) = &known.date {
                given.push(("report date", (*words).to_owned()));
            }
            given.extend(known.meeting.map(|meeting| ("meeting", meeting.to_owned())));
        }
        _ => {}
    }
    if let (Some(key), Some(title)) = (kind.title, known.title) {
        given.push((key, title.to_owned()));
    }
    if let Some(reference) = &reference {
        given.insert(0, ("reference", reference.clone()));
    }
    let title = known.title.filter(|_| kind.title.is_some());
    let name = [reference.as_deref(), title]
        .into_iter()
        .flatten()
        .map(slug)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    let name: String = match name.as_str() {
        "" => kind.word.to_owned(),
        name => name.chars().take(LONGEST_NAME).collect(),
    };
    let folder = beside.unwrap_or_else(|| folder.to_owned());
    Ok(FileForm {
        path: format!("{folder}/{}.md", name.trim_end_matches(['-', '.'])),
        text: text(kind, &given),
        reference,
    })
}

/// The longest name of a new file, without its ending.
const LONGEST_NAME: usize = 80;

/// A day as papers write it.
fn in_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The whole text of a form.
fn text(kind: &RecordKind, given: &Given) -> String {
    let mut text = String::from("---\n");
    let mut add = |line: &str| {
        text.push_str(line);
        text.push('\n');
    };
    add(
        "# Fill in what stands in square brackets. A line that begins with # counts as not written:",
    );
    add("# take the # away from those that you need, and leave out or delete the others.");
    for line in lines(kind.kept.place(), None, given) {
        add(&line);
    }
    for line in below(kind) {
        add(&format!("# {line}"));
    }
    add("---");
    add("");
    match kind.kept {
        Kept::Request(_) => add(&open_place("what was asked, in the words of the paper")),
        Kept::File("meetings") => {
            add("## 1. [insert the title of the item]");
            add("");
            add("Purpose: for discussion");
            add("");
            add(&open_place("what was discussed"));
        }
        Kept::File("reports") => add(&open_place("the words of the report")),
        _ => add(&open_place("the text of the page")),
    }
    text
}

/// What is written below the second line of hyphens, in words for the foot of the form.
fn below(kind: &RecordKind) -> &'static [&'static str] {
    match kind.kept {
        Kept::Request(_) => &[
            "Below the line of hyphens stands what was asked. Add news at the end of the file, such as",
            "  ## Response, 20 April 2026, from the Example Board: accepted",
            "  ## Update, 18 May 2026, by Anne Example: in progress",
        ],
        Kept::File("meetings") => &[
            "Below the line of hyphens stand the agenda items, each under a heading with its number.",
            "After the meeting, write what came of an item under a heading `### Outcome`.",
        ],
        Kept::File("reports") => {
            &["Below the line of hyphens stand the parts of the report, each under a heading `##`."]
        }
        _ => &["Below the line of hyphens stands the text of the page."],
    }
}

/// What the next record of a kind is to be like.
struct Series {
    references: Vec<String>,
    folder: Option<String>,
    short: String,
    body: String,
}

/// The records that the new one follows: those of the same body and kind, else of the same body.
fn requests(
    kind: Kind,
    known: &Known<'_>,
    records: &Records,
    sources: &Sources,
) -> Result<Series, Lacking> {
    let met = |reference: &str| {
        records
            .meetings
            .iter()
            .find(|meeting| meeting.reference.text.eq_ignore_ascii_case(reference))
    };
    let body = match known.meeting {
        Some(meeting) if known.body.is_none() => {
            let met = met(meeting).ok_or(Lacking::NoMeeting)?;
            let body = records.bodies.iter();
            let body = body
                .into_iter()
                .find(|body| is_called(body, &met.body.text));
            match body {
                Some(body) => body,
                None => which_body(known, records)?,
            }
        }
        _ => which_body(known, records)?,
    };
    let meetings: std::collections::HashMap<String, &str> = records
        .meetings
        .iter()
        .map(|meeting| {
            (
                meeting.reference.text.to_lowercase(),
                meeting.body.text.as_str(),
            )
        })
        .collect();
    let own: Vec<_> = records
        .recommendations
        .iter()
        .filter(|record| {
            let by = match (&record.made_by, &record.meeting) {
                (Some(by), _) => Some(by.text.as_str()),
                (None, Some(meeting)) => meetings.get(&meeting.text.to_lowercase()).copied(),
                (None, None) => None,
            };
            by.is_some_and(|by| is_called(body, by))
        })
        .collect();
    let mut alike: Vec<_> = own.iter().filter(|one| one.kind == kind).collect();
    let folder = folder_of(
        alike.last().map(|one| one.standing.place),
        kind.folder(),
        sources,
    );
    if alike.is_empty() {
        alike = own.iter().collect();
    }
    Ok(Series {
        references: alike.iter().map(|one| one.reference.text.clone()).collect(),
        folder,
        short: short_of(body),
        body: body.name.text.clone(),
    })
}

fn short_of(body: &Body) -> String {
    let short_name = body.short_name.as_ref().map(|name| name.text.as_str());
    short(&body.name.text, short_name)
}

/// The folder in which a record of its kind stands already.
fn folder_of(
    place: Option<crate::source::Place>,
    folder: &str,
    sources: &Sources,
) -> Option<String> {
    let path = &sources.get(place?.source).path;
    let (above, _) = path.rsplit_once('/')?;
    above.starts_with(folder).then(|| above.to_owned())
}

/// Whether a body is known by this name.
fn is_called(body: &Body, name: &str) -> bool {
    let wanted = name_key(name);
    let names = [Some(&body.name), body.short_name.as_ref()];
    names
        .into_iter()
        .flatten()
        .chain(&body.also)
        .chain(&body.former_names)
        .any(|known| name_key(&known.text) == wanted)
}

/// The body that was named, or the only one.
fn which_body<'a>(known: &Known<'_>, records: &'a Records) -> Result<&'a Body, Lacking> {
    let names = || one_of(records.bodies.iter().map(|body| body.name.text.as_str()));
    // A body that is only begun is no choice, unless there is no other.
    let public: Vec<&Body> = records
        .bodies
        .iter()
        .filter(|body| !body.standing.state.draft)
        .collect();
    match (known.body, records.bodies.as_slice(), public.as_slice()) {
        (_, [], _) => Err(Lacking::NoBodies),
        (Some(name), bodies, _) => bodies
            .iter()
            .find(|body| is_called(body, name))
            .ok_or_else(|| Lacking::NoBody(names())),
        (None, [only], _) => Ok(only),
        (None, _, [only]) => Ok(*only),
        (None, _, _) => Err(Lacking::WhichBody(names())),
    }
}

/// Every reference that a line of the content gives, in lower case: those of drafts, of what is withheld
/// and of files with an error too.
pub fn references(sources: &Sources) -> HashSet<String> {
    sources
        .texts()
        .iter()
        .flat_map(|source| source.text.lines())
        .filter_map(|line| {
            let line = line.trim_start().trim_start_matches("- ");
            let value = line.trim_start().strip_prefix("reference:")?;
            let value = value.split(" #").next().unwrap_or_default();
            Some(value.trim().trim_matches(['"', '\'']).to_lowercase())
        })
        .collect()
}
