//! A body's page: its remit, members over time and meetings, what it asked for, was asked and
//! answers for; and the index of committees and boards.

use crate::plan::page::directory::{Directory, by_kind};
use crate::plan::page::related::{
    Actions, AnswerTimesView, Charge, Listing, Run, Stretch, actions, answer_times, charges,
    is_now, latest_first, made_address, name_facts, open_and_late, plan_actions, plan_made,
    renamed, stretch,
};
use crate::plan::page::work::{Work, all_address, plan_all, work};
use crate::plan::page::{Section, figures, head, newest, since};
use crate::plan::view::{Fact, Link, Row, View, sentence_case};
use crate::plan::{Entry, Site};
use crate::prose::summary;
use crate::record::body::Membership;
use crate::record::meeting::Status;
use crate::register::{Body, Id, Meeting, Party, Subject};
use serde::Serialize;

/// Plans a page for each body, and the index.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    for (id, body) in register.bodies.iter() {
        let subject = Subject::Body(id);
        let address = site.address(subject);
        let entry = Entry::page("body", address.as_str(), move |site| view(site, id));
        entries.push(entry.about(subject));
        let (section, name) = (Section::BODIES, || site.link(subject));
        plan_all(
            site,
            entries,
            "body-work",
            &address,
            section,
            name(),
            &body.recommendations,
        );
        plan_made(
            site,
            entries,
            "body-made",
            &address,
            section,
            name(),
            &body.made,
        );
        plan_actions(
            site,
            entries,
            "body-actions",
            &address,
            section,
            name(),
            charged(site, id),
        );
        meetings(body, &address).plan(site, entries, "body-meetings", section, name());
        reports_from(site, body, &address).plan(site, entries, "body-reports", section, name());
        reports_to(site, body, &address).plan(site, entries, "body-reports", section, name());
        indicators(body, &address).plan(site, entries, "body-indicators", section, name());
    }
    let kinds = register
        .bodies
        .iter()
        .map(|(id, row)| (row.record.kind.clone(), Subject::Body(id)));
    Directory {
        kind: "bodies",
        section: Section::BODIES,
        count: "rows-count-bodies",
        order: "order-by-kind",
        groups: by_kind(site, kinds),
        has_letters: false,
        row,
        related: vec![Section::MEETINGS, Section::ORGANISATIONS, Section::PEOPLE],
    }
    .plan(site, entries);
}

/// A body as a row of the index.
fn row(site: &Site<'_>, subject: Subject) -> Row {
    let Subject::Body(id) = subject else {
        return Row::default();
    };
    let words = site.words;
    let body = &site.register.bodies[id];
    let remit = body
        .record
        .remit
        .as_deref()
        .map(|remit| summary(remit, 160));
    let mut notes = Vec::new();
    if let Some(parent) = body.parent {
        notes.push(words.with("part-of-name", &[("name", &site.party(parent).text)]));
    }
    if !body.meetings.is_empty() {
        notes.push(format!(
            "{}.",
            words.count("rows-count-meetings", body.meetings.len())
        ));
    }
    let (open, _) = open_and_late(site, &body.made);
    if !body.made.is_empty() {
        notes.push(words.count("row-asked-for", body.made.len()));
        notes.push(words.count("row-still-open", open));
    }
    Row {
        mark: None,
        title: site.name(subject),
        href: site.href(subject),
        sentence: remit,
        note: (!notes.is_empty()).then(|| notes.join(" ")),
        ..Row::default()
    }
}

