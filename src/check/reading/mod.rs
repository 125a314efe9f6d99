//! What is wrong while content is read, linked, planned and rendered; found there, explained here.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
