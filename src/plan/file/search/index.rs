//! The index itself, made once: which things each word leads to and how well, cut into parts that a
//! browser fetches as it needs them; and every word by its first letter, for readers who misspell one.
//!
//! What a part says behind its version: `{"hous":[120,[9,4,2,7],[3,1]]}`. The word stands in 120 things; with weight 9 in
//! the things numbered 4, 6 and 13, with weight 3 in number 1.

use crate::plan::Site;
use crate::plan::file::search::found::{self, Found};
use crate::plan::file::search::text::{Place, texts};
use crate::plan::file::search::word::{Cutter, part_of};
use crate::plan::file::version::Version;
use std::collections::HashMap;
use std::fmt::Write;

/// The most things that one word leads to: of a word in more of them, those that it says most about.
pub const MOST: usize = 2_000;

/// How many things a part is for, about.
const THINGS_A_PART: usize = 128;

/// The largest file of words for one letter, in bytes: what is rare falls off.
const LARGEST_SPELLING: usize = 48 * 1024;

/// The weights run from 1 to this.
const HEAVIEST: u32 = 15;

/// A text of this many words is neither long nor short.
const USUAL_LENGTH: f64 = 80.0;

/// The files of words: a letter each, and one for all else.
pub const SPELLINGS: usize = 27;

/// The index in its parts.
pub struct Index {
    /// Everything that can be found with the position of its kind; a number is a position here.
    pub found: Vec<(usize, Found)>,
    parts: Vec<String>,
    spellings: Vec<String>,
    /// Changes when anything in the index changes.
    pub version: Version,
}

/// How many parts the index of a site has. It depends on nothing but how much can be found, so that
/// planning reads no text.
pub fn parts(site: &Site<'_>) -> usize {
    (found::count(site) / THINGS_A_PART)
        .next_power_of_two()
        .max(4)
}

/// A word of some text: the number of its stem, and how often it was met.
struct Met {
    stem: u32,
    times: u32,
}

/// What one thing says about one stem.
#[derive(Clone, Copy, Default)]
struct Weight {
    stem: u32,
    sum: f64,
}

/// All words as they are gathered.
struct Gathered {
    cutter: Cutter,
    words: HashMap<Box<str>, Met>,
    stems: HashMap<Box<str>, u32>,
    /// By stem: each thing with its weight in the lowest four bits.
    postings: Vec<Vec<u32>>,
    version: Version,
}

impl Index {
    /// Reads every text of a site once.
    pub fn of(site: &Site<'_>) -> Index {
        let found = found::all(site);
        let mut gathered = Gathered {
            cutter: Cutter::new(&site.settings.language),
            words: HashMap::new(),
            stems: HashMap::new(),
            postings: Vec::new(),
            version: Version::default(),
        };
        let mut weights: Vec<Weight> = Vec::new();
        // By stem, where its weight stands among those of the thing at hand.
        let mut at: Vec<u32> = Vec::new();
        for (number, (_, thing)) in found.iter().enumerate() {
            let mut length = 0.0;
            weights.clear();
            gathered.note(&thing.address(site));
            texts(site, thing, |place, text| {
                gathered.note(text);
                length += gathered.weigh(place, text, &mut weights, &mut at);
            });
            gathered.keep(number, length, &weights);
            for weight in &weights {
                at[weight.stem as usize] = 0;
            }
        }
        gathered.note(&site.register.as_of.to_string());
        let parts = gathered.parts(parts(site));
        let spellings = gathered.spellings();
        Index {
            found,
            parts,
            spellings,
            version: gathered.version,
        }
    }

    /// The text of one part.
    pub fn part(&self, number: usize) -> String {
        let words = self.parts.get(number).map_or("{}", String::as_str);
        self.version.stamp(words)
    }

    /// The text of one file of words.
    pub fn spelling(&self, number: usize) -> String {
        let words = self.spellings.get(number).map_or("[]", String::as_str);
        self.version.stamp(words)
    }
}

/// The file in which a word is looked for that nobody wrote: that of its first letter.
fn spelling_of(word: &str) -> usize {
    match word.bytes().next() {
        Some(first @ b'a'..=b'z') => usize::from(first - b'a'),
        _ => SPELLINGS - 1,
    }
}

impl Gathered {
    /// Lets a text count for the version.
    fn note(&mut self, text: &str) {
        self.version.count_in(text);
    }

