//! Whom words were probably meant to name that name nobody.

use crate::register::names::{Known, Names, Party, without_title};
use crate::term::likeness::skeleton;
use crate::term::text::nearest;

/// Who was probably meant, and why one thinks so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Likely {
    /// The same letters: only blanks, hyphens, apostrophes or capitals differ.
    SameLetters(String),
    /// Letters that only look the same.
    SameToTheEye(String),
    /// Those who have this word as the first or the last of their names, in alphabetical order.
    PartOf(Vec<String>),
    /// A few letters differ.
    Near(String),
    Nobody,
}

/// Only the letters and digits of a name, in lower case.
pub fn letters(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

impl Names {
    /// Whom `words` were probably meant to name.
    pub fn likely(&self, words: &str) -> Likely {
        let bare = without_title(words);
        if let Some(Some(at)) = self.by_letters.get(&letters(bare))
            && let Some((spelling, _)) = self.spellings.get(*at)
        {
            return Likely::SameLetters(spelling.clone());
        }
        let spellings = || self.spellings.iter().map(|(spelling, _)| spelling.as_str());
        // A novel is nobody's name.
        if bare.len() < 200 {
            let wanted = skeleton(bare);
            if let Some(same) = spellings().find(|spelling| skeleton(spelling) == wanted) {
                return Likely::SameToTheEye(same.to_owned());
            }
        }
        let holders = self.with_part(bare);
        if !holders.is_empty() {
            return Likely::PartOf(holders);
        }
        match nearest(bare, spellings()) {
            Some(near) => Likely::Near(near.to_owned()),
            None => Likely::Nobody,
        }
    }

    /// The people whose first or last name this one word is.
    fn with_part(&self, word: &str) -> Vec<String> {
        let mut holders: Vec<String> = Vec::new();
        if word.contains(' ') || word.chars().count() < 3 {
            return holders;
        }
        let lower = word.to_lowercase();
        let mut known: Vec<Known> = Vec::new();
        for (spelling, party) in &self.spellings {
            let Known::Party(Party::Person(_)) = party else {
                continue;
            };
            let plain = spelling.to_lowercase();
            let mut parts = plain.split(' ');
            let (first, last) = (parts.next(), parts.next_back());
            if (last == Some(lower.as_str()) || (last.is_some() && first == Some(lower.as_str())))
                && !known.contains(party)
            {
                known.push(*party);
                holders.push(spelling.clone());
            }
        }
        holders.sort_unstable();
        holders
    }
}
