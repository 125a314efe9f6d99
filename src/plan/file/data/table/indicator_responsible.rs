//! Who is responsible for each indicator.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::INDICATOR;
use crate::register::{Id, Indicator};

pub(super) static TABLE: Sheet<(Id<Indicator>, usize)> = Sheet {
    name: "indicator-responsible",
    key: &["indicator", "position"],
    rows: |site, take| {
        for (id, indicator) in site.register.indicators.iter() {
            (0..indicator.responsible.len()).for_each(|at| take((id, at)));
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
        Column::lead(|site, (id, at)| site.register.indicators[id].responsible.get(at)),
    ],
};
