//! The work of a lead, body or priority: its totals, and its recommendations by where they stand,
//! open and late first.

use crate::plan::page::Section;
use crate::plan::page::list::List;
use crate::plan::view::{DateView, Group, Link, Total};
use crate::plan::{Entry, Site};
use crate::register::{Id, Recommendation, Status};
use crate::term::Delivery;
use crate::wording::thousands;
use serde::Serialize;

/// What the work of somebody is, for the templates that include `parts/work.html`.
#[derive(Debug, Default, Serialize)]
pub struct Work {
    pub totals: Vec<Total>,
    /// Open and late, open, done or closed; groups without rows are left out.
    pub groups: Vec<Group>,
    pub as_of: Option<DateView>,
}

/// Sorts recommendations by where they stand. A group longer than a page ends in a link to `all`,
/// the address of the whole list.
pub fn work(site: &Site<'_>, ids: &[Id<Recommendation>], all: &str) -> Work {
    let words = site.words;
    let mut late = Vec::new();
    let mut open = Vec::new();
    let mut closed = Vec::new();
    let mut done = 0;
    for id in ids {
        let status: &Status = site.register.status(*id);
        if !status.is_open() {
            done += usize::from(matches!(
                status.delivery,
                Delivery::DoneAsReported | Delivery::DoneAsConfirmed
            ));
            closed.push(*id);
        } else if status.late.is_empty() {
            open.push(*id);
        } else {
            late.push(*id);
        }
    }
    late.sort_by_key(|id| site.register.status(*id).late_since());
    let anchor = |id: &str, count: usize| (count > 0).then(|| format!("#{id}"));
    let total = |key: &str, count: usize, href: Option<String>| Total {
        figure: thousands(count),
        words: words.count(key, count),
        href,
    };
    let still_open = open.len() + late.len();
    let first_open = if late.is_empty() { "open" } else { "late" };
    let mut totals = vec![total(
        "lead-count-open",
        still_open,
        anchor(first_open, still_open),
    )];
    totals.push(total(
        "lead-count-late",
        late.len(),
        anchor("late", late.len()),
    ));
    totals.push(total("lead-count-done", done, anchor("closed", done)));
    if closed.len() > done {
        totals.push(total(
            "lead-count-other",
            closed.len() - done,
            anchor("closed", closed.len()),
        ));
    }
    let most = site.settings.rows_per_page;
    let see_all = || Link::to(words.say("see-all-of-these"), site.at(all));
    let group = |id: &str, key: &str, list: &[Id<Recommendation>]| Group {
        id: id.to_owned(),
        heading: words.say(key),
        rows: list.iter().take(most).map(|id| site.listed(*id)).collect(),
        empty: String::new(),
        more: (list.len() > most).then(see_all),
    };
    let groups = [
        group("late", "person-leads-open-late", &late),
        group("open", "person-leads-open", &open),
        group("closed", "person-leads-closed", &closed),
    ];
    let mut groups: Vec<Group> = groups
        .into_iter()
        .filter(|group| !group.rows.is_empty())
        .collect();
    lead_to_all(&mut groups, ids.len() > most, see_all);
    Work {
        totals,
        groups,
        as_of: Some(site.as_of()),
    }
}

/// Several short groups make a long list too, and a reader has to find it: if the list of all is long
/// and no group leads to it, the last one does.
pub fn lead_to_all(groups: &mut [Group], is_long: bool, see_all: impl Fn() -> Link) {
    if is_long && groups.iter().all(|group| group.more.is_none()) {
        groups
            .last_mut()
            .into_iter()
            .for_each(|last| last.more = Some(see_all()));
    }
}

/// The address of the whole list of somebody's work.
pub fn all_address(address: &str) -> String {
    format!("{address}recommendations/")
}

/// Plans the whole list of somebody's work, where it is longer than a page.
pub fn plan_all(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    address: &str,
    section: Section,
    name: Link,
    ids: &[Id<Recommendation>],
) {
    let heading = site.words.with("work-of", &[("name", &name.text)]);
    let mut list =
        List::of_recommendations(kind, all_address(address), section, heading, ids.to_vec());
    list.crumbs = vec![section.link(site), name];
    list.plan_if_long(site, entries);
}
