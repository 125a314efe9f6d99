//! How the register of recommendations and actions can be filtered and sorted.

use crate::plan::file::filter::column::{Choice, Column};
use crate::plan::file::filter::{Filter, parties, party, record, sorted, year, yes_or_no};
use crate::plan::{Site, address};
use crate::register::{Id, Organisation, Recommendation, Subject, Urgency};
use crate::term::{Decision, Delivery, Kind};

/// Everything that was asked.
pub const RECOMMENDATIONS: Filter = Filter {
    list: "recommendations",
    keys: &[
        "kind",
        "body",
        "lead",
        "organisation",
        "priority",
        "topic",
        "decision",
        "delivery",
        "open",
        "late",
        "year",
    ],
    columns,
    orders: &["late", "due", "reference", "title"],
    order,
};

/// The rows that are recommendations; here they all are.
fn ids(subjects: &[Subject]) -> impl Iterator<Item = Id<Recommendation>> + '_ {
    subjects.iter().filter_map(|subject| match subject {
        Subject::Recommendation(id) => Some(*id),
        _ => None,
    })
}

fn columns(site: &Site<'_>, subjects: &[Subject]) -> Vec<Column> {
    let register = site.register;
    let row = |id: Id<Recommendation>| &register.recommendations[id];
    // Whose page lists it: the organisation's own way of counting, turned round.
    let mut organisations: Vec<Vec<Id<Organisation>>> =
        vec![Vec::new(); register.recommendations.len()];
    for (id, organisation) in register.organisations.iter() {
        for recommendation in &organisation.recommendations {
            organisations[recommendation.index()].push(id);
        }
    }
    let topics: Vec<(&String, &str)> = register
        .topics
        .iter()
        .map(|(slug, topic)| (slug, topic.name.as_str()))
        .collect();
    let topic = |id| {
        let slug = row(id).topic.as_ref()?;
        topics.binary_search_by_key(&slug, |(known, _)| known).ok()
    };
    vec![
        Column::of(
            "kind",
            ids(subjects).map(|id| vec![row(id).record.kind]),
            |kind| Choice {
                key: kind.key().to_owned(),
                name: site.words.say(&format!("kind-{}", kind.key())),
                page: match kind {
                    // That page lists the actions of plans too.
                    Kind::Action => String::new(),
                    _ => address::of_kind(kind).to_owned(),
                },
                rank: kind as usize,
            },
        )
        .with_lists(),
        Column::of(
            "body",
            ids(subjects).map(|id| row(id).made_by.into_iter().collect()),
            |made_by| party(site, made_by),
        ),
        Column::of(
            "lead",
            ids(subjects).map(|id| parties(&row(id).leads)),
            |lead| party(site, lead),
        ),
        Column::of(
            "organisation",
            ids(subjects).map(|id| organisations[id.index()].clone()),
            |id| record(site, Subject::Organisation(id)),
        ),
        Column::of(
            "priority",
            ids(subjects).map(|id| row(id).priorities.clone()),
            |id| record(site, Subject::Priority(id)),
        ),
        Column::of(
            "topic",
            ids(subjects).map(|id| topic(id).into_iter().collect()),
            |at| {
                let (slug, name) = topics[at];
                Choice {
                    key: slug.clone(),
                    name: name.to_owned(),
                    page: address::of_topic(slug),
                    rank: 0,
                }
            },
        )
        .with_lists(),
        Column::of(
            "decision",
            ids(subjects).map(|id| vec![register.status(id).decision]),
            |said| decision(site, said),
        )
        .with_lists(),
        Column::of(
            "delivery",
            ids(subjects).map(|id| vec![register.status(id).delivery]),
            |said| delivery(site, said),
        )
        .with_lists(),
        Column::of(
            "open",
            ids(subjects).map(|id| vec![register.status(id).is_open()]),
            |is_open| yes_or_no(site, is_open, "open/"),
        )
        .with_lists(),
        Column::of(
            "late",
            ids(subjects).map(|id| vec![is_late(site, id)]),
            |is_late| yes_or_no(site, is_late, &address::of_urgency(Urgency::Late)),
        )
        .with_lists(),
        Column::of(
            "year",
            ids(subjects).map(|id| row(id).year.into_iter().collect()),
            |from| year(site, from),
        ),
    ]
}

fn is_late(site: &Site<'_>, id: Id<Recommendation>) -> bool {
    site.register.status(id).urgency == Urgency::Late
}

fn decision(site: &Site<'_>, decision: Decision) -> Choice {
    Choice {
        key: address::key(decision.words()),
        name: match decision {
            Decision::NotStated => site.words.say("not-stated"),
            _ => site.decision(decision),
        },
        page: address::of_decision(decision),
        rank: Decision::ALL
            .iter()
            .position(|known| *known == decision)
            .unwrap_or(0),
    }
}

/// How far work is, as a choice.
pub fn delivery(site: &Site<'_>, delivery: Delivery) -> Choice {
    Choice {
        key: address::key(delivery.words()),
        name: match delivery {
            Delivery::NotStated => site.words.say("not-stated"),
            _ => site.delivery(delivery),
        },
        page: address::of_delivery(delivery),
        rank: Delivery::ALL
            .iter()
            .position(|known| *known == delivery)
            .unwrap_or(0),
    }
}

fn order(site: &Site<'_>, subjects: &[Subject], by: &str) -> Vec<usize> {
    let register = site.register;
    let ids: Vec<Id<Recommendation>> = ids(subjects).collect();
    // The rows of a list that the register gives, before all others.
    let first = |urgencies: &[Urgency]| {
        let mut places = vec![None; register.recommendations.len()];
        let listed = urgencies.iter().flat_map(|urgency| register.owed(*urgency));
        for (place, id) in listed.enumerate() {
            places[id.index()] = Some(place);
        }
        sorted(ids.len(), |at| places[ids[at].index()])
    };
    match by {
        "late" => first(&[Urgency::Late]),
        "due" => first(&[
            Urgency::Soon,
            Urgency::Later,
            Urgency::Late,
            Urgency::Undated,
        ]),
        "reference" => sorted(ids.len(), |at| Some(register.recommendations[ids[at]].rank)),
        _ => sorted(ids.len(), |at| {
            Some(
                register.recommendations[ids[at]]
                    .record
                    .title
                    .text
                    .to_lowercase(),
            )
        }),
    }
}
