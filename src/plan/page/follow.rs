//! How to follow what changes, for people who have never seen a feed: what a feed and a calendar are,
//! the steps on a telephone and on a computer, and every feed and calendar of the site.

use crate::plan::file::calendar::Calendar;
use crate::plan::file::feed::{Channel, link as feed_link};
use crate::plan::page::Section;
use crate::plan::view::{Head, Link, View};
use crate::plan::{Entry, Site};
use crate::register::{Register, Subject};
use serde::Serialize;

/// The address of the page.
pub const ADDRESS: &str = "follow/";

/// Plans the page. Without a base URL there is nothing to follow.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    if site.settings.base_url.is_some() {
        entries.push(Entry::page("follow", ADDRESS, view));
    }
}

/// What `follow.html` sees.
#[derive(Serialize)]
struct Follow {
    lead: String,
    /// What a feed is, what a calendar is, and what to know of both.
    parts: Vec<Part>,
    lists: Vec<List>,
}

/// Words under a heading, with steps.
#[derive(Serialize)]
struct Part {
    id: &'static str,
    heading: String,
    paragraphs: Vec<String>,
    steps: Vec<Steps>,
}

/// The steps on one kind of machine.
#[derive(Serialize)]
struct Steps {
    heading: String,
    steps: Vec<String>,
}

/// What can be followed, of one kind.
#[derive(Serialize)]
struct List {
    id: &'static str,
    heading: String,
    intro: String,
    links: Vec<Link>,
    more: Option<Link>,
}

fn view(site: &Site<'_>) -> View {
    let words = site.words;
    let title = words.say("follow-title");
    let lead = words.say("follow-lead");
    View {
        template: "follow.html",
        head: Head {
            title: title.clone(),
            heading: title,
            description: lead.clone(),
            section: "follow".to_owned(),
            no_facts: true,
            breadcrumbs: vec![Link::to(words.say("home"), site.at(""))],
            ..Head::default()
        },
        body: Box::new(Follow {
            lead,
            parts: parts(site),
            lists: lists(site),
        }),
    }
}

fn parts(site: &Site<'_>) -> Vec<Part> {
    let say = |key: String| site.words.say(&key);
    let steps = |of: &str, machine: &str, count: usize| Steps {
        heading: say(format!("follow-{of}-{machine}")),
        steps: (1..=count)
            .map(|n| say(format!("follow-{of}-{machine}-{n}")))
            .collect(),
    };
    let part = |id: &'static str, paragraphs: usize, steps: Vec<Steps>| Part {
        id,
        heading: say(format!("follow-{id}")),
        paragraphs: (1..=paragraphs)
            .map(|n| say(format!("follow-{id}-{n}")))
            .collect(),
        steps,
    };
    vec![
        part(
            "feed",
            3,
            vec![steps("feed", "phone", 4), steps("feed", "computer", 4)],
        ),
        part(
            "calendar",
            3,
            vec![
                steps("calendar", "phone", 3),
                steps("calendar", "computer", 3),
            ],
        ),
        part("limits", 4, Vec::new()),
    ]
}

fn lists(site: &Site<'_>) -> Vec<List> {
    let words = site.words;
    let register = site.register;
    let feed = feed_link(site, &Channel::Site);
    let mut whole = vec![
        marked(site, "beside-feed", Link::to(feed.title, feed.atom)),
        Link::to(words.say("follow-json"), feed.json),
    ];
    whole.extend(
        Calendar::all(site)
            .filter(|calendar| matches!(calendar, Calendar::Meetings | Calendar::Owed))
            .map(|calendar| marked(site, "beside-calendar", calendar.link(site))),
    );
    let list = |id: &'static str, heading: String, links: Vec<Link>| List {
        id,
        heading,
        intro: String::new(),
        links,
        more: None,
    };
    let of_section = |section: Section, subjects: Vec<Subject>| {
        let told = subjects
            .into_iter()
            .filter(|subject| has_news(register, *subject));
        let links: Vec<Link> = told.flat_map(|subject| links(site, subject)).collect();
        (!links.is_empty()).then(|| list(section.key, section.name(site), links))
    };
    // Of what is too much for one page, the way to the index.
    let elsewhere = |section: Section, intro: &str, is_there: bool| {
        is_there.then(|| List {
            intro: words.say(intro),
            more: Some(section.link(site)),
            ..list(section.key, section.name(site), Vec::new())
        })
    };
    let by_name = |mut subjects: Vec<Subject>| {
        subjects.sort_by_cached_key(|subject| site.name(*subject).to_lowercase());
        subjects
    };
    let bodies = by_name(register.bodies.ids().map(Subject::Body).collect());
    let organisations = by_name(
        register
            .organisations
            .ids()
            .map(Subject::Organisation)
            .collect(),
    );
    let priorities = register.priorities.ids().map(Subject::Priority).collect();
    [
        Some(list("site", words.say("follow-site"), whole)),
        of_section(Section::BODIES, bodies),
        of_section(Section::ORGANISATIONS, organisations),
        of_section(Section::PRIORITIES, priorities),
        elsewhere(
            Section::RECOMMENDATIONS,
            "follow-requests",
            !register.recommendations.is_empty(),
        ),
        elsewhere(
            Section::PEOPLE,
            "follow-people",
            !register.people.is_empty() || !register.posts.is_empty(),
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whether anything leads to a record that could be news: of the others the feed is on their page.
fn has_news(register: &Register, subject: Subject) -> bool {
    match subject {
        Subject::Body(id) => {
            let body = &register.bodies[id];
            !(body.meetings.is_empty()
                && body.followed.is_empty()
                && body.recommendations.is_empty()
                && body.reports_from.is_empty())
        }
        Subject::Organisation(id) => {
            let organisation = &register.organisations[id];
            !(organisation.recommendations.is_empty()
                && organisation.made.is_empty()
                && organisation.reports.is_empty())
        }
        Subject::Priority(id) => {
            let priority = &register.priorities[id];
            !(priority.recommendations.is_empty()
                && priority.reports.is_empty()
                && priority.ratings.is_empty())
        }
        _ => true,
    }
}

/// The feed on a record, and its calendar.
fn links(site: &Site<'_>, subject: Subject) -> Vec<Link> {
    let feed = feed_link(site, &Channel::Record(subject));
    let calendar = Calendar::of(site, subject);
    std::iter::once(marked(site, "beside-feed", Link::to(feed.title, feed.atom)))
        .chain(calendar.map(|calendar| marked(site, "beside-calendar", calendar.link(site))))
        .collect()
}

/// A link with the word behind it for what it leads to.
fn marked(site: &Site<'_>, key: &str, link: Link) -> Link {
    Link {
        after: Some(site.words.say(key)),
        ..link
    }
}
