//! Work that moves with posts: what a person was named for and what became of it, what came to them
//! with their posts, and what came to a post from its earlier holders.

use crate::plan::page::Section;
use crate::plan::page::list::List;
use crate::plan::page::related::renamed;
use crate::plan::page::work::{Work, all_address, lead_to_all, work};
use crate::plan::view::{Group, Link, Row, Total};
use crate::plan::{Entry, Site};
use crate::register::{Came, Id, Party, Person, Post, Recommendation, Subject};
use crate::wording::thousands;
use std::collections::BTreeSet;

/// What a person was named for: what they answer for or closed, and what passed on with their posts.
pub fn named_work(site: &Site<'_>, id: Id<Person>) -> Work {
    let words = site.words;
    let leads = &site.register.people[id].leads;
    let (passed, own) = passed_and_own(site, id);
    let all = all_address(&site.address(Subject::Person(id)));
    let mut named = work(site, &own, &all);
    if passed.is_empty() {
        return named;
    }
    let most = site.settings.rows_per_page;
    let see_all = || Link::to(words.say("see-all-of-these"), site.at(&all));
    named.totals.push(Total {
        figure: thousands(passed.len()),
        words: words.count("lead-count-passed", passed.len()),
        href: Some("#passed".to_owned()),
    });
    named.groups.push(Group {
        id: "passed".to_owned(),
        heading: words.say("person-leads-passed"),
        rows: passed
            .iter()
            .take(most)
            .map(|recommendation| passed_row(site, *recommendation, id).into())
            .collect(),
        empty: String::new(),
        more: (passed.len() > most).then(see_all),
    });
    lead_to_all(&mut named.groups, leads.len() > most, see_all);
    named
}

/// What a person was named for: what passed on with their posts, and the rest.
fn passed_and_own(
    site: &Site<'_>,
    id: Id<Person>,
) -> (Vec<Id<Recommendation>>, Vec<Id<Recommendation>>) {
    let leads = site.register.people[id].leads.iter().copied();
    leads.partition(|recommendation| {
        site.register.status(*recommendation).is_open()
            && site
                .register
                .has_passed_on(*recommendation, Party::Person(id))
    })
}

/// Whether a person answers for nothing any more that they were named for: all that is open passed on.
pub fn has_passed_all_on(site: &Site<'_>, id: Id<Person>) -> bool {
    let (passed, own) = passed_and_own(site, id);
    let is_open = |id: &Id<Recommendation>| site.register.status(*id).is_open();
    !passed.is_empty() && !own.iter().any(is_open)
}

/// A recommendation that passed on, with the post that took it along.
fn passed_row(site: &Site<'_>, recommendation: Id<Recommendation>, person: Id<Person>) -> Row {
    let mut row = site.row(recommendation).clone();
    let answering = site.register.answering_for(recommendation);
    let passed = answering
        .into_iter()
        .flatten()
        .find(|answering| answering.named == Party::Person(person) && answering.has_left());
    if let Some(passed) = passed {
        let post = site.posts_passed(&passed);
        let passed = site.words.with("row-passed", &[("post", &post)]);
        row.note = Some(match row.note {
            Some(note) => format!("{note} {passed}"),
            None => passed,
        });
    }
    row
}

/// What came to a person or post and does not stand on their page already, each once: with the post
/// and the earlier holder whom the papers name.
fn came(site: &Site<'_>, party: Party) -> Vec<Came<Id<Recommendation>>> {
    let own = match party {
        Party::Person(id) => &site.register.people[id].leads,
        Party::Post(id) => &site.register.posts[id].leads,
        Party::Body(_) | Party::Organisation(_) => return Vec::new(),
    };
    let came = site.register.came_to(party);
    if came.is_empty() {
        return Vec::new();
    }
    // What passed on and came back with another post is theirs again.
    let is_theirs = |id: &Id<Recommendation>| !site.register.has_passed_on(*id, party);
    let mut seen: BTreeSet<Id<Recommendation>> = own.iter().copied().filter(is_theirs).collect();
    came.iter()
        .copied()
        .filter(|came| seen.insert(came.work))
        .collect()
}

/// The address of the whole list of what came with posts.
fn came_address(site: &Site<'_>, party: Party) -> String {
    let address = site.address(crate::plan::address::subject_of(party));
    format!("{address}came-with-posts/")
}

/// The open work that came to a person with the posts that they hold, a group for each post and earlier
/// holder, late ones first; none if there is none.
pub fn came_to_person(site: &Site<'_>, id: Id<Person>) -> Option<Work> {
    let words = site.words;
    let party = Party::Person(id);
    let came = came(site, party);
    if came.is_empty() {
        return None;
    }
    let mut sources: Vec<(Id<Post>, Option<Id<Person>>)> = Vec::new();
    for came in &came {
        if !sources.contains(&(came.post, came.from)) {
            sources.push((came.post, came.from));
        }
    }
    let most = site.settings.rows_per_page;
    let all = came_address(site, party);
    let see_all = || Link::to(words.say("see-all-of-these"), site.at(&all));
    let mut groups: Vec<Group> = Vec::new();
    for (post, from) in sources {
        let of_source = came
            .iter()
            .filter(|came| (came.post, came.from) == (post, from));
        let mut ids: Vec<Id<Recommendation>> = of_source.map(|came| came.work).collect();
        ids.sort_by_key(|id| {
            let since = site.register.status(*id).late_since();
            (since.is_none(), since)
        });
        let post = site.name(Subject::Post(post));
        let heading = match from {
            Some(from) => {
                let name = site.name(Subject::Person(from));
                words.with("came-with-post-from", &[("post", &post), ("name", &name)])
            }
            None => words.with("came-with-post", &[("post", &post)]),
        };
        groups.push(Group {
            id: format!("came-{}", groups.len() + 1),
            heading,
            rows: ids.iter().take(most).map(|id| site.listed(*id)).collect(),
            empty: String::new(),
            more: (ids.len() > most).then(see_all),
        });
    }
    lead_to_all(&mut groups, came.len() > most, see_all);
    let is_late = |id: Id<Recommendation>| !site.register.status(id).late.is_empty();
    let late = came.iter().filter(|came| is_late(came.work)).count();
    let total = |key: &str, count: usize| Total {
        figure: thousands(count),
        words: words.count(key, count),
        href: (count > 0).then(|| "#came-1".to_owned()),
    };
    Some(Work {
        totals: vec![
            total("lead-count-open", came.len()),
            total("lead-count-late", late),
        ],
        groups,
        as_of: Some(site.as_of()),
    })
}

/// What came to a post from earlier holders: open, late and closed; none if there is none.
pub fn came_to_post(site: &Site<'_>, id: Id<Post>) -> Option<Work> {
    let party = Party::Post(id);
    let ids: Vec<_> = came(site, party)
        .into_iter()
        .map(|came| came.work)
        .collect();
    (!ids.is_empty()).then(|| renamed(site, work(site, &ids, &came_address(site, party)), "came"))
}

/// Plans the whole list of what came with posts, where it is longer than a page.
pub fn plan_came(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    section: Section,
    party: Party,
) {
    let ids: Vec<_> = came(site, party)
        .into_iter()
        .map(|came| came.work)
        .collect();
    if ids.is_empty() {
        return;
    }
    let name = site.party(party);
    let heading = site
        .words
        .with("came-with-posts-of", &[("name", &name.text)]);
    let mut list = List::of_recommendations(kind, came_address(site, party), section, heading, ids);
    list.crumbs = vec![section.link(site), name];
    list.plan_if_long(site, entries);
}
