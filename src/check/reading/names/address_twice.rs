//! Two pages want the same address.
//!
//! Why it matters: only one of them can stand there, and the other would be lost.
//!
//! How to mend it: give one of the two an `address` of its own, or take the former address away
//! that another page has now.
//!
//! Example: two pages with the `title: Accessibility`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "address-twice",
    Severity::Error,
    include_str!("address_twice.rs"),
    Looks::OnTheWay,
);
