//! A person's page: the posts held, what they lead, what they answer for in plans, where they sit;
//! and the index of people.

use crate::plan::page::directory::{Directory, by_letter};
use crate::plan::page::related::{
    Actions, AnswerTimesView, Charge, Listing, Run, Stretch, actions, asked, came_to_person,
    charges, has_passed_all_on, is_now, latest_first, name_facts, named_work, owed_words,
    own_answer_times, plan_actions, plan_asked, plan_came, stretch,
};
use crate::plan::page::work::{Work, plan_all};
use crate::plan::page::{Section, head, newest};
use crate::plan::view::{Fact, Link, Row, View};
use crate::plan::{Entry, Site};
use crate::record::person::Holding;
use crate::register::{Body, Id, Party, Person, Post, Subject, covers};
use serde::Serialize;

/// Plans a page for each person, and the index.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    for (id, person) in register.people.iter() {
        let subject = Subject::Person(id);
        let address = site.address(subject);
        let entry = Entry::page("person", address.as_str(), move |site| view(site, id));
        entries.push(entry.about(subject));
        let (section, name) = (Section::PEOPLE, || site.link(subject));
        plan_all(
            site,
            entries,
            "person-work",
            &address,
            section,
            name(),
            &person.leads,
        );
        plan_asked(
            site,
            entries,
            "person-asked",
            &address,
            section,
            name(),
            &person.asked,
        );
        plan_actions(
            site,
            entries,
            "person-actions",
            &address,
            section,
            name(),
            charged(site, id),
        );
        plan_came(site, entries, "person-came", section, Party::Person(id));
        attended(person, &address).plan(site, entries, "person-meetings", section, name());
    }
    let named = register.people.iter().map(|(id, person)| {
        let name = &person.record.name.text;
        let family = name.rsplit(' ').next().unwrap_or(name);
        (format!("{family} {name}"), Subject::Person(id))
    });
    Directory {
        kind: "people",
        section: Section::PEOPLE,
        count: "rows-count-people",
        order: "order-by-family-name",
        groups: by_letter(named),
        has_letters: true,
        row,
        related: vec![Section::POSTS, Section::ORGANISATIONS, Section::BODIES],
    }
    .plan(site, entries);
}

/// A person as a row of the index.
fn row(site: &Site<'_>, subject: Subject) -> Row {
    let Subject::Person(id) = subject else {
        return Row::default();
    };
    let person = &site.register.people[id];
    let owed = site.register.answers_for(Party::Person(id));
    let (open, tags) = match owed.is_empty() {
        true => owed_words(site, "row-was-asked", &person.asked),
        false => owed_words(site, "row-leads", &owed),
    };
    Row {
        mark: None,
        title: site.name(subject),
        href: site.href(subject),
        sentence: Some(standing_now(site, person)),
        note: open,
        tags,
        ..Row::default()
    }
}

/// The posts held now in plain sentences; else the last post, else the seats, else that none is
/// recorded.
fn standing_now(site: &Site<'_>, person: &Person) -> String {
    let words = site.words;
    let holds = |holding: &Holding| is_now(site, holding.from.as_ref(), holding.to.as_ref());
    let now: Vec<String> = person
        .posts
        .iter()
        .filter(|(_, holding)| holds(holding))
        .map(|(post, holding)| {
            let post = site.name(Subject::Post(*post));
            match &holding.from {
                Some(from) => words.with(
                    "post-since",
                    &[("post", &post), ("date", &words.date(from))],
                ),
                None => format!("{post}."),
            }
        })
        .collect();
    if !now.is_empty() {
        return now.join(" ");
    }
    // A post that is not begun yet is none that they held.
    let begun = |holding: &Holding| covers(holding.from.as_ref(), None, site.register.as_of);
    let last = person
        .posts
        .iter()
        .filter(|(_, holding)| begun(holding))
        .min_by_key(|(_, holding)| latest_first(site, holding.from.as_ref(), holding.to.as_ref()));
    if let Some((post, holding)) = last {
        let post = site.name(Subject::Post(*post));
        return match (&holding.from, &holding.to) {
            (_, Some(to)) => {
                words.with("post-until", &[("post", &post), ("date", &words.date(to))])
            }
            (Some(from), None) => words.with(
                "post-since",
                &[("post", &post), ("date", &words.date(from))],
            ),
            (None, None) => format!("{post}."),
        };
    }
    let mut seats: Vec<String> = Vec::new();
    for (body, position) in &person.bodies {
        let member = &site.register.bodies[*body].record.members[*position];
        if is_now(site, member.from.as_ref(), member.to.as_ref()) {
            let body = site.name(Subject::Body(*body));
            let role = member
                .role
                .clone()
                .unwrap_or_else(|| words.say("role-member"));
            seats.push(words.with("seat-on", &[("role", &role), ("body", &body)]));
        }
    }
    seats.dedup();
    if seats.is_empty() {
        words.say("no-posts")
    } else {
        seats.join(" ")
    }
}

