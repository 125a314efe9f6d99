//! A name stands where a person, a post, a body or an organisation belongs, and nobody has it.
//!
//! Why it matters: the record would be on nobody's page, and nobody would seem to be asked.
//!
//! How to mend it: correct the spelling. If the papers spell it so, add it to the `also` names of
//! the record; if the name is new, add a record.
//!
//! Example: `made to: Exampleshire Integrated Care Bord`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unknown-name",
    Severity::Error,
    include_str!("unknown_name.rs"),
    Looks::OnTheWay,
);
