//! A silence matches no finding, or one that cannot be silenced.
//!
//! Why it matters: the reason for it is gone. Left there, it would hide the next finding of this
//! kind that comes.
//!
//! How to mend it: take the silence away. What cannot be silenced has to be mended: nothing can be
//! published with it.
//!
//! Example: a silence of `private-number` in a record whose telephone number has gone.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "unused-silence",
    Severity::Warning,
    include_str!("unused_silence.rs"),
    Looks::OnTheWay,
);
