//! A page does not say in which language it is.
//!
//! Why it matters: a screen reader then reads it with the sounds of another language. The guidelines on
//! accessibility ask for it (WCAG 2.2, 3.1.1).
//!
//! How to mend it: in the template, write `<html lang="{{ site.language }}">`.
//!
//! Example: a page that begins with `<html>` alone.

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "missing-language",
    Severity::Error,
    include_str!("missing_language.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        let language = page.outline.language.as_deref().unwrap_or_default();
        if language.trim().is_empty() {
            faults.add(
                at,
                "the page does not say in which language it is",
                "begin it with `<html lang=\"{{ site.language }}\">`",
            );
        }
    }
    faults.tell(content, pages, found);
}
