//! The setting `language` is not the code of a language.
//!
//! Why it matters: browsers and screen readers choose the voice and the spelling by this code.
//!
//! How to mend it: write a code such as `en` or `cy`.
//!
//! Example: `language: English`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "bad-language",
    Severity::Error,
    include_str!("bad_language.rs"),
    Looks::OnTheWay,
);
