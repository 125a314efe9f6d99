//! The glossary writes a short name out otherwise than the record that has it.
//!
//! Why it matters: a reader who looks the letters up is told of another body than the one that the page
//! means.
//!
//! How to mend it: compare both with a paper and correct one. If the letters mean two things here, say both
//! in the glossary.
//!
//! Example: `term: FRP` with `expansion: Food Recovery Plan`, and a body `Flood Resilience Panel` with
//! `short name: FRP`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::fields::Text;
use crate::term::text::name_key;
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "short-name-differs",
    Severity::Warning,
    include_str!("short_name_differs.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let mut names: HashMap<&str, Vec<&Text>> = HashMap::new();
    for row in register.organisations.rows() {
        let record = &row.record;
        if let Some(short) = &record.short_name {
            let all = [&record.name].into_iter();
            let all = all.chain(&record.also).chain(&record.former_names);
            names.entry(&short.text).or_default().extend(all);
        }
    }
    for row in register.bodies.rows() {
        let record = &row.record;
        if let Some(short) = &record.short_name {
            let all = [&record.name].into_iter();
            let all = all.chain(&record.also).chain(&record.former_names);
            names.entry(&short.text).or_default().extend(all);
        }
    }
    for row in register.terms.rows() {
        let record = &row.record;
        let (Some(expansion), Some(names)) =
            (&record.expansion, names.get(record.term.text.as_str()))
        else {
            continue;
        };
        let said = name_key(expansion);
        let is_told = |name: &&Text| {
            let name = name_key(&name.text);
            said.contains(&name) || name.contains(&said) || are_alike(&said, &name)
        };
        if names.iter().any(is_told) {
            continue;
        }
        if let Some(first) = names.first() {
            found.at(
                content.at(record.standing.place, &[Step::Key("expansion")]),
                format!(
                    "the glossary writes `{}` out as `{expansion}`, but it is the short name of `{}`",
                    record.term.text, first.text
                ),
                format!(
                    "compare both with a paper and correct one; the other is at {}",
                    content.line(first.place)
                ),
            );
        }
    }
}

/// Whether two words begin with the same letters, as those do that differ in their ending.
fn begin_alike(one: &str, other: &str) -> bool {
    const LETTERS: usize = 4;
    let begins = |word: &str| {
        word.chars()
            .filter(|c| *c != '-')
            .take(LETTERS)
            .collect::<String>()
    };
    begins(one).chars().count() == LETTERS && begins(one) == begins(other)
}

/// Whether most of the words are the same: "Council of Exampleshire" and "Exampleshire County Council".
fn are_alike(one: &str, other: &str) -> bool {
    const SMALL: [&str; 6] = ["of", "the", "and", "for", "in", "&"];
    let words = |text: &str| -> Vec<String> {
        let words = text.split(' ').filter(|word| !SMALL.contains(word));
        words.map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    if one.len() == other.len() {
        // "Boards" may stand for "Board", but a trust of libraries is none of leisure.
        return (one.iter()).all(|word| {
            other
                .iter()
                .any(|other| word == other || begin_alike(word, other))
        });
    }
    let shared = one.iter().filter(|word| other.contains(word)).count();
    shared * 3 >= one.len().max(other.len()) * 2
}
