//! The editor's notes on each record: what is odd in the papers, and what was inferred.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::page;
use crate::prose::plain;
use crate::register::Subject;

pub(super) static TABLE: Sheet<(Subject, usize)> = Sheet {
    name: "notes",
    key: &["page", "position"],
    rows: |site, take| {
        for subject in site.register.subjects() {
            let notes = site.register.standing(subject).notes.len();
            (0..notes).for_each(|at| take((subject, at)));
        }
    },
    columns: &[
        Column::page(|site, (subject, _)| page(site, subject).into()),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::text("text", |site, (subject, at)| {
            let note = site.register.standing(subject).notes.get(at);
            note.map(|note| plain(note)).into()
        }),
    ],
};
