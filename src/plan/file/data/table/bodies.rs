//! Committees, boards and partnership groups.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::page;
use crate::prose::plain;
use crate::register::{Body, Id, Subject};

pub(super) static TABLE: Sheet<Id<Body>> = Sheet {
    name: "bodies",
    key: &["id"],
    rows: |site, take| site.register.bodies.ids().for_each(take),
    columns: &[
        Column::key("id", |site, id| {
            site.register.bodies[id].slug.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Body(id)).into()),
        Column::text("name", |site, id| {
            site.register.bodies[id].record.name.as_str().into()
        }),
        Column::text("short_name", |site, id| {
            let record = &site.register.bodies[id].record;
            record.short_name.as_ref().map(|name| name.as_str()).into()
        }),
        Column::text("kind", |site, id| {
            site.register.bodies[id].record.kind.as_ref().into()
        }),
        Column::party("parent_", |site, id| site.register.bodies[id].parent),
        Column::party("host_", |site, id| site.register.bodies[id].organisation),
        Column::party("contact_", |site, id| site.register.bodies[id].contact),
        Column::text("remit", |site, id| {
            site.register.bodies[id]
                .record
                .remit
                .as_deref()
                .map(plain)
                .into()
        }),
        Column::date("next_meeting", |site, id| {
            site.register.bodies[id].record.next_meeting.as_ref()
        }),
    ],
};
