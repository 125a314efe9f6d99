//! A report from a partnership board, part by part as the paper has it, with its ratings as words;
//! and the index of reports.

use crate::plan::file::filter::REPORTS;
use crate::plan::page::list::List;
use crate::plan::page::{Section, head, newest, rating};
use crate::plan::view::{DocumentView, Fact, Link, Mark, Row, View};
use crate::plan::{Entry, Site};
use crate::prose::{Pen, summary};
use crate::record;
use crate::record::report::{IndicatorNote, Part, Progress};
use crate::register::{Id, Report, Subject};
use crate::term::text::name_key;
use crate::term::{PartialDate, Rag};
use serde::Serialize;

/// Plans a page for each report, and the index.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    for id in register.reports.ids() {
        let subject = Subject::Report(id);
        let page = Entry::page("report", site.address(subject), move |site| view(site, id));
        entries.push(page.about(subject));
    }
    let mut ids: Vec<Id<Report>> = register.reports.ids().collect();
    ids.sort_by(|a, b| {
        let key = |id: Id<Report>| {
            let day = date(site, id).and_then(PartialDate::earliest);
            (
                std::cmp::Reverse(day),
                &register.reports[id].record.reference.text,
            )
        };
        key(*a).cmp(&key(*b))
    });
    let subjects = ids.iter().map(|id| Subject::Report(*id)).collect();
    REPORTS.plan(subjects, any_row, entries);
    List {
        kind: "reports",
        address: Section::REPORTS.address.to_owned(),
        section: Section::REPORTS,
        crumbs: Vec::new(),
        heading: Section::REPORTS.name(site),
        kicker: String::new(),
        count: "rows-count-reports",
        order: "order-newest-first",
        intro: String::new(),
        total: ids.len(),
        updated: newest(site, ids.iter().filter_map(|id| date(site, *id))),
        rows: Box::new(move |site, range| {
            ids[range].iter().map(|id| row(site, *id).into()).collect()
        }),
        related: [Section::BODIES, Section::MEETINGS, Section::INDICATORS]
            .map(|section| section.link(site))
            .into(),
        related_heading: site.words.say("other-indexes"),
        is_computed: false,
    }
    .plan_filtered(site, &REPORTS, entries);
}

/// The date of a report; if it has none, that of the meeting it was for.
fn date<'a>(site: &'a Site<'_>, id: Id<Report>) -> Option<&'a PartialDate> {
    let report = &site.register.reports[id];
    let meeting = report.meeting.map(|id| &site.register.meetings[id]);
    let of_meeting = meeting.map(|meeting| &meeting.record.date);
    report.record.report_date.as_ref().or(of_meeting)
}

/// A report as a link that names its paper, where it has a number.
pub fn link(site: &Site<'_>, id: Id<Report>) -> Link {
    let link = site.link(Subject::Report(id));
    match &site.register.reports[id].record.paper {
        Some(paper) => Link {
            text: format!("{paper}: {}", link.text),
            ..link
        },
        None => link,
    }
}

/// The row of a report, for the filter of the index.
fn any_row(site: &Site<'_>, subject: Subject) -> Row {
    match subject {
        Subject::Report(id) => row(site, id),
        _ => Row::default(),
    }
}

/// A report as a row of the index.
fn row(site: &Site<'_>, id: Id<Report>) -> Row {
    let report = &site.register.reports[id];
    Row {
        mark: report
            .record
            .report_date
            .as_ref()
            .map(|date| Mark::Date(site.date(date))),
        title: report.record.title.text.clone(),
        href: site.href(Subject::Report(id)),
        sentence: Some(lead(site, id)),
        note: report
            .record
            .paper
            .as_ref()
            .map(|paper| site.words.with("report-paper", &[("paper", paper)])),
        ..Row::default()
    }
}

