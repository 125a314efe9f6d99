//! Days of the calendar, counted without a clock, for the sittings and letters of a synthetic council.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day, counted from 1 January 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

impl Day {
    /// The day of a year, a month from 1 and a day from 1 (after Howard Hinnant's `days_from_civil`).
    pub const fn of(year: i64, month: i64, day: i64) -> Day {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Day(era * 146_097 + day_of_era - 719_468)
    }

    /// So many days later.
    pub const fn plus(self, days: i64) -> Day {
        Day(self.0 + days)
    }

    /// So many days earlier.
    pub const fn minus(self, days: i64) -> Day {
        Day(self.0 - days)
    }

    /// The year.
    pub fn year(self) -> i64 {
        self.parts().0
    }

    /// `18 January 2024`.
    pub fn words(self) -> String {
        let (year, month, day) = self.parts();
        format!("{day} {} {year}", MONTHS[month - 1])
    }

    /// `January 2024`.
    pub fn month_words(self) -> String {
        let (year, month, _) = self.parts();
        format!("{} {year}", MONTHS[month - 1])
    }

    /// `2024-01-18`.
    pub fn iso(self) -> String {
        let (year, month, day) = self.parts();
        format!("{year}-{month:02}-{day:02}")
    }

    fn parts(self) -> (i64, usize, i64) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year, month as usize, day)
    }
}
