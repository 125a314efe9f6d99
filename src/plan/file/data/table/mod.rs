//! A file a table of the open data: its rows and its columns.

mod action_dates;
mod action_people;
mod actions;
mod agenda_item_people;
mod agenda_items;
mod attendance;
mod bodies;
mod changes;
mod citations;
mod completion_dates;
mod documents;
mod frameworks;
mod glossary;
mod highlight_ratings;
mod holdings;
mod indicator_notes;
mod indicator_priorities;
mod indicator_responsible;
mod indicators;
mod meetings;
mod memberships;
mod notes;
mod observations;
mod organisations;
mod other_names;
mod papers;
mod people;
mod performance_frameworks;
mod plans;
mod posts;
mod priorities;
mod promises;
mod recommendation_actions;
mod recommendation_addressees;
mod recommendation_indicators;
mod recommendation_leads;
mod recommendation_meetings;
mod recommendation_priorities;
mod recommendation_successors;
mod recommendations;
mod report_authors;
mod report_priorities;
mod report_sections;
mod reports;
mod response_authors;
mod response_clocks;
mod response_evidence;
mod responses;
mod successors;
mod targets;
mod vacancies;
mod withdrawn;

pub(in crate::plan::file::data) use agenda_items::title as item_title;
pub(in crate::plan::file::data) use other_names::names;

use crate::plan::Site;
use crate::plan::file::data::Table;
use crate::register::{Id, Recommendation, Register, Subject};
use crate::term::{Decision, Delivery, Rag};

/// Every table: the one list to extend for a new table.
pub const ALL: &[&dyn Table] = &[
    &recommendations::TABLE,
    &recommendation_leads::TABLE,
    &recommendation_addressees::TABLE,
    &recommendation_priorities::TABLE,
    &recommendation_meetings::TABLE,
    &recommendation_indicators::TABLE,
    &recommendation_actions::TABLE,
    &recommendation_successors::TABLE,
    &completion_dates::TABLE,
    &response_clocks::TABLE,
    &responses::TABLE,
    &response_authors::TABLE,
    &response_evidence::TABLE,
    &promises::TABLE,
    &changes::TABLE,
    &meetings::TABLE,
    &agenda_items::TABLE,
    &agenda_item_people::TABLE,
    &attendance::TABLE,
    &papers::TABLE,
    &reports::TABLE,
    &report_authors::TABLE,
    &report_priorities::TABLE,
    &report_sections::TABLE,
    &indicator_notes::TABLE,
    &frameworks::TABLE,
    &priorities::TABLE,
    &performance_frameworks::TABLE,
    &indicators::TABLE,
    &indicator_priorities::TABLE,
    &indicator_responsible::TABLE,
    &targets::TABLE,
    &observations::TABLE,
    &plans::TABLE,
    &actions::TABLE,
    &action_people::TABLE,
    &action_dates::TABLE,
    &highlight_ratings::TABLE,
    &people::TABLE,
    &posts::TABLE,
    &holdings::TABLE,
    &vacancies::TABLE,
    &organisations::TABLE,
    &successors::TABLE,
    &bodies::TABLE,
    &memberships::TABLE,
    &other_names::TABLE,
    &documents::TABLE,
    &citations::TABLE,
    &notes::TABLE,
    &glossary::TABLE,
    &withdrawn::TABLE,
];

const RECOMMENDATION: (&str, &str) = ("recommendations", "reference");
const RESPONSE: (&str, &str) = ("responses-and-updates", "id");
const MEETING: (&str, &str) = ("meetings", "reference");
const REPORT: (&str, &str) = ("reports", "reference");
const FRAMEWORK: (&str, &str) = ("frameworks", "reference");
const PRIORITY: (&str, &str) = ("priorities", "reference");
const INDICATOR: (&str, &str) = ("indicators", "reference");
const PLAN: (&str, &str) = ("plans", "reference");
const ACTION: (&str, &str) = ("actions", "reference");
const DOCUMENT: (&str, &str) = ("documents", "reference");
const PERSON: (&str, &str) = ("people", "id");
const POST: (&str, &str) = ("posts", "id");
const ORGANISATION: (&str, &str) = ("organisations", "id");
const BODY: (&str, &str) = ("bodies", "id");

/// A row of something that a recommendation has several of: whose it is, and which.
type OfRecommendation = (Id<Recommendation>, usize);

/// Gives the position of each thing that recommendations have several of.
fn each_of(
    register: &Register,
    count: impl Fn(&Recommendation) -> usize,
    take: &mut dyn FnMut(OfRecommendation),
) {
    for (id, recommendation) in register.recommendations.iter() {
        (0..count(recommendation)).for_each(|at| take((id, at)));
    }
}

/// The reference of a recommendation.
fn reference<'s>(site: &'s Site<'_>, id: Id<Recommendation>) -> &'s str {
    &site.register.recommendations[id].record.reference.text
}

/// The id of a response or update, by its position among the entries.
fn response_id(site: &Site<'_>, id: Id<Recommendation>, at: usize) -> Option<String> {
    let record = &site.register.recommendations[id].record;
    let anchor = crate::plan::address::entry_anchor(record.entries.get(at)?.number);
    Some(format!("{}#{anchor}", record.reference.text))
}

/// The reference of a priority: its framework's with its code.
fn priority_reference(register: &Register, id: Id<crate::register::Priority>) -> String {
    let priority = &register.priorities[id];
    let framework = &register.frameworks[priority.framework].record;
    format!("{}-{}", framework.reference.text, priority.record.code.text)
}

/// The address of a record's page.
fn page(site: &Site<'_>, subject: Subject) -> String {
    crate::plan::file::data::column::whole(site, &site.address(subject))
}

/// A link of the site, from the root of the server, as a whole address where the base URL is known.
pub(in crate::plan::file::data) fn from_href(site: &Site<'_>, href: &str) -> String {
    match href.strip_prefix(site.settings.base_path()) {
        Some(address) if href.starts_with('/') => {
            crate::plan::file::data::column::whole(site, address)
        }
        _ => href.to_owned(),
    }
}

fn decisions() -> Vec<&'static str> {
    Decision::ALL.map(Decision::words).to_vec()
}

fn deliveries() -> Vec<&'static str> {
    Delivery::ALL.map(Delivery::words).to_vec()
}

fn ratings() -> Vec<&'static str> {
    Rag::ALL.map(Rag::key).to_vec()
}
