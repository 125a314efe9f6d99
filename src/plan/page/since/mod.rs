//! Since the last meeting: for each meeting of a body, what was added, answered, updated, slipped and
//! closed since its meeting before; and the annex for the agenda pack.

mod annex;

use crate::plan::page::list::List;
use crate::plan::page::sitting::{is_past, title};
use crate::plan::page::subject_list::more;
use crate::plan::page::{Section, newest};
use crate::plan::view::{DateView, Fact, Group, Head, Link, Listed, Total, View};
use crate::plan::{Entry, Site};
use crate::record::meeting::Status;
use crate::register::{Body, Change, Id, Meeting, Movement, Party, Since, Subject};
use crate::term::PartialDate;
use crate::wording::thousands;
use serde::Serialize;
use std::sync::Arc;

/// Plans the page of each meeting whose body and day are known, its annex, and the lists of changes
/// that are too long for the page.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    for id in site.register.meetings.ids() {
        let Some(between) = Between::of(site, id) else {
            continue;
        };
        let between = Arc::new(between);
        for (movement, count) in Movement::ALL.into_iter().zip(between.counts(site)) {
            if count > site.settings.rows_per_page {
                let positions = between.of_movement(site, movement);
                list(site, id, movement, positions).plan(site, entries);
            }
        }
        let address = address(site, id);
        annex::plan(id, Arc::clone(&between), &address, entries);
        entries.push(Entry::page("since", address, move |site| {
            view(site, id, &between)
        }));
    }
}

/// Where the page of a meeting stands: below the meeting.
fn address(site: &Site<'_>, id: Id<Meeting>) -> String {
    format!("{}since/", site.address(Subject::Meeting(id)))
}

fn list_address(site: &Site<'_>, id: Id<Meeting>, movement: Movement) -> String {
    format!("{}{}/", address(site, id), movement.key())
}

/// What happened between a meeting and the one before.
struct Between {
    body: Id<Body>,
    since: Since,
}

impl Between {
    /// None where the body is not known or the meeting has no date.
    fn of(site: &Site<'_>, id: Id<Meeting>) -> Option<Between> {
        let since = site.register.since_the_meeting_before(id)?;
        match site.register.meetings[id].body {
            Some(Party::Body(body)) => Some(Between { body, since }),
            _ => None,
        }
    }

    fn body<'a>(&self, site: &'a Site<'_>) -> &'a Body {
        &site.register.bodies[self.body]
    }

    fn changes<'a>(&self, site: &'a Site<'_>) -> impl Iterator<Item = &'a Change> {
        let positions = self.since.changes.iter();
        positions.map(|at| &site.register.changes[*at])
    }

    /// The positions of the changes of one movement, newest first.
    fn of_movement(&self, site: &Site<'_>, movement: Movement) -> Vec<usize> {
        let changes = &site.register.changes;
        site.register
            .newest_changes_first(&self.since.changes)
            .filter(|at| changes[*at].what.movement() == Some(movement))
            .collect()
    }

    /// How many changes there are of each movement.
    fn counts(&self, site: &Site<'_>) -> [usize; Movement::ALL.len()] {
        let mut counts = [0; Movement::ALL.len()];
        for change in self.changes(site) {
            let movement = change.what.movement();
            let at = Movement::ALL.iter().position(|one| Some(*one) == movement);
            at.into_iter().for_each(|at| counts[at] += 1);
        }
        counts
    }

    /// The number of each movement, leading to its rows.
    fn totals(&self, site: &Site<'_>) -> Vec<Total> {
        let counted = Movement::ALL.into_iter().zip(self.counts(site));
        counted
            .map(|(movement, count)| Total {
                figure: thousands(count),
                words: site
                    .words
                    .count(&format!("since-count-{}", movement.key()), count),
                href: (count > 0).then(|| format!("#{}", movement.key())),
            })
            .collect()
    }

