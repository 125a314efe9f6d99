//! What a change of the content changes for the public: record by record, then page by page. Two sites
//! go in, one earlier and one later; what comes out is told on the terminal, as JSON or as one page.

mod compare;
mod kinds;
mod page;
mod record;
mod section;
mod shown;
mod told;
mod tree;

pub use compare::{Change, How};
pub use page::{Broken, Mark, PageChange, Pages, compare_pages, excerpts_of, links_to, mark};
pub use record::{RecordChange, What, between};
pub use shown::{Shown, in_words, shown};

use crate::plan::Site;
use crate::source::Sources;
use serde::Serialize;

/// One of the two sites that are compared, with the files that it was made from.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub site: &'a Site<'a>,
    pub sources: &'a Sources,
}

/// All that differs between an earlier site and a later one.
#[derive(Debug, Default, Serialize)]
pub struct Difference {
    /// What the content was held against, as the officer named it.
    pub against: String,
    /// It is a revision that git knows, not a folder.
    pub is_revision: bool,
    /// The day for which both sides are true.
    pub as_of: String,
    /// The day of the earlier side, where it is another.
    pub earlier_as_of: Option<String>,
    /// Whether records could be compared; not so with a folder that only holds pages.
    pub has_records: bool,
    pub settings: Vec<Change>,
    pub records: Vec<RecordChange>,
    /// What changes only because time has passed.
    pub by_date: Vec<RecordChange>,
    pub pages: Pages,
}
