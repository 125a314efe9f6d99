//! Nothing public leads to a file in `documents/`, so it is not published.
//!
//! Why it matters: you may think that the file is public. Or the link to it was forgotten, and
//! readers miss it.
//!
//! How to mend it: link to the file where it belongs, or take it out of the folder.
//!
//! Example: `documents/tracker-2024.pdf` that no record, paper or text names.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unused-document",
    Severity::Warning,
    include_str!("unused_document.rs"),
    Looks::OnTheWay,
);
