//! A reference or a name leads to a record of another kind than the one that belongs there.
//!
//! Why it matters: a recommendation that was made by a paper, or at a person, says nothing.
//!
//! How to mend it: write the reference of a record of the right kind; the finding says which kind
//! that is.
//!
//! Example: `meeting: HSC-2024-03`, which is the reference of a recommendation.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "wrong-kind",
    Severity::Error,
    include_str!("wrong_kind.rs"),
    Looks::OnTheWay,
);
