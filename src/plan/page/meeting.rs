//! A meeting's page: when and where, the agenda with what came out of each item, who was there, the
//! papers, and what the meeting asked for; and the index of meetings, those to come first.

use crate::plan::page::limbs::{Block, blocks};
use crate::plan::page::list::Paging;
use crate::plan::page::subject_list::{SubjectList, more};
use crate::plan::page::{Section, head, index_head, newest, report};
use crate::plan::view::{DateView, DocumentView, Fact, Group, Link, Mark, Pages, Row, View};
use crate::plan::{Entry, Site, address};
use crate::prose::Pen;
use crate::record::fields::Text;
use crate::record::meeting::{AgendaItem, Part, Status};
use crate::record::standing::{Exemption, Visibility};
use crate::register::{Attended, Id, Lead, Meeting, Party, Recommendation, Subject};
use crate::term::{Kind, PartialDate};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

/// Plans a page for each meeting, the lists that are too long for it, and the index.
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
            }
            .plan(site, entries);
        }
        let page = Entry::page("meeting", address, move |site| view(site, id));
        entries.push(page.about(subject));
    }
    plan_index(site, entries);
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
                .map(|id| site.row(*id))
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

/// The items under one heading of the agenda.
#[derive(Serialize)]
struct Stretch {
    id: String,
    heading: String,
    html: String,
    items: Vec<ItemView>,
}

/// One item of the agenda.
#[derive(Serialize)]
struct ItemView {
    id: String,
    /// "Item 5".
    number: String,
    title: String,
    /// "10:20am, 40 minutes".
    time: String,
    purpose: String,
    presenters: Vec<Link>,
    papers: Vec<Link>,
    discussion: Vec<Block>,
    outcome: Vec<Block>,
    /// Words in the place of an outcome, where one is to be expected.
    no_outcome: String,
    action_by: Vec<Link>,
    /// What was recommended or asked for under the item.
    made: Vec<Link>,
    /// A draft, or held back until a date: only in previews.
    is_unpublished: bool,
    exempt: Option<Exempt>,
    withdrawn: Option<Withdrawn>,
}

/// Why the public sees nothing of an item.
#[derive(Serialize)]
struct Exempt {
    paragraph: String,
    meaning: String,
    public_interest: String,
}

