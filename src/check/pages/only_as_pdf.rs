//! A paper stands here only as a PDF: no record tells its facts on a page.
//!
//! Why it matters: a PDF is hard to read on a phone and often cannot be listened to. The accessibility
//! regulations of 2018 (SI 2018/952; we have not checked their words ourselves) hold for papers too, but for
//! those published before 23 September 2018.
//!
//! How to mend it: write its facts as a record and cite the paper there under `sources`, or give a report the
//! number of the paper. Or silence this check with the reason.
//!
//! Example: a paper of a meeting with `link: https://example.org/strategy.pdf`, and no report with its number.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::document::Paper;
use crate::term::PartialDate;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

pub(super) const CHECK: Check = Check::new(
    "only-as-pdf",
    Severity::Note,
    include_str!("only_as_pdf.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    // The numbers of papers that a report or a highlight report tells of, and what is cited.
    let mut told: HashSet<String> = HashSet::new();
    for report in register.reports.rows() {
        told.extend(report.record.paper.as_deref().map(number));
    }
    for plan in register.plans.rows() {
        for highlight in &plan.record.highlights {
            told.extend(highlight.paper.as_deref().map(number));
        }
    }
    let mut cited: HashSet<&str> = HashSet::new();
    for document in register.documents.rows() {
        if !document.cited_by.is_empty() {
            cited.extend(address(&document.record.paper));
            told.extend(document.record.paper.paper.as_deref().map(number));
        }
    }
    let is_told = |paper: &Paper| {
        paper
            .paper
            .as_deref()
            .is_some_and(|paper| told.contains(&number(paper)))
            || address(paper).is_some_and(|address| cited.contains(address))
    };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let tell = |paper: &Paper, found: &mut Found<'_>| {
        let title = paper.title.as_ref();
        found.at(
            title.map_or(paper.extent, |title| title.place),
            "this paper stands here only as a PDF",
            "write its facts as a record that cites it under `sources`, or silence this with the \
             reason: the accessibility regulations of 2018 ask for papers that all can read",
        );
    };
    for document in register.documents.rows() {
        let paper = &document.record.paper;
        if let Some(address) = pdf(paper)
            && document.cited_by.is_empty()
            && !is_old(paper.published_on.as_ref())
            && !is_told(paper)
            && seen.insert(address)
        {
            tell(paper, found);
        }
    }
    for meeting in register.meetings.rows() {
        let date = Some(&meeting.record.date);
        for paper in &meeting.record.papers {
            // The page of the meeting is itself the agenda and the minutes.
            let is_of_meeting = !meeting.record.parts.is_empty() && is_agenda_or_minutes(paper);
            if let Some(address) = pdf(paper)
                && paper.exempt.is_none()
                && !is_of_meeting
                && !is_old(paper.published_on.as_ref().or(date))
                && !is_told(paper)
                && seen.insert(address)
            {
                tell(paper, found);
            }
        }
    }
    for report in register.reports.rows() {
        let date = report.record.report_date.as_ref();
        for paper in &report.record.links {
            // The first paper of a report's own number is the report.
            if let Some(address) = pdf(paper)
                && paper.exempt.is_none()
                && !is_old(paper.published_on.as_ref().or(date))
                && !is_told(paper)
                && !is_report_itself(paper, &report.record.title.text)
                && seen.insert(address)
            {
                tell(paper, found);
            }
        }
    }
}

/// Where a paper is, if that is a PDF.
fn pdf(paper: &Paper) -> Option<&str> {
    let address = address(paper)?;
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_named = path.to_lowercase().ends_with(".pdf");
    let kind = paper.kind.as_deref().map(str::trim);
    let is_pdf = match kind {
        Some(kind) => kind.eq_ignore_ascii_case("pdf"),
        None => is_named,
    };
    is_pdf.then_some(address)
}

fn address(paper: &Paper) -> Option<&str> {
    let file = paper.file.as_ref().map(|file| file.as_str());
    file.or(paper.link.as_ref().map(|link| link.as_str()))
}

/// Whether all of a date is before the day from which papers have to be accessible.
fn is_old(date: Option<&PartialDate>) -> bool {
    let first = NaiveDate::from_ymd_opt(2018, 9, 23);
    date.and_then(PartialDate::latest)
        .zip(first)
        .is_some_and(|(date, first)| date < first)
}

/// The number of a paper as it is compared: `HWB 10(b)` is `HWB10(b)`.
fn number(paper: &str) -> String {
    paper
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Whether a paper is that which the page of its meeting tells.
fn is_agenda_or_minutes(paper: &Paper) -> bool {
    let title = paper.title.as_ref().map(|title| title.text.to_lowercase());
    title.is_some_and(|title| {
        [
            "agenda",
            "minutes",
            "pack",
            "outcomes",
            "decisions",
            "action notes",
            "notes of",
        ]
        .iter()
        .any(|word| title.contains(word))
    })
}

/// Whether a paper that a report links to is the report as it was printed.
fn is_report_itself(paper: &Paper, title: &str) -> bool {
    let own = title.to_lowercase();
    paper.title.as_ref().is_some_and(|title| {
        let title = title.text.to_lowercase();
        title.contains(&own)
            || own.contains(&title)
            || [
                "the report",
                "this report",
                "report as published",
                "full report",
                "original",
            ]
            .iter()
            .any(|words| title.contains(words))
    })
}
