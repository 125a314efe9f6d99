//! A meeting as an `Event`, where its day and its place are known: search engines take none without.

use crate::plan::Site;
use crate::plan::file::calendar::times;
use crate::plan::linked_data::{id as name_of, organisation, present, words};
use crate::plan::view::Head;
use crate::record::meeting::Status;
use crate::register::{Id, Meeting, Subject};
use crate::term::london::moment;
use serde_json::{Value, json};

/// The event; none where the papers do not say on which day and where, or where it is not in one place.
pub fn event(site: &Site<'_>, head: &Head, id: Id<Meeting>) -> Option<Value> {
    let meeting = &site.register.meetings[id];
    let record = &meeting.record;
    let day = record.date.exact_day()?;
    let venue = record.venue.as_deref().filter(|venue| is_place(venue))?;
    let subject = Subject::Meeting(id);
    let (start, end) = times(record.start.as_deref(), record.end.as_deref());
    let status = match record.status {
        Status::Scheduled | Status::Held => "EventScheduled",
        Status::Cancelled => "EventCancelled",
        Status::Postponed => "EventPostponed",
    };
    let place = venue.split(',').next().unwrap_or(venue).trim();
    let organizer = meeting.body.map(|body| organisation::link(site, body));
    Some(present([
        ("@type", words("Event")),
        ("@id", name_of(site, subject).map(Value::from)),
        ("name", words(&site.name(subject))),
        ("description", words(&head.description)),
        ("url", site.url(&site.address(subject)).map(Value::from)),
        (
            "startDate",
            Some(
                start
                    .map_or_else(|| day.to_string(), |at| moment(day, at))
                    .into(),
            ),
        ),
        ("endDate", end.map(|at| moment(day, at).into())),
        (
            "eventStatus",
            Some(format!("https://schema.org/{status}").into()),
        ),
        (
            "eventAttendanceMode",
            words("https://schema.org/OfflineEventAttendanceMode"),
        ),
        (
            "location",
            Some(json!({"@type": "Place", "name": place, "address": venue})),
        ),
        ("organizer", organizer),
        ("inLanguage", words(&site.settings.language)),
    ]))
}

/// Whether the words name a place that one can go to.
fn is_place(venue: &str) -> bool {
    const ELSEWHERE: [&str; 11] = [
        "online",
        "on-line",
        "virtual",
        "virtually",
        "remote",
        "remotely",
        "teams",
        "zoom",
        "video",
        "hybrid",
        "tbc",
    ];
    let lower = venue.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '-');
    !venue.trim().is_empty() && !words.any(|word| ELSEWHERE.contains(&word))
}
