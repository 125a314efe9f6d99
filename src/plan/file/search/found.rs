//! What a reader may look for: everything public that has a page, a list or a place in the glossary, in
//! one fixed order, with what a result shows of it.

use crate::plan::file::search::landing::{self, Landing};
use crate::plan::{Entry, Site, address};
use crate::prose::summary;
use crate::record;
use crate::register::{Id, Lead, Meeting, Party, Subject, Term};
use crate::term::{Kind, PartialDate};
use std::cmp::Reverse;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Record(Subject),
    /// A topic, by its slug.
    Topic(String),
    Term(Id<Term>),
    List(Landing),
}

/// The kinds of what can be found, in the order in which equals stand among the results. Each is a key
/// of the wording table behind `search-kind-`.
pub const KINDS: [&str; 18] = [
    "body",
    "organisation",
    "person",
    "post",
    "topic",
    "list",
    "priority",
    "term",
    "page",
    "recommendation",
    "action",
    "information-request",
    "visit",
    "meeting",
    "report",
    "indicator",
    "plan",
    "document",
];

/// The most characters of an excerpt.
const EXCERPT: usize = 160;

/// What a result shows.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    /// Below the base of the site.
    pub address: String,
    pub title: String,
    /// The reference, where it has one.
    pub reference: String,
    pub date: String,
    pub excerpt: String,
}

/// Everything that can be found with the position of its kind, kind by kind; what has dates stands
/// newest first.
pub fn all(site: &Site<'_>, pages: &[Entry]) -> Vec<(usize, Found)> {
    let mut all: Vec<(usize, Found)> = of_register(site)
        .chain(landing::all(site, pages).map(Found::List))
        .map(|found| (kind(site, &found), found))
        .collect();
    // Last by address, so that it does not matter in which file a record stands.
    all.sort_by_cached_key(|(kind, found)| {
        let day = date(site, found).and_then(PartialDate::earliest);
        (*kind, Reverse(day), found.address(site))
    });
    all
}

/// What can be found of the register.
pub fn of_register<'a>(site: &'a Site<'_>) -> impl Iterator<Item = Found> + 'a {
    let register = site.register;
    register
        .subjects()
        .filter(|subject| site.has_name(*subject))
        .map(Found::Record)
        .chain(register.topics.keys().cloned().map(Found::Topic))
        .chain(register.terms.ids().map(Found::Term))
}

/// The position of its kind among [`KINDS`].
fn kind(site: &Site<'_>, found: &Found) -> usize {
    let key = match found {
        Found::Topic(_) => "topic",
        Found::Term(_) => "term",
        Found::List(_) => "list",
        Found::Record(subject) => match subject {
            Subject::Recommendation(id) => match site.register.recommendations[*id].record.kind {
                Kind::Recommendation => "recommendation",
                Kind::Action => "action",
                Kind::InformationRequest => "information-request",
                Kind::Visit => "visit",
            },
            Subject::Action(_) => "action",
            Subject::Meeting(_) => "meeting",
            Subject::Report(_) => "report",
            Subject::Page(_) => "page",
            Subject::Person(_) => "person",
            Subject::Post(_) => "post",
            Subject::Organisation(_) => "organisation",
            Subject::Body(_) => "body",
            Subject::Framework(_) | Subject::Priority(_) => "priority",
            Subject::Measures(_) | Subject::Indicator(_) => "indicator",
            Subject::Plan(_) => "plan",
            Subject::Document(_) => "document",
        },
    };
    KINDS.iter().position(|known| *known == key).unwrap_or(0)
}

/// The date that a result shows.
fn date<'a>(site: &'a Site<'_>, found: &Found) -> Option<&'a PartialDate> {
    let register = site.register;
    let Found::Record(subject) = found else {
        return None;
    };
    match *subject {
        Subject::Recommendation(id) => register.recommendations[id].made_on.as_ref(),
        Subject::Meeting(id) => Some(&register.meetings[id].record.date),
        Subject::Report(id) => {
            let report = &register.reports[id];
            let of_meeting = report.meeting.map(|id| &register.meetings[id].record.date);
            report.record.report_date.as_ref().or(of_meeting)
        }
        Subject::Plan(id) => register.plans[id].record.agreed_on.as_ref(),
        Subject::Document(id) => register.documents[id].record.paper.published_on.as_ref(),
        Subject::Indicator(id) => {
            let latest = register.indicators[id].latest();
            latest.map(|observation| &observation.period)
        }
        _ => None,
    }
}

impl Found {
    /// The address of its page below the base of the site.
    pub fn address(&self, site: &Site<'_>) -> String {
        match self {
            Found::Record(subject) => site.address(*subject),
            Found::Topic(slug) => address::of_topic(slug),
            Found::Term(id) => format!("glossary/#{}", site.register.terms[*id].slug),
            Found::List(list) => list.address.clone(),
        }
    }

