//! The short picture of a priority: what was asked for, its actions, its rating and its indicators,
//! each figure with the rows that it counts.

use crate::plan::page::indicator::indicator_row;
use crate::plan::page::plan::{counted, rule};
use crate::plan::page::subject_list::{SubjectList, plain_row};
use crate::plan::page::{Section, rating};
use crate::plan::view::{Fact, Link};
use crate::plan::{Entry, Site};
use crate::register::{Id, Indicator, Measured, Priority, Subject};
use crate::term::Delivery;
use serde::Serialize;

/// What stands on top of a priority's page.
#[derive(Serialize)]
pub(super) struct Picture {
    facts: Vec<Fact>,
    /// How its actions are counted.
    rule: String,
}

/// A list of some of a priority's indicators: the last part of its address, its heading and its
/// figure in the wording table, and the indicators.
struct Sorted<'a> {
    part: &'static str,
    heading: &'static str,
    figure: &'static str,
    list: &'a [Id<Indicator>],
}

/// Indicators by what their figures say.
fn by_target(measured: &Measured) -> [Sorted<'_>; 3] {
    let sorted = |part, heading, figure, list| Sorted {
        part,
        heading,
        figure,
        list,
    };
    [
        sorted("met", "measured-of-met", "measured-met", &measured.met),
        sorted(
            "not-met",
            "measured-of-not-met",
            "measured-not-met",
            &measured.not_met,
        ),
        sorted(
            "not-computed",
            "measured-of-untold",
            "picture-untold",
            &measured.untold,
        ),
    ]
}

/// Indicators by the rating that the papers give, in the order of all ratings.
fn by_rating(measured: &Measured) -> impl Iterator<Item = Sorted<'_>> {
    const NAMES: [(&str, &str, &str); 4] = [
        ("green", "measured-of-green", "picture-green"),
        ("amber", "measured-of-amber", "picture-amber"),
        ("red", "measured-of-red", "picture-red"),
        ("not-rated", "measured-of-not-rated", "picture-unrated"),
    ];
    let lists = measured.published.iter().map(Vec::as_slice);
    NAMES
        .into_iter()
        .zip(lists)
        .map(|((part, heading, figure), list)| Sorted {
            part,
            heading,
            figure,
            list,
        })
}

fn address(priority: &str, sorted: &Sorted<'_>) -> String {
    format!("{priority}indicators/{}/", sorted.part)
}

/// Plans a list for each figure of a priority's indicators.
pub(super) fn plan_measured(site: &Site<'_>, entries: &mut Vec<Entry>, id: Id<Priority>) {
    let subject = Subject::Priority(id);
    let (own, name) = (site.address(subject), site.link(subject));
    let measured = site
        .register
        .measured(&site.register.priorities[id].indicators);
    let lists = by_target(&measured).into_iter().chain(by_rating(&measured));
    for sorted in lists.filter(|sorted| !sorted.list.is_empty()) {
        SubjectList {
            kind: "priority-measured",
            address: address(&own, &sorted),
            section: Section::PRIORITIES,
            crumbs: vec![Section::PRIORITIES.link(site), name.clone()],
            heading: site.words.with(sorted.heading, &[("name", &name.text)]),
            count: "rows-count-indicators",
            order: "order-of-paper",
            subjects: sorted
                .list
                .iter()
                .map(|id| Subject::Indicator(*id))
                .collect(),
            row: |site, subject| match subject {
                Subject::Indicator(id) => indicator_row(site, id).into(),
                other => plain_row(site, other),
            },
            is_computed: true,
        }
        .plan_always(site, entries);
    }
}

/// The picture of a priority.
pub(super) fn picture(site: &Site<'_>, id: Id<Priority>) -> Picture {
    let words = site.words;
    let priority = &site.register.priorities[id];
    let own = site.address(Subject::Priority(id));
    let mut facts = vec![asked(site, priority)];
    if let Some(told) = counted(site, &priority.actions) {
        let actions = vec![Link::to(told, "#actions")];
        facts.push(Fact::links(words.say("priority-actions"), actions, ""));
    }
    let moved = rating::moved(site, id).map(|told| Link::to(told, "#ratings"));
    facts.push(Fact::links(
        words.say("picture-rating"),
        moved.into_iter().collect(),
        words.say("picture-not-rated"),
    ));
    let measured = site.register.measured(&priority.indicators);
    let link = |sorted: Sorted<'_>| {
        (!sorted.list.is_empty()).then(|| {
            let text = words.count(sorted.figure, sorted.list.len());
            Link::to(text, site.at(&address(&own, &sorted)))
        })
    };
    facts.push(Fact::links(
        words.say("picture-indicators"),
        by_target(&measured).into_iter().filter_map(link).collect(),
        words.say("picture-no-indicators"),
    ));
    if !priority.indicators.is_empty() {
        let published: Vec<Link> = by_rating(&measured).filter_map(link).collect();
        facts.push(Fact::links(words.say("picture-published"), published, ""));
    }
    Picture {
        facts,
        rule: rule(site, &priority.actions),
    }
}

/// What was asked for, by where it stands: each figure with its rows on the page.
fn asked(site: &Site<'_>, priority: &Priority) -> Fact {
    let words = site.words;
    let (mut late, mut open, mut closed, mut done) = (0, 0, 0, 0);
    for id in &priority.recommendations {
        let status = site.register.status(*id);
        if !status.is_open() {
            closed += 1;
            done += usize::from(matches!(
                status.delivery,
                Delivery::DoneAsReported | Delivery::DoneAsConfirmed
            ));
        } else if status.late.is_empty() {
            open += 1;
        } else {
            late += 1;
        }
    }
    let mut links = Vec::new();
    let mut add = |count: usize, text: String, href: &str| {
        if count > 0 {
            links.push(Link::to(text, href));
        }
    };
    add(late, words.count("picture-late", late), "#late");
    add(open, words.count("picture-open", open), "#open");
    let closed_words = match (done, closed) {
        (done, closed) if done == closed => words.count("picture-done", done),
        (0, closed) => words.count("picture-closed", closed),
        (done, closed) => {
            let done = crate::wording::thousands(done);
            words.fill("picture-closed-and-done", Some(closed), &[("done", &done)])
        }
    };
    add(closed, closed_words, "#closed");
    Fact::links(
        words.say("picture-asked"),
        links,
        words.say("counted-nothing-asked"),
    )
}
