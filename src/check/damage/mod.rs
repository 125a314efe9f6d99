//! Text that was damaged on its way out of a paper.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
