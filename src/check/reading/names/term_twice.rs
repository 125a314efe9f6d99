//! A term stands twice in the glossary.
//!
//! Why it matters: readers would find one meaning on the page, and not the other.
//!
//! How to mend it: bring the two together into one.
//!
//! Example: `- term: ICB` in `glossary.yaml`, and again further down.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "term-twice",
    Severity::Error,
    include_str!("term_twice.rs"),
    Looks::OnTheWay,
);
