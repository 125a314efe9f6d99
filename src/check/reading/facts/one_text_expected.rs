//! A list, or names with values, stand where one text is expected.
//!
//! Why it matters: it is not clear which of them is meant. Often a colon within the text makes it a
//! name and a value.
//!
//! How to mend it: write one text on the line of its name. If it holds a colon, put it in quotation
//! marks.
//!
//! Example: `leads: [Chief Executive: interim]`, which is written `leads: ["Chief Executive:
//! interim"]`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "one-text-expected",
    Severity::Error,
    include_str!("one_text_expected.rs"),
    Looks::OnTheWay,
);
