//! Where the facts of each record come from: the documents that it cites, with the place in them.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{DOCUMENT, page};
use crate::record::standing::Citation;
use crate::register::Subject;

/// Whose citation, and which.
type Row = (Subject, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "citations",
    key: &["page", "position"],
    rows: |site, take| {
        for subject in site.register.subjects() {
            for at in 0..site.register.standing(subject).sources.len() {
                // A source that is not public is not named.
                if cited(site, (subject, at)).is_some() {
                    take((subject, at));
                }
            }
        }
    },
    columns: &[
        Column::page(|site, (subject, _)| page(site, subject).into()),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("document", DOCUMENT, |site, row| match cited(site, row) {
            Some(Subject::Document(id)) => {
                site.register.documents[id].record.reference.as_str().into()
            }
            _ => "".into(),
        }),
        Column::address("cited_page", |site, row| {
            cited(site, row).map(|subject| page(site, subject)).into()
        })
        .required(),
        Column::text("where", |site, row| {
            citation(site, row).location.as_ref().into()
        }),
    ],
};

fn citation<'s>(site: &'s Site<'_>, (subject, at): Row) -> &'s Citation {
    &site.register.standing(subject).sources[at]
}

/// The record that is cited.
fn cited(site: &Site<'_>, row: Row) -> Option<Subject> {
    site.register.find(&citation(site, row).document.text)
}
