//! A date as a paper gives it: a day, a month, a quarter, a season, a kind of year, a span of these,
//! or only words. Shown as written, sorted and compared as an interval, never made more exact.

use crate::term::text::{plain_punctuation, squeeze};
use chrono::{Datelike, Days, Months, NaiveDate};
use std::cmp::Ordering;

/// Which year "2018/19" is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearKind {
    /// April to March: the default, as councils and the NHS count.
    Financial,
    /// From the annual council meeting in May.
    Municipal,
    /// September to August.
    Academic,
}

/// One of the four seasons, by months: spring is March to May.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// One moment or stretch that a paper names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Day(NaiveDate),
    Month {
        year: i32,
        month: u32,
    },
    /// Quarter 1 to 4 of the financial year that begins in April of `year`.
    Quarter {
        year: i32,
        quarter: u32,
    },
    Season {
        year: i32,
        season: Season,
    },
    Year(i32),
    /// A year over two calendar years, by the first.
    DoubleYear {
        year: i32,
        kind: YearKind,
    },
}

impl Moment {
    fn earliest(self) -> Option<NaiveDate> {
        match self {
            Moment::Day(day) => Some(day),
            Moment::Month { year, month } => NaiveDate::from_ymd_opt(year, month, 1),
            Moment::Quarter { year, quarter } => NaiveDate::from_ymd_opt(year, 4, 1)?
                .checked_add_months(Months::new((quarter - 1) * 3)),
            Moment::Season { year, season } => {
                let month = match season {
                    Season::Spring => 3,
                    Season::Summer => 6,
                    Season::Autumn => 9,
                    Season::Winter => 12,
                };
                NaiveDate::from_ymd_opt(year, month, 1)
            }
            Moment::Year(year) => NaiveDate::from_ymd_opt(year, 1, 1),
            Moment::DoubleYear { year, kind } => {
                let month = match kind {
                    YearKind::Financial => 4,
                    YearKind::Municipal => 5,
                    YearKind::Academic => 9,
                };
                NaiveDate::from_ymd_opt(year, month, 1)
            }
        }
    }

    fn latest(self) -> Option<NaiveDate> {
        let months = match self {
            Moment::Day(day) => return Some(day),
            Moment::Month { .. } => 1,
            Moment::Quarter { .. } | Moment::Season { .. } => 3,
            Moment::Year(_) => 12,
            // A municipal year ends in the May after it, on a day that differs from year to year.
            Moment::DoubleYear {
                kind: YearKind::Municipal,
                ..
            } => 13,
            Moment::DoubleYear { .. } => 12,
        };
        self.earliest()?
            .checked_add_months(Months::new(months))?
            .checked_sub_days(Days::new(1))
    }
}

/// A date with what stands around it, exactly as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialDate {
    text: String,
    /// The words before the date, such as "late" or "AEDB".
    before: String,
    /// The words behind it, such as "(HWB)".
    after: String,
    from: Option<Moment>,
    to: Option<Moment>,
    /// "After", "from" or "since" stands before it: no latest day.
    open: bool,
}

impl PartialDate {
    /// Reads a date. It never fails: what holds no date stays words, without an interval.
    ///
    /// ```
    /// use answerable::term::PartialDate;
    /// let date = PartialDate::read("March 2019 (HWB)");
    /// assert_eq!(date.latest().map(|day| day.to_string()).as_deref(), Some("2019-03-31"));
    /// assert_eq!(date.after(), "(HWB)");
    /// assert!(PartialDate::read("TBC").latest().is_none());
    /// ```
    pub fn read(text: &str) -> PartialDate {
        let text = squeeze(text);
        let words = Words::of(&text);
        let mut found = words.moments(year_kind(&text));
        let mut date = PartialDate {
            text: text.clone(),
            before: String::new(),
            after: String::new(),
            from: None,
            to: None,
            open: false,
        };
        let (Some(first), Some(last)) = (found.first().copied(), found.last().copied()) else {
            return date;
        };
        found.dedup_by_key(|found| found.moment);
        date.from = Some(first.moment);
        if found.len() > 1 {
            date.to = Some(last.moment);
        }
        date.before = text[..first.start].trim().to_owned();
        date.after = text[last.end..].trim().to_owned();
        let leading = date.before.to_lowercase();
        date.open = [
            "after",
            "since",
            "from",
            "not before",
            "after the",
            "onwards",
        ]
        .iter()
        .any(|word| leading == *word || leading.ends_with(&format!(" {word}")));
        // Words between two dates that are not a plain "to" cannot be taken apart without loss.
        if found.len() > 2 || (found.len() == 2 && !is_span(&text[first.end..last.start])) {
            date.before.clear();
            date.after = text;
        }
        date
    }

