//! Meetings as Open Civic Data events (OCDEP 4). An event has a start to the minute or is a whole day:
//! a meeting of which only the month is known is not among them, and the file says how many there are.

pub mod identity;

use crate::plan::Site;
use crate::plan::address::subject_of;
use crate::plan::file::certainty::Certainty;
use crate::plan::file::data::column::whole;
use crate::plan::file::data::head::head;
use crate::plan::file::data::table::{from_href, item_title};
use crate::record::meeting::{AgendaItem, Part, Status};
use crate::register::{Attended, Id, Meeting, Party, Subject};
use crate::term::{TimeOfDay, london};
use chrono::{DateTime, NaiveDate, SecondsFormat};
use serde_json::{Value, json};

/// A long meeting in minutes: an end without "am" or "pm" is the one nearest to it.
const USUAL: i32 = 150;

/// The text of the file.
pub fn text(site: &Site<'_>) -> String {
    let register = site.register;
    let mut ids: Vec<Id<Meeting>> = register.meetings.ids().collect();
    ids.sort_by(|a, b| register.in_time(*a, *b));
    let events: Vec<Value> = ids.iter().filter_map(|id| event(site, *id)).collect();
    let mut meta = head(site, &site.settings.title);
    let without = ids.len() - events.len();
    meta.insert("meetings_without_a_day".to_owned(), without.into());
    let file = json!({
        "meta": meta,
        "events": events,
    });
    let mut text = serde_json::to_string(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// A meeting as an event; none where its day is not known.
fn event(site: &Site<'_>, id: Id<Meeting>) -> Option<Value> {
    let meeting = &site.register.meetings[id];
    let record = &meeting.record;
    let subject = Subject::Meeting(id);
    let day = record.date.exact_day()?;
    let start = record.start.as_deref().and_then(TimeOfDay::read);
    let start = start.map(TimeOfDay::alone);
    let end = start.and_then(|start| {
        let end = TimeOfDay::read(record.end.as_deref()?)?.near(start + USUAL);
        (end > start).then_some(end)
    });
    let page = whole(site, &site.address(subject));
    let name = match meeting.body {
        Some(party) => site.name(subject_of(party)),
        None => site.withheld().text,
    };
    Some(json!({
        "_type": "event",
        "id": identity::of_meeting(site, &record.reference.text),
        "name": name,
        "description": match record.status {
            // The format has no word for it.
            Status::Postponed => site.words.say("meeting-status-postponed"),
            _ => String::new(),
        },
        "classification": "committee-meeting",
        // The format wants universal time: of a whole day in summer it is the evening before, which the
        // time zone beside it puts right.
        "start_time": utc(day, start.unwrap_or(0)),
        "timezone": "Europe/London",
        "end_time": end.map(|end| utc(day, end)),
        "all_day": start.is_none(),
        "status": Certainty::of(record.status).in_data(),
        "location": record.venue.as_ref().map(|venue| json!({
            "name": venue,
            "note": "",
            "coordinates": null,
        })),
        "participants": participants(site, meeting),
        "agenda": agenda(site, id),
        "documents": documents(site, meeting),
        "media": [],
        "links": [{ "note": site.name(subject), "url": page }],
        "sources": [{ "note": "", "url": page }],
        "extras": { "reference": record.reference.text },
    }))
}

/// A moment by the clocks in London, told in universal time.
fn utc(day: NaiveDate, minutes: i32) -> String {
    let local = london::moment(day, minutes);
    match DateTime::parse_from_rfc3339(&local) {
        Ok(moment) => moment.to_utc().to_rfc3339_opts(SecondsFormat::Secs, true),
        Err(_) => local,
    }
}

fn participant(site: &Site<'_>, party: Party, note: &str) -> Value {
    let mut participant = json!({
        "name": site.name(subject_of(party)),
        "type": identity::kind(party),
        "note": note,
    });
    // A post is no person that the other file knows by an identifier.
    if !matches!(party, Party::Post(_)) {
        participant["id"] = identity::of_party(site, party).into();
    }
    participant
}

/// The body, and those who were there; nobody who is not public.
fn participants(site: &Site<'_>, meeting: &Meeting) -> Vec<Value> {
    let known = |list: &[Attended], note: &'static str| -> Vec<Value> {
        let parties = list.iter().filter_map(|attended| attended.party);
        parties
            .map(|party| participant(site, party, note))
            .collect()
    };
    let host = meeting.body.map(|body| participant(site, body, "host"));
    let mut all: Vec<Value> = host.into_iter().collect();
    all.extend(known(&meeting.present, "present"));
    all.extend(known(&meeting.officers, "officer"));
    all.extend(known(&meeting.apologies, "apologies"));
    all
}

fn agenda(site: &Site<'_>, id: Id<Meeting>) -> Vec<Value> {
    let meeting = &site.register.meetings[id];
    let parts = meeting.record.parts.iter().enumerate();
    parts
        .filter_map(|(at, part)| match part {
            Part::Item(item) => Some(agenda_item(site, id, at, item)),
            Part::Heading { .. } => None,
        })
        .collect()
}

/// An item. Of a withheld one only the title that was written for the public, or that there is one.
fn agenda_item(site: &Site<'_>, id: Id<Meeting>, at: usize, item: &AgendaItem) -> Value {
    let meeting = &site.register.meetings[id];
    let title = item_title(site, (id, at)).filter(|title| !title.is_empty());
    let description = title.map_or_else(
        || {
            site.words.say(match item.state.exempt {
                Some(_) => "item-exempt-title",
                None => "item-without-title",
            })
        },
        str::to_owned,
    );
    let notes: Vec<String> = item
        .state
        .exempt
        .iter()
        .map(|exemption| {
            let n = exemption.paragraph.to_string();
            site.words.with("item-exempt-paragraph", &[("n", &n)])
        })
        .collect();
    let mut entities = Vec::new();
    if item.state.is_in_full(site.register.as_of) {
        let presenters = meeting.presenters.get(at).into_iter().flatten();
        let takers = meeting.actions_by.get(at).into_iter().flatten();
        let named = presenters.map(|lead| (lead, "presents"));
        let named = named.chain(takers.map(|lead| (lead, "takes the action")));
        entities.extend(named.filter_map(|(lead, note)| {
            let party = lead.party?;
            Some(json!({
                "entity_type": identity::kind(party),
                "id": identity::of_party(site, party),
                "name": site.name(subject_of(party)),
                "note": note,
            }))
        }));
    }
    json!({
        "description": description,
        "order": item.number,
        "subjects": [],
        "notes": notes,
        "media": [],
        "related_entities": entities,
    })
}

/// The papers that can be opened, and the reports to the meeting.
fn documents(site: &Site<'_>, meeting: &Meeting) -> Vec<Value> {
    let papers = meeting.record.papers.iter().filter_map(|paper| {
        let shown = site.paper(paper);
        let url = from_href(site, &shown.href?);
        let media_type = media_type(&url);
        Some(json!({ "note": shown.title, "url": url, "media_type": media_type }))
    });
    let reports = meeting.reports.iter().map(|id| {
        let subject = Subject::Report(*id);
        json!({
            "note": site.name(subject),
            "url": whole(site, &site.address(subject)),
            "media_type": "text/html",
        })
    });
    papers.chain(reports).collect()
}

/// The kind of a file by the ending of its name; empty where that tells nothing.
fn media_type(url: &str) -> &'static str {
    let name = url.split(['?', '#']).next().unwrap_or_default();
    let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match ending.as_str() {
        "pdf" => "application/pdf",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt" => "application/vnd.oasis.opendocument.text",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "htm" | "html" => "text/html",
        _ => "",
    }
}
