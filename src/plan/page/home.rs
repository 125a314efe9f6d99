//! The front page: what this is, where things stand, what changed last, what meets next; and the
//! lists behind its totals.

use crate::plan::page::list::List;
use crate::plan::page::{Section, newest};
use crate::plan::view::{DateView, Head, Link, Mark, Row, Tag, Total, View};
use crate::plan::{Entry, Site, address};
use crate::prose::summary;
use crate::record::recommendation::Said;
use crate::register::{Id, Recommendation, Subject, Urgency};
use crate::term::{Decision, Delivery, PartialDate};
use crate::wording::thousands;
use serde::Serialize;

/// How many changes and meetings stand on the front page.
const MOST_NEWS: usize = 6;

/// How many changes the list of them holds: the latest; older ones stand on each record's page.
const MOST_CHANGES: usize = 500;

/// Plans the front page and the lists that its totals lead to.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::page("home", "", view));
    let lists = Lists::of(site);
    let crumbs = || vec![Section::RECOMMENDATIONS.link(site)];
    for (address, key, ids) in [
        ("open/", "list-open", lists.open),
        ("unanswered/", "list-unanswered", lists.unanswered),
        ("done/", "list-done", lists.done),
        (
            "closed-not-done/",
            "list-closed-not-done",
            lists.closed_not_done,
        ),
    ] {
        // The front page leads to this list only where it holds something.
        if key == "list-closed-not-done" && ids.is_empty() {
            continue;
        }
        let heading = site.words.say(key);
        let mut list = List::of_recommendations(
            "status-list",
            address,
            Section::RECOMMENDATIONS,
            heading,
            ids,
        );
        list.crumbs = crumbs();
        list.intro = format!("<p>{}</p>", site.words.say(&format!("{key}-intro")));
        list.plan(site, entries);
    }
    let mut news = news(site);
    news.truncate(MOST_CHANGES);
    let total = news.len();
    List {
        kind: "new",
        address: "new/".to_owned(),
        section: Section::RECOMMENDATIONS,
        crumbs: crumbs(),
        heading: site.words.say("list-new"),
        kicker: String::new(),
        count: "rows-count-changes",
        order: "order-newest-first",
        intro: format!(
            "<p>{}</p>",
            site.words.count("list-new-intro", MOST_CHANGES)
        ),
        total,
        rows: Box::new(move |site, range| {
            news[range]
                .iter()
                .map(|change| change_row(site, change))
                .collect()
        }),
        related: Vec::new(),
        related_heading: String::new(),
        updated: None,
        is_computed: false,
    }
    .plan(site, entries);
}

/// The lists behind the totals, made once in the plan and counted once on the front page.
struct Lists {
    open: Vec<Id<Recommendation>>,
    unanswered: Vec<Id<Recommendation>>,
    done: Vec<Id<Recommendation>>,
    closed_not_done: Vec<Id<Recommendation>>,
}

impl Lists {
    fn of(site: &Site<'_>) -> Lists {
        let register = site.register;
        let mut all: Vec<_> = register.recommendations.ids().collect();
        all.sort_by(|a, b| register.newest_first(*a, *b));
        let statuses: Vec<_> = all.iter().map(|id| (*id, register.status(*id))).collect();
        let pick = |wanted: &dyn Fn(&crate::register::Status) -> bool| -> Vec<Id<Recommendation>> {
            statuses
                .iter()
                .filter(|(_, status)| wanted(status))
                .map(|(id, _)| *id)
                .collect()
        };
        Lists {
            open: pick(&|status| status.is_open()),
            unanswered: pick(&|status| {
                matches!(
                    status.decision,
                    Decision::AwaitingResponse | Decision::NoResponse
                )
            }),
            done: pick(&|status| {
                matches!(
                    status.delivery,
                    Delivery::DoneAsReported | Delivery::DoneAsConfirmed
                )
            }),
            closed_not_done: pick(&|status| status.delivery == Delivery::ClosedNotDone),
        }
    }
}

