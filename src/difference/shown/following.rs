//! The files that are made anew whenever a page changes: nobody reads them one by one, so they are told
//! of in one line. Goes to the summary.

use crate::difference::page::{PageChange, Pages};
use crate::wording::Wording;

/// Kinds of file that follow from the pages, and the line of the wording table that counts them.
const FILES: [(&str, &[&str]); 6] = [
    ("diff-following-search", &["search-index"]),
    ("diff-following-filters", &["filter"]),
    ("diff-following-data", &["csv", "json", "chart-csv"]),
    ("diff-following-feeds", &["feed"]),
    ("diff-following-calendars", &["calendar"]),
    (
        "diff-following-others",
        &["sitemap", "robots", "card", "acronyms"],
    ),
];

/// How many files of each sort follow from the pages.
pub(super) struct Following([usize; FILES.len()]);

impl Following {
    /// The files among the pages and files that are new or differ.
    pub(super) fn of(pages: &Pages) -> Following {
        let mut counts = [0; FILES.len()];
        for page in pages.added.iter().chain(&pages.changed) {
            if let Some(at) = sort_of(page) {
                counts[at] += 1;
            }
        }
        Following(counts)
    }

    /// What follows, in one sentence; none where nothing does.
    pub(super) fn sentence(&self, words: &Wording) -> Option<String> {
        let whole: usize = self.0.iter().sum();
        let counted = FILES.iter().zip(self.0).filter(|(_, count)| *count > 0);
        let files: Vec<String> = counted
            .map(|((key, _), count)| words.count(key, count))
            .collect();
        (whole > 0).then(|| {
            words.fill(
                "diff-sum-following",
                Some(whole),
                &[("files", &words.list(&files))],
            )
        })
    }
}

/// Whether a page or file is told of by itself.
pub(super) fn is_told(page: &&PageChange) -> bool {
    sort_of(page).is_none()
}

fn sort_of(page: &PageChange) -> Option<usize> {
    FILES
        .iter()
        .position(|(_, kinds)| kinds.contains(&page.kind))
}