/// What `body.html` sees.
#[derive(Serialize)]
struct BodyView {
    kicker: String,
    lead: String,
    /// What it does, as HTML.
    remit: String,
    facts: Vec<Fact>,
    made: Option<Work>,
    /// The same in figures, where it asked for something.
    figures: Option<Link>,
    work: Option<Work>,
    actions: Option<Actions>,
    /// How long it took to answer.
    answers: Option<AnswerTimesView>,
    /// How long others took to answer it.
    made_answers: Option<AnswerTimesView>,
    members: Vec<Member>,
    former: Vec<Member>,
    members_are_dated: bool,
    members_have_organisations: bool,
    meetings: Option<Listing>,
    reports_from: Option<Listing>,
    reports_to: Option<Listing>,
    indicators: Option<Listing>,
    plans: Vec<Link>,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// Somebody who sits or sat on the body.
#[derive(Serialize)]
struct Member {
    person: Link,
    role: String,
    organisation: Link,
    time: Stretch,
}

fn view(site: &Site<'_>, id: Id<Body>) -> View {
    let subject = Subject::Body(id);
    let body = &site.register.bodies[id];
    let record = &body.record;
    let address = site.address(subject);
    let name = site.name(subject);
    let mut pen = site.pen();
    let description = match &record.remit {
        Some(remit) => summary(remit, 155),
        None => site.words.with("body-description", &[("name", &name)]),
    };
    let mut head = head(site, Section::BODIES, name.clone(), name, description);
    head.updated = newest(
        site,
        body.made
            .iter()
            .chain(&body.recommendations)
            .filter_map(|id| site.register.last_news(*id))
            .chain(
                body.meetings
                    .iter()
                    .map(|id| &site.register.meetings[*id].record.date),
            ),
    );
    head.unpublished = record.standing.state.is_unpublished(site.register.as_of);
    let (now, former): (Vec<usize>, Vec<usize>) = order(site, &record.members)
        .into_iter()
        .partition(|position| {
            let member = &record.members[*position];
            is_now(site, member.from.as_ref(), member.to.as_ref())
        });
    let members = |positions: Vec<usize>| {
        positions
            .into_iter()
            .map(|position| member(site, body, position))
            .collect()
    };
    let asked = &body.recommendations;
    View {
        template: "body.html",
        head,
        body: Box::new(BodyView {
            kicker: record
                .kind
                .as_deref()
                .map(sentence_case)
                .unwrap_or_default(),
            lead: next_sentence(site, body),
            remit: record
                .remit
                .as_deref()
                .map(|remit| pen.html(remit, 3))
                .unwrap_or_default(),
            facts: facts(site, id),
            made: (!body.made.is_empty()).then(|| {
                renamed(
                    site,
                    work(site, &body.made, &made_address(&address)),
                    "made",
                )
            }),
            work: (!asked.is_empty())
                .then(|| renamed(site, work(site, asked, &all_address(&address)), "asked")),
            actions: actions(site, Party::Body(id), &charged(site, id), &address),
            answers: answers(site, id),
            figures: (!body.made.is_empty()).then(|| {
                Link::to(
                    site.words.say("body-figures"),
                    site.at(&figures::of_body(site, id)),
                )
            }),
            made_answers: made_answers(site, body),
            members: members(now),
            former: members(former),
            members_are_dated: record
                .members
                .iter()
                .any(|member| member.from.is_some() || member.to.is_some()),
            members_have_organisations: body.members.iter().any(|member| member.1.is_some()),
            meetings: meetings(body, &address).listing(site),
            reports_from: reports_from(site, body, &address).listing(site),
            reports_to: reports_to(site, body, &address).listing(site),
            indicators: indicators(body, &address).listing(site),
            plans: body
                .plans
                .iter()
                .map(|id| site.link(Subject::Plan(*id)))
                .collect(),
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

fn charged(site: &Site<'_>, id: Id<Body>) -> Vec<Charge> {
    let body = &site.register.bodies[id];
    charges(site, Party::Body(id), &body.accountable, &body.responsible)
}

/// How long the body took to answer what it was asked.
fn answers(site: &Site<'_>, id: Id<Body>) -> Option<AnswerTimesView> {
    let asked = &site.register.bodies[id].recommendations;
    let own = Some(Party::Body(id));
    let times = site
        .register
        .answer_times(asked, |clock| clock.party == own);
    answer_times(site, &times)
}

/// How long others took to answer what the body asked for.
fn made_answers(site: &Site<'_>, body: &Body) -> Option<AnswerTimesView> {
    answer_times(site, &site.register.answer_times(&body.made, |_| true))
}

fn meetings(body: &Body, address: &str) -> Run {
    Run::of_meetings(
        body.meetings.iter().rev().copied(),
        format!("{address}meetings/"),
    )
}

fn reports_from(site: &Site<'_>, body: &Body, address: &str) -> Run {
    let address = format!("{address}reports/");
    Run::of_reports(site, &body.reports_from, "reports-from-name", address)
}

fn reports_to(site: &Site<'_>, body: &Body, address: &str) -> Run {
    let address = format!("{address}reports-to/");
    Run::of_reports(site, &body.reports_to, "reports-to-name", address)
}

fn indicators(body: &Body, address: &str) -> Run {
    Run {
        subjects: body
            .indicators
            .iter()
            .map(|id| Subject::Indicator(*id))
            .collect(),
        count: "rows-count-indicators",
        order: "order-by-reference",
        see_all: "see-all-these-indicators",
        heading: "indicators-of",
        address: format!("{address}indicators/"),
    }
}

/// The positions of members as a table shows them: by the time served, then as the record has them.
fn order(site: &Site<'_>, members: &[Membership]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..members.len()).collect();
    positions.sort_by_key(|position| {
        let member = &members[*position];
        let is_former = !is_now(site, member.from.as_ref(), member.to.as_ref());
        // Members of today stay in the order of the record, which is that of the paper.
        is_former.then(|| latest_first(site, member.from.as_ref(), member.to.as_ref()))
    });
    positions
}

fn member(site: &Site<'_>, body: &Body, position: usize) -> Member {
    let words = site.words;
    let (person, organisation) = &body.members[position];
    let record = &body.record.members[position];
    Member {
        person: person.map_or_else(|| site.withheld(), |person| site.party(person)),
        role: record.role.clone().unwrap_or_else(|| words.say("no-role")),
        organisation: match (organisation, &record.organisation) {
            (Some(party), _) => site.party(*party),
            (None, Some(_)) => site.withheld(),
            (None, None) => Link::words(words.say("not-stated")),
        },
        time: stretch(site, record.from.as_ref(), record.to.as_ref()),
    }
}

/// The next meeting that has a page.
fn next_meeting(site: &Site<'_>, body: &Body) -> Option<Id<Meeting>> {
    body.meetings.iter().copied().find(|id| {
        let record = &site.register.meetings[*id].record;
        record.status == Status::Scheduled
            && record
                .date
                .latest()
                .is_some_and(|day| day >= site.register.as_of)
    })
}

/// The last meeting that was held.
fn last_meeting(site: &Site<'_>, body: &Body) -> Option<Id<Meeting>> {
    let is_held = |id: &Id<Meeting>| site.register.meetings[*id].record.status == Status::Held;
    body.meetings.iter().rev().copied().find(is_held)
}

/// When it meets next, or when it met last.
fn next_sentence(site: &Site<'_>, body: &Body) -> String {
    let words = site.words;
    let meeting = |id: Id<Meeting>| &site.register.meetings[id].record;
    let next = next_meeting(site, body)
        .map(|id| &meeting(id).date)
        .or_else(|| {
            body.record
                .next_meeting
                .as_ref()
                .filter(|date| !date.is_before(site.register.as_of))
        });
    let last = last_meeting(site, body);
    let mut sentences = Vec::new();
    if let Some(date) = next {
        sentences.push(words.with("body-meets-next", &[("date", &words.date(date))]));
    }
    if let Some(last) = last {
        sentences.push(words.with(
            "body-met-last",
            &[("date", &words.date(&meeting(last).date))],
        ));
    }
    sentences.join(" ")
}

fn facts(site: &Site<'_>, id: Id<Body>) -> Vec<Fact> {
    let words = site.words;
    let body = &site.register.bodies[id];
    let record = &body.record;
    let mut facts = name_facts(
        site,
        &[
            ("organisation-short-name", record.short_name.as_slice()),
            ("organisation-former-names", &record.former_names),
            ("person-also", &record.also),
        ],
    );
    if let Some(parent) = body.parent {
        facts.push(Fact::links(
            words.say("body-parent"),
            vec![site.party(parent)],
            "",
        ));
    }
    if let Some(organisation) = body.organisation {
        facts.push(Fact::links(
            words.say("body-host"),
            vec![site.party(organisation)],
            "",
        ));
    }
    if !body.children.is_empty() {
        let links = body
            .children
            .iter()
            .map(|child| site.link(Subject::Body(*child)))
            .collect();
        facts.push(Fact::links(words.say("body-children"), links, ""));
    }
    let contact = match (body.contact, &record.contact) {
        (Some(party), _) => vec![site.party(party)],
        (None, Some(text)) if is_mail(&text.text) => {
            vec![Link::to(
                text.text.as_str(),
                format!("mailto:{}", text.text),
            )]
        }
        (None, Some(text)) => vec![Link::words(text.text.as_str())],
        (None, None) => Vec::new(),
    };
    facts.push(Fact::links(
        words.say("body-contact"),
        contact,
        words.say("no-contact-given"),
    ));
    let next = words.say("meeting-next");
    let promised = record
        .next_meeting
        .as_ref()
        .filter(|date| !date.is_before(site.register.as_of));
    facts.push(match (next_meeting(site, body), promised) {
        (Some(meeting), _) => Fact::links(next, vec![site.link(Subject::Meeting(meeting))], ""),
        (None, date) => Fact::date(
            next,
            date.map(|date| site.date(date)),
            words.say("no-next-meeting"),
        ),
    });
    let met = next_meeting(site, body).or_else(|| last_meeting(site, body));
    facts.extend(met.and_then(|id| since::fact(site, id)));
    facts
}

/// Whether a contact is an e-mail address and nothing else.
fn is_mail(text: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || "<>()[],;:\\\"?&".contains(c);
    matches!(text.split_once('@'), Some((name, host)) if !name.is_empty() && host.contains('.'))
        && !text.contains(odd)
}
