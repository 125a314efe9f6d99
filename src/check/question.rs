//! What checks ask of every run of letters and digits, so that all of them are answered in one walk.

use crate::check::asked::Asked;
use crate::register::Register;
use std::ops::Range;

/// What a check asks of a run: whether its word is meant. It is asked once for each word, however often
/// that stands. A check [names](crate::check::Check::asking) its questions beforehand.
pub struct Question {
    of: Of,
    means_digits: bool,
    stands: Option<Stands>,
    stands_on_site: Option<for<'r> fn(&'r Register) -> StandsOnSite<'r>>,
}

/// Whether a word is meant.
type IsMeant<'r> = Box<dyn Fn(&str) -> bool + Send + Sync + 'r>;

/// Whether what is meant stands in a text as it is looked for: it is given the text and the span in it.
type Stands = fn(&str, &Range<usize>) -> bool;

/// The same as the records of the site decide it.
pub(super) type StandsOnSite<'r> = Box<dyn Fn(&str, &Range<usize>) -> bool + Send + Sync + 'r>;

enum Of {
    Runs(fn(&str) -> bool),
    Words(fn(&str) -> bool),
    Register(for<'r> fn(&'r Register) -> IsMeant<'r>),
}

impl Question {
    /// Asks of a run as a whole, in which all signs beyond the plain ones count as letters.
    pub const fn of_runs(is_meant: fn(&str) -> bool) -> Question {
        Question::of(Of::Runs(is_meant))
    }

    /// Asks of the words of plain letters and digits in a run: a dash or a quotation mark parts them.
    pub const fn of_words(is_meant: fn(&str) -> bool) -> Question {
        Question::of(Of::Words(is_meant))
    }

    /// Asks of a run as a whole what the records of the site decide.
    pub const fn of_register(is_meant: for<'r> fn(&'r Register) -> IsMeant<'r>) -> Question {
        Question::of(Of::Register(is_meant))
    }

    const fn of(of: Of) -> Question {
        Question {
            of,
            means_digits: true,
            stands: None,
            stands_on_site: None,
        }
    }

    /// The same question, which means no run of plain signs in which a digit stands and is not asked of it: most
    /// words of a site are numbers and references.
    pub const fn without_digits(self) -> Question {
        Question {
            means_digits: false,
            ..self
        }
    }

    /// The same question, which also asks what stands around what is meant, each time that it stands: `stands`
    /// is given the text and the span in it. It is a quick look, after which most places need no other; the text
    /// is at hand then, and no longer when a check looks it up.
    pub const fn standing(self, stands: Stands) -> Question {
        Question {
            stands: Some(stands),
            ..self
        }
    }

    /// The same as the records of the site decide it.
    pub const fn standing_on_site(
        self,
        stands: for<'r> fn(&'r Register) -> StandsOnSite<'r>,
    ) -> Question {
        Question {
            stands_on_site: Some(stands),
            ..self
        }
    }

    /// Whether a run of a site is meant.
    fn for_site<'r>(&self, register: &'r Register) -> IsMeant<'r> {
        match self.of {
            Of::Runs(is_meant) => Box::new(is_meant),
            Of::Words(is_meant) => Box::new(move |run| words(run).any(is_meant)),
            Of::Register(is_meant) => is_meant(register),
        }
    }

    /// How it is seen whether a run that is meant stands in a text as it is looked for, as far as the text tells.
    fn standing_of(&self, run: &str) -> Standing {
        match (self.stands, &self.of) {
            (None, _) => Standing::Anywhere,
            (Some(_), Of::Words(_)) if !run.is_ascii() => Standing::OfParts,
            (Some(stands), _) => Standing::As(stands),
        }
    }

    /// Where in a text the words of a run stand that are meant, or all of it.
    pub(super) fn meant<'t>(
        &self,
        text: &'t str,
        run: Range<usize>,
    ) -> impl Iterator<Item = Range<usize>> + use<'t> {
        let mut rest = Some(run.clone());
        let is_meant = match self.of {
            // A run of one word is that word.
            Of::Words(is_meant) if !text[run].is_ascii() => Some(is_meant),
            _ => None,
        };
        // That a run stands as it is looked for was seen on the walk, of its words only that one does.
        let stands = self.stands.filter(|_| is_meant.is_some());
        let meant = std::iter::from_fn(move || {
            let Some(is_meant) = is_meant else {
                return rest.take();
            };
            while let Some(here) = rest.take() {
                let (word, behind) = first_word(&text[here.clone()]);
                let word = here.start..here.start + word;
                rest = Some(here.start + behind..here.end).filter(|rest| !rest.is_empty());
                if !word.is_empty() && is_meant(&text[word.clone()]) {
                    return Some(word);
                }
            }
            None
        });
        meant.filter(move |span| stands.is_none_or(|stands| stands(text, span)))
    }
}

