//! Rows of words by their sums: whether any of many rows stands in a text, in one pass over it.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The sum of no words, and what each further one multiplies it with.
const FACTOR: u64 = 0x0000_0100_0000_01b3_u64.wrapping_mul(0x9e37_79b9);

/// A word of a text.
pub struct Word {
    pub span: Range<usize>,
    hash: u64,
}

/// The words of a text, whatever their capitals and what stands between them.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !is_letter(bytes, at) {
            at += 1;
        }
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        while at < bytes.len() && is_letter(bytes, at) {
            hash = (hash ^ u64::from(bytes[at].to_ascii_lowercase())).wrapping_mul(0x100_0000_01b3);
            at += 1;
        }
        Some(Word {
            span: start..at,
            hash: hash ^ (hash >> 29),
        })
    })
}

/// Letters and digits; other characters than curly quotation marks and dashes belong to a word too.
fn is_letter(bytes: &[u8], at: usize) -> bool {
    let byte = bytes[at];
    if byte < 0x80 {
        return byte.is_ascii_alphanumeric();
    }
    // E2 80 begins the general punctuation, C2 the signs of Latin-1.
    let lead = (at.saturating_sub(2)..=at)
        .rev()
        .find(|start| bytes[*start] >= 0xc0)
        .unwrap_or(at);
    !(bytes[lead] == 0xc2 || bytes[lead] == 0xe2 && bytes.get(lead + 1) == Some(&0x80))
}

/// The sum of a row of words.
pub fn running(row: &[Word]) -> u64 {
    row.iter().fold(0_u64, |sum, word| {
        sum.wrapping_mul(FACTOR).wrapping_add(word.hash)
    })
}

/// Whether a word says something of its own, and is none of those that every record of a meeting has.
pub fn is_telling(word: &str) -> bool {
    const PLAIN: &str = " a about act action actions after agenda agreed all also an and any apologies \
        appendices appendix approve approved are as asked at be been before board business but by \
        cabinet chair chairman committee confidential consider considered council councillor \
        councillors county decided declarations decision decisions discussed discussion each exclude \
        excluded exclusion exempt for from full further had has have held her his i ii in information \
        interest interests is it item items its last local made matters may meeting meetings member \
        members minutes next no not note noted notes of officer officers on one or other our out \
        outcome paper papers paragraph part people present presented press previous private public \
        question questions received recommendation recommendations recommended report reported \
        reports resolved restricted schedule section session she so subject summary thanked that the \
        their them there these they this three to two under up update updates urgent was we were what \
        when which who will with within work would year ";
    word.len() > 1
        && !word.bytes().all(|b| b.is_ascii_digit())
        && !PLAIN.contains(&format!(" {} ", word.to_ascii_lowercase()))
}

/// Rows that are looked for.
#[derive(Default)]
pub struct Finder {
    /// By their sum: how many words, and whose they are.
    rows: HashMap<u64, usize>,
    lengths: BTreeSet<usize>,
    powers: Vec<(usize, u64)>,
    sieve: Vec<u64>,
}

impl Finder {
    /// Adds a row of so many words. The first to bring it keeps it.
    pub fn add(&mut self, sum: u64, length: usize, whose: usize) {
        self.rows.entry(mixed(sum, length)).or_insert(whose);
        self.lengths.insert(length);
    }

    /// Makes it ready to look.
    pub fn ready(mut self) -> Finder {
        self.powers = self
            .lengths
            .iter()
            .map(|length| {
                let power = (0..*length).fold(1_u64, |power, _| power.wrapping_mul(FACTOR));
                (*length, power)
            })
            .collect();
        self.sieve = vec![0; 1 << 12];
        for sum in self.rows.keys() {
            self.sieve[slot(*sum)] |= 1 << (sum & 63);
        }
        self
    }

    /// Shows every place of a text where a row stands: its sum, its place, and whose it is.
    pub fn look(&self, text: &str, mut show: impl FnMut(u64, Range<usize>, usize)) {
        if self.rows.is_empty() {
            return;
        }
        let longest = self.lengths.last().copied().unwrap_or(1);
        // A ring of the sums of all words so far, and of where the words began.
        let mut ring: Vec<(u64, usize)> = vec![(0, 0); longest + 1];
        let mut sum: u64 = 0;
        for (count, word) in words(text).enumerate() {
            ring[count % (longest + 1)] = (sum, word.span.start);
            sum = sum.wrapping_mul(FACTOR).wrapping_add(word.hash);
            for (length, power) in &self.powers {
                if count + 1 < *length {
                    break;
                }
                let (before, start) = ring[(count + 1 - length) % (longest + 1)];
                let row = sum.wrapping_sub(before.wrapping_mul(*power));
                let key = mixed(row, *length);
                if self.sieve[slot(key)] & (1 << (key & 63)) == 0 {
                    continue;
                }
                if let Some(whose) = self.rows.get(&key) {
                    show(row, start..word.span.end, *whose);
                }
            }
        }
    }
}

fn slot(key: u64) -> usize {
    usize::try_from((key >> 20) & 0xfff).unwrap_or(0)
}

fn mixed(sum: u64, length: usize) -> u64 {
    let length = u64::try_from(length).unwrap_or(0);
    let sum = (sum ^ length).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    sum ^ (sum >> 31)
}
