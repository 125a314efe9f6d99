//! A character was lost, or came out as others, when the text went from one program to another.
//!
//! Why it matters: readers meet boxes, question marks and strings of accents where a letter, an
//! apostrophe or a pound sign stood. A lost sign may change what a sentence or a figure says.
//!
//! How to mend it: look the word up in the paper and type what stands there.
//!
//! Example: `the councilâ€™s reply` for `the council’s reply`, or `Â£5` for `£5`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::{Mend, Severity};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "lost-character",
    Severity::Warning,
    include_str!("lost_character.rs"),
    Looks::AtWords(
        &[
            "\u{fffd}",
            "\u{1}",
            "\u{2}",
            "\u{3}",
            "\u{4}",
            "\u{5}",
            "\u{6}",
            "\u{7}",
            "\u{8}",
            "\u{b}",
            "\u{c}",
            "\u{e}",
            "\u{f}",
            "\u{10}",
            "\u{11}",
            "\u{12}",
            "\u{13}",
            "\u{14}",
            "\u{15}",
            "\u{16}",
            "\u{17}",
            "\u{18}",
            "\u{19}",
            "\u{1a}",
            "\u{1b}",
            "\u{1c}",
            "\u{1d}",
            "\u{1e}",
            "\u{1f}",
            "\u{7f}",
            "\u{c2}",
            "\u{c3}",
            "\u{c4}",
            "\u{c5}",
            "\u{e2}\u{20ac}",
            "\u{e2}\u{201a}",
            "\u{e2}\u{201e}",
            "\u{e2}\u{2020}",
            "\u{e2}\u{80}",
            "\u{e2}\u{82}",
            "\u{ef}\u{ac}",
            "\u{ef}\u{bb}",
            "\u{ef}\u{bf}",
            "?s ",
            "?t ",
            "?re ",
            "?ve ",
            "?ll ",
            "?1",
            "?2",
            "?3",
            "?4",
            "?5",
            "?6",
            "?7",
            "?8",
            "?9",
            "\u{162}",
            "\u{80}",
            "\u{85}",
            "\u{91}",
            "\u{92}",
            "\u{93}",
            "\u{94}",
            "\u{96}",
            "\u{97}",
            "\u{99}",
        ],
        look,
    ),
);

static LOST_APOSTROPHE: Pattern = Pattern::new(r"[A-Za-z](\?)(?:s|t|re|ve|ll)[ \n]");
/// An amount without its pound sign: "?8,400", "(?1.2m".
static LOST_POUND: Pattern = Pattern::new(
    r"(?m)(?:^|[ (])(?P<amount>\?[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d+)?\s?(?:m|k|bn|million|billion)\b|\.\d\d(?-u:\b)))",
);
static BARE_SIGN: Pattern = Pattern::new(r"(?m)(?:^|[ |])(\u{162})[ ]?\(?\d");

/// What the bytes 80 to 9F are in the code page that most mail and office programs used.
const OLD: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if matches!(
            c,
            '\u{c2}' | '\u{c3}' | '\u{c4}' | '\u{c5}' | '\u{e2}' | '\u{ef}'
        ) && let Some((length, meant)) = misread(&text[at..])
        {
            tell(writing, at..at + length, Some(meant), found);
            at += length;
            continue;
        }
        if c == '\u{fffd}' {
            replaced(writing, at, found);
        } else if c.is_control() && !matches!(c, '\n' | '\r' | '\t') {
            control(writing, at, c, found);
        }
        at += c.len_utf8();
    }
    if text.contains('?') {
        for hit in LOST_POUND.captures_iter(text) {
            if let Some(amount) = hit.name("amount") {
                let meant = amount.as_str().replacen('?', "\u{a3}", 1);
                found.at(
                    writing.place(amount.range()),
                    format!("`{}` has lost its first sign", amount.as_str()),
                    format!("look the amount up in the paper; most often it is `{meant}`"),
                );
            }
        }
        for hit in LOST_APOSTROPHE.captures_iter(text) {
            if let Some(mark) = hit.get(1)
                && !writing.is_in_address(mark.start())
                && is_apostrophe(&text[..mark.start()], &first_letters(&text[mark.end()..]))
            {
                let word = word_around(text, mark.range());
                let meant = text[word.clone()].replace('?', "\u{2019}");
                tell(writing, word, Some(meant), found);
            }
        }
    }
    for hit in BARE_SIGN.captures_iter(text) {
        if let Some(sign) = hit.get(1) {
            found.at(
                writing.place(sign.range()),
                format!("`{}` stands alone beside a figure", sign.as_str()),
                "look in the paper what is shown there: often it is an arrow; write a word for it",
            );
        }
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, meant: Option<String>, found: &mut Found<'_>) {
    let words = &writing.text[span.clone()];
    let place = writing.place(span);
    let message = format!("`{words}` is not what was written");
    match meant {
        Some(meant) => {
            let help = if meant.trim().is_empty() {
                "it was a blank".to_owned()
            } else {
                format!("it was `{meant}`: type that")
            };
            found.at(place, message, help).mend = Some(Box::new(Mend {
                place,
                words: meant,
            }));
        }
        None => {
            found.at(place, message, "look it up in the paper and type it again");
        }
    }
}