    /// "5 changes: 2 updates and 3 things done, closed or replaced."; with the day where more may come.
    fn figures(&self, site: &Site<'_>, id: Id<Meeting>) -> String {
        let words = site.words;
        let counted = Movement::ALL.into_iter().zip(self.counts(site));
        let figures: Vec<String> = counted
            .filter(|(_, count)| *count > 0)
            .map(|(movement, count)| {
                let what = words.count(&format!("since-count-{}", movement.key()), count);
                format!("{} {what}", thousands(count))
            })
            .collect();
        let total = words.count("rows-count-changes", self.since.changes.len());
        let day = words.day(site.register.as_of);
        let places = [
            ("total", total.as_str()),
            ("figures", &words.list(&figures)),
            ("date", &day),
        ];
        let key = match (figures.is_empty(), is_to_come(site, id)) {
            (true, true) => "since-nothing-so-far",
            (true, false) => "since-nothing",
            (false, true) => "since-figures-so-far",
            (false, false) => "since-figures",
        };
        words.with(key, &places)
    }

    /// From which day to which day it counts, and if the meeting took place.
    fn lead(&self, site: &Site<'_>, id: Id<Meeting>) -> String {
        let words = site.words;
        let to = words.day(self.since.to);
        let is_cut = self.since.to == site.register.as_of && is_to_come(site, id);
        let from = self.since.from.map(|from| words.day(from));
        let first = match (&from, is_cut) {
            (Some(from), true) => words.with("since-lead-so-far", &[("from", from), ("to", &to)]),
            (Some(from), false) => words.with("since-lead", &[("from", from), ("to", &to)]),
            (None, true) => words.with("since-lead-first-so-far", &[("to", &to)]),
            (None, false) => words.with("since-lead-first", &[("to", &to)]),
        };
        let record = &site.register.meetings[id].record;
        let date = [("date", words.date(&record.date))];
        let date = date.each_ref().map(|(key, date)| (*key, date.as_str()));
        let state = match record.status {
            Status::Held => return first,
            Status::Cancelled => words.with("meeting-was-cancelled", &date),
            Status::Postponed => words.with("meeting-was-postponed", &date),
            Status::Scheduled if is_past(site, id) => words.with("meeting-was-due", &date),
            Status::Scheduled => words.say("since-to-come"),
        };
        format!("{first} {state}")
    }

