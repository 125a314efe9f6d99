//! A template of the theme cannot be used.
//!
//! Why it matters: pages made from it would be broken, so none is made.
//!
//! How to mend it: look at the place underlined. This is for the author of the theme; the guide for
//! them names every field.
//!
//! Example: `{{ page.headng }}` in `recommendation.html`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "template",
    Severity::Error,
    include_str!("template.rs"),
    Looks::OnTheWay,
);
