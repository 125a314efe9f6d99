//! Decisions and progress by municipal year: a row of bars for each word, all by one measure.

use crate::plan::chart::{Bar, Chart, Picture, bars};
use crate::plan::page::facet::{Cell, Column, FacetRow};
use crate::plan::page::figures::{Part, Table};
use crate::plan::view::Link;
use crate::plan::{Site, address, csv};
use crate::register::{Id, Recommendation, Status};
use crate::term::{Decision, Delivery};
use crate::wording::thousands;
use std::collections::BTreeMap;

/// What is counted: the words of one kind.
#[derive(Clone, Copy)]
pub(super) struct Sort {
    /// The anchor, the last part of the file's name, and the beginning of keys in the wording table.
    pub key: &'static str,
    /// How many words there are.
    all: usize,
    /// The position of a status among the words.
    of: fn(&Status) -> Option<usize>,
    /// A word in the words of the theme.
    name: fn(&Site<'_>, usize) -> String,
    /// A word as officers write it.
    written: fn(usize) -> &'static str,
    /// Whether the message counts this word as the first of its two numbers, or as the second.
    first: fn(usize) -> bool,
    second: fn(usize) -> bool,
}

pub(super) const DECISIONS: Sort = Sort {
    key: "decisions",
    all: Decision::ALL.len(),
    of: |status| Decision::ALL.iter().position(|own| *own == status.decision),
    name: |site, at| site.decision(Decision::ALL[at]),
    written: |at| Decision::ALL[at].words(),
    first: |at| {
        use Decision::{Accepted, AcceptedInPart, AcceptedInPrinciple};
        matches!(
            Decision::ALL[at],
            Accepted | AcceptedInPart | AcceptedInPrinciple
        )
    },
    second: |at| matches!(Decision::ALL[at], Decision::NotStated),
};

pub(super) const DELIVERY: Sort = Sort {
    key: "delivery",
    all: Delivery::ALL.len(),
    of: |status| Delivery::ALL.iter().position(|own| *own == status.delivery),
    name: |site, at| site.delivery(Delivery::ALL[at]),
    written: |at| Delivery::ALL[at].words(),
    first: |at| {
        use Delivery::{DoneAsConfirmed, DoneAsReported};
        matches!(Delivery::ALL[at], DoneAsReported | DoneAsConfirmed)
    },
    second: |at| matches!(Delivery::ALL[at], Delivery::NotStated),
};

/// The most words that are drawn: the others stand in the table.
const MOST_WORDS: usize = 6;

/// The most years that are drawn, the newest ones.
const MOST_YEARS: usize = 8;

/// How many there are of each word, by year. A record without a year is counted under none.
struct Counts {
    by_year: BTreeMap<Option<i32>, Vec<usize>>,
    whole: Vec<usize>,
}

fn counts(site: &Site<'_>, sort: Sort, ids: &[Id<Recommendation>]) -> Counts {
    let mut counts = Counts {
        by_year: BTreeMap::new(),
        whole: vec![0; sort.all],
    };
    for id in ids {
        let Some(at) = (sort.of)(site.register.status(*id)) else {
            continue;
        };
        let year = site.register.recommendations[*id].year;
        counts
            .by_year
            .entry(year)
            .or_insert_with(|| vec![0; sort.all])[at] += 1;
        counts.whole[at] += 1;
    }
    counts
}

fn year_name(site: &Site<'_>, year: Option<i32>) -> String {
    match year {
        Some(year) => site.words.with(
            "date-years",
            &[("from", &year.to_string()), ("to", &(year + 1).to_string())],
        ),
        None => site.words.say("figures-no-year"),
    }
}

/// The chart and the table of some recommendations.
pub(super) fn part(site: &Site<'_>, sort: Sort, ids: &[Id<Recommendation>], csv: Link) -> Part {
    let words = site.words;
    let counts = counts(site, sort, ids);
    let used: Vec<usize> = (0..sort.all).filter(|at| counts.whole[*at] > 0).collect();
    let mut drawn = used.clone();
    drawn.sort_by_key(|at| std::cmp::Reverse(counts.whole[*at]));
    drawn.truncate(MOST_WORDS);
    drawn.sort_unstable();
    let years: Vec<Option<i32>> = counts.by_year.keys().rev().copied().collect();
    let newest = &years[..years.len().min(MOST_YEARS)];
    let count = |year: &Option<i32>, at: usize| counts.by_year.get(year).map_or(0, |row| row[at]);
    let most = newest
        .iter()
        .flat_map(|year| drawn.iter().map(|at| count(year, *at)))
        .max()
        .unwrap_or_default();
    let pictures = drawn.iter().map(|at| {
        let name = (sort.name)(site, *at);
        let rows = newest.iter().map(|year| Bar {
            label: year_name(site, *year),
            count: count(year, *at),
        });
        let rows: Vec<Bar> = rows.collect();
        let told: Vec<String> = rows
            .iter()
            .map(|bar| format!("{}: {}", bar.label, thousands(bar.count)))
            .collect();
        let label = format!("{name}. {}.", told.join("; "));
        Picture {
            svg: bars(&rows, most, &label),
            heading: name,
        }
    });
    let of = |wanted: fn(usize) -> bool| -> String {
        let sum = used
            .iter()
            .filter(|at| wanted(**at))
            .map(|at| counts.whole[*at]);
        thousands(sum.sum())
    };
    let whole = thousands(ids.len());
    let places = [
        ("whole", whole.as_str()),
        ("first", &of(sort.first)),
        ("second", &of(sort.second)),
    ];
    let mut not_drawn = Vec::new();
    if used.len() > drawn.len() || years.len() > newest.len() {
        not_drawn.push(words.say("figures-drawn-in-part"));
    }
    let key = |what: &str| format!("figures-{}-{what}", sort.key);
    let chart = Chart {
        id: sort.key.to_owned() + "-chart",
        title: words.with(&key("message"), &places),
        subtitle: words.say("figures-by-year"),
        pictures: pictures.collect(),
        not_drawn,
        csv,
        source: words.say("figures-source"),
    };
    Part {
        id: sort.key,
        heading: words.say(&key("heading")),
        table: Some(table(site, sort, &counts, &used, &years)),
        chart: Some(chart),
        remarks: vec![words.say(&key("remark"))],
    }
}

/// A row for each year, a column for each word that is used.
fn table(
    site: &Site<'_>,
    sort: Sort,
    counts: &Counts,
    used: &[usize],
    years: &[Option<i32>],
) -> Table {
    let words = site.words;
    let mut columns = vec![Column {
        text: words.say("column-year"),
        is_number: false,
    }];
    columns.extend(used.iter().map(|at| Column {
        text: (sort.name)(site, *at),
        is_number: true,
    }));
    columns.push(Column {
        text: words.say("column-all"),
        is_number: true,
    });
    let row = |link: Link, numbers: &[usize]| FacetRow {
        link,
        cells: used
            .iter()
            .map(|at| numbers[*at])
            .chain([numbers.iter().sum()])
            .zip(columns.iter().skip(1))
            .map(|(number, column)| Cell {
                text: thousands(number),
                label: column.text.clone(),
                is_number: true,
            })
            .collect(),
    };
    let mut rows: Vec<FacetRow> = years
        .iter()
        .map(|year| {
            let name = year_name(site, *year);
            let link = match year {
                Some(year) => Link::to(name, site.at(&address::of_year(*year))),
                None => Link::words(name),
            };
            row(link, &counts.by_year[year])
        })
        .collect();
    rows.push(row(
        Link::words(words.say("figures-all-years")),
        &counts.whole,
    ));
    Table {
        caption: words.say(&format!("figures-{}-caption", sort.key)),
        columns,
        rows,
    }
}

/// The numbers as CSV: a line for each year and word.
pub(super) fn csv(site: &Site<'_>, sort: Sort, ids: &[Id<Recommendation>]) -> String {
    let counts = counts(site, sort, ids);
    let used: Vec<usize> = (0..sort.all).filter(|at| counts.whole[*at] > 0).collect();
    let rows = counts.by_year.iter().flat_map(|(year, numbers)| {
        let year = year.map_or_else(String::new, |year| format!("{year}/{}", year + 1));
        used.iter().map(move |at| {
            vec![
                year.clone(),
                (sort.written)(*at).to_owned(),
                numbers[*at].to_string(),
            ]
        })
    });
    csv::text(&["municipal_year", sort.key, "count"], rows)
}
