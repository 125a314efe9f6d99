//! Two records go by the same name or the same initials.
//!
//! Why it matters: nobody can tell which of the two a paper means.
//!
//! How to mend it: give one of the two a longer name, or write the name in full instead of the
//! initials.
//!
//! Example: two people with `initials: AE`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "name-twice",
    Severity::Error,
    include_str!("name_twice.rs"),
    Looks::OnTheWay,
);
