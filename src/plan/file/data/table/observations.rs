//! What was observed of each indicator: as published, as a number where it is one, the rating that the
//! paper prints, and apart from it what the figure says by its target.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::targets::{comparison, comparisons};
use crate::plan::file::data::table::{INDICATOR, ratings};
use crate::prose::plain;
use crate::record::indicator::Observation;
use crate::register::{Computed, Id, Indicator};

/// Whose observation, and which.
type Row = (Id<Indicator>, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "observations",
    key: &["indicator", "position"],
    rows: |site, take| {
        for (id, indicator) in site.register.indicators.iter() {
            (0..indicator.record.observations.len()).for_each(|at| take((id, at)));
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
        Column::date("period", |site, row| Some(&observation(site, row).period)),
        Column::text("value_published", |site, row| {
            observation(site, row).value.text().into()
        }),
        Column::number("value", |site, row| {
            observation(site, row).value.number().into()
        }),
        Column::choice("comparison", comparisons, |site, row| {
            comparison(&observation(site, row).value)
        }),
        Column::text("unit", |site, row| {
            observation(site, row).value.unit().into()
        }),
        Column::choice("rag_published", ratings, |site, row| {
            observation(site, row).rag.key().into()
        })
        .required(),
        Column::choice(
            "computed",
            || {
                vec![
                    "meets its target",
                    "does not meet its target",
                    "not computed",
                ]
            },
            |site, row| match computed(site, row).is_met {
                Ok(true) => "meets its target".into(),
                Ok(false) => "does not meet its target".into(),
                Err(_) => "not computed".into(),
            },
        )
        .required(),
        Column::text("not_computed_because", |site, row| {
            let reason = computed(site, row).is_met.err();
            reason.map(|reason| reason.key().replace('-', " ")).into()
        }),
        Column::text("computed_by_target", |site, row| {
            let target = computed(site, row).target;
            target.map(|(_, target)| target.text()).into()
        }),
        Column::text("change", |site, row| {
            observation(site, row).change.as_ref().into()
        }),
        Column::text("note", |site, row| {
            observation(site, row).note.as_deref().map(plain).into()
        }),
    ],
};

fn observation<'s>(site: &'s Site<'_>, (id, at): Row) -> &'s Observation {
    &site.register.indicators[id].record.observations[at]
}

fn computed<'s>(site: &'s Site<'_>, row: Row) -> Computed<'s> {
    site.register.indicators[row.0].computed(observation(site, row))
}
