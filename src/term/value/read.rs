//! How a value is read: words that are no number, words of comparison, dates and brackets.

use crate::term::PartialDate;
use crate::term::text::{plain_punctuation, squeeze};
use crate::term::value::amount::amount;
use crate::term::value::relative::relative;
use crate::term::value::several::several;
use crate::term::value::{Comparison, Reading, Value};
use std::ops::Range;

/// Reads a value.
pub(super) fn value(text: &str) -> Value {
    let text = squeeze(text);
    let plain = plain_punctuation(&text);
    let plain = plain.trim_end_matches(['.', '*', '\u{2020}', '\u{2021}', ' ']);
    // Letters change their case and nothing its place.
    let whole = plain.to_ascii_lowercase();
    let (core, date) = without_date(&whole);
    let by = date.map(|at| PartialDate::read(&plain[at..]));
    let (core, remark) = without_brackets(core);
    let remark = remark.map(|span| &plain[span]);
    let reading = no_number(core)
        .or_else(|| relative(core))
        .or_else(|| number(core))
        .or_else(|| range(core))
        .or_else(|| several(plain))
        .unwrap_or(Reading::Words);
    // What is in brackets is told apart only where the rest is understood.
    let remark =
        remark.filter(|_| matches!(reading, Reading::Number { .. } | Reading::Range { .. }));
    Value {
        remark: remark.map(|words| words.trim().to_owned()),
        text,
        reading,
        by,
    }
}

/// "50% by March 2020" without its date, and where that begins.
fn without_date(words: &str) -> (&str, Option<usize>) {
    let Some(at) = words.rfind("by ") else {
        return (words, None);
    };
    if at > 0 && !words[..at].ends_with(' ') {
        return (words, None);
    }
    let (before, after) = (words[..at].trim_end(), &words[at + 3..]);
    let date = PartialDate::read(after);
    let leading = ["", "the end of", "end of", "end", "the"];
    let is_date = date.earliest().is_some()
        && date.after().is_empty()
        && leading.contains(&date.before().trim_end());
    // "reduce by 2020" may be a number as well as a year.
    let is_year = after.len() == 4 && after.bytes().all(|byte| byte.is_ascii_digit());
    let has_digit = before.bytes().any(|byte| byte.is_ascii_digit());
    if is_date && (!is_year || has_digit || before.starts_with("maintain")) {
        (before, Some(at + 3))
    } else {
        (words, None)
    }
}

/// "52.4 (2017/18)" without its brackets, where they hold a date or a word and not another number.
fn without_brackets(words: &str) -> (&str, Option<Range<usize>>) {
    let Some(inside) = words.strip_suffix(')') else {
        return (words, None);
    };
    let Some((before, remark)) = inside.rsplit_once('(') else {
        return (words, None);
    };
    let is_date = PartialDate::read(remark).earliest().is_some();
    let has_digit = remark.bytes().any(|byte| byte.is_ascii_digit());
    if before.trim().is_empty() || (has_digit && !is_date) {
        (words, None)
    } else {
        let start = before.len() + 1;
        (before.trim_end(), Some(start..start + remark.len()))
    }
}

fn no_number(words: &str) -> Option<Reading> {
    let words = words.trim_end_matches([':', ',', '-', ' ']);
    Some(match words {
        "nya"
        | "not yet available"
        | "not available yet"
        | "data not yet available"
        | "awaiting data"
        | "data awaited"
        | "awaited" => Reading::NotYetAvailable,
        "tbc" | "t.b.c" | "tba" | "tbd" | "to be confirmed" | "to be agreed"
        | "to be announced" | "to be determined" | "to be decided" | "target tbc"
        | "baseline tbc" => Reading::ToBeConfirmed,
        "monitor only"
        | "monitor"
        | "monitoring only"
        | "monitored only"
        | "for monitoring"
        | "for monitoring only"
        | "monitoring"
        | "surveillance only"
        | "surveillance"
        | "monitor only - no target"
        | "no target - monitor only" => Reading::MonitorOnly,
        "n/a" | "not applicable" => Reading::NotApplicable,
        "no baseline"
        | "no baseline available"
        | "no baseline data"
        | "baseline not available"
        | "no baseline yet"
        | "no baseline set" => Reading::NoBaseline,
        _ => {
            const BEGINNINGS: [&str; 12] = [
                "set in ",
                "to be set",
                "to be established",
                "to be baselined",
                "will be set",
                "baseline to be ",
                "baseline will be ",
                "baseline year",
                "target to be ",
                "target will be ",
                "establish baseline",
                "establishing baseline",
            ];
            let begins = BEGINNINGS
                .iter()
                .any(|beginning| words.starts_with(beginning));
            let confirmed = words.ends_with("confirmed") || words.ends_with("agreed");
            if !begins {
                return None;
            }
            if confirmed {
                Reading::ToBeConfirmed
            } else {
                Reading::ToBeSet
            }
        }
    })
}

