//! Every name by which a person, post, body or organisation is known, and how a lead cell is read.

use crate::record::fields::Text;
use crate::register::table::Id;
use crate::register::{Body, Organisation, Person, Post};
use crate::term::text::{name_key, plain_punctuation};
use std::collections::HashMap;

/// Somebody or something that can lead, be asked, or sit on a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    Person(Id<Person>),
    Post(Id<Post>),
    Body(Id<Body>),
    Organisation(Id<Organisation>),
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Party(Party),
    /// A record that is not public: the name is known, but nothing leads to it.
    Hidden,
    /// A post's title that several organisations have.
    Several,
}

/// The names in use. Initials and short forms of one word in capitals are matched to the letter.
#[derive(Debug, Default)]
pub struct Names {
    by_key: HashMap<String, Known>,
    initials: HashMap<String, Known>,
    /// As written, for "did you mean".
    spellings: Vec<String>,
    longest: usize,
}

/// A lead: who, for whom, and the words of the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// None for a name that is known but not public.
    pub party: Option<Party>,
    /// The body or organisation named beside a person.
    pub acting_for: Option<Party>,
    /// The words that named them.
    pub words: String,
}

/// What a cell of names says.
#[derive(Debug, Default)]
pub struct Cell {
    pub leads: Vec<Lead>,
    /// Words that name nobody known.
    pub unknown: Vec<String>,
    /// Titles of posts that several organisations have.
    pub several: Vec<String>,
}

impl Names {
    /// Adds a name. Says what it already stands for, if that is something else.
    pub fn add(&mut self, name: &str, known: Known) -> Result<(), Known> {
        let key = name_key(name);
        if key.is_empty() {
            return Ok(());
        }
        self.longest = self.longest.max(words_of(name).len()).min(16);
        match self.by_key.get(&key) {
            Some(other) if *other != known => Err(*other),
            Some(_) => Ok(()),
            None => {
                self.by_key.insert(key, known);
                self.spellings.push(name.to_owned());
                Ok(())
            }
        }
    }

    /// Adds a name that may be shared: then it stands for several.
    pub fn add_shared(&mut self, name: &str, known: Known) {
        if let Err(other) = self.add(name, known)
            && matches!(
                (other, known),
                (
                    Known::Party(Party::Post(_)) | Known::Hidden | Known::Several,
                    _
                )
            )
        {
            self.by_key.insert(name_key(name), Known::Several);
        }
    }

    /// Adds initials, which are matched letter for letter.
    pub fn add_initials(&mut self, initials: &str, known: Known) -> Result<(), Known> {
        match self.initials.get(initials) {
            Some(other) if *other != known => Err(*other),
            _ => {
                self.initials.insert(initials.to_owned(), known);
                Ok(())
            }
        }
    }

    /// What one whole name stands for.
    pub fn find(&self, name: &str) -> Option<Known> {
        let key = name_key(name);
        self.by_key
            .get(&key)
            .or_else(|| self.by_key.get(without_titles(&key)))
            .or_else(|| self.initials.get(name.trim()))
            .copied()
    }