    /// A date known to the day, as code has it.
    pub fn day(day: NaiveDate) -> PartialDate {
        PartialDate {
            text: day.format("%Y-%m-%d").to_string(),
            before: String::new(),
            after: String::new(),
            from: Some(Moment::Day(day)),
            to: None,
            open: false,
        }
    }

    /// The words as written, with white space folded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The words that stand before the date.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// The words that stand behind the date; all words where several dates cannot be taken apart.
    pub fn after(&self) -> &str {
        &self.after
    }

    /// The first moment named, and the last where there are two. None where the words hold no date
    /// or cannot be taken apart: then the text itself is what to show.
    pub fn moments(&self) -> Option<(Moment, Option<Moment>)> {
        let whole = self.after == self.text;
        if whole {
            None
        } else {
            self.from.map(|from| (from, self.to))
        }
    }

    /// The earliest day that the words allow; none for words without a date.
    pub fn earliest(&self) -> Option<NaiveDate> {
        let from = self.from.and_then(Moment::earliest);
        let to = self.to.and_then(Moment::earliest);
        match (from, to) {
            (Some(from), Some(to)) => Some(from.min(to)),
            (from, to) => from.or(to),
        }
    }

    /// The latest day that the words allow; none for words without a date and for "after …".
    pub fn latest(&self) -> Option<NaiveDate> {
        if self.open {
            return None;
        }
        let from = self.from.and_then(Moment::latest);
        let to = self.to.and_then(Moment::latest);
        match (from, to) {
            (Some(from), Some(to)) => Some(from.max(to)),
            (from, to) => from.or(to),
        }
    }

    /// The one day, where the words name exactly one.
    pub fn exact_day(&self) -> Option<NaiveDate> {
        match (self.from, self.to) {
            (Some(Moment::Day(day)), None) if !self.open => Some(day),
            _ => None,
        }
    }

    /// Whether the words name a day that the calendar does not have, such as "31 June 2026" or
    /// "31/02/18": what else can be read in them is then less than what was meant.
    pub fn is_impossible(&self) -> bool {
        let numbers: Vec<&str> = self.text.split(['/', '-', '.']).collect();
        let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
        let numeric =
            self.exact_day().is_none() && numbers.len() == 3 && numbers.iter().all(is_number);
        let before = self
            .before
            .trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', ' ']);
        let day = before
            .rsplit(|c: char| !c.is_ascii_digit())
            .next()
            .unwrap_or_default();
        let written =
            matches!(self.from, Some(Moment::Month { .. })) && (1..=2).contains(&day.len());
        numeric || written
    }

    /// The machine form for `time datetime`: a day, a month or a year; none for anything else.
    pub fn machine(&self) -> Option<String> {
        match (self.from?, self.to) {
            (_, Some(_)) => None,
            (Moment::Day(day), None) => Some(day.format("%Y-%m-%d").to_string()),
            (Moment::Month { year, month }, None) => Some(format!("{year:04}-{month:02}")),
            (Moment::Year(year), None) => Some(format!("{year:04}")),
            _ => None,
        }
    }

    /// Whether the whole of these words lies before `day`.
    pub fn is_before(&self, day: NaiveDate) -> bool {
        self.latest().is_some_and(|latest| latest < day)
    }

    /// Order by the earliest day, then the latest, then the words; words without a date come last.
    pub fn order(&self, other: &PartialDate) -> Ordering {
        let last = NaiveDate::MAX;
        let key = |date: &PartialDate| {
            (
                date.earliest().unwrap_or(last),
                date.latest().unwrap_or(last),
            )
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.text.cmp(&other.text))
    }
}

fn is_span(between: &str) -> bool {
    let between = plain_punctuation(between);
    matches!(
        between.trim().to_lowercase().as_str(),
        "to" | "-" | "and" | "until"
    )
}

fn year_kind(text: &str) -> YearKind {
    let folded = text.to_lowercase();
    if folded.contains("municipal") {
        YearKind::Municipal
    } else if ["academic", "ac yr", "school year", "term"]
        .iter()
        .any(|word| folded.contains(word))
    {
        YearKind::Academic
    } else {
        YearKind::Financial
    }
}

#[derive(Clone, Copy)]
struct Found {
    start: usize,
    end: usize,
    moment: Moment,
}

/// The words and numbers of a text with their places in it, in plain lower case.
struct Words {
    words: Vec<Word>,
}

struct Word {
    start: usize,
    end: usize,
    text: String,
}

