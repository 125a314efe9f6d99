//! The same fact told differently in two places.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
