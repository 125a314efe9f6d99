//! No address can be made from a reference, a name or a title.
//!
//! Why it matters: a record without an address has no page.
//!
//! How to mend it: give the record a line `address:` with letters and digits.
//!
//! Example: a page with the `title: "…"`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "no-address",
    Severity::Error,
    include_str!("no_address.rs"),
    Looks::OnTheWay,
);