/// What `report.html` sees.
#[derive(Serialize)]
struct ReportView {
    lead: String,
    facts: Vec<Fact>,
    /// What stands before the first part, as HTML.
    summary: String,
    parts: Vec<PartView>,
    links: Vec<DocumentView>,
    background: Vec<Link>,
    /// Words in the place of background papers, where the report says that there are none.
    no_background: String,
    /// Whether a rating stands on the page, which wants its key.
    has_ratings: bool,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// A part of the report: prose, progress on priorities, or notes on indicators.
#[derive(Default, Serialize)]
struct PartView {
    id: String,
    heading: String,
    html: String,
    progress: Vec<ProgressView>,
    /// The caption of the notes; empty where the part holds none.
    caption: String,
    notes: Vec<NoteView>,
    /// The key to the ratings stands once on the page, behind the first notes.
    has_key: bool,
}

/// What was done on one priority.
#[derive(Serialize)]
struct ProgressView {
    priority: Link,
    aims: Vec<Aim>,
    opening: String,
    deliverable: String,
    progress: String,
    /// Words in the place of progress.
    no_progress: String,
}

/// "Aim" or "Focus" with the paper's words.
#[derive(Serialize)]
struct Aim {
    key: String,
    text: String,
}

/// What is being done about one indicator.
#[derive(Serialize)]
struct NoteView {
    name: Link,
    rating: &'static str,
    html: String,
}

fn view(site: &Site<'_>, id: Id<Report>) -> View {
    let report = &site.register.reports[id];
    let record = &report.record;
    let mut pen = site.pen();
    let lead = lead(site, id);
    let description = if record.summary.is_empty() {
        lead.clone()
    } else {
        summary(&record.summary.markdown, 155)
    };
    let title = format!("{} ({})", record.title.text, record.reference.text);
    let mut head = head(
        site,
        Section::REPORTS,
        title,
        record.title.text.clone(),
        description,
    );
    head.updated = newest(site, date(site, id));
    head.unpublished = record.standing.state.is_unpublished(site.register.as_of);
    let opening = pen.html(&record.summary.markdown, 3);
    View {
        template: "report.html",
        head,
        body: Box::new(ReportView {
            lead,
            facts: facts(site, id),
            summary: opening,
            parts: parts(site, report, &mut pen),
            links: record.links.iter().map(|paper| site.paper(paper)).collect(),
            background: background(site, record),
            no_background: match &record.background_papers {
                Some(papers) if papers.is_empty() => site.words.say("no-background-papers"),
                _ => String::new(),
            },
            has_ratings: notes_of(record).next().is_some(),
            notes: record
                .standing
                .notes
                .iter()
                .map(|note| pen.html(note, 3))
                .collect(),
            sources: site.sources(&record.standing),
        }),
    }
}

/// The papers that the report rests on; those in the register of documents lead there.
fn background(site: &Site<'_>, record: &record::report::Report) -> Vec<Link> {
    let papers = record.background_papers.iter().flatten();
    papers
        .map(|paper| match site.register.find(&paper.text) {
            Some(subject) => site.link(subject),
            None => Link::words(paper.text.as_str()),
        })
        .collect()
}

/// From whom, to whom, and how the indicators in it are rated.
pub fn lead(site: &Site<'_>, id: Id<Report>) -> String {
    let words = site.words;
    let report = &site.register.reports[id];
    let record = &report.record;
    let from = from(site, report).text;
    let to = to(site, report).map(|link| link.text);
    let date = report
        .meeting
        .map(|id| words.date(&site.register.meetings[id].record.date));
    let first = match (&to, &date) {
        (Some(to), Some(date)) => words.with(
            "report-from-to-meeting",
            &[("from", &from), ("to", to), ("date", date)],
        ),
        (Some(to), None) => words.with("report-from-to", &[("from", &from), ("to", to)]),
        (None, _) => words.with("report-from-name", &[("from", &from)]),
    };
    match ratings(site, record) {
        Some(ratings) => format!("{first} {ratings}"),
        None => first,
    }
}

fn from(site: &Site<'_>, report: &Report) -> Link {
    match report.from {
        Some(party) => site.party(party),
        None => site.withheld(),
    }
}

fn to(site: &Site<'_>, report: &Report) -> Option<Link> {
    match (report.to, &report.record.to) {
        (Some(party), _) => Some(site.party(party)),
        (None, Some(text)) => Some(Link::words(text.text.as_str())),
        (None, None) => None,
    }
}

/// Every note on an indicator in a report.
fn notes_of(record: &record::report::Report) -> impl Iterator<Item = &IndicatorNote> {
    record
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::IndicatorNotes { notes, .. } => Some(notes),
            _ => None,
        })
        .flatten()
}

