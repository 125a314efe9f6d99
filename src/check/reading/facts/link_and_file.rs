//! A paper is given both as a link and as a file.
//!
//! Why it matters: it is not clear which of the two readers should get, and they may differ.
//!
//! How to mend it: keep `file` if the paper is to be published here, and `link` if it is published
//! elsewhere.
//!
//! Example: a paper with `link: https://example.org/a.pdf` and `file: documents/a.pdf`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "link-and-file",
    Severity::Error,
    include_str!("link_and_file.rs"),
    Looks::OnTheWay,
);
