//! Two items of one agenda have the same number.
//!
//! Why it matters: a link to the item would lead to the first of the two only.
//!
//! How to mend it: give each item the number that the paper prints. If one item is told in two
//! places, bring the two together.
//!
//! Example: `## 6. Healthy Start` and, further down, `## 6. Winter plans`.

use crate::check::{Check, Looks};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "item-twice",
    Severity::Error,
    include_str!("item_twice.rs"),
    Looks::OnTheWay,
);
