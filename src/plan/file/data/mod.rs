//! The open data: every list as CSV and JSON, and what describes them. One description of each table
//! makes its files, the data package and the page that explains it.

mod beside;
mod cell;
mod column;
mod events;
mod head;
mod objects;
mod package;
mod popolo;
mod separated;
mod sheet;
mod table;

pub use beside::{beside, links};
pub use sheet::Table;
pub use table::ALL;

use crate::plan::{Entry, Site};

/// The files that hold more than one table, each with the key of its words.
pub const WHOLE: [(&str, &str); 3] = [
    ("data/datapackage.json", "package"),
    ("data/popolo.json", "popolo"),
    ("data/events.json", "events"),
];

/// Plans them.
pub fn plan(_: &Site<'_>, entries: &mut Vec<Entry>) {
    for table in ALL.iter().copied() {
        entries.push(Entry::file("csv", &csv(table.name()), move |site, _| {
            separated::text(site, table)
        }));
        entries.push(Entry::file("json", &json(table.name()), move |site, _| {
            objects::text(site, table)
        }));
    }
    let [package, people, events] = WHOLE.map(|(address, _)| address);
    entries.push(Entry::file("json", package, |site, _| package::text(site)));
    entries.push(Entry::file("json", people, |site, _| popolo::text(site)));
    entries.push(Entry::file("json", events, |site, _| events::text(site)));
}

/// The address of a table as CSV.
pub fn csv(table: &str) -> String {
    format!("data/{table}.csv")
}

/// The address of a table as JSON.
pub fn json(table: &str) -> String {
    format!("data/{table}.json")
}

/// What a table is called.
pub fn title(site: &Site<'_>, table: &str) -> String {
    site.words.say(&format!("data-title-{table}"))
}

/// What stands in a table.
pub fn description(site: &Site<'_>, table: &str) -> String {
    site.words.say(&format!("data-about-{table}"))
}
