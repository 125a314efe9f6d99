//! The facts at the top of a file, or a file of a theme, are larger than they may be.
//!
//! Why it matters: nobody writes a megabyte of facts: most often the second line `---` is missing,
//! and the text counts as facts.
//!
//! How to mend it: put the line `---` under the facts, or make the theme's file smaller.
//!
//! Example: a file that begins with `---` and has its next `---` a million letters further down.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "too-large",
    Severity::Error,
    include_str!("too_large.rs"),
    Looks::OnTheWay,
);
