//! The sentences of a text in Markdown, and the texts of a record in which to look for them.

use crate::record::passage::Passage;
use crate::record::recommendation::Recommendation;
use memchr::{memchr2_iter, memchr3_iter};

/// The sentences of a text, as far as full stops, empty lines, list entries and cells of tables tell.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut sentences = Vec::new();
    let mut start = 0;
    // All signs that end a sentence are plain ones, so bytes will do.
    let mut marks = memchr3_iter(b'.', b'!', b'?', bytes).peekable();
    let mut breaks = memchr2_iter(b'\n', b'|', bytes).peekable();
    while let Some(end) = match (marks.peek(), breaks.peek()) {
        (Some(mark), Some(other)) if mark < other => marks.next(),
        (Some(_), None) => marks.next(),
        _ => breaks.next(),
    } {
        let at = end + 1;
        let behind = &text[at..];
        let ends = match bytes[at - 1] {
            b'|' => true,
            b'\n' => {
                let line = behind.trim_start_matches([' ', '\t', '\r']);
                line.starts_with(['\n', '#', '|'])
                    || ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark))
                    || is_numbered(line)
            }
            _ => behind.chars().next().is_none_or(char::is_whitespace),
        };
        if ends {
            sentences.push(text[start..at].trim());
            start = at;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    sentences
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
