//! Two elements of a page have the same `id`.
//!
//! Why it matters: a link to that part finds only the first, and a screen reader tells the wrong
//! heading or label.
//!
//! How to mend it: in the template, make each `id` from something that is there once, such as a
//! record's reference.
//!
//! Example: two `<h2 id="details">` on one page.

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check::new(
    "id-twice",
    Severity::Error,
    include_str!("id_twice.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        let mut seen = HashSet::new();
        for id in &page.outline.ids {
            if !id.is_empty() && !seen.insert(id.as_str()) {
                faults.add(
                    at,
                    format!("more than one element has the id `{id}`"),
                    "give each an id of its own",
                );
            }
        }
    }
    faults.tell(content, pages, found);
}