/// A thing that changed: the recommendation, and its entry, or none for its being made.
struct Change {
    date: PartialDate,
    recommendation: Id<Recommendation>,
    entry: Option<usize>,
}

/// Everything with a date not later than the register's day, newest first.
fn news(site: &Site<'_>) -> Vec<Change> {
    let register = site.register;
    let mut news = Vec::new();
    for (id, recommendation) in register.recommendations.iter() {
        let entries = recommendation.record.entries.iter().enumerate();
        let dated = entries
            .filter_map(|(position, entry)| Some((Some(position), entry.date.as_ref()?)))
            .chain(recommendation.made_on.as_ref().map(|date| (None, date)));
        for (entry, date) in dated {
            if date.earliest().is_some_and(|day| day <= register.as_of) {
                news.push(Change {
                    date: date.clone(),
                    recommendation: id,
                    entry,
                });
            }
        }
    }
    news.sort_by(|a, b| {
        b.date
            .order(&a.date)
            .then_with(|| register.by_reference(a.recommendation, b.recommendation))
            .then_with(|| b.entry.cmp(&a.entry))
    });
    news
}

fn change_row(site: &Site<'_>, change: &Change) -> Row {
    let record = &site.register.recommendations[change.recommendation].record;
    let (sentence, tags) = told(site, change);
    Row {
        mark: Some(Mark::Date(site.date(&change.date))),
        title: record.title.text.clone(),
        href: change_href(site, change),
        sentence: Some(sentence),
        note: Some(record.reference.text.clone()),
        tags,
        ..Row::default()
    }
}

fn change_href(site: &Site<'_>, change: &Change) -> String {
    match change.entry {
        Some(position) => site.entry_href(change.recommendation, position),
        None => site.href(Subject::Recommendation(change.recommendation)),
    }
}

/// A change in a sentence, with its status.
fn told(site: &Site<'_>, change: &Change) -> (String, Vec<Tag>) {
    let words = site.words;
    let recommendation = &site.register.recommendations[change.recommendation];
    let record = &recommendation.record;
    let Some(position) = change.entry else {
        let kind = words.say(&format!("change-made-{}", record.kind.key()));
        return (
            format!("{kind} {}", summary(&record.asked.markdown, 140)),
            Vec::new(),
        );
    };
    let entry = &record.entries[position];
    let by = site.lead_names(&recommendation.entries_by[position]);
    let (key, tag) = match entry.said {
        Said::Response(decision) => (
            "response",
            Some(Tag {
                text: site.decision(decision),
                tone: crate::plan::sentence::decision_tone(decision),
            }),
        ),
        Said::Update(delivery) => (
            "update",
            delivery.map(|delivery| Tag {
                text: site.delivery(delivery),
                tone: crate::plan::sentence::delivery_tone(delivery),
            }),
        ),
    };
    let who = match (key, by.is_empty()) {
        (_, true) => words.say(key),
        ("response", false) => words.with("response-from", &[("name", &by)]),
        (_, false) => words.with("update-by", &[("name", &by)]),
    };
    let sentence = format!("{who}. {}", summary(&entry.text.markdown, 140));
    (sentence, tag.into_iter().collect())
}

/// What `home.html` sees.
#[derive(Serialize)]
struct Home {
    lead: String,
    totals: Vec<Total>,
    as_of: DateView,
    changes: Vec<ChangeView>,
    all_changes: Link,
    next: Vec<Row>,
    all_meetings: Link,
    ways: Vec<Way>,
}

#[derive(Serialize)]
struct ChangeView {
    title: String,
    href: String,
    date: DateView,
    sentence: String,
    tags: Vec<Tag>,
}

/// A way into the site: a section with what it holds.
#[derive(Serialize)]
struct Way {
    link: Link,
    sentence: String,
}

