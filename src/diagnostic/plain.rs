//! Words that an officer wrote, or somebody else did, as they may be shown: no sign in them may give
//! a terminal an order, turn the direction of the text, or begin a new line.

use std::borrow::Cow;

/// Whether a terminal or a viewer would obey a sign instead of showing it.
fn is_order(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The words with each such sign written as its number, `\u{1b}`; a line break becomes a blank.
pub fn visible(words: &str) -> Cow<'_, str> {
    if !words.contains(is_order) {
        return words.into();
    }
    let mut shown = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match c {
            '\n' | '\t' => shown.push(' '),
            '\r' => {}
            c if is_order(c) => shown.extend(c.escape_unicode()),
            c => shown.push(c),
        }
    }
    shown.into()
}

/// A JSON document with each such sign, all of which stand in its texts, as its escape.
pub(super) fn escaped(json: &str) -> Cow<'_, str> {
    let is_open = |c: char| c != '\n' && is_order(c);
    if !json.contains(is_open) {
        return json.into();
    }
    let mut text = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_open(c) {
            text.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            text.push(c);
        }
    }
    text.into()
}

/// A line of a text in which each such sign is replaced by a dot of the same length in bytes, so
/// that places in it stay where they are. What is left the renderer shows by itself.
pub(super) fn of_the_same_length(line: &str) -> String {
    line.chars()
        .map(|c| match c {
            '\t' => '\t',
            c if !is_order(c) => c,
            c if c.len_utf8() == 1 => '.',
            c if c.len_utf8() == 2 => '\u{b7}',
            _ => '\u{2022}',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_order_reaches_a_terminal() {
        assert_eq!(visible("a\u{1b}[31m\nb\u{9b}"), "a\\u{1b}[31m b\\u{9b}");
        assert_eq!(visible("Café – “so”"), "Café – “so”");
        assert_eq!(
            escaped("{\n\"a\": \"\u{202e}\u{7f}\"}"),
            "{\n\"a\": \"\\u202e\\u007f\"}"
        );
        for line in ["a\u{1b}b", "a\u{9b}b", "a\u{202e}b"] {
            let shown = of_the_same_length(line);
            assert_eq!(shown.len(), line.len());
            assert!(!shown.contains(is_order));
        }
    }
}
