//! Who gave each response or update, and for whom.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{RESPONSE, response_id};
use crate::register::{Id, Recommendation};

/// Whose entry, which entry, and which of its authors.
type Row = (Id<Recommendation>, usize, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "response-authors",
    key: &["response", "position"],
    rows: |site, take| {
        for (id, recommendation) in site.register.recommendations.iter() {
            for (entry, authors) in recommendation.entries_by.iter().enumerate() {
                (0..authors.len()).for_each(|at| take((id, entry, at)));
            }
        }
    },
    columns: &[
        Column::leads("response", RESPONSE, |site, (id, entry, _)| {
            response_id(site, id, entry).into()
        })
        .required(),
        Column::position(|_, (_, _, at)| (at + 1).into()),
        Column::lead(|site, (id, entry, at)| {
            let authors = &site.register.recommendations[id].entries_by;
            authors.get(entry)?.get(at)
        }),
    ],
};