impl Words {
    fn of(text: &str) -> Words {
        let mut words: Vec<Word> = Vec::new();
        let mut current: Option<(usize, bool)> = None;
        for (at, c) in text.char_indices() {
            let class = if c.is_ascii_digit() {
                Some(true)
            } else if c.is_alphabetic() {
                Some(false)
            } else {
                None
            };
            if let Some((start, digits)) = current
                && class != Some(digits)
            {
                words.push(Word {
                    start,
                    end: at,
                    text: text[start..at].to_lowercase(),
                });
                current = None;
            }
            match class {
                Some(digits) if current.is_none() => current = Some((at, digits)),
                Some(_) => {}
                None if !c.is_whitespace() => {
                    let plain = plain_punctuation(&c.to_string());
                    words.push(Word {
                        start: at,
                        end: at + c.len_utf8(),
                        text: plain,
                    });
                }
                None => {}
            }
        }
        if let Some((start, _)) = current {
            words.push(Word {
                start,
                end: text.len(),
                text: text[start..].to_lowercase(),
            });
        }
        words
            .iter()
            .position(|word| word.text.len() > 64)
            .map_or(Words { words }, |_| Words { words: Vec::new() })
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.text.as_str())
    }

    fn number(&self, at: usize) -> Option<u32> {
        let word = self.word(at);
        if word.len() <= 4 {
            word.parse().ok()
        } else {
            None
        }
    }

    /// A year of four digits, or of two where `short` allows it.
    fn year(&self, at: usize, short: bool) -> Option<i32> {
        let number = self.number(at)? as i32;
        match self.word(at).len() {
            4 if (1900..2200).contains(&number) => Some(number),
            2 if short => Some(2000 + number),
            _ => None,
        }
    }

    fn moments(&self, kind: YearKind) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut at = 0;
        while at < self.words.len() {
            // "27 November and 1 December 2017", "Apr-Nov 2018": the year stands only once.
            match self.moment_at(at, kind) {
                Some((moment, used)) => {
                    found.push(Found {
                        start: self.words[at].start,
                        end: self.words[at + used - 1].end,
                        moment,
                    });
                    at += used;
                }
                None => at += 1,
            }
        }
        found
    }

    fn moment_at(&self, at: usize, kind: YearKind) -> Option<(Moment, usize)> {
        self.numeric_day(at)
            .or_else(|| self.weekday_then_day(at, kind))
            .or_else(|| self.quarter(at))
            .or_else(|| self.double_year(at, kind))
            .or_else(|| self.iso(at))
            .or_else(|| self.written_day(at))
            .or_else(|| self.month(at))
            .or_else(|| self.season(at))
            .or_else(|| {
                let lone = at == 0 || !matches!(self.word(at - 1), "/" | "-" | ".");
                let year = self.year(at, false).filter(|_| lone)?;
                Some((Moment::Year(year), 1))
            })
    }

    fn weekday_then_day(&self, at: usize, kind: YearKind) -> Option<(Moment, usize)> {
        const DAYS: [&str; 7] = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        if !DAYS.contains(&self.word(at)) {
            return None;
        }
        let comma = usize::from(self.word(at + 1) == ",");
        let (moment, used) = self.moment_at(at + 1 + comma, kind)?;
        matches!(moment, Moment::Day(_)).then_some((moment, used + 1 + comma))
    }

    /// 31/05/18, 19.7.2018, 2018-05-31 is left to `iso`.
    fn numeric_day(&self, at: usize) -> Option<(Moment, usize)> {
        let separator = self.word(at + 1);
        if !matches!(separator, "/" | "." | "-") || self.word(at + 3) != separator {
            return None;
        }
        let (day, month) = (self.number(at)?, self.number(at + 2)?);
        if self.word(at).len() > 2 || self.word(at + 2).len() > 2 {
            return None;
        }
        let year = self.year(at + 4, true)?;
        Some((Moment::Day(NaiveDate::from_ymd_opt(year, month, day)?), 5))
    }

    fn iso(&self, at: usize) -> Option<(Moment, usize)> {
        let year = self.year(at, false)?;
        if self.word(at + 1) != "-" || self.word(at + 2).len() != 2 {
            return None;
        }
        let month = self
            .number(at + 2)
            .filter(|month| (1..=12).contains(month))?;
        if self.word(at + 3) == "-" && self.word(at + 4).len() == 2 {
            let day = self.number(at + 4)?;
            return Some((Moment::Day(NaiveDate::from_ymd_opt(year, month, day)?), 5));
        }
        Some((Moment::Month { year, month }, 3))
    }

    /// 13 June 2019, 13th of June 2019, June 13 2019 is not a form that the papers use.
    fn written_day(&self, at: usize) -> Option<(Moment, usize)> {
        let day = self.number(at).filter(|_| self.word(at).len() <= 2)?;
        let mut next = at + 1;
        if matches!(self.word(next), "st" | "nd" | "rd" | "th") {
            next += 1;
        }
        if self.word(next) == "of" {
            next += 1;
        }
        if self.word(next) == "-" {
            next += 1;
        }
        let month = month_number(self.word(next))?;
        next += 1;
        if matches!(self.word(next), "," | "-") {
            next += 1;
        }
        // "27 November and 1 December 2017": the year stands at the end of the span.
        let year = self
            .year(next, true)
            .map(|year| (year, next + 1))
            .or_else(|| {
                let joined = matches!(self.word(next), "and" | "to" | "-");
                let other = month_number(self.word(next + 2)).filter(|_| joined)?;
                let year = self.year(next + 3, true)?;
                (other >= month).then_some((year, next))
            })?;
        Some((
            Moment::Day(NaiveDate::from_ymd_opt(year.0, month, day)?),
            year.1 - at,
        ))
    }

    /// June 2019, Apr-19, Sept 18, April '18; "Apr-Nov 2018" gives April of that year.
    fn month(&self, at: usize) -> Option<(Moment, usize)> {
        let month = month_number(self.word(at))?;
        let mut next = at + 1;
        while matches!(self.word(next), "-" | "," | "'" | ".") && next < at + 3 {
            next += 1;
        }
        if let Some(year) = self.year(next, true) {
            return Some((Moment::Month { year, month }, next + 1 - at));
        }
        let joined = matches!(self.word(at + 1), "-" | "to" | "and");
        let other = month_number(self.word(at + 2)).filter(|_| joined)?;
        let year = self.year(at + 3, true)?;
        let year = if other < month { year - 1 } else { year };
        Some((Moment::Month { year, month }, 1))
    }

    /// Q3 2018/19, 2018/19 Q3. A quarter of a single year could be either kind: left to words.
    fn quarter(&self, at: usize) -> Option<(Moment, usize)> {
        let quarter_at = |at: usize| {
            let quarter = self
                .number(at + 1)
                .filter(|quarter| (1..=4).contains(quarter))?;
            (self.word(at) == "q" && self.word(at + 1).len() == 1).then_some(quarter)
        };
        if let Some(quarter) = quarter_at(at) {
            let of = usize::from(matches!(self.word(at + 2), "of" | ","));
            let (year, used) = self.two_years(at + 2 + of)?;
            return Some((Moment::Quarter { year, quarter }, used + 2 + of));
        }
        let (year, used) = self.two_years(at)?;
        let quarter = quarter_at(at + used)?;
        Some((Moment::Quarter { year, quarter }, used + 2))
    }

    fn double_year(&self, at: usize, kind: YearKind) -> Option<(Moment, usize)> {
        let (year, used) = self.two_years(at)?;
        Some((Moment::DoubleYear { year, kind }, used))
    }

    /// 2018/19, 2018-19, 17/18, 2018/2019: only where the second year follows the first.
    fn two_years(&self, at: usize) -> Option<(i32, usize)> {
        let separator = matches!(self.word(at + 1), "/" | "-");
        let more = matches!(self.word(at + 3), "/" | "-" | ".") && self.number(at + 4).is_some();
        if !separator || more {
            return None;
        }
        let first = self.year(at, true)?;
        let second = self.year(at + 2, true)?;
        (second == first + 1).then_some((first, 3))
    }

    fn season(&self, at: usize) -> Option<(Moment, usize)> {
        let season = match self.word(at) {
            "spring" => Season::Spring,
            "summer" => Season::Summer,
            "autumn" => Season::Autumn,
            "winter" => Season::Winter,
            _ => return None,
        };
        let of = usize::from(self.word(at + 1) == "of");
        if season == Season::Winter
            && let Some((year, used)) = self.two_years(at + 1 + of)
        {
            return Some((Moment::Season { year, season }, used + 1 + of));
        }
        let year = self.year(at + 1 + of, false)?;
        Some((Moment::Season { year, season }, 2 + of))
    }
}

