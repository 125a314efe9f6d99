//! The targets of each indicator, by year, as published and as a number where they are one.

use crate::plan::Site;
use crate::plan::file::data::cell::Cell;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::INDICATOR;
use crate::register::{Id, Indicator};
use crate::term::value::{Comparison, Reading};
use crate::term::{PartialDate, Value};

/// Whose target, and which.
type Row = (Id<Indicator>, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "targets",
    key: &["indicator", "position"],
    rows: |site, take| {
        for (id, indicator) in site.register.indicators.iter() {
            (0..indicator.record.targets.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("indicator", INDICATOR, |site, (id, _)| {
            site.register.indicators[id]
                .record
                .reference
                .as_str()
                .into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::date("period", |site, row| Some(&target(site, row).0)),
        Column::text("target_published", |site, row| {
            target(site, row).1.text().into()
        }),
        Column::number("target", |site, row| target(site, row).1.number().into()),
        Column::choice("comparison", comparisons, |site, row| {
            comparison(&target(site, row).1)
        }),
        Column::text("unit", |site, row| target(site, row).1.unit().into()),
    ],
};

fn target<'s>(site: &'s Site<'_>, (id, at): Row) -> &'s (PartialDate, Value) {
    &site.register.indicators[id].record.targets[at]
}

pub(super) fn comparisons() -> Vec<&'static str> {
    vec!["at most", "at least", "less than", "more than", "exactly"]
}

/// How a number is meant.
pub(super) fn comparison(value: &Value) -> Cell<'static> {
    let Reading::Number { comparison, .. } = value.reading() else {
        return Cell::Empty;
    };
    Cell::from(match comparison {
        Comparison::AtMost => "at most",
        Comparison::AtLeast => "at least",
        Comparison::LessThan => "less than",
        Comparison::MoreThan => "more than",
        Comparison::Exactly => "exactly",
    })
}