/// That an item was taken back.
#[derive(Serialize)]
struct Withdrawn {
    on: Option<DateView>,
    reason: String,
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
    // Two sittings of one body on one day have only their references to tell them apart.
    let has_twin = [meeting.previous, meeting.next]
        .into_iter()
        .flatten()
        .any(|other| register.meetings[other].record.date == record.date);
    let title = if has_twin {
        format!("{name} ({})", record.reference.text)
    } else {
        name.clone()
    };
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

/// Whether the day of a meeting has passed.
fn is_past(site: &Site<'_>, id: Id<Meeting>) -> bool {
    let date = &site.register.meetings[id].record.date;
    date.is_before(site.register.as_of)
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

/// What a meeting that was held asked for and followed up; none if it did neither.
fn came_sentence(site: &Site<'_>, meeting: &Meeting) -> Option<String> {
    let followed = meeting.discussed.len();
    let followed = (followed > 0).then(|| site.words.count("meeting-followed-up", followed));
    let sentences: Vec<String> = [made_sentence(site, meeting), followed]
        .into_iter()
        .flatten()
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// "It made 3 recommendations and agreed 1 action."; none if it asked for nothing.
fn made_sentence(site: &Site<'_>, meeting: &Meeting) -> Option<String> {
    let words = site.words;
    let kinds: Vec<String> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count = meeting
                .made
                .iter()
                .filter(|id| site.register.recommendations[**id].record.kind == kind)
                .count();
            let key = format!("meeting-made-{}", kind.key());
            (count > 0).then(|| words.count(&key, count))
        })
        .collect();
    (!kinds.is_empty()).then(|| words.with("meeting-made", &[("things", &words.list(&kinds))]))
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
fn year_name(site: &Site<'_>, year: i32) -> String {
    let (from, to) = (year.to_string(), (year + 1).to_string());
    site.words
        .with("date-years", &[("from", &from), ("to", &to)])
}

fn agenda<'a>(site: &'a Site<'_>, id: Id<Meeting>, pen: &mut Pen<'a>) -> Vec<Stretch> {
    let meeting = &site.register.meetings[id];
    let mut made: HashMap<&str, Vec<Link>> = HashMap::new();
    for id in &meeting.made {
        if let Some(item) = &site.register.recommendations[*id].record.item {
            let link = site.recommendation_link(*id);
            made.entry(item.as_str()).or_default().push(link);
        }
    }
    let papers = papers(site, meeting);
    let has_outcomes = meeting.record.status == Status::Held
        || meeting
            .record
            .parts
            .iter()
            .any(|part| matches!(part, Part::Item(item) if item.outcome.is_some()));
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut anchors: HashSet<String> = HashSet::new();
    for (position, part) in meeting.record.parts.iter().enumerate() {
        match part {
            Part::Heading { title, text } => stretches.push(Stretch {
                id: format!("part-{}", position + 1),
                heading: title.text.clone(),
                html: pen.html(&text.markdown, 3),
                items: Vec::new(),
            }),
            Part::Item(item) => {
                if stretches.is_empty() {
                    stretches.push(Stretch {
                        id: "agenda".to_owned(),
                        heading: site.words.say(if has_outcomes {
                            "meeting-items"
                        } else {
                            "meeting-agenda"
                        }),
                        html: String::new(),
                        items: Vec::new(),
                    });
                }
                let mut view = item_view(site, meeting, item, position, &papers, pen);
                if view.exempt.is_none() && view.withdrawn.is_none() {
                    view.made = made.remove(item.number.as_str()).unwrap_or_default();
                }
                while !anchors.insert(view.id.clone()) {
                    view.id.push_str("-again");
                }
                if let Some(stretch) = stretches.last_mut() {
                    stretch.items.push(view);
                }
            }
        }
    }
    stretches
}

/// Where each paper of a meeting leads, by its number: the page of a report, or the paper itself.
fn papers(site: &Site<'_>, meeting: &Meeting) -> HashMap<String, String> {
    let mut papers = HashMap::new();
    for paper in &meeting.record.papers {
        let shown = site.paper(paper);
        if let (Some(number), Some(href)) = (shown.paper, shown.href) {
            papers.insert(number.to_lowercase(), href);
        }
    }
    for id in &meeting.reports {
        if let Some(number) = &site.register.reports[*id].record.paper {
            let href = site.href(Subject::Report(*id));
            papers.insert(number.to_lowercase(), href);
        }
    }
    papers
}

fn item_view<'a>(
    site: &'a Site<'_>,
    meeting: &Meeting,
    item: &'a AgendaItem,
    position: usize,
    papers: &HashMap<String, String>,
    pen: &mut Pen<'a>,
) -> ItemView {
    let words = site.words;
    let mut view = ItemView {
        id: address::item_anchor(&item.number),
        number: words.with("meeting-item", &[("n", &item.number)]),
        title: item.title.text.clone(),
        time: String::new(),
        purpose: String::new(),
        presenters: Vec::new(),
        papers: Vec::new(),
        discussion: Vec::new(),
        outcome: Vec::new(),
        no_outcome: String::new(),
        action_by: Vec::new(),
        made: Vec::new(),
        is_unpublished: false,
        exempt: None,
        withdrawn: None,
    };
    let missing_title = |view: &mut ItemView, key: &str| {
        if view.title.is_empty() {
            view.title = words.say(key);
        }
    };
    if let Some(exemption) = &item.state.exempt {
        // Only the title that was written for the public, whatever else the record still holds.
        view.title = item.public_title.clone().unwrap_or_default();
        missing_title(&mut view, "item-exempt-title");
        view.exempt = Some(exempt(site, exemption));
        return view;
    }
    if let Some(withdrawal) = &item.state.withdrawn
        && item.state.visibility(site.register.as_of, true) == Visibility::Withdrawn
    {
        view.title = item.public_title.clone().unwrap_or_default();
        missing_title(&mut view, "item-withdrawn-title");
        let has_date = withdrawal.on.earliest().is_some();
        view.withdrawn = Some(Withdrawn {
            on: has_date.then(|| site.date(&withdrawal.on)),
            reason: withdrawal.reason.clone().unwrap_or_default(),
        });
        return view;
    }
    missing_title(&mut view, "item-without-title");
    view.is_unpublished = item.state.is_unpublished(site.register.as_of);
    view.time = [&item.start, &item.length]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    if let Some(purpose) = item.purpose {
        view.purpose = words.say(&format!("purpose-{}", purpose.key()));
    }
    view.presenters = named(
        site,
        &meeting.presenters,
        position,
        item.presenters.as_ref(),
    );
    if let Some(numbers) = &item.papers {
        view.papers = paper_links(numbers, papers);
    }
    view.discussion = blocks(&item.discussion.markdown, 4, pen);
    if let Some(outcome) = &item.outcome {
        view.outcome = blocks(&outcome.markdown, 5, pen);
    }
    let is_decided = meeting.record.status == Status::Held
        && matches!(
            item.purpose,
            Some(crate::record::meeting::Purpose::Decision)
        );
    if view.outcome.is_empty() && (is_decided || item.outcome.is_some()) {
        view.no_outcome = words.say("no-outcome");
    }
    view.action_by = named(site, &meeting.actions_by, position, &item.action_by);
    view
}

