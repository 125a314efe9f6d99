//! Numbers, rows and headings that are missing, doubled or run together.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
