//! A line `Kept:` or `Not kept:` speaks of a promise that the record does not hold.
//!
//! Why it matters: the promise that is meant stays open on the list of what is owed, and is called
//! late once its date has passed.
//!
//! How to mend it: repeat the words of the promise as they stand behind `Promised:`. If the promise was
//! never recorded, add its `Promised:` line to the answer or update that made it.
//!
//! Example: `Kept: the report` below an update, where an earlier answer has `Promised: a progress
//! update, by April 2024`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-promise",
    Severity::Warning,
    include_str!("unknown_promise.rs"),
    Looks::OnTheWay,
);
