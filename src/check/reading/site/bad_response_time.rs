//! A time under `response clocks` is none in which an answer can be due.
//!
//! Why it matters: the clock of every recommendation to that kind of addressee would run by the
//! default instead.
//!
//! How to mend it: write `28 days`, `20 working days`, `20 working days counting the first`, `2 months`
//! or `none`.
//!
//! Example: `within: a fortnight`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "bad-response-time",
    Severity::Error,
    include_str!("bad_response_time.rs"),
    Looks::OnTheWay,
);
