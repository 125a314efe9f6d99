//! A silence names a check that there is not.
//!
//! Why it matters: it silences nothing, and what it was meant for is still reported, or is not
//! looked for any more.
//!
//! How to mend it: correct the name; `answerable check --list` names every check.
//!
//! Example: `silences: [{check: private-numbr, reason: A public line}]`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-check",
    Severity::Warning,
    include_str!("unknown_check.rs"),
    Looks::OnTheWay,
);
