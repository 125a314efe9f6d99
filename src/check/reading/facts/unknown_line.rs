//! A line under a heading looks like a line of facts and is none there.
//!
//! Why it matters: its fact would be lost. A line such as `Exempt: paragraph 3` would keep nothing
//! back where it stands.
//!
//! How to mend it: correct the name of the line, leave an empty line between the facts and the
//! text, or move the line to where it counts.
//!
//! Example: `Purpse: for decision` under the heading of an agenda item.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-line",
    Severity::Error,
    include_str!("unknown_line.rs"),
    Looks::OnTheWay,
);
