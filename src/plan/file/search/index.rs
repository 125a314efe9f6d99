//! The index itself, made once: which things each word leads to and how well, cut into parts that a
//! browser fetches as it needs them; and every word by its first letters, for readers who misspell one.
//!
//! What a part says behind its version: `{"hous":"..."}`, numbers as short text: see `posting` below.

use crate::plan::file::numbers::packed;
use crate::plan::file::search::found::{self, Found};
use crate::plan::file::search::text::Place;
use crate::plan::file::search::told::{self, Told};
use crate::plan::file::search::word::{Cutter, part_of};
use crate::plan::file::version::Version;
use crate::plan::{Entry, Site};
use std::collections::HashMap;

/// The most things that one word leads to: of a word in more of them, those that it says most about.
pub const MOST: usize = 2_000;

/// How many things a part is for, about.
const THINGS_A_PART: usize = 48;

/// The largest file of words for one letter, in bytes: what is rare falls off.
const LARGEST_SPELLING: usize = 48 * 1024;

/// The weights run from 1 to this.
const HEAVIEST: u32 = 15;

/// A text of this many words is neither long nor short.
const USUAL_LENGTH: f64 = 80.0;

/// The files of words: a letter each, and one for all else.
pub const SPELLINGS: usize = 27;

/// The files of words by their second and third letter, for words of which the first is misspelt.
pub const ENDINGS: usize = 16;

/// The index in its parts.
pub struct Index {
    /// Everything that can be found with the position of its kind; a number is a position here.
    pub found: Vec<(usize, Found)>,
    /// The number of the first passage of each, counted through them all; the last is how many there are.
    pub starts: Vec<usize>,
    parts: Vec<String>,
    spellings: Vec<String>,
    endings: Vec<String>,
    /// Changes when anything in the index changes.
    pub version: Version,
}

/// How many parts the index of so many things has.
pub fn parts(things: usize) -> usize {
    (things / THINGS_A_PART).next_power_of_two().max(4)
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
    /// The number of the first passage with it; 0 where a result shows it anyway.
    passage: u8,
}

/// Where a stem stands.
#[derive(Default)]
struct Posting {
    /// Each thing with its weight in the lowest four bits.
    things: Vec<u32>,
    /// The passage of each of them.
    passages: Vec<u8>,
}

/// All words as they are gathered.
struct Gathered {
    cutter: Cutter,
    words: HashMap<Box<str>, Met>,
    stems: HashMap<Box<str>, u32>,
    /// By stem.
    postings: Vec<Posting>,
    version: Version,
}