const BEFORE: &[(&str, Comparison)] = &[
    ("less than or equal to", Comparison::AtMost),
    ("fewer than or equal to", Comparison::AtMost),
    ("below or equal to", Comparison::AtMost),
    ("more than or equal to", Comparison::AtLeast),
    ("greater than or equal to", Comparison::AtLeast),
    ("above or equal to", Comparison::AtLeast),
    ("no more than", Comparison::AtMost),
    ("not more than", Comparison::AtMost),
    ("no higher than", Comparison::AtMost),
    ("not higher than", Comparison::AtMost),
    ("no greater than", Comparison::AtMost),
    ("not greater than", Comparison::AtMost),
    ("no longer than", Comparison::AtMost),
    ("not longer than", Comparison::AtMost),
    ("not to exceed", Comparison::AtMost),
    ("not exceeding", Comparison::AtMost),
    ("not exceed", Comparison::AtMost),
    ("not to rise above", Comparison::AtMost),
    ("not rise above", Comparison::AtMost),
    ("not above", Comparison::AtMost),
    ("not over", Comparison::AtMost),
    ("at or below", Comparison::AtMost),
    ("at or under", Comparison::AtMost),
    ("or below", Comparison::AtMost),
    ("at most", Comparison::AtMost),
    ("up to", Comparison::AtMost),
    ("a maximum of", Comparison::AtMost),
    ("maximum of", Comparison::AtMost),
    ("maximum", Comparison::AtMost),
    ("max.", Comparison::AtMost),
    ("max", Comparison::AtMost),
    ("a ceiling of", Comparison::AtMost),
    ("ceiling of", Comparison::AtMost),
    ("capped at", Comparison::AtMost),
    ("within", Comparison::AtMost),
    ("<=", Comparison::AtMost),
    ("=<", Comparison::AtMost),
    ("\u{2264}", Comparison::AtMost),
    ("\u{2a7d}", Comparison::AtMost),
    ("no fewer than", Comparison::AtLeast),
    ("not fewer than", Comparison::AtLeast),
    ("no less than", Comparison::AtLeast),
    ("not less than", Comparison::AtLeast),
    ("no lower than", Comparison::AtLeast),
    ("not lower than", Comparison::AtLeast),
    ("not below", Comparison::AtLeast),
    ("not to fall below", Comparison::AtLeast),
    ("not fall below", Comparison::AtLeast),
    ("not to drop below", Comparison::AtLeast),
    ("not drop below", Comparison::AtLeast),
    ("not under", Comparison::AtLeast),
    ("at or above", Comparison::AtLeast),
    ("at or over", Comparison::AtLeast),
    ("or above", Comparison::AtLeast),
    ("at least", Comparison::AtLeast),
    ("a minimum of", Comparison::AtLeast),
    ("minimum of", Comparison::AtLeast),
    ("minimum", Comparison::AtLeast),
    ("min.", Comparison::AtLeast),
    ("min", Comparison::AtLeast),
    (">=", Comparison::AtLeast),
    ("=>", Comparison::AtLeast),
    ("\u{2265}", Comparison::AtLeast),
    ("\u{2a7e}", Comparison::AtLeast),
    ("fewer than", Comparison::LessThan),
    ("less than", Comparison::LessThan),
    ("lower than", Comparison::LessThan),
    ("under", Comparison::LessThan),
    ("below", Comparison::LessThan),
    ("<", Comparison::LessThan),
    ("more than", Comparison::MoreThan),
    ("greater than", Comparison::MoreThan),
    ("higher than", Comparison::MoreThan),
    ("in excess of", Comparison::MoreThan),
    ("exceeding", Comparison::MoreThan),
    ("exceed", Comparison::MoreThan),
    ("over", Comparison::MoreThan),
    ("above", Comparison::MoreThan),
    (">", Comparison::MoreThan),
    ("better than", Comparison::Exactly),
    ("at", Comparison::Exactly),
    ("=", Comparison::Exactly),
];

