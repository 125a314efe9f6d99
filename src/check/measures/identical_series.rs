//! Two measures of one framework have the same figures throughout.
//!
//! Why it matters: two different things rarely have the same target and the same value. One row may have
//! been copied over the other, and then a figure is missing.
//!
//! How to mend it: look both up in the paper. If the paper prints them so, keep them, say in a note that
//! one may be a copy, and silence this check with that reason.
//!
//! Example: `Delays in hospital` and `Days of delay per 100,000`, both with a target of `61` and a value of `74` for
//! the same quarter.

use crate::check::measures::figure::{digits, figures};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::indicator::Indicator;
use crate::term::likeness::telling_words;
use crate::term::value::Reading;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check::new(
    "identical-series",
    Severity::Warning,
    include_str!("identical_series.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for measures in content.register.measures.rows() {
        let mut series: BTreeMap<String, &Indicator> = BTreeMap::new();
        for id in &measures.indicators {
            let record = &content.register.indicators[*id].record;
            let Some(key) = key(record) else {
                continue;
            };
            let Some(first) = series.get(&key) else {
                series.insert(key, record);
                continue;
            };
            // The same measure twice is another matter.
            if telling_words(&record.title.text) == telling_words(&first.title.text) {
                continue;
            }
            found.at(
                content.at(record.standing.place, &[Step::Key("title")]),
                format!(
                    "has the same figures throughout as {}, `{}`",
                    first.reference.text, first.title.text
                ),
                format!(
                    "look both up in the paper: one may be a copy; the other is at {}",
                    content.line(first.standing.place)
                ),
            );
        }
    }
}

/// All figures of a measure in one text; none where they could be the same by chance.
fn key(record: &Indicator) -> Option<String> {
    let mut key = String::new();
    let mut telling = BTreeSet::new();
    let mut facts = 0;
    let (mut is_share, mut is_small) = (false, false);
    for figure in figures(record) {
        let Reading::Number {
            number,
            comparison,
            unit,
        } = figure.value.reading()
        else {
            key.push_str(&format!("{};", figure.value.text().to_lowercase()));
            continue;
        };
        facts += 1;
        is_share |= unit == "%";
        is_small |= number.abs() < 20.0;
        key.push_str(&format!("{number} {comparison:?} {unit};"));
        let digits = digits(*number);
        if digits.len() > 1 {
            telling.insert(digits);
        }
    }
    for observation in &record.observations {
        if let Some(change) = &observation.change {
            facts += usize::from(change.bytes().any(|byte| byte.is_ascii_digit()));
            key.push_str(&format!("{};", change.to_lowercase()));
        }
    }
    // Two round or small numbers are soon the same.
    let digits: usize = telling.iter().map(String::len).sum();
    let is_telling = telling.len() > 1 && (facts > 2 && digits > 3 || digits > 5);
    if is_telling {
        return Some(key);
    }
    // Of two numbers it is the same year and period that tell, and shares and small numbers are too
    // often the same.
    let is_share = is_share || record.unit.iter().any(|unit| unit.contains('%'));
    let [(year, _)] = record.targets.as_slice() else {
        return None;
    };
    let [seen] = record.observations.as_slice() else {
        return None;
    };
    let has_period = seen.period.earliest().is_some();
    key.push_str(&format!("{} {};", year.text(), seen.period.text()));
    (telling.len() > 1 && digits > 3 && has_period && !is_share && !is_small).then_some(key)
}
