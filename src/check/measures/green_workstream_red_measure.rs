//! A workstream is green while a measure of its priority is red, or no workstream is red while measures
//! of the same paper miss their targets by far.
//!
//! Why it matters: whoever reads only the colours of the workstreams does not see that the figures say
//! something else. Both may be right: a workstream can go well before its measure moves.
//!
//! How to mend it: nothing, if the paper prints both. Say in the commentary, or in a note, how the two
//! are meant to go together.
//!
//! Example: priority B is green in the newest highlight report, and its measure 2.4 is rated red.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::indicator::{Indicator, Observation};
use crate::register::{Id, Plan, Priority};
use crate::source::Place;
use crate::term::value::Reading;
use crate::term::{PartialDate, Rag};
use chrono::Months;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check::new(
    "green-workstream-red-measure",
    Severity::Note,
    include_str!("green_workstream_red_measure.rs"),
    Looks::Through(look),
);

/// So many measures are named, and the rest counted.
const NAMED: usize = 3;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for priority in content.register.priorities.rows() {
        look_at_priority(content, priority, found);
    }
    // The measures whose framework or row cites a paper, by that paper.
    let mut by_paper: BTreeMap<String, Vec<&Indicator>> = BTreeMap::new();
    for indicator in content.register.indicators.rows() {
        let framework = &content.register.measures[indicator.measures]
            .record
            .standing;
        let papers: BTreeSet<String> = framework
            .sources
            .iter()
            .chain(&indicator.record.standing.sources)
            .map(|citation| citation.document.text.to_lowercase())
            .collect();
        for paper in papers {
            by_paper.entry(paper).or_default().push(&indicator.record);
        }
    }
    for id in content.register.plans.ids() {
        look_at_plan(content, id, &by_paper, found);
    }
}

/// The place of a fact of a rating in a highlight report.
fn rating_place(content: &Content<'_>, plan: &Plan, highlight: usize, rating: usize) -> Place {
    let steps = [
        Step::Key("highlight reports"),
        Step::Row(highlight),
        Step::Key("ratings"),
        Step::Row(rating),
        Step::Key("rag"),
    ];
    content.at(plan.record.standing.place, &steps)
}

/// The newest value of a measure that is a number or has a rating.
fn newest(record: &Indicator) -> Option<&Observation> {
    record
        .observations
        .iter()
        .filter(|seen| seen.period.earliest().is_some())
        .filter(|seen| seen.rag != Rag::NotRated || seen.value.number().is_some())
        .max_by(|a, b| a.period.order(&b.period))
}

/// Whether two dates are so near that what is said of one may be held against the other.
fn are_near(a: &PartialDate, b: &PartialDate) -> bool {
    let reaches = |a: &PartialDate, b: &PartialDate| {
        let end = a
            .latest()
            .and_then(|end| end.checked_add_months(Months::new(12)));
        end.zip(b.earliest())
            .is_some_and(|(end, begin)| begin <= end)
    };
    reaches(a, b) && reaches(b, a)
}

/// "1.4, 1.6 and 2 more".
fn named(records: &[&Indicator]) -> String {
    let names: Vec<&str> = records
        .iter()
        .take(NAMED)
        .map(|record| record.reference.text.as_str())
        .collect();
    match records.len().saturating_sub(NAMED) {
        0 => names.join(", "),
        more => format!("{} and {more} more", names.join(", ")),
    }
}

fn look_at_priority(content: &Content<'_>, priority: &Priority, found: &mut Found<'_>) {
    let register = content.register;
    // The ratings are in the order of their dates: those of the last highlight report count.
    let Some(last) = priority.ratings.last() else {
        return;
    };
    let plan = &register.plans[last.plan];
    let Some(highlight) = plan.record.highlights.get(last.highlight) else {
        return;
    };
    let of_last: Vec<_> = priority
        .ratings
        .iter()
        .filter(|at| at.plan == last.plan && at.highlight == last.highlight)
        .filter_map(|at| Some((at.rating, highlight.ratings.get(at.rating)?)))
        .collect();
    if of_last.is_empty() || of_last.iter().any(|(_, rating)| rating.rag != Rag::Green) {
        return;
    }
    let red: Vec<&Indicator> = priority
        .indicators
        .iter()
        .map(|id| &register.indicators[*id].record)
        .filter(|record| {
            newest(record).is_some_and(|seen| {
                let is_red = match seen.rag {
                    Rag::Red => true,
                    Rag::NotRated => misses_by_far(record, seen),
                    _ => false,
                };
                is_red && are_near(&seen.period, &highlight.date)
            })
        })
        .collect();
    let (false, Some((at, _))) = (red.is_empty(), of_last.first()) else {
        return;
    };
    let them = match red.as_slice() {
        [only] => format!(
            "a measure of its priority is off target: {}",
            named(&[only])
        ),
        all => format!(
            "{} measures of its priority are off target: {}",
            all.len(),
            named(all)
        ),
    };
    found.at(
        rating_place(content, plan, last.highlight, *at),
        format!("the workstream is green, and {them}"),
        "both may be right; say in the commentary or in a note how they go together",
    );
}

/// Whether a value misses the target of its period by a tenth of it or more.
fn misses_by_far(record: &Indicator, seen: &Observation) -> bool {
    let (Some(target), Some(number)) = (record.target_for(&seen.period), seen.value.number())
    else {
        return false;
    };
    if record.judge_by(target, &seen.value) != Ok(false) || target.by().is_some() {
        return false;
    }
    match target.reading() {
        Reading::Number { number: aim, .. } => (number - aim).abs() >= aim.abs() * 0.1,
        _ => false,
    }
}

/// A newest highlight report without a red workstream, beside the measures of the same paper.
fn look_at_plan(
    content: &Content<'_>,
    id: Id<Plan>,
    by_paper: &BTreeMap<String, Vec<&Indicator>>,
    found: &mut Found<'_>,
) {
    let plan = &content.register.plans[id];
    let newest_report = plan
        .record
        .highlights
        .iter()
        .enumerate()
        .max_by(|a, b| a.1.date.order(&b.1.date));
    let Some((at, highlight)) = newest_report else {
        return;
    };
    let rated = |rag: Rag| {
        highlight
            .ratings
            .iter()
            .filter(move |rating| rating.rag == rag)
    };
    if highlight.ratings.is_empty() || rated(Rag::Red).next().is_some() {
        return;
    }
    let mut named_already = BTreeSet::new();
    let mut missed: Vec<&Indicator> = Vec::new();
    for citation in &plan.record.standing.sources {
        for record in by_paper
            .get(&citation.document.text.to_lowercase())
            .into_iter()
            .flatten()
        {
            let is_missed = newest(record).is_some_and(|seen| {
                are_near(&seen.period, &highlight.date) && misses_by_far(record, seen)
            });
            if is_missed && named_already.insert(record.reference.text.as_str()) {
                missed.push(record);
            }
        }
    }
    if missed.is_empty() {
        return;
    }
    let steps = [
        Step::Key("highlight reports"),
        Step::Row(at),
        Step::Key("date"),
    ];
    let count = match missed.len() {
        1 => "a measure of the same paper misses its target".to_owned(),
        many => format!("{many} measures of the same paper miss their targets"),
    };
    found.at(
        content.at(plan.record.standing.place, &steps),
        format!(
            "no workstream is red, and {count} by a tenth or more: {}",
            named(&missed)
        ),
        "both may be right; say in a note how workstreams and measures go together",
    );
}