/// What `person.html` sees.
#[derive(Serialize)]
struct PersonView {
    lead: String,
    work: Option<Work>,
    /// "What they lead", or "were named for" of what others answer for now.
    work_title: String,
    /// That they answer for none of it now, where all that is open has passed on.
    work_intro: String,
    /// Open work that came with the posts that they hold.
    came: Option<Work>,
    /// What they were asked by name and do not lead.
    asked: Option<Work>,
    actions: Option<Actions>,
    answers: Option<AnswerTimesView>,
    posts: Vec<HeldPost>,
    posts_are_dated: bool,
    seats: Vec<Seat>,
    seats_are_dated: bool,
    meetings: Option<Listing>,
    names: Vec<Fact>,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// A post that the person held.
#[derive(Serialize)]
struct HeldPost {
    post: Link,
    organisation: Link,
    time: Stretch,
    note: String,
}

/// A seat on a body.
#[derive(Serialize)]
struct Seat {
    body: Link,
    role: String,
    time: Stretch,
}

fn view(site: &Site<'_>, id: Id<Person>) -> View {
    let subject = Subject::Person(id);
    let person = &site.register.people[id];
    let record = &person.record;
    let address = site.address(subject);
    let name = site.name(subject);
    let lead = standing_now(site, person);
    let mut pen = site.pen();
    let names = name_facts(
        site,
        &[
            ("person-initials", &record.initials),
            ("person-also", &record.also),
        ],
    );
    let description = format!("{name}. {lead}");
    let mut head = head(site, Section::PEOPLE, name.clone(), name, description);
    let times = person
        .posts
        .iter()
        .flat_map(|(_, holding)| [&holding.from, &holding.to]);
    let came = site.register.came_to(Party::Person(id)).iter();
    head.updated = newest(
        site,
        person
            .leads
            .iter()
            .chain(&person.asked)
            .copied()
            .chain(came.map(|came| came.work))
            .filter_map(|id| site.register.last_news(id))
            .chain(times.flatten())
            .chain(
                person
                    .meetings
                    .iter()
                    .map(|id| &site.register.meetings[*id].record.date),
            ),
    );
    head.unpublished = record.standing.state.is_unpublished(site.register.as_of);
    let has_left = has_passed_all_on(site, id);
    let mut posts: Vec<&(Id<Post>, Holding)> = person.posts.iter().collect();
    posts
        .sort_by_key(|(_, holding)| latest_first(site, holding.from.as_ref(), holding.to.as_ref()));
    View {
        template: "person.html",
        head,
        body: Box::new(PersonView {
            lead,
            work: (!person.leads.is_empty()).then(|| named_work(site, id)),
            work_title: site.words.say(if has_left {
                "person-was-named"
            } else {
                "person-leads"
            }),
            work_intro: if has_left {
                site.words.say("person-answers-for-none")
            } else {
                String::new()
            },
            came: came_to_person(site, id),
            asked: asked(site, &person.asked, &address),
            actions: actions(site, Party::Person(id), &charged(site, id), &address),
            answers: answers(site, id),
            posts_are_dated: posts
                .iter()
                .any(|(_, holding)| holding.from.is_some() || holding.to.is_some()),
            posts: posts
                .into_iter()
                .map(|(post, holding)| held_post(site, *post, holding))
                .collect(),
            seats_are_dated: person.bodies.iter().any(|(body, position)| {
                let member = &site.register.bodies[*body].record.members[*position];
                member.from.is_some() || member.to.is_some()
            }),
            seats: seats(site, person),
            meetings: attended(person, &address).listing(site),
            names,
            notes: record
                .standing
                .notes
                .iter()
                .map(|note| pen.html(note, 3))
                .collect(),
            sources: site.sources(&record.standing),
        }),
    }
}

fn charged(site: &Site<'_>, id: Id<Person>) -> Vec<Charge> {
    let person = &site.register.people[id];
    let party = Party::Person(id);
    charges(site, party, &person.accountable, &person.responsible)
}

/// How long answers took to what the person was named for, and theirs to what they were asked.
fn answers(site: &Site<'_>, id: Id<Person>) -> Option<AnswerTimesView> {
    let person = &site.register.people[id];
    own_answer_times(site, Party::Person(id), &person.leads, &person.asked)
}

fn attended(person: &Person, address: &str) -> Run {
    Run::of_meetings(
        person.meetings.iter().copied(),
        format!("{address}meetings/"),
    )
}

fn held_post(site: &Site<'_>, id: Id<Post>, holding: &Holding) -> HeldPost {
    let post = &site.register.posts[id];
    HeldPost {
        post: Link::to(post.record.name.text.as_str(), site.href(Subject::Post(id))),
        organisation: match post.organisation {
            Some(organisation) => site.link(Subject::Organisation(organisation)),
            None => Link::words(site.words.say("no-organisation-named")),
        },
        time: stretch(site, holding.from.as_ref(), holding.to.as_ref()),
        note: holding.note.clone().unwrap_or_default(),
    }
}

/// The seats on bodies, those of now first.
fn seats(site: &Site<'_>, person: &Person) -> Vec<Seat> {
    let member = |(body, position): &(Id<Body>, usize)| {
        &site.register.bodies[*body].record.members[*position]
    };
    let mut seats: Vec<&(Id<Body>, usize)> = person.bodies.iter().collect();
    seats.sort_by_key(|seat| {
        latest_first(site, member(seat).from.as_ref(), member(seat).to.as_ref())
    });
    seats
        .into_iter()
        .map(|seat| Seat {
            body: site.link(Subject::Body(seat.0)),
            role: member(seat)
                .role
                .clone()
                .unwrap_or_else(|| site.words.say("no-role")),
            time: stretch(site, member(seat).from.as_ref(), member(seat).to.as_ref()),
        })
        .collect()
}
