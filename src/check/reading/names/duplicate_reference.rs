//! Two records have the same reference.
//!
//! Why it matters: a reference is permanent and belongs to one record: a link to it could lead to
//! either.
//!
//! How to mend it: look both records up in the papers, and give each its own. If one is a copy of
//! the other, take the copy away.
//!
//! Example: a new recommendation made by copying an old file, with `reference: HSC-2024-03` left as
//! it was.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "duplicate-reference",
    Severity::Error,
    include_str!("duplicate_reference.rs"),
    Looks::OnTheWay,
);
