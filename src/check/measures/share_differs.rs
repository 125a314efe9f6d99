//! A part is more than its whole, or not the share of it that is printed beside it.
//!
//! Why it matters: one of the numbers is wrong, and a reader cannot tell which.
//!
//! How to mend it: look them up in the paper, and correct the one that is wrong. If the share is of something
//! else, say of what.
//!
//! Example: `2 of 3 wards (50%)`, which is 67%.

use crate::check::{Check, Content, Found, Looks, Pattern, Told, Writing};
use crate::diagnostic::Severity;
use crate::term::text::squeeze;

pub(super) const CHECK: Check = Check::new(
    "share-differs",
    Severity::Warning,
    include_str!("share_differs.rs"),
    Looks::AtWords(&["%)", "per cent)", "out of "], look),
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

/// How far a share may be from the true one, in points: papers round, and not all in one way.
const NEAR: f64 = 1.0;

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
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
}
