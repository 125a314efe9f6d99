//! A figure is rated green and does not meet its target, or is rated red and meets it.
//!
//! Why it matters: readers trust the colour. Where colour and figure tell two stories, the page shows
//! both, and somebody should know which is right.
//!
//! How to mend it: look rating, figure and target up in the paper and correct what was mistyped. If the
//! paper prints them so, keep the published rating and silence this check with that reason.
//!
//! Example: a target of `40 or fewer`, a value of `52` and `rag: green`.

use crate::check::measures::figure::{direction, exact, judge, observed};
use crate::check::measures::rating_note::{Other, other_target};
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::indicator::{Direction, Indicator, Observation};
use crate::term::value::{Comparison, Reading};
use crate::term::{PartialDate, Rag, Value};

pub(super) const CHECK: Check = Check::new(
    "rating-differs",
    Severity::Warning,
    include_str!("rating_differs.rs"),
    Looks::Through(look),
);

/// Measures that are not counted up over a year.
static NOT_COUNTED: Pattern = Pattern::new(
    r"(?i)%|\b(rates?|percentages?|proportions?|shares?|per|average|mean|median|length|time|times|waits?|waiting|scores?|index|ratio|level|levels|open|at the end)\b",
);
/// Words that say that a figure counts from the beginning of the year.
static SO_FAR: Pattern = Pattern::new(
    r"(?i)\b(cumulative\w*|year to date|ytd|so far|to date|part.year|by year end|(?:in|over|during|by the end of) the year|a year|per year|each year|annual(?:ly)?)\b",
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for (at, observation) in record.observations.iter().enumerate() {
            if !matches!(observation.rag, Rag::Green | Rag::Red) {
                continue;
            }
            let Some((year, target)) = target(record, observation) else {
                continue;
            };
            let is_green = observation.rag == Rag::Green;
            let Ok(meets) = judge(record, target, &observation.value) else {
                continue;
            };
            if meets == is_green || (is_green && is_still_to_come(target, observation)) {
                continue;
            }
            let in_part = part_of_year(record, observation, year, target);
            if in_part == Some(Part::SoFar) {
                continue;
            }
            let how = if meets { "meets" } else { "does not meet" };
            let behind = behind(record, target);
            let place = observed(content, record, at, "rag");
            let help = match in_part {
                Some(_) => {
                    "if the figure counts only a part of the year, say so in its `note`: `year to date`"
                }
                None => {
                    "look up rating, figure and target; if the paper prints them so, say that in a silence"
                }
            };
            let message = format!(
                "rated {}, but `{}` {how} the target for {}, `{}`{behind}",
                observation.rag.key(),
                observation.value.text(),
                year.text(),
                target.text()
            );
            let finding = found.at(place, message, help);
            if in_part.is_some() {
                finding.severity = Severity::Note;
            }
        }
    }
}

/// What makes the target a comparison, where its own words do not.
fn behind(record: &Indicator, target: &Value) -> String {
    match target.reading() {
        Reading::AgainstBaseline { .. } => record.baseline.as_ref().map_or(String::new(), |from| {
            format!(" from a baseline of `{}`", from.value.text())
        }),
        Reading::Number {
            comparison: Comparison::Exactly,
            ..
        } => match direction(record) {
            Some(Direction::Increase) => ", where more is better".to_owned(),
            Some(Direction::Decrease) => ", where less is better".to_owned(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// Whether a target is to be reached by a day that the figure comes before: it may be on its way.
fn is_still_to_come(target: &Value, observation: &Observation) -> bool {
    let by = target.by().and_then(PartialDate::latest);
    let end = observation.period.latest();
    by.zip(end).is_some_and(|(by, end)| end < by)
}

/// What a figure of a part of a year may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The words say that the count belongs to the whole of the year.
    SoFar,
    /// It is below the target, and may go on growing until the year ends.
    Perhaps,
}

/// Whether the figure is a count in a part of the target's year that the rest of it adds to.
fn part_of_year(
    record: &Indicator,
    observation: &Observation,
    year: &PartialDate,
    target: &Value,
) -> Option<Part> {
    let (number, unit) = exact(&observation.value)?;
    let is_counted = !matches!(unit, "%" | "days" | "weeks" | "hours" | "minutes")
        && target.unit() != "%"
        && record.unit.as_deref() != Some("%")
        && !NOT_COUNTED.is_in(&record.title.text)
        && !unit.starts_with("per ");
    let Reading::Number { number: aim, .. } = target.reading() else {
        return None;
    };
    let days = |date: &PartialDate| {
        let (from, to) = (date.earliest()?, date.latest()?);
        Some((to - from).num_days() + 1)
    };
    // More than the target stays more.
    let is_in_part = days(&observation.period)? * 10 < days(year)? * 9;
    if !is_counted || !is_in_part || number > *aim {
        return None;
    }
    let words = [Some(&record.title.text), observation.note.as_ref()];
    let says = words.into_iter().flatten().any(|words| SO_FAR.is_in(words));
    Some(if says { Part::SoFar } else { Part::Perhaps })
}

/// The target that an observation is to be held against: that of its period, or of the year that
/// its note names.
fn target<'a>(
    record: &'a Indicator,
    observation: &Observation,
) -> Option<(&'a PartialDate, &'a Value)> {
    let period = match observation.note.as_deref().and_then(other_target) {
        Some(Other::Year { date, .. }) => date,
        Some(Other::LastYear { .. }) => return None,
        None => observation.period.clone(),
    };
    let value = record.target_for(&period)?;
    record
        .targets
        .iter()
        .find(|(_, target)| std::ptr::eq(target, value))
        .map(|(year, value)| (year, value))
}
