//! People, bodies and leads that are misspelt, doubled or run together.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
