//! A body or an organisation as one of schema.org's kinds of organisation.

use crate::plan::linked_data::{id as name_of, present, words};
use crate::plan::view::Head;
use crate::plan::{Site, address};
use crate::record::fields::Text;
use crate::register::{Body, Id, Organisation, Party, Subject};
use crate::term::PartialDate;
use serde_json::Value;

/// Words in a kind that say that it is part of the state.
const PUBLIC: [&str; 9] = [
    "council",
    "committee",
    "scrutiny",
    "health and wellbeing board",
    "government",
    "nhs body",
    "police",
    "regulator",
    "fire",
];

/// schema.org's word for a kind.
fn kind_of(kind: Option<&str>) -> &'static str {
    let lower = kind.unwrap_or_default().to_lowercase();
    if lower.contains("charity") {
        "NGO"
    } else if PUBLIC.iter().any(|word| lower.contains(word)) && !lower.contains("community") {
        "GovernmentOrganization"
    } else {
        "Organization"
    }
}

/// A body.
pub fn body(site: &Site<'_>, head: &Head, id: Id<Body>) -> Value {
    let body = &site.register.bodies[id];
    let record = &body.record;
    let subject = Subject::Body(id);
    let parent = body.parent.or(body.organisation);
    present([
        ("@type", words(kind_of(record.kind.as_deref()))),
        ("@id", name_of(site, subject).map(Value::from)),
        ("name", words(&record.name.text)),
        (
            "alternateName",
            others(record.short_name.as_ref(), &record.former_names),
        ),
        ("description", words(&head.description)),
        ("url", site.url(&site.address(subject)).map(Value::from)),
        (
            "parentOrganization",
            parent.map(|parent| link(site, parent)),
        ),
    ])
}

/// An organisation. Its own site, where the record has it, is its address; ours tells of it.
pub fn organisation(site: &Site<'_>, head: &Head, id: Id<Organisation>) -> Value {
    let record = &site.register.organisations[id].record;
    let subject = Subject::Organisation(id);
    let page = site.url(&site.address(subject));
    let website = record.website.as_ref().map(|website| website.text.clone());
    let day = |date: &Option<PartialDate>| date.as_ref()?.machine().map(Value::from);
    present([
        ("@type", words(kind_of(record.kind.as_deref()))),
        ("@id", name_of(site, subject).map(Value::from)),
        ("name", words(&record.name.text)),
        (
            "alternateName",
            others(record.short_name.as_ref(), &record.former_names),
        ),
        ("description", words(&head.description)),
        ("url", website.or_else(|| page.clone()).map(Value::from)),
        ("mainEntityOfPage", page.map(Value::from)),
        ("foundingDate", day(&record.from)),
        ("dissolutionDate", day(&record.to)),
    ])
}

/// Somebody or something that is named on the page of another record.
pub fn link(site: &Site<'_>, party: Party) -> Value {
    let register = site.register;
    let subject = address::subject_of(party);
    let kind = match party {
        Party::Body(id) => kind_of(register.bodies[id].record.kind.as_deref()),
        Party::Organisation(id) => kind_of(register.organisations[id].record.kind.as_deref()),
        Party::Post(_) => "Organization",
        Party::Person(_) => "Person",
    };
    present([
        ("@type", words(kind)),
        ("@id", name_of(site, subject).map(Value::from)),
        ("name", words(&site.name(subject))),
        ("url", site.url(&site.address(subject)).map(Value::from)),
    ])
}

fn others(short: Option<&Text>, former: &[Text]) -> Option<Value> {
    let names: Vec<&str> = short
        .into_iter()
        .chain(former)
        .map(|name| name.text.as_str())
        .collect();
    (!names.is_empty()).then(|| Value::from(names))
}
