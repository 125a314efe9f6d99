//! A figure holds a letter in the place of a digit, or a comma where no thousands end.
//!
//! Why it matters: `9OO` is no number to any program, so the figure is neither compared nor drawn, and `95,0`
//! may be 950, 95.0 or two figures.
//!
//! How to mend it: look the figure up in the paper and type it again.
//!
//! Example: `value: 9OO` or `value: 95,0`.

use crate::check::measures::figure::figures;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::term::Value;
use crate::term::value::Reading;

pub(super) const CHECK: Check = Check::new(
    "damaged-figure",
    Severity::Warning,
    include_str!("damaged_figure.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        for figure in figures(record) {
            let text = figure.value.text();
            let message = if *figure.value.reading() == Reading::Words && is_misread(text) {
                "has a letter in the place of a digit"
            } else if has_odd_comma(text) {
                "has a comma where no thousands end"
            } else {
                continue;
            };
            found.at(
                figure.place(content, record),
                format!("{}, `{text}`, {message}", figure.name()),
                "look the figure up in the paper, and type it again",
            );
        }
    }
}

/// Whether words are a number but for letters that look like digits.
fn is_misread(text: &str) -> bool {
    const LONGEST: usize = 12;
    let is_part = |c: char| c.is_ascii_digit() || "OolISB,.%\u{a3} ".contains(c);
    let is_mixed = text.contains(|c: char| c.is_ascii_digit())
        && text.contains(['O', 'o', 'l', 'I', 'S', 'B'])
        && text.len() <= LONGEST
        && text.chars().all(is_part)
        // A letter behind a blank may be a word or a rating of its own.
        && !text.split(' ').any(|part| part.chars().all(|c| c.is_alphabetic()));
    let digits = text
        .replace(['O', 'o'], "0")
        .replace(['l', 'I'], "1")
        .replace('S', "5")
        .replace('B', "8");
    is_mixed && Value::read(&digits).number().is_some()
}

/// Whether a number alone has a comma that three digits do not follow.
fn has_odd_comma(text: &str) -> bool {
    let number = text.trim_matches(['\u{a3}', '%', ' ', '-']);
    let whole = number.split_once('.').map_or(number, |(whole, _)| whole);
    let is_number = number
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
        && number.starts_with(|c: char| c.is_ascii_digit());
    is_number
        && whole.contains(',')
        && (whole.split(',').skip(1).any(|part| part.len() != 3)
            || whole.split(',').next().is_some_and(|first| first.len() > 3))
}
