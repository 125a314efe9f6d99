//! The title of a measure says how far it is to go, and its baseline and target say something else; or a target
//! contradicts itself.
//!
//! Why it matters: nobody can tell whether the target is met if the title and the target are two
//! different promises.
//!
//! How to mend it: look title, baseline and target up in the paper and correct what was mistyped. If
//! the paper prints them so, keep them and silence this check with that reason.
//!
//! Example: a title `Reduce the number of empty homes by 50`, a baseline of `400` and a target of `370`; `At least 90% of
//! calls answered` with a target of `85%`; a target for 2024/25 of `1,600 by March 2023`.

use crate::check::measures::figure::{Figure, Kind, exact, may_compare, plain};
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::indicator::Indicator;
use crate::term::Value;
use crate::term::value::Reading;

pub(super) const CHECK: Check = Check::new(
    "target-arithmetic",
    Severity::Warning,
    include_str!("target_arithmetic.rs"),
    Looks::Through(look),
);

/// "by 50", "by at least 10%", "by a third", and what stands behind it.
static BY: Pattern = Pattern::new(
    r"(?i)^(?:to )?(reduc|decreas|lower|cut|increas|rais|grow)\w*\b.*?\bby (?:(at least|a minimum of|no less than|up to|no more than) )?(?:(an? |one )?(third|half|quarter|fifth|tenth)|(\d[\d,]*(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\s?(percentage points?|points|pp|%|per cent|percent)?)(?:$|[,.;:)]|\s+(?:in|by|during|over|from|between|compared|against|on|within|each|every|a|per|and|across|since|before|until)\b|\s*\()",
);
/// "to 1,500", "to 75%".
static TO: Pattern = Pattern::new(
    r"(?i)^(?:to )?(?:reduc|decreas|lower|cut|increas|rais)\w*\b.*?[a-z)] to (\d[\d,]*(?:\.\d+)?)\s?(%|per cent|percent)?(?:$|[,.;:)]|\s+(?:in|by|during|over|from|each|per|across)\b|\s*\()",
);

/// How many times as much, as the first word of a title.
static TIMES: Pattern = Pattern::new(
    r"(?i)^(?:to )?(halve|halving|double|doubling|treble|triple)\s+(?:the|our|its|their|number|share|rate)(?-u:\b)",
);

/// "Recruit 25 more", "Train 40 additional".
static MORE: Pattern = Pattern::new(
    r"(?i)^(?:to )?[a-z]+ (?:(?:at least|a minimum of) )?(\d[\d,]*) (more|additional|extra|further|fewer) [a-z]",
);

/// "At least 90% of", "Fewer than 50 delays".
static BOUND: Pattern = Pattern::new(
    r"(?i)^(?:(?:fewer|less|more|no more|no fewer|no less) than|at (?:least|most)|up to|over|under) (\d[\d,]*(?:\.\d+)?)\s?(%|per cent|percent)?(?: of)? [a-z]",
);

/// "60% - 40%", but not "2019-20".
static RANGE: Pattern = Pattern::new(
    r"(?i)^(?:between |from )?(\d{1,3}(?:\.\d+)?)\s?%?\s?(?:-|\u{2013}|to|and)\s?(\d{1,3}(?:\.\d+)?)\s?%$",
);

/// How far a title says that the measure is to go.
struct Said<'a> {
    words: &'a str,
    /// What the target would be, one for each way to read the words.
    aims: Vec<f64>,
    /// How much room rounding has.
    room: f64,
    /// "At least" and "up to" have no one aim: the change in the right direction, and whether more
    /// of it is right too.
    open: Option<(f64, bool)>,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        look_at_targets(content, record, found);
        if !record.title.text.bytes().any(|byte| byte.is_ascii_digit())
            && !record.title.text.contains(" by ")
            && !TIMES.is_in(&record.title.text)
        {
            continue;
        }
        look_at_by(content, record, found);
        look_at_to(content, record, found);
        look_at_bound(content, record, found);
    }
}

fn number(words: &str) -> Option<f64> {
    const WORDS: [(&str, f64); 12] = [
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("twelve", 12.0),
        ("fifteen", 15.0),
        ("twenty", 20.0),
    ];
    let known = WORDS
        .iter()
        .find(|(word, _)| word.eq_ignore_ascii_case(words));
    known
        .map(|(_, number)| *number)
        .or_else(|| words.replace(',', "").parse().ok())
}

/// A year such as 2020, which "by" and "to" stand before too.
fn is_year(words: &str, unit: &str) -> bool {
    unit.is_empty()
        && words.len() == 4
        && number(words).is_some_and(|number| (1900.0..2200.0).contains(&number))
}

