//! The content folder holds no Markdown and no YAML file.
//!
//! Why it matters: a folder emptied or named by mistake would otherwise take the whole published
//! site with it.
//!
//! How to mend it: name the right folder with `--content`. A new site begins with a file
//! `site.yaml`.
//!
//! Example: `answerable build --content contnet` where `contnet` is an empty folder.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "no-content",
    Severity::Error,
    include_str!("no_content.rs"),
    Looks::OnTheWay,
);
