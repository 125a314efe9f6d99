//! British time: how far a day's clocks are ahead of Greenwich, for feeds, calendars and whatever else
//! tells a moment to machines.

use chrono::{Datelike, NaiveDate, Weekday};

/// The last Sunday of March or October, both of which have 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let back = last.weekday().days_since(Weekday::Sun);
    last.checked_sub_days(chrono::Days::new(u64::from(back)))
}

/// Whether the clocks are an hour ahead of Greenwich at so many minutes past midnight: from one o'clock
/// on the last Sunday of March to two o'clock on the last Sunday of October, as since 1996. Earlier
/// years are taken as Greenwich time.
fn is_summer(day: NaiveDate, minutes: i32) -> bool {
    let (Some(first), Some(last)) = (last_sunday(day.year(), 3), last_sunday(day.year(), 10))
    else {
        return false;
    };
    day.year() >= 1996 && (day, minutes) >= (first, 60) && (day, minutes) < (last, 120)
}

/// A moment as RFC 3339 writes it, by the clocks in London.
///
/// ```
/// use answerable::term::london::moment;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(moment(day("2024-02-20"), 0), "2024-02-20T00:00:00+00:00");
/// assert_eq!(moment(day("2024-05-01"), 0), "2024-05-01T00:00:00+01:00");
/// assert_eq!(moment(day("2024-03-31"), 0), "2024-03-31T00:00:00+00:00");
/// assert_eq!(moment(day("2024-03-31"), 14 * 60 + 30), "2024-03-31T14:30:00+01:00");
/// assert_eq!(moment(day("2024-10-27"), 0), "2024-10-27T00:00:00+01:00");
/// assert_eq!(moment(day("2024-10-27"), 180), "2024-10-27T03:00:00+00:00");
/// ```
pub fn moment(day: NaiveDate, minutes: i32) -> String {
    let hours = u32::from(is_summer(day, minutes));
    let (hour, minute) = (minutes.div_euclid(60), minutes.rem_euclid(60));
    format!(
        "{:04}-{:02}-{:02}T{hour:02}:{minute:02}:00+{hours:02}:00",
        day.year(),
        day.month(),
        day.day()
    )
}
