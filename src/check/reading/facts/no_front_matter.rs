//! A Markdown file does not begin with its facts, or the facts never end.
//!
//! Why it matters: without them nobody knows what the record is called or where it belongs.
//!
//! How to mend it: begin the file with a line `---`, write the facts below it, one a line, and
//! close them with another line `---`.
//!
//! Example: a file that begins with `# Healthy Start`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "no-front-matter",
    Severity::Error,
    include_str!("no_front_matter.rs"),
    Looks::OnTheWay,
);
