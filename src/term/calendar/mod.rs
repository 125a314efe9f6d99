//! Days that count and days that do not: the bank holidays of England and Wales, clear days, working
//! days, and months that begin with a day. Every answer is about days that it is given.
//!
//! The list of bank holidays is data: `england_and_wales.csv`. A question about a year that is not in
//! it is answered by [`UnknownYear`], never by a guess.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::LazyLock;

/// The working days of a council: all but Saturdays, Sundays, bank holidays and its own closed days.
#[derive(Clone, Debug)]
pub struct Calendar {
    closed: BTreeSet<NaiveDate>,
    years: BTreeSet<i32>,
}

/// That a question cannot be answered, because the bank holidays of a year are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownYear(pub i32);

impl fmt::Display for UnknownYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the bank holidays of {} are not in the list", self.0)
    }
}

static ENGLAND_AND_WALES: LazyLock<Calendar> = LazyLock::new(|| {
    let closed = bank_holidays().map(|(day, _)| day).collect();
    Calendar {
        closed,
        years: bank_holidays().map(|(day, _)| day.year()).collect(),
    }
});

/// The bank holidays of England and Wales that are known, with their names, in their order.
pub fn bank_holidays() -> impl Iterator<Item = (NaiveDate, &'static str)> {
    include_str!("england_and_wales.csv")
        .lines()
        .filter_map(|line| line.split_once(','))
        .filter_map(|(day, name)| Some((day.parse().ok()?, name)))
}

impl Default for Calendar {
    /// The calendar of England and Wales.
    fn default() -> Calendar {
        Calendar::england_and_wales()
    }
}

impl Calendar {
    /// The calendar of England and Wales.
    pub fn england_and_wales() -> Calendar {
        ENGLAND_AND_WALES.clone()
    }

    /// This calendar with more days that do not count. A year that has eight of them or more, as many
    /// as a year has bank holidays, is known by them.
    ///
    /// ```
    /// use answerable::term::calendar::{Calendar, UnknownYear};
    /// let day = |text: &str| text.parse().unwrap();
    /// let calendar = Calendar::england_and_wales();
    /// assert_eq!(calendar.clear_days(day("2024-12-20"), day("2025-01-03")), Ok(6));
    /// let closed = calendar.with(&["2024-12-27", "2024-12-30", "2024-12-31"].map(day));
    /// assert_eq!(closed.clear_days(day("2024-12-20"), day("2025-01-03")), Ok(3));
    /// ```
    pub fn with(mut self, days: &[NaiveDate]) -> Calendar {
        const OF_A_YEAR: usize = 8;
        let more: BTreeSet<NaiveDate> = days.iter().copied().collect();
        let years: BTreeSet<i32> = more.iter().map(Datelike::year).collect();
        self.years.extend(
            years
                .into_iter()
                .filter(|year| more.iter().filter(|day| day.year() == *year).count() >= OF_A_YEAR),
        );
        self.closed.extend(more);
        self
    }

