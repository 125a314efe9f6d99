//! The runs of letters and digits of all writing, each known by the words that it is: a site has many
//! runs and few words, and most checks of words have to look at the words alone.

use crate::check::Writing;
use std::collections::HashMap;
use std::ops::Range;

/// Every run of letters and digits, in the order of the writing. All signs beyond the plain ones
/// count as letters.
#[derive(Default)]
pub struct Runs<'a> {
    /// The words, each once, as they were first met.
    words: Vec<&'a str>,
    /// How often each word stands.
    times: Vec<u32>,
    /// Of each run, which word it is.
    of: Vec<u32>,
    /// Of each run, where in its stretch of writing it begins.
    starts: Vec<u32>,
    /// Of each stretch of writing, the runs in it.
    within: Vec<Range<usize>>,
}

/// One run of a stretch of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The number of its word.
    pub word: usize,
    /// Where in the writing it begins, in bytes.
    pub start: usize,
}

/// How many words met last are kept at hand by their ends: most are met again soon.
const LAST_MET: usize = 1 << 13;

/// Multiplied with it, numbers that differ little differ in their first bits.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'a> Runs<'a> {
    /// The runs of these stretches of writing.
    pub(super) fn of(writings: &[Writing<'a>]) -> Runs<'a> {
        // Letters and blanks come to some five bytes a run, and more seldom than fewer.
        let bytes: usize = writings.iter().map(|writing| writing.text.len()).sum();
        let mut runs = Runs {
            of: Vec::with_capacity(bytes / 5),
            starts: Vec::with_capacity(bytes / 5),
            ..Runs::default()
        };
        let mut numbers: HashMap<&str, u32> = HashMap::new();
        let mut met = vec![(0, u32::MAX); LAST_MET];
        for writing in writings {
            let first = runs.of.len();
            let bytes = writing.text.as_bytes();
            let mut at = 0;
            while let Some(gap) = bytes[at..].iter().position(|byte| is_part(*byte)) {
                let start = at + gap;
                let rest = &bytes[start..];
                let length = rest.iter().position(|byte| !is_part(*byte));
                at = length.map_or(bytes.len(), |length| start + length);
                let word = &writing.text[start..at];
                let end = last_eight(&bytes[..at], word.len());
                let slot = &mut met[(end.wrapping_mul(ODD) >> 51) as usize % LAST_MET];
                let is_met = slot.0 == end
                    && runs.words.get(slot.1 as usize).is_some_and(|known| {
                        known.len() == word.len() && (word.len() <= 8 || *known == word)
                    });
                if !is_met {
                    let number = *numbers.entry(word).or_insert_with(|| {
                        runs.words.push(word);
                        runs.times.push(0);
                        count(runs.words.len() - 1)
                    });
                    *slot = (end, number);
                }
                runs.times[slot.1 as usize] += 1;
                runs.of.push(slot.1);
                runs.starts.push(count(start));
            }
            runs.within.push(first..runs.of.len());
        }
        runs
    }

    /// Every word, each once.
    pub fn words(&self) -> &[&'a str] {
        &self.words
    }

    /// Every word, each once, with how often it stands.
    pub fn counted(&self) -> impl Iterator<Item = (&'a str, usize)> {
        let times = self.times.iter().map(|times| *times as usize);
        self.words.iter().copied().zip(times)
    }

    /// The runs of a stretch of writing, by its position among all.
    pub fn within(&self, writing: usize) -> impl Iterator<Item = Run> {
        let within = self.within.get(writing).cloned().unwrap_or_default();
        let of = self.of.get(within.clone()).unwrap_or_default();
        let starts = self.starts.get(within).unwrap_or_default();
        of.iter().zip(starts).map(|(word, start)| Run {
            word: *word as usize,
            start: *start as usize,
        })
    }

    /// The stretches of writing, by their position among all, in which a run stands whose word is meant.
    pub fn holding(&self, is_meant: impl FnMut(&'a str) -> bool) -> impl Iterator<Item = usize> {
        let is_meant: Vec<bool> = self.words.iter().copied().map(is_meant).collect();
        let holds = move |within: &Range<usize>| {
            let of = self.of.get(within.clone()).unwrap_or_default();
            of.iter().any(|word| is_meant[*word as usize])
        };
        let within = self.within.iter().enumerate();
        within.filter_map(move |(at, within)| holds(within).then_some(at))
    }

    /// The runs whose word is meant, as positions of their writing with their spans in it.
    pub fn that(
        &self,
        is_meant: impl FnMut(&'a str) -> bool,
    ) -> impl Iterator<Item = (usize, Range<usize>)> {
        let is_meant: Vec<bool> = self.words.iter().copied().map(is_meant).collect();
        self.within.iter().enumerate().flat_map(move |(at, _)| {
            let meant: Vec<Range<usize>> = self
                .within(at)
                .filter(|run| is_meant[run.word])
                .map(|run| run.start..run.start + self.words[run.word].len())
                .collect();
            meant.into_iter().map(move |span| (at, span))
        })
    }
}

/// The last eight bytes of a run, which are all of most words, as one number; it ends where the text ends.
fn last_eight(text: &[u8], length: usize) -> u64 {
    let shown = length.min(8);
    match text.last_chunk() {
        Some(last) => u64::from_be_bytes(*last) & (u64::MAX >> (64 - 8 * shown)),
        None => {
            let last = text.get(text.len() - shown..).unwrap_or_default();
            last.iter()
                .fold(0, |number, byte| number << 8 | u64::from(*byte))
        }
    }
}

/// Whether a byte is part of a run.
fn is_part(byte: u8) -> bool {
    const PARTS: [bool; 256] = {
        let mut parts = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            let plain = byte as u8;
            parts[byte] = plain.is_ascii_alphanumeric() || !plain.is_ascii();
            byte += 1;
        }
        parts
    };
    PARTS[usize::from(byte)]
}

/// A file is far smaller than would not fit, and has no more words than bytes.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn runs_are_found_with_their_words_and_places() {
        let text = "One, two—two o’clock; one: two3 One";
        let sources = Sources::from_texts([("pages/a.md", text)]);
        let source = &sources.texts()[0];
        let writing = |span: Range<usize>| Writing {
            source,
            start: span.start,
            body: 0,
            text: &source.text[span],
        };
        let half = text.find(';').expect("a place");
        let writings = [writing(0..half), writing(half..text.len())];
        let runs = Runs::of(&writings);
        assert_eq!(
            runs.counted().collect::<Vec<_>>(),
            [
                ("One", 2),
                ("two—two", 1),
                ("o’clock", 1),
                ("one", 1),
                ("two3", 1),
            ]
        );
        let ones: Vec<_> = runs.that(|word| word.eq_ignore_ascii_case("one")).collect();
        assert_eq!(ones.len(), 3);
        for (at, span) in ones {
            let found = &writings[at].text[span];
            assert!(found.eq_ignore_ascii_case("one"), "{found}");
        }
        assert_eq!(runs.within(1).last(), Some(Run { word: 0, start: 12 }));
    }
}
