//! Nobody can say whether the agenda of a meeting was published in time: its date is missing.
//!
//! Why it matters: a reader who was told too late cannot show it, and the council cannot show that it
//! was in time. Some notices print words such as "Date Not Specified" in the place of the date.
//!
//! How to mend it: look the day up in the notice of the meeting and write `agenda published on`. If no
//! paper has it, silence this check with that reason.
//!
//! Example: `agenda published on: Date Not Specified`. Past meetings without the key are one note a
//! body; a meeting to come is a warning once the last day for its agenda has passed.

use crate::check::duty::naming::{name, standing};
use crate::check::duty::{deadline, source};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Status;
use crate::register::Access;
use crate::register::{Body, Id, Meeting, Party};
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "agenda-date-missing",
    Severity::Warning,
    include_str!("agenda_date_missing.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let calendar = content.settings.calendar();
    let as_of = content.register.as_of;
    let mut past: BTreeMap<Id<Body>, Vec<Id<Meeting>>> = BTreeMap::new();
    for id in content.register.meetings.ids() {
        let meeting = &content.register.meetings[id];
        let Some((body, access)) = reached(content, meeting) else {
            continue;
        };
        let place = meeting.record.standing.place;
        let in_words = || deadline::last_day_in_words(content, &calendar, meeting);
        if let Some(words) = &meeting.record.agenda_published_on {
            if words.earliest().is_none() {
                found.at(
                    content.at(place, &[Step::Key("agenda published on")]),
                    format!(
                        "whether the agenda was in time cannot be computed, because `{}` is not a \
                         date",
                        words.text()
                    ),
                    format!(
                        "look the day up in the notice of the meeting. {}. {}",
                        in_words(),
                        source::clear_days(content, access)
                    ),
                );
            }
            continue;
        }
        if meeting.record.date.is_before(as_of) {
            if !meeting.record.parts.is_empty() || !meeting.record.papers.is_empty() {
                past.entry(body).or_default().push(id);
            }
        } else if meeting.record.status == Status::Scheduled
            && let Ok(last) = deadline::last_day(content, &calendar, meeting)
            && last < as_of
        {
            found.at(
                content.at(place, &[Step::Key("date")]),
                format!(
                    "the agenda has no date, and the last day for it was {}",
                    deadline::long(last)
                ),
                format!(
                    "write `agenda published on`. {}. {}",
                    in_words(),
                    source::clear_days(content, access)
                ),
            );
        }
    }
    for (body, meetings) in past {
        tell_past(content, body, &meetings, found);
    }
}

/// The body of a meeting that was or is to be held, and the rules that it meets under.
fn reached(content: &Content<'_>, meeting: &Meeting) -> Option<(Id<Body>, Access)> {
    if !matches!(meeting.record.status, Status::Held | Status::Scheduled) {
        return None;
    }
    match meeting.body {
        Some(Party::Body(body)) => Some((body, content.register.access(body)?)),
        _ => None,
    }
}

/// One note for all past meetings of a body: at the meeting if it is one, else at the body.
fn tell_past(
    content: &Content<'_>,
    body: Id<Body>,
    meetings: &[Id<Meeting>],
    found: &mut Found<'_>,
) {
    let Some(access) = content.register.access(body) else {
        return;
    };
    let calendar = content.settings.calendar();
    let source = source::publication(content, access);
    let (place, message, last) = match meetings {
        [] => return,
        [only] => {
            let meeting = &content.register.meetings[*only];
            (
                content.at(meeting.record.standing.place, &[Step::Key("date")]),
                "whether the agenda was in time cannot be computed, because the meeting has no \
                 `agenda published on`"
                    .to_owned(),
                deadline::last_day_in_words(content, &calendar, meeting),
            )
        }
        several => {
            let mut latest = several.to_vec();
            latest.sort_by(|a, b| {
                let date = |id: Id<Meeting>| &content.register.meetings[id].record.date;
                date(*b).order(date(*a)).then(a.cmp(b))
            });
            let newest: Vec<String> = latest
                .iter()
                .take(3)
                .map(|id| {
                    let reference = &content.register.meetings[*id].record.reference;
                    format!("`{}`", reference.text)
                })
                .collect();
            (
                standing(content, body).place,
                format!(
                    "whether the agendas of {} past meetings of {} were in time cannot be computed, \
                     because they have no `agenda published on`",
                    several.len(),
                    name(content, body)
                ),
                format!("The newest are {}", newest.join(", ")),
            )
        }
    };
    let help = format!("look the days up in the notices. {last}. {source}");
    found.at(place, message, help).severity = Severity::Note;
}
