//! A priority is named that no framework has.
//!
//! Why it matters: the record would not be listed under the priority that it serves.
//!
//! How to mend it: write the reference of the framework and the code of the priority, or the
//! priority's title.
//!
//! Example: `priorities: [Start wel A]` where the framework is `Start well`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-priority",
    Severity::Error,
    include_str!("unknown_priority.rs"),
    Looks::OnTheWay,
);
