//! The chart of a priority's ratings over time, a picture for each workstream that was rated twice or
//! more, with every rating in a table and as CSV.

use crate::plan::chart::{Chart, Lanes, Picture, Stop};
use crate::plan::page::rating;
use crate::plan::view::Link;
use crate::plan::{Site, csv};
use crate::register::{Id, Priority, RatingAt, Subject, known_order};
use crate::term::Rag;
use crate::term::text::name_key;

/// The address of the file with the ratings of a priority.
pub(super) fn csv_address(priority: &str) -> String {
    format!("{priority}ratings.csv")
}

/// The ratings of one workstream of one plan, the oldest first.
struct Workstream<'a> {
    name: &'a str,
    ratings: Vec<RatingAt>,
}

fn workstreams<'a>(site: &'a Site<'_>, id: Id<Priority>) -> Vec<Workstream<'a>> {
    let priority = &site.register.priorities[id];
    let mut streams: Vec<Workstream<'a>> = Vec::new();
    for at in &priority.ratings {
        let plan = &site.register.plans[at.plan].record;
        let rating = &plan.highlights[at.highlight].ratings[at.rating];
        let name = rating
            .workstream
            .as_deref()
            .unwrap_or(&priority.record.title.text);
        let same = |stream: &&mut Workstream<'_>| {
            stream.ratings[0].plan == at.plan && name_key(stream.name) == name_key(name)
        };
        match streams.iter_mut().find(same) {
            Some(stream) => stream.ratings.push(*at),
            None => streams.push(Workstream {
                name,
                ratings: vec![*at],
            }),
        }
    }
    for stream in &mut streams {
        let date =
            |at: &RatingAt| &site.register.plans[at.plan].record.highlights[at.highlight].date;
        stream.ratings.sort_by(|a, b| known_order(date(a), date(b)));
    }
    streams
}

/// The chart; none where no workstream was rated twice.
pub(super) fn chart(site: &Site<'_>, id: Id<Priority>) -> Option<Chart> {
    let words = site.words;
    let streams = workstreams(site, id);
    let (drawn, once): (Vec<_>, Vec<_>) =
        streams.iter().partition(|stream| stream.ratings.len() > 1);
    if drawn.is_empty() {
        return None;
    }
    let title = rating::moved(site, id)?;
    let pictures = drawn.iter().map(|stream| Picture {
        heading: match drawn.len() {
            1 => String::new(),
            _ => stream.name.to_owned(),
        },
        svg: picture(site, stream),
    });
    let not_drawn = once.iter().map(|stream| stream.name.to_owned());
    let not_drawn: Vec<String> = not_drawn.collect();
    Some(Chart {
        id: "ratings-chart".to_owned(),
        title,
        subtitle: words.say("chart-ratings-subtitle"),
        pictures: pictures.collect(),
        not_drawn: match not_drawn.is_empty() {
            true => Vec::new(),
            false => vec![words.with("chart-rated-once", &[("list", &words.list(&not_drawn))])],
        },
        csv: Link::to(
            words.say("chart-csv"),
            site.at(&csv_address(&site.address(Subject::Priority(id)))),
        ),
        source: words.say("chart-source-papers"),
    })
}

fn picture(site: &Site<'_>, stream: &Workstream<'_>) -> String {
    let found = |at: &RatingAt| {
        let highlight = &site.register.plans[at.plan].record.highlights[at.highlight];
        (
            site.words.date(&highlight.date),
            highlight.ratings[at.rating].rag,
        )
    };
    let is_given = |rag: &Rag| stream.ratings.iter().any(|at| found(at).1 == *rag);
    // A lane of "not rated" only where something stands in it.
    let lanes: Vec<Rag> = Rag::ALL
        .into_iter()
        .filter(|rag| *rag != Rag::NotRated || is_given(rag))
        .collect();
    let stops = stream.ratings.iter().map(|at| {
        let (when, rag) = found(at);
        Stop {
            lane: lanes
                .iter()
                .position(|lane| *lane == rag)
                .unwrap_or_default(),
            class: match rag {
                Rag::Green => "dot dot-green",
                Rag::Amber => "dot dot-amber",
                Rag::Red => "dot dot-red",
                Rag::NotRated => "dot dot-grey",
            },
            is_rated: rag != Rag::NotRated,
            when,
        }
    });
    let stops: Vec<Stop> = stops.collect();
    let told: Vec<String> = stream
        .ratings
        .iter()
        .map(|at| {
            let (when, rag) = found(at);
            format!("{when}: {}", rating::word(site, rag))
        })
        .collect();
    let label = format!("{}. {}.", stream.name, told.join("; "));
    let words = lanes.iter().map(|rag| rating::word(site, *rag)).collect();
    Lanes { words, stops }.draw(&label)
}

/// Every rating of a priority as CSV.
pub(super) fn csv(site: &Site<'_>, id: Id<Priority>) -> String {
    let streams = workstreams(site, id);
    let rows = streams.iter().flat_map(|stream| {
        stream.ratings.iter().map(|at| {
            let plan = &site.register.plans[at.plan].record;
            let highlight = &plan.highlights[at.highlight];
            vec![
                plan.reference.text.clone(),
                stream.name.to_owned(),
                highlight.date.machine().unwrap_or_default(),
                site.words.date(&highlight.date),
                highlight.ratings[at.rating].rag.key().to_owned(),
            ]
        })
    });
    csv::text(
        &[
            "plan",
            "workstream",
            "date",
            "date_in_words",
            "published_rating",
        ],
        rows,
    )
}
