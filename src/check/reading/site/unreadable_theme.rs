//! A file or folder of the theme cannot be read.
//!
//! Why it matters: the site would come out without a part of its look.
//!
//! How to mend it: ask whoever looks after this computer for the right to read it.
//!
//! Example: a style sheet that belongs to another user of the computer.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unreadable-theme",
    Severity::Error,
    include_str!("unreadable_theme.rs"),
    Looks::OnTheWay,
);
