//! The setting `base url` cannot be the address of a site.
//!
//! Why it matters: every link on the site begins with it.
//!
//! How to mend it: write the whole address, as in `https://example.org/answers/`.
//!
//! Example: `base url: example.org`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "bad-base-url",
    Severity::Error,
    include_str!("bad_base_url.rs"),
    Looks::OnTheWay,
);
