//! Where a file that belongs to a page stands: beside the page, and beside each former address of it,
//! where readers' programs still look. For feeds and calendars.

use crate::plan::{Entry, Site};
use crate::register::Subject;
use crate::term::slug::former_address;
use std::collections::HashSet;

/// The folders in which such files stand, each given away once: where two records want one address, the
/// finding on their pages is enough.
pub struct Folders {
    pages: HashSet<String>,
    given: HashSet<String>,
}

impl Folders {
    /// None is given away yet; a former address at which a page stands now will not be.
    pub fn of(entries: &[Entry]) -> Folders {
        let now = entries.iter().filter(|entry| entry.kind != "moved");
        Folders {
            pages: now.map(|entry| entry.address.to_lowercase()).collect(),
            given: HashSet::new(),
        }
    }

    /// The folders for a file beside the page at an address, and at the former ones of its record.
    pub fn give(&mut self, site: &Site<'_>, page: String, subject: Option<Subject>) -> Vec<String> {
        let standing = subject.map(|subject| site.register.standing(subject));
        let former = standing
            .iter()
            .flat_map(|standing| &standing.former_addresses);
        let former: Vec<String> = former
            .filter_map(|text| former_address(&text.text).ok())
            .filter(|address| {
                address.ends_with('/') && !self.pages.contains(&address.to_lowercase())
            })
            .collect();
        let mut folders: Vec<String> = std::iter::once(page).chain(former).collect();
        folders.retain(|folder| self.given.insert(folder.to_lowercase()));
        folders
    }
}
