//! The sentences of a text in Markdown, and the texts of a record in which to look for them.

use crate::record::passage::Passage;
use crate::record::recommendation::Recommendation;
use memchr::{memchr2_iter, memchr3_iter};
use std::ops::Range;

/// The sentences of a text, as far as full stops, empty lines, list entries and cells of tables tell.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    each_sentence(text, |sentence| {
        if sentence.chars().any(char::is_alphanumeric) {
            sentences.push(sentence.trim());
        }
    });
    sentences
}

/// Calls `tell` with each piece of a text that may be a sentence: they make up the whole of it, some hold no words.
pub(super) fn each_sentence<'t>(text: &'t str, mut tell: impl FnMut(&'t str)) {
    let mut start = 0;
    let mut add = |span: Range<usize>| tell(&text[span]);
    // All signs that end a sentence are plain ones, so bytes will do; few texts have the last two.
    let bytes = text.as_bytes();
    let mut common = memchr3_iter(b'.', b'\n', b'?', bytes).peekable();
    let mut rare = memchr2_iter(b'!', b'|', bytes).peekable();
    while let Some(at) = match (common.peek(), rare.peek()) {
        (Some(at), Some(other)) if at < other => common.next(),
        (Some(_), None) => common.next(),
        _ => rare.next(),
    } {
        let behind = &text[at + 1..];
        let ends = match bytes[at] {
            b'|' => true,
            b'\n' => begins_anew(behind.trim_start_matches([' ', '\t', '\r'])),
            _ => behind.chars().next().is_none_or(char::is_whitespace),
        };
        if ends {
            add(start..at + 1);
            start = at + 1;
        }
    }
    add(start..text.len());
}

/// Whether a line is empty, or a heading, an entry of a list or a row of a table begins with it.
fn begins_anew(line: &str) -> bool {
    match line.as_bytes() {
        [b'\n' | b'#' | b'|', ..] | [b'-' | b'*' | b'+', b' ', ..] => true,
        [first, ..] => first.is_ascii_digit() && is_numbered(line),
        [] => false,
    }
}

/// "1. …", "2) …".
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

/// The sentence of a text that stands around a byte of it.
pub(super) fn sentence_at(text: &str, at: usize) -> &str {
    let begin = text.as_ptr() as usize;
    sentences(text)
        .into_iter()
        .find(|sentence| {
            let start = sentence.as_ptr() as usize - begin;
            (start..start + sentence.len()).contains(&at)
        })
        .unwrap_or(text)
}

/// What was asked, and the text of each entry with its position.
pub(super) fn passages(record: &Recommendation) -> impl Iterator<Item = (Option<usize>, &Passage)> {
    let entries = record.entries.iter().enumerate();
    std::iter::once((None, &record.asked))
        .chain(entries.map(|(position, entry)| (Some(position), &entry.text)))
}

/// How many words a text has.
pub(super) fn count_words(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

/// Whether a text has so many words or more: the rest of a long one is not counted.
pub(super) fn has_words(text: &str, many: usize) -> bool {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(many)
        .count()
        == many
}
