//! The next reference of a council's own series: `HOSC-2024-07` is followed by `HOSC-2024-08`, and in
//! another year by `HOSC-2025-01`. Goes to the forms.

use crate::term::slug::slug;
use chrono::NaiveDate;
use std::collections::HashSet;

/// A reference taken apart: what stands before the year, the year, what parts it from the number.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Numbered<'a> {
    prefix: &'a str,
    year: Option<i32>,
    sign: &'a str,
    number: u32,
    width: usize,
}

/// Takes a reference apart: `HOSC-2023-17a` is the number 17 of 2023.
fn numbered(reference: &str) -> Option<Numbered<'_>> {
    let bare = reference
        .trim()
        .trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letters = reference.trim().len() - bare.len();
    let digits = bare.len() - bare.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits == 0 || digits > 6 || letters > 1 {
        return None;
    }
    let (before, number) = bare.split_at(bare.len() - digits);
    let head = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let sign = &before[head.len()..];
    let year = head
        .len()
        .checked_sub(4)
        .and_then(|at| head.get(at..))
        .and_then(|year| year.parse::<i32>().ok())
        .filter(|year| (1900..2100).contains(year) && !sign.is_empty());
    Some(Numbered {
        prefix: match year {
            Some(_) => &head[..head.len() - 4],
            None => before,
        },
        year,
        sign: if year.is_some() { sign } else { "" },
        number: number.parse().ok()?,
        width: digits,
    })
}

/// The reference that follows those of a series in this year, whatever kind of record has the highest
/// number in it. `series` are the references that the new
/// one is to be like; `all` are those that are taken, in lower case; `short` stands before the first of
/// a new series.
pub fn following(series: &[&str], all: &HashSet<String>, year: i32, short: &str) -> String {
    let newest = series
        .iter()
        .filter_map(|reference| numbered(reference))
        .max_by_key(|found| (found.year, found.number));
    let start = match &newest {
        Some(Numbered {
            prefix,
            year: Some(_),
            sign,
            ..
        }) => format!("{prefix}{year}{sign}"),
        Some(found) => found.prefix.to_owned(),
        None => format!("{short}-{year}-"),
    };
    let width = newest.as_ref().map_or(2, |found| found.width);
    let taken = all.iter().filter_map(|reference| {
        let rest = reference.strip_prefix(&start.to_lowercase())?;
        let rest = rest.trim_end_matches(|c: char| c.is_ascii_lowercase());
        rest.parse::<u32>().ok().filter(|_| rest.len() <= 6)
    });
    let next = taken.max().unwrap_or(0) + 1;
    (next..)
        .map(|number| format!("{start}{number:0width$}"))
        .find(|reference| !all.contains(&reference.to_lowercase()))
        .unwrap_or(start)
}

/// The reference of a meeting: the council's own prefix and the day, where its references are made so.
pub fn of_day(series: &[&str], all: &HashSet<String>, day: NaiveDate, short: &str) -> String {
    let is_day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
    let dated = series.iter().rev().find_map(|reference| {
        let at = reference.len().checked_sub(10)?;
        let (prefix, day) = (reference.get(..at)?, reference.get(at..)?);
        is_day(day).then(|| prefix.to_owned())
    });
    let prefix = match dated {
        Some(prefix) => prefix,
        None if series.iter().any(|reference| numbered(reference).is_some()) => {
            use chrono::Datelike;
            return following(series, all, day.year(), short);
        }
        None => format!("{short}-"),
    };
    let first = format!("{prefix}{}", day.format("%Y-%m-%d"));
    free(&first, all)
}

/// This reference, or with the first number behind it that nothing has.
pub fn free(wanted: &str, all: &HashSet<String>) -> String {
    std::iter::once(wanted.to_owned())
        .chain((2..).map(|number| format!("{wanted}-{number}")))
        .find(|reference| !all.contains(&reference.to_lowercase()))
        .unwrap_or_default()
}

/// What follows a code or number that a paper prints: `A1`, `1.9` and `C` are followed by `A2`, `1.10` and `D`.
pub fn after(code: Option<&str>) -> String {
    let Some(code) = code else {
        return "1".to_owned();
    };
    let head = code.trim_end_matches(|c: char| c.is_ascii_digit());
    if let Ok(number) = code[head.len()..].parse::<u32>() {
        return format!("{head}{}", number.saturating_add(1));
    }
    match code.chars().next_back() {
        Some(last @ ('a'..='y' | 'A'..='Y')) => {
            let next = char::from(last as u8 + 1);
            format!("{}{next}", &code[..code.len() - 1])
        }
        _ => format!("{code}2"),
    }
}

/// Letters that can stand before a reference: the short name, else the first letters of the name.
pub fn short(name: &str, short_name: Option<&str>) -> String {
    let from = |text: &str| slug(text).to_uppercase();
    match short_name.map(from).filter(|short| !short.is_empty()) {
        Some(short) => short,
        None => {
            let words = slug(name);
            let initials: String = words
                .split('-')
                .filter(|word| !matches!(*word, "and" | "of" | "the" | "for" | ""))
                .filter_map(|word| word.chars().next())
                .collect();
            match initials.is_empty() {
                true => "REF".to_owned(),
                false => initials.to_uppercase(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(series: &[&str], year: i32) -> String {
        let all = series.iter().map(|one| one.to_lowercase()).collect();
        following(series, &all, year, "HOSC")
    }

    #[test]
    fn a_series_goes_on_as_the_council_writes_it() {
        assert_eq!(
            next(&["HOSC-2024-06", "HOSC-2024-07"], 2024),
            "HOSC-2024-08"
        );
        assert_eq!(next(&["HOSC-2024-09"], 2024), "HOSC-2024-10");
        assert_eq!(
            next(&["HOSC-2023-17a", "HOSC-2023-17"], 2023),
            "HOSC-2023-18"
        );
        assert_eq!(next(&["HOSC-2024-07"], 2025), "HOSC-2025-01");
        assert_eq!(next(&["R/2024/7"], 2024), "R/2024/8");
        assert_eq!(next(&["REC041"], 2024), "REC042");
        assert_eq!(next(&[], 2024), "HOSC-2024-01");
        assert_eq!(next(&["no number"], 2024), "HOSC-2024-01");
    }

    #[test]
    fn codes_go_on_too() {
        for (code, next) in [("A1", "A2"), ("1.9", "1.10"), ("C", "D"), ("iv-9", "iv-10")] {
            assert_eq!(after(Some(code)), next);
        }
        assert_eq!(after(None), "1");
    }
}
