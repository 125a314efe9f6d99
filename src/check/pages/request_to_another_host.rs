//! A page has the browser fetch something from another host.
//!
//! Why it matters: the other host learns who reads which page, and the guide's policy
//! `default-src 'self'` forbids it, so the script, style, picture or font is not shown.
//!
//! How to mend it: put the file into `assets/` of the theme and name it there.
//!
//! Example: `<link rel="stylesheet" href="https://fonts.example.com/a.css">`.

use crate::check::pages::Pages;
use crate::check::pages::address::is_of_another_host;
use crate::check::pages::fault::Faults;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "request-to-another-host",
    Severity::Warning,
    include_str!("request_to_another_host.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let own = content.settings.base_url.as_deref();
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        for (tag, address) in &page.outline.fetched {
            if is_of_another_host(address, own) {
                faults.add(
                    at,
                    format!("`<{tag}>` fetches `{address}` from another host"),
                    "put the file into `assets/` of the theme",
                );
            }
        }
    }
    faults.tell(content, pages, found);
}
