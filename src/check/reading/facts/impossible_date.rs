//! A date names a day that the calendar does not have.
//!
//! Why it matters: nobody can tell which day is meant. Most often the month stands before the day,
//! or there is one digit too many.
//!
//! How to mend it: write day, month and year: `31/05/18` or `31 May 2018`. If the paper prints the
//! day wrongly, write the month alone and say so in `notes`.
//!
//! Example: `due: 31/02/18`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "impossible-date",
    Severity::Error,
    include_str!("impossible_date.rs"),
    Looks::OnTheWay,
);
