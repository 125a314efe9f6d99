//! How to follow what changes, for people who have never seen a feed: what a feed and a calendar are,
//! the steps on a telephone and on a computer, and every feed and calendar of the site.

use crate::plan::file::calendar::Calendar;
use crate::plan::file::feed::{Channel, link as feed_link};
use crate::plan::page::Section;
use crate::plan::view::{Head, Link, View};
use crate::plan::{Entry, Site};
use crate::register::Subject;
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
    rows: Vec<Row>,
    more: Option<Link>,
}

/// One record with its feed and its calendar.
#[derive(Serialize)]
struct Row {
    name: Link,
    links: Vec<Link>,
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
    let register = site.register;
    let subjects = |section: Section, of: Vec<Subject>| -> Option<List> {
        (!of.is_empty()).then(|| List {
            id: section.key,
            heading: section.name(site),
            intro: String::new(),
            rows: of.into_iter().map(|subject| row(site, subject)).collect(),
            more: None,
        })
    };
    let feed = feed_link(site, &Channel::Site);
    let mut whole = vec![
        Link::to(feed.title, feed.atom),
        Link::to(site.words.say("follow-json"), feed.json),
    ];
    whole.extend(
        Calendar::all(site)
            .filter(|calendar| matches!(calendar, Calendar::Meetings | Calendar::Owed))
            .map(|calendar| calendar.link(site)),
    );
    let site_list = List {
        id: "site",
        heading: site.words.say("follow-site"),
        intro: String::new(),
        rows: vec![Row {
            name: Link::to(site.settings.title.as_str(), site.at("")),
            links: whole,
        }],
        more: None,
    };
    let by_name = |mut of: Vec<Subject>| {
        of.sort_by_cached_key(|subject| site.name(*subject).to_lowercase());
        of
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
    let has_people = !register.people.is_empty() || !register.posts.is_empty();
    let people = has_people.then(|| List {
        id: "people",
        heading: Section::PEOPLE.name(site),
        intro: site.words.say("follow-people"),
        rows: Vec::new(),
        more: Some(Section::PEOPLE.link(site)),
    });
    let requests = (!register.recommendations.is_empty()).then(|| List {
        id: "requests",
        heading: Section::RECOMMENDATIONS.name(site),
        intro: site.words.say("follow-requests"),
        rows: Vec::new(),
        more: Some(Section::RECOMMENDATIONS.link(site)),
    });
    [
        Some(site_list),
        requests,
        subjects(Section::BODIES, bodies),
        people,
        subjects(Section::ORGANISATIONS, organisations),
        subjects(Section::PRIORITIES, priorities),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A record, the feed on it and its calendar.
fn row(site: &Site<'_>, subject: Subject) -> Row {
    let feed = feed_link(site, &Channel::Record(subject));
    let calendar = Calendar::of(site, subject);
    Row {
        name: site.link(subject),
        links: std::iter::once(Link::to(feed.title, feed.atom))
            .chain(calendar.map(|calendar| calendar.link(site)))
            .collect(),
    }
}
