//! Councils, NHS bodies, regulators and charities.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::page;
use crate::prose::plain;
use crate::register::{Id, Organisation, Subject};

pub(super) static TABLE: Sheet<Id<Organisation>> = Sheet {
    name: "organisations",
    key: &["id"],
    rows: |site, take| site.register.organisations.ids().for_each(take),
    columns: &[
        Column::key("id", |site, id| {
            site.register.organisations[id].slug.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Organisation(id)).into()),
        Column::text("name", |site, id| {
            site.register.organisations[id].record.name.as_str().into()
        }),
        Column::text("short_name", |site, id| {
            let record = &site.register.organisations[id].record;
            record.short_name.as_ref().map(|name| name.as_str()).into()
        }),
        Column::text("kind", |site, id| {
            site.register.organisations[id].record.kind.as_ref().into()
        }),
        Column::date("from", |site, id| {
            site.register.organisations[id].record.from.as_ref()
        }),
        Column::date("to", |site, id| {
            site.register.organisations[id].record.to.as_ref()
        }),
        Column::address("website", |site, id| {
            let record = &site.register.organisations[id].record;
            record.website.as_ref().map(|link| link.as_str()).into()
        }),
        Column::text("summary", |site, id| {
            let record = &site.register.organisations[id].record;
            record.summary.as_deref().map(plain).into()
        }),
    ],
};