    /// Whether a day is none of Saturday, Sunday, a bank holiday and a closed day.
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool, UnknownYear> {
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return Ok(false);
        }
        if !self.years.contains(&day.year()) {
            return Err(UnknownYear(day.year()));
        }
        Ok(!self.closed.contains(&day))
    }

    /// How many clear days lie between two days: working days, the two themselves not counted. None
    /// where the second is not behind the first.
    ///
    /// ```
    /// use answerable::term::calendar::{Calendar, UnknownYear};
    /// let day = |text: &str| text.parse().unwrap();
    /// let calendar = Calendar::england_and_wales();
    /// // Wednesday to the Thursday of the week after.
    /// assert_eq!(calendar.clear_days(day("2024-01-10"), day("2024-01-18")), Ok(5));
    /// // Good Friday and Easter Monday lie between.
    /// assert_eq!(calendar.clear_days(day("2024-03-27"), day("2024-04-04")), Ok(3));
    /// assert_eq!(
    ///     calendar.clear_days(day("2031-03-03"), day("2031-03-11")),
    ///     Err(UnknownYear(2031))
    /// );
    /// ```
    pub fn clear_days(&self, from: NaiveDate, to: NaiveDate) -> Result<u32, UnknownYear> {
        let mut count = 0;
        for day in from.iter_days().skip(1).take_while(|day| *day < to) {
            count += u32::from(self.is_working_day(day)?);
        }
        Ok(count)
    }

    /// The last day, of any kind, that has `clear` clear days between it and `meeting`: what is
    /// published on it is in time, what is published behind it is late.
    ///
    /// ```
    /// use answerable::term::calendar::Calendar;
    /// let day = |text: &str| text.parse().unwrap();
    /// let calendar = Calendar::england_and_wales();
    /// assert_eq!(calendar.last_day_before(day("2024-01-18"), 5), Ok(day("2024-01-10")));
    /// // A meeting on a Monday: the five days are those of the week before, and a Sunday is in time.
    /// assert_eq!(calendar.last_day_before(day("2024-01-22"), 5), Ok(day("2024-01-14")));
    /// assert_eq!(calendar.last_working_day_before(day("2024-01-22"), 5), Ok(day("2024-01-12")));
    /// ```
    pub fn last_day_before(
        &self,
        meeting: NaiveDate,
        clear: u32,
    ) -> Result<NaiveDate, UnknownYear> {
        let mut day = meeting;
        let mut left = clear;
        while left > 0 {
            day = before(day)?;
            left -= u32::from(self.is_working_day(day)?);
        }
        before(day)
    }

    /// The last working day that has `clear` clear days between it and `meeting`: by when an office
    /// has to publish an agenda.
    pub fn last_working_day_before(
        &self,
        meeting: NaiveDate,
        clear: u32,
    ) -> Result<NaiveDate, UnknownYear> {
        let mut day = self.last_day_before(meeting, clear)?;
        while !self.is_working_day(day)? {
            day = before(day)?;
        }
        Ok(day)
    }

    /// The day that is `count` working days behind a day, which is not counted itself.
    ///
    /// ```
    /// use answerable::term::calendar::Calendar;
    /// let day = |text: &str| text.parse().unwrap();
    /// let calendar = Calendar::england_and_wales();
    /// assert_eq!(calendar.working_days_after(day("2018-02-12"), 20), Ok(day("2018-03-12")));
    /// assert_eq!(calendar.working_days_after(day("2024-12-24"), 1), Ok(day("2024-12-27")));
    /// ```
    pub fn working_days_after(&self, day: NaiveDate, count: u32) -> Result<NaiveDate, UnknownYear> {
        let mut day = day;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt().ok_or(UnknownYear(day.year()))?;
            left -= u32::from(self.is_working_day(day)?);
        }
        Ok(day)
    }
}

