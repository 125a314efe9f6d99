//! A script, a style or a handler stands in a page itself.
//!
//! Why it matters: the guide asks the web server for the policy `default-src 'self'`. Under it a browser
//! runs no script and applies no style that stands in a page, so part of the theme does not work.
//!
//! How to mend it: move it into a file below `assets/` of the theme, and name that file in the page.
//!
//! Example: `<p style="color: red">`, `<button onclick="print()">`, `<script>…</script>`.

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "inline-script-or-style",
    Severity::Warning,
    include_str!("inline_script_or_style.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        for what in &page.outline.inline {
            faults.add(
                at,
                format!("{what}: the policy `default-src 'self'` forbids it"),
                "move it into a file below `assets/` of the theme",
            );
        }
        for (tag, address) in &page.outline.fetched {
            if address.to_ascii_lowercase().starts_with("data:") {
                faults.add(
                    at,
                    format!(
                        "a `<{tag}>` holds its own data: the policy `default-src 'self'` forbids it"
                    ),
                    "move it into a file below `assets/` of the theme",
                );
            }
        }
    }
    faults.tell(content, pages, found);
}
