//! Two linked records give the same recommendation in nearly, but not quite, the same words.
//!
//! Why it matters: both claim to be the words as published. Small changes can matter: "carers
//! eligible for support" is not "carers' eligibility for support".
//!
//! How to mend it: compare both with their papers. Correct a slip; if the papers themselves differ,
//! say in a note which words are followed, and silence this check with that reason.
//!
//! Example: a recommendation with `must evaluate their winter plans`, and the action of the plan that
//! answers it with `must evaluate its winter plans`.

use crate::check::twice::differing_words::{Difference, differences};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::recommendation::Words;
use crate::register::{Id, Priority, Recommendation, Subject};
use crate::source::Place;
use crate::term::likeness::{likeness, slips, telling_words};
use crate::term::text::squeeze;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "text-drift",
    Severity::Warning,
    include_str!("text_drift.rs"),
    Looks::Through(look),
);

/// How much alike two tellings of one thing are at least.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Least {
    Alike,
    /// Two records that are only related may ask for like things: here only slips of the pen count.
    NearlyTheSame,
}

const ALIKE: f64 = 0.75;
/// With fewer telling words than this, likeness says nothing.
const WORDS: usize = 4;
/// So many words more in one telling are a sentence of its own and no drift.
const ADDED: usize = 4;
/// So many frameworks are compared that have a priority of one code.
const MANY: usize = 8;

struct Telling<'a> {
    text: &'a str,
    place: Place,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for (id, recommendation) in register.recommendations.iter() {
        if recommendation.record.words != Words::AsPublished {
            continue;
        }
        let own = asked(recommendation);
        for priority in &recommendation.priorities {
            for other in of_priority(content, *priority) {
                compare(content, &own, &other, Least::Alike, found);
            }
        }
        for action in &recommendation.actions {
            let text = &register.actions[*action].record.text;
            let other = Telling {
                text: &text.text,
                place: text.place,
            };
            compare(content, &own, &other, Least::Alike, found);
        }
        for subject in &recommendation.related {
            let Subject::Recommendation(other) = *subject else {
                continue;
            };
            let there = &register.recommendations[other];
            let links_back = there.related.contains(&Subject::Recommendation(id));
            let is_sibling = there.meeting == recommendation.meeting && there.meeting.is_some();
            if is_sibling
                || (links_back && other.index() < id.index())
                || there.record.words != Words::AsPublished
            {
                continue;
            }
            let other = asked(there);
            if numbers(own.text) == numbers(other.text) {
                compare(content, &own, &other, Least::NearlyTheSame, found);
            }
        }
    }
    for (id, action) in register.actions.iter() {
        for same in &action.same_as {
            let there = &register.actions[*same];
            if there.same_as.contains(&id) && same.index() < id.index() {
                continue;
            }
            let telling = |text: &'_ crate::record::fields::Text| (text.text.clone(), text.place);
            let (own, other) = (telling(&action.record.text), telling(&there.record.text));
            let own = Telling {
                text: &own.0,
                place: own.1,
            };
            let other = Telling {
                text: &other.0,
                place: other.1,
            };
            compare(content, &own, &other, Least::Alike, found);
        }
    }
    let mut by_code: BTreeMap<String, Vec<Id<Priority>>> = BTreeMap::new();
    for (id, priority) in register.priorities.iter() {
        let code = priority.record.code.text.to_lowercase();
        by_code.entry(code).or_default().push(id);
    }
    for of_code in by_code.values() {
        for (at, one) in of_code.iter().take(MANY).enumerate() {
            for other in of_code.iter().take(at) {
                let own = &register.priorities[*one];
                let there = &register.priorities[*other];
                if own.framework != there.framework {
                    let telling = |priority: &crate::record::priority::Priority| {
                        (priority.title.text.clone(), priority.title.place)
                    };
                    let (own, there) = (telling(&own.record), telling(&there.record));
                    let own = Telling {
                        text: &own.0,
                        place: own.1,
                    };
                    let other = Telling {
                        text: &there.0,
                        place: there.1,
                    };
                    if numbers(own.text) == numbers(other.text) {
                        compare(content, &own, &other, Least::Alike, found);
                    }
                }
            }
        }
    }
}

fn asked(recommendation: &Recommendation) -> Telling<'_> {
    Telling {
        text: &recommendation.record.asked.markdown,
        place: recommendation.record.asked.place,
    }
}

/// The title of a priority and its summary, either of which may tell the whole recommendation.
fn of_priority<'a>(content: &Content<'a>, id: Id<Priority>) -> Vec<Telling<'a>> {
    let record = &content.register.priorities[id].record;
    let mut tellings = vec![Telling {
        text: &record.title.text,
        place: record.title.place,
    }];
    if let Some(summary) = &record.summary {
        tellings.push(Telling {
            text: summary,
            place: content.at(record.standing.place, &[Step::Key("summary")]),
        });
    }
    tellings
}

/// Whether one telling only says something more, such as where the steps stand.
fn is_addition(difference: &Difference) -> bool {
    let words = match (difference.one.as_str(), difference.other.as_str()) {
        ("", added) | (added, "") => added.split_whitespace().count(),
        _ => 0,
    };
    words >= ADDED
}

/// Whether a difference is one of small words or of one word in two forms, and not one of meaning.
fn is_slip(difference: &Difference) -> bool {
    let (one, other) = (
        difference.one.to_lowercase(),
        difference.other.to_lowercase(),
    );
    let is_small = telling_words(&one).is_empty() && telling_words(&other).is_empty();
    let is_one_word = !one.contains(' ') && !other.contains(' ');
    let begins_alike = one.len() > 4 && one.chars().take(5).eq(other.chars().take(5));
    let is_short = one.chars().count().max(other.chars().count()) <= 24;
    is_small || (is_one_word && is_short && (begins_alike || slips(&one, &other) <= 1))
}

fn numbers(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .collect()
}

fn compare(
    content: &Content<'_>,
    own: &Telling<'_>,
    other: &Telling<'_>,
    least: Least,
    found: &mut Found<'_>,
) {
    let (words, there) = (telling_words(own.text), telling_words(other.text));
    if words.len() < WORDS || there.len() < WORDS || likeness(&words, &there) < ALIKE {
        return;
    }
    let differences = differences(own.text, other.text);
    let Some(first) = differences.first() else {
        return;
    };
    if differences.iter().all(is_addition) {
        return;
    }
    if least == Least::NearlyTheSame && !differences.iter().all(is_slip) {
        return;
    }
    let shown: Vec<String> = differences
        .iter()
        .take(3)
        .map(
            |difference| match (difference.one.as_str(), difference.other.as_str()) {
                ("", there) => format!("`{}` is only there", squeeze(there)),
                (here, "") => format!("`{}` is only here", squeeze(here)),
                (here, there) => format!("`{}` here is `{}` there", squeeze(here), squeeze(there)),
            },
        )
        .collect();
    let more = match differences.len() {
        0..=3 => String::new(),
        count => format!("; {} more", count - 3),
    };
    found.at(
        content.within(own.place, &first.one),
        format!(
            "nearly the same words as in {}: {}{more}",
            content.line(other.place),
            shown.join("; ")
        ),
        "compare both with the papers; if the papers differ, say in a note which is followed",
    );
}
