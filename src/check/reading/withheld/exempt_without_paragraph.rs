//! Something is exempt and does not say by which paragraph of Schedule 12A.
//!
//! Why it matters: a council may withhold a paper only for one of the seven reasons in that
//! schedule, and has to say which.
//!
//! How to mend it: write the paragraph, 1 to 7: `exempt: {paragraph: 3}` for a record, `Exempt:
//! paragraph 3` for an agenda item.
//!
//! Example: `exempt: yes`

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "exempt-without-paragraph",
    Severity::Error,
    include_str!("exempt_without_paragraph.rs"),
    Looks::OnTheWay,
);
