//! A figure is rated, though its measure is only watched, its target is still to be set, or its last target was
//! for a time long before.
//!
//! Why it matters: a colour says how far a figure is from its target. Without one, nobody can tell what
//! the colour means.
//!
//! How to mend it: look up whether the paper gives a target after all, and add it. If the paper rates
//! the figure without one, say in a note what it was rated by.
//!
//! Example: `direction: monitor only` with an observation of `rag: amber`.

use crate::check::measures::figure::observed;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::indicator::{Direction, Indicator, Observation};
use crate::term::rating_note::other_target;
use crate::term::value::Reading;
use crate::term::{PartialDate, Rag, Value};

pub(super) const CHECK: Check = Check::new(
    "rated-without-target",
    Severity::Note,
    include_str!("rated_without_target.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for (at, observation) in record.observations.iter().enumerate() {
            if observation.rag == Rag::NotRated {
                continue;
            }
            let note = observation.note.as_deref();
            // The note says what it was rated by.
            if note.and_then(other_target).is_some() {
                continue;
            }
            if let Some(why) = lacks_target(record, observation) {
                found.at(
                    observed(content, record, at, "rag"),
                    format!("rated {}, but {why}", observation.rag.key()),
                    "add the target, if the paper gives one; if not, say in a note what it was rated by",
                );
            }
        }
    }
}

fn lacks_target(record: &Indicator, observation: &Observation) -> Option<String> {
    let own = record.target_for(&observation.period);
    if let Some(why) = own.and_then(is_none) {
        return Some(why);
    }
    if own.is_some() {
        return None;
    }
    if record.direction == Some(Direction::MonitorOnly) {
        return Some("the measure is only watched".to_owned());
    }
    if let Some(year) = last_before(record, observation) {
        return Some(format!("its last target was for {year}"));
    }
    // No target for that time: then all that there are have to be none.
    let mut why = None;
    for (_, value) in &record.targets {
        why = Some(is_none(value)?);
    }
    why
}

/// The year of the last target, where every target is for a time before the figure's.
fn last_before<'a>(record: &'a Indicator, observation: &Observation) -> Option<&'a str> {
    let from = observation.period.earliest()?;
    // In the year after, the new target is often still to be set.
    let is_before = |year: &PartialDate| {
        year.latest()
            .is_some_and(|last| (from - last).num_days() > 366)
    };
    let (last, _) = record.targets.last()?;
    record
        .targets
        .iter()
        .all(|(year, target)| is_before(year) && target.number().is_some())
        .then(|| last.text())
}

/// Why a target is none.
fn is_none(target: &Value) -> Option<String> {
    let why = match target.reading() {
        Reading::MonitorOnly => "is only watched",
        Reading::ToBeConfirmed | Reading::ToBeSet | Reading::NotYetAvailable => {
            "has a target that is still to be set"
        }
        Reading::NotApplicable => "has no target",
        _ => return None,
    };
    Some(format!("the measure {why}: `{}`", target.text()))
}
