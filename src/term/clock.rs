//! How long somebody has to answer, and what kind of addressee they are: the two halves of a response
//! clock. The settings say which time goes with which kind.

use crate::term::calendar::{Calendar, days_after, last_of_months};
use chrono::{Datelike, NaiveDate};
use std::fmt;

/// What kind of addressee a recommendation was sent to: the law has another clock for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Addressee {
    /// An NHS body or a provider of health services.
    HealthBody,
    /// The cabinet of a council, or a council that has one.
    Executive,
    /// Any other organisation or board.
    Partner,
    /// An officer of the council itself.
    Officer,
}

impl Addressee {
    /// Every kind, in the order in which the rules are shown.
    pub const ALL: [Addressee; 4] = [
        Addressee::HealthBody,
        Addressee::Executive,
        Addressee::Partner,
        Addressee::Officer,
    ];

    /// The words that an officer writes.
    pub fn words(self) -> &'static str {
        match self {
            Addressee::HealthBody => "health body",
            Addressee::Executive => "executive",
            Addressee::Partner => "partner",
            Addressee::Officer => "officer",
        }
    }
}

/// The time in which an answer is to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseTime {
    /// So many days behind the first, which is not counted.
    Days(u32),
    /// So many working days behind the first; with `from_first` the first counts itself, where it is one.
    WorkingDays { count: u32, from_first: bool },
    /// So many months that begin with the first day: the first is counted.
    Months(u32),
}

/// Why the last day of a time cannot be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLastDay {
    /// The bank holidays of that year are not in the list.
    UnknownYear(i32),
}

impl ResponseTime {
    /// The most of any unit that a council may write.
    const MOST: u32 = 1_000;

    /// Reads "28 days", "4 weeks", "20 working days", "20 working days counting the first", "2 months".
    ///
    /// ```
    /// use answerable::term::clock::ResponseTime;
    /// assert_eq!(ResponseTime::read("28 days"), Some(ResponseTime::Days(28)));
    /// assert_eq!(ResponseTime::read("two months"), Some(ResponseTime::Months(2)));
    /// assert_eq!(ResponseTime::read("soon"), None);
    /// ```
    pub fn read(text: &str) -> Option<ResponseTime> {
        const NUMBERS: [&str; 12] = [
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        let lower = text.trim().to_lowercase();
        let words: Vec<&str> = lower.split_whitespace().collect();
        let (first, rest) = words.split_first()?;
        let named = NUMBERS.iter().position(|number| number == first);
        let count = match named {
            Some(position) => u32::try_from(position + 1).ok()?,
            None => first.parse().ok()?,
        };
        if !(1..=ResponseTime::MOST).contains(&count) {
            return None;
        }
        let working = |from_first| ResponseTime::WorkingDays { count, from_first };
        Some(match rest {
            ["day" | "days"] | ["calendar", "day" | "days"] => ResponseTime::Days(count),
            ["week" | "weeks"] => ResponseTime::Days(count * 7),
            ["working", "day" | "days"] => working(false),
            [
                "working",
                "day" | "days",
                "counting" | "including",
                "the",
                "first",
            ] => working(true),
            ["month" | "months"] | ["calendar", "month" | "months"] => ResponseTime::Months(count),
            _ => return None,
        })
    }

    /// The last day of the time, where it begins with `first`.
    ///
    /// ```
    /// use answerable::term::clock::ResponseTime;
    /// use answerable::term::Calendar;
    /// let day = |text: &str| text.parse().unwrap();
    /// let calendar = Calendar::england_and_wales();
    /// let last = |time: &str, first| ResponseTime::read(time).unwrap().last_day(day(first), &calendar);
    /// assert_eq!(last("28 days", "2024-02-05"), Ok(day("2024-03-04")));
    /// assert_eq!(last("2 months", "2024-12-30"), Ok(day("2025-02-28")));
    /// assert_eq!(last("20 working days", "2018-02-12"), Ok(day("2018-03-12")));
    /// assert_eq!(last("20 working days counting the first", "2018-02-12"), Ok(day("2018-03-09")));
    /// ```
    pub fn last_day(self, first: NaiveDate, calendar: &Calendar) -> Result<NaiveDate, NoLastDay> {
        let unknown = || NoLastDay::UnknownYear(first.year());
        match self {
            ResponseTime::Days(days) => days_after(first, days).ok_or_else(unknown),
            ResponseTime::Months(months) => last_of_months(first, months).ok_or_else(unknown),
            ResponseTime::WorkingDays { count, from_first } => {
                let known =
                    |year: crate::term::calendar::UnknownYear| NoLastDay::UnknownYear(year.0);
                let counts = from_first && calendar.is_working_day(first).map_err(known)?;
                let left = if counts { count - 1 } else { count };
                calendar.working_days_after(first, left).map_err(known)
            }
        }
    }
}

impl fmt::Display for ResponseTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self {
            ResponseTime::Days(count) => (count, "day"),
            ResponseTime::WorkingDays { count, .. } => (count, "working day"),
            ResponseTime::Months(count) => (count, "month"),
        };
        let plural = if *count == 1 { "" } else { "s" };
        write!(f, "{count} {unit}{plural}")?;
        match self {
            ResponseTime::WorkingDays {
                from_first: true, ..
            } => f.write_str(" counting the first"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(time: &str, first: &str) -> String {
        let first = first.parse().unwrap();
        let calendar = Calendar::england_and_wales();
        match ResponseTime::read(time).unwrap().last_day(first, &calendar) {
            Ok(day) => day.to_string(),
            Err(NoLastDay::UnknownYear(year)) => format!("no bank holidays of {year}"),
        }
    }

    #[test]
    fn months_begin_with_the_day_of_receipt_and_end_with_the_month() {
        assert_eq!(last("2 months", "2023-12-30"), "2024-02-29");
        assert_eq!(last("2 months", "2023-12-29"), "2024-02-28");
        assert_eq!(last("2 months", "2024-01-01"), "2024-02-29");
        assert_eq!(last("2 months", "2024-07-31"), "2024-09-30");
        assert_eq!(last("2 months", "2024-02-29"), "2024-04-28");
        assert_eq!(last("1 month", "2025-01-31"), "2025-02-28");
    }

    #[test]
    fn working_days_leap_over_easter_christmas_and_weekends() {
        assert_eq!(last("5 working days", "2024-03-27"), "2024-04-05");
        assert_eq!(last("5 working days", "2024-12-20"), "2024-12-31");
        assert_eq!(
            last("1 working day counting the first", "2024-12-25"),
            "2024-12-27"
        );
        assert_eq!(
            last("1 working day counting the first", "2024-12-24"),
            "2024-12-24"
        );
        assert_eq!(
            last("5 working days", "2030-12-20"),
            "no bank holidays of 2030"
        );
        assert_eq!(last("28 days", "2024-02-01"), "2024-02-29");
    }

    #[test]
    fn a_time_is_read_in_the_words_of_a_rule_and_written_so() {
        for (text, written) in [
            ("28 days", "28 days"),
            ("4 weeks", "28 days"),
            ("Two Months", "2 months"),
            ("1 month", "1 month"),
            (
                "20 working days including the first",
                "20 working days counting the first",
            ),
        ] {
            let time = ResponseTime::read(text).unwrap();
            assert_eq!(time.to_string(), written);
            assert_eq!(ResponseTime::read(&time.to_string()), Some(time));
        }
        for text in [
            "",
            "days",
            "0 days",
            "28",
            "28 fortnights",
            "-2 months",
            "99999 days",
        ] {
            assert_eq!(ResponseTime::read(text), None, "{text}");
        }
    }
}
