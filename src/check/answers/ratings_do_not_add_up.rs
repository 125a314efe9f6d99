//! A text counts how many are green, amber or red, and the report itself counts others, or the parts do not
//! make the whole.
//!
//! Why it matters: the summary is what most people read and quote. If it miscounts, the page and the
//! paper tell two stories.
//!
//! How to mend it: count the ratings in the report and correct the one that is wrong. If the paper
//! itself miscounts, keep its words and silence this check with that reason.
//!
//! Example: `Six workstreams are green` above a highlight report that rates five green, or `of 12 measures,
//! 5 green, 4 amber and 2 red`.

use crate::check::answers::colours_in_words::counts;
use crate::check::answers::sum_of_parts::{PARTS, wrong_sums};
use crate::check::{Check, Content, Found, Looks, Question, Step};
use crate::diagnostic::Severity;
use crate::record;
use crate::record::plan::Highlight;
use crate::register::{Id, Meeting, Plan, Report};
use crate::source::Place;
use crate::term::Rag;
use crate::term::text::squeeze;
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "ratings-do-not-add-up",
    Severity::Error,
    include_str!("ratings_do_not_add_up.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&PARTS];

/// A highlight report by its plan and its position there.
type At = (Id<Plan>, usize);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for sum in wrong_sums(content) {
        let words = squeeze(&sum.writing.text[sum.span.clone()]);
        let finding = found.at(
            sum.writing.place(sum.span),
            format!(
                "`{words}`: the parts make {}, and the whole is {}",
                sum.parts, sum.whole
            ),
            "count again, and correct what is wrong; if a part is left out, say so",
        );
        // Nothing but the sentence itself says so.
        finding.severity = Severity::Warning;
    }
    let register = content.register;
    let mut at_meeting: HashMap<Id<Meeting>, Vec<At>> = HashMap::new();
    for (id, plan) in register.plans.iter() {
        for (at, highlighted) in plan.highlights.iter().enumerate() {
            if let Some(meeting) = highlighted.meeting {
                at_meeting.entry(meeting).or_default().push((id, at));
            }
        }
        look_at_plan(content, id, plan, found);
    }
    for report in register.reports.rows() {
        let Some(meeting) = report.meeting else {
            continue;
        };
        let of_meeting = at_meeting.get(&meeting).map_or(&[][..], Vec::as_slice);
        let meant: Vec<At> = of_meeting
            .iter()
            .copied()
            .filter(|at| is_about(content, report, *at))
            .collect();
        if let [only] = meant.as_slice() {
            for passage in report.record.passages() {
                look_at(content, &passage.markdown, passage.place, *only, found);
            }
        }
    }
    for (id, meeting) in register.meetings.iter() {
        let Some([only]) = at_meeting.get(&id).map(Vec::as_slice) else {
            continue;
        };
        let paper = highlight_of(content, *only).and_then(|highlight| highlight.paper.as_ref());
        for part in &meeting.record.parts {
            let record::meeting::Part::Item(item) = part else {
                continue;
            };
            let is_elsewhere = match (paper, &item.papers) {
                (Some(paper), Some(papers)) => !folded(papers).contains(&folded(paper)),
                _ => false,
            };
            if is_elsewhere {
                continue;
            }
            let outcome = item.outcome.iter();
            for passage in std::iter::once(&item.discussion).chain(outcome) {
                look_at(content, &passage.markdown, passage.place, *only, found);
            }
        }
    }
}

fn look_at_plan(content: &Content<'_>, id: Id<Plan>, plan: &Plan, found: &mut Found<'_>) {
    let place = plan.record.standing.place;
    let highlights = &plan.record.highlights;
    if let Some(summary) = &plan.record.summary {
        let meant = match highlights.as_slice() {
            [_] => Some(0),
            _ => {
                let mut named = highlights
                    .iter()
                    .enumerate()
                    .filter(|(_, highlight)| summary.contains(highlight.date.text()));
                let first = named.next();
                first.filter(|_| named.next().is_none()).map(|(at, _)| at)
            }
        };
        if let Some(at) = meant {
            let place = content.at(place, &[Step::Key("summary")]);
            look_at(content, summary, place, (id, at), found);
        }
    }
    for (at, highlight) in highlights.iter().enumerate() {
        for (row, rating) in highlight.ratings.iter().enumerate() {
            if let Some(text) = &rating.commentary {
                let steps = [
                    Step::Key("highlight reports"),
                    Step::Row(at),
                    Step::Key("ratings"),
                    Step::Row(row),
                    Step::Key("commentary"),
                ];
                let place = content.at(place, &steps);
                let lower = text.to_lowercase();
                if lower.contains("workstreams") || lower.contains("in this report") {
                    look_at(content, text, place, (id, at), found);
                }
            }
        }
    }
}

fn look_at(content: &Content<'_>, text: &str, place: Place, at: At, found: &mut Found<'_>) {
    let Some(highlight) = highlight_of(content, at) else {
        return;
    };
    for count in counts(text) {
        let rated = |rag: Rag| {
            highlight
                .ratings
                .iter()
                .filter(|rating| rating.rag == rag)
                .count()
        };
        if rated(count.rag) == count.number || is_of_a_group(content, at, count.sentence) {
            continue;
        }
        let steps = [
            Step::Key("highlight reports"),
            Step::Row(at.1),
            Step::Key("date"),
        ];
        let plan = &content.register.plans[at.0].record;
        let there = content.at(plan.standing.place, &steps);
        let colour = match count.rag {
            Rag::Green => "green",
            Rag::Amber => "amber",
            _ => "red",
        };
        found.at(
            content.within(place, count.words),
            format!(
                "the text says `{}`, but the report of {} rates {} {colour}",
                squeeze(count.words),
                highlight.date.text(),
                rated(count.rag),
            ),
            format!(
                "count the {} ratings from {} on, and correct what is wrong",
                highlight.ratings.len(),
                content.line(there)
            ),
        );
    }
}

/// Whether a sentence counts only one group of the framework's priorities.
fn is_of_a_group(content: &Content<'_>, at: At, sentence: &str) -> bool {
    let plan = &content.register.plans[at.0];
    let sentence = sentence.to_lowercase();
    let Some(framework) = plan.framework else {
        return false;
    };
    content.register.frameworks[framework]
        .priorities
        .iter()
        .filter_map(|id| content.register.priorities[*id].record.group.as_ref())
        .any(|group| sentence.contains(&group.to_lowercase()))
}

/// Whether a report to the same meeting tells of this highlight report: it has its paper's number, or
/// names the plan.
fn is_about(content: &Content<'_>, report: &Report, at: At) -> bool {
    let plan = &content.register.plans[at.0].record;
    let highlight = highlight_of(content, at);
    let paper = highlight.and_then(|highlight| highlight.paper.as_ref());
    match (&report.record.paper, paper) {
        (Some(one), Some(other)) => folded(one) == folded(other),
        _ => report.record.passages().any(|passage| {
            passage.markdown.contains(&plan.reference.text)
                || passage.markdown.contains(&plan.title.text)
        }),
    }
}

fn highlight_of<'a>(content: &Content<'a>, at: At) -> Option<&'a Highlight> {
    content.register.plans[at.0].record.highlights.get(at.1)
}

fn folded(paper: &str) -> String {
    paper
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
