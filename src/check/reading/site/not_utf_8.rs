//! A template or a table of words of the theme is not saved as UTF-8.
//!
//! Why it matters: letters with accents, dashes and curly quotation marks would be garbled on every
//! page.
//!
//! How to mend it: open the file in an editor, choose `Save as`, and there the encoding UTF-8.
//!
//! Example: a file `list.html` saved as "Western (Windows 1252)".

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "not-utf-8",
    Severity::Error,
    include_str!("not_utf_8.rs"),
    Looks::OnTheWay,
);
