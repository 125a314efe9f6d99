//! The agenda of a meeting was published later than the law or the council's own rule allows.
//!
//! Why it matters: an agenda and its reports are to be open for five clear days before a meeting of a
//! council, its committees and its executive (three in Wales), so that the public can prepare; a parish,
//! town or community council gives three. An item that was not open so long is not normally considered.
//!
//! How to mend it: compare `agenda published on` with the notice and correct it if it is a slip. If the
//! agenda was late, silence this check with the reason for urgency that the chair gave.
//!
//! Example: a committee of `date: 4 April 2024` with `agenda published on: 27 March 2024`: Good Friday
//! and Easter Monday lie between and leave 3 clear days.

use crate::check::duty::{deadline, source};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::Status;
use crate::register::Access;
use crate::register::{Meeting, Party};
use crate::source::Place;
use crate::term::calendar::weekdays_between;
use crate::term::{Calendar, PartialDate};
use chrono::{Datelike, NaiveDate, Weekday};
use std::cmp::Ordering;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "late-agenda",
    Severity::Warning,
    include_str!("late_agenda.rs"),
    Looks::Through(look),
);

/// No more bank holidays than these lie within a few weeks.
const MOST_BANK_HOLIDAYS: u32 = 4;

/// Meetings for which the answer fails for one reason.
struct Unknown {
    first: Place,
    access: Access,
    count: usize,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let calendar = content.settings.calendar();
    let clear = content.settings.clear_days();
    let mut unknown: BTreeMap<String, Unknown> = BTreeMap::new();
    for meeting in content.register.meetings.rows() {
        let Some(Party::Body(body)) = meeting.body else {
            continue;
        };
        let Some(access) = content.register.access(body) else {
            if content.register.meets_as_parish(body) {
                of_parish(content, &calendar, meeting, found);
            }
            continue;
        };
        let Some(published) = &meeting.record.agenda_published_on else {
            continue;
        };
        let (Some(earliest), Status::Held | Status::Scheduled) =
            (published.earliest(), meeting.record.status)
        else {
            continue;
        };
        let place = || {
            let record = meeting.record.standing.place;
            content.at(record, &[Step::Key("agenda published on")])
        };
        let Some(day) = meeting.record.date.exact_day() else {
            without_a_day(content, &calendar, meeting, published, access, found);
            continue;
        };
        let last = match calendar.last_day_before(day, clear) {
            Ok(last) => last,
            Err(_) if weekdays_between(earliest, day) < clear => {
                let help = format!(
                    "if the date is a slip, correct it; if the agenda was late, give the reason in a \
                     silence. {}",
                    source::clear_days(content, access)
                );
                let message = message(&calendar, published, earliest, day, clear);
                found.at(place(), message, help);
                continue;
            }
            Err(_)
                if published.latest().is_some_and(|latest| {
                    weekdays_between(latest, day) >= clear + MOST_BANK_HOLIDAYS
                }) =>
            {
                continue;
            }
            Err(year) => {
                let unknown = unknown.entry(year.to_string()).or_insert(Unknown {
                    first: meeting.record.standing.place,
                    access,
                    count: 0,
                });
                unknown.first = unknown.first.min(meeting.record.standing.place);
                unknown.count += 1;
                continue;
            }
        };
        if earliest > last {
            let help = format!(
                "if the date is a slip, correct it; if the agenda was late, give the reason in a \
                 silence. {}. {}",
                deadline::last_day_in_words(content, &calendar, meeting),
                source::clear_days(content, access)
            );
            let message = message(&calendar, published, earliest, day, clear);
            found.at(place(), message, help);
        } else if published.latest().is_none_or(|latest| latest > last) {
            let message = format!(
                "whether the agenda was in time cannot be computed, because `{}` is not one day",
                published.text()
            );
            let help = format!(
                "give the day. {}. {}",
                deadline::last_day_in_words(content, &calendar, meeting),
                source::clear_days(content, access)
            );
            found.at(place(), message, help).severity = Severity::Note;
        }
    }
    for (reason, unknown) in unknown {
        let whose = match unknown.count {
            1 => "the agenda was in time".to_owned(),
            count => format!("the agendas of {count} meetings were in time"),
        };
        let message = format!("whether {whose} cannot be computed, because {reason}");
        let help = format!(
            "list the bank holidays of that year under `bank holidays` in `site.yaml`. {}",
            source::clear_days(content, unknown.access)
        );
        let place = content.at(unknown.first, &[Step::Key("agenda published on")]);
        found.at(place, message, help).severity = Severity::Note;
    }
}

