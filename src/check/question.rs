//! What checks ask of every run of letters and digits, so that all of them are answered in one walk.

use crate::register::Register;

/// What a check asks of a run: whether its word is meant. It is asked once for each word, however often
/// that stands. A check [names](crate::check::Check::asking) its questions beforehand.
pub struct Question(Asked);

/// Whether a word is meant.
type IsMeant<'r> = Box<dyn Fn(&str) -> bool + Send + Sync + 'r>;

enum Asked {
    Runs(fn(&str) -> bool),
    Words(fn(&str) -> bool),
    Register(for<'r> fn(&'r Register) -> IsMeant<'r>),
}

impl Question {
    /// Asks of a run as a whole, in which all signs beyond the plain ones count as letters.
    pub const fn of_runs(is_meant: fn(&str) -> bool) -> Question {
        Question(Asked::Runs(is_meant))
    }

    /// Asks of the words of plain letters and digits in a run: a dash or a quotation mark parts them.
    pub const fn of_words(is_meant: fn(&str) -> bool) -> Question {
        Question(Asked::Words(is_meant))
    }

    /// Asks of a run as a whole what the records of the site decide.
    pub const fn of_register(is_meant: for<'r> fn(&'r Register) -> IsMeant<'r>) -> Question {
        Question(Asked::Register(is_meant))
    }

    /// Whether a run of a site is meant.
    pub(super) fn for_site<'r>(&self, register: &'r Register) -> IsMeant<'r> {
        match self.0 {
            Asked::Runs(is_meant) => Box::new(is_meant),
            Asked::Words(is_meant) => Box::new(move |run| words(run).any(is_meant)),
            Asked::Register(is_meant) => is_meant(register),
        }
    }

    /// What is meant in a run that is: the words in it, or all of it.
    pub(super) fn meant<'t>(&self, run: &'t str) -> Meant<'t> {
        Meant {
            rest: Some(run),
            is_meant: match self.0 {
                // A run of one word is that word.
                Asked::Words(is_meant) if !run.is_ascii() => Some(is_meant),
                _ => None,
            },
        }
    }
}

/// What is meant in a run, one after another.
pub(super) struct Meant<'t> {
    rest: Option<&'t str>,
    /// None if all of it is.
    is_meant: Option<fn(&str) -> bool>,
}

impl<'t> Iterator for Meant<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let Some(is_meant) = self.is_meant else {
            return self.rest.take();
        };
        while let Some(rest) = self.rest {
            let end = rest.bytes().position(|byte| !byte.is_ascii());
            let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
            let behind = behind.trim_start_matches(|c: char| !c.is_ascii());
            self.rest = Some(behind).filter(|behind| !behind.is_empty());
            if !word.is_empty() && is_meant(word) {
                return Some(word);
            }
        }
        None
    }
}

/// The words of plain letters and digits in a run.
fn words(run: &str) -> impl Iterator<Item = &str> {
    run.split(|c: char| !c.is_ascii())
        .filter(|word| !word.is_empty())
}
