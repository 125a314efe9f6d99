//! The words that the site adds to the papers' own, from one table a language: labels, sentences,
//! the names of months. Another language is one more file.

use crate::term::PartialDate;
use crate::term::ResponseTime;
use crate::term::partial_date::{Moment, Season, YearKind};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::Arc;

/// The words of one language. A copy shares the table.
#[derive(Clone, Debug, Default)]
pub struct Wording {
    language: String,
    lines: Arc<HashMap<String, Line>>,
}

/// A piece of a line: words, or a place in which something stands that is more than words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    Place(&'a str),
}

/// One line of the table: words, or words that depend on a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Line {
    Words(String),
    /// In a box, because few lines are of this kind.
    Counted(Box<Counted>),
}

/// The forms that languages have; `other` is always there.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl Wording {
    /// The words of `language` from the text of a table. Fails with the reason and the line.
    pub fn read(language: &str, text: &str) -> Result<Wording, (String, Option<usize>)> {
        let lines = serde_yaml::from_str(text)
            .map_err(|error| (error.to_string(), error.location().map(|at| at.line())))?;
        Ok(Wording {
            language: language.to_owned(),
            lines: Arc::new(lines),
        })
    }

    /// Lays these words over others: a line that only the others have keeps their words.
    pub fn over(mut self, other: Wording) -> Wording {
        let lines = Arc::make_mut(&mut self.lines);
        for (key, line) in Arc::unwrap_or_clone(other.lines) {
            lines.entry(key).or_insert(line);
        }
        self
    }

    /// Whether this is a copy of the other table.
    pub fn is_copy_of(&self, other: &Wording) -> bool {
        self.language == other.language && Arc::ptr_eq(&self.lines, &other.lines)
    }

    /// Whether there is a line `key`.
    pub fn has(&self, key: &str) -> bool {
        self.lines.contains_key(key)
    }

    /// The keys of the table, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.lines.keys().map(String::as_str)
    }

    /// The words of a line. A key that the table lacks gives the key itself, so that nothing is
    /// lost; the tests look for that.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, None, &[])
    }

    /// The words of a line with its places filled in.
    pub fn with(&self, key: &str, places: &[(&str, &str)]) -> String {
        self.fill(key, None, places)
    }

    /// The words of a line for a number, which also fills `{n}`.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.fill(key, Some(n), &[])
    }

    /// The words of a line for a number, with its places filled in.
    pub fn fill(&self, key: &str, n: Option<usize>, places: &[(&str, &str)]) -> String {
        let words = match self.lines.get(key) {
            None => return key.to_owned(),
            Some(Line::Words(words)) => words.as_str(),
            Some(Line::Counted(forms)) => self.form(forms, n.unwrap_or(1)),
        };
        if !words.contains('{') {
            return words.to_owned();
        }
        let number = n.map(thousands);
        let mut filled = String::with_capacity(words.len() + 32);
        let mut rest = words;
        while let Some(open) = rest.find('{') {
            filled.push_str(&rest[..open]);
            let behind = &rest[open + 1..];
            let Some(close) = behind.find('}') else {
                filled.push_str(&rest[open..]);
                return filled;
            };
            let place = &behind[..close];
            match (place, &number) {
                ("n", Some(number)) => filled.push_str(number),
                _ => match places.iter().find(|(name, _)| *name == place) {
                    Some((_, words)) => filled.push_str(words),
                    None => filled.push_str(&rest[open..open + close + 2]),
                },
            }
            rest = &behind[close + 1..];
        }
        filled.push_str(rest);
        filled
    }

    /// A line cut into its words and its places, for a sentence with links in it.
    pub fn pieces<'a>(&'a self, key: &'a str) -> Vec<Piece<'a>> {
        let mut rest = match self.lines.get(key) {
            None => key,
            Some(Line::Words(words)) => words.as_str(),
            Some(Line::Counted(forms)) => self.form(forms, 1),
        };
        let mut pieces = Vec::new();
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((place, after)) = behind.split_once('}') else {
                break;
            };
            pieces.push(Piece::Words(before));
            pieces.push(Piece::Place(place));
            rest = after;
        }
        pieces.push(Piece::Words(rest));
        pieces.retain(|piece| *piece != Piece::Words(""));
        pieces
    }

    /// The plural form for a number, by the rules of Unicode's CLDR for English and Welsh.
    fn form<'a>(&self, forms: &'a Counted, n: usize) -> &'a str {
        let form = if self.language == "cy" {
            match n {
                0 => &forms.zero,
                1 => &forms.one,
                2 => &forms.two,
                3 => &forms.few,
                6 => &forms.many,
                _ => &None,
            }
        } else {
            match n {
                1 => &forms.one,
                _ => &None,
            }
        };
        form.as_deref().unwrap_or(&forms.other)
    }

    /// A date as a reader reads it: in one style, as partial as it was written, with the paper's
    /// own words around it. Words without a date stand as they are.
    pub fn date(&self, date: &PartialDate) -> String {
        let Some((from, to)) = date.moments() else {
            return date.text().trim_end_matches('.').to_owned();
        };
        let core = match to {
            Some(to) => self.with(
                "date-range",
                &[("from", &self.moment(from)), ("to", &self.moment(to))],
            ),
            None => self.moment(from),
        };
        [date.before(), &core, date.after()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// A date with the word that goes before it: "on 13 June 2019", "in June 2019". Words around a
    /// date, and words without one, go into brackets.
    pub fn when(&self, date: &PartialDate) -> String {
        let key = match date.moments() {
            Some((Moment::Day(_), None)) if date.before().is_empty() => "when-day",
            Some((_, None)) if date.before().is_empty() => "when-in",
            _ => "when-words",
        };
        self.with(key, &[("date", &self.date(date))])
    }

    /// A day as a reader reads it.
    pub fn day(&self, day: NaiveDate) -> String {
        self.moment(Moment::Day(day))
    }

    /// A day with the day of the week first.
    pub fn weekday(&self, day: NaiveDate) -> String {
        let weekday = self.say(&format!("weekday-{}", day.weekday().number_from_monday()));
        self.with(
            "date-weekday",
            &[
                ("weekday", &weekday),
                ("day", &day.day().to_string()),
                ("month", &self.month(day.month())),
                ("year", &day.year().to_string()),
            ],
        )
    }

    fn month(&self, month: u32) -> String {
        self.say(&format!("month-{month}"))
    }

    fn moment(&self, moment: Moment) -> String {
        match moment {
            Moment::Day(day) => self.with(
                "date-day",
                &[
                    ("day", &day.day().to_string()),
                    ("month", &self.month(day.month())),
                    ("year", &day.year().to_string()),
                ],
            ),
            Moment::Month { year, month } => self.with(
                "date-month",
                &[("month", &self.month(month)), ("year", &year.to_string())],
            ),
            Moment::Quarter { year, quarter } => {
                let first = 1 + (3 + (quarter - 1) * 3) % 12;
                let calendar = if quarter == 4 { year + 1 } else { year };
                self.with(
                    "date-quarter",
                    &[
                        ("first", &self.month(first)),
                        ("last", &self.month(first + 2)),
                        ("year", &calendar.to_string()),
                    ],
                )
            }
            Moment::Season { year, season } => {
                let key = match season {
                    Season::Spring => "season-spring",
                    Season::Summer => "season-summer",
                    Season::Autumn => "season-autumn",
                    Season::Winter => "season-winter",
                };
                self.with(
                    "date-season",
                    &[("season", &self.say(key)), ("year", &year.to_string())],
                )
            }
            Moment::Year(year) => year.to_string(),
            Moment::DoubleYear { year, kind } => {
                let key = match kind {
                    YearKind::Financial | YearKind::Municipal | YearKind::Academic => "date-years",
                };
                self.with(
                    key,
                    &[("from", &year.to_string()), ("to", &(year + 1).to_string())],
                )
            }
        }
    }

    /// How long after `due` the day `as_of` is, in the largest whole unit: "5 months".
    pub fn lateness(&self, due: NaiveDate, as_of: NaiveDate) -> String {
        let months = (as_of.year() - due.year()) * 12 + as_of.month() as i32 - due.month() as i32;
        // From one month's end to another's are whole months, however long they are.
        let is_month_end = as_of.succ_opt().is_some_and(|next| next.day() == 1);
        let whole = if as_of.day() < due.day() && !is_month_end {
            months - 1
        } else {
            months
        };
        match whole {
            24.. => self.count("late-years", (whole / 12) as usize),
            2.. => self.count("late-months", whole as usize),
            _ => self.count("late-days", (as_of - due).num_days().max(0) as usize),
        }
    }

    /// A time in which an answer is due: "28 days", "2 months".
    pub fn response_time(&self, time: ResponseTime) -> String {
        let (key, count) = match time {
            ResponseTime::Days(count) => ("response-time-days", count),
            ResponseTime::WorkingDays {
                count,
                from_first: false,
            } => ("response-time-working-days", count),
            ResponseTime::WorkingDays { count, .. } => {
                ("response-time-working-days-counting", count)
            }
            ResponseTime::Months(count) => ("response-time-months", count),
        };
        self.count(key, count as usize)
    }

    /// "A, B and C".
    pub fn list(&self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., before_last, last] => {
                let pair = self.with("list-two", &[("a", before_last), ("b", last)]);
                first.iter().rev().fold(pair, |rest, word| {
                    self.with("list-more", &[("a", word), ("b", &rest)])
                })
            }
        }
    }
}

