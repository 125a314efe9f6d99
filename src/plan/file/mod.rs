//! One file a kind of file that is no page.

mod attachments;
mod robots;
mod sitemap;

use crate::plan::{Entry, Site};

/// Plans the files of one kind.
type Planner = fn(&Site<'_>, &mut Vec<Entry>);

/// Every kind of file: the one list to extend for a new kind.
pub const ALL: &[Planner] = &[sitemap::plan, robots::plan, attachments::plan];
