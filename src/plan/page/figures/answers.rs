//! How long answers took: how many came within two weeks, four, six and so on, with the median as the
//! message. Answers without two days between which to count are named, never guessed.

use crate::plan::chart::{Bar, Chart, Picture, bars};
use crate::plan::page::facet::{Cell, FacetRow, columns};
use crate::plan::page::figures::{Part, Table};
use crate::plan::page::related::answer_times;
use crate::plan::view::Link;
use crate::plan::{Site, csv};
use crate::register::{AnswerTimes, Id, Recommendation};
use crate::wording::thousands;

/// The last day of each stretch of time; behind the last there is one without end.
const UNTIL: [u32; 6] = [14, 28, 42, 56, 84, 182];

/// How many answers took so long: from the first day to the last, if there is one.
struct Stretch {
    from: u32,
    to: Option<u32>,
    count: usize,
}

fn stretches(times: &AnswerTimes) -> Vec<Stretch> {
    let mut from = 0;
    let ends = UNTIL.into_iter().map(Some).chain([None]);
    ends.map(|to| {
        let within = |days: &&u32| **days >= from && to.is_none_or(|to| **days <= to);
        let stretch = Stretch {
            from,
            to,
            count: times.days.iter().filter(within).count(),
        };
        from = to.map_or(from, |to| to + 1);
        stretch
    })
    .collect()
}

fn name(site: &Site<'_>, stretch: &Stretch) -> String {
    let from = stretch.from.to_string();
    match stretch.to {
        Some(to) => {
            let places = [("from", from.as_str()), ("to", &to.to_string())];
            site.words.with("figures-days", &places)
        }
        None => site.words.with("figures-days-more", &[("from", &from)]),
    }
}

fn times(site: &Site<'_>, ids: &[Id<Recommendation>]) -> AnswerTimes {
    site.register.answer_times(ids, |_| true)
}

/// The chart and the table of some recommendations; words where no answer can be counted.
pub(super) fn part(site: &Site<'_>, ids: &[Id<Recommendation>], csv: Link) -> Part {
    let words = site.words;
    let times = times(site, ids);
    let told = answer_times(site, &times);
    let sentence = told.map_or_else(|| words.say("figures-answers-none"), |told| told.sentence);
    let heading = words.say("figures-answers-heading");
    if times.days.is_empty() {
        return Part {
            id: "answers",
            heading,
            chart: None,
            table: None,
            remarks: vec![sentence],
        };
    }
    let stretches = stretches(&times);
    let rows: Vec<Bar> = stretches
        .iter()
        .map(|stretch| Bar {
            label: name(site, stretch),
            count: stretch.count,
        })
        .collect();
    let most = rows.iter().map(|bar| bar.count).max().unwrap_or_default();
    let mut not_drawn = Vec::new();
    if times.not_counted > 0 {
        not_drawn.push(words.count("figures-answers-not-counted", times.not_counted));
    }
    let caption = words.say("figures-answers-caption");
    let label = format!("{caption}. {sentence}");
    let keys = ["figures-column-days", "figures-column-answers"];
    let table = Table {
        caption,
        columns: columns(site, &keys),
        rows: rows
            .iter()
            .map(|bar| FacetRow {
                link: Link::words(bar.label.as_str()),
                cells: vec![Cell {
                    text: thousands(bar.count),
                    label: words.say("figures-column-answers"),
                    is_number: true,
                }],
            })
            .collect(),
    };
    Part {
        id: "answers",
        heading,
        chart: Some(Chart {
            id: "answers-chart".to_owned(),
            title: sentence,
            subtitle: words.say("figures-answers-subtitle"),
            pictures: vec![Picture {
                heading: String::new(),
                svg: bars(&rows, most, &label),
            }],
            not_drawn,
            csv,
            source: words.say("figures-source"),
        }),
        table: Some(table),
        remarks: Vec::new(),
    }
}

/// The numbers as CSV.
pub(super) fn csv(site: &Site<'_>, ids: &[Id<Recommendation>]) -> String {
    let stretches = stretches(&times(site, ids));
    let rows = stretches.iter().map(|stretch| {
        vec![
            stretch.from.to_string(),
            stretch.to.map_or_else(String::new, |to| to.to_string()),
            stretch.count.to_string(),
        ]
    });
    csv::text(&["from_days", "to_days", "answers"], rows)
}
