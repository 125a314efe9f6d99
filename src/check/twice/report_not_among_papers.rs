//! A report has a paper number that its meeting does not list.
//!
//! Why it matters: a reader who looks for the paper on the agenda does not find it. The number or the
//! meeting may be a slip, or a paper is missing from the list.
//!
//! How to mend it: compare the number with the agenda, and correct it or add the paper.
//!
//! Example: `paper: HWB21(b)` in a report to a meeting whose papers are HWB10 to HWB12.

use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Part;
use crate::register::Meeting;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check::new(
    "report-not-among-papers",
    Severity::Note,
    include_str!("report_not_among_papers.rs"),
    Looks::Through(look),
);

/// The letters and the first number of a paper: "HWB12" of "HWB12(b)".
static STEM: Pattern = Pattern::new(r"(?i)(?-u:\b)[a-z]*[ .-]?\d+");

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for report in content.register.reports.rows() {
        let (Some(number), Some(id)) = (&report.record.paper, report.meeting) else {
            continue;
        };
        let meeting = &content.register.meetings[id];
        let listed = listed(meeting);
        let own: BTreeSet<String> = stems(number).collect();
        // A list of one may be of one paper only, and a span of numbers names those between not.
        let is_list = listed.len() > 1 && !names_span(meeting);
        if is_list && !own.is_empty() && own.is_disjoint(&listed) {
            found.at(
                content.at(report.record.standing.place, &[Step::Key("paper")]),
                format!(
                    "the meeting lists papers, but not `{number}`: {}",
                    content.line(meeting.record.standing.place)
                ),
                "compare the number with the agenda, and correct it or add the paper",
            );
        }
    }
}

/// The numbers of the papers that a meeting lists, without the letters of their parts.
fn listed(meeting: &Meeting) -> BTreeSet<String> {
    let of_papers = meeting
        .record
        .papers
        .iter()
        .filter_map(|paper| paper.paper.as_deref());
    of_papers.chain(of_items(meeting)).flat_map(stems).collect()
}

fn of_items(meeting: &Meeting) -> impl Iterator<Item = &str> {
    meeting.record.parts.iter().filter_map(|part| match part {
        Part::Item(item) => item.papers.as_deref(),
        Part::Heading { .. } => None,
    })
}

/// "HWB10 to HWB14", "5–9".
fn names_span(meeting: &Meeting) -> bool {
    of_items(meeting).any(|papers| {
        let papers = papers.to_lowercase();
        [" to ", "–", " - ", "—"]
            .iter()
            .any(|span| papers.contains(span))
    })
}

fn stems(number: &str) -> impl Iterator<Item = String> {
    STEM.find_iter(number).map(|hit| {
        hit.as_str()
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    })
}
