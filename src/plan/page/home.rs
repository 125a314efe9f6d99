//! The front page: what this is, where things stand, what changed last, what meets next; and the
//! lists behind its totals.

use crate::plan::page::list::List;
use crate::plan::page::{Section, new};
use crate::plan::view::{DateView, Head, Link, Mark, Row, Tag, Total, View};
use crate::plan::{Entry, Site, address};
use crate::register::{Id, Recommendation, Subject, Urgency};
use crate::term::{Decision, Delivery};
use crate::wording::thousands;
use serde::Serialize;

/// How many changes and meetings stand on the front page.
const MOST_NEWS: usize = 6;

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
        let all = register.newest.clone();
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
    /// Where the search is.
    search: String,
    /// The figures, which count answers in another way; none where there is nothing to count.
    figures: Option<Link>,
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
    let changes = new::latest(site, MOST_NEWS)
        .into_iter()
        .map(|told| ChangeView {
            title: told.title.clone(),
            href: told.href.clone(),
            date: told.date.clone(),
            sentence: told.sentence.clone(),
            tags: told.tags.clone(),
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
        (Section::FIGURES, register.recommendations.len()),
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
            updated: new::updated(site),
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
            search: site.at(Section::SEARCH.address),
            figures: (!register.recommendations.is_empty()).then(|| Section::FIGURES.link(site)),
        }),
    }
}