    /// Adds what a text says to the weights of its thing. Returns how many words it has.
    fn weigh(
        &mut self,
        place: Place,
        text: &str,
        weights: &mut Vec<Weight>,
        at: &mut Vec<u32>,
    ) -> f64 {
        let worth = match place {
            Place::Title => 12.0,
            Place::Near => 4.0,
            Place::Body => 1.0,
        };
        let Gathered {
            cutter,
            words,
            stems,
            postings,
            ..
        } = self;
        let mut length = 0.0;
        cutter.cut(text, |word, is_whole| {
            length += 1.0;
            let stem = match words.get_mut(word) {
                Some(met) => {
                    met.times += 1;
                    met.stem
                }
                None if !cutter.counts(word) => return,
                None => {
                    let stem = if is_whole {
                        word.to_owned()
                    } else {
                        cutter.stem(word)
                    };
                    let next = postings.len() as u32;
                    let stem = *stems.entry(stem.into_boxed_str()).or_insert(next);
                    if stem == next {
                        postings.push(Vec::new());
                    }
                    words.insert(word.into(), Met { stem, times: 1 });
                    stem
                }
            };
            if at.len() <= stem as usize {
                at.resize(stem as usize + 1, 0);
            }
            match at[stem as usize] {
                0 => {
                    weights.push(Weight { stem, sum: worth });
                    at[stem as usize] = weights.len() as u32;
                }
                place => weights[place as usize - 1].sum += worth,
            }
        });
        length
    }

    /// Keeps the weights of a thing: more of a word says more, but ever less so, and in a long text a
    /// word says less.
    fn keep(&mut self, number: usize, length: f64, weights: &[Weight]) {
        let half = 8.0 * (0.5 + 0.5 * (length / USUAL_LENGTH).min(8.0));
        for weight in weights {
            let share = weight.sum / (weight.sum + half);
            let weighed = ((share * f64::from(HEAVIEST + 1)) as u32).clamp(1, HEAVIEST);
            self.postings[weight.stem as usize].push((number as u32) << 4 | weighed);
        }
    }

    /// The postings in their parts, word by word in order.
    fn parts(&self, parts: usize) -> Vec<String> {
        let mut stems: Vec<(&str, u32)> =
            self.stems.iter().map(|(stem, id)| (&**stem, *id)).collect();
        stems.sort_unstable();
        let mut texts = vec![String::from("{"); parts];
        for (stem, id) in stems {
            let text = &mut texts[part_of(stem, parts)];
            if text.len() > 1 {
                text.push(',');
            }
            text.push('"');
            text.push_str(stem);
            text.push_str("\":");
            posting(&self.postings[id as usize], text);
        }
        for text in &mut texts {
            text.push('}');
        }
        texts
    }

    /// Words of letters alone, the most frequent first: as many as fit.
    fn spellings(&self) -> Vec<String> {
        let mut words: Vec<(&str, u32)> = self
            .words
            .iter()
            .filter(|(word, _)| word.len() > 3 && word.chars().all(char::is_alphabetic))
            .map(|(word, met)| (&**word, met.times))
            .collect();
        words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let mut texts = vec![String::from("["); SPELLINGS];
        for (word, _) in words {
            let text = &mut texts[spelling_of(word)];
            if text.len() + word.len() > LARGEST_SPELLING {
                continue;
            }
            if text.len() > 1 {
                text.push(',');
            }
            text.push('"');
            text.push_str(word);
            text.push('"');
        }
        for text in &mut texts {
            text.push(']');
        }
        texts
    }
}

/// Where a word stands: in how many things, then by weight, the heaviest first, the steps from one
/// thing to the next.
fn posting(things: &[u32], text: &mut String) {
    // Writing to a string never fails.
    let _ = write!(text, "[{}", things.len());
    let mut left = MOST;
    for weight in (1..=HEAVIEST).rev() {
        let mut before = 0;
        let mut is_first = true;
        let of_weight = things.iter().filter(|thing| **thing & 15 == weight);
        for number in of_weight.take(left).map(|thing| thing >> 4) {
            if is_first {
                let _ = write!(text, ",[{weight}");
            }
            let _ = write!(text, ",{}", number - before);
            before = number;
            is_first = false;
            left -= 1;
        }
        if !is_first {
            text.push(']');
        }
    }
    text.push(']');
}
