//! What's new: the latest changes of the whole site, as a list and as the beginning of it that stands
//! on the front page.

use crate::plan::page::change::Told;
use crate::plan::page::list::List;
use crate::plan::page::{Section, newest};
use crate::plan::view::DateView;
use crate::plan::{Entry, Site};
use std::collections::HashSet;

/// How many changes the list of them holds: the latest; older ones stand on each record's page.
const MOST_CHANGES: usize = 500;

/// Plans the list of the latest changes.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let latest: Vec<usize> = newest_first(site, MOST_CHANGES);
    List {
        kind: "new",
        address: "new/".to_owned(),
        section: Section::RECOMMENDATIONS,
        crumbs: vec![Section::RECOMMENDATIONS.link(site)],
        heading: site.words.say("list-new"),
        kicker: String::new(),
        count: "rows-count-changes",
        order: "order-newest-first",
        intro: format!(
            "<p>{}</p>",
            site.words.count("list-new-intro", MOST_CHANGES)
        ),
        total: latest.len(),
        rows: Box::new(move |site, range| {
            let changes = latest[range].iter();
            changes.map(|at| site.told(*at).row().into()).collect()
        }),
        related: Vec::new(),
        related_heading: String::new(),
        updated: updated(site),
        is_computed: true,
    }
    .plan(site, entries);
}

/// The positions of so many changes, newest first.
fn newest_first(site: &Site<'_>, most: usize) -> Vec<usize> {
    let all: Vec<usize> = (0..site.register.changes.len()).collect();
    site.register
        .newest_changes_first(&all)
        .take(most)
        .collect()
}

/// What changed last, at most one change of each record.
pub fn latest<'a>(site: &'a Site<'_>, most: usize) -> Vec<&'a Told> {
    let mut told_of = HashSet::new();
    newest_first(site, usize::MAX)
        .into_iter()
        .filter(|at| told_of.insert(site.register.changes[*at].subject))
        .take(most)
        .map(|at| site.told(at))
        .collect()
}

/// The newest date that somebody wrote of a change.
pub fn updated(site: &Site<'_>) -> Option<DateView> {
    let changes = site.register.changes.iter().rev();
    let mut written = changes
        .filter(|change| !change.what.is_computed())
        .peekable();
    let last = written.peek()?.day;
    let of_that_day = written.take_while(|change| change.day == last);
    newest(site, of_that_day.map(|change| &change.date))
}
