//! How a date is read: the forms that the papers use, and the words that stand around them.

use crate::term::partial_date::around::{
    comes_before, is_closed_by, is_feast, is_label, is_span, lasts, leaves_open,
};
use crate::term::partial_date::{Lasts, Moment, PartialDate, Season, Written, YearKind, known};
use crate::term::text::{plain_punctuation, squeeze};
use chrono::NaiveDate;

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
        known::of_text(text, || PartialDate::read_anew(text))
    }

    fn read_anew(text: &str) -> PartialDate {
        let text = squeeze(text);
        let words = Words::of(&text);
        let mut found = words.moments(year_kind(&text));
        let (Some(first), Some(last)) = (found.first().copied(), found.last().copied()) else {
            return Written::words(text).finish();
        };
        found.dedup_by_key(|found| found.moment);
        let before = text[..first.start].trim();
        let lasts = lasts(before);
        // "From 1 April 2026 to 31 March 2027", "from April 2026; complete by March 2027"
        let between = text.get(first.end..last.start).unwrap_or_default();
        let open = leaves_open(before) && lasts.is_none() && !is_closed_by(between);
        let is_day = matches!(first.moment, Moment::Day(_));
        // Of a feast only the year was read: which day is meant is not in the words.
        let is_feast = is_feast(before);
        // Words between two dates that are not a plain "to" cannot be taken apart without loss.
        let is_whole =
            found.len() > 2 || (found.len() == 2 && !is_span(&text[first.end..last.start]));
        let mut written = Written {
            before: before.len(),
            after: text.len() - text[last.end..].trim().len(),
            from: Some(first.moment),
            to: (found.len() > 1).then_some(last.moment),
            open,
            ahead: !open && comes_before(before),
            lasts: lasts.filter(|lasts| found.len() == 1 && (is_day || *lasts != Lasts::Week)),
            ..Written::words(text.clone())
        };
        if is_feast {
            (written.from, written.to) = (None, None);
            written.after = 0;
        } else if is_whole {
            (written.before, written.after) = (0, 0);
        }
        written.finish()
    }
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
            .or_else(|| self.month_before_day(at))
            .or_else(|| self.month(at))
            .or_else(|| self.season(at))
            .or_else(|| {
                // "mid-2024"
                let part = at > 1 && matches!(self.word(at - 2), "early" | "mid" | "late");
                let lone = at == 0 || part || !matches!(self.word(at - 1), "/" | "-" | ".");
                // "Q4 2019" could be a quarter of either kind of year, and one of them ends in 2020.
                let quarter = at > 1 && self.word(at - 2) == "q" && self.number(at - 1).is_some();
                let year = self.year(at, false).filter(|_| lone && !quarter)?;
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

    /// 13 June 2019, 13th of June 2019.
    fn written_day(&self, at: usize) -> Option<(Moment, usize)> {
        let day = self.number(at).filter(|_| self.word(at).len() <= 2)?;
        let mut next = at + 1;
        if is_ordinal(self.word(next)) {
            next += 1;
        } else if at > 0 && is_label(self.word(at - 1)) {
            return None;
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

    /// June 18th 2025, June 18, 2025. The year is written in full: `June 18` is a month of 2018.
    fn month_before_day(&self, at: usize) -> Option<(Moment, usize)> {
        let month = month_number(self.word(at))?;
        let mut next = at + 1;
        while matches!(self.word(next), "." | "the") && next < at + 3 {
            next += 1;
        }
        let day = self.number(next).filter(|_| self.word(next).len() <= 2)?;
        next += 1;
        if is_ordinal(self.word(next)) {
            next += 1;
        }
        while matches!(self.word(next), "," | "of" | "in") && next < at + 7 {
            next += 1;
        }
        let year = self.year(next, false)?;
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        Some((Moment::Day(date), next + 1 - at))
    }

    /// June 2019, Apr-19, Sept 18, April '18; "Apr-Nov 2018" gives April of that year.
    fn month(&self, at: usize) -> Option<(Moment, usize)> {
        let month = month_number(self.word(at))?;
        let mut next = at + 1;
        while matches!(self.word(next), "-" | "," | "'" | ".") && next < at + 3 {
            next += 1;
        }
        // "June 31, 2026" and "June 18th" name a day and not a year of this century.
        let comma = usize::from(self.word(next + 1) == ",");
        let is_day = self.word(next).len() <= 2
            && (is_ordinal(self.word(next + 1)) || self.year(next + 1 + comma, false).is_some());
        if let Some(year) = self.year(next, !is_day) {
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

/// Whether a word names a month.
pub(super) fn is_month(word: &str) -> bool {
    month_number(&word.to_lowercase()).is_some()
}

/// Whether a word makes the number before it a day: the `th` of `18th`.
fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

/// Whether a word begins as the name of a month does, whatever its capitals: a quick look.
pub fn begins_like_month(word: &[u8]) -> bool {
    let Some(mut first) = word.first_chunk::<3>().copied() else {
        return false;
    };
    first.make_ascii_lowercase();
    matches!(
        &first,
        b"jan"
            | b"feb"
            | b"mar"
            | b"apr"
            | b"may"
            | b"jun"
            | b"jul"
            | b"aug"
            | b"sep"
            | b"oct"
            | b"nov"
            | b"dec"
    )
}

/// The number of the month that a word in small letters names, whole or by its first three letters.
pub fn month_number(word: &str) -> Option<u32> {
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
