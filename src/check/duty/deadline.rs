//! By when the agenda of a meeting has to be published, and why that cannot always be computed.

use crate::check::Content;
use crate::register::Meeting;
use crate::term::Calendar;
use chrono::NaiveDate;

/// A day as a finding names it.
pub(super) fn long(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// A day without its weekday.
pub(super) fn short(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// "1 clear day", "5 clear days".
pub(super) fn clear_days(count: u32) -> String {
    match count {
        0 => "no clear day".to_owned(),
        1 => "1 clear day".to_owned(),
        count => format!("{count} clear days"),
    }
}

/// The last working day on which the agenda of a meeting can be published; or why nobody can say.
pub(super) fn last_day(
    content: &Content<'_>,
    calendar: &Calendar,
    meeting: &Meeting,
) -> Result<NaiveDate, String> {
    let Some(day) = meeting.record.date.exact_day() else {
        let words = meeting.record.date.text();
        return Err(format!("`{words}` is not the one day of a meeting"));
    };
    calendar
        .last_working_day_before(day, content.settings.clear_days())
        .map_err(|unknown| unknown.to_string())
}

/// The last day as a sentence for a help: what it is, or why it cannot be computed.
pub(super) fn last_day_in_words(
    content: &Content<'_>,
    calendar: &Calendar,
    meeting: &Meeting,
) -> String {
    let clear = clear_days(content.settings.clear_days());
    match last_day(content, calendar, meeting) {
        Ok(day) => format!(
            "For {clear} before the meeting of {} the last day is {}",
            meeting.record.date.text(),
            long(day)
        ),
        Err(reason) => format!(
            "The last day with {clear} before the meeting cannot be computed, because {reason}"
        ),
    }
}
