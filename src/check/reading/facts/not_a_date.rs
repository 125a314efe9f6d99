//! A date is needed to decide something, and what stands there is none.
//!
//! Why it matters: an embargo, a withdrawal or a meeting hangs on it: nobody would know from when.
//!
//! How to mend it: write it as `13 June 2019`, `June 2019` or `2019`.
//!
//! Example: `embargoed until: after the election`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "not-a-date",
    Severity::Error,
    include_str!("not_a_date.rs"),
    Looks::OnTheWay,
);
