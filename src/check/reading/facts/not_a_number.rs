//! A whole number within some bounds is needed, and something else stands there.
//!
//! Why it matters: the setting would have no effect, or one that nobody expects.
//!
//! How to mend it: write a number within the bounds that the finding names, in digits.
//!
//! Example: `rows per page: many`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "not-a-number",
    Severity::Error,
    include_str!("not_a_number.rs"),
    Looks::OnTheWay,
);
