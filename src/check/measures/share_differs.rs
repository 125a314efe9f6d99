//! A part is more than its whole, or not the share of it that is printed beside it.
//!
//! Why it matters: one of the numbers is wrong, and a reader cannot tell which.
//!
//! How to mend it: look them up in the paper, and correct the one that is wrong. If the share is of something
//! else, say of what.
//!
//! Example: `2 of 3 wards (50%)`, which is 67%; `one in four (20%)`.

use crate::check::{Check, Content, Found, Looks, Pattern, Told, Writing};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "share-differs",
    Severity::Warning,
    include_str!("share_differs.rs"),
    Looks::AtWords(
        &["%)", "per cent)", "out of ", "half", "third", "quarter"],
        look,
    ),
);

macro_rules! number {
    ($name:literal) => {
        concat!(r"(?P<", $name, r">\d{1,3}(?:,\d{3})+|\d{1,6})")
    };
}

/// "12 of the 40 schools (30%)".
static SHARE: Pattern = Pattern::new(concat!(
    r"(?-u:\b)",
    number!("part"),
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"(?:\s+[\p{L}'\u{2019}-]+){0,4}?\s*\((?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)\)",
));

/// "12 out of 10".
static OUT_OF: Pattern = Pattern::new(concat!(
    r"(?-u:\b)",
    number!("part"),
    r"\s+out\s+of\s+(?:(?:the|its|our|their|all|these)\s+){0,2}",
    number!("whole"),
    r"(?-u:\b)",
));

/// "One in four (20%)", "half of the clinics (3 of 12)", but not "over half (67%)" and "the second half".
static IN_WORDS: Pattern = Pattern::new(concat!(
    r"(?i)(?:(?P<bound>over|under|more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|up\s+to|above|below|first|second|latter|last|this|other|and|well|just|nearly|almost)\s+)?(?-u:\b)(?P<words>(?:a\s+|one\s+)?half|(?:a|one)[\s-](?:third|quarter)|two[\s-]thirds|three[\s-]quarters|one\s+in\s+(?P<in>two|three|four|five|six|eight|ten|twenty|\d{1,3}))(?:\s+of\s+[\p{L}\s'\u{2019}-]{1,40})?\s*\((?:(?P<share>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s+cent)|",
    number!("part"),
    r"\s+(?:out\s+)?of\s+",
    number!("whole"),
    r")\)",
));

/// How far a share may be from the true one, in points: papers round, and not all in one way.
const NEAR: f64 = 1.0;

/// The same of a share that is told in words.
const NEAR_IN_WORDS: f64 = 4.5;

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let writing = &writing.near();
    let text = writing.text;
    let mut told = Told::default();
    for pattern in [&SHARE, &OUT_OF] {
        for hit in pattern.captures_iter(text) {
            let number = |name| -> Option<f64> {
                let words = hit.name(name)?.as_str().replace(',', "");
                words.parse().ok()
            };
            let (Some(whole), Some(part), Some(all)) =
                (hit.get(0), number("part"), number("whole"))
            else {
                continue;
            };
            let share = number("share");
            let (before, behind) = (&text[..whole.start()], &text[whole.end()..]);
            // The rest of a longer number, a date or a reference is none.
            let is_piece = before.ends_with(['.', ',', '/', '-', '\u{2013}', ':', '#'])
                || behind.starts_with(['/', '-', '\u{2013}', ':'])
                || behind.starts_with(['.', ','])
                    && behind[1..].starts_with(|c: char| c.is_ascii_digit());
            let true_share = 100.0 * part / all;
            let is_sound = match share {
                Some(share) => part <= all && (true_share - share).abs() <= NEAR,
                None => part <= all,
            };
            let is_none = all == 0.0 || is_sound || is_piece;
            if is_none || writing.is_in_address(whole.start()) || !told.add(whole.range()) {
                continue;
            }
            let words = squeeze(whole.as_str());
            let (message, help) = if part > all {
                (
                    format!("`{words}`: the part is more than the whole"),
                    "look both up in the paper, and correct the one that is wrong",
                )
            } else {
                (
                    format!("`{words}`: the share would be {true_share:.0}%"),
                    "look them up in the paper, and correct the one that is wrong; if the share is of \
                     something else, say of what",
                )
            };
            found.at(writing.place(whole.range()), message, help);
        }
    }
    for hit in IN_WORDS.captures_iter(text) {
        let part = |name| hit.name(name).map(|part| part.as_str());
        let number = |name| part(name)?.replace(',', "").parse::<f64>().ok();
        let (Some(whole), Some(words)) = (hit.get(0), part("words")) else {
            continue;
        };
        let share = match (number("share"), number("part"), number("whole")) {
            (Some(share), ..) => share,
            (_, Some(part), Some(all)) if all > 0.0 => 100.0 * part / all,
            _ => continue,
        };
        let is_near =
            told_share(words, part("in")).is_none_or(|told| (told - share).abs() <= NEAR_IN_WORDS);
        if part("bound").is_none() && !is_near && told.add(whole.range()) {
            found.at(
                writing.place(whole.range()),
                format!(
                    "`{}`: in numbers that is {share:.0}%, which is not {}",
                    squeeze(whole.as_str()),
                    squeeze(words).to_lowercase()
                ),
                "look them up in the paper, and correct the one that is wrong",
            );
        }
    }
}

/// The share that words tell, such as "two thirds", and "one in four" with what it is one of.
fn told_share(words: &str, of: Option<&str>) -> Option<f64> {
    const NAMES: [(&str, f64); 8] = [
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("six", 6.0),
        ("eight", 8.0),
        ("ten", 10.0),
        ("twenty", 20.0),
    ];
    if let Some(of) = of {
        let named = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(of));
        let of = named
            .map(|(_, number)| *number)
            .or_else(|| of.parse().ok())?;
        return (of > 1.0).then_some(100.0 / of);
    }
    let words = words.to_ascii_lowercase();
    let times = if words.starts_with("two") {
        2.0
    } else if words.starts_with("three") {
        3.0
    } else {
        1.0
    };
    match () {
        () if words.contains("half") => Some(50.0),
        () if words.contains("third") => Some(100.0 * times / 3.0),
        () if words.contains("quarter") => Some(100.0 * times / 4.0),
        () => None,
    }
}
