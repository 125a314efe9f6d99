//! The printed change goes one way, and the two values of the measure go the other.
//!
//! Why it matters: "up 3%" beside a lower figure tells a reader the opposite of what the figures say. An
//! arrow in the paper may stand for better or worse and not for up or down.
//!
//! How to mend it: look the change and both values up. If the paper prints them so, say in the `note`
//! what the change is measured from, or what the arrow means.
//!
//! Example: a value of `61%`, then one of `57%` with `change: up 4%`.

use crate::check::measures::figure::{exact, observed};
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::indicator::{Direction, Observation};

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
    if direction != Some(Direction::Increase) {
        return None;
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
            let Some(up) = goes_up(words, record.way()) else {
                continue;
            };
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
            if unit != own || !is_later || is_explained || old == new || (new > old) == up {
                continue;
            }
            let place = observed(content, record, *at, "change");
            found.at(
                content.within(place, words),
                format!(
                    "the change is `{words}`, but the value went {} from `{}` for {} to `{}`",
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