    /// What is odd about the dates: that some are no days, and that some changes have none.
    fn remarks(&self, site: &Site<'_>, id: Id<Meeting>) -> Vec<String> {
        let words = site.words;
        let is_day = |date: &PartialDate| date.exact_day().is_some();
        let meetings = [Some(id), self.since.previous].into_iter().flatten();
        let is_exact = meetings
            .map(|id| &site.register.meetings[id].record.date)
            .chain(self.changes(site).map(|change| &change.date))
            .all(is_day);
        let undated = self.body(site).undated_changes;
        [
            (!is_exact).then(|| words.say("since-not-exact")),
            (undated > 0).then(|| words.count("since-undated", undated)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Words in the place of changes; empty where there are some.
    fn nothing(&self, site: &Site<'_>) -> String {
        if self.since.changes.is_empty() {
            let name = self.body(site).record.name.text.as_str();
            site.words.with("since-none", &[("name", name)])
        } else {
            String::new()
        }
    }

    /// The frame of a page below the meeting.
    fn head(&self, site: &Site<'_>, id: Id<Meeting>, key: &str, description: String) -> Head {
        let written = self
            .changes(site)
            .filter(|change| !change.what.is_computed());
        let met = [Some(id), self.since.previous].into_iter().flatten();
        let met = met.map(|id| &site.register.meetings[id].record.date);
        let name = title(site, id);
        Head {
            title: site.words.with(key, &[("name", &name)]),
            heading: name,
            description,
            section: Section::MEETINGS.key.to_owned(),
            breadcrumbs: vec![
                Link::to(site.words.say("home"), site.at("")),
                Section::MEETINGS.link(site),
                site.link(Subject::Meeting(id)),
            ],
            updated: newest(site, written.map(|change| &change.date).chain(met)),
            unpublished: site.register.meetings[id]
                .record
                .standing
                .state
                .is_unpublished(site.register.as_of),
            ..Head::default()
        }
    }
}

/// Whether the day of a meeting is behind the register's.
fn is_to_come(site: &Site<'_>, id: Id<Meeting>) -> bool {
    let day = site.register.meetings[id].record.date.earliest();
    day.is_some_and(|day| day > site.register.as_of)
}

fn heading(site: &Site<'_>, movement: Movement) -> String {
    site.words.say(&format!("since-{}", movement.key()))
}

fn rows(site: &Site<'_>, positions: &[usize]) -> Vec<Listed> {
    let told = positions.iter().map(|at| site.told(*at));
    told.map(|told| told.row().into()).collect()
}

/// The whole list of the changes of one movement.
fn list(site: &Site<'_>, id: Id<Meeting>, movement: Movement, positions: Vec<usize>) -> List {
    let subject = Subject::Meeting(id);
    let page = site
        .words
        .with("since-title", &[("name", &site.name(subject))]);
    let places = [("what", heading(site, movement)), ("name", title(site, id))];
    let places = places.each_ref().map(|(key, words)| (*key, words.as_str()));
    let changes = positions.iter().map(|at| &site.register.changes[*at]);
    let written = changes.filter(|change| !change.what.is_computed());
    List {
        kind: "since-list",
        address: list_address(site, id, movement),
        section: Section::MEETINGS,
        crumbs: vec![
            Section::MEETINGS.link(site),
            site.link(subject),
            Link::to(page, site.at(&address(site, id))),
        ],
        heading: site.words.with("since-list", &places),
        kicker: String::new(),
        count: "rows-count-changes",
        order: "order-newest-first",
        intro: String::new(),
        total: positions.len(),
        updated: newest(site, written.map(|change| &change.date)),
        rows: Box::new(move |site, range| rows(site, &positions[range])),
        related: Vec::new(),
        related_heading: String::new(),
        is_computed: true,
    }
}

/// A link to the page of a meeting, with the figures behind it.
pub fn link(site: &Site<'_>, id: Id<Meeting>) -> Option<Link> {
    let between = Between::of(site, id)?;
    let date = site.words.date(&site.register.meetings[id].record.date);
    Some(Link {
        text: site.words.with("since-link", &[("date", &date)]),
        href: Some(site.at(&address(site, id))),
        after: Some(between.figures(site, id)),
        ..Link::default()
    })
}

/// What changed before a meeting, as a fact of a page.
pub fn fact(site: &Site<'_>, id: Id<Meeting>) -> Option<Fact> {
    let link = link(site, id)?;
    Some(Fact::links(site.words.say("since-fact"), vec![link], ""))
}

/// What `since.html` sees.
#[derive(Serialize)]
struct SinceView {
    kicker: String,
    lead: String,
    /// The meeting before, if one was held, and this one.
    facts: Vec<Fact>,
    totals: Vec<Total>,
    /// Words in the place of changes.
    nothing: String,
    /// How to read the groups and the dates.
    remarks: Vec<String>,
    annex: Link,
    groups: Vec<Group>,
    as_of: DateView,
}

fn view(site: &Site<'_>, id: Id<Meeting>, between: &Between) -> View {
    let words = site.words;
    let lead = between.lead(site, id);
    let groups = Movement::ALL.into_iter().filter_map(|movement| {
        let positions = between.of_movement(site, movement);
        let shown = positions.len().min(site.settings.rows_per_page);
        let all = list_address(site, id, movement);
        (shown > 0).then(|| Group {
            id: movement.key().to_owned(),
            heading: heading(site, movement),
            rows: rows(site, &positions[..shown]),
            empty: String::new(),
            more: more(site, positions.len(), "rows-count-changes", &all),
        })
    });
    let groups: Vec<Group> = groups.collect();
    let several = (groups.len() > 1).then(|| words.say("since-several"));
    let remarks = several.into_iter().chain(between.remarks(site, id));
    let description = format!("{}: {lead}", site.name(Subject::Meeting(id)));
    View {
        template: "since.html",
        head: Head {
            heading: words.say("since-heading"),
            ..between.head(site, id, "since-title", description)
        },
        body: Box::new(SinceView {
            kicker: title(site, id),
            lead,
            facts: facts(site, between, id),
            totals: between.totals(site),
            nothing: between.nothing(site),
            remarks: remarks.collect(),
            annex: Link::to(
                words.say("since-print"),
                site.at(&annex::address(&address(site, id))),
            ),
            groups,
            as_of: site.as_of(),
        }),
    }
}

/// The two meetings between which it counts.
fn facts(site: &Site<'_>, between: &Between, id: Id<Meeting>) -> Vec<Fact> {
    let words = site.words;
    let meeting = |id: Id<Meeting>| vec![site.link(Subject::Meeting(id))];
    vec![
        Fact::links(
            words.say("meeting-previous"),
            between.since.previous.map(meeting).unwrap_or_default(),
            words.say("since-no-previous"),
        ),
        Fact::links(words.say("since-this-meeting"), meeting(id), ""),
    ]
}
