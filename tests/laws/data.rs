//! What holds of the open data of every site: the package lists what is there, keys lead somewhere, CSV
//! and JSON say the same, dates are real, and each row stands on a page.

use crate::sites::{Published, SITES};
use crate::{assert_holds, unless};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A table as CSV: its fields, and its rows.
struct Table {
    fields: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn read(text: &[u8]) -> Table {
        let mut reader = csv::Reader::from_reader(text);
        let fields = reader.headers().expect("a heading");
        let fields = fields.iter().map(str::to_owned).collect();
        let rows = reader.records().map(|row| {
            let row = row.expect("a row");
            row.iter().map(str::to_owned).collect()
        });
        Table {
            rows: rows.collect(),
            fields,
        }
    }

    fn column(&self, name: &str) -> impl Iterator<Item = &str> {
        let at = self.fields.iter().position(|field| field == name);
        self.rows
            .iter()
            .filter_map(move |row| Some(row[at?].as_str()))
    }
}

/// The tables of a site by their names.
fn tables(site: &Published) -> BTreeMap<&str, Table> {
    site.files
        .iter()
        .filter_map(|(path, bytes)| {
            let name = path.strip_prefix("data/")?.strip_suffix(".csv")?;
            Some((name, Table::read(bytes)))
        })
        .collect()
}

fn json(site: &Published, name: &str) -> Value {
    let bytes = &site.files[&format!("data/{name}.json")];
    serde_json::from_slice(bytes).expect("JSON")
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// What a field says, for a message.
fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn the_data_package_lists_exactly_the_tables_that_are_there_and_explains_each_field() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let package = json(site, "datapackage");
        let listed: BTreeSet<&str> = list(&package, "resources")
            .iter()
            .map(|resource| text(resource, "path"))
            .collect();
        let there: BTreeSet<&str> = site
            .files
            .keys()
            .filter_map(|path| path.strip_prefix("data/"))
            .filter(|path| path.ends_with(".csv"))
            .collect();
        assert_eq!(listed, there, "{}", site.name);
        assert!(there.len() > 40, "{}", there.len());
        let tables = tables(site);
        for resource in list(&package, "resources") {
            let name = text(resource, "name");
            let fields = list(&resource["schema"], "fields");
            let names: Vec<&str> = fields.iter().map(|field| text(field, "name")).collect();
            broken.extend(unless(names == tables[name].fields, || {
                format!("{} {name}: other fields", site.name)
            }));
            let unique: HashSet<&str> = names.iter().copied().collect();
            broken.extend(unless(unique.len() == names.len(), || {
                format!("{} {name}: a field twice", site.name)
            }));
            let words = [text(resource, "title"), text(resource, "description")];
            let words = words
                .into_iter()
                .chain(fields.iter().map(|field| text(field, "description")));
            for words in words {
                broken.extend(unless(!words.contains("data-") && words.len() > 2, || {
                    format!("{} {name}: `{words}` explains nothing", site.name)
                }));
            }
        }
    }
    assert_holds(broken);
}

#[test]
fn each_key_of_the_data_is_its_rows_own_and_leads_to_a_row() {
    let mut broken = Vec::new();
    let mut followed = 0;
    for site in SITES.iter() {
        let package = json(site, "datapackage");
        let tables = tables(site);
        let known: HashMap<(&str, &str), HashSet<&str>> = tables
            .iter()
            .flat_map(|(name, table)| {
                let keys = ["reference", "id"].into_iter();
                keys.map(move |key| ((*name, key), table.column(key).collect()))
            })
            .collect();
        for resource in list(&package, "resources") {
            let name = text(resource, "name");
            let table = &tables[name];
            let own: Vec<usize> = list(&resource["schema"], "primaryKey")
                .iter()
                .filter_map(|key| {
                    table
                        .fields
                        .iter()
                        .position(|field| Some(field.as_str()) == key.as_str())
                })
                .collect();
            let mut seen = HashSet::new();
            for row in &table.rows {
                let key: Vec<&str> = own.iter().map(|at| row[*at].as_str()).collect();
                let is_new = own.is_empty() || seen.insert(key.clone());
                broken.extend(unless(is_new && !key.contains(&""), || {
                    format!("{} {name}: {key:?} is no key", site.name)
                }));
            }
            for foreign in list(&resource["schema"], "foreignKeys") {
                let to = match text(&foreign["reference"], "resource") {
                    "" => name,
                    to => to,
                };
                let field = foreign["fields"][0].as_str().unwrap_or_default();
                let key = foreign["reference"]["fields"][0]
                    .as_str()
                    .unwrap_or_default();
                let rows = &known[&(to, key)];
                for value in table.column(field).filter(|value| !value.is_empty()) {
                    followed += 1;
                    broken.extend(unless(rows.contains(value), || {
                        format!("{} {name}.{field}: `{value}` is not in {to}", site.name)
                    }));
                }
            }
        }
    }
    assert!(followed > 3_000, "{followed}");
    assert_holds(broken);
}

#[test]
fn csv_and_json_say_the_same_and_no_cell_is_a_formula() {
    const BEGINS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];
    let mut broken = Vec::new();
    for site in SITES.iter() {
        for (name, table) in tables(site) {
            let told = json(site, name);
            let rows = list(&told, "rows");
            assert_eq!(rows.len(), table.rows.len(), "{} {name}", site.name);
            for (row, cells) in rows.iter().zip(&table.rows) {
                for (field, cell) in table.fields.iter().zip(cells) {
                    let is_same = match &row[field] {
                        Value::Null => cell.is_empty(),
                        Value::String(text) => {
                            let is_guarded = text.trim_start_matches('\'').starts_with(BEGINS);
                            match is_guarded {
                                true => cell.strip_prefix('\'') == Some(text.as_str()),
                                false => cell == text,
                            }
                        }
                        Value::Bool(true) => cell == "true",
                        Value::Bool(false) => cell == "false",
                        other => number(cell).is_some() && number(cell) == other.as_f64(),
                    };
                    broken.extend(unless(is_same, || {
                        format!(
                            "{} {name}.{field}: `{cell}` is not {}",
                            site.name, row[field]
                        )
                    }));
                }
            }
        }
    }
    assert_holds(broken);
}

fn number(cell: &str) -> Option<f64> {
    cell.parse().ok()
}

#[test]
fn each_row_of_the_data_stands_on_a_page() {
    let mut broken = Vec::new();
    let mut looked = 0;
    for site in SITES.iter() {
        let ids: HashMap<&str, BTreeSet<&str>> = site
            .pages
            .iter()
            .map(|page| {
                (
                    page.path.as_str(),
                    page.ids.iter().map(String::as_str).collect(),
                )
            })
            .collect();
        for (name, table) in tables(site) {
            for address in table.column("page") {
                looked += 1;
                let (page, anchor) = address.split_once('#').unwrap_or((address, ""));
                let there = site.file_of(page).and_then(|file| ids.get(file.as_str()));
                let is_there = there.is_some_and(|ids| anchor.is_empty() || ids.contains(anchor));
                broken.extend(unless(is_there, || {
                    format!("{} {name}: {address} is no page", site.name)
                }));
            }
        }
    }
    assert!(looked > 3_000, "{looked}");
    assert_holds(broken);
}
