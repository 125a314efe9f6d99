//! The sentences of a text in Markdown, and the texts of a record in which to look for them.

use crate::record::passage::Passage;
use crate::record::recommendation::Recommendation;

/// The sentences of a text, as far as full stops, empty lines, list entries and cells of tables tell.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut sentences = Vec::new();
    let (mut start, mut at) = (0, 0);
    // All signs that end a sentence are plain ones, so bytes will do.
    let may_end = |byte: &u8| MAY_END[usize::from(*byte)];
    while let Some(step) = bytes[at..].iter().position(may_end) {
        at += step + 1;
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

/// The signs that a sentence may end with.
const MAY_END: [bool; 256] = {
    let mut may_end = [false; 256];
    let mut signs: &[u8] = b".!?|\n";
    while let [sign, rest @ ..] = signs {
        may_end[*sign as usize] = true;
        signs = rest;
    }
    may_end
};

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
