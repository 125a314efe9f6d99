//! The calendars: meetings and due dates as iCalendar.

use crate::plan::view::Link;
use crate::plan::{Entry, Site};

/// Plans them.
pub fn plan(_site: &Site<'_>, _entries: &mut Vec<Entry>) {}

/// The calendar of what a page is about.
pub fn beside(_site: &Site<'_>, _entry: &Entry) -> Option<Link> {
    None
}
