//! The index of performance frameworks, each with the first of its indicators.

use crate::plan::Site;
use crate::plan::file::filter::{FilterView, INDICATORS, SCRIPTS};
use crate::plan::page::indicator::table::{Table, tables};
use crate::plan::page::{Section, index_head, ratings};
use crate::plan::view::{DateView, Head, Link, View};
use crate::register::Subject;
use serde::Serialize;

/// What `indicators.html` sees.
#[derive(Serialize)]
struct Index {
    lead: String,
    as_of: DateView,
    frameworks: Vec<FrameworkView>,
    ratings_page: String,
    filter: FilterView,
}

#[derive(Serialize)]
struct FrameworkView {
    id: String,
    name: String,
    count: String,
    tables: Vec<Table>,
    more: Link,
}

pub(super) fn index(site: &Site<'_>) -> View {
    let words = site.words;
    let register = site.register;
    let most = site.settings.rows_per_page;
    let frameworks = register
        .measures
        .iter()
        .map(|(id, measures)| {
            let name = &measures.record.name.text;
            let first: Vec<_> = measures.indicators.iter().take(most).copied().collect();
            FrameworkView {
                id: format!("framework-{}", id.index() + 1),
                name: name.clone(),
                count: words.count("rows-count-indicators", measures.indicators.len()),
                tables: tables(site, &first, name),
                more: Link::to(
                    words.with("see-framework", &[("name", name)]),
                    site.href(Subject::Measures(id)),
                ),
            }
        })
        .collect();
    let indicators = words.count("rows-count-indicators", register.indicators.len());
    let wholes = words.count("count-measures", register.measures.len());
    let lead = words.with("count-in", &[("things", &indicators), ("wholes", &wholes)]);
    let section = Section::INDICATORS;
    View {
        template: "indicators.html",
        head: Head {
            scripts: SCRIPTS.to_vec(),
            ..index_head(site, section, section.name(site), lead.clone())
        },
        body: Box::new(Index {
            lead,
            as_of: site.as_of(),
            frameworks,
            ratings_page: site.at(ratings::ADDRESS),
            filter: INDICATORS.view(site),
        }),
    }
}