const BEHIND: &[(&str, Comparison)] = &[
    ("or fewer", Comparison::AtMost),
    ("or below", Comparison::AtMost),
    ("or less", Comparison::AtMost),
    ("or lower", Comparison::AtMost),
    ("or under", Comparison::AtMost),
    ("or shorter", Comparison::AtMost),
    ("and below", Comparison::AtMost),
    ("and under", Comparison::AtMost),
    ("and fewer", Comparison::AtMost),
    ("and less", Comparison::AtMost),
    ("maximum", Comparison::AtMost),
    ("max", Comparison::AtMost),
    ("at most", Comparison::AtMost),
    ("or above", Comparison::AtLeast),
    ("or more", Comparison::AtLeast),
    ("or higher", Comparison::AtLeast),
    ("or over", Comparison::AtLeast),
    ("or greater", Comparison::AtLeast),
    ("or longer", Comparison::AtLeast),
    ("and above", Comparison::AtLeast),
    ("and over", Comparison::AtLeast),
    ("and more", Comparison::AtLeast),
    ("minimum", Comparison::AtLeast),
    ("min", Comparison::AtLeast),
    ("at least", Comparison::AtLeast),
    ("upwards", Comparison::AtLeast),
    ("plus", Comparison::AtLeast),
    ("+", Comparison::AtLeast),
    ("or better", Comparison::Exactly),
];

/// Words before a number that say what is to be done with the measure.
const DOING: &[(&str, Comparison)] = &[
    ("target:", Comparison::Exactly),
    ("target of", Comparison::Exactly),
    ("target is", Comparison::Exactly),
    ("maintain or improve on", Comparison::Exactly),
    ("maintain at", Comparison::Exactly),
    ("maintained at", Comparison::Exactly),
    ("maintain", Comparison::Exactly),
    ("keep at", Comparison::Exactly),
    ("keep to", Comparison::Exactly),
    ("keep", Comparison::Exactly),
    ("remain at", Comparison::Exactly),
    ("remain", Comparison::Exactly),
    ("stay at", Comparison::Exactly),
    ("stay", Comparison::Exactly),
    ("sustain at", Comparison::Exactly),
    ("sustain", Comparison::Exactly),
    ("achieve", Comparison::Exactly),
    ("reach", Comparison::Exactly),
    ("reduce to", Comparison::AtMost),
    ("decrease to", Comparison::AtMost),
    ("cut to", Comparison::AtMost),
    ("lower to", Comparison::AtMost),
    ("increase to", Comparison::AtLeast),
    ("raise to", Comparison::AtLeast),
    ("rise to", Comparison::AtLeast),
];

/// The words behind the first of `beginnings` that some words begin with, and what it means.
fn begins<'a>(words: &'a str, beginnings: &[(&str, Comparison)]) -> Option<(&'a str, Comparison)> {
    beginnings.iter().find_map(|(beginning, comparison)| {
        let rest = words.strip_prefix(beginning)?;
        let is_word = beginning.ends_with(char::is_alphabetic);
        let goes_on = is_word && rest.starts_with(char::is_alphanumeric);
        (!goes_on).then(|| (rest.trim_start(), *comparison))
    })
}

/// One number, with words of comparison before or behind it.
fn number(words: &str) -> Option<Reading> {
    let (words, doing) = match begins(words, DOING) {
        Some((rest, doing)) => (rest, Some(doing)),
        None => (words, None),
    };
    let (words, before) = match begins(words, BEFORE) {
        Some((rest, before)) => (rest, Some(before)),
        None => (words, None),
    };
    let found = amount(words)?;
    let rest = words[found.end..].trim();
    let behind = match begins(rest, BEHIND) {
        Some(("", behind)) => Some(behind),
        _ if rest.is_empty() => None,
        _ => return None,
    };
    let said = match (before, behind) {
        (Some(Comparison::Exactly), Some(behind)) => Some(behind),
        (Some(before), Some(behind)) if before != behind => return None,
        (before, behind) => before.or(behind),
    };
    Some(Reading::Number {
        number: found.number,
        comparison: said
            .filter(|said| *said != Comparison::Exactly)
            .or(doing)
            .unwrap_or(Comparison::Exactly),
        unit: found.unit,
    })
}

/// "between 40 and 50", "from 40 to 50", "40-50%".
fn range(words: &str) -> Option<Reading> {
    let words = begins(words, DOING).map_or(words, |(rest, _)| rest);
    let (words, links): (&str, &[&str]) = if let Some(rest) = words.strip_prefix("between ") {
        (rest, &["and", "to", "-"])
    } else if let Some(rest) = words.strip_prefix("from ") {
        (rest, &["to"])
    } else {
        (words, &["to", "-"])
    };
    let first = amount(words)?;
    let rest = words[first.end..].trim_start();
    let rest = links.iter().find_map(|link| rest.strip_prefix(link))?;
    let last = amount(rest.trim_start())?;
    if !rest.trim_start()[last.end..].trim().is_empty() || first.number >= last.number {
        return None;
    }
    // "2019-20" and "19-20" are years.
    let is_year = last.number - first.number == 1.0 && first.number >= 10.0
        || (1900.0..2200.0).contains(&first.number);
    let same = first.unit.is_empty() || first.unit == last.unit;
    (!is_year && same).then_some(Reading::Range {
        from: first.number,
        to: last.number,
        unit: last.unit,
    })
}
