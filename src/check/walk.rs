//! The one walk over all writing on which every run of letters and digits is met, counted and, if anybody
//! asks where it stands, kept.

use crate::check::question::Questions;
use crate::check::runs::{RARE, Repeated, Start, Word};
use std::collections::HashMap;
use std::ops::Range;

/// A walk through stretches of writing, one behind another.
pub(super) struct Walk<'a, 'q> {
    questions: &'q Questions<'q>,
    /// The signs by which words are found that are asked for.
    is_key: [bool; 256],
    pub(super) words: Vec<Word<'a>>,
    numbers: HashMap<&'a str, usize>,
    /// The words that were met last, by how they begin: most are met again soon.
    met: Box<[Met; LAST_MET]>,
    /// The runs of one stretch of writing.
    runs: Vec<(u32, u32)>,
    pub(super) repeated: Vec<Repeated>,
    /// Of each question where the runs begin that it means.
    pub(super) meant: Vec<Vec<Start>>,
}

/// A word that was met.
#[derive(Clone, Copy, Default)]
struct Met {
    shape: Shape,
    number: u32,
    /// How often it was met so far; the word itself is told when another takes its place here.
    times: u32,
    /// Whether anybody asks where it stands.
    is_asked: bool,
}

/// What most words are told apart by, without a look at where they stood before.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Shape {
    /// The first eight bytes, which are all of most words, as one number.
    beginning: u64,
    /// Of a longer word the last eight, which with the first are all of nearly every other.
    ending: u64,
    length: u32,
}

impl Shape {
    /// The shape of the run that begins at `start`.
    #[inline(always)]
    fn of(bytes: &[u8], start: usize, length: usize) -> Shape {
        let ending = match length {
            0..=8 => 0,
            _ => beginning(bytes, start + length - 8, 8),
        };
        Shape {
            beginning: beginning(bytes, start, length),
            ending,
            length: length as u32,
        }
    }

    /// Whether two words of this shape may differ.
    fn is_part(self) -> bool {
        self.length > 16
    }
}

/// How many words met last are kept at hand.
const LAST_MET: usize = 1 << 13;

/// Multiplied with it, numbers that differ little differ in their first bits.
const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

impl<'a, 'q> Walk<'a, 'q> {
    pub(super) fn new(questions: &'q Questions<'q>) -> Walk<'a, 'q> {
        Walk {
            questions,
            is_key: questions.signs(),
            words: Vec::new(),
            numbers: HashMap::new(),
            met: Box::new([Met::default(); LAST_MET]),
            runs: Vec::new(),
            repeated: Vec::new(),
            meant: vec![Vec::new(); questions.len()],
        }
    }

    /// Goes on through a stretch of writing, of which its position and that of its first byte are given.
    pub(super) fn go_through(&mut self, text: &'a str, (writing, begin): (usize, usize)) {
        if Start::try_from(begin + text.len()).is_err() {
            return;
        }
        let bytes = text.as_bytes();
        let mut runs = std::mem::take(&mut self.runs);
        runs.clear();
        each_run(bytes, |start, end| runs.push((start as u32, end as u32)));
        let blank_is_key = self.is_key[usize::from(b' ')];
        let mut before = (0, 0);
        let mut last = 0;
        for (start, end) in &runs {
            let (start, end) = (*start as usize, *end as usize);
            // Most words are one blank apart.
            if blank_is_key || last + 1 != start || bytes[last] != b' ' {
                self.meet_signs(bytes, last..start, begin);
            }
            let length = end.wrapping_sub(start);
            let shape = Shape::of(bytes, start, length);
            let key = shape.beginning ^ shape.ending.rotate_left(24);
            let key = key.wrapping_add(u64::from(shape.length)).wrapping_mul(ODD);
            let slot = (key >> 51) as usize % LAST_MET;
            let met = &self.met[slot];
            let is_met = met.shape == shape
                && (!shape.is_part() || self.text_of(met).as_bytes() == &bytes[start..end]);
            if !is_met {
                self.meet_another(slot, shape, &text[start..end]);
            }
            let met = &mut self.met[slot];
            met.times += 1;
            if met.is_asked || met.times <= RARE as u32 {
                self.keep(slot, text, start..end, begin);
            }
            // Capitals differ from small letters in one bit, which digits have.
            let small = shape.beginning | 0x2020_2020_2020_2020;
            if small == before.0 && bytes[before.1..last].eq_ignore_ascii_case(&bytes[start..end]) {
                self.repeated.push(Repeated {
                    writing,
                    first: before.1..last,
                    second: start..end,
                });
            }
            before = (small, start);
            last = end;
        }
        self.meet_signs(bytes, last..bytes.len(), begin);
        self.runs = runs;
    }

    /// Keeps where the words stand that are found by the signs between two runs.
    #[inline(never)]
    fn meet_signs(&mut self, text: &[u8], signs: Range<usize>, begin: usize) {
        for place in signs {
            if self.is_key[usize::from(text[place])] {
                self.meet_sign(text, place, begin);
            }
        }
    }

    fn meet_sign(&mut self, text: &[u8], place: usize, begin: usize) {
        for words in self.questions.at_sign(text, place) {
            self.meant[words].push((begin + place) as Start);
        }
    }

