//! A record or a text leads to a file in `documents/` that is not there.
//!
//! Why it matters: the link would lead readers to a page that does not exist.
//!
//! How to mend it: put the file into the folder, or correct its name; capitals and endings count.
//!
//! Example: `file: documents/tracker.pdf` where the folder holds `documents/Tracker.pdf`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "missing-attachment",
    Severity::Error,
    include_str!("missing_attachment.rs"),
    Looks::OnTheWay,
);
