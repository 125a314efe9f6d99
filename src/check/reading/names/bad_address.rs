//! A page or a file cannot have the address that it asks for.
//!
//! Why it matters: it would lie outside the site, where the theme's own files stand, or under a
//! name that some computers cannot hold.
//!
//! How to mend it: write another address, or rename the file.
//!
//! Example: `former addresses: [../old/]`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "bad-address",
    Severity::Error,
    include_str!("bad_address.rs"),
    Looks::OnTheWay,
);
