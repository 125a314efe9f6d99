//! Every public record of a site with what it is called and by what it is known again. Goes to the
//! comparison of records.

use crate::difference::Side;
use crate::record::standing::Standing;
use crate::register::{Shelf, Subject};
use crate::term::text::name_key;

/// A public record.
pub struct Item<'a> {
    /// The kind, as a word: `recommendation`, `person`.
    pub kind: &'static str,
    /// What it is known by among its kind.
    pub key: String,
    pub reference: Option<String>,
    pub name: String,
    /// The address of its page; a term of the glossary has none.
    pub address: Option<String>,
    pub shelf: Option<Shelf>,
    pub standing: &'a Standing,
    pub subject: Option<Subject>,
}

/// Every public record of a site, kind by kind.
pub fn items<'a>(side: Side<'a>) -> Vec<Item<'a>> {
    let (site, register) = (side.site, side.site.register);
    let mut items: Vec<Item<'a>> = register
        .subjects()
        .map(|subject| {
            let (kind, shelf, reference, key) = known(side, subject);
            let name = site.name(subject);
            let key = key.or(reference.clone()).unwrap_or_else(|| name.clone());
            Item {
                kind,
                key: name_key(&key),
                reference,
                name,
                address: Some(site.address(subject)),
                shelf: Some(shelf),
                standing: register.standing(subject),
                subject: Some(subject),
            }
        })
        .collect();
    items.extend(register.terms.rows().iter().map(|term| Item {
        kind: "term",
        key: name_key(&term.record.term.text),
        reference: None,
        name: term.record.term.text.clone(),
        address: None,
        shelf: None,
        standing: &term.record.standing,
        subject: None,
    }));
    items
}

/// The kind of a record, its shelf, its reference, and what else it is known by.
fn known(
    side: Side<'_>,
    subject: Subject,
) -> (&'static str, Shelf, Option<String>, Option<String>) {
    let register = side.site.register;
    match subject {
        Subject::Recommendation(id) => {
            let record = &register.recommendations[id].record;
            let reference = record.reference.text.clone();
            (
                record.kind.key(),
                Shelf::Recommendation,
                Some(reference),
                None,
            )
        }
        Subject::Meeting(id) => {
            let reference = register.meetings[id].record.reference.text.clone();
            ("meeting", Shelf::Meeting, Some(reference), None)
        }
        Subject::Report(id) => {
            let reference = register.reports[id].record.reference.text.clone();
            ("report", Shelf::Report, Some(reference), None)
        }
        Subject::Page(id) => {
            let slug = register.pages[id].slug.clone();
            ("page", Shelf::Page, None, Some(slug))
        }
        Subject::Person(id) => {
            let name = register.people[id].record.name.text.clone();
            ("person", Shelf::Person, None, Some(name))
        }
        Subject::Post(_) => ("post", Shelf::Post, None, None),
        Subject::Organisation(_) => ("organisation", Shelf::Organisation, None, None),
        Subject::Body(_) => ("body", Shelf::Body, None, None),
        Subject::Framework(id) => {
            let reference = register.frameworks[id].record.reference.text.clone();
            ("framework", Shelf::Framework, Some(reference), None)
        }
        Subject::Priority(id) => {
            let priority = &register.priorities[id];
            let framework = &register.frameworks[priority.framework]
                .record
                .reference
                .text;
            let reference = format!("{framework} {}", priority.record.code.text);
            ("priority", Shelf::Priority, Some(reference), None)
        }
        Subject::Measures(id) => {
            let reference = register.measures[id].record.reference.text.clone();
            (
                "performance-framework",
                Shelf::Measures,
                Some(reference),
                None,
            )
        }
        Subject::Indicator(id) => {
            let reference = register.indicators[id].record.reference.text.clone();
            ("indicator", Shelf::Indicator, Some(reference), None)
        }
        Subject::Plan(id) => {
            let reference = register.plans[id].record.reference.text.clone();
            ("plan", Shelf::Plan, Some(reference), None)
        }
        Subject::Action(id) => {
            let reference = register.actions[id].reference.clone();
            ("plan-action", Shelf::Action, Some(reference), None)
        }
        Subject::Document(id) => {
            let reference = register.documents[id].record.reference.text.clone();
            ("document", Shelf::Document, Some(reference), None)
        }
    }
}
