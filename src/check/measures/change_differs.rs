//! The printed change goes one way, and the two values of the measure go the other, or not as far.
//!
//! Why it matters: "up 3%" beside a lower figure tells a reader the opposite of what the figures say. An
//! arrow in the paper may stand for better or worse and not for up or down.
//!
//! How to mend it: look the change and both values up. If the paper prints them so, say in the `note`
//! what the change is measured from, or what the arrow means.
//!
//! Example: a value of `61%`, then one of `57%` with `change: up 4%`, or with `improved` where more is better; `50`,
//! then `60` with `change: up 5`.

use crate::check::measures::figure::{exact, observed, plain};
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::indicator::{Direction, Indicator, Observation};
use crate::term::Value;

pub(super) const CHECK: Check = Check::new(
    "change-differs",
    Severity::Note,
    include_str!("change_differs.rs"),
    Looks::Through(look),
);

static UP: Pattern = Pattern::new(r"(?i)^\+\s?\d|\b(up|increas\w*|rise|risen|rose|higher|more)\b");
static DOWN: Pattern = Pattern::new(
    r"(?i)^[-\u{2010}-\u{2015}\u{2212}]\s?\d|\b(down|decreas\w*|fall|fallen|fell|lower|fewer|less|drop\w*|reduc\w*)\b",
);
/// Words that judge a change, and those that say that there is none.
static BETTER: Pattern = Pattern::new(r"(?i)^\W*(improv\w*|better)\W*$");
static WORSE: Pattern = Pattern::new(r"(?i)^\W*(worse\w*|deteriorat\w*|declin\w*)\W*$");
static NONE: Pattern = Pattern::new(r"(?i)^\W*(no change|unchanged|no movement|the same|same)\W*$");
/// A change that is nothing but a number: "up 5", "+5%", "increased by 1.2 points".
static AMOUNT: Pattern = Pattern::new(
    r"(?i)^(?:(?:up|down|increased?|decreased?|rise|rose|fall|fell)(?:\s+(?:by|of))?\s+|[+\u{2191}\u{2193}\u{25b2}\u{25bc}\u{2010}-\u{2015}\u{2212}-]\s?)(\d[\d,]*(?:\.\d+)?)\s?(%|per\s?cent|percentage points?|points?|pp)?$",
);
/// Words that hold the value against something else than the one before.
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)\b(year|annual\w*|baseline|target|national|average|since \d|rate|performance)\b|\d{4}",
);
/// A note that explains the change.
static EXPLAINED: Pattern =
    Pattern::new(r"(?i)\b(arrow|change|compar\w*|revis\w*|correct\w*|restat\w*)\b");

/// Whether a change goes up, where its words or its arrow say so.
fn goes_up(words: &str, direction: Option<Direction>) -> Option<bool> {
    if ELSEWHERE.is_in(words) {
        return None;
    }
    // Arrows, those of a well-known set of signs among them; they may mean better or worse.
    const ARROWS_UP: [char; 6] = [
        '\u{2191}', '\u{21e7}', '\u{2b06}', '\u{25b2}', '\u{f0f1}', '\u{f0e1}',
    ];
    const ARROWS_DOWN: [char; 6] = [
        '\u{2193}', '\u{21e9}', '\u{2b07}', '\u{25bc}', '\u{f0f2}', '\u{f0e2}',
    ];
    let up = UP.is_in(words);
    let down = DOWN.is_in(words);
    match (up, down) {
        (true, false) => return Some(true),
        (false, true) => return Some(false),
        (true, true) => return None,
        (false, false) => {}
    }
    let (better, worse) = (BETTER.is_in(words), WORSE.is_in(words));
    match direction {
        Some(Direction::Increase) if better || worse => return Some(better),
        // What declined where less is better may be the figure or the result.
        Some(Direction::Decrease)
            if better || worse && !words.to_lowercase().contains("declin") =>
        {
            return Some(worse);
        }
        Some(Direction::Increase) => {}
        _ => return None,
    }
    match (words.contains(ARROWS_UP), words.contains(ARROWS_DOWN)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        if !record.observations.iter().any(|seen| seen.change.is_some()) {
            continue;
        }
        let mut rows: Vec<(usize, &Observation)> = record
            .observations
            .iter()
            .enumerate()
            .filter(|(_, seen)| seen.period.earliest().is_some())
            .collect();
        rows.sort_by(|a, b| a.1.period.order(&b.1.period));
        for pair in rows.windows(2) {
            let [(_, before), (at, after)] = pair else {
                continue;
            };
            let Some(words) = after.change.as_deref() else {
                continue;
            };
            let up = goes_up(words, record.way());
            let is_none = NONE.is_in(words);
            if up.is_none() && !is_none {
                continue;
            }
            let (Some((old, unit)), Some((new, own))) = (exact(&before.value), exact(&after.value))
            else {
                continue;
            };
            let is_later = after
                .period
                .earliest()
                .is_some_and(|first| before.period.is_before(first));
            let is_explained = after
                .note
                .as_deref()
                .is_some_and(|note| EXPLAINED.is_in(note));
            let is_sound = match up {
                Some(up) => (new > old) == up && is_amount(words, record, before, after),
                None => !is_next(before, after) || !is_far(record, *at, old, new),
            };
            if unit != own || !is_later || is_explained || old == new || is_sound {
                continue;
            }
            let far = match up {
                Some(up) if (new > old) == up && words.contains('%') && unit != "%" => {
                    format!(" by {:.0}%", 100.0 * ((new - old) / old).abs())
                }
                Some(up) if (new > old) == up => format!(" by {}", plain((new - old).abs())),
                _ => String::new(),
            };
            let place = observed(content, record, *at, "change");
            found.at(
                content.within(place, words),
                format!(
                    "the change is `{}`, but the value went {}{far} from `{}` for {} to `{}`",
                    shown(words),
                    if new > old { "up" } else { "down" },
                    before.value.text(),
                    before.period.text(),
                    after.value.text()
                ),
                "look both up; if the paper prints them so, say in the `note` what the change is measured from",
            );
        }
    }
}

