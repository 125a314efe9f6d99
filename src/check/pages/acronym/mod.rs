//! What in a text is an acronym: not a word in capitals, a postcode, a reference or a road.

mod spelling;
mod vocabulary;

pub use spelling::is_spelt_out;

use crate::check::Writing;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;
use vocabulary::{KNOWN, SHOUTED};

/// All words that are no acronyms, or that need no explaining.
static PLAIN: LazyLock<HashSet<&str>> =
    LazyLock::new(|| KNOWN.into_iter().chain(SHOUTED).collect());

/// An acronym where it stands.
pub struct Acronym<'a> {
    /// Without the `s` of a plural.
    pub words: &'a str,
    /// In the writing.
    pub span: Range<usize>,
    pub standing: Standing<'a>,
}

/// Where in a file an acronym stands.
pub enum Standing<'a> {
    /// In the text of a record.
    Text,
    /// In the value of this key.
    Under(&'a str),
}

/// Every acronym of a stretch of writing that not everybody knows; `parts` are the starts of the runs in
/// it that [may be part of one](may_be_part), in their order. Under a key that is no prose none counts.
pub fn acronyms<'a>(
    writing: &Writing<'a>,
    parts: impl IntoIterator<Item = usize>,
    is_prose: impl Fn(&str) -> bool,
) -> Vec<Acronym<'a>> {
    let text = writing.text;
    let body = writing.body.saturating_sub(writing.start);
    let mut found = Vec::new();
    let mut key = "";
    // Up to where lines are read, and up to where the key is known.
    let (mut read, mut known) = (0, 0);
    for part in parts {
        if part < read {
            continue;
        }
        let start = text[..part].rfind('\n').map_or(0, |end| end + 1);
        let rest = &text[start..];
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        read = start + line.len();
        if !may_hold_one(line.as_bytes()) {
            continue;
        }
        let is_facts = start < body;
        if is_facts {
            // Most lines have a key of their own.
            let above = || text[known..start].rsplit_terminator('\n').find_map(key_of);
            key = key_of(line).or_else(above).unwrap_or(key);
            known = read;
            if !is_prose(key) {
                continue;
            }
        }
        let words = words(line);
        for at in 0..words.len() {
            if let Some(acronym) = acronym(line, &words, at) {
                let span = start + acronym.start..start + acronym.end;
                found.push(Acronym {
                    words: &text[span.clone()],
                    span,
                    standing: match is_facts {
                        true => Standing::Under(key),
                        false => Standing::Text,
                    },
                });
            }
        }
    }
    found
}

/// Whether a run of letters and digits may be part of an acronym, as far as it tells by itself: behind
/// one capital a `&` may follow.
pub fn may_be_part(run: &str) -> bool {
    let ends_in_capital = match run.as_bytes() {
        [.., last] if last.is_ascii_uppercase() => true,
        [.., capital, small] => capital.is_ascii_uppercase() && small.is_ascii_lowercase(),
        _ => false,
    };
    ends_in_capital || may_hold_one(run.as_bytes())
}

/// Whether two capitals, or a capital and a digit, stand near one another.
fn may_hold_one(line: &[u8]) -> bool {
    line.windows(2).enumerate().any(|(at, two)| {
        let is_sign =
            |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'&';
        two[0].is_ascii_uppercase()
            && (is_sign(&two[1])
                || (two[1].is_ascii_lowercase() && line.get(at + 2).is_some_and(is_sign)))
            || (two[0].is_ascii_digit() && two[1].is_ascii_uppercase())
    })
}

/// The key that a line of YAML begins with.
fn key_of(line: &str) -> Option<&str> {
    const LONGEST: usize = 24;
    let line = line.trim_start_matches([' ', '-']);
    let is_part = |byte: &u8| byte.is_ascii_lowercase() || *byte == b' ';
    let end = line.bytes().take(LONGEST + 1).take_while(is_part).count();
    let (key, rest) = line.split_at(end);
    let is_key = !key.is_empty()
        && key.len() <= LONGEST
        && matches!(rest.as_bytes(), [b':'] | [b':', b' ' | b'\n' | b'\r', ..]);
    is_key.then_some(key)
}

