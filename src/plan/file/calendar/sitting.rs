//! A meeting as an event of a calendar: on its day, at its time where the papers give one that can be
//! read, and cancelled where it is.

use crate::plan::Site;
use crate::plan::file::calendar::event::Event;
use crate::plan::file::certainty::Certainty;
use crate::plan::followed::segment;
use crate::record::meeting::Status;
use crate::register::{Id, Meeting, Subject};
use crate::term::TimeOfDay;

/// A long meeting in minutes: an end without "am" or "pm" is the one nearest to it.
const USUAL: i32 = 150;

/// The event of a meeting; none where its day is not known.
pub fn event(site: &Site<'_>, id: Id<Meeting>) -> Option<Event> {
    let words = site.words;
    let meeting = &site.register.meetings[id];
    let record = &meeting.record;
    let day = record.date.exact_day()?;
    let name = match meeting.body {
        Some(party) => site.party(party).text,
        None => site.withheld().text,
    };
    let (start, end) = times(record.start.as_deref(), record.end.as_deref());
    let link = site.whole(&site.href(Subject::Meeting(id)));
    let mut told = Vec::new();
    let summary = match record.status {
        Status::Cancelled => {
            told.push(words.say("calendar-is-cancelled"));
            words.with("calendar-cancelled", &[("name", &name)])
        }
        Status::Postponed => {
            told.push(words.say("calendar-is-postponed"));
            words.with("calendar-postponed", &[("name", &name)])
        }
        Status::Scheduled | Status::Held => name,
    };
    let printed = match (&record.start, &record.end) {
        (Some(start), Some(end)) => {
            words.with("meeting-time-range", &[("start", start), ("end", end)])
        }
        (Some(start), None) => start.clone(),
        (None, Some(end)) => words.with("meeting-time-until", &[("end", end)]),
        (None, None) => String::new(),
    };
    told.push(match printed.is_empty() {
        true => words.say("no-time"),
        false => words.with("calendar-time", &[("time", &printed)]),
    });
    told.extend(
        link.as_ref()
            .map(|link| words.with("calendar-more", &[("link", link)])),
    );
    let agenda = record.agenda_published_on.as_ref();
    let agenda = agenda
        .and_then(|date| date.earliest())
        .filter(|day| *day <= site.register.as_of);
    let sequence = match record.status {
        Status::Scheduled => usize::from(agenda.is_some()),
        Status::Held => 2,
        Status::Postponed => 3,
        Status::Cancelled => 4,
    };
    Some(Event {
        uid: segment(&record.reference.text),
        day,
        start,
        end,
        summary,
        description: told.join("\n"),
        location: record.venue.clone(),
        link,
        told_on: match record.status {
            Status::Held => Some(day).filter(|day| *day <= site.register.as_of),
            _ => agenda,
        },
        sequence,
        certainty: Certainty::of(record.status),
        is_busy: true,
    })
}

/// From and until in minutes since midnight, as far as the words can be read. An end that is not behind
/// the start is none.
pub fn times(start: Option<&str>, end: Option<&str>) -> (Option<i32>, Option<i32>) {
    let start = start.and_then(TimeOfDay::read).map(TimeOfDay::alone);
    let end = start.and_then(|start| {
        let end = TimeOfDay::read(end?)?.near(start + USUAL);
        (end > start).then_some(end)
    });
    (start, end)
}
