//! Decisions, states and what is told of them.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
