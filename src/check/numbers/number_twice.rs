//! Two recommendations of one item carry the same printed number.
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

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut papers: BTreeMap<_, BTreeMap<&str, Vec<&Recommendation>>> = BTreeMap::new();
    for row in content.register.recommendations.rows() {
        let record = &row.record;
        if let (Some(meeting), Some(number)) = (row.meeting, record.number.as_deref()) {
            let item = record.item.as_deref();
            let paper = papers.entry((meeting, record.kind.folder(), item));
            let rows = paper.or_default().entry(number.trim()).or_default();
            rows.push(row);
        }
    }
    for numbers in papers.values() {
        let mut twice = numbers.iter().filter(|(_, rows)| rows.len() > 1);
        let (Some((number, rows)), None) = (twice.next(), twice.next()) else {
            // Where several numbers stand twice, two papers each count their own.
            continue;
        };
        let [first, second] = rows.as_slice() else {
            continue;
        };
        let is_one_in_parts = first.made_to != second.made_to
            || first.superseded_by.iter().any(|id| {
                let later = &content.register.recommendations[*id];
                later.record.reference.text == second.record.reference.text
            })
            || !second.superseded_by.is_empty();
        if is_one_in_parts {
            continue;
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
}