    /// What it is called.
    pub fn title(&self, site: &Site<'_>) -> String {
        match self {
            Found::Record(subject) => site.name(*subject),
            Found::Topic(slug) => {
                let topic = site.register.topics.get(slug);
                topic.map(|topic| topic.name.clone()).unwrap_or_default()
            }
            Found::Term(id) => site.register.terms[*id].record.term.text.clone(),
            Found::List(list) => list.title.clone(),
        }
    }

    /// What a result shows of it.
    pub fn shown(&self, site: &Site<'_>) -> Shown {
        Shown {
            address: self.address(site),
            title: self.title(site),
            reference: self.reference(site),
            date: date(site, self).map_or_else(String::new, |date| site.words.date(date)),
            excerpt: self.excerpt(site),
        }
    }

    fn reference(&self, site: &Site<'_>) -> String {
        let register = site.register;
        match self {
            Found::Record(Subject::Recommendation(id)) => {
                register.recommendations[*id].record.reference.text.clone()
            }
            Found::Record(Subject::Action(id)) => register.actions[*id].reference.clone(),
            Found::Record(Subject::Indicator(id)) => {
                register.indicators[*id].record.reference.text.clone()
            }
            Found::Record(Subject::Report(id)) => {
                register.reports[*id].record.reference.text.clone()
            }
            _ => String::new(),
        }
    }

    fn excerpt(&self, site: &Site<'_>) -> String {
        let register = site.register;
        let short = |text: &str| summary(text, EXCERPT);
        let maybe = |text: &Option<String>| text.as_deref().map(short).unwrap_or_default();
        let joined = |parts: Vec<String>| short(&parts.join("; "));
        let Found::Record(subject) = self else {
            return match self {
                Found::Term(id) => {
                    let record = &register.terms[*id].record;
                    let parts = [&record.expansion, &record.meaning];
                    let parts = parts.into_iter().flatten().map(|text| short(text));
                    parts.collect::<Vec<_>>().join(": ")
                }
                Found::Topic(slug) => register.topics.get(slug).map_or_else(String::new, |topic| {
                    let count = topic.recommendations.len();
                    format!("{}.", site.words.count("rows-count-requests", count))
                }),
                Found::List(list) => short(&list.summary),
                Found::Record(_) => String::new(),
            };
        };
        match *subject {
            Subject::Recommendation(id) => {
                short(&register.recommendations[id].record.asked.markdown)
            }
            Subject::Meeting(id) => joined(
                items(site, &register.meetings[id])
                    .map(|item| item.title.text.clone())
                    .collect(),
            ),
            Subject::Report(id) => short(&register.reports[id].record.summary.markdown),
            Subject::Page(id) => {
                let record = &register.pages[id].record;
                match &record.summary {
                    Some(text) => short(text),
                    None => short(&record.text.markdown),
                }
            }
            Subject::Person(id) => {
                let posts = register.people[id].posts.iter();
                joined(
                    posts
                        .map(|(post, _)| site.name(Subject::Post(*post)))
                        .collect(),
                )
            }
            Subject::Post(id) => {
                let holders = register.posts[id].holders.iter();
                joined(
                    holders
                        .map(|(person, _)| site.name(Subject::Person(*person)))
                        .collect(),
                )
            }
            Subject::Organisation(id) => maybe(&register.organisations[id].record.summary),
            Subject::Body(id) => maybe(&register.bodies[id].record.remit),
            Subject::Framework(id) => maybe(&register.frameworks[id].record.summary),
            Subject::Priority(id) => maybe(&register.priorities[id].record.summary),
            Subject::Measures(id) => maybe(&register.measures[id].record.summary),
            Subject::Indicator(id) => {
                site.name(Subject::Measures(register.indicators[id].measures))
            }
            Subject::Plan(id) => maybe(&register.plans[id].record.summary),
            Subject::Action(id) => site.name(Subject::Plan(register.actions[id].plan)),
            Subject::Document(id) => {
                let publisher = register.documents[id].publisher;
                publisher.map_or_else(String::new, |party| site.party(party).text)
            }
        }
    }
}

/// The items of a meeting that are public in full.
pub fn items<'a>(
    site: &Site<'_>,
    meeting: &'a Meeting,
) -> impl Iterator<Item = &'a record::meeting::AgendaItem> {
    let as_of = site.register.as_of;
    let parts = meeting.record.parts.iter();
    parts.filter_map(move |part| match part {
        record::meeting::Part::Item(item) if item.state.is_in_full(as_of) => Some(&**item),
        _ => None,
    })
}

/// The names of leads, without those that are not public.
pub fn names<'a>(site: &'a Site<'_>, leads: &'a [Lead]) -> impl Iterator<Item = &'a str> + 'a {
    let parties = leads.iter().flat_map(|lead| [lead.party, lead.acting_for]);
    parties.flatten().map(|party: Party| site.party_name(party))
}
