//! The register of documents: the papers that records cite.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{from_href, page};
use crate::register::{Document, Id, Subject};

pub(super) static TABLE: Sheet<Id<Document>> = Sheet {
    name: "documents",
    key: &["reference"],
    rows: |site, take| site.register.documents.ids().for_each(take),
    columns: &[
        Column::key("reference", |site, id| {
            site.register.documents[id].record.reference.as_str().into()
        }),
        Column::page(|site, id| page(site, Subject::Document(id)).into()),
        Column::text("title", |site, id| site.name(Subject::Document(id)).into()),
        Column::text("number", |site, id| {
            site.register.documents[id]
                .record
                .paper
                .paper
                .as_ref()
                .into()
        }),
        Column::address("address", |site, id| {
            let href = site.paper(&site.register.documents[id].record.paper).href;
            href.map(|href| from_href(site, &href)).into()
        }),
        Column::text("pages", |site, id| {
            site.register.documents[id]
                .record
                .paper
                .pages
                .as_ref()
                .into()
        }),
        Column::date("published_on", |site, id| {
            site.register.documents[id]
                .record
                .paper
                .published_on
                .as_ref()
        }),
        Column::party("publisher_", |site, id| {
            site.register.documents[id].publisher
        }),
    ],
};
