//! A row of a table has fewer or more cells than the table has columns.
//!
//! Why it matters: every figure behind the missing cell stands under the heading of another column, and what is
//! too many is not on the page at all.
//!
//! How to mend it: look the row up in the paper. Write a cell for each column; where there is nothing to say, write
//! `none` or `not given`.
//!
//! Example: `| Barton | 4 |` in a table of three columns.

use crate::check::pages::Pages;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "uneven-row",
    Severity::Warning,
    include_str!("uneven_row.rs"),
    Looks::AtPages(look),
);

fn look(_: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    for row in &pages.written.uneven_rows {
        let cells = match row.cells {
            1 => "1 cell".to_owned(),
            many => format!("{many} cells"),
        };
        let columns = match row.columns {
            1 => "1 column".to_owned(),
            many => format!("{many} columns"),
        };
        found.at(
            row.place,
            format!("this row has {cells}, and the table {columns}"),
            "look the row up in the paper, and write a cell for each column",
        );
    }
}
