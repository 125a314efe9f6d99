//! Lines of facts cannot be read: their form leaves open what is meant.
//!
//! Why it matters: the program does not guess. Everything in these facts would be in doubt.
//!
//! How to mend it: look at the place underlined. Most often a value holds a colon, or begins with
//! `*` or `&`, and needs quotation marks; or a key stands there twice.
//!
//! Example: `title: Update: done`, which is written `title: "Update: done"`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unreadable-yaml",
    Severity::Error,
    include_str!("unreadable_yaml.rs"),
    Looks::OnTheWay,
);
