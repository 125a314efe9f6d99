//! A meeting's page: when and where, the agenda with what came out of each item, who was there, the
//! papers, and what the meeting asked for and followed up.

use crate::plan::page::agenda::{Stretch, agenda};
use crate::plan::page::sitting::{came_sentence, is_past, made_sentence, title};
use crate::plan::page::subject_list::{SubjectList, more, plain_row};
use crate::plan::page::{Section, head, newest, report, since};
use crate::plan::view::{DateView, DocumentView, Fact, Group, Link, View};
use crate::plan::{Entry, Site, address};
use crate::record::meeting::{Part, Status};
use crate::register::{Attended, Id, Meeting, Party, Recommendation, Subject};
use crate::term::PartialDate;
use serde::Serialize;

/// Plans a page for each meeting, and the lists that are too long for it.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    for (id, meeting) in site.register.meetings.iter() {
        let subject = Subject::Meeting(id);
        let address = site.address(subject);
        for (run, ids) in [(&ASKED, &meeting.made), (&DISCUSSED, &meeting.discussed)] {
            SubjectList {
                kind: run.kind,
                address: run.address(&address),
                section: Section::MEETINGS,
                crumbs: vec![Section::MEETINGS.link(site), site.link(subject)],
                heading: site
                    .words
                    .with(run.heading_of, &[("name", &site.name(subject))]),
                count: "rows-count-requests",
                order: run.order,
                subjects: ids.iter().map(|id| Subject::Recommendation(*id)).collect(),
                row: plain_row,
                is_computed: true,
            }
            .plan(site, entries);
        }
        let page = Entry::page("meeting", address, move |site| view(site, id));
        entries.push(page.about(subject));
    }
}

/// A run of recommendations on a meeting's page, and the list of all of them.
struct RunOf {
    id: &'static str,
    heading: &'static str,
    kind: &'static str,
    heading_of: &'static str,
    order: &'static str,
    folder: &'static str,
}

const ASKED: RunOf = RunOf {
    id: "asked",
    heading: "meeting-asked",
    kind: "meeting-asked",
    heading_of: "meeting-asked-of",
    order: "order-by-reference",
    folder: "asked-for/",
};

const DISCUSSED: RunOf = RunOf {
    id: "discussed",
    heading: "meeting-discussed",
    kind: "meeting-discussed",
    heading_of: "meeting-discussed-of",
    order: "order-newest-first",
    folder: "followed-up/",
};

impl RunOf {
    fn address(&self, meeting: &str) -> String {
        format!("{meeting}{}", self.folder)
    }

    /// The beginning of the run; none if there is nothing.
    fn group(&self, site: &Site<'_>, meeting: &str, ids: &[Id<Recommendation>]) -> Option<Group> {
        (!ids.is_empty()).then(|| Group {
            id: self.id.to_owned(),
            heading: site.words.say(self.heading),
            rows: ids
                .iter()
                .take(site.settings.rows_per_page)
                .map(|id| site.listed(*id))
                .collect(),
            empty: String::new(),
            more: more(
                site,
                ids.len(),
                "rows-count-requests",
                &self.address(meeting),
            ),
        })
    }
}