/// The room that rounding to the last place of a number has.
fn last_place(value: &Value) -> f64 {
    let decimals = value.text().split_once('.').map_or(0, |(_, rest)| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    0.5 * 0.1_f64.powi(decimals.min(9) as i32) + 1e-9
}

/// "Halve the number", "Double the share".
fn said_at_once(title: &str, baseline: f64) -> Option<Said<'_>> {
    let hit = TIMES.captures_iter(title).next()?;
    let word = hit.get(1)?;
    let times = match word.as_str().to_lowercase().as_str() {
        "halve" | "halving" => 0.5,
        "double" | "doubling" => 2.0,
        "treble" | "triple" => 3.0,
        _ => return None,
    };
    Some(Said {
        words: &title[..word.end()],
        aims: vec![baseline * times],
        room: baseline.abs() * 0.01,
        open: None,
    })
}

/// "Recruit 25 more": of what there was, or of these alone.
fn said_more(title: &str, baseline: f64) -> Option<Said<'_>> {
    let hit = MORE.captures_iter(title).next()?;
    let (first, more) = (hit.get(1)?, hit.get(2)?);
    let by = number(first.as_str())?;
    let sign = match more.as_str().eq_ignore_ascii_case("fewer") {
        true => -1.0,
        false => 1.0,
    };
    Some(Said {
        words: &title[first.start()..more.end()],
        aims: vec![baseline + sign * by, by],
        room: by * 0.02,
        open: (hit.get(0)?.as_str().contains(" least ")
            || hit.get(0)?.as_str().contains(" minimum "))
        .then_some((sign, true)),
    })
}

fn said<'a>(title: &'a str, baseline: f64, unit: &str) -> Option<Said<'a>> {
    if let Some(said) = said_at_once(title, baseline) {
        return Some(said);
    }
    if let Some(said) = said_more(title, baseline) {
        return Some(said);
    }
    let hit = BY.captures_iter(title).next()?;
    let part = |at: usize| hit.get(at).map_or("", |part| part.as_str());
    let sign = match part(1).to_lowercase().as_str() {
        "increas" | "rais" | "grow" => 1.0,
        _ => -1.0,
    };
    let (by, in_percent, in_points) = match part(4).to_lowercase().as_str() {
        "half" => (50.0, true, false),
        "third" => (100.0 / 3.0, true, false),
        "quarter" => (25.0, true, false),
        "fifth" => (20.0, true, false),
        "tenth" => (10.0, true, false),
        _ if is_year(part(5), part(6)) => return None,
        _ => {
            let sign = part(6).to_lowercase();
            (
                number(part(5))?,
                sign.starts_with('%') || sign == "per cent" || sign == "percent",
                sign.contains("point") || sign == "pp",
            )
        }
    };
    let relative = baseline * (1.0 + sign * by / 100.0);
    let absolute = baseline + sign * by;
    let aims = match (in_percent, in_points) {
        // Five per cent of 40% may be two points or five.
        (true, _) if unit == "%" => vec![relative, absolute],
        (true, _) => vec![relative],
        _ => vec![absolute],
    };
    let change = (aims[0] - baseline).abs();
    let room = if in_percent {
        baseline.abs() * 0.01
    } else {
        change * 0.02
    };
    let open = match part(2).to_lowercase().as_str() {
        "" => None,
        "up to" | "no more than" => Some((sign, false)),
        _ => Some((sign, true)),
    };
    let start = title[..hit.get(0)?.end()].rfind(" by ")? + 1;
    let last = [6, 5, 4].iter().find_map(|at| hit.get(*at))?;
    // The words from the last "by" before the number on.
    let start = title[..last.start()].rfind("by ").unwrap_or(start);
    Some(Said {
        words: &title[start..last.end()],
        aims,
        room,
        open,
    })
}

fn look_at_by(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    let Some((baseline, unit)) = record
        .baseline
        .as_ref()
        .and_then(|baseline| exact(&baseline.value))
    else {
        return;
    };
    let Some(said) = said(&record.title.text, baseline, unit) else {
        return;
    };
    let mut odd = None;
    for (at, (year, value)) in record.targets.iter().enumerate() {
        let Reading::Number {
            number, unit: own, ..
        } = value.reading()
        else {
            // A target in words may be the very one of the title.
            return;
        };
        if !may_compare(unit, own) {
            return;
        }
        let room = said.room.max(last_place(value));
        let agrees = said.aims.iter().any(|aim| {
            let beyond = said
                .open
                .is_some_and(|(sign, more)| ((number - aim) * sign >= 0.0) == more);
            (number - aim).abs() <= room || beyond
        });
        if agrees {
            return;
        }
        let figure = Figure {
            value,
            kind: Kind::Target(at, year),
        };
        odd.get_or_insert((figure, *number));
    }
    let Some((figure, target)) = odd else {
        return;
    };
    let way = if target < baseline { "lower" } else { "higher" };
    let far = match target == baseline {
        true => "the same as the baseline".to_owned(),
        false => format!("{} {way}", plain((target - baseline).abs())),
    };
    found.at(
        figure.place(content, record),
        format!(
            "the title says `{}`, which from {} makes {}, but {} is `{}`: {far}",
            said.words,
            plain(baseline),
            plain(said.aims[0]),
            figure.name(),
            figure.value.text()
        ),
        "look up title, baseline and target; if the paper prints them so, say that in a silence",
    );
}

