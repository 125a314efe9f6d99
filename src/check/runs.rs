//! The runs of letters and digits of all writing, each known by the word that it is: a site has many
//! runs and few words, and most checks of words have to look at the words alone.

use crate::check::asked::Asked;
use crate::check::question::{Asking, Questions};
use crate::check::walk::Walk;
use crate::check::{Question, Writing};
use crate::register::Register;
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;
use std::ptr;

/// Every run of letters and digits, found by its word. All signs beyond the plain ones count as letters.
#[derive(Default)]
pub struct Runs<'a> {
    /// The words, each once, as they were first met.
    words: Vec<Word<'a>>,
    /// Where each stretch of writing begins, if one is put behind the other.
    first: Vec<usize>,
    /// Two runs in a row of the same word, whatever the capitals: where they stand.
    repeated: Vec<Repeated>,
    questions: Vec<&'static Question>,
    /// Of each question, and then of each key of words that are asked for, where the runs begin that are
    /// meant, in their order.
    meant: Vec<Vec<Start>>,
}

/// Where a run begins, if all writing is put one behind the other. Nobody has so much writing that it would
/// not fit; what is behind that is not looked at.
pub(super) type Start = u32;

/// A word, and where it stands.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) times: usize,
    /// Where it stands the first times.
    pub(super) first: [Start; RARE],
    /// The questions that mean it.
    pub(super) asked: Vec<Asking>,
}

/// A word that stands so often at most is rare: where it does is known without a question.
pub const RARE: usize = 2;

/// The same word twice in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The position of the stretch of writing among all.
    pub writing: usize,
    pub first: Range<usize>,
    pub second: Range<usize>,
}

impl<'a> Runs<'a> {
    /// The runs of these stretches of writing, what the questions mean of them, and which have keys.
    pub(super) fn of(
        writings: &[Writing<'a>],
        questions: &[&'static Question],
        words: &Asked,
        register: &Register,
    ) -> Runs<'a> {
        let together = writings.len().div_ceil(rayon::current_num_threads()).max(1);
        let asked = Questions::of(questions, words, register);
        let mut begin = 0;
        let first: Vec<usize> = writings
            .iter()
            .map(|writing| {
                let first = begin;
                begin += writing.text.len();
                first
            })
            .collect();
        let parts: Vec<Walk<'a, '_>> = writings
            .par_chunks(together)
            .enumerate()
            .map(|(at, writings)| {
                let mut walk = Walk::new(&asked);
                for (position, writing) in writings.iter().enumerate() {
                    let position = at * together + position;
                    walk.go_through(writing.text, (position, first[position]));
                }
                walk.done()
            })
            .collect();
        let mut runs = Runs {
            first,
            questions: questions.to_vec(),
            meant: vec![Vec::new(); asked.len()],
            ..Runs::default()
        };
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for part in parts {
            runs.repeated.extend(part.repeated);
            for (all, starts) in runs.meant.iter_mut().zip(part.meant) {
                match all.is_empty() {
                    true => *all = starts,
                    false => all.extend(starts),
                }
            }
            for word in part.words {
                let number = *numbers.entry(word.text).or_insert(runs.words.len());
                match runs.words.get_mut(number) {
                    Some(known) => known.take_in(&word),
                    None => runs.words.push(word),
                }
            }
        }
        runs
    }

    /// Every word, each once.
    pub fn words(&self) -> impl Iterator<Item = &'a str> {
        self.words.iter().map(|word| word.text)
    }

    /// Every word, each once, with how often it stands.
    pub fn counted(&self) -> impl Iterator<Item = (&'a str, usize)> {
        self.words.iter().map(|word| (word.text, word.times))
    }

    /// Where the runs begin that a question means, in the order of the writing: the position of the writing
    /// among all, and that in it. The check has [named](crate::check::Check::asking) the question.
    pub fn that(&self, question: &'static Question) -> impl Iterator<Item = (usize, usize)> {
        let mut asked = self.questions.iter();
        let position = asked.position(|asked| ptr::eq(*asked, question));
        debug_assert!(position.is_some(), "a check asks what it has not named");
        self.meant(position)
    }

    /// The same of the runs and signs by which words are found that are asked for, by their position.
    pub(super) fn with_key(&self, key: usize) -> impl Iterator<Item = (usize, usize)> {
        self.meant(Some(self.questions.len() + key))
    }

    fn meant(&self, position: Option<usize>) -> impl Iterator<Item = (usize, usize)> {
        let starts = position.and_then(|position| self.meant.get(position));
        let starts = starts.map_or([].as_slice(), Vec::as_slice);
        self.standing(starts.iter().copied())
    }

