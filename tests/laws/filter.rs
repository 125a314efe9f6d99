//! What holds of the filters of every site: they act on the very list that the pages show, and where a
//! choice has a list of its own, that list is as long as the number beside the choice.

use crate::assert_holds;
use crate::page::Page;
use crate::sites::{Published, SITES};
use serde_json::Value;
use std::collections::BTreeMap;

const LISTS: [&str; 5] = [
    "recommendations",
    "actions",
    "reports",
    "meetings",
    "indicators",
];

/// The pages of a list in their order.
fn pages<'s>(site: &'s Published, address: &str) -> Vec<&'s Page> {
    let of = |address: String| site.pages.iter().find(move |page| page.path == address);
    let first = of(format!("{address}index.html"));
    let others = (2..).map_while(|number| of(format!("{address}page/{number}/index.html")));
    first.into_iter().chain(others).collect()
}

/// A file of the filters of a list.
fn file(site: &Published, list: &str, name: &str) -> Option<Value> {
    let bytes = site.files.get(&format!("filters/{list}/{name}.json"))?;
    let mut file: Value = serde_json::from_slice(bytes).expect("JSON");
    Some(match name {
        "columns" => file,
        _ => file["content"].take(),
    })
}

/// Numbers as `filter.js` unpacks them.
fn unpacked(text: &str, width: usize) -> Vec<usize> {
    let numbers = text.as_bytes().chunks(width);
    numbers
        .map(|signs| {
            signs.iter().rev().fold(0, |number, sign| {
                number * 91 + usize::from(*sign) - if *sign > b'\\' { 36 } else { 35 }
            })
        })
        .collect()
}

/// How many rows have each choice of a column.
fn counts(column: &Value) -> Vec<usize> {
    let list = |key: &str| column[key].as_array().expect("a list");
    let mut counts = vec![0; list("choices").len()];
    let width = column["width"].as_u64().expect("a width") as usize;
    for row in unpacked(column["rows"].as_str().expect("rows"), width) {
        for choice in list("sets")[row].as_array().expect("a set") {
            counts[choice.as_u64().expect("a choice") as usize] += 1;
        }
    }
    counts
}

fn words(value: &Value) -> &str {
    value.as_str().expect("words")
}

#[test]
fn a_choice_with_a_list_of_its_own_counts_the_rows_of_that_list() {
    let mut broken = Vec::new();
    let mut compared = 0;
    for site in SITES.iter() {
        let columns = file(site, "recommendations", "columns").expect("columns");
        for column in columns["columns"].as_array().expect("columns") {
            if column["is_list"] != Value::Bool(true) {
                continue;
            }
            let choices = column["choices"].as_array().expect("choices");
            for (choice, count) in choices.iter().zip(counts(column)) {
                let (key, page) = (words(&choice[0]), words(&choice[2]));
                if page.is_empty() {
                    continue;
                }
                let rows: usize = pages(site, page).iter().map(|page| page.rows).sum();
                compared += 1;
                if rows != count {
                    let what = words(&column["key"]);
                    broken.push(format!(
                        "{}: {what}={key} counts {count}, and {page} has {rows}",
                        site.name
                    ));
                }
            }
        }
    }
    assert!(compared > 50, "only {compared} lists");
    assert_holds(broken);
}

#[test]
fn the_rows_of_a_filter_are_those_of_its_list_in_the_same_order() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        for list in LISTS {
            let columns = file(site, list, "columns").expect("columns");
            let blocks = (0..).map_while(|block| file(site, list, &format!("rows-{block}")));
            let titles: Vec<String> = blocks
                .flat_map(|block| block.as_array().expect("rows").clone())
                .map(|row| words(&row["href"]).to_owned())
                .collect();
            if columns["rows"].as_u64() != Some(titles.len() as u64) {
                broken.push(format!("{}: {list} has {} rows", site.name, titles.len()));
            }
            for column in columns["columns"].as_array().expect("columns") {
                let width = column["width"].as_u64().expect("a width") as usize;
                let rows = unpacked(words(&column["rows"]), width).len();
                if rows != titles.len() {
                    broken.push(format!(
                        "{}: {list}: {} has {rows}",
                        site.name, column["key"]
                    ));
                }
            }
            // The index of indicators shows tables, and only the beginning of a long one.
            if list == "indicators" {
                continue;
            }
            let shown: Vec<String> = pages(site, &format!("{list}/"))
                .iter()
                .flat_map(|page| page.row_links.clone())
                .collect();
            if shown != titles {
                broken.push(format!(
                    "{}: {list} has other rows: {shown:?} {titles:?}",
                    site.name
                ));
            }
        }
    }
    assert_holds(broken);
}

#[test]
fn every_order_has_every_row_once() {
    let mut broken = Vec::new();
    let mut orders = BTreeMap::new();
    for site in SITES.iter() {
        for list in LISTS {
            let columns = file(site, list, "columns").expect("columns");
            let count = columns["rows"].as_u64().expect("a number") as usize;
            for order in columns["orders"].as_array().expect("orders").iter().skip(1) {
                let key = words(&order[0]);
                let order = file(site, list, &format!("order-{key}")).expect("an order");
                let width = order["width"].as_u64().expect("a width") as usize;
                let mut rows = unpacked(words(&order["rows"]), width);
                rows.sort_unstable();
                *orders.entry((list, key.to_owned())).or_insert(0) += rows.len();
                if rows != (0..count).collect::<Vec<_>>() {
                    broken.push(format!("{}: {list} by {key}", site.name));
                }
            }
        }
    }
    assert!(orders.len() > 8, "{orders:?}");
    assert_holds(broken);
}
