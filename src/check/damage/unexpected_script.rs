//! A letter of another script stands in a word or a text where it cannot be meant.
//!
//! Why it matters: such letters come from software that read a scanned page badly. The word looks
//! right and is not: no search finds it, and a screen reader spells out the foreign letter.
//!
//! How to mend it: look the word up in the paper and type it again. A whole sentence in another
//! language, its name, and words of it in brackets or quotation marks are left alone.
//!
//! Example: `وenda Item 1` or `Page ယ`, where the paper has an ordinary heading.

use crate::check::damage::lines::key_at;
use crate::check::{Check, Content, Found, Looks, Writing};
use crate::diagnostic::{Mend, Severity};
use crate::term::likeness::latin_look_alike;
use std::collections::BTreeSet;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "unexpected-script",
    Severity::Error,
    include_str!("unexpected_script.rs"),
    Looks::AtSigns(look),
);

/// From which number of words in a row another script is meant.
const SENTENCE: usize = 5;

/// The names that languages have for themselves, word by word: lists of translations hold them.
const LANGUAGES: &str = " العربية عربي عربى فارسی دری اردو پنجابی پښتو پشتو کوردی سۆرانی کوردیی ناوەندی \
    বাংলা 中文 简体中文 繁體中文 简体 繁體 汉语 漢語 廣東話 粵語 普通话 普通話 國語 ગુજરાતી हिन्दी हिंदी मराठी नेपाली \
    ਪੰਜਾਬੀ Українська українська мова Русский русский язык Български български Српски српски \
    Македонски македонски Беларуская Қазақ қазақ тілі Монгол Ελληνικά ελληνικά தமிழ் తెలుగు \
    ಕನ್ನಡ മലയാളം සිංහල 日本語 한국어 ไทย ລາວ မြန်မာ မြန်မာဘာသာ ភាសាខ្មែរ ខ្មែរ ትግርኛ አማርኛ עברית יידיש ייִדיש \
    ქართული Հայերեն ئۇيغۇرچە བོད་ཡིག سنڌي كوردی ";

/// Blocks of letters by what officers call their script.
const SCRIPTS: &[(u32, u32, &str)] = &[
    (0x370, 0x3ff, "Greek"),
    (0x400, 0x52f, "Cyrillic"),
    (0x530, 0x58f, "Armenian"),
    (0x590, 0x5ff, "Hebrew"),
    (0x600, 0x6ff, "Arabic"),
    (0x700, 0x74f, "Syriac"),
    (0x750, 0x77f, "Arabic"),
    (0x780, 0x7bf, "Thaana"),
    (0x8a0, 0x8ff, "Arabic"),
    (0x900, 0x97f, "Devanagari"),
    (0x980, 0x9ff, "Bengali"),
    (0xa00, 0xa7f, "Gurmukhi"),
    (0xa80, 0xaff, "Gujarati"),
    (0xb00, 0xb7f, "Odia"),
    (0xb80, 0xbff, "Tamil"),
    (0xc00, 0xc7f, "Telugu"),
    (0xc80, 0xcff, "Kannada"),
    (0xd00, 0xd7f, "Malayalam"),
    (0xd80, 0xdff, "Sinhala"),
    (0xe00, 0xe7f, "Thai"),
    (0xe80, 0xeff, "Lao"),
    (0xf00, 0xfff, "Tibetan"),
    (0x1000, 0x109f, "Burmese"),
    (0x10a0, 0x10ff, "Georgian"),
    (0x1100, 0x11ff, "Korean"),
    (0x1200, 0x139f, "Ethiopic"),
    (0x13a0, 0x13ff, "Cherokee"),
    (0x1400, 0x167f, "Canadian"),
    (0x1680, 0x16ff, "Runic"),
    (0x1780, 0x17ff, "Khmer"),
    (0x1800, 0x18af, "Mongolian"),
    (0x1c80, 0x1c8f, "Cyrillic"),
    (0x1f00, 0x1fff, "Greek"),
    (0x2de0, 0x2dff, "Cyrillic"),
    (0x3005, 0x3007, "Chinese or Japanese"),
    (0x3040, 0x312f, "Chinese or Japanese"),
    (0x3130, 0x318f, "Korean"),
    (0x31f0, 0x31ff, "Chinese or Japanese"),
    (0x3400, 0x4dbf, "Chinese or Japanese"),
    (0x4e00, 0x9fff, "Chinese or Japanese"),
    (0xa640, 0xa69f, "Cyrillic"),
    (0xaa60, 0xaa7f, "Burmese"),
    (0xac00, 0xd7af, "Korean"),
    (0xf900, 0xfaff, "Chinese or Japanese"),
    (0xfb13, 0xfb17, "Armenian"),
    (0xfb1d, 0xfb4f, "Hebrew"),
    (0xfb50, 0xfdff, "Arabic"),
    (0xfe70, 0xfefc, "Arabic"),
    (0xff66, 0xff9d, "Chinese or Japanese"),
    (0x20000, 0x3ffff, "Chinese or Japanese"),
];

