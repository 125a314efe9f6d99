//! Measures, targets and ratings that do not agree with each other.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
