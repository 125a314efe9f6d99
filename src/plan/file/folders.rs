//! Where a file that belongs to a page stands: beside the page, and beside each former address of it,
//! where readers' programs still look. For feeds and calendars.

use crate::plan::{Entry, Site};
use crate::register::Subject;
use crate::term::slug::former_address;
use std::cell::OnceCell;
use std::collections::HashSet;

/// The folders in which such files stand, each given away once: where two records want one address, the
/// finding on their pages is enough.
pub struct Folders<'a> {
    entries: &'a [Entry],
    /// Where pages stand now, worked out when there is a former address.
    pages: OnceCell<HashSet<String>>,
    given: HashSet<String>,
}

impl<'a> Folders<'a> {
    /// None is given away yet; a former address at which a page stands now will not be.
    pub fn of(entries: &'a [Entry]) -> Folders<'a> {
        Folders {
            entries,
            pages: OnceCell::new(),
            given: HashSet::with_capacity(entries.len()),
        }
    }

    /// Whether a page stands at an address now.
    fn is_taken(&self, address: &str) -> bool {
        let pages = self.pages.get_or_init(|| {
            let now = self.entries.iter().filter(|entry| entry.kind != "moved");
            now.map(|entry| entry.address.to_lowercase()).collect()
        });
        pages.contains(&address.to_lowercase())
    }

    /// The folders for a file beside the page at an address, and at the former ones of its record.
    pub fn give(&mut self, site: &Site<'_>, page: String, subject: Option<Subject>) -> Vec<String> {
        let standing = subject.map(|subject| site.register.standing(subject));
        let has_moved = standing.is_some_and(|standing| !standing.former_addresses.is_empty());
        if !has_moved {
            let is_first = self.given.insert(page.to_lowercase());
            return is_first.then_some(page).into_iter().collect();
        }
        let former = standing
            .iter()
            .flat_map(|standing| &standing.former_addresses);
        let former: Vec<String> = former
            .filter_map(|text| former_address(&text.text).ok())
            .filter(|address| address.ends_with('/') && !self.is_taken(address))
            .collect();
        let mut folders: Vec<String> = std::iter::once(page).chain(former).collect();
        folders.retain(|folder| self.given.insert(folder.to_lowercase()));
        folders
    }
}
