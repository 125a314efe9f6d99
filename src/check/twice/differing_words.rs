//! Where two tellings of one text differ: the words of each that the other does not have there.

use crate::term::text::plain_punctuation;
use std::ops::Range;

/// One stretch in which two texts differ.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub one: String,
    pub other: String,
    /// Where the words stand in the first text; empty where it has none there.
    pub span: Range<usize>,
}

/// Longer texts are not compared word by word.
const LONGEST: usize = 400;

/// The words of a text, folded, each with its place.
fn words(text: &str) -> Vec<(String, Range<usize>)> {
    let mut words: Vec<(String, Range<usize>)> = Vec::new();
    let mut start = None;
    let ends = text
        .char_indices()
        .map(|(at, c)| (at, c.is_alphanumeric() || matches!(c, '\'' | '’' | '%')))
        .chain([(text.len(), false)]);
    for (at, is_word) in ends {
        match (start, is_word) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                start = None;
                let word = plain_punctuation(&text[begin..at]).to_lowercase();
                let word = word.trim_matches('\'').to_owned();
                if !word.is_empty() {
                    words.push((word, begin..at));
                }
            }
            _ => {}
        }
    }
    words
}

/// The stretches in which two texts differ, in their order, case and punctuation being nothing; none
/// for texts that are too long to compare.
pub(super) fn differences(one: &str, other: &str) -> Vec<Difference> {
    let (a, b) = (words(one), words(other));
    if a.len() > LONGEST || b.len() > LONGEST {
        return Vec::new();
    }
    // The length of the longest row of words that the rests of both texts have in common.
    let width = b.len() + 1;
    let mut common = vec![0u32; (a.len() + 1) * width];
    for (i, (word, _)) in a.iter().enumerate().rev() {
        for (j, (there, _)) in b.iter().enumerate().rev() {
            common[i * width + j] = if word == there {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i].0 == b[j].0 {
            (i, j) = (i + 1, j + 1);
            continue;
        }
        let (from, there) = (i, j);
        while (i < a.len() || j < b.len()) && !(i < a.len() && j < b.len() && a[i].0 == b[j].0) {
            if j == b.len()
                || (i < a.len() && common[(i + 1) * width + j] >= common[i * width + j + 1])
            {
                i += 1;
            } else {
                j += 1;
            }
        }
        let at = |words: &[(String, Range<usize>)], range: Range<usize>| {
            let stretch = &words[range];
            match (stretch.first(), stretch.last()) {
                (Some(first), Some(last)) => first.1.start..last.1.end,
                _ => 0..0,
            }
        };
        let span = at(&a, from..i);
        let there = at(&b, there..j);
        found.push(Difference {
            one: one[span.clone()].to_owned(),
            other: other[there].to_owned(),
            span,
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(one: &str, other: &str) -> Vec<(String, String)> {
        differences(one, other)
            .into_iter()
            .map(|difference| (difference.one, difference.other))
            .collect()
    }

    #[test]
    fn only_the_words_that_differ_are_shown() {
        assert_eq!(
            of(
                "must evaluate their winter plans",
                "Must evaluate its winter plans."
            ),
            [("their".to_owned(), "its".to_owned())]
        );
        assert_eq!(
            of(
                "identify carers eligible for support",
                "identify carers’ eligibility for support"
            ),
            [(
                "carers eligible".to_owned(),
                "carers’ eligibility".to_owned()
            )]
            .map(|(a, b)| (a.replace("carers ", ""), b.replace("carers’ ", "")))
        );
        assert_eq!(of("Same, words", "same words"), []);
        assert_eq!(of("a b c", "a b"), [("c".to_owned(), String::new())]);
    }
}