/// "Of 9 indicators in this report 4 are red and 5 amber."; none where it has no indicators.
fn ratings(site: &Site<'_>, record: &record::report::Report) -> Option<String> {
    let words = site.words;
    let total = notes_of(record).count();
    let counts: Vec<(Rag, usize)> = [Rag::Red, Rag::Amber, Rag::Green, Rag::NotRated]
        .into_iter()
        .map(|rag| (rag, notes_of(record).filter(|note| note.rag == rag).count()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let word = |rag: Rag| rating::word(site, rag).to_lowercase();
    let (first, _) = counts.first()?;
    if counts.len() == 1 {
        return Some(words.fill(
            "report-ratings-all",
            Some(total),
            &[("rating", &word(*first))],
        ));
    }
    let list: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(position, (rag, count))| {
            let key = if position == 0 {
                "report-rating-first"
            } else {
                "rating-count"
            };
            words.fill(key, Some(*count), &[("rating", &word(*rag))])
        })
        .collect();
    Some(words.fill(
        "report-ratings",
        Some(total),
        &[("ratings", &words.list(&list))],
    ))
}

fn facts(site: &Site<'_>, id: Id<Report>) -> Vec<Fact> {
    let words = site.words;
    let say = |key: &str| words.say(key);
    let report = &site.register.reports[id];
    let record = &report.record;
    let mut facts = vec![Fact::links(
        say("report-from"),
        vec![from(site, report)],
        "",
    )];
    if let Some(to) = to(site, report) {
        facts.push(Fact::links(say("report-to"), vec![to], ""));
    }
    facts.push(Fact::date(
        say("report-date"),
        record.report_date.as_ref().map(|date| site.date(date)),
        say("no-date-given"),
    ));
    facts.push(Fact::links(
        say("report-for-meeting"),
        report
            .meeting
            .map(|id| site.link(Subject::Meeting(id)))
            .into_iter()
            .collect(),
        say("no-meeting-named"),
    ));
    if let Some(paper) = &record.paper {
        facts.push(Fact::words(say("fact-paper"), paper.as_str()));
    }
    let mut authors = site.leads(&report.authors);
    if authors.is_empty() {
        authors = record
            .authors
            .iter()
            .map(|author| Link::words(author.text.as_str()))
            .collect();
    }
    facts.push(Fact::links(
        words.count("report-authors", authors.len().max(1)),
        authors,
        say("no-author"),
    ));
    if let Some(purpose) = record.purpose {
        let purpose = say(&format!("purpose-{}", purpose.key()));
        facts.push(Fact::words(say("report-purpose"), purpose));
    }
    if !record.meetings_held.is_empty() {
        let dates = record
            .meetings_held
            .iter()
            .map(|date| Link::words(words.date(date)))
            .collect();
        facts.push(Fact::links(say("report-meetings-held"), dates, ""));
    }
    if !report.priorities.is_empty() {
        let links = report
            .priorities
            .iter()
            .map(|id| site.link(Subject::Priority(*id)))
            .collect();
        facts.push(Fact::links(say("report-priorities-addressed"), links, ""));
    }
    facts
}

/// The parts in the order of the paper; progress on one priority after another is one part.
fn parts<'a>(site: &'a Site<'_>, report: &'a Report, pen: &mut Pen<'a>) -> Vec<PartView> {
    let words = site.words;
    let mut parts: Vec<PartView> = Vec::new();
    for (position, part) in report.record.parts.iter().enumerate() {
        let id = format!("part-{}", position + 1);
        match part {
            Part::Text { heading, text } => parts.push(PartView {
                id,
                heading: heading.text.clone(),
                html: pen.html(&text.markdown, 3),
                ..PartView::default()
            }),
            Part::Progress(progress) => {
                let progress = progress_view(site, report, progress, pen);
                match parts.last_mut() {
                    Some(part) if !part.progress.is_empty() => part.progress.push(progress),
                    _ => parts.push(PartView {
                        id,
                        heading: words.say("report-progress"),
                        progress: vec![progress],
                        ..PartView::default()
                    }),
                }
            }
            Part::IndicatorNotes { intro, notes } => parts.push(PartView {
                id,
                heading: words.say("report-indicator-notes"),
                html: pen.html(&intro.markdown, 3),
                caption: words.count("report-notes-caption", notes.len()),
                notes: notes
                    .iter()
                    .map(|note| note_view(site, note, pen))
                    .collect(),
                ..PartView::default()
            }),
        }
    }
    if let Some(first) = parts.iter_mut().find(|part| !part.notes.is_empty()) {
        first.has_key = true;
    }
    parts
}

fn progress_view<'a>(
    site: &'a Site<'_>,
    report: &'a Report,
    progress: &'a Progress,
    pen: &mut Pen<'a>,
) -> ProgressView {
    let words = site.words;
    // A heading that is the title of a priority of this report leads to that priority.
    let named = name_key(&progress.priority.text);
    let href = report
        .priorities
        .iter()
        .find(|id| name_key(&site.register.priorities[**id].record.title.text) == named)
        .map(|id| site.href(Subject::Priority(*id)));
    let opening = pen.html(&progress.opening.markdown, 4);
    let deliverable = progress
        .deliverable
        .as_ref()
        .map(|text| pen.html(&text.markdown, 5))
        .unwrap_or_default();
    let done = progress
        .progress
        .as_ref()
        .map(|text| pen.html(&text.markdown, 5))
        .unwrap_or_default();
    ProgressView {
        priority: Link {
            text: progress.priority.text.clone(),
            href,
            ..Link::default()
        },
        aims: progress
            .aims
            .iter()
            .map(|(key, text)| Aim {
                key: words.say(&format!("report-{}", key.to_lowercase())),
                text: text.clone(),
            })
            .collect(),
        no_progress: if done.is_empty() && opening.is_empty() {
            words.say("no-progress-given")
        } else {
            String::new()
        },
        opening,
        deliverable,
        progress: done,
    }
}

fn note_view<'a>(site: &'a Site<'_>, note: &'a IndicatorNote, pen: &mut Pen<'a>) -> NoteView {
    let indicator = note
        .indicator
        .as_ref()
        .and_then(|text| site.register.find(&text.text));
    let html = pen.html(&note.text.markdown, 3);
    NoteView {
        name: Link {
            text: note.name.text.clone(),
            href: indicator.map(|subject| site.href(subject)),
            ..Link::default()
        },
        rating: note.rag.key(),
        html: if html.is_empty() {
            site.words.say("no-note")
        } else {
            html
        },
    }
}
