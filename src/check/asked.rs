//! The words that checks ask for: whose words stand in a text is shown it.
//!
//! The texts are not searched for them. Words stand where the run of letters and digits stands that is their
//! key, or the sign that few texts have; both are met on the one walk over all writing.

use crate::check::writing::is_part;
use crate::check::{Looks, Runs, looks};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::ops::Range;
use std::sync::LazyLock;

/// All words that checks ask for.
pub(super) static ASKED: LazyLock<Asked> = LazyLock::new(|| {
    Asked::of(looks().filter_map(|(_, look)| match look {
        Looks::AtWords(words, _) => Some(words),
        _ => None,
    }))
});

/// The words of several askers. Capitals are as good as small letters.
pub struct Asked {
    /// Those whose key is a run, and behind them those whose key is a sign, sign by sign.
    words: Vec<Words>,
    /// Finds the keys of those with a run, which have the same positions.
    keys: AhoCorasick,
    /// Of each byte where those stand whose key it is.
    signs: [Range<usize>; 256],
}

/// That words of an asker stand in a stretch of writing, both known by their positions.
pub struct Heard {
    pub writing: usize,
    pub asker: usize,
    /// Where the first and the last of them stand.
    pub span: Range<usize>,
}

/// Words of an asker.
struct Words {
    asker: usize,
    words: &'static str,
    /// The run or the sign in them by which they are found.
    key: Range<usize>,
}

impl Asked {
    /// The words of each asker.
    pub fn of(askers: impl IntoIterator<Item = &'static [&'static str]>) -> Asked {
        let (mut words, mut by_sign) = (Vec::new(), Vec::new());
        for (asker, asked) in askers.into_iter().enumerate() {
            for asked in asked {
                let (key, by) = match (sign(asked), run(asked)) {
                    (Some(sign), _) => (sign..sign + 1, &mut by_sign),
                    (None, Some(run)) => (run, &mut words),
                    // Of signs that stand in every text, the last is as good as any.
                    (None, None) => (asked.len() - 1..asked.len(), &mut by_sign),
                };
                by.push(Words {
                    asker,
                    words: asked,
                    key,
                });
            }
        }
        let keys = words.iter().map(|asked| &asked.words[asked.key.clone()]);
        let keys = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(keys)
            // They are constants of the code: every specification of a check fails if they are too many.
            .expect("few words");
        by_sign.sort_by_key(Words::sign);
        let mut signs = [const { 0..0 }; 256];
        for asked in by_sign {
            let of_sign = &mut signs[usize::from(asked.sign())];
            let first = match of_sign.len() {
                0 => words.len(),
                _ => of_sign.start,
            };
            words.push(asked);
            *of_sign = first..words.len();
        }
        Asked { words, keys, signs }
    }

    /// How many words there are, each with its key.
    pub fn keys(&self) -> usize {
        self.words.len()
    }

    /// The positions of the words whose key a run holds.
    pub fn keys_in<'r>(&'r self, run: &'r str) -> impl Iterator<Item = usize> {
        let found = self.keys.find_overlapping_iter(run);
        found.filter_map(move |found| {
            let position = found.pattern().as_usize();
            let asked = self.words.get(position)?;
            // What stands beside the key is a sign, and ends the run.
            let begins = asked.key.start == 0 || found.start() == 0;
            let ends = asked.key.end == asked.words.len() || found.end() == run.len();
            (begins && ends).then_some(position)
        })
    }

    /// The positions of the words whose key is a sign.
    pub fn with_sign(&self, sign: u8) -> Range<usize> {
        self.signs[usize::from(sign)].clone()
    }

    /// Whether words are all key: they stand wherever that does.
    pub fn is_key(&self, position: usize) -> bool {
        let words = self.words.get(position);
        words.is_some_and(|words| words.key == (0..words.words.len()))
    }

    /// Whether words stand in a text where their key is: in a run that holds it, or a sign.
    pub fn stand_at(&self, position: usize, text: &[u8], place: &Range<usize>) -> bool {
        let words = self.words.get(position);
        words.is_some_and(|words| words.stand_at(text, place))
    }

    /// In which stretches of writing words of whom stand, each once, in their order.
    pub fn heard(&self, runs: &Runs<'_>) -> Vec<Heard> {
        let words = self.words.iter().enumerate();
        let places = words.flat_map(|(position, words)| {
            let places = runs.with_key(position);
            places.map(|(writing, start)| (writing, words.asker, start))
        });
        let mut places: Vec<_> = places.collect();
        places.sort_unstable();
        let heard = places.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1));
        let heard = heard.map(|places| Heard {
            writing: places[0].0,
            asker: places[0].1,
            span: places[0].2..places[places.len() - 1].2,
        });
        heard.collect()
    }
}

