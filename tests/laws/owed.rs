//! What is owed: every open recommendation stands on exactly one list by how soon it is due, and every
//! count leads to as many rows.

use crate::sites::Published;
use crate::{SITES, assert_holds, unless};
use std::collections::BTreeSet;

/// Where the rows of all pages of the list at an address lead.
fn rows(site: &Published, address: &str) -> Vec<String> {
    let first = format!("{address}index.html");
    let more = format!("{address}page/");
    let pages = site.pages.iter();
    pages
        .filter(|page| page.path == first || page.path.starts_with(&more))
        .flat_map(|page| page.row_links.iter().cloned())
        .collect()
}

#[test]
fn no_recommendation_is_both_late_and_without_a_date() {
    let mut late = 0;
    let mut undated = 0;
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let is_late: BTreeSet<String> = rows(site, "late/").into_iter().collect();
        late += is_late.len();
        for row in rows(site, "owed/undated/") {
            undated += 1;
            broken.extend(unless(!is_late.contains(&row), || {
                format!("{}: {row}", site.name)
            }));
        }
    }
    assert!(late > 20 && undated > 20, "{late} late, {undated} undated");
    assert_holds(broken);
}

#[test]
fn all_that_is_open_stands_on_one_list_by_how_soon_it_is_due() {
    for site in SITES.iter() {
        let mut owed: Vec<String> = [
            "late/",
            "owed/soon/",
            "owed/later/",
            "owed/undated/",
            "owed/routine/",
        ]
        .into_iter()
        .flat_map(|address| rows(site, address))
        .collect();
        owed.sort();
        let mut open = rows(site, "open/");
        open.sort();
        assert_eq!(owed, open, "{}", site.name);
    }
}

/// Lists whose rows are promises: the totals of the ledger, each promise once.
#[test]
fn the_totals_of_promises_add_up_to_those_in_the_groups() {
    for site in SITES.iter() {
        let page = site.pages.iter().find(|page| page.kind == "promises");
        let totals = page.map(|page| page.totals.as_slice()).unwrap_or_default();
        assert_eq!(totals.len(), 8, "{}", site.name);
        let counted: usize = totals
            .iter()
            .filter_map(|(figure, _)| figure.replace(',', "").parse::<usize>().ok())
            .sum();
        let listed: usize = ["late", "due", "undated", "broken", "kept", "ended"]
            .into_iter()
            .map(|key| rows(site, &format!("promises/{key}/")).len())
            .sum();
        assert_eq!(counted, listed, "{}", site.name);
    }
}

#[test]
fn every_kind_of_silence_counts_the_rows_of_its_list() {
    let mut counted = 0;
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let index = site.pages.iter().filter(|page| page.kind == "silence");
        for (href, cells) in index.flat_map(|page| &page.table_rows) {
            let file = site.file_of(href).unwrap_or_default();
            let rows = rows(site, file.trim_end_matches("index.html")).len();
            let said = cells.last().map(|cell| cell.replace(',', ""));
            counted += 1;
            broken.extend(unless(said == Some(rows.to_string()), || {
                format!("{}: {href} has {rows} rows, not {said:?}", site.name)
            }));
        }
    }
    assert!(counted > 10, "only {counted}");
    assert_holds(broken);
}

/// The page of a lead, organisation or body says of its open work what the table says of it.
#[test]
fn who_owes_what_is_the_same_in_the_table_and_on_their_page() {
    let mut counted = 0;
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let tables = site.pages.iter().filter(|page| page.kind == "owed-by");
        for (href, cells) in tables.flat_map(|page| &page.table_rows) {
            let file = site.file_of(href).unwrap_or_default();
            let page = site.pages.iter().find(|page| page.path == file);
            let totals = page.map(|page| page.totals.as_slice()).unwrap_or_default();
            // What is open and what of it is late: of their own, and of what came with a post.
            let figures = |anchors: &[&str]| -> (usize, usize) {
                let mut figures = totals.iter().filter_map(|(figure, href)| {
                    let is_one = anchors.contains(&href.as_deref()?);
                    is_one.then(|| figure.replace(',', "").parse().unwrap_or_default())
                });
                let open = figures.next().unwrap_or_default();
                (open, figures.next().unwrap_or_default())
            };
            let own = figures(&["#open", "#late", "#asked-open", "#asked-late"]);
            let came = figures(&["#came-1", "#came-open", "#came-late"]);
            let (open, late) = (own.0 + came.0, own.1 + came.1);
            let number = |cell: Option<&String>| cell.map(|cell| cell.replace(',', ""));
            let said = (number(cells.last()), number(cells.first()));
            counted += 1;
            let is_same = said == (Some(open.to_string()), Some(late.to_string()));
            broken.extend(unless(is_same, || {
                format!(
                    "{} {href}: {open} open and {late} late, not {cells:?}",
                    site.name
                )
            }));
        }
    }
    assert!(counted > 20, "only {counted}");
    assert_holds(broken);
}