/// Whether the second of two observations is that of the next period.
fn is_next(before: &Observation, after: &Observation) -> bool {
    let next = before.period.latest().and_then(|last| last.succ_opt());
    next.is_some() && next == after.period.earliest()
}

/// Whether a value is another than the one before, by more than rounding, and than each that the record has.
fn is_far(record: &Indicator, at: usize, old: f64, new: f64) -> bool {
    /// A part of the older value: less is often called none.
    const LITTLE: f64 = 0.05;
    let others = record.observations.iter().enumerate();
    let others = others.filter(|(other, _)| *other != at);
    let is_same = |value: &Value| exact(value).is_some_and(|(number, _)| number == new);
    (new - old).abs() > old.abs() * LITTLE
        && !others.into_iter().any(|(_, seen)| is_same(&seen.value))
        && !record
            .baseline
            .iter()
            .any(|baseline| is_same(&baseline.value))
}

/// Whether a value changed by as much as a change says that is nothing but a number, from the value before or
/// any other that the record has.
fn is_amount(words: &str, record: &Indicator, before: &Observation, after: &Observation) -> bool {
    let Some(hit) = AMOUNT.captures_iter(words.trim()).next() else {
        return true;
    };
    let said = hit.get(1).map_or("", |said| said.as_str()).replace(',', "");
    let sign = hit
        .get(2)
        .map_or(String::new(), |sign| sign.as_str().to_lowercase());
    let (Ok(said), Some((new, unit))) = (said.parse::<f64>(), exact(&after.value)) else {
        return true;
    };
    let in_percent = sign.starts_with(['%']) || sign == "per cent" || sign == "percent";
    let are_shares = unit == "%";
    // "Up 5 points" of a figure that is no share may be anything.
    if !is_next(before, after) || !sign.is_empty() && !in_percent && !are_shares {
        return true;
    }
    let room = if are_shares || in_percent { 1.05 } else { 0.5 };
    let older = record.observations.iter().map(|seen| &seen.value);
    let older = older.chain(record.baseline.iter().map(|baseline| &baseline.value));
    older
        .filter_map(exact)
        .filter(|(old, own)| *own == unit && *old != new)
        .any(|(old, _)| {
            let points = ((new - old).abs() - said).abs() <= room;
            let of_itself = (100.0 * (new - old).abs() / old.abs() - said).abs() <= room;
            points && (!in_percent || are_shares) || of_itself && (in_percent || are_shares)
        })
}

/// Words without the signs that only a font of symbols shows, each by its number instead.
fn shown(words: &str) -> String {
    let mut shown = String::new();
    for sign in words.chars() {
        match u32::from(sign) {
            number @ 0xe000..=0xf8ff => shown.push_str(&format!("U+{number:04X}")),
            _ => shown.push(sign),
        }
    }
    shown
}
