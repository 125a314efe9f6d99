//! The lists of recommendations, actions, information requests and visits.

use crate::plan::file::filter::RECOMMENDATIONS;
use crate::plan::page::list::List;
use crate::plan::page::{Section, newest};
use crate::plan::view::{Link, Row};
use crate::plan::{Entry, Site, address};
use crate::register::{Id, Recommendation, Subject, Urgency};
use crate::term::Kind;

/// Plans the list of all, and a list for each kind.
pub(super) fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let ids: Vec<Id<Recommendation>> = register.newest.clone();
    let updated = newest(
        site,
        register
            .recommendations
            .ids()
            .filter_map(|id| register.last_news(id)),
    );
    let heading = site.words.say("all-recommendations");
    let section = Section::RECOMMENDATIONS;
    let mut all = List::of_recommendations(
        "recommendations",
        section.address,
        section,
        heading,
        ids.clone(),
    );
    all.related = ways_in(site);
    all.related_heading = site.words.say("other-ways-to-list");
    all.updated.clone_from(&updated);
    all.plan_filtered(site, &RECOMMENDATIONS, entries);
    let subjects = ids.iter().map(|id| Subject::Recommendation(*id)).collect();
    RECOMMENDATIONS.plan(subjects, row, entries);
    for kind in kinds(site).filter(|kind| *kind != Kind::Action) {
        let mut of_kind = ids.clone();
        of_kind.retain(|id| register.recommendations[*id].record.kind == kind);
        let mut list = List::of_recommendations(
            "recommendations",
            address::of_kind(kind),
            section,
            kind_heading(site, kind),
            of_kind,
        );
        list.count = match kind {
            Kind::Recommendation => "rows-count-recommendations",
            Kind::Action => "rows-count-actions",
            Kind::InformationRequest => "rows-count-information-requests",
            Kind::Visit => "rows-count-visits",
        };
        list.intro = format!(
            "<p>{}</p>",
            site.words.say(&format!("kind-{}-meaning", kind.key()))
        );
        list.crumbs = vec![section.link(site)];
        list.updated.clone_from(&updated);
        list.plan(site, entries);
    }
}

/// The row of a recommendation.
fn row(site: &Site<'_>, subject: Subject) -> Row {
    match subject {
        Subject::Recommendation(id) => site.row(id).clone(),
        _ => Row::default(),
    }
}

/// The kinds that the site has records of.
fn kinds(site: &Site<'_>) -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| {
        site.register
            .recommendations
            .rows()
            .iter()
            .any(|row| row.record.kind == *kind)
    })
}

/// What the list of one kind is called.
fn kind_heading(site: &Site<'_>, kind: Kind) -> String {
    match kind {
        Kind::Recommendation => site.words.say("list-only-recommendation"),
        other => site.words.say(&format!("section-{}", other.folder())),
    }
}

/// The other lists of the same records.
fn ways_in(site: &Site<'_>) -> Vec<Link> {
    let say = |key: &str| site.words.say(key);
    let mut links = vec![
        Section::OWED.link(site),
        Link::to(say("list-open"), site.at("open/")),
        Link::to(
            say("urgency-late"),
            site.at(&address::of_urgency(Urgency::Late)),
        ),
        Link::to(say("list-unanswered"), site.at("unanswered/")),
        Section::PROMISES.link(site),
        Section::SILENCE.link(site),
    ];
    links.extend(
        kinds(site).map(|kind| Link::to(kind_heading(site, kind), site.at(address::of_kind(kind)))),
    );
    links.extend(
        [
            Section::TOPICS,
            Section::DECISIONS,
            Section::DELIVERY,
            Section::YEARS,
        ]
        .map(|section| {
            Link::to(
                say(&format!("by-{}", section.key)),
                site.at(section.address),
            )
        }),
    );
    links
}
