//! A date as a paper gives it: a day, a month, a quarter, a season, a kind of year, a span of these,
//! or only words. Shown as written, sorted and compared as an interval, never made more exact.

mod around;
mod edtf;
mod known;
mod read;

pub use around::is_label;
pub use read::{begins_like_month, month_number};

use chrono::{Datelike, Days, Months, NaiveDate};
use std::cmp::Ordering;
use std::sync::Arc;

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

/// How long a time lasts that is counted from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lasts {
    /// The week that begins with the day.
    Week,
    /// "Within 14 days of" it.
    Days(u32),
    /// "Within three months of" it.
    Months(u32),
}

impl Lasts {
    fn last_day(self, from: NaiveDate) -> Option<NaiveDate> {
        match self {
            Lasts::Week => from.checked_add_days(Days::new(6)),
            Lasts::Days(days) => from.checked_add_days(Days::new(u64::from(days))),
            Lasts::Months(months) => from.checked_add_months(Months::new(months)),
        }
    }
}

/// A date with what stands around it, exactly as written. A copy costs nothing: dates are passed on to
/// every list and every change that a record stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartialDate(Arc<Written>);

/// What is written of a date, and what it says.
#[derive(Debug, PartialEq, Eq)]
struct Written {
    text: Box<str>,
    /// Where in the text the words before the date end, such as "late" or "AEDB".
    before: usize,
    /// Where in the text the words behind it begin, such as "(HWB)".
    after: usize,
    from: Option<Moment>,
    to: Option<Moment>,
    /// "After", "from" or "since" stands before it: no latest day.
    open: bool,
    /// "Before" stands before it: its last day is the one before the date.
    ahead: bool,
    /// "Week of" or "within three months of" stands before it: it lasts for so long from its day on.
    lasts: Option<Lasts>,
    /// The earliest and the latest day, worked out once: every list is sorted by them.
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
}

impl Written {
    /// Words in which no date is read.
    fn words(text: String) -> Written {
        Written {
            before: 0,
            after: text.len(),
            text: text.into_boxed_str(),
            from: None,
            to: None,
            open: false,
            ahead: false,
            lasts: None,
            earliest: None,
            latest: None,
        }
    }

    /// The date, once all is read that its words say.
    fn finish(mut self) -> PartialDate {
        self.earliest = self.first_day();
        self.latest = self.last_day();
        PartialDate(Arc::new(self))
    }

    fn first_day(&self) -> Option<NaiveDate> {
        let from = self.from.and_then(Moment::earliest);
        let to = self.to.and_then(Moment::earliest);
        let first = match (from, to) {
            (Some(from), Some(to)) => Some(from.min(to)),
            (from, to) => from.or(to),
        };
        if self.ahead {
            return first?.pred_opt();
        }
        first
    }

    fn last_day(&self) -> Option<NaiveDate> {
        if self.open {
            return None;
        }
        if self.ahead {
            return self.first_day();
        }
        if let Some(lasts) = self.lasts {
            return lasts.last_day(self.from.and_then(Moment::latest)?);
        }
        let from = self.from.and_then(Moment::latest);
        let to = self.to.and_then(Moment::latest);
        match (from, to) {
            (Some(from), Some(to)) => Some(from.max(to)),
            (from, to) => from.or(to),
        }
    }
}

impl PartialDate {
    /// A date known to the day, as code has it.
    pub fn day(day: NaiveDate) -> PartialDate {
        known::of_day(day, || {
            let mut written = Written::words(day.format("%Y-%m-%d").to_string());
            written.from = Some(Moment::Day(day));
            written.finish()
        })
    }

    /// The words as written, with white space folded.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The words that stand before the date.
    pub fn before(&self) -> &str {
        self.0.text.get(..self.0.before).unwrap_or_default()
    }

    /// The words that stand behind the date; all words where several dates cannot be taken apart.
    pub fn after(&self) -> &str {
        self.0.text.get(self.0.after..).unwrap_or_default()
    }

