//! The index of priorities, those of each framework under its name.

use crate::plan::Site;
use crate::plan::page::priority::priority_row;
use crate::plan::page::{Section, index_head};
use crate::plan::view::{DateView, Group, Link, View};
use crate::register::Subject;
use serde::Serialize;

/// What `priorities.html` sees.
#[derive(Serialize)]
struct Index {
    lead: String,
    groups: Vec<Group>,
    as_of: DateView,
}

pub(super) fn index(site: &Site<'_>) -> View {
    let words = site.words;
    let register = site.register;
    let most = site.settings.rows_per_page;
    let mut groups: Vec<Group> = register
        .frameworks
        .iter()
        .map(|(id, framework)| {
            let name = &framework.record.name.text;
            Group {
                id: format!("framework-{}", id.index() + 1),
                heading: name.clone(),
                rows: framework
                    .priorities
                    .iter()
                    .take(most)
                    .map(|id| priority_row(site, *id).into())
                    .collect(),
                empty: words.say("none-here"),
                more: Some(Link::to(
                    words.with("see-framework", &[("name", name)]),
                    site.href(Subject::Framework(id)),
                )),
            }
        })
        .collect();
    if groups.is_empty() {
        groups.push(Group {
            empty: words.say("none-here"),
            ..Group::default()
        });
    }
    let priorities = words.count("rows-count-priorities", register.priorities.len());
    let frameworks = words.count("count-frameworks", register.frameworks.len());
    let lead = words.with(
        "count-in",
        &[("things", &priorities), ("wholes", &frameworks)],
    );
    View {
        template: "priorities.html",
        head: index_head(
            site,
            Section::PRIORITIES,
            Section::PRIORITIES.name(site),
            lead.clone(),
        ),
        body: Box::new(Index {
            lead,
            groups,
            as_of: site.as_of(),
        }),
    }
}
