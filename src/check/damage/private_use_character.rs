//! A sign stands in the text that only one font can show, such as an arrow of Wingdings.
//!
//! Why it matters: on the page it is an empty box or nothing at all, and a screen reader says
//! nothing. An arrow beside a figure often carries its meaning.
//!
//! How to mend it: put the ordinary sign in its place, or better a word: `down by 1%`.
//!
//! Example: `1,218` with U+F0F2, the down arrow of Wingdings, and `(1%)`.

use crate::check::{Check, Content, Found, Looks, Writing};
use crate::diagnostic::{Mend, Severity};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "private-use-character",
    Severity::Warning,
    include_str!("private_use_character.rs"),
    Looks::AtSigns(look),
);

/// What the fonts that papers use show for their own signs.
const SIGNS: &[(char, char)] = &[
    ('\u{f0a7}', '\u{25aa}'),
    ('\u{f0b7}', '\u{2022}'),
    ('\u{f0d8}', '\u{27a2}'),
    ('\u{f0df}', '\u{2190}'),
    ('\u{f0e0}', '\u{2192}'),
    ('\u{f0e1}', '\u{2191}'),
    ('\u{f0e2}', '\u{2193}'),
    ('\u{f0e3}', '\u{2196}'),
    ('\u{f0e4}', '\u{2197}'),
    ('\u{f0e5}', '\u{2199}'),
    ('\u{f0e6}', '\u{2198}'),
    ('\u{f0e8}', '\u{2794}'),
    ('\u{f0ef}', '\u{21e6}'),
    ('\u{f0f0}', '\u{21e8}'),
    ('\u{f0f1}', '\u{21e7}'),
    ('\u{f0f2}', '\u{21e9}'),
    ('\u{f0f3}', '\u{2b04}'),
    ('\u{f0fb}', '\u{2717}'),
    ('\u{f0fc}', '\u{2713}'),
    ('\u{f0fd}', '\u{2612}'),
    ('\u{f0fe}', '\u{2611}'),
];

fn is_private(c: char) -> bool {
    matches!(u32::from(c), 0xe000..=0xf8ff | 0xf0000..=0x10ffff)
}

/// The blank of fonts of signs.
const BLANK: char = '\u{f020}';

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let mut at = 0;
    while let Some(start) = text[at..].find(is_private).map(|hit| at + hit) {
        let length = text[start..]
            .find(|c| !is_private(c))
            .unwrap_or(text.len() - start);
        at = start + length;
        tell(writing, start..at, found);
    }
}

/// One finding for all such signs in a row.
fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    let signs = &writing.text[span.clone()];
    let place = writing.place(span);
    let codes: Vec<String> = signs
        .chars()
        .filter(|c| *c != BLANK || signs.chars().all(|c| c == BLANK))
        .map(|c| format!("U+{:04X}", u32::from(c)))
        .collect();
    let message = match codes.as_slice() {
        [code] => format!("the sign {code} belongs to one font and no browser can show it"),
        codes => format!(
            "the signs {} belong to one font and no browser can show them",
            codes.join(", ")
        ),
    };
    let meant: Option<String> = signs
        .chars()
        .map(|c| match SIGNS.iter().find(|(own, _)| *own == c) {
            Some((_, sign)) => Some(*sign),
            None => (c == BLANK).then_some(' '),
        })
        .collect();
    let help = match meant.as_deref().map(str::trim) {
        None => "look in the paper what is shown there, and put an ordinary sign or a word".into(),
        Some("") => "it is a blank".to_owned(),
        Some(sign @ ("\u{2022}" | "\u{25aa}" | "\u{27a2}")) => {
            format!("it is the bullet `{sign}`: begin the line with `- ` instead")
        }
        Some(sign) => format!("it is `{sign}` in Wingdings: put that there, or a word"),
    };
    let finding = found.at(place, message, help);
    finding.mend = meant.map(|words| Box::new(Mend { place, words }));
}