/// A number with commas between thousands.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Wording {
        let text = include_str!("../themes/default/wording/en.yaml");
        Wording::read("en", text).expect("the English table")
    }

    fn shown(text: &str) -> String {
        english().date(&PartialDate::read(text))
    }

    #[test]
    fn dates_stand_in_one_style_and_stay_partial() {
        assert_eq!(shown("31/05/18"), "31 May 2018");
        assert_eq!(shown("Apr-19"), "April 2019");
        assert_eq!(shown("Q3 2018/19"), "October to December 2018");
        assert_eq!(shown("Q4 2018/19"), "January to March 2019");
        assert_eq!(shown("2018/19"), "2018 to 2019");
        assert_eq!(shown("March 2019 (HWB)"), "March 2019 (HWB)");
        assert_eq!(shown("AEDB April 18"), "AEDB April 2018");
        assert_eq!(shown("As per AEDB plan"), "As per AEDB plan");
        assert_eq!(
            shown("Sept 18 to Feb 19"),
            "September 2018 to February 2019"
        );
    }

    #[test]
    fn numbers_choose_their_words() {
        let words = english();
        assert_eq!(words.count("rows-count-meetings", 1), "1 meeting");
        assert_eq!(words.count("rows-count-meetings", 1200), "1,200 meetings");
        assert_eq!(
            words.list(&["a".into(), "b".into(), "c".into()]),
            "a, b and c"
        );
    }

    #[test]
    fn lateness_is_told_in_whole_units() {
        let day = |text: &str| PartialDate::read(text).exact_day().expect("a day");
        let late = |due, now| english().lateness(day(due), day(now));
        assert_eq!(late("30 June 2024", "1 July 2024"), "1 day");
        assert_eq!(late("30 June 2024", "29 August 2024"), "60 days");
        assert_eq!(late("30 June 2024", "30 November 2024"), "5 months");
        assert_eq!(late("30 June 2024", "30 June 2026"), "2 years");
        assert_eq!(late("31 December 2023", "29 February 2024"), "2 months");
        assert_eq!(late("31 December 2023", "28 February 2024"), "59 days");
    }
}