impl Index {
    /// Reads every text of a site once.
    pub fn of(site: &Site<'_>, pages: &[Entry], parts: usize) -> Index {
        let found = found::all(site, pages);
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
        let mut starts = vec![0];
        for (number, (_, thing)) in found.iter().enumerate() {
            let shown = thing.shown(site);
            let told = Told::of(site, thing, &shown);
            let mut length = 0.0;
            weights.clear();
            for text in [&shown.address, &shown.date, &shown.excerpt] {
                gathered.note(text);
            }
            for (place, texts) in [(Place::Title, &told.titles), (Place::Near, &told.near)] {
                for text in texts {
                    gathered.note(text);
                    length += gathered.weigh(place, text, 0, &mut weights, &mut at);
                }
            }
            let mut passage = 0;
            let next = |passage: usize| u8::try_from(passage).unwrap_or(0);
            for text in told.of_text() {
                passage += 1;
                gathered.note(text);
                length += gathered.weigh(Place::Body, text, next(passage), &mut weights, &mut at);
            }
            for text in told.of_names() {
                passage += 1;
                gathered.locate(text, &at, |at| {
                    if weights[at].passage == 0 {
                        weights[at].passage = next(passage);
                    }
                });
            }
            for text in [&shown.title, &shown.excerpt] {
                gathered.locate(text, &at, |at| weights[at].passage = 0);
            }
            let start = starts.last().copied().unwrap_or(0);
            starts.push(start + passage.min(told::MOST));
            gathered.keep(number, length, &weights);
            for weight in &weights {
                at[weight.stem as usize] = 0;
            }
        }
        gathered.note(&site.register.as_of.to_string());
        let parts = gathered.parts(parts);
        let (spellings, endings) = gathered.spellings();
        Index {
            found,
            starts,
            parts,
            spellings,
            endings,
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

    /// The text of one file of words by their second and third letter.
    pub fn ending(&self, number: usize) -> String {
        let words = self.endings.get(number).map_or("[]", String::as_str);
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

/// The file in which a word is looked for of which the first letter is wrong or missing.
fn ending_of(word: &str) -> usize {
    let letters: String = word.chars().skip(1).take(2).collect();
    part_of(&letters, ENDINGS)
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
        passage: u8,
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
                        postings.push(Posting::default());
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
                    weights.push(Weight {
                        stem,
                        sum: worth,
                        passage,
                    });
                    at[stem as usize] = weights.len() as u32;
                }
                place => {
                    let weight = &mut weights[place as usize - 1];
                    weight.sum += worth;
                    if weight.passage == 0 {
                        weight.passage = passage;
                    }
                }
            }
        });
        length
    }

    /// Gives the place among the weights of each word of a text that has one.
    fn locate(&self, text: &str, at: &[u32], mut found: impl FnMut(usize)) {
        self.cutter.cut(text, |word, _| {
            let met = self.words.get(word);
            let place = met.and_then(|met| at.get(met.stem as usize));
            if let Some(place) = place.filter(|place| **place > 0) {
                found(*place as usize - 1);
            }
        });
    }

    /// Keeps the weights of a thing: more of a word says more, but ever less so, and in a long text a
    /// word says less.
    fn keep(&mut self, number: usize, length: f64, weights: &[Weight]) {
        let half = 8.0 * (0.5 + 0.5 * (length / USUAL_LENGTH).min(8.0));
        for weight in weights {
            let share = weight.sum / (weight.sum + half);
            let weighed = ((share * f64::from(HEAVIEST + 1)) as u32).clamp(1, HEAVIEST);
            let posting = &mut self.postings[weight.stem as usize];
            posting.things.push((number as u32) << 4 | weighed);
            posting.passages.push(weight.passage);
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
            text.push_str("\":\"");
            text.push_str(&packed(posting(&self.postings[id as usize])));
            text.push('"');
        }
        for text in &mut texts {
            text.push('}');
        }
        texts
    }

    /// Words of letters alone, the most frequent first, as many as fit: by the first letter, and by the
    /// second and third.
    fn spellings(&self) -> (Vec<String>, Vec<String>) {
        let mut words: Vec<(&str, u32)> = self
            .words
            .iter()
            .filter(|(word, _)| word.len() > 3 && word.chars().all(char::is_alphabetic))
            .map(|(word, met)| (&**word, met.times))
            .collect();
        words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let filed = |files: usize, file_of: fn(&str) -> usize| {
            let mut texts = vec![String::from("["); files];
            for (word, _) in &words {
                let text = &mut texts[file_of(word)];
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
        };
        (filed(SPELLINGS, spelling_of), filed(ENDINGS, ending_of))
    }
}

/// Where a word stands: in how many things; then by weight, the heaviest first, the weight, how many things
/// have it, and the step from each to the next, doubled. Where that is odd, the passage that shows the word
/// follows.
fn posting(posting: &Posting) -> impl Iterator<Item = usize> {
    let mut numbers = vec![posting.things.len()];
    let mut left = MOST;
    for weight in (1..=HEAVIEST).rev() {
        let all = posting.things.iter().zip(&posting.passages);
        let of_weight = all.filter(|(thing, _)| **thing & 15 == weight).take(left);
        let head = numbers.len();
        let (mut before, mut count) = (0, 0);
        for (thing, passage) in of_weight {
            if count == 0 {
                numbers.extend([weight as usize, 0]);
            }
            count += 1;
            let number = (thing >> 4) as usize;
            let passage = usize::from(*passage);
            numbers.push((number - before) * 2 + passage.min(1));
            numbers.extend((passage > 0).then_some(passage));
            before = number;
        }
        if count > 0 {
            numbers[head + 1] = count;
        }
        left -= count;
    }
    numbers.into_iter()
}
