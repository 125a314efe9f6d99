//! What the law or the council's own rules ask for. Every finding names its source; none is legal advice.

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];