    /// The known spelling nearest to `name`.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        crate::term::text::nearest(name, self.spellings.iter().map(String::as_str))
    }

    /// Reads a cell of names as papers write them. `belongs` says whether a person acts for a body
    /// or organisation, which decides what a comma between the two means.
    pub fn cell(&self, text: &str, belongs: impl Fn(Party, Party) -> bool) -> Cell {
        let words = words_of(text);
        let mut cell = Cell::default();
        let mut found: Vec<(Known, Gap, String)> = Vec::new();
        let mut unknown: Option<String> = None;
        let mut behind_and = false;
        let mut at = 0;
        while at < words.len() {
            let longest = (at + self.longest.max(1) + 2).min(words.len());
            let hit = (at + 1..=longest).rev().find_map(|end| {
                let inner = &words[at..end];
                if inner[1..].iter().any(|word| word.gap == Gap::Stroke) {
                    return None;
                }
                let joined = inner
                    .iter()
                    .map(|word| word.text.as_str())
                    .collect::<Vec<_>>()
                    .join(" ");
                self.find(&joined).map(|known| (known, end, joined))
            });
            let word = &words[at];
            if let Some((known, end, joined)) = hit {
                cell.unknown.extend(unknown.take());
                // "Anne Example and the ICB" are two: an `and` parts like a stroke.
                let gap = if std::mem::take(&mut behind_and) {
                    Gap::Stroke
                } else {
                    word.gap
                };
                found.push((known, gap, joined));
                at = end;
                continue;
            }
            let lower = word.text.to_lowercase();
            behind_and = lower == "and" || (behind_and && lower == "the");
            if lower == "and" || TITLES.contains(&lower.trim_end_matches(['.', 's'])) {
                cell.unknown.extend(unknown.take());
            } else {
                match &mut unknown {
                    Some(run) if word.gap == Gap::Blank => {
                        run.push(' ');
                        run.push_str(&word.text);
                    }
                    _ => {
                        cell.unknown.extend(unknown.take());
                        unknown = Some(word.text.clone());
                    }
                }
            }
            at += 1;
        }
        cell.unknown.extend(unknown);
        for (known, gap, words) in found {
            let party = match known {
                Known::Party(party) => Some(party),
                Known::Hidden => None,
                Known::Several => {
                    cell.several.push(words);
                    continue;
                }
            };
            let is_group = matches!(party, Some(Party::Organisation(_) | Party::Body(_)));
            if let (Some(party), Some(lead)) = (party, cell.leads.last_mut())
                && is_group
                && lead.acting_for.is_none()
                && matches!(lead.party, Some(Party::Person(_)))
                && (gap == Gap::Blank
                    || (gap == Gap::Comma && lead.party.is_some_and(|lead| belongs(lead, party))))
            {
                lead.acting_for = Some(party);
                lead.words = format!("{}, {words}", lead.words);
                continue;
            }
            if !cell
                .leads
                .iter()
                .any(|lead| lead.party.is_some() && lead.party == party)
            {
                cell.leads.push(Lead {
                    party,
                    acting_for: None,
                    words,
                });
            }
        }
        cell
    }

    /// Reads a cell that names exactly one, as far as the first one goes.
    pub fn one(&self, text: &Text) -> Option<Known> {
        self.find(&text.text).or_else(|| {
            let cell = self.cell(&text.text, |_, _| true);
            cell.unknown.is_empty().then_some(())?;
            let lead = cell.leads.first()?;
            Some(lead.party.map_or(Known::Hidden, Known::Party))
        })
    }
}

/// Titles that papers put before a name.
const TITLES: [&str; 17] = [
    "cllr",
    "councillor",
    "dr",
    "prof",
    "professor",
    "mr",
    "mr",
    "ms",
    "miss",
    "sir",
    "dame",
    "rev",
    "city",
    "district",
    "county",
    "the",
    "lord",
];

fn without_titles(key: &str) -> &str {
    let mut rest = key;
    while let Some((first, more)) = rest.split_once(' ') {
        if !TITLES.contains(&first) && !matches!(first, "cllrs" | "councillors" | "drs" | "mrs") {
            break;
        }
        rest = more;
    }
    rest
}

/// What separates a word from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    Blank,
    Comma,
    Stroke,
}

struct Word {
    text: String,
    gap: Gap,
}

