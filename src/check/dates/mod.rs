//! Dates and periods that cannot be right, or that nobody can read.

mod update_before_made;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[update_before_made::CHECK];
