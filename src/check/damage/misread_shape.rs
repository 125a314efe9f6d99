//! Words that are spelt as another word of the content but for letters of one shape, such as `b` for `h`:
//! these are found here and told of by the check for misread letters.

use crate::check::Content;
use crate::check::damage::vocabulary::{is_ordinary, ordinary};
use std::collections::HashMap;

/// A word that was misread, and how it stands elsewhere.
pub(super) struct Misread<'a> {
    pub(super) word: &'a str,
    pub(super) meant: String,
}

/// How often a slip of one kind is made at most.
const MOST: usize = 2;
/// The shortest word in which letters of one shape make no other word.
const SHORTEST: usize = 6;
/// From this length on a word needs to stand elsewhere a few times only.
const LONG: usize = 8;

/// Words of which both forms are English, by how they begin.
const BOTH: [&str; 19] = [
    "fatte", "flatte", "mouth", "month", "dos", "clos", "couch", "conch", "easter", "caster",
    "clash", "clasp", "marlon", "marion", "hound", "bound", "comer", "modem", "homer",
];

/// Every word that is told, each once.
pub(super) fn misread<'a>(content: &Content<'a>) -> Vec<Misread<'a>> {
    // The word that stands most often, by its shape.
    let mut common: HashMap<u64, (&str, usize)> = HashMap::new();
    for (run, times) in content.runs().counted() {
        let is_common = run.len() >= SHORTEST && times >= if run.len() >= LONG { 3 } else { 10 };
        if is_common && is_plain(run) {
            let entry = common.entry(shape(run)).or_insert((run, times));
            if times > entry.1 {
                *entry = (run, times);
            }
        }
    }
    for word in ordinary().filter(|word| word.len() >= LONG) {
        common.entry(shape(word)).or_insert((word, MOST * 3));
    }
    let mut misread = Vec::new();
    for (run, times) in content.runs().counted() {
        if times > MOST || run.len() + 1 < SHORTEST || !is_plain(run) {
            continue;
        }
        let Some((known, often)) = common.get(&shape(run)) else {
            continue;
        };
        if *often >= times * 3 && is_misread(run, known) {
            misread.push(Misread {
                word: run,
                meant: with_capital_of(known, run),
            });
        }
    }
    misread
}

/// Letters of the plain alphabet, small but for the first.
fn is_plain(run: &str) -> bool {
    run.as_bytes()[0].is_ascii_alphabetic()
        && run.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
}

/// The units of a word that the eye takes in: its letters, and pairs of letters that look like one.
fn units(word: &str) -> impl Iterator<Item = (u8, &[u8])> {
    let bytes = word.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = bytes.get(at)?.to_ascii_lowercase();
        let next = bytes.get(at + 1);
        let pair = match (first, next) {
            (b'c', Some(b'l')) => Some(b'd'),
            (b'v', Some(b'v')) => Some(b'w'),
            (b'r', Some(b'n')) => Some(b'm'),
            _ => None,
        };
        // Joined letters are often lost but for the f: "ofcer", "fnance".
        let joined = match (first, next, bytes.get(at + 2)) {
            (b'f', Some(b'f'), Some(b'i' | b'l')) => 3,
            (b'f', Some(b'f' | b'i' | b'l'), _) => 2,
            _ => 1,
        };
        let length = joined.max(1 + usize::from(pair.is_some()));
        let unit = pair.unwrap_or(match first {
            b'b' => b'h',
            b'c' => b'e',
            b'n' => b'u',
            b'i' => b'l',
            other => other,
        });
        let written = &bytes[at..at + length];
        at += length;
        Some((unit, written))
    })
}

/// A number that all words of one shape share.
fn shape(word: &str) -> u64 {
    units(word).fold(0xcbf2_9ce4_8422_2325, |hash, (unit, _)| {
        (hash ^ u64::from(unit)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Whether a seldom word is a common one with one letter misread, two in a very long word, in places where
/// both letters do not make English words.
fn is_misread(word: &str, known: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if lower == known.to_ascii_lowercase()
        || is_ordinary(word)
        || BOTH.iter().any(|start| lower.starts_with(start))
    {
        return false;
    }
    // "Specifics" and "specifies", "handier" and "handler".
    let ends = [
        ("ics", "ies"),
        ("ies", "ics"),
        ("ier", "ler"),
        ("ler", "ier"),
    ];
    if ends
        .iter()
        .any(|(one, other)| word.ends_with(one) && known.ends_with(other))
    {
        return false;
    }
    let (ours, theirs): (Vec<_>, Vec<_>) = (units(word).collect(), units(known).collect());
    if ours.len() != theirs.len() {
        return false;
    }
    let mut slips = 0;
    for (at, (one, other)) in ours.iter().zip(&theirs).enumerate() {
        if one.0 != other.0 {
            return false;
        }
        if one.1.eq_ignore_ascii_case(other.1) {
            continue;
        }
        slips += 1;
        if one.0 == b'f' {
            let is_lost = matches!(one.1.len(), 1 | 2)
                && one.1.iter().all(|byte| byte.eq_ignore_ascii_case(&b'f'))
                && other.1.len() > one.1.len()
                && !other.1.ends_with(b"f");
            if !is_lost {
                return false;
            }
            continue;
        }
        let is_next_to_tall = [at.wrapping_sub(1), at + 1]
            .iter()
            .filter_map(|next| ours.get(*next))
            .any(|next| next.0 == b'l');
        let is_told_elsewhere =
            one.0 == b'm' && !word.starts_with(|c: char| c.is_ascii_uppercase());
        // "Bearing" and "hearing", "failing" and "falling".
        if is_told_elsewhere || (at == 0 && one.0 == b'h') || (one.0 == b'l' && is_next_to_tall) {
            return false;
        }
    }
    slips == 1 || (slips == 2 && word.len() > LONG)
}

/// A word with the capital that another one has.
fn with_capital_of(meant: &str, like: &str) -> String {
    let mut letters = meant.to_owned();
    if let Some(first) = letters.get_mut(..1) {
        match like.starts_with(|c: char| c.is_ascii_uppercase()) {
            true => first.make_ascii_uppercase(),
            false => first.make_ascii_lowercase(),
        }
    }
    letters
}
