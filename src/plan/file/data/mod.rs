//! The open data: every list as CSV and JSON, and what describes them.

use crate::plan::view::Link;
use crate::plan::{Entry, Site};

/// Plans them.
pub fn plan(_site: &Site<'_>, _entries: &mut Vec<Entry>) {}

/// The files with the facts of a page, the nearest first.
pub fn beside(_site: &Site<'_>, _entry: &Entry) -> Vec<Link> {
    Vec::new()
}
