//! The feeds: what changed, as Atom and as JSON Feed, for the site and for each record that can be followed.

use crate::plan::view::Feed;
use crate::plan::{Entry, Site};

/// Plans them.
pub fn plan(_site: &Site<'_>, _entries: &mut Vec<Entry>) {}

/// The feeds that tell of what a page is about, the nearest first.
pub fn beside(_site: &Site<'_>, _entry: &Entry) -> Vec<Feed> {
    Vec::new()
}
