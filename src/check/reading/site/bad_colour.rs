//! The setting `accent` is not a colour.
//!
//! Why it matters: the pages would have no colour of their own, or one that nobody chose.
//!
//! How to mend it: write `#` and six digits or letters from a to f, in quotation marks.
//!
//! Example: `accent: blue`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "bad-colour",
    Severity::Error,
    include_str!("bad_colour.rs"),
    Looks::OnTheWay,
);