/// What `meeting.html` sees.
#[derive(Serialize)]
struct MeetingView {
    lead: String,
    facts: Vec<Fact>,
    /// What stands before the first item, as HTML.
    summary: String,
    /// The agenda, cut at its headings without a number.
    agenda: Vec<Stretch>,
    /// Words in the place of an agenda.
    no_agenda: String,
    attendance: Vec<Attendance>,
    /// Words in the place of attendance; empty where none is to be expected.
    no_attendance: String,
    papers: Vec<DocumentView>,
    reports: Vec<Link>,
    /// What the meeting asked for, and what it followed up.
    requests: Vec<Group>,
    as_of: DateView,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// A list of those who came, or did not.
#[derive(Serialize)]
struct Attendance {
    heading: String,
    people: Vec<Person>,
}

/// Somebody on a list of attendance.
#[derive(Serialize)]
struct Person {
    name: Link,
    remark: String,
    /// The member for whom a substitute came.
    in_place_of: Option<Link>,
}

fn view(site: &Site<'_>, id: Id<Meeting>) -> View {
    let words = site.words;
    let register = site.register;
    let meeting = &register.meetings[id];
    let record = &meeting.record;
    let subject = Subject::Meeting(id);
    let address = site.address(subject);
    let mut pen = site.pen();
    let name = site.name(subject);
    let title = title(site, id);
    let lead = lead(site, id);
    let mut head = head(
        site,
        Section::MEETINGS,
        title,
        name,
        format!("{}: {lead}", site.name(subject)),
    );
    head.updated = newest(
        site,
        [&record.date]
            .into_iter()
            .chain(&record.agenda_published_on)
            .chain(
                meeting
                    .made
                    .iter()
                    .chain(&meeting.discussed)
                    .filter_map(|id| register.last_news(*id)),
            ),
    );
    head.unpublished = record.standing.state.is_unpublished(register.as_of);
    let summary = pen.html(&record.summary.markdown, 3);
    let agenda = agenda(site, id, &mut pen);
    let has_items = record
        .parts
        .iter()
        .any(|part| matches!(part, Part::Item(_)));
    let requests = [
        ASKED.group(site, &address, &meeting.made),
        DISCUSSED.group(site, &address, &meeting.discussed),
    ];
    let is_over = record.status == Status::Held;
    let attendance = attendance(site, meeting);
    View {
        template: "meeting.html",
        head,
        body: Box::new(MeetingView {
            lead,
            facts: facts(site, id),
            summary,
            no_agenda: if has_items {
                String::new()
            } else {
                words.say("no-items")
            },
            agenda,
            no_attendance: if is_over && attendance.is_empty() {
                words.say("no-attendance")
            } else {
                String::new()
            },
            attendance,
            papers: record
                .papers
                .iter()
                .map(|paper| site.paper(paper))
                .collect(),
            reports: meeting
                .reports
                .iter()
                .map(|id| report::link(site, *id))
                .collect(),
            requests: requests.into_iter().flatten().collect(),
            as_of: site.as_of(),
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

/// A date with the day of the week, where it is known to the day.
fn weekday(site: &Site<'_>, date: &PartialDate) -> DateView {
    let plain = site.date(date);
    match date.exact_day() {
        Some(day) if date.before().is_empty() && date.after().is_empty() => DateView {
            text: site.words.weekday(day),
            ..plain
        },
        _ => plain,
    }
}

/// Whether it was or is, and what it asked for, in one or two sentences.
fn lead(site: &Site<'_>, id: Id<Meeting>) -> String {
    let words = site.words;
    let meeting = &site.register.meetings[id];
    let date = weekday(site, &meeting.record.date).text;
    let told = |key: &str| words.with(key, &[("date", &date)]);
    match meeting.record.status {
        Status::Held => {
            let came =
                came_sentence(site, meeting).unwrap_or_else(|| words.say("meeting-made-nothing"));
            format!("{} {came}", told("meeting-was-held"))
        }
        status => {
            let is_past = is_past(site, id);
            let first = match status {
                Status::Cancelled => told("meeting-was-cancelled"),
                Status::Postponed => told("meeting-was-postponed"),
                _ if is_past => told("meeting-was-due"),
                _ => told("meeting-is-due"),
            };
            let items = meeting
                .record
                .parts
                .iter()
                .filter(|part| matches!(part, Part::Item(_)))
                .count();
            let second = match (status, items) {
                (Status::Cancelled | Status::Postponed, _) => None,
                (_, 0) => None,
                (_, items) => Some(words.count("meeting-has-items", items)),
            };
            [Some(first), second, made_sentence(site, meeting)]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
        }
    }
}

fn facts(site: &Site<'_>, id: Id<Meeting>) -> Vec<Fact> {
    let words = site.words;
    let say = |key: &str| words.say(key);
    let meeting = &site.register.meetings[id];
    let record = &meeting.record;
    let is_on = matches!(record.status, Status::Held | Status::Scheduled);
    let status = match record.status {
        Status::Scheduled if is_past(site, id) => "meeting-status-not-known".to_owned(),
        status => format!("meeting-status-{}", status.key()),
    };
    let mut facts = vec![
        Fact::words(say("meeting-status"), say(&status)),
        Fact::date(say("meeting-date"), Some(weekday(site, &record.date)), ""),
    ];
    let time = match (&record.start, &record.end) {
        (Some(start), Some(end)) => words.with(
            "meeting-time-range",
            &[("start", start.as_str()), ("end", end.as_str())],
        ),
        (Some(start), None) => start.clone(),
        (None, Some(end)) => words.with("meeting-time-until", &[("end", end)]),
        (None, None) => String::new(),
    };
    let mut told = |key: &str, text: &str, missing: &str, is_wanted: bool| {
        if !text.is_empty() {
            facts.push(Fact::words(say(key), text));
        } else if is_wanted {
            facts.push(Fact::words(say(key), say(missing)));
        }
    };
    let venue = record.venue.as_deref().unwrap_or_default();
    told("meeting-time", &time, "no-time", is_on);
    told("meeting-venue", venue, "no-venue", is_on);
    let body = match meeting.body {
        Some(party) => site.party(party),
        None => site.withheld(),
    };
    facts.push(Fact::links(say("meeting-body"), vec![body], ""));
    if let Some(year) = meeting.year {
        facts.push(Fact::links(
            say("meeting-year"),
            vec![Link::to(
                year_name(site, year),
                site.at(&address::of_year(year)),
            )],
            "",
        ));
    }
    if is_on || record.agenda_published_on.is_some() {
        facts.push(Fact::date(
            say("meeting-agenda-published"),
            record
                .agenda_published_on
                .as_ref()
                .map(|date| site.date(date)),
            say("no-date-given"),
        ));
    }
    match &record.declarations {
        Some(declarations) => {
            facts.push(Fact::words(
                say("meeting-declarations"),
                declarations.as_str(),
            ));
        }
        None if record.status == Status::Held => {
            facts.push(Fact::words(
                say("meeting-declarations"),
                say("no-declarations"),
            ));
        }
        None => {}
    }
    facts.extend(since::fact(site, id));
    neighbours(site, meeting, &mut facts);
    facts
}

/// The meetings before and after this one, and the date that was announced for the next.
fn neighbours(site: &Site<'_>, meeting: &Meeting, facts: &mut Vec<Fact>) {
    let words = site.words;
    if let Some(previous) = meeting.previous {
        let link = neighbour(site, previous);
        facts.push(Fact::links(words.say("meeting-previous"), vec![link], ""));
    }
    let announced = meeting.record.next_meeting.as_ref();
    let next = meeting.next;
    let is_as_announced = next.is_some_and(|next| {
        announced.is_none_or(|date| *date == site.register.meetings[next].record.date)
    });
    match (next, announced) {
        (Some(next), _) if is_as_announced => facts.push(Fact::links(
            words.say("meeting-next"),
            vec![neighbour(site, next)],
            "",
        )),
        (next, Some(date)) => {
            facts.push(Fact::date(
                words.say("meeting-next-announced"),
                Some(weekday(site, date)),
                "",
            ));
            if let Some(next) = next {
                facts.push(Fact::links(
                    words.say("meeting-next"),
                    vec![neighbour(site, next)],
                    "",
                ));
            }
        }
        (_, None) => facts.push(Fact::words(
            words.say("meeting-next"),
            words.say("meeting-next-none"),
        )),
    }
}

/// A meeting with the words that it did not take place.
fn neighbour(site: &Site<'_>, id: Id<Meeting>) -> Link {
    let status = site.register.meetings[id].record.status;
    Link {
        after: matches!(status, Status::Cancelled | Status::Postponed).then(|| {
            let remark = site.words.say(&format!("meeting-remark-{}", status.key()));
            format!("({remark})")
        }),
        ..site.link(Subject::Meeting(id))
    }
}

/// A municipal year by its two calendar years.
pub fn year_name(site: &Site<'_>, year: i32) -> String {
    let (from, to) = (year.to_string(), (year + 1).to_string());
    site.words
        .with("date-years", &[("from", &from), ("to", &to)])
}

fn attendance(site: &Site<'_>, meeting: &Meeting) -> Vec<Attendance> {
    [
        ("meeting-present", &meeting.present),
        ("meeting-apologies", &meeting.apologies),
        ("meeting-officers", &meeting.officers),
    ]
    .into_iter()
    .filter(|(_, list)| !list.is_empty())
    .map(|(key, list)| Attendance {
        heading: site.words.say(key),
        people: list.iter().map(|attended| person(site, attended)).collect(),
    })
    .collect()
}

fn person(site: &Site<'_>, attended: &Attended) -> Person {
    let link =
        |party: Option<Party>| party.map_or_else(|| site.withheld(), |party| site.party(party));
    Person {
        name: link(attended.party),
        // What is said of somebody who is not named could name them.
        remark: attended
            .party
            .and(attended.remark.clone())
            .unwrap_or_default(),
        in_place_of: attended.in_place_of.map(link),
    }
}
