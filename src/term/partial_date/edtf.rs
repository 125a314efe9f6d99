//! A partial date for machines, as ISO 8601-2 has it (EDTF): as exact as the paper and no more. What it
//! cannot say, the words say that stand beside it in the open data.

use crate::term::partial_date::{Moment, PartialDate, Season};
use chrono::{Datelike, NaiveDate};

impl PartialDate {
    /// The date in EDTF: `2018-05-31`, `2018-05`, `2018`, the season `2023-23`, an interval such as
    /// `2018-10/2018-12` for a quarter, `2023-02-09/..` for "after 9 February 2023". None for words
    /// without a date, and for several dates that cannot be taken apart.
    ///
    /// ```
    /// use answerable::term::PartialDate;
    /// let edtf = |words: &str| PartialDate::read(words).edtf();
    /// assert_eq!(edtf("2018/19").as_deref(), Some("2018-04/2019-03"));
    /// assert_eq!(edtf("TBC"), None);
    /// ```
    pub fn edtf(&self) -> Option<String> {
        let (from, to) = self.moments()?;
        let (first, last) = (self.earliest(), self.latest());
        let years = [first, last].into_iter().flatten();
        if years
            .into_iter()
            .any(|day| !(0..=9999).contains(&day.year()))
        {
            return None;
        }
        if self.0.ahead {
            return Some(format!("../{}", day(last?)));
        }
        if self.0.open {
            return Some(format!("{}/..", beginning(from, first?)));
        }
        if self.0.lasts.is_some() {
            return Some(format!("{}/{}", day(first?), day(last?)));
        }
        match (from, to) {
            (from, None) => match from {
                Moment::Day(_) | Moment::Month { .. } | Moment::Year(_) => {
                    Some(beginning(from, first?))
                }
                Moment::Season { year, season } => {
                    let code = match season {
                        Season::Spring => 21,
                        Season::Summer => 22,
                        Season::Autumn => 23,
                        Season::Winter => 24,
                    };
                    Some(format!("{year:04}-{code}"))
                }
                Moment::Quarter { .. } | Moment::DoubleYear { .. } => {
                    Some(format!("{}/{}", month(first?), month(last?)))
                }
            },
            (from, Some(to)) => {
                let is_reversed = to.earliest() < from.earliest();
                let (from, to) = if is_reversed { (to, from) } else { (from, to) };
                let (begins, ends) = (beginning(from, first?), ending(to, last?));
                Some(format!("{begins}/{ends}"))
            }
        }
    }
}

fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}

/// The first day of a stretch, as exactly as its moment gives it.
fn beginning(moment: Moment, first: NaiveDate) -> String {
    match moment {
        Moment::Day(_) => day(first),
        Moment::Year(year) => format!("{year:04}"),
        _ => month(first),
    }
}

/// The last day of a stretch, as exactly as its moment gives it.
fn ending(moment: Moment, last: NaiveDate) -> String {
    match moment {
        Moment::Day(_) => day(last),
        Moment::Year(year) => format!("{year:04}"),
        _ => month(last),
    }
}

#[cfg(test)]
mod tests {
    use crate::term::PartialDate;

    #[test]
    fn a_date_is_as_exact_for_machines_as_in_the_paper() {
        for (words, edtf) in [
            ("31/05/18", "2018-05-31"),
            ("Thursday, 13 June 2019", "2019-06-13"),
            ("May 2018", "2018-05"),
            ("2019", "2019"),
            ("March 2019 (HWB)", "2019-03"),
            ("2018/19 Q3", "2018-10/2018-12"),
            ("Q4 2017/18", "2018-01/2018-03"),
            ("2018/19", "2018-04/2019-03"),
            ("17/18 ac yr", "2017-09/2018-08"),
            ("in the new municipal year for 23/24", "2023-05/2024-05"),
            ("spring 2023", "2023-21"),
            ("Summer 2023", "2023-22"),
            ("Likely to be Autumn 2023", "2023-23"),
            ("Winter 2019-20", "2019-24"),
            ("Apr-Nov 2018", "2018-04/2018-11"),
            ("Sept 18 to Feb 19", "2018-09/2019-02"),
            ("27 November and 1 December 2017", "2017-11-27/2017-12-01"),
            ("before 1 May 2018", "../2018-04-30"),
            ("before June 2018", "../2018-05-31"),
            ("after the 9th of February 2023", "2023-02-09/.."),
            ("not before May 2024", "2024-05/.."),
            ("from 2018/19", "2018-04/.."),
            ("week of 4 November 2024", "2024-11-04/2024-11-10"),
        ] {
            assert_eq!(
                PartialDate::read(words).edtf().as_deref(),
                Some(edtf),
                "{words}"
            );
        }
    }

    #[test]
    fn words_that_no_machine_form_can_say_have_none() {
        for words in [
            "",
            "TBC",
            "As per AEDB implementation plan",
            "before Easter 2025",
            "22/03/18 (draft for HWB) May 2018 (final)",
        ] {
            assert_eq!(PartialDate::read(words).edtf(), None, "{words}");
        }
    }
}
