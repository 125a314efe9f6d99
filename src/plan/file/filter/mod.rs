//! Filters on long lists. The choices of each filter stand in a file of its own, the rows of each choice in
//! others, what each row shows in small ones: a browser reads the first when its reader opens a filter, of
//! the second those of what is chosen, and of the last only what is shown.

mod actions;
mod column;
mod indicators;
mod meetings;
mod recommendations;
mod reports;

pub use actions::ACTIONS;
pub use indicators::INDICATORS;
pub use meetings::MEETINGS;
pub use recommendations::RECOMMENDATIONS;
pub use reports::REPORTS;

use crate::plan::file::filter::column::{Choice, Column};
use crate::plan::file::numbers::packed;
use crate::plan::file::search::manifest::forms;
use crate::plan::file::version::Version;
use crate::plan::view::{Link, Mark, Row, Tag};
use crate::plan::{Entry, Site, address};
use crate::register::{Lead, Party, Subject};
use crate::term::PartialDate;
use crate::term::partial_date::municipal_year;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The scripts of a page with a filter.
pub const SCRIPTS: [&str; 2] = ["publication.js", "filter.js"];

/// The folder that the files of all lists stand in.
pub const FOLDER: &str = "filters/";

/// How many rows stand in one file: a page of filtered rows reads at most as many files as it has rows.
const ROWS_A_BLOCK: usize = 16;

/// A column has as many files of rows as there are such stretches in the list.
const ROWS_A_PART: usize = 4_096;

/// How many rows stand in one file of an order: a page of the list reads as many as it needs.
const ROWS_AN_ORDER: usize = 4_096;

/// How a list can be filtered and sorted.
pub struct Filter {
    /// The folder of its files, and the last part of the key of its counts.
    pub list: &'static str,
    /// What can be chosen, in the order in which it is offered: the keys of the columns.
    keys: &'static [&'static str],
    /// What each row has, of each key.
    columns: fn(&Site<'_>, &[Subject]) -> Vec<Column>,
    /// Orders beside that of the list itself, by their keys behind `filter-sort-`.
    orders: &'static [&'static str],
    /// The positions of the rows in one of these orders, those left out that it does not know: they
    /// follow in the order of the list.
    order: fn(&Site<'_>, &[Subject], &str) -> Vec<usize>,
}

