//! Performance frameworks, whose measures are the indicators.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::page;
use crate::prose::plain;
use crate::register::{Id, Measures, Subject};

pub(super) static TABLE: Sheet<Id<Measures>> = Sheet {
    name: "performance-frameworks",
    key: &["reference"],
    rows: |site, take| site.register.measures.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.measures[id].record.reference.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Measures(id)).into()),
        Column::text("name", |site, id| {
            site.register.measures[id].record.name.as_str().into()
        }),
        Column::party("", |site, id| site.register.measures[id].body),
        Column::text("summary", |site, id| {
            let record = &site.register.measures[id].record;
            record.summary.as_deref().map(plain).into()
        }),
    ],
};
