//! What acronyms stand for, in one file: the search and the filters explain with it those in the rows that
//! they add to a page, as pages explain their own.

use crate::plan::{Entry, Site};

/// Where the file stands.
pub const ADDRESS: &str = "glossary/acronyms.json";

/// Plans the file.
pub fn plan(_: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::file("acronyms", ADDRESS, |site, _| {
        let mut text = serde_json::to_string(site.acronyms().plain()).unwrap_or_default();
        text.push('\n');
        text
    }));
}