    /// The word that was met, as it stands.
    fn text_of(&self, met: &Met) -> &'a str {
        self.words
            .get(met.number as usize)
            .map_or("", |word| word.text)
    }

    /// Puts a word in the place of another that was met.
    #[cold]
    fn meet_another(&mut self, slot: usize, shape: Shape, text: &'a str) {
        self.put_back(slot);
        let number = self.number_of(text);
        let word = &self.words[number];
        self.met[slot] = Met {
            shape,
            number: number as u32,
            times: word.times as u32,
            is_asked: !word.asked.is_empty(),
        };
    }

    /// Tells a word how often it was met.
    fn put_back(&mut self, slot: usize) {
        let met = self.met[slot];
        if met.times > 0 {
            self.words[met.number as usize].times = met.times as usize;
        }
    }

    /// Keeps where the word stands that was met: its run in a text that begins there.
    #[inline(never)]
    fn keep(&mut self, slot: usize, text: &str, run: Range<usize>, begin: usize) {
        let met = &self.met[slot];
        let word = &mut self.words[met.number as usize];
        let start = (begin + run.start) as Start;
        if let Some(first) = word.first.get_mut(met.times as usize - 1) {
            *first = start;
        }
        for asking in &word.asked {
            if self.questions.stands(asking, text, &run) {
                self.meant[asking.position].push(start);
            }
        }
    }

    /// All that was met, counted.
    pub(super) fn done(mut self) -> Walk<'a, 'q> {
        for slot in 0..self.met.len() {
            self.put_back(slot);
        }
        self
    }

    /// The number of a word, which is a new one if it was never met.
    fn number_of(&mut self, text: &'a str) -> usize {
        *self.numbers.entry(text).or_insert_with(|| {
            self.words.push(Word {
                text,
                times: 0,
                first: [0; RARE],
                asked: self.questions.that_mean(text),
            });
            self.words.len() - 1
        })
    }
}

/// The first eight bytes of a run as one number; of a shorter one all.
#[inline(always)]
fn beginning(bytes: &[u8], start: usize, length: usize) -> u64 {
    match bytes.get(start..).and_then(|rest| rest.first_chunk()) {
        // What stands behind a shorter one goes.
        Some(eight) => u64::from_le_bytes(*eight) & (u64::MAX >> (64 - 8 * length.clamp(1, 8))),
        None => {
            let run = bytes[start..].iter().take(length).rev();
            run.fold(0, |all, byte| all << 8 | u64::from(*byte))
        }
    }
}

/// Calls `tell` with where each run of a text begins and ends, in their order.
#[inline(always)]
pub(super) fn each_run(bytes: &[u8], mut tell: impl FnMut(usize, usize)) {
    // Many bytes are looked at together, and what is asked is where a run begins or ends.
    let (mut start, mut before) = (0, 0);
    for at in (0..=bytes.len()).step_by(64) {
        let rest = &bytes[at..];
        let parts = match rest.first_chunk() {
            Some(chunk) => parts(chunk),
            // Behind the text a blank ends the last run.
            None => {
                let mut last = [b' '; 64];
                last[..rest.len()].copy_from_slice(rest);
                parts(&last)
            }
        };
        let shifted = parts << 1 | before;
        let (mut starts, mut ends) = (parts & !shifted, shifted & !parts);
        let next = |of: &mut u64| {
            let place = at + of.trailing_zeros() as usize;
            *of &= of.wrapping_sub(1);
            place
        };
        // Beginnings and ends take turns. Where none is left what comes next is not used.
        if before == 0 {
            start = next(&mut starts);
        }
        while ends != 0 {
            tell(start, next(&mut ends));
            start = next(&mut starts);
        }
        before = parts >> 63;
    }
}

/// A bit for each byte that is part of a run: a plain letter or digit, or a byte of any other sign.
#[inline(always)]
fn parts(bytes: &[u8; 64]) -> u64 {
    /// Eight bytes that are 1.
    const EACH: u64 = 0x0101_0101_0101_0101;
    /// The first bit of each of eight bytes.
    const FIRST: u64 = 0x80 * EACH;
    /// Multiplied with it, the last bits of eight bytes come together in the first byte.
    const TOGETHER: u64 = 0x0102_0408_1020_4080;
    // The sum has the first bit of a byte where the byte is as large, which has seven bits.
    let at_least = |bytes: u64, least: u8| bytes + u64::from(0x80 - least) * EACH;
    let (eights, _) = bytes.as_chunks();
    eights.iter().rev().fold(0, |all, eight| {
        let eight = u64::from_le_bytes(*eight);
        let plain = eight & !FIRST;
        let small = plain | (0x20 * EACH);
        let letters = at_least(small, b'a') & !at_least(small, b'z' + 1);
        let digits = at_least(plain, b'0') & !at_least(plain, b'9' + 1);
        let parts = (letters | digits | eight) & FIRST;
        all << 8 | (parts >> 7).wrapping_mul(TOGETHER) >> 56
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_found_wherever_it_begins_and_ends() {
        for sign in 0..=u8::MAX {
            let is_part = sign.is_ascii_alphanumeric() || !sign.is_ascii();
            for length in 1..70 {
                for before in [0, 1, 7, 50, 63, 64, 65] {
                    for behind in [0, 1, 2, 8, 64] {
                        let mut bytes = vec![b' '; before];
                        bytes.extend(vec![sign; length]);
                        bytes.extend(vec![b'-'; behind]);
                        let mut found = Vec::new();
                        each_run(&bytes, |start, end| found.push(start..end));
                        let run = before..before + length;
                        let expected = if is_part {
                            vec![run.clone()]
                        } else {
                            Vec::new()
                        };
                        assert_eq!(found, expected, "{sign} {run:?}");
                        let eight = beginning(&bytes, run.start, length).to_le_bytes();
                        let first = &bytes[run.start..run.start + length.min(8)];
                        assert!(!is_part || eight.starts_with(first), "{sign} {run:?}");
                    }
                }
            }
        }
    }
}
