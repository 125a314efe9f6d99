//! The words that checks ask for: whose words stand in a text is shown it.
//!
//! The texts are not searched for them. Words stand where the run of letters and digits stands that is their
//! key, and where the runs are is known; what has a sign that few texts have stands where the sign does.

use crate::check::writing::is_part;
use crate::check::{Looks, Runs, Writing, looks};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use memchr::memchr_iter;
use rayon::prelude::*;
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
    /// Those that are found by a run.
    by_run: Vec<Words>,
    /// Finds the keys of these, which have the same positions.
    keys: AhoCorasick,
    /// Those that are found by a sign, one behind another for each sign.
    by_sign: Vec<Words>,
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
        let (mut by_run, mut by_sign) = (Vec::new(), Vec::new());
        for (asker, asked) in askers.into_iter().enumerate() {
            for words in asked {
                let (key, by) = match (sign(words), run(words)) {
                    (Some(sign), _) => (sign..sign + 1, &mut by_sign),
                    (None, Some(run)) => (run, &mut by_run),
                    // Of signs that stand in every text, the last is as good as any.
                    (None, None) => (words.len() - 1..words.len(), &mut by_sign),
                };
                by.push(Words { asker, words, key });
            }
        }
        by_sign.sort_by_key(Words::sign);
        let keys = by_run.iter().map(|asked| &asked.words[asked.key.clone()]);
        let keys = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(keys)
            // They are constants of the code: every specification of a check fails if they are too many.
            .expect("few words");
        Asked {
            keys,
            by_run,
            by_sign,
        }
    }

    /// How many words have a run as their key.
    pub fn keys(&self) -> usize {
        self.by_run.len()
    }

    /// The positions of the words whose key a run holds.
    pub fn keys_in<'r>(&'r self, run: &'r str) -> impl Iterator<Item = usize> {
        let found = self.keys.find_overlapping_iter(run);
        found.filter_map(move |found| {
            let position = found.pattern().as_usize();
            let asked = self.by_run.get(position)?;
            // What stands beside the key is a sign, and ends the run.
            let begins = asked.key.start == 0 || found.start() == 0;
            let ends = asked.key.end == asked.words.len() || found.end() == run.len();
            (begins && ends).then_some(position)
        })
    }

    /// In which stretches of writing words of whom stand: the positions of the stretch and of the asker,
    /// each pair once, in their order.
    pub fn heard(&self, writings: &[Writing<'_>], runs: &Runs<'_>) -> Vec<(usize, usize)> {
        let by_run = self.by_run.par_iter().enumerate();
        let by_run = by_run.flat_map_iter(|(position, asked)| {
            let runs = runs.with_key(position);
            runs.filter(|(at, start)| asked.stand_at(writings[*at].text.as_bytes(), *start))
                .map(|(at, _)| (at, asked.asker))
        });
        let by_sign = writings.par_iter().enumerate();
        let by_sign = by_sign.flat_map_iter(|(at, writing)| {
            let askers = self.heard_by_sign(writing.text.as_bytes());
            askers.into_iter().map(move |asker| (at, asker))
        });
        let mut heard: Vec<(usize, usize)> = by_run.chain(by_sign).collect();
        heard.sort_unstable();
        heard.dedup();
        heard
    }

    /// The askers whose words stand in a text, found by their signs.
    fn heard_by_sign(&self, text: &[u8]) -> Vec<usize> {
        let mut stands = [false; 256];
        for byte in text {
            stands[usize::from(*byte)] = true;
        }
        let mut askers = Vec::new();
        for of_sign in self.by_sign.chunk_by(|one, next| one.sign() == next.sign()) {
            let sign = of_sign[0].sign();
            if stands[usize::from(sign)] {
                for place in memchr_iter(sign, text) {
                    let here = of_sign.iter().filter(|asked| asked.are_around(text, place));
                    askers.extend(here.map(|asked| asked.asker));
                }
            }
        }
        askers
    }
}

impl Words {
    /// The sign by which they are found.
    fn sign(&self) -> u8 {
        self.words.as_bytes()[self.key.start]
    }

    /// Whether they stand in a text, found by a run in which their key is.
    fn stand_at(&self, text: &[u8], run: usize) -> bool {
        let run = match self.key.start {
            0 => run..text.len(),
            // What stands before the key is a sign, behind which a run begins.
            _ => run..run + 1,
        };
        let mut starts = run.take_while(|at| is_part(text[*at]));
        starts.any(|at| self.are_around(text, at))
    }

    /// Whether they stand in a text with their key at this place.
    fn are_around(&self, text: &[u8], key: usize) -> bool {
        let start = key.checked_sub(self.key.start);
        let words = start.and_then(|start| text.get(start..start + self.words.len()));
        words.is_some_and(|words| words.eq_ignore_ascii_case(self.words.as_bytes()))
    }
}

/// Where in words the sign stands that the fewest texts have; none if they have no rare one.
fn sign(words: &str) -> Option<usize> {
    const RARE: &[u8] = b"{}~\\<>@=%&!?[]/#";
    RARE.iter()
        .find_map(|sign| words.bytes().position(|byte| byte == *sign))
}

/// Where in words the run of letters and digits stands that is the longest, but for those that stand in every
/// text; none if they have no run.
fn run(words: &str) -> Option<Range<usize>> {
    const COMMON: [&str; 8] = ["for", "from", "had", "has", "in", "of", "to", "with"];
    let bytes = words.as_bytes();
    let runs = bytes.chunk_by(|one, next| is_part(*one) == is_part(*next));
    let runs = runs.filter(|run| is_part(run[0])).map(|run| {
        let start = run.as_ptr() as usize - bytes.as_ptr() as usize;
        start..start + run.len()
    });
    runs.max_by_key(|run| (!COMMON.contains(&&words[run.clone()]), run.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
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
            let heard = asked.heard(&writings, &runs);
            heard.into_iter().map(|(_, asker)| asker).collect()
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
