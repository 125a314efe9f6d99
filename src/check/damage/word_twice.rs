//! The same word stands twice in a row.
//!
//! Why it matters: it is nearly always a slip, and the eye passes over it while a screen reader does
//! not.
//!
//! How to mend it: take one of the two away.
//!
//! Example: `the the committee`. `had had` and `that that` are left alone.

use crate::check::damage::lines::{body_start, line_around};
use crate::check::{Check, Content, Found, Looks, Repeated, Writing};
use crate::diagnostic::{Mend, Severity};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "word-twice",
    Severity::Note,
    include_str!("word_twice.rs"),
    Looks::Through(look),
);

/// Words that good sentences hold twice in a row.
const SOUND: [&str; 43] = [
    "had", "that", "is", "was", "do", "did", "can", "will", "her", "you", "it", "him", "them",
    "very", "really", "many", "far", "much", "long", "so", "no", "yes", "ha", "bye", "please",
    "more", "again", "never", "now", "well", "up", "out", "over", "by", "there", "this", "who",
    "what", "hear", "knock", "bora", "pago", "duran",
];

/// Verbs that end in a small word: "came in in May", "carried on on Monday".
const VERBS: [&str; 28] = [
    "came", "come", "comes", "brought", "bring", "taken", "take", "built", "put", "carried",
    "carry", "going", "goes", "went", "go", "handed", "signed", "logged", "turned", "broke",
    "moved", "got", "get", "passed", "joined", "phased", "living", "referred",
];

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for Repeated {
        writing,
        first,
        second,
    } in content.runs().repeated()
    {
        let writing = &content.writings()[*writing];
        if second.len() > 1
            && is_whole(writing.text, first)
            && is_whole(writing.text, second)
            && is_slip(writing.text, first, second, body_start(writing))
        {
            tell(writing, first.clone(), second.clone(), found);
        }
    }
}

/// Whether a run of letters and digits is a whole word, with nothing joined to it.
fn is_whole(text: &str, run: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let before = run
        .start
        .checked_sub(1)
        .and_then(|before| bytes.get(before));
    let behind = bytes.get(run.end);
    ![before, behind]
        .into_iter()
        .flatten()
        .any(|byte| is_letter(*byte))
}

/// Digits, other letters, apostrophes and hyphens belong to a word.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || matches!(byte, b'\'' | b'-' | b'_' | b'&')
}

fn is_slip(text: &str, first: &Range<usize>, second: &Range<usize>, body: usize) -> bool {
    let word = &text[second.clone()];
    let between = &text[first.end..second.start];
    let is_plain = word.bytes().all(|b| b.is_ascii_lowercase());
    // A line's end parts words only within a paragraph.
    let may_follow = between.chars().all(char::is_whitespace)
        && match between.matches('\n').count() {
            0 => true,
            1 => {
                let line = text[line_around(text, first.start)].trim_start();
                first.start >= body && !line.starts_with(['#', '|']) && !between.ends_with("    ")
            }
            _ => false,
        };
    if !is_plain || !may_follow || text[second.end..].starts_with(':') {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    if SOUND.contains(&lower.as_str()) {
        return false;
    }
    if matches!(lower.as_str(), "in" | "on" | "to" | "for" | "at" | "off") {
        let before = text[..first.start]
            .split_whitespace()
            .next_back()
            .unwrap_or_default();
        let after = text[second.end..]
            .split_whitespace()
            .next()
            .unwrap_or_default();
        return !VERBS.contains(&before.to_ascii_lowercase().as_str())
            && !before.ends_with("ing")
            && !before.ends_with("ed")
            && !after.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase());
    }
    // A name twice begins with capitals; "the The Hague office" is sound.
    true
}

fn tell(writing: &Writing<'_>, first: Range<usize>, second: Range<usize>, found: &mut Found<'_>) {
    let word = &writing.text[second.clone()];
    let kept = writing.text[first.clone()].to_owned();
    let place = writing.place(first.start..second.end);
    let finding = found.at(
        place,
        format!("`{word}` stands twice in a row"),
        "take one away",
    );
    finding.mend = Some(Box::new(Mend { place, words: kept }));
}
