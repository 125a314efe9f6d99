//! A file that holds a table is not written as a list.
//!
//! Why it matters: only what stands behind a hyphen is a record of the table.
//!
//! How to mend it: begin each record with a hyphen and a blank: `- name: Chief Nurse`.
//!
//! Example: `posts.yaml` with the line `name: Chief Nurse` and no hyphen.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "not-a-table",
    Severity::Error,
    include_str!("not_a_table.rs"),
    Looks::OnTheWay,
);
