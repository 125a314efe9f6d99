//! A value is not one of the few words that are understood there.
//!
//! Why it matters: pages are listed and counted by these words; another word would be on no list.
//!
//! How to mend it: write the word that the finding suggests. What else the paper says can stand in
//! brackets behind it.
//!
//! Example: `## Update, 30 June 2026: in progres`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-word",
    Severity::Error,
    include_str!("unknown_word.rs"),
    Looks::OnTheWay,
);