fn view(site: &Site<'_>) -> View {
    let words = site.words;
    let register = site.register;
    let lists = Lists::of(site);
    let counts = register.urgencies(&lists.open);
    let total = |key: &str, count: usize, address: &str| Total {
        figure: thousands(count),
        words: words.count(key, count),
        href: (count > 0).then(|| site.at(address)),
    };
    let mut totals = vec![
        total(
            "total-all",
            register.recommendations.len(),
            "recommendations/",
        ),
        total("total-open", lists.open.len(), "open/"),
    ];
    // Of what is due later and of routine work, nobody has to be told that there is none.
    let until = words.day(register.due_soon_until());
    for urgency in Urgency::OWED {
        let count = counts.get(&urgency).copied().unwrap_or_default();
        if count > 0 || !matches!(urgency, Urgency::Later | Urgency::Routine) {
            let key = format!("total-{}", urgency.key());
            totals.push(Total {
                words: words.fill(&key, Some(count), &[("date", &until)]),
                ..total("total-open", count, &address::of_urgency(urgency))
            });
        }
    }
    totals.extend([
        total("total-unanswered", lists.unanswered.len(), "unanswered/"),
        total("total-done", lists.done.len(), "done/"),
    ]);
    if !lists.closed_not_done.is_empty() {
        totals.push(total(
            "total-closed-not-done",
            lists.closed_not_done.len(),
            "closed-not-done/",
        ));
    }
    let news = news(site);
    let mut told_of = std::collections::HashSet::new();
    let changes = news
        .iter()
        .filter(|change| told_of.insert(change.recommendation))
        .take(MOST_NEWS)
        .map(|change| {
            let (sentence, tags) = told(site, change);
            ChangeView {
                title: register.recommendations[change.recommendation]
                    .record
                    .title
                    .text
                    .clone(),
                href: change_href(site, change),
                date: site.date(&change.date),
                sentence,
                tags,
            }
        })
        .collect();
    let next = register
        .next_meetings()
        .into_iter()
        .take(MOST_NEWS)
        .map(|id| {
            let meeting = &register.meetings[id];
            let body = meeting.body.map(|party| site.party(party).text);
            let details: Vec<String> = [&meeting.record.start, &meeting.record.venue]
                .into_iter()
                .flatten()
                .cloned()
                .collect();
            Row {
                mark: Some(Mark::Date(site.date(&meeting.record.date))),
                title: body.unwrap_or_else(|| site.withheld().text),
                href: site.href(Subject::Meeting(id)),
                sentence: (!details.is_empty()).then(|| format!("{}.", details.join(". "))),
                ..Row::default()
            }
        })
        .collect();
    let promises = register.fates().values().sum();
    let ways = [
        (Section::RECOMMENDATIONS, register.recommendations.len()),
        (Section::OWED, register.recommendations.len()),
        (Section::PROMISES, promises),
        (Section::SILENCE, register.recommendations.len()),
        (Section::MEETINGS, register.meetings.len()),
        (Section::REPORTS, register.reports.len()),
        (Section::PRIORITIES, register.priorities.len()),
        (Section::INDICATORS, register.indicators.len()),
        (Section::PLANS, register.plans.len()),
        (Section::PEOPLE, register.people.len()),
        (Section::ORGANISATIONS, register.organisations.len()),
        (Section::BODIES, register.bodies.len()),
        (Section::DOCUMENTS, register.documents.len()),
        (Section::GLOSSARY, register.terms.len()),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(section, _)| Way {
        link: section.link(site),
        sentence: words.say(&format!("way-{}", section.key)),
    })
    .collect();
    View {
        template: "home.html",
        head: Head {
            title: site.settings.title.clone(),
            heading: words.say("home-heading"),
            description: site.settings.description.clone(),
            section: "home".to_owned(),
            updated: newest(site, news.iter().map(|change| &change.date)),
            ..Head::default()
        },
        body: Box::new(Home {
            lead: site.settings.description.clone(),
            totals,
            as_of: site.as_of(),
            changes,
            all_changes: Link::to(words.say("see-all-changes"), site.at("new/")),
            next,
            all_meetings: Link::to(words.say("see-all-meetings"), site.at("meetings/")),
            ways,
        }),
    }
}
