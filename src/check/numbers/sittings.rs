//! The days on which each body met, for the checks that compare them.

use crate::record::meeting::Status;
use crate::register::{Id, Meeting, Party, Register};
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::BTreeMap;

/// One meeting that is known to the day.
#[derive(Clone, Copy)]
pub(super) struct Sitting {
    pub day: NaiveDate,
    pub status: Status,
    pub id: Id<Meeting>,
}

/// The sittings of every body, each body's in the order of their days.
pub(super) fn sittings(register: &Register) -> BTreeMap<Party, Vec<Sitting>> {
    let mut sittings: BTreeMap<Party, Vec<Sitting>> = BTreeMap::new();
    for (id, meeting) in register.meetings.iter() {
        if let (Some(body), Some(day)) = (meeting.body, meeting.record.date.exact_day()) {
            let status = meeting.record.status;
            sittings
                .entry(body)
                .or_default()
                .push(Sitting { day, status, id });
        }
    }
    for sittings in sittings.values_mut() {
        sittings.sort_by_key(|sitting| (sitting.day, sitting.id));
    }
    sittings
}

/// The day of the week of at least two days, if all the others that `is_other` lets in are on it.
pub(super) fn usual_weekday(
    sittings: &[Sitting],
    is_other: impl Fn(&Sitting) -> bool,
) -> Option<Weekday> {
    let mut days = sittings
        .iter()
        .filter(|sitting| is_other(sitting))
        .map(|sitting| sitting.day.weekday());
    let first = days.next()?;
    let second = days.next()?;
    (first == second && days.all(|day| day == first)).then_some(first)
}

/// "Thursday".
pub(super) fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

/// "22 September 2022".
pub(super) fn in_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