/// The words of a line: letters of any script, digits and `&` between them.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut characters = line.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let is_inner = c == '&'
            && start.is_some()
            && characters
                .peek()
                .is_some_and(|(_, next)| next.is_ascii_uppercase());
        if c.is_alphanumeric() || is_inner {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            words.push(start..at);
        }
    }
    if let Some(start) = start {
        words.push(start..line.len());
    }
    words
}

/// The span of the acronym that a word of a line is, if it is one.
fn acronym(line: &str, words: &[Range<usize>], position: usize) -> Option<Range<usize>> {
    let span = words.get(position)?.clone();
    let whole = line.get(span.clone())?;
    let word = match whole.strip_suffix('s') {
        Some(single) if single.len() >= 2 && is_capital(single) => single,
        _ => whole,
    };
    if !has_shape(word) || PLAIN.contains(word) {
        return None;
    }
    let before = line.get(..span.start)?;
    let after = line.get(span.end..)?;
    let other = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .and_then(|span| line.get(span.clone()))
            .unwrap_or_default()
    };
    let previous = other(position.checked_sub(1));
    let is_part = is_joined(before, after)
        || is_cited(word, before, after)
        || is_in_address(before, after)
        || (is_outward(previous) && is_inward(word))
        || is_shouted(line, words, position);
    (!is_part).then(|| span.start..span.start + word.len())
}

/// Whether all letters are capitals.
fn is_capital(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'&')
}

/// `CQC`, `A&E`, `2WW`, `DfE`, `S106`.
fn has_shape(word: &str) -> bool {
    if !(2..=6).contains(&word.len()) || !word.is_ascii() {
        return false;
    }
    let count = |test: fn(&u8) -> bool| word.as_bytes().iter().filter(|byte| test(byte)).count();
    let capitals = count(u8::is_ascii_uppercase);
    let small = count(u8::is_ascii_lowercase);
    let digits = count(u8::is_ascii_digit);
    // The sections of Acts that councils know by their number.
    let is_section = matches!(word, "S106" | "S278" | "S117" | "S151" | "S114" | "S75");
    if is_section {
        return true;
    }
    if capitals < 2 || digits > 1 || is_roman(word) || is_outward(word) {
        return false;
    }
    let bytes = word.as_bytes();
    let is_mixed = small <= 2
        && digits == 0
        && bytes.len() <= 5
        && bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.last().is_some_and(u8::is_ascii_uppercase);
    small == 0 || is_mixed
}

fn is_roman(word: &str) -> bool {
    word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'))
}

/// The first half of a postcode: `OX1`, `SW1A`, `M1`.
fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &word.as_bytes()[letters..];
    (1..=2).contains(&letters)
        && word.len() <= 4
        && match rest {
            [digit] => digit.is_ascii_digit() && (letters == 2 || word.len() == 2),
            [digit, last] => {
                digit.is_ascii_digit()
                    && (last.is_ascii_digit() || (letters == 2 && last.is_ascii_uppercase()))
            }
            _ => false,
        }
}

/// The second half of a postcode: `1ND`.
fn is_inward(word: &str) -> bool {
    matches!(word.as_bytes(), [digit, first, second]
        if digit.is_ascii_digit() && first.is_ascii_uppercase() && second.is_ascii_uppercase())
}

/// Whether a word is part of a longer sign, such as the reference `HSC-2024-03` or the file `A.PDF`.
fn is_joined(before: &str, after: &str) -> bool {
    let mut behind = after.chars();
    let (next, second) = (behind.next(), behind.next());
    let mut ahead = before.chars().rev();
    let (last, last_but_one) = (ahead.next(), ahead.next());
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = matches!(next, Some('_' | '@' | '=' | '`' | '\\'));
    let closes = matches!(
        last,
        Some('_' | '@' | '=' | '`' | '\\' | '#' | '&' | '<' | '$')
    );
    opens
        || closes
        || (next == Some('-') && is_digit(second))
        || (last == Some('-') && is_digit(last_but_one))
        || (next == Some('.') && is_letter(second))
        || (last == Some('.') && is_letter(last_but_one))
        || (last == Some('/') && (last_but_one == Some('<') || is_digit(last_but_one)))
        || (next == Some('/') && is_digit(second))
}

