//! Which priorities each indicator measures.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{INDICATOR, PRIORITY, priority_reference};
use crate::register::{Id, Indicator};

pub(super) static TABLE: Sheet<(Id<Indicator>, usize)> = Sheet {
    name: "indicator-priorities",
    key: &["indicator", "position"],
    rows: |site, take| {
        for (id, indicator) in site.register.indicators.iter() {
            (0..indicator.priorities.len()).for_each(|at| take((id, at)));
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
        Column::leads("priority", PRIORITY, |site, (id, at)| {
            let priority = site.register.indicators[id].priorities.get(at);
            priority
                .map(|id| priority_reference(site.register, *id))
                .into()
        })
        .required(),
    ],
};