fn look_at_to(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    let title = &record.title.text;
    let Some(hit) = TO.captures_iter(title).next() else {
        return;
    };
    let part = |at: usize| hit.get(at).map_or("", |part| part.as_str());
    let Some(aim) = number(part(1)).filter(|_| !is_year(part(1), part(2))) else {
        return;
    };
    let in_percent = !part(2).is_empty();
    let mut odd = None;
    for (at, (year, value)) in record.targets.iter().enumerate() {
        let Reading::Number {
            number, unit: own, ..
        } = value.reading()
        else {
            return;
        };
        if (in_percent && !matches!(own.as_str(), "%" | "")) || (!in_percent && own == "%") {
            return;
        }
        if (number - aim).abs() <= last_place(value) {
            return;
        }
        odd.get_or_insert(Figure {
            value,
            kind: Kind::Target(at, year),
        });
    }
    if let Some(figure) = odd {
        let end = hit.get(2).or(hit.get(1)).map_or(0, |part| part.end());
        let start = hit.get(1).map_or(0, |part| part.start());
        found.at(
            figure.place(content, record),
            format!(
                "the title says `to {}`, but {} is `{}`",
                &title[start..end],
                figure.name(),
                figure.value.text()
            ),
            "look up title and target; if the paper prints them so, say that in a silence",
        );
    }
}

/// A title that begins with a bound, and targets that are near it and another.
fn look_at_bound(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    /// What is further from the bound is a number of something else.
    const NEAR: f64 = 0.3;
    let title = &record.title.text;
    let Some(hit) = BOUND.captures_iter(title).next() else {
        return;
    };
    let part = |at: usize| hit.get(at).map_or("", |part| part.as_str());
    let Some(bound) = number(part(1)).filter(|_| !is_year(part(1), part(2))) else {
        return;
    };
    let in_percent = !part(2).is_empty();
    let mut odd = None;
    for (at, (year, value)) in record.targets.iter().enumerate() {
        let Reading::Number {
            number, unit: own, ..
        } = value.reading()
        else {
            return;
        };
        let is_share = own == "%" || own.is_empty() && record.unit.as_deref() == Some("%");
        let apart = (number - bound).abs();
        if is_share != in_percent || apart <= last_place(value) || apart > bound * NEAR {
            return;
        }
        odd.get_or_insert(Figure {
            value,
            kind: Kind::Target(at, year),
        });
    }
    if let Some(figure) = odd {
        let end = hit.get(2).or(hit.get(1)).map_or(0, |part| part.end());
        found.at(
            figure.place(content, record),
            format!(
                "the title says `{}`, but {} is `{}`",
                &title[..end],
                figure.name(),
                figure.value.text()
            ),
            "look up title and target; if the paper prints them so, say that in a silence",
        );
    }
}

/// A target that is to be met before its year begins, and a range that begins with the larger number.
fn look_at_targets(content: &Content<'_>, record: &Indicator, found: &mut Found<'_>) {
    for (at, (year, value)) in record.targets.iter().enumerate() {
        let figure = Figure {
            value,
            kind: Kind::Target(at, year),
        };
        let by = value.by().filter(|by| {
            year.earliest()
                .is_some_and(|first| by.latest().is_some_and(|last| last < first))
        });
        if let Some(by) = by {
            found.at(
                figure.place(content, record),
                format!(
                    "{} is `{}`, and {} is before that year",
                    figure.name(),
                    value.text(),
                    by.text()
                ),
                "look both up in the paper, and correct the year or the date",
            );
        }
        let range = RANGE.captures_iter(value.text()).next();
        let part = |at: usize| {
            range
                .as_ref()?
                .get(at)
                .and_then(|part| number(part.as_str()))
        };
        if let (Some(from), Some(to)) = (part(1), part(2))
            && from > to
        {
            found.at(
                figure.place(content, record),
                format!(
                    "{} is `{}`, a range that begins with the larger number",
                    figure.name(),
                    value.text()
                ),
                "look it up in the paper, and write the smaller number first",
            );
        }
    }
}