/// A parish, town or community council gives three clear days' notice, among which a Saturday counts.
fn of_parish(content: &Content<'_>, calendar: &Calendar, meeting: &Meeting, found: &mut Found<'_>) {
    const THREE: u32 = 3;
    let record = &meeting.record;
    let published = record.agenda_published_on.as_ref();
    let (Some(from), Some(day), Status::Held | Status::Scheduled) = (
        published.and_then(PartialDate::exact_day),
        record.date.exact_day(),
        record.status,
    ) else {
        return;
    };
    let clear = content.settings.clear_days.unwrap_or(THREE);
    let between = from.iter_days().skip(1).take_while(|at| *at < day);
    let mut count = 0;
    for at in between {
        let counts = at.weekday() == Weekday::Sat || calendar.is_working_day(at).unwrap_or(true);
        count += u32::from(counts);
        if count >= clear {
            return;
        }
    }
    let when = deadline::short(from);
    let message = match from.cmp(&day) {
        Ordering::Greater => format!(
            "the agenda was published on {when}, after the meeting of {}",
            deadline::short(day)
        ),
        Ordering::Equal => {
            format!("the agenda was published on {when}, on the day of the meeting")
        }
        Ordering::Less => format!(
            "the agenda was published on {when}, which leaves {} before the meeting, not {clear}",
            deadline::clear_days(count)
        ),
    };
    let help = format!(
        "if the date is a slip, correct it; if the agenda was late, give the reason in a silence. \
         Sundays and bank holidays do not count. {}",
        source::of_parish(content)
    );
    let place = content.at(record.standing.place, &[Step::Key("agenda published on")]);
    found.at(place, message, help);
}

/// "The agenda was published on 15 January 2024, which leaves 2 clear days before the meeting, not 5".
fn message(
    calendar: &Calendar,
    published: &PartialDate,
    earliest: NaiveDate,
    meeting: NaiveDate,
    clear: u32,
) -> String {
    let when = match published.exact_day() {
        Some(day) => format!("on {}", deadline::short(day)),
        None => format!("on {} at the earliest", deadline::short(earliest)),
    };
    if earliest > meeting {
        let day = deadline::short(meeting);
        return format!("the agenda was published {when}, after the meeting of {day}");
    }
    if earliest == meeting {
        return format!("the agenda was published {when}, on the day of the meeting");
    }
    match calendar.clear_days(earliest, meeting) {
        Ok(count) => format!(
            "the agenda was published {when}, which leaves {} before the meeting, not {clear}",
            deadline::clear_days(count)
        ),
        Err(_) => format!(
            "the agenda was published {when}, with fewer than {clear} clear days before the meeting"
        ),
    }
}

/// A meeting whose own date is a month or a year: an agenda behind all of it is late, one that would be
/// in time for the first of its days is not, and of any other nobody can say.
fn without_a_day(
    content: &Content<'_>,
    calendar: &Calendar,
    meeting: &Meeting,
    published: &PartialDate,
    access: Access,
    found: &mut Found<'_>,
) {
    let date = &meeting.record.date;
    let last = date.earliest().and_then(|first| {
        calendar
            .last_day_before(first, content.settings.clear_days())
            .ok()
    });
    let is_in_time = match (published.latest(), last) {
        (Some(latest), Some(last)) => latest <= last,
        _ => false,
    };
    if is_in_time {
        return;
    }
    let record = meeting.record.standing.place;
    let place = content.at(record, &[Step::Key("agenda published on")]);
    let is_behind = published.earliest().is_some_and(|day| date.is_before(day));
    if is_behind {
        found.at(
            place,
            format!(
                "the agenda was published after the meeting of {}",
                date.text()
            ),
            format!(
                "if the date is a slip, correct it; if the agenda was late, give the reason in a \
                 silence. {}",
                source::publication(content, access)
            ),
        );
    } else {
        let message = format!(
            "whether the agenda was in time cannot be computed, because `{}` is not the one day of \
             a meeting",
            date.text()
        );
        let help = format!(
            "give the day of the meeting. {}",
            source::publication(content, access)
        );
        found.at(place, message, help).severity = Severity::Note;
    }
}
