//! Every name by which a person, post, body or organisation is known, and how a lead cell is read.

mod likely;
mod words;

pub use likely::{Likely, letters};

use crate::record::fields::Text;
use crate::register::names::words::{Gap, Word, count, words_of};
use crate::register::table::Id;
use crate::register::{Body, Organisation, Person, Post};
use crate::term::text::name_key;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

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
    spellings: Vec<(String, Known)>,
    /// The one spelling that has these letters, whatever stands between them; none where several do.
    by_letters: HashMap<String, Option<usize>>,
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

/// Words that name nobody known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// As they stand in the cell.
    pub words: String,
    /// Where they stand in the text of the cell, in bytes.
    pub span: Range<usize>,
}

/// What a cell of names says.
#[derive(Debug, Default)]
pub struct Cell {
    pub leads: Vec<Lead>,
    /// Words that name nobody known.
    pub unknown: Vec<Stranger>,
    /// Titles of posts that several organisations have.
    pub several: Vec<Stranger>,
    /// Who is named again, and where.
    pub again: Vec<(Party, Range<usize>)>,
}

impl Cell {
    /// Adds somebody who was found, as a lead or as the group that the lead before acts for.
    fn take(&mut self, hit: Hit, belongs: impl Fn(Party, Party) -> bool) {
        let party = match hit.known {
            Known::Party(party) => Some(party),
            Known::Hidden => None,
            Known::Several => {
                self.several.push(Stranger {
                    words: hit.words,
                    span: hit.span,
                });
                return;
            }
        };
        let is_group = matches!(party, Some(Party::Organisation(_) | Party::Body(_)));
        if let (Some(group), Some(before), true) = (party, hit.before, is_group)
            && let Party::Person(_) = before
            && hit.gap != Gap::Stroke
        {
            let is_again = self.again.last().is_some_and(|(again, _)| *again == before);
            let is_known = self.leads.iter().any(|lead| lead.party == Some(group));
            let joins = hit.gap == Gap::Blank || belongs(before, group);
            let first = self
                .leads
                .iter_mut()
                .find(|lead| lead.party == Some(before));
            match first {
                Some(lead) if joins && !is_again && lead.acting_for.is_none() => {
                    lead.acting_for = Some(group);
                    lead.words = format!("{}, {}", lead.words, hit.words);
                    return;
                }
                // "A, B, A, B": the second B belongs to the second A.
                Some(lead) if is_again && lead.acting_for == Some(group) => {
                    if let Some((_, span)) = self.again.last_mut() {
                        span.end = hit.span.end;
                    }
                    return;
                }
                // "A, B, A, C": the same person, for another.
                Some(_) if is_again && !is_known => {
                    self.again.pop();
                }
                _ => {}
            }
        }
        match party {
            Some(party) if self.leads.iter().any(|lead| lead.party == Some(party)) => {
                self.again.push((party, hit.span));
            }
            _ => self.leads.push(Lead {
                party,
                acting_for: None,
                words: hit.words,
            }),
        }
    }

    /// Adds the words at `span` of the cell, which name nobody, once.
    fn take_stranger(
        &mut self,
        text: &str,
        span: Option<Range<usize>>,
        seen: &mut HashSet<String>,
    ) {
        if let Some(span) = span
            && let Some(words) = text.get(span.clone())
            && seen.insert(words.to_owned())
        {
            self.unknown.push(Stranger {
                words: words.to_owned(),
                span,
            });
        }
    }
}

/// Somebody whom words of a cell name.
struct Hit {
    known: Known,
    /// What parts them from what stands before.
    gap: Gap,
    words: String,
    span: Range<usize>,
    /// Whoever was named just before.
    before: Option<Party>,
}

impl Names {
    /// Adds a name. Says what it already stands for, if that is something else.
    pub fn add(&mut self, name: &str, known: Known) -> Result<(), Known> {
        let key = name_key(name);
        if key.is_empty() {
            return Ok(());
        }
        self.longest = self.longest.max(count(name)).min(16);
        match self.by_key.get(&key) {
            Some(other) if *other != known => Err(*other),
            Some(_) => Ok(()),
            None => {
                self.by_key.insert(key, known);
                self.by_letters
                    .entry(letters(name))
                    .and_modify(|at| *at = None)
                    .or_insert(Some(self.spellings.len()));
                self.spellings.push((name.to_owned(), known));
                Ok(())
            }
        }
    }

