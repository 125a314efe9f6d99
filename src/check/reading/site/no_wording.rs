//! The theme has no words for the site's language.
//!
//! Why it matters: the words that the site adds to the papers' own stay English.
//!
//! How to mend it: copy `wording/en.yaml` into your theme under the name of your language, and
//! translate it.
//!
//! Example: `language: cy` without a file `wording/cy.yaml`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "no-wording",
    Severity::Warning,
    include_str!("no_wording.rs"),
    Looks::OnTheWay,
);
