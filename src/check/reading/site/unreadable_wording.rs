//! The theme's table of words cannot be read.
//!
//! Why it matters: the words that the site adds to the papers' own stand in it.
//!
//! How to mend it: look at the line underlined. Each is `key: words`; words that hold a colon stand
//! in quotation marks.
//!
//! Example: `part-asked: [What was asked`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unreadable-wording",
    Severity::Error,
    include_str!("unreadable_wording.rs"),
    Looks::OnTheWay,
);
