//! The names of the people whom the records know, made ready to be looked for in prose.

use crate::check::names::cells::own_spellings;
use crate::register::{Id, Party, Person, Register};
use crate::term::text::{name_key, plain_punctuation, squeeze};
use std::collections::{HashMap, HashSet};

/// A whole name of a person: as written, and word by word.
pub(super) struct Known<'a> {
    pub(super) spelling: &'a str,
    pub(super) person: Id<Person>,
    pub(super) words: Vec<&'a str>,
}

impl Known<'_> {
    /// The first word of the name.
    pub(super) fn first(&self) -> &str {
        self.words.first().copied().unwrap_or_default()
    }

    /// The last word of the name.
    pub(super) fn last(&self) -> &str {
        self.words.last().copied().unwrap_or_default()
    }
}

/// Every name of two words or more that a person goes by, in the order of the records.
pub(super) fn whole_names(register: &Register) -> Vec<Known<'_>> {
    let mut names = Vec::new();
    for (person, row) in register.people.iter() {
        for text in [&row.record.name].into_iter().chain(&row.record.also) {
            let words: Vec<&str> = text.text.split(' ').collect();
            let is_whole = words.len() > 1 && !text.text.contains([',', '/']);
            if is_whole {
                names.push(Known {
                    spelling: &text.text,
                    person,
                    words,
                });
            }
        }
    }
    names
}

/// The whole names by their first words.
pub(super) fn by_first<'n, 'a>(names: &'n [Known<'a>]) -> HashMap<&'n str, Vec<&'n Known<'a>>> {
    let mut by_first: HashMap<&str, Vec<&Known<'_>>> = HashMap::new();
    for name in names {
        by_first.entry(name.first()).or_default().push(name);
    }
    by_first
}

/// Every spelling that the records know, in two foldings.
pub(super) struct Spellings {
    keys: HashSet<String>,
    plain: HashSet<String>,
}

impl Spellings {
    pub(super) fn of(register: &Register) -> Spellings {
        let mut spellings = Spellings {
            keys: HashSet::new(),
            plain: HashSet::new(),
        };
        for text in own_spellings(register) {
            spellings.keys.insert(name_key(&text.text));
            spellings.plain.insert(plain(&text.text));
        }
        spellings
    }

    /// Whether somebody is called so, whatever the blanks around hyphens and the commas.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.keys.contains(&name_key(name))
    }

    /// Whether a record gives exactly this spelling, but for capitals.
    pub(super) fn has(&self, spelling: &str) -> bool {
        self.plain.contains(&plain(spelling))
    }
}

fn plain(spelling: &str) -> String {
    squeeze(&plain_punctuation(spelling)).to_lowercase()
}

/// The name of whoever leads, as pages show it.
pub(super) fn name_of(register: &Register, party: Party) -> &str {
    match party {
        Party::Person(id) => &register.people[id].record.name.text,
        Party::Post(id) => &register.posts[id].record.name.text,
        Party::Body(id) => &register.bodies[id].record.name.text,
        Party::Organisation(id) => &register.organisations[id].record.name.text,
    }
}
