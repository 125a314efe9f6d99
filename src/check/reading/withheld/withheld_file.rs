//! The file of a paper that is withheld is linked from something public.
//!
//! Why it matters: the file would be published by that link, and what is exempt, embargoed or a
//! draft would be out.
//!
//! How to mend it: take the other link away, or publish the paper.
//!
//! Example: an exempt paper with `file: documents/sale.pdf`, and `[The sale](documents/sale.pdf)`
//! in the text of a meeting.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "withheld-file",
    Severity::Error,
    include_str!("withheld_file.rs"),
    Looks::OnTheWay,
);