/// Links to those who are named for the item at `position`; the words as written where they name
/// nobody known.
fn named<'t>(
    site: &Site<'_>,
    leads: &[Vec<Lead>],
    position: usize,
    written: impl IntoIterator<Item = &'t Text>,
) -> Vec<Link> {
    match leads.get(position) {
        Some(leads) if !leads.is_empty() => site.leads(leads),
        _ => written
            .into_iter()
            .map(|text| Link::words(text.text.as_str()))
            .collect(),
    }
}

/// The numbers of papers as written, each a link where it is known where that paper is.
fn paper_links(numbers: &str, papers: &HashMap<String, String>) -> Vec<Link> {
    numbers
        .split([',', ';'])
        .map(str::trim)
        .filter(|number| !number.is_empty())
        .map(|number| match papers.get(&number.to_lowercase()) {
            Some(href) => Link::to(number, href.as_str()),
            None => Link::words(number),
        })
        .collect()
}

fn exempt(site: &Site<'_>, exemption: &Exemption) -> Exempt {
    let number = exemption.paragraph.to_string();
    Exempt {
        paragraph: site.words.with("item-exempt-paragraph", &[("n", &number)]),
        meaning: site.words.say(&format!("schedule-12a-{number}")),
        public_interest: exemption.public_interest.clone().unwrap_or_default(),
    }
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
        remark: attended.remark.clone().unwrap_or_default(),
        in_place_of: attended.in_place_of.map(link),
    }
}

/// What `meetings.html` sees.
#[derive(Serialize)]
struct MeetingsView {
    lead: String,
    groups: Vec<Group>,
    pages: Option<Pages>,
    pages_label: String,
    pages_where: String,
    related: Vec<Link>,
    as_of: DateView,
}

/// All meetings in the order of the index, and how many of them are still to come.
struct Order {
    ids: Vec<Id<Meeting>>,
    coming: usize,
}

impl Order {
    /// Those to come, soonest first, then those that are past, newest first.
    fn of(site: &Site<'_>) -> Order {
        let register = site.register;
        let (mut ids, mut past): (Vec<_>, Vec<_>) = register.meetings.ids().partition(|id| {
            register.meetings[*id].record.status != Status::Held && !is_past(site, *id)
        });
        let coming = ids.len();
        ids.sort_by(|a, b| register.in_time(*a, *b));
        past.sort_by(|a, b| register.in_time(*b, *a));
        ids.extend(past);
        Order { ids, coming }
    }

