//! A file in the content folder cannot be taken in as it is.
//!
//! Why it matters: what stands in it would be missing from the pages, and nobody would see that it
//! is.
//!
//! How to mend it: do what the finding says: save the file as UTF-8, split it, write its ending in
//! small letters, put the file itself in the place of a link to it, or move a PDF into
//! `documents/`.
//!
//! Example: `recommendations/agenda.pdf`, which belongs in `documents/`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unreadable-file",
    Severity::Error,
    include_str!("unreadable_file.rs"),
    Looks::OnTheWay,
);
