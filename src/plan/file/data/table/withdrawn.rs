//! Records that were taken back: that it was so, when and why, and nothing of what they said.

use crate::plan::Site;
use crate::plan::address;
use crate::plan::file::data::column::{Column, whole};
use crate::plan::file::data::sheet::Sheet;
use crate::register::Withdrawn;

pub(super) static TABLE: Sheet<usize> = Sheet {
    name: "withdrawn",
    key: &["page"],
    rows: |site, take| (0..site.register.withdrawn.len()).for_each(take),
    columns: &[
        Column::page(|site, at| {
            let record = record(site, at);
            let folder = address::folder(record.shelf);
            whole(site, &format!("{folder}{}/", record.slug)).into()
        }),
        Column::text("reference", |site, at| {
            record(site, at).reference.as_ref().into()
        }),
        Column::date("withdrawn_on", |site, at| Some(&record(site, at).on)),
        Column::text("withdrawn_because", |site, at| {
            record(site, at).reason.as_ref().into()
        }),
    ],
};

fn record<'s>(site: &'s Site<'_>, at: usize) -> &'s Withdrawn {
    &site.register.withdrawn[at]
}
