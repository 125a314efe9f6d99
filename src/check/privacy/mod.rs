//! What should not be on a permanent public page.

mod private_number;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[private_number::CHECK];
