//! Which files of the open data stand beside which list: those of what the page shows.

use crate::plan::file::data::{csv, json, title};
use crate::plan::view::Link;
use crate::plan::{Entry, Site};

/// Lists by their address, each with the table that it shows.
const LISTS: [(&str, &str); 21] = [
    ("recommendations/", "recommendations"),
    ("information-requests/", "recommendations"),
    ("visits/", "recommendations"),
    ("kinds/recommendation/", "recommendations"),
    ("owed/", "recommendations"),
    ("late/", "recommendations"),
    ("open/", "recommendations"),
    ("done/", "recommendations"),
    ("unanswered/", "recommendations"),
    ("promises/", "promises"),
    ("new/", "changes"),
    ("meetings/", "meetings"),
    ("reports/", "reports"),
    ("priorities/", "priorities"),
    ("indicators/", "indicators"),
    ("people/", "people"),
    ("posts/", "posts"),
    ("organisations/", "organisations"),
    ("bodies/", "bodies"),
    ("plans/", "actions"),
    ("documents/", "documents"),
];

/// The files with the facts of a page, the nearest first.
pub fn beside(site: &Site<'_>, entry: &Entry) -> Vec<Link> {
    if entry.subject.is_some() {
        return Vec::new();
    }
    if entry.address == "glossary/" {
        return links(site, "glossary");
    }
    let list = entry.address.split("page/").next().unwrap_or_default();
    let table = LISTS.iter().find(|(address, _)| *address == list);
    table.map_or_else(Vec::new, |(_, table)| links(site, table))
}

/// The links to a table as CSV and as JSON.
pub fn links(site: &Site<'_>, table: &str) -> Vec<Link> {
    let name = title(site, table);
    let link = |format: &str, address: String| {
        let places = [("name", name.as_str()), ("format", format)];
        Link::to(site.words.with("data-link", &places), site.at(&address))
    };
    vec![link("CSV", csv(table)), link("JSON", json(table))]
}