/// The words of a cell. Blanks around hyphens and after the apostrophe of a name close up.
fn words_of(text: &str) -> Vec<Word> {
    let mut plain = plain_punctuation(text);
    for (loose, close) in [(" - ", "-"), ("- ", "-"), (" -", "-"), ("' ", "'")] {
        if loose == "' " {
            // "O' Keefe", but not "Members' panel".
            plain = plain.replace("O' ", "O'");
        } else {
            plain = plain.replace(loose, close);
        }
    }
    let mut words: Vec<Word> = Vec::new();
    let mut gap = Gap::Blank;
    let mut current = String::new();
    let flush = |current: &mut String, gap: &mut Gap, words: &mut Vec<Word>| {
        if !current.is_empty() {
            words.push(Word {
                text: std::mem::take(current),
                gap: *gap,
            });
            *gap = Gap::Blank;
        }
    };
    for c in plain.chars() {
        match c {
            ' ' | '(' | ')' => flush(&mut current, &mut gap, &mut words),
            ',' => {
                flush(&mut current, &mut gap, &mut words);
                if gap == Gap::Blank {
                    gap = Gap::Comma;
                }
            }
            '/' | ';' | '|' | '+' => {
                flush(&mut current, &mut gap, &mut words);
                gap = Gap::Stroke;
            }
            '&' => {
                flush(&mut current, &mut gap, &mut words);
                words.push(Word {
                    text: "and".to_owned(),
                    gap: std::mem::replace(&mut gap, Gap::Blank),
                });
            }
            c => current.push(c),
        }
    }
    flush(&mut current, &mut gap, &mut words);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of rows, so that the tests need no records.
    fn parties<T>(count: usize) -> Vec<Id<T>> {
        (0..count).map(Id::new).collect()
    }

    fn names() -> Names {
        let mut names = Names::default();
        let people: Vec<Id<Person>> = parties(8);
        let organisations: Vec<Id<Organisation>> = parties(3);
        let add = |names: &mut Names, name: &str, party| {
            names.add(name, Known::Party(party)).expect("a new name");
        };
        for (index, name) in [
            "Hugh O'Keefe",
            "Daniel Leveson",
            "Karen Fuller",
            "Omid Nouri",
            "Stephen Chandler",
            "Nigel Champken-Woods",
            "Barbara Shaw",
            "Kate Terroni",
        ]
        .into_iter()
        .enumerate()
        {
            add(&mut names, name, Party::Person(people[index]));
        }
        add(&mut names, "NHSE", Party::Organisation(organisations[0]));
        add(&mut names, "BOB ICB", Party::Organisation(organisations[1]));
        add(&mut names, "OCC", Party::Organisation(organisations[2]));
        names
            .add_initials("KT", Known::Party(Party::Person(people[7])))
            .expect("new initials");
        names
    }

    #[test]
    fn people_with_organisations_are_pairs() {
        let cell = names().cell(
            "Hugh O\u{2019} Keefe NHSE/Daniel Leveson BOB ICB",
            |_, _| false,
        );
        assert_eq!(cell.unknown, Vec::<String>::new());
        assert_eq!(cell.leads.len(), 2);
        assert!(cell.leads.iter().all(|lead| lead.acting_for.is_some()));
    }

    #[test]
    fn a_stroke_makes_an_organisation_a_lead_of_its_own() {
        let cell = names().cell("Omid Nouri/OCC", |_, _| true);
        assert_eq!(cell.leads.len(), 2);
    }

    #[test]
    fn a_comma_joins_only_those_that_belong_together() {
        assert_eq!(
            names().cell("Karen Fuller, OCC", |_, _| true).leads.len(),
            1
        );
        assert_eq!(
            names().cell("Karen Fuller, OCC", |_, _| false).leads.len(),
            2
        );
    }

    #[test]
    fn strangers_are_named_and_the_rest_is_read() {
        let cell = names().cell("Omid Nouri, OCC, Karen Stephen Chandler", |_, _| true);
        assert_eq!(cell.unknown, ["Karen"]);
        assert_eq!(cell.leads.len(), 2);
    }

    #[test]
    fn titles_initials_and_loose_hyphens_are_read() {
        let cell = names().cell(
            "Cllr Nigel Champken- Woods and Barbara Shaw / KT",
            |_, _| true,
        );
        assert_eq!(cell.unknown, Vec::<String>::new());
        assert_eq!(cell.leads.len(), 3);
    }
}
