//! People, organisations and bodies, posts and memberships as Popolo lays them out. A date that Popolo
//! cannot hold, such as a financial year, is left out here; the tables have it.

use crate::plan::Site;
use crate::plan::address::subject_of;
use crate::plan::file::data::column::page_of;
use crate::plan::file::data::events::identity;
use crate::plan::file::data::head::head;
use crate::plan::file::data::table::names;
use crate::prose::plain;
use crate::register::{Body, Id, Party};
use crate::term::PartialDate;
use serde_json::{Map, Value, json};

/// The text of the file.
pub fn text(site: &Site<'_>) -> String {
    let register = site.register;
    let persons = register.people.ids().map(Party::Person);
    let bodies = register.bodies.ids().map(Party::Body);
    let organisations = register.organisations.ids().map(Party::Organisation);
    let posts = register.posts.ids().map(Party::Post);
    let file = json!({
        "meta": head(site, &site.settings.title),
        "persons": persons.map(|party| record(site, party)).collect::<Vec<_>>(),
        "organizations": bodies
            .chain(organisations)
            .map(|party| record(site, party))
            .collect::<Vec<_>>(),
        "posts": posts.map(|party| record(site, party)).collect::<Vec<_>>(),
        "memberships": memberships(site),
    });
    let mut text = serde_json::to_string(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The id of a party: the address of its page below the site's base, without the stroke at its end.
pub fn id(site: &Site<'_>, party: Party) -> String {
    let address = site.address(subject_of(party));
    address.trim_end_matches('/').to_owned()
}

/// A map that takes only what is there.
#[derive(Default)]
struct Told(Map<String, Value>);

impl Told {
    fn tell(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        if !is_empty {
            self.0.insert(key.to_owned(), value);
        }
    }
}

/// A date that Popolo can hold: a day, a month or a year.
fn begins(date: Option<&PartialDate>) -> Option<String> {
    date?.machine()
}

/// The same for an end: of words such as "after May 2019" nobody knows when that is.
fn ends(date: Option<&PartialDate>) -> Option<String> {
    let date = date?;
    date.latest()?;
    date.machine()
}

fn record(site: &Site<'_>, party: Party) -> Value {
    let register = site.register;
    let mut told = Told::default();
    told.tell("id", id(site, party));
    match party {
        Party::Person(id) => {
            let record = &register.people[id].record;
            told.tell("name", record.name.text.as_str());
            told.tell("honorific_prefix", record.honorific.clone());
        }
        Party::Post(id) => {
            let post = &register.posts[id];
            told.tell("label", post.record.name.text.as_str());
            told.tell("role", post.record.name.text.as_str());
            let of = post.organisation.map(Party::Organisation);
            told.tell("organization_id", of.map(|of| self::id(site, of)));
            let labels: Vec<&str> = names(site, party)
                .iter()
                .flat_map(|(_, names)| names.iter().map(|name| name.as_str()))
                .collect();
            told.tell("other_label", labels);
        }
        Party::Body(id) => {
            let body = &register.bodies[id];
            told.tell("name", body.record.name.text.as_str());
            told.tell("classification", body.record.kind.clone());
            let parent = body.parent.or(body.organisation).filter(is_group);
            told.tell("parent_id", parent.map(|parent| self::id(site, parent)));
            told.tell("description", body.record.remit.as_deref().map(plain));
        }
        Party::Organisation(id) => {
            let organisation = &register.organisations[id];
            let record = &organisation.record;
            told.tell("name", record.name.text.as_str());
            told.tell("classification", record.kind.clone());
            told.tell("founding_date", begins(record.from.as_ref()));
            told.tell("dissolution_date", ends(record.to.as_ref()));
            told.tell("description", record.summary.as_deref().map(plain));
            let successors = organisation.successors.iter().map(|(to, on)| {
                let mut successor = Told::default();
                let to = Party::Organisation(*to);
                successor.tell("organization_id", self::id(site, to));
                successor.tell("date", begins(on.as_ref()));
                Value::Object(successor.0)
            });
            told.tell("successors", successors.collect::<Vec<_>>());
        }
    }
    if !matches!(party, Party::Post(_)) {
        told.tell("other_names", other_names(site, party));
        let identifier = identity::of_party(site, party);
        told.tell(
            "identifiers",
            json!([{ "scheme": "opencivicdata", "identifier": identifier }]),
        );
    }
    told.tell("links", links(site, party));
    Value::Object(told.0)
}

fn is_group(party: &Party) -> bool {
    matches!(party, Party::Body(_) | Party::Organisation(_))
}

fn other_names(site: &Site<'_>, party: Party) -> Vec<Value> {
    let register = site.register;
    let short = match party {
        Party::Body(id) => register.bodies[id].record.short_name.as_ref(),
        Party::Organisation(id) => register.organisations[id].record.short_name.as_ref(),
        Party::Person(_) | Party::Post(_) => None,
    };
    let short = short.map(|name| json!({ "name": name.text, "note": "short name" }));
    let others = names(site, party).into_iter().flat_map(|(kind, names)| {
        let names = names.iter();
        names.map(move |name| json!({ "name": name.text, "note": kind }))
    });
    short.into_iter().chain(others).collect()
}

fn links(site: &Site<'_>, party: Party) -> Vec<Value> {
    let mut links = vec![json!({ "url": page_of(site, party), "note": "page" })];
    if let Party::Organisation(id) = party
        && let Some(website) = &site.register.organisations[id].record.website
    {
        links.push(json!({ "url": website.text, "note": "website" }));
    }
    links
}

/// Posts that people hold, and seats on bodies. Somebody who is not public has none.
fn memberships(site: &Site<'_>) -> Vec<Value> {
    let register = site.register;
    let mut memberships = Vec::new();
    for (person, known) in register.people.iter() {
        for (at, (post, holding)) in known.posts.iter().enumerate() {
            let owner = id(site, Party::Person(person));
            let of = register.posts[*post].organisation.map(Party::Organisation);
            let mut told = Told::default();
            told.tell("id", format!("{owner}#post-{}", at + 1));
            told.tell("person_id", owner);
            told.tell("post_id", id(site, Party::Post(*post)));
            told.tell("organization_id", of.map(|of| id(site, of)));
            told.tell("role", register.posts[*post].record.name.text.as_str());
            told.tell("start_date", begins(holding.from.as_ref()));
            told.tell("end_date", ends(holding.to.as_ref()));
            memberships.push(Value::Object(told.0));
        }
    }
    for body in register.bodies.ids() {
        seats(site, body, &mut memberships);
    }
    memberships
}

fn seats(site: &Site<'_>, body: Id<Body>, memberships: &mut Vec<Value>) {
    let known = &site.register.bodies[body];
    let owner = id(site, Party::Body(body));
    let seats = known.members.iter().zip(&known.record.members);
    for (at, ((member, sent_by), record)) in seats.enumerate() {
        let Some(member) = *member else { continue };
        let mut told = Told::default();
        told.tell("id", format!("{owner}#member-{}", at + 1));
        match member {
            Party::Person(_) => told.tell("person_id", id(site, member)),
            Party::Post(_) => told.tell("post_id", id(site, member)),
            Party::Body(_) | Party::Organisation(_) => told.tell(
                "member",
                json!({
                    "@type": "Organization",
                    "id": id(site, member),
                    "name": site.name(subject_of(member)),
                }),
            ),
        }
        told.tell("organization_id", owner.as_str());
        let sent_by = sent_by.filter(is_group);
        told.tell("on_behalf_of_id", sent_by.map(|group| id(site, group)));
        told.tell("role", record.role.clone());
        told.tell("start_date", begins(record.from.as_ref()));
        told.tell("end_date", ends(record.to.as_ref()));
        memberships.push(Value::Object(told.0));
    }
}
