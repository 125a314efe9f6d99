//! Something is dated after the day of the site, so it is not shown.
//!
//! Why it matters: the site says what was true on its day. An update that is dated later is not there
//! yet, so what was written is not published. Often the year or the month is a slip of the pen.
//!
//! How to mend it: correct the date. If the date is right, let the site be true for a later day: change
//! `as of` in `site.yaml`, or build with `--as-of`.
//!
//! Example: `## Update, 3 May 2024: in progress` on a site with `as of: 30 April 2024`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "not-yet",
    Severity::Warning,
    include_str!("not_yet.rs"),
    Looks::OnTheWay,
);
