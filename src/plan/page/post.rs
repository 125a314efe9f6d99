//! A post's page: who holds it and who held it, when it was vacant, what is led by it; and the
//! index of posts.

use crate::plan::page::directory::{Directory, by_letter};
use crate::plan::page::related::{
    Actions, AnswerTimesView, Charge, Stretch, actions, asked, came_to_post, charges, is_now,
    latest_first, owed_words, own_answer_times, plan_actions, plan_asked, plan_came, stretch,
};
use crate::plan::page::work::{Work, all_address, plan_all, work};
use crate::plan::page::{Section, head, newest};
use crate::plan::view::{Fact, Link, Row, Tag, View};
use crate::plan::{Entry, Site};
use crate::record::person::Holding;
use crate::record::post::Vacancy;
use crate::register::{Id, Party, Person, Post, Subject, covers};
use crate::term::PartialDate;
use serde::Serialize;
use std::collections::BTreeSet;

/// Plans a page for each post, and the index.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    for (id, post) in register.posts.iter() {
        let subject = Subject::Post(id);
        let address = site.address(subject);
        let entry = Entry::page("post", address.as_str(), move |site| view(site, id));
        entries.push(entry.about(subject));
        let (section, name) = (Section::POSTS, || site.link(subject));
        plan_all(
            site,
            entries,
            "post-work",
            &address,
            section,
            name(),
            &post.leads,
        );
        plan_asked(
            site,
            entries,
            "post-asked",
            &address,
            section,
            name(),
            &post.asked,
        );
        plan_actions(
            site,
            entries,
            "post-actions",
            &address,
            section,
            name(),
            charged(site, id),
        );
        plan_came(site, entries, "post-came", section, Party::Post(id));
    }
    let named = register
        .posts
        .ids()
        .map(|id| (site.name(Subject::Post(id)), Subject::Post(id)));
    Directory {
        kind: "posts",
        section: Section::POSTS,
        count: "rows-count-posts",
        order: "order-by-name",
        groups: by_letter(named),
        has_letters: true,
        row,
        related: vec![Section::PEOPLE, Section::ORGANISATIONS, Section::BODIES],
    }
    .plan(site, entries);
}

/// A post as a row of the index.
fn row(site: &Site<'_>, subject: Subject) -> Row {
    let Subject::Post(id) = subject else {
        return Row::default();
    };
    let owed = site.register.answers_for(Party::Post(id));
    let (open, mut tags) = match owed.is_empty() {
        true => owed_words(site, "row-was-asked", &site.register.posts[id].asked),
        false => owed_words(site, "row-leads", &owed),
    };
    if site.register.vacancy_now(id).is_some() {
        tags.insert(0, vacant_tag(site));
    }
    Row {
        mark: None,
        title: site.name(subject),
        href: site.href(subject),
        sentence: Some(standing_now(site, id)),
        note: open,
        tags,
        ..Row::default()
    }
}

/// The word for a post without a holder.
fn vacant_tag(site: &Site<'_>) -> Tag {
    Tag {
        text: site.words.say("person-vacant"),
        tone: "amber",
    }
}

/// Those who hold a post on the register's day; nobody where it is vacant.
pub fn holders(site: &Site<'_>, id: Id<Post>) -> Vec<Link> {
    let people = site.register.held_now_by(id).into_iter();
    people
        .map(|person| site.link(Subject::Person(person)))
        .collect()
}

