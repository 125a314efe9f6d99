//! What holds of the filters of every site: they act on the very list that the pages show, and where a
//! choice has a list of its own, that list is as long as the number beside the choice.

use crate::assert_holds;
use crate::packed;
use crate::page::Page;
use crate::sites::{Published, SITES};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

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

/// The filters of a list, each with its choices and the rows that have them.
struct Column {
    key: String,
    is_list: bool,
    choices: Vec<Value>,
    rows: Vec<BTreeSet<usize>>,
}

fn columns(site: &Published, list: &str) -> Vec<Column> {
    let manifest = file(site, list, "columns").expect("columns");
    let number = |key: &str| manifest[key].as_u64().expect("a number") as usize;
    let (count, parts) = (number("rows"), number("parts"));
    let columns = manifest["columns"].as_array().expect("columns").iter();
    columns
        .map(|column| {
            let key = words(&column["key"]).to_owned();
            let of_column = file(site, list, &format!("column-{key}")).expect("a column");
            let choices = of_column.as_array().expect("choices").clone();
            let mut written: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); choices.len()];
            for part in 0..parts {
                let part = file(site, list, &format!("column-{key}-{part}")).expect("a part");
                let first = part["first"].as_u64().expect("a number") as usize;
                for (at, steps) in part["rows"].as_array().expect("rows").iter().enumerate() {
                    let mut row = 0;
                    for step in packed::numbers(words(steps)) {
                        row += step;
                        assert!(written[first + at].insert(row), "{list} {key}: {row} twice");
                    }
                }
            }
            // Where most rows have a choice, the others are written.
            let rows = choices.iter().zip(written).map(|(choice, written)| {
                match choice[3].as_u64() == Some(written.len() as u64) {
                    true => written,
                    false => (0..count).filter(|row| !written.contains(row)).collect(),
                }
            });
            Column {
                is_list: column["is_list"] == Value::Bool(true),
                rows: rows.collect(),
                choices,
                key,
            }
        })
        .collect()
}

fn words(value: &Value) -> &str {
    value.as_str().expect("words")
}

#[test]
fn a_choice_with_a_list_of_its_own_counts_the_rows_of_that_list() {
    let mut broken = Vec::new();
    let mut compared = 0;
    for site in SITES.iter() {
        for column in columns(site, "recommendations") {
            if !column.is_list {
                continue;
            }
            for (choice, own) in column.choices.iter().zip(&column.rows) {
                let count = own.len();
                let key = words(&choice[0]);
                let page = match &choice[2] {
                    Value::String(page) => page.clone(),
                    Value::Bool(true) => format!("{key}/"),
                    _ => continue,
                };
                let rows: usize = pages(site, &page).iter().map(|page| page.rows).sum();
                compared += 1;
                if rows != count || choice[3].as_u64() != Some(count as u64) {
                    broken.push(format!(
                        "{}: {}={key} counts {count}, and {page} has {rows}",
                        site.name, column.key
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
            let manifest = file(site, list, "columns").expect("columns");
            let blocks = (0..).map_while(|block| file(site, list, &format!("rows-{block}")));
            let titles: Vec<String> = blocks
                .flat_map(|block| block.as_array().expect("rows").clone())
                .map(|row| words(&row["href"]).to_owned())
                .collect();
            if manifest["rows"].as_u64() != Some(titles.len() as u64) {
                broken.push(format!("{}: {list} has {} rows", site.name, titles.len()));
            }
            for column in columns(site, list) {
                for (choice, own) in column.choices.iter().zip(&column.rows) {
                    if choice[3].as_u64() != Some(own.len() as u64) {
                        broken.push(format!("{}: {list}: {choice} has {own:?}", site.name));
                    }
                }
                let last = column.rows.iter().filter_map(BTreeSet::last).max();
                if last >= Some(&titles.len()) {
                    broken.push(format!(
                        "{}: {list}: {} has {last:?}",
                        site.name, column.key
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
fn every_order_knows_a_row_once_and_by_its_title_every_row() {
    let mut broken = Vec::new();
    let mut orders = BTreeMap::new();
    for site in SITES.iter() {
        for list in LISTS {
            let manifest = file(site, list, "columns").expect("columns");
            let count = manifest["rows"].as_u64().expect("a number") as usize;
            for order in manifest["orders"]
                .as_array()
                .expect("orders")
                .iter()
                .skip(1)
            {
                let key = words(&order[0]);
                let stretches =
                    (0..).map_while(|at| file(site, list, &format!("order-{key}-{at}")));
                let mut rows: Vec<usize> = stretches
                    .flat_map(|stretch| packed::numbers(words(&stretch)))
                    .collect();
                let known = rows.len();
                rows.sort_unstable();
                rows.dedup();
                *orders.entry((list, key.to_owned())).or_insert(0) += rows.len();
                let is_whole = rows.len() == count || key != "title";
                let is_told = order[2].as_u64() == Some(known as u64);
                if !is_whole || !is_told || rows.len() != known || rows.last() >= Some(&count) {
                    broken.push(format!("{}: {list} by {key}", site.name));
                }
            }
        }
    }
    assert!(orders.len() > 8, "{orders:?}");
    assert_holds(broken);
}

/// The largest file of the filters.
const LARGEST: usize = 100 * 1024;

#[test]
fn no_file_of_a_filter_is_more_than_a_phone_can_take() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        for (path, bytes) in &site.files {
            if path.starts_with("filters/") && bytes.len() > LARGEST {
                broken.push(format!("{} {path}: {} bytes", site.name, bytes.len()));
            }
        }
    }
    assert_holds(broken);
}