    /// The rows of a stretch of the index: those to come, then the past by municipal year.
    fn groups(&self, site: &Site<'_>, range: Range<usize>) -> Vec<Group> {
        let words = site.words;
        let mut groups: Vec<Group> = Vec::new();
        for position in range {
            let id = self.ids[position];
            let (anchor, heading) = match site.register.meetings[id].year {
                _ if position < self.coming => ("coming".to_owned(), words.say("meetings-coming")),
                Some(year) => {
                    let name = year_name(site, year);
                    let heading = words.with("meetings-past-in", &[("year", &name)]);
                    (format!("past-{year}"), heading)
                }
                None => ("past".to_owned(), words.say("meetings-past")),
            };
            if groups.last().is_none_or(|group| group.id != anchor) {
                groups.push(Group {
                    id: anchor,
                    heading,
                    ..Group::default()
                });
            }
            if let Some(group) = groups.last_mut() {
                group.rows.push(row(site, id));
            }
        }
        groups
    }
}

fn plan_index(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let order = Arc::new(Order::of(site));
    let pages = order.ids.len().div_ceil(site.settings.rows_per_page).max(1);
    for page in 1..=pages {
        let order = Arc::clone(&order);
        let address = address::of_page(Section::MEETINGS.address, page);
        entries.push(Entry::page("meetings", address, move |site| {
            index(site, &order, page, pages)
        }));
    }
}

fn index(site: &Site<'_>, order: &Order, page: usize, pages: usize) -> View {
    let words = site.words;
    let total = order.ids.len();
    let per_page = site.settings.rows_per_page;
    let first = (page - 1) * per_page;
    let heading = Section::MEETINGS.name(site);
    let paging = Paging::of(site, &heading, Section::MEETINGS.address, page, pages);
    let count = words.count("rows-count-meetings", total);
    let lead = match order.coming {
        _ if total == 0 => words.say("none-meetings"),
        0 => format!("{count}. {}", words.say("meetings-none-coming")),
        coming => format!("{count}. {}", words.count("meetings-count-coming", coming)),
    };
    let description = format!("{heading}: {lead}");
    let mut head = index_head(site, Section::MEETINGS, heading, description);
    head.title = paging.title;
    head.updated = newest(
        site,
        site.register
            .meetings
            .rows()
            .iter()
            .map(|meeting| &meeting.record.date),
    );
    View {
        template: "meetings.html",
        head,
        body: Box::new(MeetingsView {
            lead,
            groups: order.groups(site, first..(first + per_page).min(total)),
            pages: paging.pages,
            pages_label: paging.label,
            pages_where: paging.place,
            related: [Section::BODIES, Section::YEARS, Section::REPORTS]
                .map(|section| section.link(site))
                .into(),
            as_of: site.as_of(),
        }),
    }
}

/// A meeting as a row of the index.
fn row(site: &Site<'_>, id: Id<Meeting>) -> Row {
    let words = site.words;
    let meeting = &site.register.meetings[id];
    let record = &meeting.record;
    let sentence = match record.status {
        Status::Held => came_sentence(site, meeting),
        Status::Scheduled if is_past(site, id) => Some(words.say("meeting-status-not-known")),
        Status::Scheduled => {
            let details: Vec<&str> = [&record.start, &record.venue]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            (!details.is_empty()).then(|| format!("{}.", details.join(". ")))
        }
        status => Some(format!(
            "{}.",
            words.say(&format!("meeting-status-{}", status.key()))
        )),
    };
    Row {
        mark: Some(Mark::Date(site.date(&record.date))),
        title: site.name(Subject::Meeting(id)),
        href: site.href(Subject::Meeting(id)),
        sentence,
        note: None,
        tags: Vec::new(),
    }
}