/// Who holds it, since when, and who held it before, in plain sentences.
fn standing_now(site: &Site<'_>, id: Id<Post>) -> String {
    let words = site.words;
    let post = &site.register.posts[id];
    let mut sentences = Vec::new();
    let is_vacant = match site.register.vacancy_now(id) {
        Some(vacancy) => {
            sentences.push(match &vacancy.from {
                Some(from) => words.with("vacant-since", &[("date", &words.date(from))]),
                None => words.say("vacant-undated"),
            });
            true
        }
        None => false,
    };
    let held = held(site, post);
    let now: Vec<&(Id<Person>, &Holding)> = held
        .iter()
        .filter(|(_, holding)| !is_vacant && lasts(site, holding))
        .collect();
    let name = |person: Id<Person>| site.name(Subject::Person(person));
    match now.as_slice() {
        [] => {}
        [(person, holding)] => sentences.push(match &holding.from {
            Some(from) => words.with(
                "held-by-since",
                &[("name", &name(*person)), ("date", &words.date(from))],
            ),
            None => words.with("held-by", &[("name", &name(*person))]),
        }),
        several => {
            let mut names: Vec<String> = several.iter().map(|(person, _)| name(*person)).collect();
            names.dedup();
            sentences.push(words.with("held-by", &[("name", &words.list(&names))]));
        }
    }
    let before = held
        .iter()
        .filter(|(_, holding)| covers(holding.from.as_ref(), None, site.register.as_of))
        .find(|(_, holding)| is_vacant || !lasts(site, holding));
    if let Some((person, holding)) = before {
        sentences.push(match &holding.to {
            Some(to) => words.with(
                "held-until",
                &[("name", &name(*person)), ("date", &words.date(to))],
            ),
            None => words.with("held-before", &[("name", &name(*person))]),
        });
    }
    if now.is_empty() && !is_vacant {
        sentences.push(
            words.say(match (post.includes.is_empty(), held.is_empty()) {
                (false, true) => "post-is-collective",
                (true, true) => "no-holder-named",
                (_, false) => "no-holder-since",
            }),
        );
    }
    sentences.join(" ")
}

/// The holders with their times, those of now first, then the latest.
fn held<'a>(site: &Site<'a>, post: &Post) -> Vec<(Id<Person>, &'a Holding)> {
    let mut held: Vec<(Id<Person>, &Holding)> = post
        .holders
        .iter()
        .map(|(person, position)| {
            (
                *person,
                &site.register.people[*person].record.posts[*position],
            )
        })
        .collect();
    held.sort_by_key(|(_, holding)| latest_first(site, holding.from.as_ref(), holding.to.as_ref()));
    held
}

fn lasts(site: &Site<'_>, holding: &Holding) -> bool {
    is_now(site, holding.from.as_ref(), holding.to.as_ref())
}

