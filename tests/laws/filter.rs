//! What holds of the filters of every site: they act on the very list that the pages show, and where a
//! choice has a list of its own, that list is as long as the number beside the choice.

use crate::assert_holds;
use crate::packed;
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

/// The filters of a list, each with its choices, its sets of choices and the set of each row.
struct Column {
    key: String,
    is_list: bool,
    choices: Vec<Value>,
    sets: Vec<Vec<usize>>,
    rows: Vec<usize>,
}

fn columns(site: &Published, list: &str) -> Vec<Column> {
    let manifest = file(site, list, "columns").expect("columns");
    let columns = manifest["columns"].as_array().expect("columns").iter();
    columns
        .map(|column| {
            let key = words(&column["key"]).to_owned();
            let of_column = file(site, list, &format!("column-{key}")).expect("a column");
            let chunks = (0..).map_while(|at| file(site, list, &format!("column-{key}-{at}")));
            let (mut sets, mut rows) = (Vec::new(), Vec::new());
            for chunk in chunks {
                let first = sets.len();
                let mut numbers = packed::numbers(words(&chunk["sets"])).into_iter();
                while let Some(length) = numbers.next() {
                    let mut choice = 0;
                    let steps = numbers.by_ref().take(length).map(|step| {
                        choice += step;
                        choice
                    });
                    sets.push(steps.collect());
                }
                rows.extend(
                    packed::numbers(words(&chunk["rows"]))
                        .iter()
                        .map(|set| first + set),
                );
            }
            Column {
                is_list: column["is_list"] == Value::Bool(true),
                choices: of_column.as_array().expect("choices").clone(),
                sets,
                rows,
                key,
            }
        })
        .collect()
}

impl Column {
    /// How many rows have each choice.
    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.choices.len()];
        for row in &self.rows {
            for choice in &self.sets[*row] {
                counts[*choice] += 1;
            }
        }
        counts
    }
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
            for (choice, count) in column.choices.iter().zip(column.counts()) {
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
                if column.rows.len() != titles.len() {
                    let (key, rows) = (&column.key, column.rows.len());
                    broken.push(format!("{}: {list}: {key} has {rows}", site.name));
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
