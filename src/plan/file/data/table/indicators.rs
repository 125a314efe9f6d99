//! Indicators: what is measured, from which baseline, and which way it should go.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::page;
use crate::record::indicator::Direction;
use crate::register::{Id, Indicator, Subject};

pub(super) static TABLE: Sheet<Id<Indicator>> = Sheet {
    name: "indicators",
    key: &["reference"],
    rows: |site, take| site.register.indicators.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.indicators[id]
                .record
                .reference
                .as_str()
                .into()
        }),
        Column::page(|site, id| page(site, Subject::Indicator(id)).into()),
        Column::leads(
            "performance_framework",
            ("performance-frameworks", "reference"),
            |site, id| {
                let measures = site.register.indicators[id].measures;
                site.register.measures[measures]
                    .record
                    .reference
                    .as_str()
                    .into()
            },
        )
        .required(),
        Column::text("number", |site, id| {
            let record = &site.register.indicators[id].record;
            record.number.as_ref().map(|number| number.as_str()).into()
        }),
        Column::text("title", |site, id| {
            site.register.indicators[id].record.title.as_str().into()
        }),
        Column::text("part", |site, id| {
            site.register.indicators[id].record.part.as_ref().into()
        }),
        Column::choice("direction", directions, |site, id| {
            let direction = site.register.indicators[id].record.direction;
            direction.map(words_of).into()
        }),
        Column::text("unit", |site, id| {
            site.register.indicators[id].record.unit.as_ref().into()
        }),
        Column::text("baseline_published", |site, id| {
            let baseline = site.register.indicators[id].record.baseline.as_ref();
            baseline.map(|baseline| baseline.value.text()).into()
        }),
        Column::number("baseline", |site, id| {
            let baseline = site.register.indicators[id].record.baseline.as_ref();
            baseline.and_then(|baseline| baseline.value.number()).into()
        }),
        Column::date("baseline_period", |site, id| {
            let baseline = site.register.indicators[id].record.baseline.as_ref();
            baseline?.period.as_ref()
        }),
    ],
};

fn directions() -> Vec<&'static str> {
    vec!["increase", "decrease", "maintain", "monitor only"]
}

fn words_of(direction: Direction) -> &'static str {
    match direction {
        Direction::Increase => "increase",
        Direction::Decrease => "decrease",
        Direction::Maintain => "maintain",
        Direction::MonitorOnly => "monitor only",
    }
}
