//! A rating is written with a letter of another alphabet that looks like the right one.
//!
//! Why it matters: you see no difference; a computer does, and the rating would be lost.
//!
//! How to mend it: write the word: `green`, `amber` or `red`.
//!
//! Example: `rag: А` with the letter of the Cyrillic alphabet.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "confusable-status",
    Severity::Error,
    include_str!("confusable_status.rs"),
    Looks::OnTheWay,
);