    /// Adds a name with the title that its record has before it. It is not suggested to anybody.
    pub fn add_titled(&mut self, title: &str, name: &str, known: Known) {
        let whole = format!("{title} {name}");
        self.longest = self.longest.max(count(&whole)).min(16);
        self.by_key.entry(name_key(&whole)).or_insert(known);
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

    /// Reads a cell of names as papers write them. `belongs` says whether a person acts for a body
    /// or organisation, which decides what a comma between the two means.
    pub fn cell(&self, text: &str, belongs: impl Fn(Party, Party) -> bool) -> Cell {
        let words = words_of(text);
        let mut cell = Cell::default();
        let mut seen = HashSet::new();
        let mut unknown: Option<Range<usize>> = None;
        let mut before = None;
        let mut behind = Gap::Blank;
        let mut at = 0;
        while at < words.len() {
            let word = &words[at];
            if let Some((known, end, joined)) = self.longest_at(&words, at) {
                cell.take_stranger(text, unknown.take(), &mut seen);
                let span = word.span.start..words[end - 1].span.end;
                // "Anne Example and the ICB" are two: an `and` parts like a stroke.
                let gap = match std::mem::replace(&mut behind, Gap::Blank) {
                    Gap::Blank => word.gap,
                    stronger => stronger,
                };
                let hit = Hit {
                    known,
                    gap,
                    words: joined,
                    span,
                    before,
                };
                before = match known {
                    Known::Party(party) if matches!(party, Party::Person(_)) => Some(party),
                    _ => None,
                };
                cell.take(hit, &belongs);
                at += end - at;
                continue;
            }
            if word.text == "-" {
                behind = Gap::Comma;
                at += 1;
                continue;
            }
            before = None;
            if let Some(end) = self.broken_at(&words, at) {
                cell.take_stranger(text, unknown.take(), &mut seen);
                let span = word.span.start..words[end - 1].span.end;
                cell.take_stranger(text, Some(span), &mut seen);
                behind = Gap::Blank;
                at = end;
                continue;
            }
            let lower = word.text.to_lowercase();
            let is_and = lower == "and" || (behind == Gap::Stroke && lower == "the");
            if lower == "and" || TITLES.contains(&lower.trim_end_matches(['.', 's'])) {
                cell.take_stranger(text, unknown.take(), &mut seen);
            } else {
                match &mut unknown {
                    Some(run) if word.gap == Gap::Blank => run.end = word.span.end,
                    _ => {
                        cell.take_stranger(text, unknown.take(), &mut seen);
                        unknown = Some(word.span.clone());
                    }
                }
            }
            behind = if is_and { Gap::Stroke } else { Gap::Blank };
            at += 1;
        }
        cell.take_stranger(text, unknown, &mut seen);
        cell
    }

    /// The longest name that begins with the word at `at`: what it stands for, where it ends, and
    /// its words.
    fn longest_at(&self, words: &[Word], at: usize) -> Option<(Known, usize, String)> {
        let longest = (at + self.longest.max(1) + 2).min(words.len());
        let hit = (at + 1..=longest).rev().find_map(|end| {
            let inner = &words[at..end];
            if inner[1..].iter().any(|word| word.gap == Gap::Stroke) {
                return None;
            }
            let joined = joined(inner);
            self.find(&joined).map(|known| (known, end, joined))
        });
        // "Laura/Rushen": a stroke between a first name and a surname that nobody else has.
        hit.or_else(|| {
            let pair = words.get(at..at + 2)?;
            let joined = joined(pair);
            match self.find(&joined) {
                Some(known @ Known::Party(Party::Person(_)))
                    if self.find(&pair[1].text).is_none() =>
                {
                    Some((known, at + 2, joined))
                }
                _ => None,
            }
        })
    }

    /// Where the name ends that begins with the word at `at` and has only its blanks and hyphens in
    /// other places than a known one.
    fn broken_at(&self, words: &[Word], at: usize) -> Option<usize> {
        let longest = (at + self.longest.max(1) + 2).min(words.len());
        (at + 2..=longest).rev().find(|end| {
            let inner = &words[at..*end];
            inner[1..].iter().all(|word| word.gap == Gap::Blank)
                && inner.last().is_some_and(|word| word.text != "-")
                && self
                    .by_letters
                    .get(&letters(&joined(inner)))
                    .is_some_and(Option::is_some)
        })
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

/// Words as one name.
fn joined(words: &[Word]) -> String {
    let mut joined = String::new();
    for word in words {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&word.text);
    }
    joined
}

/// A name without the titles before it.
pub fn without_title(name: &str) -> &str {
    let mut rest = name;
    while let Some((first, more)) = rest.split_once(' ') {
        let lower = first.to_lowercase();
        if lower == "the" || !TITLES.contains(&lower.trim_end_matches(['.', 's'])) {
            break;
        }
        rest = more.trim_start();
    }
    rest
}

/// Titles that papers put before a name.
const TITLES: [&str; 33] = [
    "ald",
    "alderman",
    "alderwoman",
    "athro",
    "baron",
    "baroness",
    "canon",
    "city",
    "cllr",
    "councillor",
    "county",
    "cyng",
    "cynghorydd",
    "dame",
    "district",
    "dr",
    "hon",
    "judge",
    "lady",
    "lord",
    "miss",
    "mr",
    "ms",
    "mx",
    "prof",
    "professor",
    "rev",
    "revd",
    "sir",
    "the",
    "ven",
    "y",
    "yr",
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers of rows, so that the tests need no records.
    fn parties<T>(count: usize) -> Vec<Id<T>> {
        (0..count).map(Id::new).collect()
    }

    fn strangers(cell: &Cell) -> Vec<&str> {
        cell.unknown
            .iter()
            .map(|stranger| stranger.words.as_str())
            .collect()
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
        assert_eq!(cell.unknown, []);
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
        assert_eq!(strangers(&cell), ["Karen"]);
        assert_eq!(cell.leads.len(), 2);
    }

    #[test]
    fn titles_initials_and_loose_hyphens_are_read() {
        let cell = names().cell(
            "Cllr Nigel Champken- Woods and Barbara Shaw / KT",
            |_, _| true,
        );
        assert_eq!(cell.unknown, []);
        assert_eq!(cell.leads.len(), 3);
    }

    #[test]
    fn who_stands_twice_is_told_with_where() {
        let text = "Omid Nouri, OCC/Karen Fuller NHSE Omid Nouri, OCC/Karen Fuller NHSE";
        let cell = names().cell(text, |_, _| true);
        assert_eq!(cell.leads.len(), 2);
        let again: Vec<&str> = cell
            .again
            .iter()
            .map(|(_, span)| &text[span.clone()])
            .collect();
        assert_eq!(again, ["Omid Nouri, OCC", "Karen Fuller NHSE"]);
    }

    #[test]
    fn a_dash_parts_a_person_from_a_group_and_a_loose_one_joins_a_surname() {
        let cell = names().cell(
            "Karen Fuller \u{2013} OCC / Nigel Champken \u{2013} Woods",
            |_, _| true,
        );
        assert_eq!(cell.unknown, []);
        assert_eq!(cell.leads.len(), 2);
        assert!(cell.leads[0].acting_for.is_some());
    }

    #[test]
    fn a_broken_name_is_one_stranger_between_those_known() {
        let cell = names().cell("Omid Nouri/Ka ren Fuller/Kate Terroni", |_, _| true);
        assert_eq!(strangers(&cell), ["Ka ren Fuller"]);
        assert_eq!(cell.leads.len(), 2);
    }

    #[test]
    fn of_two_run_together_only_the_stranger_is_named() {
        let cell = names().cell("Omid Nouri and Mary Major Barbara Shaw", |_, _| true);
        assert_eq!(strangers(&cell), ["Mary Major"]);
        assert_eq!(cell.leads.len(), 2);
    }
}
