//! A record is written as Markdown where a table is kept, or as a table where Markdown files are.
//!
//! Why it matters: a recommendation has text below its facts, which a table cannot hold; a list of
//! people has none.
//!
//! How to mend it: save the record in the form of its folder: one Markdown file each for
//! recommendations, meetings, reports and pages; a YAML table for all others.
//!
//! Example: `people/anne-example.md`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "wrong-format",
    Severity::Error,
    include_str!("wrong_format.rs"),
    Looks::OnTheWay,
);