fn month_number(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = if word == "sept" { "sep" } else { word };
    MONTHS
        .iter()
        .position(|month| *month == word || (word.len() == 3 && month.starts_with(word)))
        .map(|index| index as u32 + 1)
}

/// The municipal year that `day` falls in, by its first calendar year, when years begin on
/// `month` and `day_of_month`.
pub fn municipal_year(day: NaiveDate, month: u32, day_of_month: u32) -> i32 {
    if (day.month(), day.day()) >= (month, day_of_month) {
        day.year()
    } else {
        day.year() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn interval(text: &str) -> (String, String) {
        let date = PartialDate::read(text);
        let show = |day: Option<NaiveDate>| day.map_or("-".to_owned(), |day| day.to_string());
        (show(date.earliest()), show(date.latest()))
    }

    fn expect(text: &str, earliest: &str, latest: &str) {
        assert_eq!(
            interval(text),
            (earliest.to_owned(), latest.to_owned()),
            "{text}"
        );
    }

    #[test]
    fn the_forms_of_the_papers_are_intervals() {
        expect("31/05/18", "2018-05-31", "2018-05-31");
        expect("19/7/18", "2018-07-19", "2018-07-19");
        expect("30/4/2018", "2018-04-30", "2018-04-30");
        expect("2019-06-13", "2019-06-13", "2019-06-13");
        expect("13 June 2019", "2019-06-13", "2019-06-13");
        expect("Thursday, 13 June 2019", "2019-06-13", "2019-06-13");
        expect("24 th May 2019", "2019-05-24", "2019-05-24");
        expect("9th of February 2023", "2023-02-09", "2023-02-09");
        expect("June 2019", "2019-06-01", "2019-06-30");
        expect("Apr\u{2010}19", "2019-04-01", "2019-04-30");
        expect("AEDB April 18", "2018-04-01", "2018-04-30");
        expect("Q3 2018/19", "2018-10-01", "2018-12-31");
        expect("2018/19 Q3", "2018-10-01", "2018-12-31");
        expect("by the end of Q1 2024/25", "2024-04-01", "2024-06-30");
        expect("2018/19", "2018-04-01", "2019-03-31");
        expect("17/18 ac yr", "2017-09-01", "2018-08-31");
        expect(
            "in the new municipal year for 23/24",
            "2023-05-01",
            "2024-05-31",
        );
        expect("2019", "2019-01-01", "2019-12-31");
        expect("Likely to be Autumn 2023", "2023-09-01", "2023-11-30");
        expect("Winter 2019-20", "2019-12-01", "2020-02-29");
        expect("Apr-Nov 2018", "2018-04-01", "2018-11-30");
        expect("Apr-Jan 2019", "2018-04-01", "2019-01-31");
        expect("Sept 18 to Feb 19", "2018-09-01", "2019-02-28");
        expect(
            "27 November and 1 December 2017",
            "2017-11-27",
            "2017-12-01",
        );
        expect(
            "22/03/18 (draft for HWB) May 2018 (final)",
            "2018-03-22",
            "2018-05-31",
        );
    }

    #[test]
    fn words_without_a_date_have_no_interval() {
        for words in [
            "TBC",
            "End May",
            "As per AEDB implementation plan",
            "31/02/18",
            "Q1",
            "Q4 2019x",
        ] {
            let (_, latest) = interval(words);
            assert!(latest == "-" || words == "Q4 2019x", "{words}: {latest}");
        }
        expect(
            "To be scoped after the 9th of February 2023",
            "2023-02-09",
            "-",
        );
    }

    #[test]
    fn days_that_no_calendar_has_are_known() {
        for text in [
            "31/02/18",
            "31 June 2026",
            "30th February 2024",
            "2024-02-30",
        ] {
            assert!(PartialDate::read(text).is_impossible(), "{text}");
        }
        for text in [
            "29 February 2024",
            "late June 2026",
            "AEDB April 18",
            "Q1 2024/25",
            "TBC",
        ] {
            assert!(!PartialDate::read(text).is_impossible(), "{text}");
        }
    }

    #[test]
    fn the_words_around_a_date_are_kept() {
        let date = PartialDate::read("15/11/18 (HWB)");
        assert_eq!((date.before(), date.after()), ("", "(HWB)"));
        let date = PartialDate::read("late Spring 2024");
        assert_eq!(date.before(), "late");
        let two = PartialDate::read("22/03/18 (draft for HWB) May 2018 (final)");
        assert!(two.moments().is_none());
        assert_eq!(two.after(), two.text());
    }

    #[test]
    fn a_municipal_year_begins_in_may() {
        let day = |text: &str| PartialDate::read(text).exact_day().unwrap();
        assert_eq!(municipal_year(day("11 May 2023"), 5, 15), 2022);
        assert_eq!(municipal_year(day("15 May 2023"), 5, 15), 2023);
    }
}