/// All that is asked of the runs of a site, and of the signs between them: questions, and behind them the keys
/// of words.
pub(super) struct Questions<'q> {
    questions: Vec<OnSite<'q>>,
    words: &'q Asked,
}

/// A question, and what the records of the site have to say to it.
struct OnSite<'q> {
    question: &'static Question,
    is_meant: IsMeant<'q>,
    stands: Option<StandsOnSite<'q>>,
}

/// A question that means a word, or a key in it.
pub(super) struct Asking {
    /// The position among all that is asked.
    pub(super) position: usize,
    standing: Standing,
    /// Whether the records of the site decide too.
    is_on_site: bool,
}

/// How it is seen whether a run whose word is meant stands in a text as it is looked for.
#[derive(Clone, Copy)]
enum Standing {
    /// It does wherever it stands.
    Anywhere,
    As(Stands),
    /// One of the words in it has to, that other signs part.
    OfParts,
    /// The words whose key it holds have to stand around it.
    AroundKey,
}

impl<'q> Questions<'q> {
    pub(super) fn of(
        questions: &[&'static Question],
        words: &'q Asked,
        register: &'q Register,
    ) -> Questions<'q> {
        let questions = questions.iter().map(|question| OnSite {
            question,
            is_meant: question.for_site(register),
            stands: question.stands_on_site.map(|stands| stands(register)),
        });
        Questions {
            questions: questions.collect(),
            words,
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.questions.len() + self.words.keys()
    }

    /// Those that mean a word, each once.
    pub(super) fn that_mean(&self, word: &str) -> Vec<Asking> {
        let has_digits = word.is_ascii() && word.bytes().any(|byte| byte.is_ascii_digit());
        let questions = self.questions.iter().enumerate();
        let meaning = questions.filter(|(_, asked)| {
            (asked.question.means_digits || !has_digits) && (asked.is_meant)(word)
        });
        let meaning = meaning.map(|(position, asked)| Asking {
            position,
            standing: asked.question.standing_of(word),
            is_on_site: asked.stands.is_some(),
        });
        let keys = self.words.keys_in(word).map(|key| Asking {
            position: self.questions.len() + key,
            standing: match self.words.is_key(key) {
                true => Standing::Anywhere,
                false => Standing::AroundKey,
            },
            is_on_site: false,
        });
        // A word may hold one key more than once.
        let mut all: Vec<Asking> = meaning.chain(keys).collect();
        all.sort_unstable_by_key(|asking| asking.position);
        all.dedup_by_key(|asking| asking.position);
        all
    }

    /// Whether a run whose word is meant stands in a text as it is looked for.
    pub(super) fn stands(&self, asking: &Asking, text: &str, run: &Range<usize>) -> bool {
        let position = asking.position;
        let stands = match asking.standing {
            Standing::Anywhere => true,
            Standing::As(stands) => stands(text, run),
            Standing::OfParts => {
                let question = self.questions[position].question;
                question.meant(text, run.clone()).next().is_some()
            }
            Standing::AroundKey => {
                let key = position - self.questions.len();
                self.words.stand_at(key, text.as_bytes(), run)
            }
        };
        let on_site = || self.questions[position].stands.as_ref();
        let is_held = || on_site().is_none_or(|stands| stands(text, run));
        stands && (!asking.is_on_site || is_held())
    }

    /// The signs that are keys of words.
    pub(super) fn signs(&self) -> [bool; 256] {
        let mut signs = [false; 256];
        for sign in 0..=u8::MAX {
            signs[usize::from(sign)] = !self.words.with_sign(sign).is_empty();
        }
        signs
    }

    /// The positions of the words whose key is the sign at a place in a text, and that stand there.
    pub(super) fn at_sign<'a>(
        &'a self,
        text: &'a [u8],
        place: usize,
    ) -> impl Iterator<Item = usize> {
        let keys = self.words.with_sign(text[place]);
        let standing = keys.filter(move |key| self.words.stand_at(*key, text, &(place..place + 1)));
        standing.map(|key| self.questions.len() + key)
    }
}

/// The words of plain letters and digits in a run.
fn words(run: &str) -> impl Iterator<Item = &str> {
    run.split(|c: char| !c.is_ascii())
        .filter(|word| !word.is_empty())
}

/// How long the word of plain letters and digits is that a run begins with, and where what is behind it and the
/// other signs begins.
fn first_word(run: &str) -> (usize, usize) {
    let word = run.bytes().take_while(u8::is_ascii).count();
    let behind = run[word..].trim_start_matches(|c: char| !c.is_ascii());
    (word, run.len() - behind.len())
}