/// The byte that an old program took for a character.
fn byte_of(c: char) -> Option<u8> {
    let number = u32::from(c);
    if (0x80..=0xff).contains(&number) {
        return u8::try_from(number).ok();
    }
    let at = OLD.iter().position(|old| *old == c)?;
    u8::try_from(at + 0x80).ok()
}

/// A character read as two or three others at the start of a text: their length, and what it was.
fn misread(text: &str) -> Option<(usize, String)> {
    let (length, meant) = once(text)?;
    // What was damaged twice is mended twice.
    let mut whole = meant;
    while let Some((inner, again)) = once(&whole)
        && inner == whole.len()
    {
        whole = again;
    }
    Some((length, whole))
}

fn once(text: &str) -> Option<(usize, String)> {
    let mut meant = String::new();
    let mut at = 0;
    while let Some((length, c)) = character(&text[at..], at > 0) {
        meant.push_str(c);
        at += length;
    }
    (at > 0).then_some((at, meant))
}

/// With `is_inner`, another misread character stands right before.
fn character(text: &str, is_inner: bool) -> Option<(usize, &'static str)> {
    let mut chars = text.char_indices();
    let (_, first) = chars.next()?;
    let lead = byte_of(first)?;
    let (second_at, second) = chars.next()?;
    let next = chars.next();
    let end = next.map_or(text.len(), |(at, _)| at);
    if first == '\u{ef}' && second == '\u{ac}' {
        let third_end = next.map(|(at, c)| at + c.len_utf8());
        return Some(match next.map(|(_, c)| c) {
            Some('\u{20ac}') => (third_end?, "ff"),
            Some('\u{81}') => (third_end?, "fi"),
            Some('\u{201a}') => (third_end?, "fl"),
            Some('\u{192}') => (third_end?, "ffi"),
            Some('\u{201e}') => (third_end?, "ffl"),
            _ => (end, "fi"),
        });
    }
    let follow = byte_of(second);
    match lead {
        0xc2 if is_inner && second == '\u{9d}' => Some((end, "\u{9d}")),
        0xc2 => {
            let byte = follow.filter(|byte| (0xa0..=0xbf).contains(byte))?;
            Some((end, known(u32::from(byte))?))
        }
        0xc3 => {
            let byte = follow.filter(|byte| (0x80..=0xbf).contains(byte))?;
            Some((end, known(u32::from(byte) + 0x40)?))
        }
        0xc4 | 0xc5 => {
            // Curly quotation marks stand behind such letters in sound text.
            if !is_inner && matches!(second, '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}') {
                return None;
            }
            let byte = follow.filter(|byte| (0x80..=0xbf).contains(byte))?;
            let number = (u32::from(lead & 0x1f) << 6) | u32::from(byte & 0x3f);
            Some((end, known(number)?))
        }
        0xe2 | 0xef => {
            let byte = follow.filter(|byte| (0x80..=0xbf).contains(byte))?;
            let (third_at, third) = next?;
            // The last byte of a closing quotation mark is nothing in the old code page.
            let Some(last) = byte_of(third).filter(|byte| (0x80..=0xbf).contains(byte)) else {
                return (lead == 0xe2 && second == '\u{20ac}' && second_at > 0)
                    .then_some((end, "\u{201d}"));
            };
            let number = (u32::from(lead & 0xf) << 12)
                | (u32::from(byte & 0x3f) << 6)
                | u32::from(last & 0x3f);
            Some((third_at + third.len_utf8(), known(number)?))
        }
        _ => None,
    }
}

