//! What stands beside a page: the feeds and the calendar to follow what it is about, the files with
//! the same facts, and the same told to machines.

use crate::plan::file::{calendar, card, data, feed};
use crate::plan::view::Head;
use crate::plan::{Entry, Site, linked_data};

/// Adds to the frame of a page all that stands beside it.
pub fn add(site: &Site<'_>, entry: &Entry, head: &mut Head) {
    head.feeds = feed::beside(site, entry);
    head.calendar = calendar::beside(site, entry);
    head.data = data::beside(site, entry);
    head.card = card::beside(site, entry, head);
    head.linked_data = linked_data::of(site, entry, head);
}