    /// The same of the runs whose word is rare and meant.
    pub fn rare(
        &self,
        mut is_meant: impl FnMut(&'a str) -> bool,
    ) -> impl Iterator<Item = (usize, usize)> {
        let words = self.words.iter();
        let meant = words.filter(|word| word.times <= RARE && is_meant(word.text));
        let starts = meant.flat_map(|word| word.first.iter().take(word.times));
        let mut starts: Vec<Start> = starts.copied().collect();
        starts.sort_unstable();
        self.standing(starts.into_iter())
    }

    /// The stretches of writing in which runs begin, and where in it; the runs are in their order.
    fn standing(
        &self,
        starts: impl Iterator<Item = Start>,
    ) -> impl Iterator<Item = (usize, usize)> {
        let mut writing = 0;
        starts.map(move |start| {
            let start = start as usize;
            let next = |writing: usize| self.first.get(writing + 1);
            while next(writing).is_some_and(|first| *first <= start) {
                writing += 1;
            }
            (writing, start - self.first[writing])
        })
    }

    /// The same word twice in a row, whatever the capitals, in the order of the writing.
    pub fn repeated(&self) -> &[Repeated] {
        &self.repeated
    }
}

impl Word<'_> {
    /// Takes in where the same word stands further on.
    fn take_in(&mut self, further: &Word<'_>) {
        for start in further.first.iter().take(further.times) {
            if let Some(first) = self.first.get_mut(self.times) {
                *first = *start;
            }
            self.times += 1;
        }
        self.times += further.times.saturating_sub(RARE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    static ONES: Question = Question::of_runs(|run| run.eq_ignore_ascii_case("one"));
    static TWOS: Question = Question::of_words(|word| word == "two");
    static BEFORE_SIGNS: Question = Question::of_words(|word| word == "one" || word == "two")
        .standing(|text, word| text[word.end..].starts_with([':', ' ', '\u{2014}']));

    #[test]
    fn runs_are_found_with_their_words_and_places() {
        let text = "One one, two—two o’clock; one: two3 One";
        let sources = Sources::from_texts([("pages/a.md", text)]);
        let source = &sources.texts()[0];
        let writing = |span: Range<usize>| Writing {
            source,
            start: span.start,
            body: 0,
            heard: 0..span.len(),
            text: &source.text[span],
        };
        let half = text.find(';').expect("a place");
        let writings = [writing(0..half), writing(half..text.len())];
        let register = Register::default();
        let questions = [&ONES, &TWOS, &BEFORE_SIGNS];
        let runs = Runs::of(&writings, &questions, &Asked::of([]), &register);
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
        let ones: Vec<_> = runs.that(&ONES).collect();
        assert_eq!(ones.len(), 4);
        for (at, start) in ones {
            let run = writings[at].run_from(start);
            assert!(writings[at].text[run].eq_ignore_ascii_case("one"));
        }
        let twos: Vec<_> = runs.that(&TWOS).collect();
        assert_eq!(twos, [(0, text.find("two").expect("a place"))]);
        let in_run = |question: &Question| {
            let run = text.find("two").expect("a place");
            question.meant(text, run..run + "two—two".len()).count()
        };
        assert_eq!((in_run(&TWOS), in_run(&BEFORE_SIGNS)), (2, 2));
        let before_signs: Vec<_> = runs.that(&BEFORE_SIGNS).collect();
        let behind = text.find("one:").expect("a place") - half;
        assert_eq!(before_signs, [twos[0], (1, behind)]);
        let repeated = |writing, first, second| Repeated {
            writing,
            first,
            second,
        };
        assert_eq!(runs.repeated(), [repeated(0, 0..3, 4..7)]);
        let rare: Vec<_> = runs.rare(|word| word.starts_with(['t', 'o'])).collect();
        let at = |word: &str| {
            let start = text.find(word).expect("a place");
            (
                usize::from(start >= half),
                start - if start < half { 0 } else { half },
            )
        };
        assert_eq!(rare, ["one,", "two—", "o’", "one:", "two3"].map(at));
    }

    #[test]
    fn what_is_walked_through_in_parts_is_told_as_one() {
        let texts: Vec<String> = (0..2_500)
            .map(|at| format!("one again word{} two", at % 1_700))
            .collect();
        let files: Vec<String> = (0..texts.len())
            .map(|at| format!("pages/{at:04}.md"))
            .collect();
        let named = files.iter().zip(&texts);
        let sources = Sources::from_texts(named.map(|(file, text)| (file.as_str(), text.as_str())));
        let texts = sources.texts().iter();
        let writings: Vec<_> = texts.map(|source| Writing::whole(source)).collect();
        let runs = Runs::of(&writings, &[&ONES], &Asked::of([]), &Register::default());
        let times: HashMap<&str, usize> = runs.counted().collect();
        assert_eq!(times.len(), 1_703);
        assert_eq!(
            (times["one"], times["word3"], times["word900"]),
            (2_500, 2, 1)
        );
        let ones: Vec<_> = runs.that(&ONES).collect();
        assert!(ones.iter().copied().eq((0..2_500).map(|at| (at, 0))));
        let rare: Vec<_> = runs.rare(|word| word == "word3" || word == "one").collect();
        assert_eq!(rare, [(3, 10), (1_703, 10)]);
    }
}
