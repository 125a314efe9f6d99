//! A table has no headers, so its cells do not say what they are of.
//!
//! Why it matters: who listens to the page hears one figure after the other without their rows and
//! columns. The guidelines on accessibility ask for headers (WCAG 2.2, 1.3.1).
//!
//! How to mend it: write what each column holds into the first row. In a theme, use `<th scope="col">`
//! and `<th scope="row">`.
//!
//! Example: a table whose first row is `| | |`.

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::pages::written::holds;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::source::Place;

pub(super) const CHECK: Check = Check::new(
    "table-without-headers",
    Severity::Warning,
    include_str!("table_without_headers.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    for place in &pages.written.bare_tables {
        let words = content.words(*place);
        let first = words.lines().next().unwrap_or_default().trim_end();
        let help = match first.starts_with('<') {
            true => "write the cells of its first row as `<th scope=\"col\">`",
            false => "write what each column holds into the first row",
        };
        let end = place.start as usize + first.len();
        found.at(
            Place::new(place.source, place.start as usize..end),
            "the table does not say what its columns hold",
            help,
        );
    }
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        let bare = page
            .outline
            .tables
            .iter()
            .filter(|table| !table.has_headers);
        // What officers write is told above.
        let written = match page.entry.subject {
            Some(subject) => {
                let extent = content.register.standing(subject).extent;
                let tables = pages.written.bare_tables.iter();
                tables.filter(|place| holds(extent, **place)).count()
            }
            None => pages.written.bare_tables.len(),
        };
        if bare.count() > written {
            faults.add(
                at,
                "a table has no headers",
                "write `<th scope=\"col\">` for the head of a column, `<th scope=\"row\">` for that of a row",
            );
        }
    }
    faults.tell(content, pages, found);
}
