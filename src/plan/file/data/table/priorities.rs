//! The priorities of each framework.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{FRAMEWORK, page, priority_reference};
use crate::prose::plain;
use crate::register::{Id, Priority, Subject};

pub(super) static TABLE: Sheet<Id<Priority>> = Sheet {
    name: "priorities",
    key: &["reference"],
    rows: |site, take| site.register.priorities.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            priority_reference(site.register, id).into()
        }),
        Column::page(|site, id| page(site, Subject::Priority(id)).into()),
        Column::leads("framework", FRAMEWORK, |site, id| {
            let framework = site.register.priorities[id].framework;
            site.register.frameworks[framework]
                .record
                .reference
                .as_str()
                .into()
        })
        .required(),
        Column::text("code", |site, id| {
            site.register.priorities[id].record.code.as_str().into()
        }),
        Column::text("title", |site, id| {
            site.register.priorities[id].record.title.as_str().into()
        }),
        Column::text("group", |site, id| {
            site.register.priorities[id].record.group.as_ref().into()
        }),
        Column::date("from", |site, id| {
            site.register.priorities[id].record.from.as_ref()
        }),
        Column::date("to", |site, id| {
            site.register.priorities[id].record.to.as_ref()
        }),
        Column::text("summary", |site, id| {
            let record = &site.register.priorities[id].record;
            record.summary.as_deref().map(plain).into()
        }),
    ],
};
