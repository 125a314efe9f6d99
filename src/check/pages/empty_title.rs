//! A page has no title, or an empty one.
//!
//! Why it matters: the title is what a search engine, a tab of the browser and a screen reader tell of
//! the page first. The guidelines on accessibility ask for it (WCAG 2.2, 2.4.2).
//!
//! How to mend it: in the template, write `<title>{{ page.title }} - {{ site.title }}</title>`.
//!
//! Example: a page with `<title></title>`.

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "empty-title",
    Severity::Error,
    include_str!("empty_title.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        let message = match page.outline.title.as_deref() {
            None => "the page has no title",
            Some("") => "the title of the page is empty",
            Some(_) => continue,
        };
        let help = "write `<title>{{ page.title }} - {{ site.title }}</title>` into its `<head>`";
        faults.add(at, message, help);
    }
    faults.tell(content, pages, found);
}
