//! How the list of indicators can be filtered and sorted.

use crate::plan::Site;
use crate::plan::file::filter::column::{Choice, Column};
use crate::plan::file::filter::{Filter, parties, party, record, sorted};
use crate::register::{Id, Indicator, Subject};
use crate::term::Rag;

/// Every indicator.
pub const INDICATORS: Filter = Filter {
    list: "indicators",
    keys: &["framework", "lead", "priority", "rating"],
    columns,
    orders: &["title"],
    order,
};

fn ids(subjects: &[Subject]) -> impl Iterator<Item = Id<Indicator>> + '_ {
    subjects.iter().filter_map(|subject| match subject {
        Subject::Indicator(id) => Some(*id),
        _ => None,
    })
}

fn columns(site: &Site<'_>, subjects: &[Subject]) -> Vec<Column> {
    let row = |id: Id<Indicator>| &site.register.indicators[id];
    vec![
        Column::of(
            "framework",
            ids(subjects).map(|id| vec![row(id).measures]),
            |id| record(site, Subject::Measures(id)),
        ),
        Column::of(
            "lead",
            ids(subjects).map(|id| parties(&row(id).responsible)),
            |lead| party(site, lead),
        ),
        Column::of(
            "priority",
            ids(subjects).map(|id| row(id).priorities.clone()),
            |id| record(site, Subject::Priority(id)),
        ),
        Column::of(
            "rating",
            ids(subjects).map(|id| vec![rating(site, id).key()]),
            |key| Choice {
                key: key.to_owned(),
                name: site.words.say(&format!("rag-{key}")),
                rank: Rag::ALL
                    .iter()
                    .position(|rag| rag.key() == key)
                    .unwrap_or(0),
                ..Choice::default()
            },
        ),
    ]
}

/// The rating as last published.
fn rating(site: &Site<'_>, id: Id<Indicator>) -> Rag {
    let latest = site.register.indicators[id].latest();
    latest.map_or(Rag::NotRated, |observation| observation.rag)
}

fn order(site: &Site<'_>, subjects: &[Subject], _: &str) -> Vec<usize> {
    let ids: Vec<Id<Indicator>> = ids(subjects).collect();
    sorted(ids.len(), |at| {
        Some(
            site.register.indicators[ids[at]]
                .record
                .title
                .text
                .to_lowercase(),
        )
    })
}
