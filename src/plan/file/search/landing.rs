//! The lists of the site and its other pages that are about no record: a reader may look for them too.

use crate::plan::{Entry, Recipe, Site};
use std::collections::HashSet;

/// What the search knows of such a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// Below the base of the site.
    pub address: String,
    pub title: String,
    pub summary: String,
}

/// The pages themselves: the first of each list, and none that stands below the page of a record, which
/// leads there. Topics are found on their own account, and nobody looks for what was taken back.
pub fn pages(entries: &[Entry]) -> impl Iterator<Item = &Entry> {
    let of_records: HashSet<&str> = entries
        .iter()
        .filter(|entry| entry.subject.is_some())
        .map(|entry| entry.address.as_str())
        .collect();
    entries.iter().filter(move |entry| {
        let address = entry.address.as_str();
        let mut above = address.match_indices('/').map(|(at, _)| &address[..=at]);
        matches!(entry.recipe(), Recipe::Page(_))
            && entry.listed
            && entry.subject.is_none()
            && !matches!(
                entry.kind,
                "home" | "search" | "search-letter" | "topic" | "withdrawn"
            )
            && !address.contains("/page/")
            && !above.any(|folder| of_records.contains(folder))
    })
}

/// Each with its heading, and the sentence that it gives to search engines.
pub fn all<'a>(site: &'a Site<'_>, entries: &'a [Entry]) -> impl Iterator<Item = Landing> + 'a {
    pages(entries).filter_map(|entry| {
        let head = entry.view(site)?.head;
        Some(Landing {
            address: entry.address.clone(),
            title: head.heading,
            summary: head.description,
        })
    })
}
