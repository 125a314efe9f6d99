//! Two recommendations of one item, or of one row of numbers, carry the same printed number.
//!
//! Why it matters: a reader who holds the paper finds two records for one of its rows, and none for
//! another.
//!
//! How to mend it: look both up in the paper and correct the number that is a slip. If the paper prints
//! it twice, silence this check with that reason.
//!
//! Example: two recommendations of one meeting and item, both with `number: 5`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::Recommendation;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "number-twice",
    Severity::Warning,
    include_str!("number_twice.rs"),
    Looks::Through(look),
);

/// The recommendations of a paper by their printed numbers.
type Numbers<'a> = BTreeMap<&'a str, Vec<&'a Recommendation>>;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut papers: BTreeMap<_, Numbers<'_>> = BTreeMap::new();
    let mut meetings: BTreeMap<_, Numbers<'_>> = BTreeMap::new();
    for row in content.register.recommendations.rows() {
        let record = &row.record;
        if let (Some(meeting), Some(number)) = (row.meeting, record.number.as_deref()) {
            let kind = record.kind.folder();
            let paper = papers.entry((meeting, kind, record.item.as_deref()));
            let meeting = meetings.entry((meeting, kind));
            for numbers in [paper.or_default(), meeting.or_default()] {
                numbers.entry(number.trim()).or_default().push(row);
            }
        }
    }
    for numbers in papers.values() {
        look_at(content, numbers, found, |number, first, second| {
            // What is asked of two bodies is often one recommendation in parts; where its number leaves the next
            // one out, it is a slip.
            let is_of_two = first.made_to != second.made_to && !leaves_out_next(numbers, number);
            let is_replaced = first.superseded_by.iter().any(|id| {
                let later = &content.register.recommendations[*id];
                later.record.reference.text == second.record.reference.text
            });
            !is_of_two && !is_replaced && second.superseded_by.is_empty()
        });
    }
    // The items of a meeting may each count their own, or all of them go through one row of numbers.
    for numbers in meetings.values() {
        look_at(content, numbers, found, |number, first, second| {
            first.record.item != second.record.item && leaves_out_next(numbers, number)
        });
    }
}

/// Whether nothing has the next number, and something the one behind it.
fn leaves_out_next(numbers: &Numbers<'_>, number: &str) -> bool {
    let has = |number: u32| numbers.contains_key(number.to_string().as_str());
    let number = number.parse::<u32>();
    number.is_ok_and(|number| !has(number.saturating_add(1)) && has(number.saturating_add(2)))
}

/// Finds the one number that two recommendations have, if they are not meant to.
fn look_at(
    content: &Content<'_>,
    numbers: &Numbers<'_>,
    found: &mut Found<'_>,
    is_slip: impl Fn(&str, &Recommendation, &Recommendation) -> bool,
) {
    let mut twice = numbers.iter().filter(|(_, rows)| rows.len() > 1);
    let (Some((number, rows)), None) = (twice.next(), twice.next()) else {
        // Where several numbers stand twice, two papers each count their own.
        return;
    };
    let [first, second] = rows.as_slice() else {
        return;
    };
    if !is_slip(number, first, second) {
        return;
    }
    found.at(
        content.at(second.record.standing.place, &[Step::Key("number")]),
        format!(
            "number {number} stands twice in one paper: `{}` has it too",
            first.record.reference.text
        ),
        format!(
            "look both up in the paper and correct the slip; the other is in {}",
            content.line(first.record.standing.place)
        ),
    );
}