/// Scripts that put no blanks between words.
const UNSPACED: [&str; 6] = [
    "Chinese or Japanese",
    "Thai",
    "Lao",
    "Tibetan",
    "Burmese",
    "Khmer",
];

/// The script of a letter or of a mark on one; none for Latin letters and for signs.
fn script_of(c: char) -> Option<&'static str> {
    let number = u32::from(c);
    if number < 0x370 || (0x2000..0x2de0).contains(&number) {
        return None;
    }
    SCRIPTS
        .iter()
        .find(|(first, last, _)| (*first..=*last).contains(&number))
        .map(|(.., name)| *name)
}

/// The plain letter of a wide one or of one that mathematics has made bold; none for all others.
fn plain_of_fancy(c: char) -> Option<char> {
    let number = u32::from(c);
    match number {
        0xff10..=0xff19 | 0xff21..=0xff3a | 0xff41..=0xff5a => char::from_u32(number - 0xfee0),
        0x1d400..=0x1d6a3 => {
            let at = (number - 0x1d400) % 52;
            char::from_u32(if at < 26 { 65 + at } else { 97 + at - 26 })
        }
        0x1d7ce..=0x1d7ff => char::from_u32(48 + (number - 0x1d7ce) % 10),
        _ => None,
    }
}

/// A word that holds a letter of another script.
struct Word {
    span: Range<usize>,
    script: &'static str,
    /// Letters of the other script.
    foreign: usize,
    latin: usize,
    /// Whether Latin letters stand on both sides of a foreign one.
    is_between: bool,
    /// How many such words, or words of such a script, stand in a row with it.
    row: usize,
}

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let words = foreign_words(text);
    look_at_fancy(writing, words.is_empty(), found);
    let meant: BTreeSet<&str> = words
        .iter()
        .filter(|word| word.row >= SENTENCE)
        .map(|word| word.script)
        .collect();
    for word in &words {
        let letters = &text[word.span.clone()];
        let is_mixed = word.latin > 0;
        if (!is_mixed && meant.contains(word.script))
            || is_symbol(word, letters)
            || (!is_mixed && (is_language(letters) || is_quoted(text, word)))
            || key_at(writing, word.span.start) == Some("rag")
        {
            continue;
        }
        let place = writing.place(word.span.clone());
        let meant: Option<String> = letters
            .chars()
            .map(|c| match script_of(c) {
                Some(_) => latin_look_alike(c),
                None => Some(c),
            })
            .collect();
        let message = if is_mixed {
            format!("`{letters}` mixes Latin letters with {} ones", word.script)
        } else if word.foreign == 1 {
            format!("`{letters}` is a single {} letter", word.script)
        } else {
            format!("`{letters}` is written in {} letters", word.script)
        };
        let help = match &meant {
            Some(meant) => format!("type it again, as `{meant}`"),
            None => "look it up in the paper and type it again; words of another language stand \
                     in brackets or quotation marks, or in a sentence of their own"
                .to_owned(),
        };
        let finding = found.at(place, message, help);
        finding.mend = meant.map(|words| Box::new(Mend { place, words }));
    }
}

