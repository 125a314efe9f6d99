//! Names with values are expected, and something else stands there.
//!
//! Why it matters: a bare word says nothing: only `name: value` is a fact.
//!
//! How to mend it: write `name: value`, one a line. A blank belongs behind the colon.
//!
//! Example: `- Chief Nurse` in `posts.yaml`, instead of `- name: Chief Nurse`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "not-a-record",
    Severity::Error,
    include_str!("not_a_record.rs"),
    Looks::OnTheWay,
);
