//! A reference leads to no record.
//!
//! Why it matters: the link would lead nowhere, and readers would not find what belongs together.
//!
//! How to mend it: correct the reference; the finding names one that is near.
//!
//! Example: `meeting: HSC-2024-01-81` where the meeting is `HSC-2024-01-18`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-reference",
    Severity::Error,
    include_str!("unknown_reference.rs"),
    Looks::OnTheWay,
);
