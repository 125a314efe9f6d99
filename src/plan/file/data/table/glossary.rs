//! The terms of the glossary.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::from_href;
use crate::prose::plain;
use crate::register::{Id, Term};

pub(super) static TABLE: Sheet<Id<Term>> = Sheet {
    name: "glossary",
    key: &["id"],
    rows: |site, take| site.register.terms.ids().for_each(take),
    columns: &[
        Column::key("id", |site, id| {
            site.register.terms[id].slug.as_str().into()
        }),
        Column::page(|site, id| {
            let href = site.term(&site.register.terms[id].slug);
            from_href(site, &href).into()
        }),
        Column::text("term", |site, id| {
            site.register.terms[id].record.term.as_str().into()
        }),
        Column::text("expansion", |site, id| {
            site.register.terms[id].record.expansion.as_ref().into()
        }),
        Column::text("meaning", |site, id| {
            site.register.terms[id]
                .record
                .meaning
                .as_deref()
                .map(plain)
                .into()
        }),
    ],
};
