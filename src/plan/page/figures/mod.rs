//! The record in figures: decisions, progress and time to answer by year, for the whole site and for
//! each body, as charts with their numbers in a table and as CSV.

mod answers;
mod bodies;
mod by_year;

use crate::plan::chart::Chart;
use crate::plan::page::facet::{Column, FacetRow};
use crate::plan::page::{Section, newest};
use crate::plan::view::{DateView, Head, Link, View};
use crate::plan::{Entry, Site};
use crate::register::{Body, Id, Recommendation, Subject};
use serde::Serialize;

/// What the figures are of.
#[derive(Clone, Copy)]
enum Scope {
    Everything,
    Body(Id<Body>),
}

/// Plans the page of all figures, and one for each body that asked for something.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    if register.recommendations.is_empty() {
        return;
    }
    plan_scope(site, entries, Scope::Everything);
    let address = file_address(site, Scope::Everything, "bodies");
    entries.push(Entry::file("chart-csv", &address, |site, _| {
        bodies::csv(site)
    }));
    for (id, body) in register.bodies.iter() {
        if !body.made.is_empty() {
            plan_scope(site, entries, Scope::Body(id));
        }
    }
}

fn plan_scope(site: &Site<'_>, entries: &mut Vec<Entry>, scope: Scope) {
    let page = Entry::page("figures", address(site, scope), move |site| {
        view(site, scope)
    });
    entries.push(page);
    for sort in [by_year::DECISIONS, by_year::DELIVERY] {
        let address = file_address(site, scope, sort.key);
        let csv = move |site: &Site<'_>, _: &crate::plan::Plan| {
            by_year::csv(site, sort, &scope.ids(site))
        };
        entries.push(Entry::file("chart-csv", &address, csv));
    }
    let address = file_address(site, scope, "answers");
    let csv = move |site: &Site<'_>, _: &crate::plan::Plan| answers::csv(site, &scope.ids(site));
    entries.push(Entry::file("chart-csv", &address, csv));
}

/// The address of the figures of a body.
pub fn of_body(site: &Site<'_>, id: Id<Body>) -> String {
    address(site, Scope::Body(id))
}

fn address(site: &Site<'_>, scope: Scope) -> String {
    match scope {
        Scope::Everything => Section::FIGURES.address.to_owned(),
        Scope::Body(id) => format!("{}figures/", site.address(Subject::Body(id))),
    }
}

/// The address of the file with the numbers of a chart.
fn file_address(site: &Site<'_>, scope: Scope, chart: &str) -> String {
    format!("{}{chart}.csv", address(site, scope))
}

impl Scope {
    /// The recommendations that are counted.
    fn ids(self, site: &Site<'_>) -> Vec<Id<Recommendation>> {
        match self {
            Scope::Everything => site.register.recommendations.ids().collect(),
            Scope::Body(id) => site.register.bodies[id].made.clone(),
        }
    }
}

/// What `figures.html` sees.
#[derive(Serialize)]
struct Figures {
    kicker: String,
    lead: String,
    as_of: DateView,
    parts: Vec<Part>,
    /// The figures of others, or the page that these belong to.
    related: Vec<Link>,
}

/// A question with its chart and its table.
#[derive(Serialize)]
struct Part {
    id: &'static str,
    heading: String,
    chart: Option<Chart>,
    table: Option<Table>,
    /// How it was counted, and what is not counted, each in a sentence.
    remarks: Vec<String>,
}

/// The numbers of a chart.
#[derive(Serialize)]
struct Table {
    caption: String,
    columns: Vec<Column>,
    rows: Vec<FacetRow>,
}

fn view(site: &Site<'_>, scope: Scope) -> View {
    let words = site.words;
    let register = site.register;
    let ids = scope.ids(site);
    let whole = words.count("rows-count-requests", ids.len());
    let home = Link::to(words.say("home"), site.at(""));
    let (heading, kicker, lead, crumbs, related) = match scope {
        Scope::Everything => (
            words.say("figures-title"),
            String::new(),
            words.with("figures-lead", &[("whole", &whole)]),
            vec![home],
            bodies::links(site),
        ),
        Scope::Body(id) => {
            let link = site.link(Subject::Body(id));
            let places = [("whole", whole.as_str()), ("name", &link.text)];
            (
                words.with("figures-title-body", &places),
                words.say("figures-title"),
                words.with("figures-lead-body", &places),
                vec![home, Section::BODIES.link(site), link.clone()],
                vec![link, Section::FIGURES.link(site)],
            )
        }
    };
    let csv = |chart: &str| {
        let href = site.at(&file_address(site, scope, chart));
        Link::to(words.say("chart-csv"), href)
    };
    let mut parts = Vec::new();
    if matches!(scope, Scope::Everything) {
        parts.extend(bodies::part(site, csv("bodies")));
    }
    for sort in [by_year::DECISIONS, by_year::DELIVERY] {
        parts.push(by_year::part(site, sort, &ids, csv(sort.key)));
    }
    parts.push(answers::part(site, &ids, csv("answers")));
    View {
        template: "figures.html",
        head: Head {
            title: heading.clone(),
            heading,
            description: lead.clone(),
            section: Section::FIGURES.key.to_owned(),
            breadcrumbs: crumbs,
            updated: newest(site, ids.iter().filter_map(|id| register.last_news(*id))),
            ..Head::default()
        },
        body: Box::new(Figures {
            kicker,
            lead,
            as_of: site.as_of(),
            parts,
            related,
        }),
    }
}
