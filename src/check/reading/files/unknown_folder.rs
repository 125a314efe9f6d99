//! A file stands in a folder, or is called like a table, that no kind of record has.
//!
//! Why it matters: the folder says what a record is. In a folder that nobody knows it is nothing,
//! and would be published nowhere.
//!
//! How to mend it: move the file into the folder of its kind, or correct the folder's name.
//!
//! Example: `recomendations/healthy-start.md`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-folder",
    Severity::Error,
    include_str!("unknown_folder.rs"),
    Looks::OnTheWay,
);
