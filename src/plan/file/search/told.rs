//! What a thing tells, in the order in which a reader meets it: its titles, the names near it, and its
//! text in passages, of which a result shows the one with the word that was found.

use crate::plan::Site;
use crate::plan::file::search::found::{Found, Shown};
use crate::plan::file::search::text::{Place, texts};
use crate::prose;

/// The most bytes of a passage.
const LONGEST: usize = 400;

/// A passage that may end with a sentence does so behind this many bytes.
const SHORTEST: usize = 240;

/// The most passages of a thing of which a result shows words: the number of one is a byte in the index.
pub const MOST: usize = u8::MAX as usize;

/// All that a thing tells.
#[derive(Default)]
pub struct Told {
    pub titles: Vec<String>,
    pub near: Vec<String>,
    /// The words of its texts, one blank between any two.
    text: String,
    /// What else it is found by and its title does not say: other names, and the names near it.
    rest: String,
}

impl Told {
    /// What a thing tells; `shown` is what every result shows of it.
    pub fn of(site: &Site<'_>, found: &Found, shown: &Shown) -> Told {
        let mut told = Told::default();
        texts(site, found, |place, text| match place {
            Place::Title => told.titles.push(text.to_owned()),
            Place::Near => told.near.push(text.to_owned()),
            Place::Body => add_text(&prose::words(text), &mut told.text),
        });
        let is_seen = |name: &String| {
            *name == shown.title || *name == shown.reference || told.text.contains(name.as_str())
        };
        let others = told.titles.iter().filter(|name| !is_seen(name));
        let mut names: Vec<&String> = Vec::new();
        for name in others.chain(&told.near) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut rest = String::new();
        for name in names {
            if !rest.is_empty() {
                rest.push_str("; ");
            }
            add_text(name, &mut rest);
        }
        told.rest = rest;
        told
    }

    /// The passages of its texts.
    pub fn of_text(&self) -> impl Iterator<Item = &str> {
        passages(&self.text)
    }

    /// The passages of names, which come behind those of the text.
    pub fn of_names(&self) -> impl Iterator<Item = &str> {
        passages(&self.rest)
    }
}

/// How many passages a thing has, about, counted without reading its texts.
pub fn about(site: &Site<'_>, found: &Found) -> usize {
    let mut length = 0;
    texts(site, found, |_, text| length += text.len() + 2);
    length.div_ceil((SHORTEST + LONGEST) / 2).min(MOST)
}

/// Adds the words of a text without the marks at the beginning of its lines.
fn add_text(text: &str, all: &mut String) {
    let marks = [
        "-", "*", "+", ">", "#", "##", "###", "####", "#####", "######",
    ];
    for line in text.lines() {
        let words = line.split_whitespace();
        for word in words.skip_while(|word| marks.contains(word)) {
            if !all.is_empty() && !all.ends_with(' ') {
                all.push(' ');
            }
            all.push_str(word);
        }
    }
}

/// A text cut between words, behind a sentence where one ends in time.
fn passages(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (passage, behind) = rest.split_at(end_of_passage(rest));
        rest = behind.trim_start();
        Some(passage.trim_end())
    })
}

fn end_of_passage(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let is_between = |at: &usize| text.is_char_boundary(*at);
    let most = &text[..(0..=LONGEST).rev().find(is_between).unwrap_or(0)];
    let sentence = most.rmatch_indices(". ").map(|(at, _)| at + 1).next();
    match (sentence.filter(|end| *end >= SHORTEST), most.rfind(' ')) {
        (Some(end), _) => end,
        (None, Some(blank)) if blank > 0 => blank,
        // A word without end, which nobody looks for.
        _ => most.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_hold_every_word_once_and_none_is_long() {
        let sentence = "The board agreed to tell every family about it before the winter came. ";
        let text = format!("{}{}", sentence.repeat(20), "\u{e9}".repeat(900));
        let cut: Vec<&str> = passages(&text).collect();
        assert!(
            cut.iter().all(|passage| passage.len() <= LONGEST),
            "{cut:?}"
        );
        assert!(cut[0].ends_with("came."), "{}", cut[0]);
        assert_eq!(cut.concat().replace(' ', ""), text.replace(' ', ""));
        assert_eq!(passages("").count(), 0);
    }

    #[test]
    fn marks_at_the_beginning_of_a_line_are_no_words() {
        let mut all = String::new();
        add_text("## Food\n\n- one -2\n> - two", &mut all);
        add_text("three", &mut all);
        assert_eq!(all, "Food one -2 two three");
    }
}