    /// The first moment named, and the last where there are two. None where the words hold no date
    /// or cannot be taken apart: then the text itself is what to show.
    pub fn moments(&self) -> Option<(Moment, Option<Moment>)> {
        let whole = self.after() == self.text();
        if whole {
            None
        } else {
            self.0.from.map(|from| (from, self.0.to))
        }
    }

    /// The earliest day that the words allow; none for words without a date.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.0.earliest
    }

    /// The latest day that the words allow; none for words without a date and for "after …".
    pub fn latest(&self) -> Option<NaiveDate> {
        self.0.latest
    }

    /// The one day, where the words name exactly one.
    pub fn exact_day(&self) -> Option<NaiveDate> {
        match (self.0.from, self.0.to) {
            (Some(Moment::Day(day)), None)
                if !self.0.open && !self.0.ahead && self.0.lasts.is_none() =>
            {
                Some(day)
            }
            _ => None,
        }
    }

    /// The word that goes before it in a sentence: on a day, in a month or a year.
    pub fn on_or_in(&self) -> &'static str {
        match self.exact_day() {
            Some(_) => "on",
            None => "in",
        }
    }

    /// Whether the words name a day that the calendar does not have, such as "31 June 2026" or
    /// "31/02/18": what else can be read in them is then less than what was meant.
    pub fn is_impossible(&self) -> bool {
        let numbers: Vec<&str> = self.0.text.split(['/', '-', '.']).collect();
        let is_number = |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
        let numeric =
            self.exact_day().is_none() && numbers.len() == 3 && numbers.iter().all(is_number);
        let before = self
            .before()
            .trim_end_matches(['s', 't', 'n', 'd', 'r', 'h', ' ', ',']);
        let day = before
            .rsplit(|c: char| !c.is_ascii_digit())
            .next()
            .unwrap_or_default();
        let month = before.trim_end_matches(|c: char| !c.is_alphabetic());
        let month = month.rsplit(|c: char| !c.is_alphabetic()).next();
        // "Stage 2, May 2026": a number behind another word counts something, and a comma parts it from
        // the month.
        let label = before[..before.len() - day.len()].trim_end();
        let label = label.rsplit(|c: char| !c.is_alphabetic()).next();
        let is_labelled = label.is_some_and(|label| {
            let is_parted = self.before().ends_with(',') && !around::leads_to_day(label);
            around::is_label(label) || is_parted
        });
        let written = (1..=2).contains(&day.len())
            && match self.0.from {
                Some(Moment::Month { .. }) => !is_labelled,
                // "June 31, 2026"
                Some(Moment::Year(_)) => month.is_some_and(read::is_month),
                _ => false,
            };
        numeric || written
    }

    /// The machine form for `time datetime`: a day, a month or a year; none for anything else.
    pub fn machine(&self) -> Option<String> {
        if self.0.ahead || self.0.lasts.is_some() {
            return None;
        }
        match (self.0.from?, self.0.to) {
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
            .then_with(|| self.0.text.cmp(&other.0.text))
    }
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
    fn the_month_may_stand_before_the_day() {
        for text in [
            "June 18th 2025",
            "June 18, 2025",
            "June 18 2025",
            "Jun. 18th, 2025",
            "June the 18th, 2025",
            "Wednesday, June 18, 2025",
        ] {
            expect(text, "2025-06-18", "2025-06-18");
            assert_eq!(PartialDate::read(text).before(), "", "{text}");
        }
        expect("by June 18, 2025 at noon", "2025-06-18", "2025-06-18");
        expect("May 3, 2025 to June 18, 2025", "2025-05-03", "2025-06-18");
        expect("June 18", "2018-06-01", "2018-06-30");
        expect("June 18 to Feb 19", "2018-06-01", "2019-02-28");
        expect("June 18 (first) and 2020", "2018-06-01", "2020-12-31");
        expect("June 18th", "-", "-");
    }

    #[test]
    fn words_without_a_date_have_no_interval() {
        for words in [
            "TBC",
            "End May",
            "As per AEDB implementation plan",
            "31/02/18",
            "Q1",
            "Q4 2019",
        ] {
            let (_, latest) = interval(words);
            assert_eq!(latest, "-", "{words}");
        }
        expect(
            "To be scoped after the 9th of February 2023",
            "2023-02-09",
            "-",
        );
        expect("after the meeting of 9 February 2023", "2023-02-09", "-");
        expect("following 1 May 2027", "2027-05-01", "-");
        expect("after the review, by June 2023", "2023-06-01", "2023-06-30");
        expect("before 1 May 2024", "2024-04-30", "2024-04-30");
        expect("before May 2024", "2024-04-30", "2024-04-30");
        expect("not before 1 May 2024", "2024-05-01", "-");
        expect("before the summer of 2024", "2024-05-31", "2024-05-31");
        expect("before Easter 2025", "-", "-");
        expect("before Christmas 2024", "-", "-");
        expect("week of 4 November 2024", "2024-11-04", "2024-11-10");
        expect("after 1 May and 3 June 2024", "2024-05-01", "-");
        expect("w/c 4 November 2024", "2024-11-04", "2024-11-10");
    }

    #[test]
    fn a_time_that_has_an_end_ends() {
        for words in [
            "from 1 April 2026 to 31 March 2027",
            "From 1 April 2026 until 31 March 2027",
            "from 1 April 2026, complete by 31 March 2027",
            "from April 2026 - March 2027",
        ] {
            expect(words, "2026-04-01", "2027-03-31");
        }
        expect("from April to June 2026", "2026-04-01", "2026-06-30");
        expect("since agreed for 30 June 2026", "2026-06-30", "2026-06-30");
        expect(
            "after the review, moved to May 2026",
            "2026-05-01",
            "2026-05-31",
        );
        expect(
            "within 3 months from 31 January 2026",
            "2026-01-31",
            "2026-04-30",
        );
        expect("within 14 days of 1 May 2026", "2026-05-01", "2026-05-15");
        expect(
            "within two weeks after 1 May 2026",
            "2026-05-01",
            "2026-05-15",
        );
        expect("within 3 months from May 2026", "2026-05-01", "2026-08-31");
        expect("at least 6 months after 1 May 2026", "2026-05-01", "-");
        assert_eq!(
            PartialDate::read("within 14 days of 1 May 2026").exact_day(),
            None
        );
    }

    #[test]
    fn a_number_behind_a_label_is_no_day() {
        expect("Stage 2, May 2026", "2026-05-01", "2026-05-31");
        expect("Tranche 3 June 2026", "2026-06-01", "2026-06-30");
        expect("Phase 2 - May 2026", "2026-05-01", "2026-05-31");
        expect("Panel 12 October 2025", "2025-10-12", "2025-10-12");
        expect("Phase 2: 3 June 2026", "2026-06-03", "2026-06-03");
        expect("mid-2024 estimate", "2024-01-01", "2024-12-31");
        assert_eq!(
            PartialDate::read("Tranche 3 June 2026").before(),
            "Tranche 3"
        );
    }

    #[test]
    fn days_that_no_calendar_has_are_known() {
        for text in [
            "31/02/18",
            "31 June 2026",
            "30th February 2024",
            "2024-02-30",
            "June 31, 2026",
            "June 31st 2026",
            "Tuesday 31, June 2026",
            "AEDB 31 June 2026",
        ] {
            assert!(PartialDate::read(text).is_impossible(), "{text}");
        }
        for text in [
            "29 February 2024",
            "late June 2026",
            "February 29, 2024",
            "Phase 2 in 2024",
            "March 2 and 2024",
            "AEDB April 18",
            "Q1 2024/25",
            "TBC",
            "Stage 2, May 2026",
            "Wave 3, June 2025",
            "Panel 12, October 2025",
            "Milestone 31, June 2026",
            "by Week 14, April 2025",
            "Module 31 February 2025",
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
