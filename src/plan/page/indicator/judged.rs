//! What a figure says by its own target, in words, beside the rating in the paper. Where the two
//! disagree one sentence says so and takes no side.

use crate::plan::Site;
use crate::plan::page::indicator::figure::last_target;
use crate::plan::page::rating;
use crate::record::indicator::{Direction, Observation};
use crate::register::{Computed, Indicator, Measured};
use crate::term::Value;
use crate::term::value::{Comparison, Reading, Untold};
use serde::Serialize;

/// What a figure says by its target, for a cell.
#[derive(Clone, Debug, Serialize)]
pub struct JudgedView {
    /// "Meets its target", "Cannot be computed: there is no figure yet".
    pub verdict: String,
    /// What belongs to it in sentences.
    pub remarks: Vec<String>,
}

/// What an observation says by its target; without one, that there is no figure.
pub(super) fn cell(
    site: &Site<'_>,
    indicator: &Indicator,
    observation: Option<&Observation>,
) -> JudgedView {
    let Some(observation) = observation else {
        return JudgedView {
            verdict: untold(site, Untold::NoValue),
            remarks: Vec::new(),
        };
    };
    let computed = indicator.computed(observation);
    let verdict = match computed.is_met {
        Ok(true) => site.words.say("computed-word-met"),
        Ok(false) => site.words.say("computed-word-not-met"),
        Err(why) => untold(site, why),
    };
    let mut remarks = Vec::new();
    if computed.disagrees(observation.rag) {
        remarks.extend(told(site, indicator, observation, &computed));
    } else if computed.is_named {
        remarks.extend(by_target(site, indicator, observation, &computed));
    }
    remarks.extend(of_part(site, &computed));
    JudgedView { verdict, remarks }
}

/// What the newest figure says by its target in sentences, behind those that tell both; none where
/// they have said why nothing can be computed.
pub(super) fn sentence(site: &Site<'_>, indicator: &Indicator) -> Option<String> {
    let observation = indicator.latest()?;
    let computed = indicator.computed(observation);
    let is_told_target = !computed.is_named
        && match (computed.target, last_target(indicator)) {
            (Some((year, _)), Some((last, _))) => year == last,
            _ => false,
        };
    let first = match computed.is_met {
        Err(Untold::NoValue | Untold::MonitorOnly) => return None,
        Err(Untold::NoTarget) if indicator.record.targets.is_empty() => return None,
        Err(why) => {
            let why = reason(site, why);
            site.words.with("computed-cannot", &[("why", &why)])
        }
        Ok(_) if computed.disagrees(observation.rag) => {
            told(site, indicator, observation, &computed)?
        }
        Ok(true) if is_told_target => site.words.say("computed-that-met"),
        Ok(false) if is_told_target => site.words.say("computed-that-not-met"),
        Ok(_) => by_target(site, indicator, observation, &computed)?,
    };
    Some(match of_part(site, &computed) {
        Some(part) => format!("{first} {part}"),
        None => first,
    })
}

/// How many indicators meet their targets, in a sentence.
pub fn counted(site: &Site<'_>, measured: &Measured) -> String {
    let words = site.words;
    let numbers = [
        ("measured-met", measured.met.len()),
        ("measured-not-met", measured.not_met.len()),
        ("measured-untold", measured.untold.len()),
    ];
    let parts: Vec<String> = numbers
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.count(key, count))
        .collect();
    let whole = numbers.into_iter().map(|(_, count)| count).sum();
    let whole = words.count("rows-count-indicators", whole);
    words.with(
        "measured-whole",
        &[("whole", &whole), ("parts", &words.list(&parts))],
    )
}

/// "The paper rates this Green. By its own target (997 or fewer) the value 1,021 does not meet it."
fn told(
    site: &Site<'_>,
    indicator: &Indicator,
    observation: &Observation,
    computed: &Computed<'_>,
) -> Option<String> {
    let rating = rating::word(site, observation.rag);
    let paper = site.words.with("paper-rates", &[("rating", &rating)]);
    let own = by_target(site, indicator, observation, computed)?;
    Some(format!("{paper} {own}"))
}

/// "By its own target (997 or fewer) the value 1,021 does not meet it."
fn by_target(
    site: &Site<'_>,
    indicator: &Indicator,
    observation: &Observation,
    computed: &Computed<'_>,
) -> Option<String> {
    let words = site.words;
    let (year, target) = computed.target?;
    let target = with_side(site, indicator, target);
    let by = if computed.is_named {
        let year = words.date(year);
        words.with("computed-by-named", &[("year", &year), ("target", &target)])
    } else {
        words.with("computed-by-own", &[("target", &target)])
    };
    let key = match computed.is_met {
        Ok(true) => "computed-value-met",
        Ok(false) => "computed-value-not-met",
        Err(_) => return None,
    };
    let value = observation.value.text();
    Some(words.with(key, &[("by", &by), ("value", value)]))
}

/// A target with what makes it a comparison, where its own words do not.
fn with_side(site: &Site<'_>, indicator: &Indicator, target: &Value) -> String {
    let text = target.text();
    let record = &indicator.record;
    match (target.reading(), record.way()) {
        (Reading::AgainstBaseline { .. }, _) => match &record.baseline {
            Some(baseline) => site.words.with(
                "computed-from-baseline",
                &[("target", text), ("baseline", baseline.value.text())],
            ),
            None => text.to_owned(),
        },
        (
            Reading::Number {
                comparison: Comparison::Exactly,
                ..
            },
            Some(way @ (Direction::Increase | Direction::Decrease)),
        ) => {
            let key = format!("computed-side-{}", way.key());
            site.words.with(&key, &[("target", text)])
        }
        _ => text.to_owned(),
    }
}

fn of_part(site: &Site<'_>, computed: &Computed<'_>) -> Option<String> {
    computed
        .is_of_part
        .then(|| site.words.say("computed-of-part"))
}

fn untold(site: &Site<'_>, why: Untold) -> String {
    let why = reason(site, why);
    site.words.with("computed-untold", &[("why", &why)])
}

fn reason(site: &Site<'_>, why: Untold) -> String {
    site.words.say(&format!("untold-{}", why.key()))
}
