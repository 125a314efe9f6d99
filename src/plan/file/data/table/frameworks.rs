//! Frameworks of priorities, such as strategies.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::page;
use crate::prose::plain;
use crate::register::{Framework, Id, Subject};

pub(super) static TABLE: Sheet<Id<Framework>> = Sheet {
    name: "frameworks",
    key: &["reference"],
    rows: |site, take| site.register.frameworks.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.frameworks[id]
                .record
                .reference
                .as_str()
                .into()
        }),
        Column::page(|site, id| page(site, Subject::Framework(id)).into()),
        Column::text("name", |site, id| {
            site.register.frameworks[id].record.name.as_str().into()
        }),
        Column::party("", |site, id| site.register.frameworks[id].body),
        Column::date("from", |site, id| {
            site.register.frameworks[id].record.from.as_ref()
        }),
        Column::date("to", |site, id| {
            site.register.frameworks[id].record.to.as_ref()
        }),
        Column::text("summary", |site, id| {
            let record = &site.register.frameworks[id].record;
            record.summary.as_deref().map(plain).into()
        }),
    ],
};
