//! The page of a framework, with its priorities and the plans that serve it.

use crate::plan::Site;
use crate::plan::page::priority::{all_priorities, dates, priority_row, runs};
use crate::plan::page::subject_list::more;
use crate::plan::page::{Section, head, newest};
use crate::plan::view::{DateView, Fact, Group, Link, View};
use crate::prose::summary;
use crate::register::{Framework, Id, Subject};
use serde::Serialize;

/// What `framework.html` sees.
#[derive(Serialize)]
struct FrameworkView {
    summary: String,
    facts: Vec<Fact>,
    groups: Vec<Group>,
    more: Option<Link>,
    plans: Vec<Link>,
    as_of: DateView,
    notes: Vec<String>,
    sources: Vec<Link>,
}

pub(super) fn view(site: &Site<'_>, id: Id<Framework>) -> View {
    let words = site.words;
    let register = site.register;
    let framework = &register.frameworks[id];
    let record = &framework.record;
    let mut pen = site.pen();
    let most = site.settings.rows_per_page;
    let mut facts = Vec::new();
    let body: Vec<Link> = framework
        .body
        .map(|party| site.party(party))
        .into_iter()
        .collect();
    facts.push(Fact::links(
        words.say("framework-body"),
        body,
        words.say("none-named"),
    ));
    let runs = runs(site, record.from.as_ref(), record.to.as_ref());
    facts.push(Fact::links(
        words.say("priority-runs"),
        runs.map(Link::words).into_iter().collect(),
        words.say("no-dates-given"),
    ));
    facts.push(Fact::words(
        words.say("fact-reference"),
        record.reference.text.as_str(),
    ));
    let mut groups: Vec<Group> = Vec::new();
    for priority in framework.priorities.iter().take(most) {
        let heading = register.priorities[*priority].record.group.clone();
        let heading = heading.unwrap_or_else(|| words.say("framework-priorities"));
        let row = priority_row(site, *priority);
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.rows.push(row.into()),
            None => groups.push(Group {
                id: format!("group-{}", groups.len() + 1),
                heading,
                rows: vec![row.into()],
                empty: String::new(),
                more: None,
            }),
        }
    }
    if groups.is_empty() {
        groups.push(Group {
            id: "group-1".to_owned(),
            heading: words.say("framework-priorities"),
            empty: words.say("none-here"),
            ..Group::default()
        });
    }
    let all = all_priorities(&site.address(Subject::Framework(id)));
    let more = more(
        site,
        framework.priorities.len(),
        "rows-count-priorities",
        &all,
    );
    let name = &record.name.text;
    let description = match &record.summary {
        Some(text) => summary(text, 155),
        None => format!(
            "{name}: {}.",
            words.count("rows-count-priorities", framework.priorities.len())
        ),
    };
    let mut head = head(
        site,
        Section::PRIORITIES,
        name.clone(),
        name.clone(),
        description,
    );
    head.updated = newest(
        site,
        framework
            .priorities
            .iter()
            .flat_map(|id| dates(site, *id))
            .chain(&record.from),
    );
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    View {
        template: "framework.html",
        head,
        body: Box::new(FrameworkView {
            summary: record
                .summary
                .as_deref()
                .map(|text| pen.html(text, 2))
                .unwrap_or_default(),
            facts,
            groups,
            more,
            plans: framework
                .plans
                .iter()
                .map(|id| site.link(Subject::Plan(*id)))
                .collect(),
            as_of: site.as_of(),
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
