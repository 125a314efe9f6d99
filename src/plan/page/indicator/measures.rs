//! The page of a performance framework, with its indicators in tables.

use crate::plan::Site;
use crate::plan::page::indicator::all_indicators;
use crate::plan::page::indicator::judged;
use crate::plan::page::indicator::table::{Table, tables};
use crate::plan::page::subject_list::more;
use crate::plan::page::{Section, head, newest, rating, ratings};
use crate::plan::view::{DateView, Fact, Link, View};
use crate::prose::summary;
use crate::register::{Id, Indicator, Measured, Measures, Subject};
use crate::term::Rag;
use serde::Serialize;

/// What `measures.html` sees.
#[derive(Serialize)]
struct MeasuresView {
    lead: String,
    as_of: DateView,
    summary: String,
    facts: Vec<Fact>,
    tables: Vec<Table>,
    more: Option<Link>,
    ratings_page: String,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// How many indicators have each rating in their latest figure, and how many meet their targets.
fn rated(site: &Site<'_>, ids: &[Id<Indicator>]) -> String {
    let measured = site.register.measured(ids);
    if ids.is_empty() {
        return published(site, &measured);
    }
    let computed = judged::counted(site, &measured);
    format!("{} {computed}", published(site, &measured))
}

/// How many indicators have each rating in their latest figure, in a sentence.
fn published(site: &Site<'_>, measured: &Measured) -> String {
    let words = site.words;
    let counts = Rag::ALL.into_iter().zip(&measured.published);
    let numbers: Vec<String> = counts
        .map(|(rag, list)| {
            let number = crate::wording::thousands(list.len());
            let rating = rating::word(site, rag).to_lowercase();
            words.with("rating-count", &[("n", &number), ("rating", &rating)])
        })
        .collect();
    let whole = measured.published.iter().map(Vec::len).sum();
    let whole = words.count("rows-count-indicators", whole);
    words.with(
        "rating-counts",
        &[("ratings", &words.list(&numbers)), ("whole", &whole)],
    )
}

pub(super) fn view(site: &Site<'_>, id: Id<Measures>) -> View {
    let words = site.words;
    let register = site.register;
    let measures = &register.measures[id];
    let record = &measures.record;
    let most = site.settings.rows_per_page;
    let mut pen = site.pen();
    let name = &record.name.text;
    let lead = rated(site, &measures.indicators);
    let description = record
        .summary
        .as_deref()
        .map_or_else(|| lead.clone(), |text| summary(text, 155));
    let mut head = head(
        site,
        Section::INDICATORS,
        name.clone(),
        name.clone(),
        description,
    );
    head.updated = newest(
        site,
        measures.indicators.iter().flat_map(|id| {
            register.indicators[*id]
                .record
                .observations
                .iter()
                .map(|observation| &observation.period)
        }),
    );
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let first: Vec<_> = measures.indicators.iter().take(most).copied().collect();
    let all = all_indicators(&site.address(Subject::Measures(id)));
    let body: Vec<Link> = measures
        .body
        .map(|party| site.party(party))
        .into_iter()
        .collect();
    View {
        template: "measures.html",
        head,
        body: Box::new(MeasuresView {
            lead,
            as_of: site.as_of(),
            summary: record
                .summary
                .as_deref()
                .map(|text| pen.html(text, 2))
                .unwrap_or_default(),
            facts: vec![
                Fact::links(words.say("framework-body"), body, words.say("none-named")),
                Fact::words(words.say("fact-reference"), record.reference.text.as_str()),
            ],
            tables: tables(site, &first, name),
            more: more(
                site,
                measures.indicators.len(),
                "rows-count-indicators",
                &all,
            ),
            ratings_page: site.at(ratings::ADDRESS),
            notes: record
                .standing
                .notes
                .iter()
                .map(|note| pen.html(note, 3))
                .collect(),
            sources: site.sources(&record.standing),
        }),
    }
}
