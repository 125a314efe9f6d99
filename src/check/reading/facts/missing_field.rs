//! A fact is missing that this kind of record needs.
//!
//! Why it matters: without it the record has no name, no address or no date to stand by.
//!
//! How to mend it: add the line that the finding names.
//!
//! Example: a recommendation without a line `reference: …`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "missing-field",
    Severity::Error,
    include_str!("missing_field.rs"),
    Looks::OnTheWay,
);