/// Makes a row of a list.
type MakeRow = fn(&Site<'_>, Subject) -> Row;

/// What each row has, made when the first file of a list is asked for.
struct Made {
    version: Version,
    columns: Vec<Column>,
    orders: Vec<Vec<usize>>,
}

/// The text of a file of a list.
type Text = dyn Fn(&Site<'_>, &[Subject], &Made) -> String + Send + Sync;

/// What a page with a filter sees.
#[derive(Clone, Debug, Serialize)]
pub struct FilterView {
    /// Where the files are.
    pub files: String,
    /// One row with everything that a row may have: its markup is copied.
    pub sample: Vec<Row>,
}

#[derive(Serialize)]
struct Manifest {
    version: String,
    rows: usize,
    /// How many rows stand in one file: of what they show, of an order.
    block: usize,
    stretch: usize,
    /// How many files have the rows of each column.
    parts: usize,
    columns: Vec<Offered>,
    /// The key and the name of each order, and how many rows it knows; the first is that of the list.
    orders: Vec<(&'static str, String, usize)>,
    words: BTreeMap<&'static str, String>,
    counted: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
}

/// A filter that is offered.
#[derive(Serialize)]
struct Offered {
    key: &'static str,
    name: String,
    is_list: bool,
}

impl Filter {
    /// Plans the files of a list of these rows.
    pub fn plan(&'static self, subjects: Vec<Subject>, row: MakeRow, entries: &mut Vec<Entry>) {
        let count = subjects.len();
        let shared: Arc<(Vec<Subject>, OnceLock<Made>)> = Arc::new((subjects, OnceLock::new()));
        let mut add = |name: String, text: Box<Text>| {
            let shared = Arc::clone(&shared);
            let address = format!("{FOLDER}{}/{name}.json", self.list);
            entries.push(Entry::file("filter", &address, move |site, _| {
                let (subjects, made) = &*shared;
                let made = made.get_or_init(|| self.made(site, subjects, row));
                text(site, subjects, made)
            }));
        };
        add(
            "columns".to_owned(),
            Box::new(|site, subjects, made| self.manifest(site, subjects.len(), made)),
        );
        for key in self.keys {
            let column = |made: &Made| made.columns.iter().position(|column| column.key == *key);
            add(
                format!("column-{key}"),
                Box::new(move |_, _, made| {
                    let column = column(made).map(|at| made.columns[at].choices());
                    made.version.stamp(column.as_deref().unwrap_or("[]"))
                }),
            );
            for part in 0..parts(count) {
                add(
                    format!("column-{key}-{part}"),
                    Box::new(move |_, subjects, made| {
                        let parts = parts(subjects.len());
                        let part = column(made).map(|at| made.columns[at].part(part, parts));
                        made.version.stamp(part.as_deref().unwrap_or("{}"))
                    }),
                );
            }
        }
        for (at, order) in self.orders.iter().enumerate() {
            for stretch in 0..count.div_ceil(ROWS_AN_ORDER) {
                add(
                    format!("order-{order}-{stretch}"),
                    Box::new(move |_, _, made| {
                        let rows = made.orders[at].chunks(ROWS_AN_ORDER).nth(stretch);
                        let rows = rows.unwrap_or_default().iter().copied();
                        made.version.stamp(&json(&packed(rows)))
                    }),
                );
            }
        }
        for block in 0..count.div_ceil(ROWS_A_BLOCK) {
            add(
                format!("rows-{block}"),
                Box::new(move |site, subjects, made| {
                    let rows = subjects.iter().skip(block * ROWS_A_BLOCK);
                    let rows = rows.take(ROWS_A_BLOCK).map(|subject| row(site, *subject));
                    made.version.stamp(&json(&rows.collect::<Vec<Row>>()))
                }),
            );
        }
    }

    fn made(&self, site: &Site<'_>, subjects: &[Subject], row: MakeRow) -> Made {
        let mut columns = (self.columns)(site, subjects);
        columns.retain(Column::is_useful);
        let orders = self.orders.iter();
        let orders: Vec<Vec<usize>> = orders
            .map(|order| (self.order)(site, subjects, order))
            .collect();
        let mut version = Version::default();
        for subject in subjects {
            version.count_in(&json(&row(site, *subject)));
        }
        for column in &columns {
            version.count_in(&column.choices());
            version.count_in(&column.part(0, 1));
        }
        for order in &orders {
            version.count_in(&packed(order.iter().copied()));
        }
        Made {
            version,
            columns,
            orders,
        }
    }

    fn manifest(&self, site: &Site<'_>, rows: usize, made: &Made) -> String {
        let words = site.words;
        let say = |key: &str| words.say(key);
        let orders = std::iter::once(&"list").chain(self.orders);
        let lengths = std::iter::once(0).chain(made.orders.iter().map(Vec::len));
        let mut text = json(&Manifest {
            version: made.version.to_string(),
            rows,
            block: ROWS_A_BLOCK,
            parts: parts(rows),
            stretch: ROWS_AN_ORDER,
            columns: made
                .columns
                .iter()
                .map(|column| Offered {
                    key: column.key,
                    name: say(&format!("filter-{}", column.key)),
                    is_list: column.is_list,
                })
                .collect(),
            orders: orders
                .zip(lengths)
                .map(|(key, length)| (*key, say(&format!("filter-sort-{key}")), length))
                .collect(),
            words: BTreeMap::from([
                ("find", say("filter-find")),
                ("most", say("filter-most")),
                ("sort", say("filter-sort")),
                ("option", say("filter-option")),
                ("none", say("filter-none")),
                ("page", say("filter-own-page")),
                ("about", say("filter-about-page")),
                ("shown", say("search-shown")),
            ]),
            counted: BTreeMap::from([
                ("count", forms(words, "filter-count")),
                ("all", forms(words, "filter-all")),
            ]),
        });
        text.push('\n');
        text
    }

    /// What the page of the list sees.
    pub fn view(&self, site: &Site<'_>) -> FilterView {
        let words = site.words.say("filter-sample");
        let row = Row {
            mark: Some(Mark::Words(words.clone())),
            title: words.clone(),
            href: site.at(""),
            sentence: Some(words.clone()),
            note: Some(words.clone()),
            tags: vec![Tag {
                text: words.clone(),
                tone: "grey",
            }],
            links: vec![Link::to(words, site.at(""))],
        };
        FilterView {
            files: site.at(&format!("{FOLDER}{}/", self.list)),
            sample: vec![row],
        }
    }
}

/// How many files have the rows of each column of a list.
fn parts(rows: usize) -> usize {
    rows.div_ceil(ROWS_A_PART)
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A person, post, body or organisation as a choice.
fn party(site: &Site<'_>, party: Party) -> Choice {
    record(site, address::subject_of(party))
}

/// A record as a choice. Its key is its address without the last stroke.
fn record(site: &Site<'_>, subject: Subject) -> Choice {
    let page = site.address(subject);
    Choice {
        key: page.trim_end_matches('/').to_owned(),
        name: site.name(subject),
        page,
        rank: 0,
    }
}

/// Yes or no as a choice; `page` has the same list as yes.
fn yes_or_no(site: &Site<'_>, is_so: bool, page: &str) -> Choice {
    let key = if is_so { "yes" } else { "no" };
    Choice {
        key: key.to_owned(),
        name: site.words.say(&format!("filter-{key}")),
        page: if is_so {
            page.to_owned()
        } else {
            String::new()
        },
        rank: usize::from(!is_so),
    }
}

/// A municipal year as a choice, the newest first.
fn year(site: &Site<'_>, year: i32) -> Choice {
    let (from, to) = (year.to_string(), (year + 1).to_string());
    Choice {
        key: from.clone(),
        name: site
            .words
            .with("date-years", &[("from", &from), ("to", &to)]),
        page: match site.register.years.contains_key(&year) {
            true => address::of_year(year),
            false => String::new(),
        },
        rank: usize::try_from(9999 - year).unwrap_or(0),
    }
}

/// The positions of rows in the order of what is known of each; what is not known is left out.
fn sorted<K: Ord>(count: usize, key: impl Fn(usize) -> Option<K>) -> Vec<usize> {
    let keys = (0..count).filter_map(|at| key(at).map(|key| (key, at)));
    let mut order: Vec<(K, usize)> = keys.collect();
    order.sort();
    order.into_iter().map(|(_, at)| at).collect()
}

/// The municipal year of a date, where it is certain.
fn year_of(site: &Site<'_>, date: &PartialDate) -> Option<i32> {
    let (month, day) = site.settings.municipal_year;
    let year = |date| municipal_year(date, month, day);
    let (first, last) = (year(date.earliest()?), year(date.latest()?));
    (first == last).then_some(first)
}

/// Those of leads whose records are public, and for whom they act.
fn parties(leads: &[Lead]) -> Vec<Party> {
    let parties = leads.iter().flat_map(|lead| [lead.party, lead.acting_for]);
    parties.flatten().collect()
}
