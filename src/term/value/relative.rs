//! Targets that are held against the baseline: "maintain", "reduce by 5%", "10% fewer".

use crate::term::value::amount::amount;
use crate::term::value::{Change, Comparison, Reading};

const KEPT: &[(&str, Comparison)] = &[
    ("maintain", Comparison::Exactly),
    ("maintained", Comparison::Exactly),
    ("maintain baseline", Comparison::Exactly),
    ("maintain at baseline", Comparison::Exactly),
    ("maintain level", Comparison::Exactly),
    ("maintain levels", Comparison::Exactly),
    ("maintain current level", Comparison::Exactly),
    ("maintain current levels", Comparison::Exactly),
    ("maintain the current level", Comparison::Exactly),
    ("maintain current performance", Comparison::Exactly),
    ("maintain performance", Comparison::Exactly),
    ("maintain or improve", Comparison::Exactly),
    ("maintain or better", Comparison::Exactly),
    ("keep the same", Comparison::Exactly),
    ("stay the same", Comparison::Exactly),
    ("remain the same", Comparison::Exactly),
    ("same as baseline", Comparison::Exactly),
    ("as baseline", Comparison::Exactly),
    ("no change", Comparison::Exactly),
    ("unchanged", Comparison::Exactly),
    ("maintain or increase", Comparison::AtLeast),
    ("no reduction", Comparison::AtLeast),
    ("no decrease", Comparison::AtLeast),
    ("at or above baseline", Comparison::AtLeast),
    ("baseline or above", Comparison::AtLeast),
    ("baseline or higher", Comparison::AtLeast),
    ("not below baseline", Comparison::AtLeast),
    ("maintain or reduce", Comparison::AtMost),
    ("maintain or decrease", Comparison::AtMost),
    ("no increase", Comparison::AtMost),
    ("at or below baseline", Comparison::AtMost),
    ("baseline or below", Comparison::AtMost),
    ("baseline or lower", Comparison::AtMost),
    ("not above baseline", Comparison::AtMost),
    ("increase", Comparison::MoreThan),
    ("increase on baseline", Comparison::MoreThan),
    ("increase from baseline", Comparison::MoreThan),
    ("above baseline", Comparison::MoreThan),
    ("reduce", Comparison::LessThan),
    ("reduction", Comparison::LessThan),
    ("decrease", Comparison::LessThan),
    ("reduce from baseline", Comparison::LessThan),
    ("reduction on baseline", Comparison::LessThan),
    ("below baseline", Comparison::LessThan),
];

const DOWN: &[&str] = &[
    "reduce",
    "reduced",
    "reduction",
    "decrease",
    "decreased",
    "cut",
    "lower",
    "fall",
    "drop",
    "fewer",
    "less",
    "down",
    "reducing",
];
const UP: &[&str] = &[
    "increase",
    "increased",
    "raise",
    "rise",
    "grow",
    "growth",
    "more",
    "higher",
    "up",
    "increasing",
    "additional",
];

/// What lower-case words say of the baseline; none where they do not speak of it.
pub(super) fn relative(words: &str) -> Option<Reading> {
    if let Some((_, comparison)) = KEPT.iter().find(|(kept, _)| *kept == words) {
        return Some(Reading::AgainstBaseline {
            comparison: *comparison,
            change: Change::None,
        });
    }
    let words = [
        " on baseline",
        " from baseline",
        " from the baseline",
        " on the baseline",
    ]
    .iter()
    .find_map(|end| words.strip_suffix(end))
    .unwrap_or(words);
    let words = words.strip_prefix("a ").unwrap_or(words);
    change(words).map(|(change, up)| Reading::AgainstBaseline {
        comparison: if up {
            Comparison::AtLeast
        } else {
            Comparison::AtMost
        },
        change,
    })
}

fn change(words: &str) -> Option<(Change, bool)> {
    match words {
        "halve" => return Some((Change::ByPercent(-50.0), false)),
        "double" => return Some((Change::ByPercent(100.0), true)),
        _ => {}
    }
    // "reduce by 5%", "reduction of 5%", "up 5%"
    if let Some((word, rest)) = words.split_once(' ')
        && let Some(up) = way(word)
    {
        let linked = ["by ", "of "]
            .iter()
            .find_map(|link| rest.strip_prefix(link));
        let bare = matches!(word, "up" | "down").then_some(rest);
        let rest = linked.or(bare)?;
        let rest = rest.strip_prefix("at least ").unwrap_or(rest);
        if let Some(part) = part(rest) {
            return Some((Change::ByPercent(if up { part } else { -part }), up));
        }
        let found = amount(rest)?;
        return (rest[found.end..].trim().is_empty())
            .then(|| (by(found.number, &found.unit, up), up));
    }
    let found = amount(words)?;
    // "+5 percentage points"
    if words.starts_with('+') && found.unit == "percentage points" && found.end == words.len() {
        return Some((Change::ByPoints(found.number), true));
    }
    // "5% reduction", "50 fewer"
    let up = way(words[found.end..].trim())?;
    (found.number > 0.0).then(|| (by(found.number, &found.unit, up), up))
}

fn way(word: &str) -> Option<bool> {
    if DOWN.contains(&word) {
        Some(false)
    } else {
        UP.contains(&word).then_some(true)
    }
}

fn by(number: f64, unit: &str, up: bool) -> Change {
    let number = if up { number } else { -number };
    match unit {
        "%" => Change::ByPercent(number),
        "percentage points" => Change::ByPoints(number),
        _ => Change::By(number),
    }
}

/// "a third" in parts of a hundred.
fn part(words: &str) -> Option<f64> {
    let words = words
        .strip_prefix("a ")
        .or_else(|| words.strip_prefix("one "))
        .unwrap_or(words);
    Some(match words {
        "half" => 50.0,
        "third" => 100.0 / 3.0,
        "two thirds" => 200.0 / 3.0,
        "quarter" => 25.0,
        "three quarters" => 75.0,
        "fifth" => 20.0,
        "tenth" => 10.0,
        _ => return None,
    })
}