/// How many days from Monday to Friday lie between two days, the two themselves not counted: as many as
/// there can be clear days where the bank holidays are not known.
///
/// ```
/// use answerable::term::calendar::weekdays_between;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(weekdays_between(day("2031-03-03"), day("2031-03-11")), 5);
/// ```
pub fn weekdays_between(from: NaiveDate, to: NaiveDate) -> u32 {
    let is_weekday =
        |day: NaiveDate| u32::from(!matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    // Whole weeks have five; only the rest is walked through.
    let days = (to - from).num_days() - 1;
    if days <= 0 {
        return 0;
    }
    let rest = u64::try_from(days % 7).unwrap_or_default();
    let weeks = u32::try_from(days / 7).unwrap_or(u32::MAX / 5);
    let walked: u32 = from
        .iter_days()
        .skip(1)
        .take(rest as usize)
        .map(is_weekday)
        .sum();
    weeks * 5 + walked
}

fn before(day: NaiveDate) -> Result<NaiveDate, UnknownYear> {
    day.pred_opt().ok_or(UnknownYear(day.year()))
}

/// The last of so many months that begin with a day, which counts as the first: the day before the one
/// of the same number, or the last day of a month that has no such number. None at the end of time.
///
/// ```
/// use answerable::term::calendar::last_of_months;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(last_of_months(day("2024-01-18"), 2), Some(day("2024-03-17")));
/// assert_eq!(last_of_months(day("2024-12-30"), 2), Some(day("2025-02-28")));
/// assert_eq!(last_of_months(day("2023-12-30"), 2), Some(day("2024-02-29")));
/// // Six years.
/// assert_eq!(last_of_months(day("2024-02-29"), 72), Some(day("2030-02-28")));
/// ```
pub fn last_of_months(first: NaiveDate, months: u32) -> Option<NaiveDate> {
    let same = first.checked_add_months(Months::new(months))?;
    if same.day() == first.day() {
        same.pred_opt()
    } else {
        Some(same)
    }
}

/// The last of so many days behind a day, every day of the week counted.
///
/// ```
/// use answerable::term::calendar::days_after;
/// let day = |text: &str| text.parse().unwrap();
/// assert_eq!(days_after(day("2024-02-05"), 28), Some(day("2024-03-04")));
/// ```
pub fn days_after(day: NaiveDate, days: u32) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Easter Sunday by the rule of Meeus, Jones and Butcher.
    fn easter(year: i32) -> NaiveDate {
        let (a, b, c) = (year % 19, year / 100, year % 100);
        let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        let g = (b - f + 1) / 3;
        let h = (19 * a + b - d - g + 15) % 30;
        let (i, k) = (c / 4, c % 4);
        let l = (32 + 2 * e + 2 * i - h - k) % 7;
        let m = (a + 11 * h + 22 * l) / 451;
        let month = (h + l - 7 * m + 114) / 31;
        let of_month = (h + l - 7 * m + 114) % 31 + 1;
        NaiveDate::from_ymd_opt(year, month as u32, of_month as u32).unwrap()
    }

    fn years() -> BTreeMap<i32, Vec<(NaiveDate, &'static str)>> {
        let mut years: BTreeMap<i32, Vec<_>> = BTreeMap::new();
        for (day, name) in bank_holidays() {
            years.entry(day.year()).or_default().push((day, name));
        }
        years
    }

    #[test]
    fn every_line_of_the_list_is_a_day_and_they_are_in_order() {
        let lines = include_str!("england_and_wales.csv").lines().count() - 1;
        assert_eq!(bank_holidays().count(), lines);
        let days: Vec<NaiveDate> = bank_holidays().map(|(day, _)| day).collect();
        assert!(days.is_sorted_by(|a, b| a < b));
        let known: Vec<i32> = years().into_keys().collect();
        assert_eq!(known, (2017..=2028).collect::<Vec<_>>());
    }

    #[test]
    fn good_friday_and_easter_monday_stand_around_the_computed_easter() {
        for (year, days) in years() {
            let sunday = easter(year);
            let named = |name: &str| days.iter().find(|(_, found)| *found == name).unwrap().0;
            assert_eq!(named("Good Friday"), sunday - Days::new(2), "{year}");
            assert_eq!(named("Easter Monday"), sunday + Days::new(1), "{year}");
        }
    }

    #[test]
    fn the_other_days_follow_their_rules_but_for_the_special_ones() {
        let monday = |year, month, last: bool| {
            let mut mondays = (1..=31)
                .filter_map(move |day| NaiveDate::from_ymd_opt(year, month, day))
                .filter(|day| day.weekday() == Weekday::Mon);
            if last {
                mondays.next_back()
            } else {
                mondays.next()
            }
            .unwrap()
        };
        for (year, days) in years() {
            let set: BTreeSet<NaiveDate> = days.iter().map(|(day, _)| *day).collect();
            for day in &set {
                assert!(
                    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
                    "{day}"
                );
            }
            if year != 2020 {
                assert!(set.contains(&monday(year, 5, false)), "{year}");
            }
            if year != 2022 {
                assert!(set.contains(&monday(year, 5, true)), "{year}");
            }
            assert!(set.contains(&monday(year, 8, true)), "{year}");
            // Each of the fixed days, or as many working days behind it as fell on a weekend.
            for (month, fixed) in [(1, &[1][..]), (12, &[25, 26][..])] {
                let mut wanted = BTreeSet::new();
                for number in fixed {
                    let mut day = NaiveDate::from_ymd_opt(year, month, *number).unwrap();
                    while matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
                        || wanted.contains(&day)
                    {
                        day = day.succ_opt().unwrap();
                    }
                    wanted.insert(day);
                }
                let found: BTreeSet<NaiveDate> = set
                    .iter()
                    .copied()
                    .filter(|day| day.month() == month)
                    .collect();
                assert_eq!(found, wanted, "{year}-{month}");
            }
            let special = match year {
                2022 => 10,
                2023 => 9,
                _ => 8,
            };
            assert_eq!(set.len(), special, "{year}");
        }
        let all: BTreeSet<NaiveDate> = bank_holidays().map(|(day, _)| day).collect();
        for special in [
            "2020-05-08",
            "2022-06-02",
            "2022-06-03",
            "2022-09-19",
            "2023-05-08",
        ] {
            assert!(all.contains(&day(special)), "{special}");
        }
        for moved in ["2020-05-04", "2022-05-30"] {
            assert!(!all.contains(&day(moved)), "{moved}");
        }
    }

    #[test]
    fn publication_stands_before_the_holidays() {
        let calendar = Calendar::england_and_wales();
        let last = |meeting: &str| calendar.last_working_day_before(day(meeting), 5).unwrap();
        // Easter 2024: Good Friday is 29 March, Easter Monday 1 April.
        assert_eq!(last("2024-04-04"), day("2024-03-25"));
        // Christmas and New Year.
        assert_eq!(last("2024-01-04"), day("2023-12-22"));
        assert_eq!(last("2025-01-09"), day("2024-12-31"));
        // The state funeral.
        assert_eq!(last("2022-09-22"), day("2022-09-13"));
        // 29 February 2024 was a Thursday.
        assert_eq!(last("2024-03-07"), day("2024-02-28"));
        assert_eq!(last("2024-03-08"), day("2024-02-29"));
        assert_eq!(last("2023-03-08"), day("2023-02-28"));
        // The Welsh three.
        let wales = calendar
            .last_working_day_before(day("2024-04-04"), 3)
            .unwrap();
        assert_eq!(wales, day("2024-03-27"));
        assert_eq!(calendar.clear_days(wales, day("2024-04-04")), Ok(3));
    }

    #[test]
    fn the_last_day_has_the_days_between_and_the_next_has_not() {
        let calendar = Calendar::england_and_wales();
        for meeting in day("2021-11-01").iter_days().take(900) {
            for clear in [1, 3, 5, 10] {
                let last = calendar.last_day_before(meeting, clear).unwrap();
                assert_eq!(calendar.clear_days(last, meeting), Ok(clear), "{meeting}");
                let next = last.succ_opt().unwrap();
                assert!(
                    calendar.clear_days(next, meeting).unwrap() < clear,
                    "{meeting}"
                );
                let working = calendar.last_working_day_before(meeting, clear).unwrap();
                assert!(calendar.is_working_day(working).unwrap() && working <= last);
            }
        }
    }

    #[test]
    fn years_that_nobody_knows_are_said() {
        let calendar = Calendar::england_and_wales();
        assert_eq!(
            calendar.last_working_day_before(day("2017-01-05"), 5),
            Err(UnknownYear(2016))
        );
        assert_eq!(
            calendar
                .working_days_after(day("2028-12-27"), 4)
                .unwrap_err()
                .to_string(),
            "the bank holidays of 2029 are not in the list"
        );
        // A day at the weekend needs no list.
        assert_eq!(calendar.is_working_day(day("2031-03-01")), Ok(false));
        let given: Vec<NaiveDate> = [
            "2029-01-01",
            "2029-03-30",
            "2029-04-02",
            "2029-05-07",
            "2029-05-28",
            "2029-08-27",
            "2029-12-25",
            "2029-12-26",
        ]
        .map(day)
        .into();
        assert_eq!(
            calendar
                .clone()
                .with(&given[..7])
                .is_working_day(day("2029-06-01")),
            Err(UnknownYear(2029))
        );
        assert_eq!(
            calendar
                .with(&given)
                .last_working_day_before(day("2029-04-05"), 5),
            Ok(day("2029-03-26"))
        );
    }

    #[test]
    fn weekdays_are_as_many_as_a_walk_counts() {
        let from = day("2024-02-27");
        for to in from.iter_days().take(40) {
            let walked = from
                .iter_days()
                .skip(1)
                .take_while(|day| *day < to)
                .filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
                .count();
            assert_eq!(weekdays_between(from, to), walked as u32, "{to}");
        }
        assert_eq!(weekdays_between(day("2024-03-07"), from), 0);
    }

    #[test]
    fn months_begin_with_their_day() {
        let two = |from: &str| last_of_months(day(from), 2).unwrap().to_string();
        assert_eq!(two("2024-12-28"), "2025-02-27");
        assert_eq!(two("2024-12-29"), "2025-02-28");
        assert_eq!(two("2024-12-31"), "2025-02-28");
        assert_eq!(two("2023-12-29"), "2024-02-28");
        assert_eq!(two("2023-12-31"), "2024-02-29");
        assert_eq!(two("2024-01-01"), "2024-02-29");
        assert_eq!(two("2024-07-31"), "2024-09-30");
        assert_eq!(last_of_months(NaiveDate::MAX, 1), None);
    }
}
