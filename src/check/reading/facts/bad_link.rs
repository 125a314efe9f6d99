//! The `link` of a paper is not an address on the web.
//!
//! Why it matters: a browser would take it for a page of this site, which is not there.
//!
//! How to mend it: begin it with `https://`. For a file of your own write `file: documents/…`
//! instead.
//!
//! Example: `link: www.exampleshire.gov.example/tracker.pdf`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "bad-link",
    Severity::Error,
    include_str!("bad_link.rs"),
    Looks::OnTheWay,
);