/// What `post.html` sees.
#[derive(Serialize)]
struct PostView {
    lead: String,
    vacant: Option<Tag>,
    vacancy_note: String,
    facts: Vec<Fact>,
    holders: Vec<HeldBy>,
    holders_are_dated: bool,
    work: Option<Work>,
    /// What came from earlier holders whom the papers name.
    came: Option<Work>,
    /// What they were asked by name and do not lead.
    asked: Option<Work>,
    actions: Option<Actions>,
    answers: Option<AnswerTimesView>,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// Somebody who held the post, or a time in which nobody did.
#[derive(Serialize)]
struct HeldBy {
    person: Link,
    time: Stretch,
    note: String,
}

fn view(site: &Site<'_>, id: Id<Post>) -> View {
    let subject = Subject::Post(id);
    let post = &site.register.posts[id];
    let record = &post.record;
    let address = site.address(subject);
    let name = site.name(subject);
    let lead = standing_now(site, id);
    let vacancy = site.register.vacancy_now(id);
    let mut pen = site.pen();
    let description = format!("{name}. {lead}");
    let mut head = head(site, Section::POSTS, name.clone(), name, description);
    let held = held(site, post);
    let times = held
        .iter()
        .map(|(_, holding)| (&holding.from, &holding.to))
        .chain(
            record
                .vacant
                .iter()
                .map(|vacancy| (&vacancy.from, &vacancy.to)),
        );
    let times: Vec<&PartialDate> = times.flat_map(|(from, to)| from.iter().chain(to)).collect();
    let came = site.register.came_to(Party::Post(id)).iter();
    let leads = post
        .leads
        .iter()
        .chain(&post.asked)
        .copied()
        .chain(came.map(|came| came.work))
        .filter_map(|id| site.register.last_news(id));
    head.updated = newest(site, leads.chain(times.iter().copied()));
    head.unpublished = record.standing.state.is_unpublished(site.register.as_of);
    View {
        template: "post.html",
        head,
        body: Box::new(PostView {
            lead,
            vacant: vacancy.map(|_| vacant_tag(site)),
            vacancy_note: vacancy
                .and_then(|vacancy| vacancy.note.clone())
                .unwrap_or_default(),
            facts: facts(site, id),
            holders: rows(site, held, &record.vacant),
            holders_are_dated: !times.is_empty(),
            work: (!post.leads.is_empty()).then(|| work(site, &post.leads, &all_address(&address))),
            came: came_to_post(site, id),
            asked: asked(site, &post.asked, &address),
            actions: actions(site, Party::Post(id), &charged(site, id), &address),
            answers: answers(site, id),
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

fn charged(site: &Site<'_>, id: Id<Post>) -> Vec<Charge> {
    let post = &site.register.posts[id];
    charges(site, Party::Post(id), &post.accountable, &post.responsible)
}

/// How long answers took to what is led by the post, whoever held it.
fn answers(site: &Site<'_>, id: Id<Post>) -> Option<AnswerTimesView> {
    let register = site.register;
    let mut led = register.posts[id].leads.clone();
    let mut known: BTreeSet<_> = led.iter().copied().collect();
    let came = register.came_to(Party::Post(id)).iter();
    led.extend(came.map(|came| came.work).filter(|id| known.insert(*id)));
    own_answer_times(site, Party::Post(id), &led, &register.posts[id].asked)
}

/// Holders and vacancies in one run, latest first.
fn rows(site: &Site<'_>, held: Vec<(Id<Person>, &Holding)>, vacant: &[Vacancy]) -> Vec<HeldBy> {
    let holders = held.into_iter().map(|(person, holding)| {
        let (from, to) = (holding.from.as_ref(), holding.to.as_ref());
        let row = HeldBy {
            person: site.link(Subject::Person(person)),
            time: stretch(site, from, to),
            note: holding.note.clone().unwrap_or_default(),
        };
        (latest_first(site, from, to), row)
    });
    let vacancies = vacant.iter().map(|vacancy| {
        let (from, to) = (vacancy.from.as_ref(), vacancy.to.as_ref());
        let row = HeldBy {
            person: Link::words(site.words.say("person-vacant")),
            time: stretch(site, from, to),
            note: vacancy.note.clone().unwrap_or_default(),
        };
        (latest_first(site, from, to), row)
    });
    let mut rows: Vec<_> = vacancies.chain(holders).collect();
    rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn facts(site: &Site<'_>, id: Id<Post>) -> Vec<Fact> {
    let words = site.words;
    let post = &site.register.posts[id];
    let mut facts = Vec::new();
    if let Some(organisation) = post.organisation {
        let link = site.link(Subject::Organisation(organisation));
        facts.push(Fact::links(
            words.say("column-organisation"),
            vec![link],
            "",
        ));
    }
    let mut posts = |key: &str, posts: &[Id<Post>]| {
        if !posts.is_empty() {
            let links = posts.iter().map(|post| with_holder(site, *post)).collect();
            facts.push(Fact::links(words.say(key), links, ""));
        }
    };
    posts("post-includes", &post.includes);
    posts("post-included-in", &post.included_in);
    let texts = [
        ("person-initials", &post.record.initials),
        ("person-also", &post.record.also),
    ];
    for (key, texts) in texts.into_iter().filter(|(_, texts)| !texts.is_empty()) {
        let links = texts
            .iter()
            .map(|text| Link::words(text.text.as_str()))
            .collect();
        facts.push(Fact::links(words.say(key), links, ""));
    }
    facts
}

/// A post with its holder behind it.
fn with_holder(site: &Site<'_>, id: Id<Post>) -> Link {
    let names: Vec<String> = holders(site, id)
        .into_iter()
        .map(|link| link.text)
        .collect();
    let after = if names.is_empty() {
        site.register
            .vacancy_now(id)
            .map(|_| site.words.say("person-vacant"))
    } else {
        Some(site.words.list(&names))
    };
    Link {
        after: after.map(|after| format!("({after})")),
        ..site.link(Subject::Post(id))
    }
}
