//! A character stands in the text that nobody sees: a soft hyphen, a joined letter, a turn of direction.
//!
//! Why it matters: a search for the word does not find it, and copied text carries the character on.
//! A character that turns the direction can make a text read otherwise than it is stored.
//!
//! How to mend it: type the word again. Joined letters such as `ﬁ` become two letters.
//!
//! Example: `recom` and `mendation` with a soft hyphen between them, from a paper's line end.

use crate::check::damage::lines::line_around;
use crate::check::{Check, Content, Found, Looks, Writing};
use crate::diagnostic::{Mend, Severity};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "hidden-character",
    Severity::Note,
    include_str!("hidden_character.rs"),
    Looks::AtWords(
        &[
            "\u{200b}", "\u{200c}", "\u{200d}", "\u{2060}", "\u{feff}", "\u{ad}", "\u{200e}",
            "\u{200f}", "\u{61c}", "\u{202a}", "\u{202b}", "\u{202c}", "\u{202d}", "\u{202e}",
            "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{180e}", "\u{2028}", "\u{2029}",
            "\u{34f}", "\u{fb00}", "\u{fb01}", "\u{fb02}", "\u{fb03}", "\u{fb04}", "\u{fb05}",
            "\u{fb06}",
        ],
        look,
    ),
);

/// What an officer may call the character, and what may stand in its place.
fn hidden(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '\u{200b}' => ("a blank without width", ""),
        '\u{200c}' | '\u{200d}' => ("a joiner without width", ""),
        '\u{2060}' | '\u{34f}' | '\u{180e}' => ("a joiner without width", ""),
        '\u{feff}' => ("a byte order mark", ""),
        '\u{ad}' => ("a soft hyphen", ""),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => ("a mark of direction", ""),
        '\u{2028}' | '\u{2029}' => ("a break that no editor shows", " "),
        '\u{fb00}' => ("the joined letters `\u{fb00}`", "ff"),
        '\u{fb01}' => ("the joined letters `\u{fb01}`", "fi"),
        '\u{fb02}' => ("the joined letters `\u{fb02}`", "fl"),
        '\u{fb03}' => ("the joined letters `\u{fb03}`", "ffi"),
        '\u{fb04}' => ("the joined letters `\u{fb04}`", "ffl"),
        '\u{fb05}' | '\u{fb06}' => ("the joined letters `\u{fb06}`", "st"),
        _ => return None,
    })
}

fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character is of a script that is written from right to left or needs joiners, or a
/// picture that joiners build.
fn needs_joiners(c: char) -> bool {
    let number = u32::from(c);
    matches!(number, 0x590..=0x8ff | 0x900..=0xdff | 0x1000..=0x109f | 0x1780..=0x18af
        | 0xfb1d..=0xfdff | 0xfe00..=0xfe0f | 0xfe70..=0xfefc | 0x2190..=0x2bff | 0x1f000..=0x1faff)
}

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let mut done = 0;
    for (at, c) in text.char_indices() {
        if at < done || c.is_ascii() {
            continue;
        }
        let end = at + c.len_utf8();
        if turns(c) {
            let line = &text[line_around(text, at)];
            let is_override = matches!(c, '\u{202d}' | '\u{202e}');
            if !is_override && line.chars().any(needs_joiners) {
                continue;
            }
            let place = writing.place(at..end);
            let finding = found.at(
                place,
                format!(
                    "a hidden character (U+{:04X}) turns the direction of the text behind it",
                    u32::from(c)
                ),
                "take it away: what readers see may differ from what stands here",
            );
            finding.severity = Severity::Error;
            continue;
        }
        let Some((name, _)) = hidden(c) else {
            continue;
        };
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        if before.into_iter().chain(after).any(needs_joiners) {
            continue;
        }
        let word = word_around(text, at..end);
        done = word.end;
        let mended = mended(&text[word.clone()]);
        let place = writing.place(word);
        let (message, help) = if mended.trim().is_empty() {
            (
                format!("{name} stands here and nobody sees it"),
                "take it away".to_owned(),
            )
        } else if name.starts_with("the joined") {
            (
                format!("`{mended}` is written with {name}"),
                format!("type it again, as `{mended}`"),
            )
        } else {
            (
                format!("{name} is hidden in `{mended}`"),
                format!("type it again, as `{mended}`"),
            )
        };
        found.at(place, message, help).mend = Some(Box::new(Mend {
            place,
            words: mended,
        }));
    }
}

fn mended(word: &str) -> String {
    let mut mended = String::with_capacity(word.len());
    for c in word.chars() {
        match hidden(c) {
            Some((_, instead)) => mended.push_str(instead),
            None => mended.push(c),
        }
    }
    mended
}

fn word_around(text: &str, span: Range<usize>) -> Range<usize> {
    let is_word = |c: char| c.is_alphanumeric() || hidden(c).is_some();
    let start = text[..span.start].trim_end_matches(is_word).len();
    let end = text.len() - text[span.end..].trim_start_matches(is_word).len();
    start..end
}
