//! A word is still broken by the hyphen of a line's end.
//!
//! Why it matters: the paper broke the word where its line ended; here it stands in the middle of a
//! line. No search finds it, and a screen reader reads two halves.
//!
//! How to mend it: take the hyphen and the blank out. `short- and long-term` is left alone.
//!
//! Example: `the recom- mendation was accepted`.

use crate::check::damage::lines::{body_start, is_code, line_around};
use crate::check::damage::vocabulary::{Vocabulary, is_ordinary};
use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::{Mend, Severity};
use memchr::memchr_iter;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "broken-word",
    Severity::Warning,
    include_str!("broken_word.rs"),
    Looks::Through(look),
);

static HALVES: Pattern =
    Pattern::new(r"[A-Za-z]+[-\u{2010}\u{2011}](?: {1,2}|\u{a0}|\r?\n *)[a-z]+");

/// Small words that may follow a hyphen: "short- and long-term".
const AFTER_HYPHEN: [&str; 18] = [
    "and",
    "or",
    "to",
    "nor",
    "but",
    "through",
    "rather",
    "as",
    "than",
    "versus",
    "vs",
    "then",
    "plus",
    "not",
    "if",
    "via",
    "including",
    "instead",
];

/// Parts that never stand without what follows the hyphen.
const PREFIXES: [&str; 9] = [
    "co", "non", "multi", "anti", "inter", "semi", "cross", "ex", "sub",
];

struct Suspect<'a> {
    writing: &'a Writing<'a>,
    span: Range<usize>,
    left: &'a str,
    right: &'a str,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut suspects = Vec::new();
    for writing in with_hyphen_at_end(content) {
        let body = body_start(writing);
        for hit in HALVES.find_iter(writing.text) {
            suspects.extend(suspect(writing, hit.range(), body));
        }
    }
    let wanted = suspects.iter().map(|s| joined(s).to_ascii_lowercase());
    let vocabulary = Vocabulary::of(content, wanted);
    for suspect in &suspects {
        let joined = joined(suspect);
        let is_prefix = PREFIXES.contains(&suspect.left.to_ascii_lowercase().as_str());
        let meant = if vocabulary.count(&joined) > 0 || is_ordinary(&joined) {
            joined
        } else if is_prefix {
            format!("{}-{}", suspect.left, suspect.right)
        } else {
            continue;
        };
        let words = suspect.writing.text[suspect.span.clone()]
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let place = suspect.writing.place(suspect.span.clone());
        let finding = found.at(
            place,
            format!("`{words}` is broken where a line of the paper ended"),
            format!("write `{meant}`"),
        );
        finding.mend = Some(Box::new(Mend {
            place,
            words: meant,
        }));
    }
}

fn joined(suspect: &Suspect<'_>) -> String {
    format!("{}{}", suspect.left, suspect.right)
}

/// The stretches in which a letter, a hyphen and a blank stand in a row.
fn with_hyphen_at_end<'c, 'a>(content: &'c Content<'a>) -> impl Iterator<Item = &'c Writing<'a>> {
    content.writings().iter().filter(|writing| {
        let bytes = writing.text.as_bytes();
        let is_at_end = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            // The last of these begins a blank at which no line breaks.
            before.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
                && matches!(bytes.get(at + 1), Some(b' ' | b'\n' | b'\r' | 0xc2))
        };
        memchr_iter(b'-', bytes).any(is_at_end)
            || !writing.text.is_ascii() && writing.text.contains(['\u{2010}', '\u{2011}'])
    })
}

fn suspect<'a>(writing: &'a Writing<'a>, span: Range<usize>, body: usize) -> Option<Suspect<'a>> {
    let text = writing.text;
    let words = &text[span.clone()];
    let hyphen = words.find(['-', '\u{2010}', '\u{2011}'])?;
    let left = &words[..hyphen];
    let right = words[hyphen..].trim_start_matches(|c: char| !c.is_ascii_alphabetic());
    let before = text[..span.start].chars().next_back();
    let is_part = before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '\'' | '/'));
    let crosses = words.contains('\n');
    let line = line_around(text, span.start);
    // Behind a heading or a row of a table something new begins.
    let ends_row =
        crosses && (span.start < body || text[line].trim_start().starts_with(['#', '|']));
    let is_new_key = text[span.end..].starts_with(':');
    if is_part
        || ends_row
        || is_new_key
        || left.len() < 2
        || right.len() < 2
        || AFTER_HYPHEN.contains(&right)
        || is_code(writing, span.start)
    {
        return None;
    }
    Some(Suspect {
        writing,
        span,
        left,
        right,
    })
}
