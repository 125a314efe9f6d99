//! A fact has a name that this kind of record does not know.
//!
//! Why it matters: a slip of the pen would lose the fact, and no page would show that it is lost.
//!
//! How to mend it: correct the name; the finding says which is near, or which there are.
//!
//! Example: `respnse due: May 2026`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-key",
    Severity::Error,
    include_str!("unknown_key.rs"),
    Looks::OnTheWay,
);
