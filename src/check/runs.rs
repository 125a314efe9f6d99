//! The runs of letters and digits of all writing, each known by the words that it is: a site has many
//! runs and few words, and most checks of words have to look at the words alone.

use crate::check::Writing;
use std::collections::HashMap;
use std::ops::Range;

/// Every run of letters and digits, found by its word. All signs beyond the plain ones count as letters.
#[derive(Default)]
pub struct Runs<'a> {
    /// The words, each once, as they were first met.
    words: Vec<Word<'a>>,
    /// Where each stretch of writing begins, if one is put behind the other.
    first: Vec<usize>,
    /// Two runs in a row of the same word, whatever the capitals: where they stand.
    repeated: Vec<Repeated>,
}

struct Word<'a> {
    text: &'a str,
    /// Where its runs begin, if all writing is put one behind the other. Together they are most of what is
    /// kept, so they are as small as may be.
    places: Vec<u32>,
}

/// The same word twice in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The position of the stretch of writing among all.
    pub writing: usize,
    pub first: Range<usize>,
    pub second: Range<usize>,
}

/// How many words met last are kept at hand by their ends: most are met again soon.
const LAST_MET: usize = 1 << 13;

/// A word that was met: its last eight bytes, its length and its number.
type Met = (u64, usize, usize);

/// Multiplied with it, numbers that differ little differ in their first bits.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'a> Runs<'a> {
    /// The runs of these stretches of writing.
    pub(super) fn of(writings: &[Writing<'a>]) -> Runs<'a> {
        let mut runs = Runs::default();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut met: Vec<Met> = vec![(0, 0, 0); LAST_MET];
        let mut begin = 0;
        for (position, writing) in writings.iter().enumerate() {
            runs.first.push(begin);
            let bytes = writing.text.as_bytes();
            let (mut at, mut previous, mut letters) = (0, 0..0, 0);
            while let Some(gap) = bytes[at..].iter().position(|byte| is_part(*byte)) {
                let start = at + gap;
                // The last eight bytes, which are all of most words, as one number.
                let mut eight = 0;
                let mut length = 0;
                for byte in bytes[start..].iter().take_while(|byte| is_part(**byte)) {
                    eight = eight << 8 | u64::from(*byte);
                    length += 1;
                }
                at = start + length;
                let slot = &mut met[(eight.wrapping_mul(ODD) >> 51) as usize % LAST_MET];
                let is_met = (slot.0, slot.1) == (eight, length)
                    && (length <= 8
                        || runs
                            .words
                            .get(slot.2)
                            .is_some_and(|known| known.text.as_bytes() == &bytes[start..at]));
                if !is_met {
                    let text = &writing.text[start..at];
                    let number = *numbers.entry(text).or_insert_with(|| {
                        runs.words.push(Word {
                            text,
                            places: Vec::new(),
                        });
                        runs.words.len() - 1
                    });
                    *slot = (eight, length, number);
                }
                // Capitals differ from small letters in one bit, which digits have.
                let small = eight | 0x2020_2020_2020_2020;
                if small == letters
                    && previous.len() == length
                    && bytes[previous.clone()].eq_ignore_ascii_case(&bytes[start..at])
                {
                    runs.repeated.push(Repeated {
                        writing: position,
                        first: previous.clone(),
                        second: start..at,
                    });
                }
                (previous, letters) = (start..at, small);
                // Nobody has so much writing that a place would not fit; what is behind it is not looked at.
                let Ok(place) = u32::try_from(begin + start) else {
                    return runs;
                };
                runs.words[slot.2].places.push(place);
            }
            begin += bytes.len();
        }
        runs
    }

    /// Every word, each once.
    pub fn words(&self) -> impl Iterator<Item = &'a str> {
        self.words.iter().map(|word| word.text)
    }

    /// Every word, each once, with how often it stands.
    pub fn counted(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.words.iter().map(|word| (word.text, word.places.len()))
    }

    /// Where the runs begin whose word is meant, in the order of the writing: the position of the writing
    /// among all, and that in it.
    pub fn that(
        &self,
        mut is_meant: impl FnMut(&'a str) -> bool,
    ) -> impl Iterator<Item = (usize, usize)> {
        let meant = self.words.iter().filter(|word| is_meant(word.text));
        let mut places: Vec<u32> = meant.flat_map(|word| &word.places).copied().collect();
        // Those of each word are in order, and what is in order is not sorted again.
        places.sort();
        let mut writing = 0;
        places.into_iter().map(move |place| {
            let place = place as usize;
            while self
                .first
                .get(writing + 1)
                .is_some_and(|first| *first <= place)
            {
                writing += 1;
            }
            (writing, place - self.first[writing])
        })
    }

    /// The same word twice in a row, whatever the capitals, in the order of the writing.
    pub fn repeated(&self) -> &[Repeated] {
        &self.repeated
    }
}

/// How long the run is with which a text begins, in bytes.
pub(super) fn length_of_run(text: &str) -> usize {
    let end = text.bytes().position(|byte| !is_part(byte));
    end.unwrap_or(text.len())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn runs_are_found_with_their_words_and_places() {
        let text = "One one, two—two o’clock; one: two3 One";
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
                ("one", 2),
                ("two—two", 1),
                ("o’clock", 1),
                ("two3", 1),
            ]
        );
        let ones: Vec<_> = runs.that(|word| word.eq_ignore_ascii_case("one")).collect();
        assert_eq!(ones.len(), 4);
        for (at, start) in ones {
            let found = &writings[at].text[start..];
            let found = &found[..length_of_run(found)];
            assert!(found.eq_ignore_ascii_case("one"), "{found}");
        }
        let repeated = |writing, first, second| Repeated {
            writing,
            first,
            second,
        };
        assert_eq!(runs.repeated(), [repeated(0, 0..3, 4..7)]);
    }
}
