//! The parts of pages to which links lead, as `#part` in their addresses.

use crate::check::Content;
use crate::check::pages::address::Target;
use crate::check::pages::outline::Link;
use crate::check::pages::written::Written;
use crate::check::pages::{ALL_UP_TO, Page, Pages};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A link to a part that is not on its page.
pub struct Missing<'p> {
    /// The page with the link, by its position among those that were made.
    pub from: usize,
    pub link: &'p Link,
    /// The page to which it leads.
    pub there: usize,
    pub part: String,
}

/// Every link to a part that a page which was made does not have.
pub fn missing<'p>(pages: &'p Pages<'_>) -> Vec<Missing<'p>> {
    let parts = |page: &'p Page<'_>| -> HashSet<&str> {
        page.outline.ids.iter().map(String::as_str).collect()
    };
    let made = pages.made.iter().enumerate();
    let made: HashMap<String, (usize, HashSet<&str>)> = made
        .map(|(at, page)| (page.entry.file_name(), (at, parts(page))))
        .collect();
    let mut missing = Vec::new();
    for (from, page) in pages.made.iter().enumerate() {
        let links = page.outline.links.iter();
        for link in links.filter(|link| link.to.contains('#')) {
            let target = pages.addresses.target(&page.entry.address, &link.to);
            let Target::Here {
                file,
                fragment: Some(part),
            } = target
            else {
                continue;
            };
            // The top of a page needs no name, and words are looked for by the browser.
            if part.is_empty() || part.eq_ignore_ascii_case("top") || part.starts_with(":~:") {
                continue;
            }
            // A file that is no page, or a page that was not made: nothing is known of its parts.
            let Some((there, parts)) = made.get(&file) else {
                continue;
            };
            if !parts.contains(part.as_str()) {
                missing.push(Missing {
                    from,
                    link,
                    there: *there,
                    part,
                });
            }
        }
    }
    missing
}

/// The addresses of records in whose text a link to a part of a page stands: which parts a page has
/// only the page itself tells. At most as many as of a small site.
pub fn pages_with_links(content: &Content<'_>, written: &Written) -> BTreeSet<String> {
    let mut by_source: HashMap<_, Vec<u32>> = HashMap::new();
    for link in &written.links {
        if link.to.contains('#') {
            by_source
                .entry(link.place.source)
                .or_default()
                .push(link.place.start);
        }
    }
    for starts in by_source.values_mut() {
        starts.sort_unstable();
    }
    if by_source.is_empty() {
        return BTreeSet::new();
    }
    content
        .register
        .subjects()
        .filter(|subject| {
            let extent = content.register.standing(*subject).extent;
            by_source.get(&extent.source).is_some_and(|starts| {
                let first = starts.partition_point(|start| *start < extent.start);
                starts.get(first).is_some_and(|start| *start < extent.end)
            })
        })
        .take(ALL_UP_TO)
        .map(|subject| content.site.address(subject))
        .collect()
}

/// The files of pages to a part of which a link leads: of every link that an officer wrote, and of one
/// of each kind that a template makes.
pub fn targets(content: &Content<'_>, pages: &Pages<'_>) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut files = BTreeSet::new();
    for page in &pages.made {
        let subject = page.entry.subject;
        let extent = subject.map(|subject| content.register.standing(subject).extent);
        for link in &page.outline.links {
            let Some((_, part)) = link.to.split_once('#') else {
                continue;
            };
            let Target::Here { file, .. } = pages.addresses.target(&page.entry.address, &link.to)
            else {
                continue;
            };
            let mut of_template = || {
                let begins = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
                let there = content.plan.of_file(&file).map(|entry| entry.kind);
                known.insert((page.entry.kind, there, begins.to_owned()))
            };
            if pages.written.link_to(&link.to, extent).is_some() || of_template() {
                files.insert(file);
            }
        }
    }
    files
}