/// Whether a word is part of how a case in court or a paper of Parliament is cited, or a unit behind its number:
/// `[2014] UKSC 56`, `HC 1133`, `5MB`.
fn is_cited(word: &str, before: &str, after: &str) -> bool {
    const REPORTS: [&str; 10] = [
        "WLR", "LGR", "QB", "KB", "HLR", "PTSR", "BLGR", "CCLR", "JPL", "ER",
    ];
    const UNITS: [&str; 5] = ["MB", "GB", "KB", "TB", "FE"];
    let is_unit = word.strip_prefix(|c: char| c.is_ascii_digit());
    let mut behind = after.trim_start_matches(')').chars();
    let has_number =
        behind.next() == Some(' ') && behind.next().is_some_and(|c| c.is_ascii_digit());
    let ahead = before.strip_suffix(' ').unwrap_or_default();
    let volume = ahead.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_volume = volume.len() < ahead.len();
    // "R v Haringey LBC [2014]".
    let is_party = after.starts_with(" [1") || after.starts_with(" [2");
    is_party
        || is_unit.is_some_and(|unit| UNITS.contains(&unit))
        || has_number
            && (matches!(word, "HC" | "HL" | "CP")
                || ahead.ends_with([']', ')'])
                || is_volume && (volume.ends_with("] ") || REPORTS.contains(&word)))
}

/// Whether a word stands in an address of the web, of a file, of mail or of a record.
fn is_in_address(before: &str, after: &str) -> bool {
    let start = before
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(at, c)| at + c.len_utf8());
    let ahead = before.get(start..).unwrap_or_default();
    let behind = after.split(char::is_whitespace).next().unwrap_or_default();
    let target = ahead.rfind("](").and_then(|at| ahead.get(at + 2..));
    let open = target.unwrap_or(ahead);
    let is_target = target.is_some_and(|target| !target.contains(')'));
    is_target
        || ["://", "www.", "documents/", "ref:"]
            .iter()
            .any(|words| open.contains(words))
        || (behind.contains('@') && !behind.starts_with([')', ',']))
}

/// Whether a word stands among words in capitals that are no acronyms: `RESOLVED THAT THE`.
fn is_shouted(line: &str, words: &[Range<usize>], position: usize) -> bool {
    let word = |at: usize| words.get(at).and_then(|span| line.get(span.clone()));
    let is_loud = |at: usize| {
        word(at).is_some_and(|word| {
            is_capital(word) && word.bytes().any(|byte| byte.is_ascii_uppercase())
        })
    };
    let mut first = position;
    while first > 0 && is_loud(first - 1) {
        first -= 1;
    }
    let mut last = position;
    while is_loud(last + 1) {
        last += 1;
    }
    let mut loud = (first..=last).filter_map(word);
    last - first >= 3 || loud.any(|word| word.len() > 6 || SHOUTED.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Vec<&str> {
        let words = words(line);
        (0..words.len())
            .filter_map(|at| acronym(line, &words, at))
            .map(|span| &line[span])
            .collect()
    }

    #[test]
    fn acronyms_are_found_in_any_clothes() {
        assert_eq!(
            found("The CQC's view, BOB ICB, EHCPs and D2A"),
            ["CQC", "BOB", "ICB", "EHCP", "D2A"]
        );
        assert_eq!(
            found("(SEND), DfE, S106 and MASH-led"),
            ["SEND", "DfE", "S106", "MASH"]
        );
        assert_eq!(found("[the MASH](ref:HSC-2024-03)"), ["MASH"]);
    }

    #[test]
    fn words_in_capitals_postcodes_roads_and_references_are_none() {
        for line in [
            "RESOLVED: that",
            "THE COMMITTEE AGREED TO NOTE",
            "It is NOT so",
            "OX1 1ND, SW1A 2AA, M40, A4130",
            "HSC-2024-03 and 2024-HSC",
            "Part II, Annex XIV",
            "https://example.org/MASH/EIA.pdf and documents/EIA.pdf",
            "write to MASH@example.org",
            "[x](documents/EIA.pdf)",
            "the UK, a GP, two MPs, NHS, VAT, A&E, COVID-19 and Q&A",
            "A (b) I, U.S.A.",
            "`EIA`",
            "McKay and O'Neill",
            "25/00418/FUL, LBC/25/01",
            "[2014] UKSC 56, [1985] 1 WLR 5 and 12 LGR 3; HC 1133, a file of 5MB",
        ] {
            assert_eq!(found(line), [""; 0], "{line}");
        }
    }
}