/// The characters that British papers hold, and so may have lost.
fn known(number: u32) -> Option<&'static str> {
    const CHARACTERS: &str = "\u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
        àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿĄąĆćČčĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŤťŮůŰűŴŵŶŷŹźŻżŽž\
        ‐‑‒–—‘’‚“”„†‡•…‰′″‹›€™←↑→↓↔⇒−≈≠≤≥■□▪●✓✔\u{feff}\u{fffd}\u{200b}";
    let c = char::from_u32(number)?;
    let at = CHARACTERS.find(c)?;
    // What marks the start of a file or takes no room is mended by nothing.
    if matches!(c, '\u{feff}' | '\u{200b}' | '\u{ad}') {
        return Some("");
    }
    if c == '\u{a0}' {
        return Some(" ");
    }
    CHARACTERS.get(at..at + c.len_utf8())
}

/// The mark that programs put for what they could not read.
fn replaced(writing: &Writing<'_>, at: usize, found: &mut Found<'_>) {
    let text = writing.text;
    let word = word_around(text, at..at + '\u{fffd}'.len_utf8());
    let after = &text[at + '\u{fffd}'.len_utf8()..];
    let letters = first_letters(after);
    let is_apostrophe = is_apostrophe(&text[..at], &letters);
    let place = writing.place(word.clone());
    let words = &text[word.clone()];
    let message = format!("a character was lost in `{words}`");
    if is_apostrophe && words.matches('\u{fffd}').count() == 1 {
        let meant = words.replace('\u{fffd}', "\u{2019}");
        let finding = found.at(place, message, format!("it was `{meant}`: type that"));
        finding.mend = Some(Box::new(Mend {
            place,
            words: meant,
        }));
    } else if words.starts_with('\u{fffd}') && after.starts_with(|c: char| c.is_ascii_digit()) {
        let help = "look it up in the paper: before a figure it is often a pound sign";
        found.at(place, message, help);
    } else if text[..at].ends_with('\u{fffd}') {
        // Several in a row are one loss.
    } else {
        found.at(place, message, "look it up in the paper and type it again");
    }
}

fn control(writing: &Writing<'_>, at: usize, c: char, found: &mut Found<'_>) {
    let place = writing.place(at..at + c.len_utf8());
    let number = u32::from(c);
    let message = format!("the control character U+{number:04X} stands in the text");
    // Programs wrote the signs of the old code page under these numbers.
    let meant = (0x80..=0x9f)
        .contains(&number)
        .then(|| OLD[(number - 0x80) as usize])
        .filter(|meant| *meant != c);
    match meant {
        Some(meant) => {
            let finding = found.at(place, message, format!("it was `{meant}`: type that"));
            finding.mend = Some(Box::new(Mend {
                place,
                words: meant.to_string(),
            }));
        }
        None => {
            found.at(
                place,
                message,
                "look in the paper what stood there; take the character away",
            );
        }
    }
}

fn word_around(text: &str, span: Range<usize>) -> Range<usize> {
    let is_word =
        |c: char| c.is_alphanumeric() || matches!(c, '\u{fffd}' | '?' | '\u{2019}' | '\'');
    let start = text[..span.start].trim_end_matches(is_word).len();
    let end = text.len() - text[span.end..].trim_start_matches(is_word).len();
    start..end
}

fn first_letters(text: &str) -> String {
    text.chars().take_while(char::is_ascii_alphabetic).collect()
}

/// Whether an apostrophe must have stood between these: "council" and "s", "don" and "t".
fn is_apostrophe(before: &str, after: &str) -> bool {
    const SHORTENED: [&str; 16] = [
        "i", "we", "you", "they", "he", "she", "it", "who", "that", "there", "could", "should",
        "would", "might", "must", "what",
    ];
    let start = before
        .trim_end_matches(|c: char| c.is_ascii_alphabetic())
        .len();
    let word = before[start..].to_ascii_lowercase();
    match after {
        "s" => !word.is_empty(),
        "t" => word.ends_with('n'),
        "re" | "ve" | "ll" | "d" | "m" => SHORTENED.contains(&word.as_str()),
        _ => false,
    }
}
