//! Two highlight reports explain the same colour in different words.
//!
//! Why it matters: a workstream may keep its colour and mean something else by it. Readers who
//! compare two reports, or two plans of one board, compare what cannot be compared.
//!
//! How to mend it: publish each key as its paper prints it. Ask which is meant, or say in a note that
//! the key was changed.
//!
//! Example: `amber: Development required` in one report and `amber: Some risk to delivery` in the next.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::Party;
use crate::source::Place;
use crate::term::Rag;
use crate::term::likeness::telling_words;
use crate::term::text::squeeze;
use std::collections::{BTreeSet, HashMap};

pub(super) const CHECK: Check = Check::new(
    "rating-key-differs",
    Severity::Warning,
    include_str!("rating_key_differs.rs"),
    Looks::Through(look),
);

/// The plans that are compared with one another: those of a body, or a plan alone.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
enum Family {
    Of(Party),
    Alone(usize),
}

/// How a colour was last explained.
struct Key<'a> {
    words: BTreeSet<String>,
    text: &'a str,
    place: Place,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut last: HashMap<(Family, Rag), Key<'_>> = HashMap::new();
    for (at, plan) in content.register.plans.rows().iter().enumerate() {
        let family = plan.body.map_or(Family::Alone(at), Family::Of);
        for (row, highlight) in plan.record.highlights.iter().enumerate() {
            for (rag, text) in &highlight.key {
                let words = meaning(text);
                if words.is_empty() {
                    continue;
                }
                let place = place_of(content, plan.record.standing.place, row, *rag);
                if let Some(before) = last.get(&(family, *rag))
                    && before.words != words
                {
                    found.at(
                        place,
                        format!(
                            "{} means `{}` here, but `{}` in {}",
                            name_of(*rag),
                            squeeze(text),
                            squeeze(before.text),
                            content.line(before.place)
                        ),
                        "ask which is meant; if the key was changed, say so in a note",
                    );
                }
                last.insert((family, *rag), Key { words, text, place });
            }
        }
    }
}

/// The telling words of an explanation, in the singular.
fn meaning(text: &str) -> BTreeSet<String> {
    telling_words(text)
        .into_iter()
        .map(|word| match word.strip_suffix('s') {
            Some(stem) if stem.len() > 3 && !stem.ends_with('s') => stem.to_owned(),
            _ => word,
        })
        .collect()
}

fn name_of(rag: Rag) -> &'static str {
    match rag {
        Rag::Green => "green",
        Rag::Amber => "amber",
        Rag::Red => "red",
        Rag::NotRated => "not rated",
    }
}

/// Where the explanation of a colour was written, however its name is spelt there.
fn place_of(content: &Content<'_>, plan: Place, row: usize, rag: Rag) -> Place {
    let spellings: [&'static str; 5] = match rag {
        Rag::Green => ["green", "Green", "GREEN", "G", "g"],
        Rag::Amber => ["amber", "Amber", "AMBER", "A", "a"],
        Rag::Red => ["red", "Red", "RED", "R", "r"],
        Rag::NotRated => [
            "not rated",
            "Not rated",
            "Not Rated",
            "NOT RATED",
            "not rated",
        ],
    };
    spellings
        .into_iter()
        .map(|spelling| {
            let steps = [
                Step::Key("highlight reports"),
                Step::Row(row),
                Step::Key("key"),
                Step::Key(spelling),
            ];
            content.at(plan, &steps)
        })
        .find(|place| *place != plan)
        .unwrap_or(plan)
}
