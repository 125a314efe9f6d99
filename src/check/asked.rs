//! The words that checks ask for, looked for in one walk over a text; whose words are there goes to the
//! checks that want to see the text.

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::dfa::DFA;

/// The words of several askers. Capitals are as good as small letters.
pub struct Asked {
    finder: DFA,
    start: StateID,
    /// Of each word the position of its asker.
    asker_of: Vec<usize>,
    /// How many bytes the longest word has.
    longest: usize,
}

/// In how many parts of a text words are looked for at a time.
const LANES: usize = 4;

impl Asked {
    /// The words of each asker; none if they are too many to look for.
    pub fn of<'w>(askers: impl IntoIterator<Item = &'w [&'static str]>) -> Option<Asked> {
        let mut words = Vec::new();
        let mut asker_of = Vec::new();
        for (asker, asked) in askers.into_iter().enumerate() {
            words.extend_from_slice(asked);
            asker_of.resize(words.len(), asker);
        }
        let finder = DFA::builder()
            .ascii_case_insensitive(true)
            .build(&words)
            .ok()?;
        Some(Asked {
            start: finder.start_state(Anchored::No).ok()?,
            finder,
            asker_of,
            longest: words.iter().map(|word| word.len()).max().unwrap_or(0),
        })
    }

    /// Calls `hear` with the position of each asker of whose words one stands in a text, at least once.
    ///
    /// Every word counts that ends at a byte, and nothing else of where it stands: that is less work than to
    /// find it. Several parts of the text are walked through at a time, since a step waits for the one
    /// before it and not for those elsewhere; each part reaches as far into the next as a word may.
    pub fn hear(&self, text: &str, mut hear: impl FnMut(usize)) {
        let bytes = text.as_bytes();
        let part = bytes.len() / LANES;
        let lanes: [&[u8]; LANES] = std::array::from_fn(|lane| {
            let end = match lane + 1 {
                LANES => bytes.len(),
                next => bytes.len().min(next * part + self.longest),
            };
            &bytes[lane * part..end]
        });
        let together = lanes.iter().map(|lane| lane.len()).min().unwrap_or(0);
        let [one, two, three, four] = lanes.map(|lane| &lane[..together]);
        let [mut first, mut second, mut third, mut fourth] = [self.start; LANES];
        for (((one, two), three), four) in one.iter().zip(two).zip(three).zip(four) {
            self.go_on(&mut first, *one);
            self.go_on(&mut second, *two);
            self.go_on(&mut third, *three);
            self.go_on(&mut fourth, *four);
            let states = [first, second, third, fourth];
            // One question for all, since the answer is no nearly always.
            if states
                .iter()
                .fold(false, |any, state| any | self.finder.is_special(*state))
            {
                for state in states {
                    self.tell(state, &mut hear);
                }
            }
        }
        let states = [first, second, third, fourth];
        for (mut state, lane) in states.into_iter().zip(lanes) {
            for byte in &lane[together..] {
                self.go_on(&mut state, *byte);
                self.tell(state, &mut hear);
            }
        }
    }

    /// Goes on by a byte.
    #[inline(always)]
    fn go_on(&self, state: &mut StateID, byte: u8) {
        *state = self.finder.next_state(Anchored::No, *state, byte);
    }

    /// Calls `hear` with the askers of the words that end in a state.
    fn tell(&self, state: StateID, hear: &mut impl FnMut(usize)) {
        if !self.finder.is_match(state) {
            return;
        }
        for at in 0..self.finder.match_len(state) {
            let word = self.finder.match_pattern(state, at);
            hear(self.asker_of[word.as_usize()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Asked;
    use std::collections::BTreeSet;

    #[test]
    fn a_word_is_heard_wherever_it_stands() {
        let asked = Asked::of([["minutes", "due"].as_slice(), &[], &["e"]]).expect("few words");
        let heard = |text: &str| {
            let mut askers = BTreeSet::new();
            asked.hear(text, |asker| {
                askers.insert(asker);
            });
            Vec::from_iter(askers)
        };
        assert!(heard("").is_empty());
        assert_eq!(heard("De"), [2]);
        for length in 7..60 {
            for at in 0..=length - 7 {
                let text = format!("{}MINutes{}", "a".repeat(at), "a".repeat(length - 7 - at));
                assert_eq!(heard(&text), [0, 2], "{text}");
            }
            assert!(heard(&"minut".repeat(length)).is_empty());
        }
    }
}