fn foreign_words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    if !text.chars().any(|c| script_of(c).is_some()) {
        return words;
    }
    let mut row: Vec<usize> = Vec::new();
    let mut at = 0;
    let is_letter = |c: char| c.is_alphanumeric() || script_of(c).is_some();
    while let Some(begin) = text[at..].find(is_letter).map(|found| at + found) {
        let end = text[begin..]
            .find(|c| !is_letter(c))
            .map_or(text.len(), |found| begin + found);
        at = end;
        let letters = &text[begin..end];
        let Some(script) = letters.chars().find_map(script_of) else {
            if letters.chars().any(char::is_alphabetic) {
                close_row(&mut row, &mut words, text);
            }
            continue;
        };
        let is_latin = |c: char| c.is_alphabetic() && script_of(c).is_none();
        let latin = letters.chars().filter(|c| is_latin(*c)).count();
        let first_foreign = letters.find(|c| script_of(c).is_some()).unwrap_or(0);
        let last_foreign = letters.rfind(|c| script_of(c).is_some()).unwrap_or(0);
        let is_between = letters[..first_foreign].contains(is_latin)
            && letters[last_foreign..].contains(is_latin);
        if latin > 0 || row.last().is_some_and(|last| words[*last].script != script) {
            close_row(&mut row, &mut words, text);
        }
        if latin == 0 {
            row.push(words.len());
        }
        words.push(Word {
            span: begin..end,
            script,
            foreign: letters
                .chars()
                .filter(|c| script_of(*c).is_some() && c.is_alphabetic())
                .count(),
            latin,
            is_between,
            row: 1,
        });
    }
    close_row(&mut row, &mut words, text);
    words
}

fn close_row(row: &mut Vec<usize>, words: &mut [Word], text: &str) {
    let mut length = row.len();
    if let Some(first) = row.first()
        && UNSPACED.contains(&words[*first].script)
    {
        let letters: usize = row
            .iter()
            .map(|at| text[words[*at].span.clone()].chars().count())
            .sum();
        length = length.max(letters / 2);
    }
    for at in row.drain(..) {
        words[at].row = length;
    }
}

/// A Greek letter that stands for itself: `Δ`, `μg`, `TNFα`.
fn is_symbol(word: &Word, letters: &str) -> bool {
    word.script == "Greek"
        && word.foreign == 1
        && !word.is_between
        && letters
            .chars()
            .filter(|c| script_of(*c).is_some())
            .all(|c| latin_look_alike(c).is_none() || matches!(c, 'ρ' | 'ν') && word.latin == 0)
}

fn is_language(letters: &str) -> bool {
    LANGUAGES.contains(&format!(" {letters} "))
}

/// Whether the word, alone or with its neighbours of the same script, is set apart by the officer.
fn is_quoted(text: &str, word: &Word) -> bool {
    if word.foreign < 2 {
        return false;
    }
    let same = |c: char| {
        script_of(c) == Some(word.script)
            || matches!(
                c,
                ' ' | ',' | '-' | '\'' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'
            )
    };
    let before = text[..word.span.start].trim_end_matches(same);
    let after = text[word.span.end..].trim_start_matches(same);
    before.ends_with(['(', '[', '"', '\u{201c}', '\u{2018}', '*', '_', '\u{ab}'])
        && after.starts_with([')', ']', '"', '\u{201d}', '\u{2019}', '*', '_', '\u{bb}'])
}

/// Wide letters, and letters that only mathematics should make bold.
fn look_at_fancy(writing: &Writing<'_>, is_latin: bool, found: &mut Found<'_>) {
    if !is_latin {
        return;
    }
    let text = writing.text;
    let mut at = 0;
    while let Some(begin) = text[at..]
        .find(|c| plain_of_fancy(c).is_some())
        .map(|hit| at + hit)
    {
        let end = text[begin..]
            .find(|c| c != ' ' && plain_of_fancy(c).is_none())
            .map_or(text.len(), |hit| begin + hit);
        let letters = text[begin..end].trim_end();
        at = begin + letters.len();
        // One letter may be a symbol in a formula.
        if letters.chars().count() < 2 {
            continue;
        }
        let plain: String = letters
            .chars()
            .map(|c| plain_of_fancy(c).unwrap_or(c))
            .collect();
        let what = match plain.chars().all(|c| c.is_ascii_digit() || c == ' ') {
            true => "digits",
            false => "letters",
        };
        let place = writing.place(begin..at);
        let finding = found.at(
            place,
            format!("`{letters}` is written in signs that only look like {what}"),
            format!("type it again, as `{plain}`; for bold print write `**{plain}**`"),
        );
        finding.mend = Some(Box::new(Mend {
            place,
            words: plain,
        }));
    }
}
