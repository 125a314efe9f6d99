//! Several organisations have a post of this title, and it is not said which is meant.
//!
//! Why it matters: the work would be on the page of the wrong person.
//!
//! How to mend it: write the organisation behind the title.
//!
//! Example: `leads: Chief Executive`, which is written `leads: Chief Executive, Exampleshire County
//! Council`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "ambiguous-post",
    Severity::Error,
    include_str!("ambiguous_post.rs"),
    Looks::OnTheWay,
);
