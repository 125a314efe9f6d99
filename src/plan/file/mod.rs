//! A file or folder a kind of file that is no page.

mod acronyms;
mod attachments;
pub mod calendar;
pub mod card;
mod certainty;
pub mod data;
pub mod feed;
pub mod filter;
mod folders;
mod numbers;
mod robots;
pub mod search;
mod sitemap;
mod version;

use crate::plan::{Entry, Site};

/// Whether only the site's own scripts ask for an address: no reader keeps it.
pub fn is_for_scripts(address: &str) -> bool {
    address == acronyms::ADDRESS
        || address.starts_with(search::FOLDER)
        || address.starts_with(filter::FOLDER)
}

/// Plans the files of one kind.
type Planner = fn(&Site<'_>, &mut Vec<Entry>);

/// Every kind of file: the one list to extend for a new kind.
pub const ALL: &[Planner] = &[
    feed::plan,
    calendar::plan,
    data::plan,
    acronyms::plan,
    search::plan,
    card::plan,
    sitemap::plan,
    robots::plan,
    attachments::plan,
];
