//! What each body asked for, and how much of it is open and late.

use crate::plan::chart::{Bar, Chart, Picture, bars};
use crate::plan::page::facet::{FacetRow, columns, number};
use crate::plan::page::figures::{Part, Table, of_body};
use crate::plan::page::related::open_and_late;
use crate::plan::view::Link;
use crate::plan::{Site, csv};
use crate::register::{Body, Id, Subject};
use crate::wording::thousands;

/// The most bodies that are drawn.
const MOST: usize = 12;

/// The bodies that asked for something, the one that asked for most first.
fn bodies(site: &Site<'_>) -> Vec<Id<Body>> {
    let bodies = site.register.bodies.iter();
    let mut bodies: Vec<(Id<Body>, usize)> = bodies
        .map(|(id, body)| (id, body.made.len()))
        .filter(|(_, made)| *made > 0)
        .collect();
    bodies.sort_by_key(|(_, made)| std::cmp::Reverse(*made));
    bodies.into_iter().map(|(id, _)| id).collect()
}

/// The figures of each body.
pub(super) fn links(site: &Site<'_>) -> Vec<Link> {
    let link = |id: Id<Body>| {
        let name = site.name(Subject::Body(id));
        let text = site.words.with("figures-title-body", &[("name", &name)]);
        Link::to(text, site.at(&of_body(site, id)))
    };
    bodies(site).into_iter().map(link).collect()
}

/// The chart and the table; none where fewer than two bodies asked for something.
pub(super) fn part(site: &Site<'_>, csv: Link) -> Option<Part> {
    let words = site.words;
    let bodies = bodies(site);
    if bodies.len() < 2 {
        return None;
    }
    let made = |id: &Id<Body>| site.register.bodies[*id].made.len();
    let drawn = &bodies[..bodies.len().min(MOST)];
    let rows: Vec<Bar> = drawn
        .iter()
        .map(|id| Bar {
            label: site.name(Subject::Body(*id)),
            count: made(id),
        })
        .collect();
    let first = rows.first()?;
    let places = [
        ("name", first.label.as_str()),
        ("n", &thousands(first.count)),
    ];
    let is_tie = rows
        .get(1)
        .is_some_and(|second| second.count == first.count);
    let title = match is_tie {
        true => words.with("figures-bodies-tie", &places),
        false => words.with("figures-bodies-message", &places),
    };
    let told: Vec<String> = rows
        .iter()
        .map(|bar| format!("{}: {}", bar.label, thousands(bar.count)))
        .collect();
    let label = format!("{title}. {}.", told.join("; "));
    let picture = Picture {
        heading: String::new(),
        svg: bars(&rows, first.count, &label),
    };
    let not_drawn = match bodies.len() > drawn.len() {
        true => vec![words.say("figures-drawn-in-part")],
        false => Vec::new(),
    };
    let keys = [
        "figures-column-body",
        "column-open",
        "column-late",
        "column-all",
    ];
    let line = |id: &Id<Body>| {
        let (open, late) = open_and_late(site, &site.register.bodies[*id].made);
        FacetRow {
            link: site.link(Subject::Body(*id)),
            cells: vec![
                number(site, "column-open", open),
                number(site, "column-late", late),
                number(site, "column-all", made(id)),
            ],
        }
    };
    let table = Table {
        caption: words.say("figures-bodies-caption"),
        columns: columns(site, &keys),
        rows: bodies.iter().map(line).collect(),
    };
    Some(Part {
        id: "bodies",
        heading: words.say("figures-bodies-heading"),
        chart: Some(Chart {
            id: "bodies-chart".to_owned(),
            title,
            subtitle: words.say("figures-bodies-subtitle"),
            pictures: vec![picture],
            not_drawn,
            csv,
            source: words.say("figures-source"),
        }),
        table: Some(table),
        remarks: Vec::new(),
    })
}

/// The numbers as CSV.
pub(super) fn csv(site: &Site<'_>) -> String {
    let rows = bodies(site).into_iter().map(|id| {
        let body = &site.register.bodies[id];
        let (open, late) = open_and_late(site, &body.made);
        vec![
            body.slug.clone(),
            site.name(Subject::Body(id)),
            body.made.len().to_string(),
            open.to_string(),
            late.to_string(),
        ]
    });
    csv::text(&["body", "name", "asked_for", "open", "late"], rows)
}