impl Words {
    /// The sign by which they are found.
    fn sign(&self) -> u8 {
        self.words.as_bytes()[self.key.start]
    }

    /// Whether they stand in a text, found by a run in which their key is, or by a sign.
    fn stand_at(&self, text: &[u8], place: &Range<usize>) -> bool {
        // A sign of them ends the run on its side.
        if self.key.start > 0 || !is_part(self.sign()) {
            return self.are_around(text, place.start);
        }
        // Without one they are all key, which the run is known to hold.
        let is_all = self.key.end == self.words.len();
        is_all || self.are_around(text, place.end - self.key.len())
    }

    /// Whether they stand in a text with their key at this place.
    fn are_around(&self, text: &[u8], key: usize) -> bool {
        let words = self.words.as_bytes();
        let start = key.checked_sub(self.key.start);
        let there = start.and_then(|start| text.get(start..start + words.len()));
        there.is_some_and(|there| {
            // Most differ at an end of them.
            let ends = [(there.first(), words.first()), (there.last(), words.last())];
            let small = |sign: Option<&u8>| sign.map(u8::to_ascii_lowercase);
            (ends.iter()).all(|(one, other)| small(*one) == small(*other))
                && there.eq_ignore_ascii_case(words)
        })
    }
}

/// Where in words the sign stands that the fewest texts have; none if they have no rare one.
fn sign(words: &str) -> Option<usize> {
    const RARE: &[u8] = b"{}~\\<>@=%&!?[]/#";
    RARE.iter()
        .find_map(|sign| words.bytes().position(|byte| byte == *sign))
}

/// Where in words the run of letters and digits stands that is the longest, but for those that stand in every
/// text; of several the one that other signs end on both sides; none if they have no run.
fn run(words: &str) -> Option<Range<usize>> {
    const COMMON: [&str; 8] = ["for", "from", "had", "has", "in", "of", "to", "with"];
    let bytes = words.as_bytes();
    let runs = bytes.chunk_by(|one, next| is_part(*one) == is_part(*next));
    let runs = runs.filter(|run| is_part(run[0])).map(|run| {
        let start = run.as_ptr() as usize - bytes.as_ptr() as usize;
        start..start + run.len()
    });
    runs.max_by_key(|run| {
        let is_whole = run.start > 0 && run.end < words.len();
        (!COMMON.contains(&&words[run.clone()]), run.len(), is_whole)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Writing;
    use crate::register::Register;
    use crate::source::Sources;

    #[test]
    fn words_are_heard_wherever_they_stand() {
        const WORDS: [&[&str]; 6] = [
            &["minutes", "due"],
            &[],
            &["e"],
            &["?s ", "ld=", "/s/"],
            &["::", "\u{2019}'", "\u{1}"],
            &["nb for ", "off with "],
        ];
        let asked = Asked::of(WORDS);
        let heard = |text: &str| {
            let sources = Sources::from_texts([("pages/a.md", text)]);
            let texts = sources.texts().iter();
            let writings: Vec<_> = texts.map(|source| Writing::whole(source)).collect();
            let runs = Runs::of(&writings, &[], &asked, &Register::default());
            let heard = asked.heard(&runs);
            heard.into_iter().map(|heard| heard.asker).collect()
        };
        let cases: [(&str, &[usize]); 14] = [
            ("", &[]),
            ("De", &[2]),
            ("it?s so", &[3]),
            ("it?so s", &[]),
            ("would=1", &[3]),
            ("a/S/b", &[3]),
            ("a: :b", &[]),
            ("::", &[4]),
            ("a\u{2019}' b", &[4]),
            ("a\u{2019}b'", &[]),
            ("a\u{1}", &[4]),
            ("NB for you", &[5]),
            ("snb for \u{2013} cut off with it", &[5]),
            ("nba for all, off, with", &[]),
        ];
        for (text, expected) in cases {
            let heard: Vec<usize> = heard(text);
            assert_eq!(heard, expected, "{text}");
        }
        for length in 7..40 {
            for at in 0..=length - 7 {
                let text = format!("{}MINutes{}", "a".repeat(at), "a".repeat(length - 7 - at));
                assert_eq!(heard(&text), [0, 2], "{text}");
            }
            assert!(heard(&"minut".repeat(length)).is_empty());
        }
    }
}
