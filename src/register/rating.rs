//! What an indicator's figures say by their own targets, kept apart from the rating that the paper
//! gives. It knows only whether a target is met; colours are the paper's alone.

use crate::record::indicator::{Direction, Observation};
use crate::register::{Id, Indicator, Register};
use crate::term::rating_note::{Other, other_target};
use crate::term::value::{Comparison, Reading, Untold};
use crate::term::{PartialDate, Pattern, Rag, Value};
use std::cmp::Ordering;

/// Measures that are not counted up over a year.
static NOT_COUNTED: Pattern = Pattern::new(
    r"(?i)%|\b(rates?|percentages?|proportions?|shares?|per|average|mean|median|length|time|times|waits?|waiting|scores?|index|ratio|level|levels|open|at the end)\b",
);
/// Words that say that a figure counts from the beginning of the year.
static SO_FAR: Pattern = Pattern::new(
    r"(?i)\b(cumulative\w*|year to date|ytd|so far|to date|part.year|by year end|(?:in|over|during|by the end of) the year|a year|per year|each year|annual(?:ly)?)\b",
);

/// What a figure says by its target.
#[derive(Clone, Debug)]
pub struct Computed<'a> {
    /// The target that it was held against, with its year.
    pub target: Option<(&'a PartialDate, &'a Value)>,
    /// Whether that is not the target of its own period but the one that its note names.
    pub is_named: bool,
    /// Whether the target is met, or why that cannot be told.
    pub is_met: Result<bool, Untold>,
    /// The figure may be a count in a part of the target's year, which the rest of it adds to.
    pub is_of_part: bool,
}

impl Computed<'_> {
    /// Whether the paper's rating and the figure tell two stories. Amber is no story of its own: where
    /// it begins, no target says.
    pub fn disagrees(&self, published: Rag) -> bool {
        matches!(
            (published, self.is_met),
            (Rag::Green, Ok(false)) | (Rag::Red, Ok(true))
        )
    }
}

/// Indicators by what their newest figures say, each list in the order that was given.
#[derive(Debug, Default)]
pub struct Measured {
    /// Those that meet their target.
    pub met: Vec<Id<Indicator>>,
    /// Those that do not.
    pub not_met: Vec<Id<Indicator>>,
    /// Those of which it cannot be told.
    pub untold: Vec<Id<Indicator>>,
    /// All of them by the rating that the papers give, in the order of [`Rag::ALL`].
    pub published: [Vec<Id<Indicator>>; 4],
}

impl Indicator {
    /// The newest observation.
    pub fn latest(&self) -> Option<&Observation> {
        self.record
            .observations
            .iter()
            .max_by(|a, b| known_order(&a.period, &b.period))
    }

    /// What an observation says by the target of its period, or by that of the year which its note
    /// says that it was rated by.
    pub fn computed<'a>(&'a self, observation: &Observation) -> Computed<'a> {
        let record = &self.record;
        let own = record.target_with_year(&observation.period);
        let named = observation.note.as_deref().and_then(other_target);
        let target = match &named {
            Some(Other::Year { date, .. }) => record.target_with_year(date),
            Some(Other::LastYear { .. }) => None,
            None => own,
        };
        let year = |target: Option<(&'a PartialDate, &Value)>| target.map(|(year, _)| year);
        let computed = Computed {
            target,
            is_named: named.is_some() && year(target) != year(own),
            is_met: Err(Untold::NoTarget),
            is_of_part: false,
        };
        let told = |is_met: Result<bool, Untold>| Computed { is_met, ..computed };
        if record.way() == Some(Direction::MonitorOnly) {
            return told(Err(Untold::MonitorOnly));
        }
        if observation.value.is_missing() {
            return told(Err(Untold::NoValue));
        }
        let Some((year, target)) = target else {
            return told(Err(match named {
                Some(_) => Untold::OtherTarget,
                None => Untold::NoTarget,
            }));
        };
        let is_met = record.judge_by(target, &observation.value);
        if is_met == Ok(false) && is_still_to_come(target, observation) {
            return told(Err(Untold::StillToCome));
        }
        let part = is_met
            .is_ok()
            .then(|| self.part_of_year(observation, year, target))
            .flatten();
        match part {
            Some(Part::SoFar) => told(Err(Untold::YearNotOver)),
            Some(Part::Perhaps) => Computed {
                is_of_part: true,
                ..told(is_met)
            },
            None => told(is_met),
        }
    }

    /// Whether a figure is a count in a part of the target's year that the rest of it adds to.
    fn part_of_year(
        &self,
        observation: &Observation,
        year: &PartialDate,
        target: &Value,
    ) -> Option<Part> {
        let record = &self.record;
        let Reading::Number {
            number,
            comparison: Comparison::Exactly,
            unit,
        } = observation.value.reading()
        else {
            return None;
        };
        let Reading::Number { number: aim, .. } = target.reading() else {
            return None;
        };
        let days = |date: &PartialDate| {
            let (from, to) = (date.earliest()?, date.latest()?);
            Some((to - from).num_days() + 1)
        };
        // More than the target stays more.
        let is_in_part = days(&observation.period)? * 10 < days(year)? * 9;
        if !is_in_part || number > aim {
            return None;
        }
        let is_counted = !matches!(unit.as_str(), "%" | "days" | "weeks" | "hours" | "minutes")
            && target.unit() != "%"
            && record.unit.as_deref() != Some("%")
            && !unit.starts_with("per ")
            && !NOT_COUNTED.is_in(&record.title.text);
        if !is_counted {
            return None;
        }
        let words = [Some(&record.title.text), observation.note.as_ref()];
        let says = words.into_iter().flatten().any(|words| SO_FAR.is_in(words));
        Some(if says { Part::SoFar } else { Part::Perhaps })
    }
}

impl Register {
    /// Indicators by what their newest figures say.
    pub fn measured(&self, ids: &[Id<Indicator>]) -> Measured {
        let mut measured = Measured::default();
        for id in ids {
            let indicator = &self.indicators[*id];
            let latest = indicator.latest();
            let list = match latest.map(|last| indicator.computed(last).is_met) {
                Some(Ok(true)) => &mut measured.met,
                Some(Ok(false)) => &mut measured.not_met,
                Some(Err(_)) | None => &mut measured.untold,
            };
            list.push(*id);
            let rag = latest.map_or(Rag::NotRated, |last| last.rag);
            let of_rag = Rag::ALL.iter().zip(&mut measured.published);
            for (_, list) in of_rag.filter(|(known, _)| **known == rag) {
                list.push(*id);
            }
        }
        measured
    }
}

/// What a figure of a part of a year may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The words say that the count belongs to the whole of the year.
    SoFar,
    /// It is below the target, and may go on growing until the year ends.
    Perhaps,
}

/// Whether a target is to be reached by a day that the figure comes before: it may be on its way.
fn is_still_to_come(target: &Value, observation: &Observation) -> bool {
    let by = target.by().and_then(PartialDate::latest);
    let end = observation.period.latest();
    by.zip(end).is_some_and(|(by, end)| end < by)
}

/// Order in time in which words without a date come first.
pub fn known_order(a: &PartialDate, b: &PartialDate) -> Ordering {
    let has_day = |date: &PartialDate| date.earliest().is_some();
    has_day(a).cmp(&has_day(b)).then_with(|| a.order(b))
}
