//! Two quotation marks or apostrophes stand side by side where one was meant.
//!
//! Why it matters: a straight mark beside a curly one comes from correcting a word by hand without
//! taking the old mark away. It looks careless, and a search for the word fails.
//!
//! How to mend it: keep one of the two.
//!
//! Example: `the CQC'’s review` for `the CQC’s review`.

use crate::check::damage::lines::{body_start, line_around};
use crate::check::{Check, Content, Found, Looks, Writing};
use crate::diagnostic::{Mend, Severity};

pub(super) const CHECK: Check = Check::new(
    "double-quotation-mark",
    Severity::Warning,
    include_str!("double_quotation_mark.rs"),
    Looks::AtWords(&PAIRS, look),
);

const PAIRS: [&str; 15] = [
    "'\u{2019}",
    "\u{2019}'",
    "'\u{2018}",
    "\u{2018}'",
    "\"\u{201c}",
    "\u{201c}\"",
    "\"\u{201d}",
    "\u{201d}\"",
    "\u{2019}\u{2019}",
    "\u{2018}\u{2018}",
    "\u{201c}\u{201c}",
    "\u{201d}\u{201d}",
    "''",
    "`\u{2019}",
    "\u{2019}`",
];

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let body = body_start(writing);
    for pair in PAIRS {
        for (at, _) in text.match_indices(pair) {
            let end = at + pair.len();
            let before = text[..at].chars().next_back();
            let after = text[end..].chars().next();
            if at < body && is_of_yaml(text, at, pair) {
                continue;
            }
            let in_title = before == Some('=')
                || after == Some('>')
                || (text[line_around(text, at)].contains("](")
                    && (before == Some(' ') && pair.starts_with('"')
                        || after == Some(')') && pair.ends_with('"')));
            // Feet and inches, code, and marks nested three deep are not told apart here.
            let is_measure = pair == "''" && before.is_some_and(|c| c.is_ascii_digit());
            let is_more = [before, after].into_iter().flatten().any(|c| {
                matches!(
                    c,
                    '\'' | '"' | '`' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}'
                )
            });
            let in_code =
                pair.contains('`') && text[line_around(text, at)].matches('`').count() > 1;
            if in_title || is_measure || is_more || in_code {
                continue;
            }
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let is_single = pair.contains(['\'', '\u{2018}', '\u{2019}', '`']);
            let meant = if is_single && is_letter(before) && is_letter(after) {
                Some("\u{2019}")
            } else if pair == "''" {
                Some("\"")
            } else if is_single && is_letter(before) {
                Some("\u{2019}")
            } else if is_single && is_letter(after) {
                Some("\u{2018}")
            } else if is_letter(after) {
                Some("\u{201c}")
            } else if before.is_some_and(|c| !c.is_whitespace()) {
                Some("\u{201d}")
            } else {
                None
            };
            let place = writing.place(at..end);
            let finding = found.at(
                place,
                format!("two quotation marks stand side by side: `{pair}`"),
                match meant {
                    Some(meant) => format!("write one: `{meant}`"),
                    None => "write one".to_owned(),
                },
            );
            finding.mend = meant.map(|meant| {
                Box::new(Mend {
                    place,
                    words: meant.to_owned(),
                })
            });
        }
    }
}

/// Whether the straight mark of a pair is one that YAML puts around a value, or two in a value stand
/// for one.
fn is_of_yaml(text: &str, at: usize, pair: &str) -> bool {
    let line = &text[line_around(text, at)];
    if pair == "''" {
        return line.contains(": '") || line.contains("- '") || line.contains("['");
    }
    let before = text[..at].trim_end_matches(' ');
    let after = text[at + pair.len()..].trim_start_matches(' ');
    let opens = pair.starts_with(['\'', '"'])
        && before.ends_with([':', '-', '[', ',', '{', '\n'])
        && text[..at].ends_with([' ', '[', '{', '\n']);
    let closes = pair.ends_with(['\'', '"'])
        && (after.is_empty() || after.starts_with(['\n', '\r', ',', ']', '}', '#']));
    opens || closes
}
