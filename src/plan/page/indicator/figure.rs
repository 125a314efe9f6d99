//! An indicator's figures and targets: the newest, and how they read in a cell or a sentence.

use crate::plan::Site;
use crate::plan::page::rating;
use crate::record::indicator::Direction;
use crate::register::{Indicator, known_order};
use crate::term::value::{Comparison, Reading};
use crate::term::{PartialDate, Value};
use serde::Serialize;

/// A value as the paper prints it, with its plain meaning beside it where it is a short form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ValueView {
    pub text: String,
    /// Words of some length, which may break into lines.
    pub is_words: bool,
}

/// A value for a cell.
pub(super) fn value(site: &Site<'_>, value: &Value) -> ValueView {
    let key = match value.reading() {
        Reading::NotYetAvailable => "not-yet-available",
        Reading::ToBeConfirmed => "to-be-confirmed",
        Reading::MonitorOnly => "monitor-only",
        Reading::NotApplicable => "not-applicable",
        _ => "",
    };
    // "to be agreed" says for itself what it means.
    let is_phrase = value.text().contains(' ')
        && matches!(
            value.reading(),
            Reading::NotYetAvailable | Reading::ToBeConfirmed
        );
    if key.is_empty() || is_phrase {
        let is_words = !matches!(value.reading(), Reading::Number { .. });
        return ValueView {
            text: value.text().to_owned(),
            is_words,
        };
    }
    let meaning = site.words.say(&format!("value-{key}"));
    if meaning.eq_ignore_ascii_case(value.text()) {
        return ValueView {
            text: value.text().to_owned(),
            is_words: true,
        };
    }
    let text = site.words.with(
        "value-meaning",
        &[("value", value.text()), ("meaning", &meaning)],
    );
    ValueView {
        text,
        is_words: true,
    }
}

/// A number with its unit, for a sentence: "608 children", "6.7%".
fn with_unit(value: &Value, unit: Option<&str>) -> String {
    let text = value.text();
    match (value.reading(), unit) {
        (
            Reading::Number {
                unit: own,
                comparison: Comparison::Exactly,
                ..
            },
            Some(unit),
        ) if own.is_empty() && text.ends_with(|c: char| c.is_ascii_digit()) => {
            if unit == "%" {
                format!("{text}%")
            } else {
                format!("{text} {unit}")
            }
        }
        _ => text.to_owned(),
    }
}

/// The target of the newest year.
pub(super) fn last_target(indicator: &Indicator) -> Option<&(PartialDate, Value)> {
    indicator
        .record
        .targets
        .iter()
        .max_by(|a, b| known_order(&a.0, &b.0))
}

/// The latest figure in a sentence.
pub(super) fn latest_sentence(site: &Site<'_>, indicator: &Indicator) -> String {
    let words = site.words;
    let Some(observation) = indicator.latest() else {
        return words.say("no-observations");
    };
    let when = rating::when(site, &observation.period);
    let unit = indicator.record.unit.as_deref();
    match observation.value.reading() {
        Reading::Number { .. } => words.with(
            "indicator-latest-when",
            &[
                ("value", &with_unit(&observation.value, unit)),
                ("when", &when),
            ],
        ),
        Reading::NotYetAvailable | Reading::ToBeConfirmed => {
            words.with("indicator-latest-none", &[("when", &when)])
        }
        _ => words.with(
            "indicator-latest-words",
            &[("value", observation.value.text()), ("when", &when)],
        ),
    }
}

/// The last target in a sentence; empty where none is needed.
pub(super) fn target_sentence(site: &Site<'_>, indicator: &Indicator) -> String {
    let words = site.words;
    if indicator.record.direction == Some(Direction::MonitorOnly) {
        return words.say("indicator-watched");
    }
    let Some((year, value)) = last_target(indicator) else {
        return words.say("indicator-no-target");
    };
    let period = words.date(year);
    let places = [("period", period.as_str()), ("value", value.text())];
    match value.reading() {
        Reading::Number { .. } => words.with("indicator-target-is", &places),
        Reading::NotYetAvailable | Reading::ToBeConfirmed => {
            words.with("indicator-target-open", &places)
        }
        Reading::MonitorOnly => words.say("indicator-watched"),
        Reading::NotApplicable => words.say("indicator-no-target"),
        _ => words.with("indicator-target-words", &places),
    }
}
