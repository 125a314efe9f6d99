//! The table of measures: a line for each indicator, with its last figure and target.

use crate::plan::Site;
use crate::plan::page::indicator::figure::{ValueView, last_target, value};
use crate::plan::page::indicator::judged::{self, JudgedView};
use crate::plan::view::{DateView, Link};
use crate::record::indicator::Direction;
use crate::register::{Id, Indicator, Subject};
use crate::term::Rag;
use serde::Serialize;

/// A line of a table of measures.
#[derive(Serialize)]
pub struct MeasureRow {
    name: Link,
    value: ValueView,
    period: Option<DateView>,
    target: ValueView,
    rating: &'static str,
    computed: JudgedView,
}

/// Lines of a table of measures, with the head of the column of targets.
#[derive(Serialize)]
pub struct Table {
    pub rows: Vec<MeasureRow>,
    /// "Target", or with the year where all are for the same one.
    pub target: String,
    /// The part of the framework, or the framework.
    pub caption: String,
}

impl Table {
    /// The table of some indicators.
    pub fn of(site: &Site<'_>, ids: &[Id<Indicator>]) -> Table {
        let words = site.words;
        let register = site.register;
        let mut years = ids
            .iter()
            .filter_map(|id| last_target(&register.indicators[*id]))
            .map(|(year, _)| words.date(year));
        let first = years.next();
        let year = first.filter(|first| years.all(|year| year == *first));
        let rows = ids
            .iter()
            .map(|id| line(site, *id, year.is_some()))
            .collect();
        let target = match year {
            Some(year) => words.with("column-target-year", &[("year", &year)]),
            None => words.say("column-target"),
        };
        Table {
            rows,
            target,
            caption: String::new(),
        }
    }
}

fn line(site: &Site<'_>, id: Id<Indicator>, is_year_known: bool) -> MeasureRow {
    let words = site.words;
    let indicator = &site.register.indicators[id];
    let missing = |key: &str| ValueView {
        text: words.say(key),
        is_words: true,
    };
    let last = indicator.latest();
    let target = match last_target(indicator) {
        Some((_, target)) if is_year_known => value(site, target),
        Some((year, target)) => {
            let shown = value(site, target);
            let places = [
                ("value", shown.text.as_str()),
                ("period", &words.date(year)),
            ];
            ValueView {
                text: words.with("indicator-baseline-value", &places),
                ..shown
            }
        }
        None if indicator.record.direction == Some(Direction::MonitorOnly) => {
            missing("value-monitor-only")
        }
        None => missing("no-target-set"),
    };
    MeasureRow {
        name: site.link(Subject::Indicator(id)),
        value: last.map_or_else(
            || missing("not-yet-available"),
            |last| value(site, &last.value),
        ),
        period: last.map(|last| site.date(&last.period)),
        target,
        rating: last.map_or(Rag::NotRated, |last| last.rag).key(),
        computed: judged::cell(site, indicator, last),
    }
}

/// The tables of a framework, one a part, in the order of the record.
pub(super) fn tables(site: &Site<'_>, ids: &[Id<Indicator>], whole: &str) -> Vec<Table> {
    let register = site.register;
    let mut parts: Vec<(&str, Vec<Id<Indicator>>)> = Vec::new();
    for id in ids {
        let part = register.indicators[*id]
            .record
            .part
            .as_deref()
            .unwrap_or(whole);
        match parts.iter_mut().find(|(name, _)| *name == part) {
            Some((_, ids)) => ids.push(*id),
            None => parts.push((part, vec![*id])),
        }
    }
    parts
        .into_iter()
        .map(|(part, ids)| Table {
            caption: part.to_owned(),
            ..Table::of(site, &ids)
        })
        .collect()
}
