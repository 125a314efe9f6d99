//! A heading has no meaning where it stands, or a part of it has none.
//!
//! Why it matters: what stands below it would belong to another part of the page, or its date and
//! author would be lost.
//!
//! How to mend it: write the heading in the form that the finding shows: a response or an update
//! below a recommendation, a number and a title on an agenda.
//!
//! Example: `## Update: 18 April 2024`, where a comma belongs before the date.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-heading",
    Severity::Error,
    include_str!("unknown_heading.rs"),
    Looks::OnTheWay,
);
