//! Somebody who leads work as a `Person`: the name, the posts held now and for whom; nothing else.

use crate::plan::Site;
use crate::plan::linked_data::{id as name_of, organisation, present, words};
use crate::register::{Id, Party, Person, Subject, covers};
use serde_json::Value;

/// The person; none for somebody who leads nothing.
pub fn person(site: &Site<'_>, id: Id<Person>) -> Option<Value> {
    let register = site.register;
    let person = &register.people[id];
    if person.leads.is_empty() && register.came_to(Party::Person(id)).is_empty() {
        return None;
    }
    let subject = Subject::Person(id);
    let now = person
        .posts
        .iter()
        .filter(|(_, held)| covers(held.from.as_ref(), held.to.as_ref(), register.as_of));
    let posts: Vec<_> = now.map(|(post, _)| &register.posts[*post]).collect();
    let titles: Vec<&str> = posts
        .iter()
        .map(|post| post.record.name.text.as_str())
        .collect();
    let mut employers = Vec::new();
    for organisation in posts.iter().filter_map(|post| post.organisation) {
        if !employers.contains(&organisation) {
            employers.push(organisation);
        }
    }
    let employers: Vec<Value> = employers
        .into_iter()
        .map(|id| organisation::link(site, Party::Organisation(id)))
        .collect();
    Some(present([
        ("@type", words("Person")),
        ("@id", name_of(site, subject).map(Value::from)),
        ("name", words(&person.record.name.text)),
        (
            "honorificPrefix",
            person.record.honorific.as_deref().and_then(words),
        ),
        ("url", site.url(&site.address(subject)).map(Value::from)),
        (
            "jobTitle",
            (!titles.is_empty()).then(|| Value::from(titles)),
        ),
        (
            "worksFor",
            (!employers.is_empty()).then(|| Value::from(employers)),
        ),
    ]))
}
