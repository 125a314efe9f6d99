//! One event of a calendar, and the lines of iCalendar (RFC 5545): texts escaped, lines folded at 75
//! bytes and ended as the format wants. The library that we know folds at 76 and stamps zones with its
//! clock.

use crate::plan::file::certainty::Certainty;
use chrono::NaiveDate;

/// What stands as the time at which something was last told of, where the papers give no date for it.
const NEVER: &str = "19700101T000000Z";

/// British time: the rule since 1996.
pub const ZONE: [(&str, &str); 17] = [
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "Europe/London"),
    ("BEGIN", "DAYLIGHT"),
    ("DTSTART", "19960331T010000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("TZNAME", "BST"),
    ("TZOFFSETFROM", "+0000"),
    ("TZOFFSETTO", "+0100"),
    ("END", "DAYLIGHT"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19961027T020000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ("TZNAME", "GMT"),
    ("TZOFFSETFROM", "+0100"),
    ("TZOFFSETTO", "+0000"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
];

/// One event.
pub struct Event {
    /// Its mark, to which the host is added: the same for ever, whatever else of it changes.
    pub uid: String,
    pub day: NaiveDate,
    /// From and until, in minutes since midnight; none for the whole day.
    pub start: Option<i32>,
    pub end: Option<i32>,
    pub summary: String,
    pub description: String,
    pub location: Option<String>,
    pub link: Option<String>,
    /// The last day on which the papers tell something new of it.
    pub told_on: Option<NaiveDate>,
    /// Grows with each change that the record itself shows.
    pub sequence: usize,
    pub certainty: Certainty,
    /// Whether somebody is busy then: of what is due nobody is.
    pub is_busy: bool,
}

impl Event {
    /// Writes it.
    pub fn write(&self, host: &str, lines: &mut Lines) {
        lines.raw("BEGIN", "VEVENT");
        lines.raw("UID", &format!("{}@{host}", self.uid));
        let stamp = self
            .told_on
            .map(|day| day.format("%Y%m%dT000000Z").to_string());
        lines.raw("DTSTAMP", stamp.as_deref().unwrap_or(NEVER));
        lines.raw("SEQUENCE", &self.sequence.to_string());
        match self.start {
            Some(start) => {
                lines.raw("DTSTART;TZID=Europe/London", &self.moment(start));
                if let Some(end) = self.end.filter(|end| *end > start) {
                    lines.raw("DTEND;TZID=Europe/London", &self.moment(end));
                }
            }
            None => lines.raw("DTSTART;VALUE=DATE", &self.day.format("%Y%m%d").to_string()),
        }
        lines.text("SUMMARY", &self.summary);
        lines.text("DESCRIPTION", &self.description);
        if let Some(location) = &self.location {
            lines.text("LOCATION", location);
        }
        if let Some(link) = &self.link {
            lines.raw("URL", link);
        }
        lines.raw("STATUS", self.certainty.in_calendar());
        lines.raw(
            "TRANSP",
            match self.is_busy && self.certainty != Certainty::Cancelled {
                true => "OPAQUE",
                false => "TRANSPARENT",
            },
        );
        lines.raw("END", "VEVENT");
    }

    fn moment(&self, minutes: i32) -> String {
        let (hour, minute) = (minutes.div_euclid(60), minutes.rem_euclid(60));
        format!("{}T{hour:02}{minute:02}00", self.day.format("%Y%m%d"))
    }
}

/// The lines of a calendar.
#[derive(Default)]
pub struct Lines {
    text: String,
}

impl Lines {
    /// The most bytes of a line, its end not counted.
    const LONGEST: usize = 75;

    /// Adds a line whose value is a text.
    pub fn text(&mut self, name: &str, text: &str) {
        let mut value = String::with_capacity(text.len() + 8);
        for c in text.trim().chars() {
            match c {
                '\\' | ';' | ',' => value.extend(['\\', c]),
                '\n' => value.push_str("\\n"),
                '\t' => value.push(' '),
                '\u{FFFE}' | '\u{FFFF}' => {}
                c if c.is_control() => {}
                c => value.push(c),
            }
        }
        self.raw(name, &value);
    }

    /// Adds a line whose value stands as it is.
    pub fn raw(&mut self, name: &str, value: &str) {
        let mut room = Lines::LONGEST;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = Lines::LONGEST - 1;
            }
            self.text.push(c);
            room -= c.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// All lines.
    pub fn into_text(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_at_most_75_bytes_and_comes_back_whole() {
        for length in 60..400 {
            let words: String = "é, ;\\\n老虎 x".chars().cycle().take(length).collect();
            let mut lines = Lines::default();
            lines.text("SUMMARY", &words);
            let text = lines.into_text();
            assert!(text.ends_with("\r\n"));
            for line in text.trim_end_matches("\r\n").split("\r\n") {
                assert!(line.len() <= 75, "{} bytes: {line}", line.len());
            }
            let whole = text.replace("\r\n ", "");
            let value = whole
                .trim_end_matches("\r\n")
                .strip_prefix("SUMMARY:")
                .expect("the name");
            let plain = value
                .replace("\\n", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
                .replace("\\\\", "\\");
            assert_eq!(plain, words.trim());
        }
    }
}
