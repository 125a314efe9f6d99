//! A recommendation has no words before its first heading.
//!
//! Why it matters: readers see what was answered, and not what was asked.
//!
//! How to mend it: write what was asked below the second line `---`, before the first response or
//! update.
//!
//! Example: a file whose facts are followed at once by `## Response, 14 February 2024`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "nothing-asked",
    Severity::Warning,
    include_str!("nothing_asked.rs"),
    Looks::OnTheWay,
);
