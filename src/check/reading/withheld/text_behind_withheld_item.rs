//! Text stands under a heading without a number, right behind an agenda item that is withheld.
//!
//! Why it matters: it may belong to the item, and would be published.
//!
//! How to mend it: if it belongs to the item, take the heading away. If it is public, give the
//! heading a number.
//!
//! Example: `## 9. Sale of land` with `Exempt: paragraph 3`, then `## Discussion` with the words of
//! the discussion.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "text-behind-withheld-item",
    Severity::Error,
    include_str!("text_behind_withheld_item.rs"),
    Looks::OnTheWay,
);
