//! How much two texts are alike: letters that look the same, slips of the pen, words in common.

use crate::term::text::plain_punctuation;
use std::collections::BTreeSet;

/// The Latin letter that a letter of another script is taken for by the eye; none for all others.
///
/// ```
/// use answerable::term::likeness::latin_look_alike;
/// assert_eq!(latin_look_alike('\u{0410}'), Some('A')); // Cyrillic
/// assert_eq!(latin_look_alike('A'), None);
/// ```
pub fn latin_look_alike(c: char) -> Option<char> {
    // In pairs: letters of Cyrillic, Greek, Armenian and full width, and what they look like.
    const PAIRS: &str = "\u{410}A\u{412}B\u{415}E\u{417}3\u{41a}K\u{41c}M\u{41d}H\u{41e}O\u{420}P\
        \u{421}C\u{422}T\u{423}Y\u{425}X\u{405}S\u{406}I\u{408}J\u{430}a\u{435}e\u{43e}o\u{440}p\
        \u{441}c\u{443}y\u{445}x\u{455}s\u{456}i\u{458}j\u{501}d\u{51b}q\u{51d}w\u{391}A\u{392}B\
        \u{395}E\u{396}Z\u{397}H\u{399}I\u{39a}K\u{39c}M\u{39d}N\u{39f}O\u{3a1}P\u{3a4}T\u{3a5}Y\
        \u{3a7}X\u{3bf}o\u{3c1}p\u{3bd}v\u{3b9}i\u{555}O\u{585}o\u{578}n\u{57d}u\u{131}i\u{269}i\
        \u{ff21}A\u{ff27}G\u{ff32}R";
    if c.is_ascii() {
        return None;
    }
    let mut pairs = PAIRS.chars();
    while let (Some(foreign), Some(latin)) = (pairs.next(), pairs.next()) {
        if foreign == c {
            return Some(latin);
        }
    }
    None
}

/// A text with every letter and digit replaced by one that stands for all that look like it: two
/// texts of one skeleton are the same to the eye. `I`, `l`, `1` and `|` are one, as are `O` and `0`.
///
/// ```
/// use answerable::term::likeness::skeleton;
/// assert_eq!(skeleton("lan Hudspeth"), skeleton("Ian Hudspeth"));
/// ```
pub fn skeleton(text: &str) -> String {
    plain_punctuation(text)
        .chars()
        .map(|c| latin_look_alike(c).unwrap_or(c))
        .map(|c| match c {
            'I' | 'l' | '1' | '|' => 'l',
            'O' | '0' | 'o' => 'o',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

/// How many letters have to be changed, added, left out or swapped to make one text the other.
pub fn slips(a: &str, b: &str) -> usize {
    strsim::damerau_levenshtein(a, b)
}

/// The words of a text that carry its meaning, in lower case: no articles, prepositions and the like.
pub fn telling_words(text: &str) -> BTreeSet<String> {
    const SMALL: [&str; 40] = [
        "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "for", "from", "has",
        "have", "in", "into", "is", "it", "its", "of", "on", "or", "our", "per", "that", "the",
        "their", "them", "there", "they", "this", "those", "to", "was", "were", "which", "who",
        "will", "with", "within",
    ];
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !SMALL.contains(&word.as_str()))
        .collect()
}

/// How much two sets of words have in common, from 0 to 1: twice those in both over all of each.
pub fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    if a.is_empty() && b.is_empty() {
        return 1.0;
    }
    let common = a.intersection(b).count();
    2.0 * common as f64 / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_the_words_in_common() {
        let words = telling_words;
        let alike = likeness(
            &words("Increase the number of carers"),
            &words("increase number of the carers"),
        );
        assert!((alike - 1.0).abs() < f64::EPSILON);
        assert!(likeness(&words("waiting times"), &words("school meals")) < 0.1);
    }
}
