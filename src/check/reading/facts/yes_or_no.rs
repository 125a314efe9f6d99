//! A value has to be `yes` or `no`, and is neither.
//!
//! Why it matters: it decides whether something is published. The program does not guess that.
//!
//! How to mend it: write `yes` or `no`.
//!
//! Example: `draft: maybe`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "yes-or-no",
    Severity::Error,
    include_str!("yes_or_no.rs"),
    Looks::OnTheWay,
);
