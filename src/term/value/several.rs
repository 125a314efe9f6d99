//! Several numbers in one cell, each with the words beside it.

use crate::term::value::amount::amount;
use crate::term::value::{Labelled, Reading};

/// Words that stand between two numbers that are held side by side.
const BETWEEN: [&str; 12] = [
    " c.f. ",
    " c.f ",
    " cf. ",
    " cf ",
    " v. ",
    " v ",
    " vs ",
    " vs. ",
    " versus ",
    " against ",
    " compared with ",
    " compared to ",
];

/// The numbers of words that hold more than one; none where they cannot be told apart.
pub(super) fn several(words: &str) -> Option<Reading> {
    if words.len() > 300 {
        return None;
    }
    let mut words = words.to_owned();
    for between in BETWEEN {
        words = words.replace(between, ";");
    }
    // What is in brackets is a period or a remark.
    let mut plain = String::with_capacity(words.len());
    let mut depth = 0_usize;
    for c in words.chars() {
        match c {
            '(' => {
                depth += 1;
                plain.push(';');
            }
            ')' => {
                depth = depth.saturating_sub(1);
                plain.push(';');
            }
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let plain = plain
        .replace(", ", ";")
        .replace(" / ", ";")
        .replace(" and ", ";")
        .replace(": ", ";");
    let mut numbers = Vec::new();
    for segment in plain.split([';', '|']) {
        let segment = segment.trim_matches([' ', '.', ':', ',']);
        let mut found = None;
        let mut before = Vec::new();
        let mut rest = segment;
        while !rest.is_empty() {
            let ends = rest.find(' ').unwrap_or(rest.len());
            match amount(&rest.to_ascii_lowercase()) {
                Some(_) if found.is_some() => return None,
                Some(amount) => {
                    rest = rest[amount.end..].trim_start();
                    found = Some(amount);
                }
                None => {
                    before.push(&rest[..ends]);
                    rest = rest[ends..].trim_start();
                }
            }
        }
        if let Some(amount) = found {
            if before.len() > 4 {
                return None;
            }
            numbers.push(Labelled {
                label: before.join(" "),
                number: amount.number,
                unit: amount.unit,
            });
        }
    }
    (numbers.len() > 1).then_some(Reading::Several(numbers))
}
