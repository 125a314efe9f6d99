//! Where in a file a hit stands: its line, the key of its line, and where the Markdown begins.

use crate::check::Writing;
use std::ops::Range;

/// Keys whose values are codes and addresses, not words that somebody reads.
const CODES: [&str; 24] = [
    "reference",
    "address",
    "former addresses",
    "file",
    "link",
    "document",
    "meeting",
    "related",
    "supersedes",
    "paper",
    "base url",
    "number",
    "code",
    "initials",
    "item",
    "indicators",
    "plan actions",
    "discussed at",
    "language",
    "accent",
    "same as",
    "priority",
    "priorities",
    "check",
];

/// The line around a byte, without its end.
pub fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
    start..end
}

/// Where in a stretch the Markdown begins, behind the front matter; its end if there is none.
pub fn body_start(writing: &Writing<'_>) -> usize {
    let body = writing.body.saturating_sub(writing.start);
    body.min(writing.text.len())
}

/// The key under which a byte of a table or of front matter stands; none in Markdown.
pub fn key_at<'t>(writing: &'t Writing<'_>, at: usize) -> Option<&'t str> {
    const FURTHEST: usize = 200;
    if at >= body_start(writing) {
        return None;
    }
    let text = writing.text;
    let mut line = line_around(text, at);
    let before = &text[line.start..at.max(line.start)];
    if let Some(open) = before.rfind('{') {
        let inner = &before[open + 1..];
        let last = inner.rfind(", ").map_or(inner, |comma| &inner[comma + 2..]);
        if let Some(key) = first_key(last) {
            return Some(key);
        }
    }
    for _ in 0..FURTHEST {
        if let Some(key) = first_key(&text[line.clone()]) {
            return Some(key);
        }
        if line.start == 0 {
            break;
        }
        line = line_around(text, line.start - 1);
    }
    None
}

/// Whether a byte belongs to a code or an address of a table or of front matter.
pub fn is_code(writing: &Writing<'_>, at: usize) -> bool {
    key_at(writing, at).is_some_and(|key| CODES.contains(&key))
}

/// The key that a line of YAML begins with.
fn first_key(line: &str) -> Option<&str> {
    let words = line.trim_start_matches([' ', '-']);
    let end = words.find(':')?;
    let key = &words[..end];
    let is_key = !key.is_empty()
        && key.len() <= 30
        && key.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
    let ends_well = words[end + 1..].is_empty() || words[end + 1..].starts_with([' ', '\r']);
    (is_key && ends_well).then_some(key)
}
