//! What a page is about, told to machines as JSON-LD in the words of schema.org.

use crate::plan::view::Head;
use crate::plan::{Entry, Site};

/// The JSON-LD of a page, safe to stand in a `script` element; none where there is nothing to say.
pub fn of(_site: &Site<'_>, _entry: &Entry, _head: &Head) -> Option<String> {
    None
}
