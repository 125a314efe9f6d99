//! A letter was taken for another of its shape: `q` for `g`, `l` for `I`, `rn` for `m`.
//!
//! Why it matters: software that reads scanned pages makes such slips. The eye passes over them, a
//! search does not find the word, and a screen reader says nonsense.
//!
//! How to mend it: type the word again. A name that is spelt so is silenced with that reason.
//!
//! Example: `Strateqic Priorities`, `ltem 4` or `the cornmittee`.

use crate::check::damage::lines::is_code;
use crate::check::damage::misread_shape::misread;
use crate::check::damage::vocabulary::{Vocabulary, is_ordinary};
use crate::check::{Check, Content, Found, Looks, Question, Writing};
use crate::diagnostic::{Mend, Severity};
use crate::source::Place;
use std::collections::HashMap;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "misread-letter",
    Severity::Warning,
    include_str!("misread_letter.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&MAY_BE_MISREAD];

/// How words end that hold a g, if a q stands in its place.
const ENDINGS_WITH_Q: [&str; 30] = [
    "inq", "inqs", "inqly", "eqic", "eqically", "eqy", "eqies", "oqy", "oqies", "oqical", "aqe",
    "aqed", "aqes", "aqement", "anqe", "anqes", "anqed", "enqe", "enqes", "udqet", "udqets",
    "idqe", "edqe", "iqht", "iqhts", "ouqh", "ouqht", "auqht", "iqence", "onq",
];

/// How English words begin that were read with l for I.
const BEGINNINGS_WITH_L: [&str; 15] = [
    "lmp", "lmm", "lnc", "lnd", "lnf", "lnh", "lnn", "lns", "lnt", "lnv", "lss", "ltem", "ldent",
    "lnit", "lreland",
];

/// Beginnings of words in which m was read for rn, and what they are.
const M_FOR_RN: [(&str, &str); 24] = [
    ("govemment", "government"),
    ("govemance", "governance"),
    ("govemor", "governor"),
    ("goveming", "governing"),
    ("intemal", "internal"),
    ("intemet", "internet"),
    ("intemat", "internat"),
    ("extemal", "external"),
    ("altemat", "alternat"),
    ("leaming", "learning"),
    ("leamed", "learned"),
    ("leamt", "learnt"),
    ("concem", "concern"),
    ("pattem", "pattern"),
    ("retum", "return"),
    ("joumey", "journey"),
    ("joumal", "journal"),
    ("tumover", "turnover"),
    ("modemis", "modernis"),
    ("northem", "northern"),
    ("southem", "southern"),
    ("eastem", "eastern"),
    ("westem", "western"),
    ("adjoum", "adjourn"),
];

/// Words that scanned pages often hold and that are none, with what they are.
const NO_WORDS: [(&str, &str); 41] = [
    ("tbe", "the"),
    ("tlie", "the"),
    ("tlhe", "the"),
    ("tliat", "that"),
    ("tbat", "that"),
    ("tliis", "this"),
    ("tbis", "this"),
    ("tbey", "they"),
    ("wbich", "which"),
    ("whicb", "which"),
    ("wliich", "which"),
    ("witb", "with"),
    ("witli", "with"),
    ("sball", "shall"),
    ("sbould", "should"),
    ("wbat", "what"),
    ("wbere", "where"),
    ("otber", "other"),
    ("frorn", "from"),
    ("sorne", "some"),
    ("rnay", "may"),
    ("tirne", "time"),
    ("roorn", "room"),
    ("clairn", "claim"),
    ("thc", "the"),
    ("tlic", "the"),
    ("iocal", "local"),
    ("ieader", "leader"),
    ("ieaders", "leaders"),
    ("heaith", "health"),
    ("councll", "council"),
    ("councllor", "councillor"),
    ("servlce", "service"),
    ("servlces", "services"),
    ("vvas", "was"),
    ("vvere", "were"),
    ("vvhich", "which"),
    ("vvho", "who"),
    ("vvill", "will"),
    ("vvith", "with"),
    ("vvork", "work"),
];

/// English words with rn that would be others with m.
const SOUND_RN: [&str; 30] = [
    "burn", "burns", "burned", "burnt", "corn", "corns", "cornet", "modern", "stern", "sterns",
    "torn", "barn", "barns", "warn", "warns", "warned", "horn", "horns", "darn", "fern", "ferns",
    "morn", "tern", "terns", "turn", "turns", "scorn", "thorn", "thorns", "born",
];

/// What a word may be, and how often the content has to have that; 0 if it is sure.
type Reading = (String, usize);

/// Runs that hold a word that may be misread, whatever follows; most need no more than this look.
static MAY_BE_MISREAD: Question = Question::of_runs(|run| {
    let mut words = runs(run).filter_map(|span| run.get(span));
    words.any(|word| begins_with_l(word) || reading(word, "").is_some())
})
.without_digits()
.standing(|text, run| {
    runs(&text[run.clone()]).any(|inner| {
        let (start, end) = (run.start + inner.start, run.start + inner.end);
        let word = &text[start..end];
        !begins_with_l(word) || reading(word, &text[end..]).is_some()
    })
});

/// Whether it is the words behind a word that decide how it is to be read: it begins with an l that no word has
/// before its next letter.
fn begins_with_l(word: &str) -> bool {
    let next = word.as_bytes().get(1).copied().unwrap_or(b'a');
    word.starts_with('l') && !is_vowel(next)
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    look_at_shapes(content, found);
    let mut readings: Vec<Reading> = Vec::new();
    // The same words come again and again, and what they may be is found once.
    let mut by_word: HashMap<&str, Option<usize>> = HashMap::new();
    let mut suspects = Vec::new();
    for (writing, run) in content.that(&MAY_BE_MISREAD) {
        for inner in runs(&writing.text[run.clone()]) {
            let span = run.start + inner.start..run.start + inner.end;
            let (word, behind) = (&writing.text[span.clone()], &writing.text[span.end..]);
            let mut read = || {
                readings.push(reading(word, behind)?);
                Some(readings.len() - 1)
            };
            let reading = match begins_with_l(word) {
                true => read(),
                false => *by_word.entry(word).or_insert_with(read),
            };
            suspects.extend(reading.map(|reading| (writing, span, reading)));
        }
    }
    let unsure = readings.iter().filter(|(_, wanted)| *wanted > 0);
    let vocabulary = Vocabulary::of(content, unsure.map(|(meant, _)| meant.to_ascii_lowercase()));
    let is_told = readings.iter().map(|(meant, wanted)| {
        vocabulary.count(meant) >= *wanted || *wanted == 1 && is_ordinary(meant)
    });
    let is_told: Vec<bool> = is_told.collect();
    for (writing, span, reading) in suspects {
        if is_told[reading] && is_word(writing, &span) {
            let word = &writing.text[span.clone()];
            let message = format!("`{word}` has a misread letter");
            tell(writing.place(span), message, &readings[reading].0, found);
        }
    }
}

fn tell(place: Place, message: String, meant: &str, found: &mut Found<'_>) {
    let finding = found.at(place, message, format!("type it again, as `{meant}`"));
    finding.mend = Some(Box::new(Mend {
        place,
        words: meant.to_owned(),
    }));
}

/// Words that stand rightly elsewhere but for letters of one shape: "Oxfordsbire".
fn look_at_shapes(content: &Content<'_>, found: &mut Found<'_>) {
    let misread: HashMap<&str, String> = misread(content)
        .into_iter()
        .map(|misread| (misread.word, misread.meant))
        .collect();
    if misread.is_empty() {
        return;
    }
    for (writing, span) in content.rare(|run| misread.contains_key(run)) {
        let word = &writing.text[span.clone()];
        let is_told = reading(word, &writing.text[span.end..]).is_some();
        if let Some(meant) = misread.get(word)
            && !is_told
            && is_word(writing, &span)
        {
            let message = format!("`{word}` has a misread letter, and `{meant}` stands elsewhere");
            tell(writing.place(span), message, meant, found);
        }
    }
}

/// The runs of plain letters that hold one of the shapes.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !bytes[at].is_ascii_alphabetic() {
                at += 1;
                continue;
            }
            let start = at;
            let mut is_odd = bytes[at] == b'l' && bytes.get(at + 1).is_some_and(|b| !is_vowel(*b));
            let mut last = b' ';
            while at < bytes.len() && bytes[at].is_ascii_alphabetic() {
                let byte = bytes[at];
                is_odd |= byte == b'q'
                    && !bytes.get(at + 1).is_some_and(|b| matches!(b, b'u' | b'U'))
                    || byte == b'm' && matches!(last, b'e' | b'a' | b'u' | b'm')
                    || byte == b'n' && last == b'r'
                    || byte == b'I' && last.is_ascii_lowercase()
                    || matches!(byte, b'b' | b'l') && matches!(last, b't' | b'w' | b's')
                    || byte == b'b' && last == b'c';
                last = byte;
                at += 1;
            }
            let is_no_word = || {
                let word = &text[start..at];
                NO_WORDS
                    .iter()
                    .any(|(misread, _)| word.eq_ignore_ascii_case(misread))
            };
            if at - start >= 2 && (is_odd || is_no_word()) {
                return Some(start..at);
            }
        }
        None
    })
}

fn is_vowel(byte: u8) -> bool {
    matches!(
        byte.to_ascii_lowercase(),
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y'
    )
}

/// Whether a run is a whole word of the text, not a piece of a code or an address.
fn is_word(writing: &Writing<'_>, span: &Range<usize>) -> bool {
    let before = writing.text[..span.start].chars().next_back();
    let after = writing.text[span.end..].chars().next();
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '\\' | '=' | '#' | '`');
    !before.is_some_and(|c| joins(c) || c == '.')
        && !after.is_some_and(joins)
        && !writing.is_in_address(span.start)
        && !is_code(writing, span.start)
}

/// What a word may be.
fn reading(word: &str, after: &str) -> Option<Reading> {
    if word.bytes().skip(1).all(|b| b.is_ascii_lowercase()) {
        let is = |other: &str| word.eq_ignore_ascii_case(other);
        if let Some((_, meant)) = NO_WORDS.iter().find(|(misread, _)| is(misread)) {
            return Some((as_capital(meant, word), 0));
        }
        if let Some((misread, meant)) = M_FOR_RN.iter().find(|(start, _)| begins(word, start))
            && !is("leamington")
        {
            let whole = format!("{meant}{}", &word[misread.len()..]);
            return Some((as_capital(&whole, word), 0));
        }
        if word.bytes().skip(1).any(|b| b == b'n')
            && let Some(reading) = read_rn(word)
        {
            return Some(reading);
        }
        if begins_with_l(word) {
            return read_l(word, after);
        }
        if word.contains(['q', 'Q']) {
            return read_q(word);
        }
    }
    // A capital I in the middle of small letters was an l.
    if word.len() >= 4 && word.bytes().skip(1).any(|b| b == b'I') {
        let is_small = word
            .bytes()
            .skip(1)
            .all(|b| b.is_ascii_lowercase() || b == b'I');
        let meant = format!("{}{}", &word[..1], word[1..].replace('I', "l"));
        return (is_small && word != "LinkedIn").then_some((meant, 1));
    }
    None
}

/// Whether a word of plain letters begins with others, whatever its capitals.
fn begins(word: &str, start: &str) -> bool {
    word.get(..start.len())
        .is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
}

fn read_q(word: &str) -> Option<(String, usize)> {
    let is_without_u = word
        .as_bytes()
        .windows(2)
        .any(|pair| matches!(pair[0], b'q') && pair[1] != b'u')
        || word.ends_with('q');
    if !is_without_u || word.len() < 4 {
        return None;
    }
    let meant = word.replace('q', "g");
    let is_small = word.bytes().all(|b| b.is_ascii_lowercase());
    let ends = ENDINGS_WITH_Q.iter().any(|ending| word.ends_with(ending));
    let is_sure = ends && (is_small || word.len() >= 6) && word.len() >= 5;
    Some((meant, usize::from(!is_sure)))
}

fn read_l(word: &str, after: &str) -> Option<(String, usize)> {
    let meant = format!("I{}", &word[1..]);
    let next: String = after
        .strip_prefix(' ')
        .unwrap_or_default()
        .chars()
        .take_while(char::is_ascii_alphabetic)
        .collect();
    let is_small_word = match word {
        "lt" => matches!(
            next.as_str(),
            "is" | "was" | "has" | "had" | "will" | "would" | "should" | "can" | "may" | "also"
        ),
        "ln" => matches!(
            next.as_str(),
            "the" | "this" | "addition" | "order" | "particular" | "total" | "response"
        ),
        "lf" => matches!(
            next.as_str(),
            "the" | "this" | "you" | "we" | "they" | "it" | "a"
        ),
        "ls" => matches!(next.as_str(), "the" | "this" | "there" | "it"),
        "lts" => matches!(
            next.as_str(),
            "members" | "work" | "role" | "aim" | "aims" | "purpose"
        ),
        _ => false,
    };
    let begins = BEGINNINGS_WITH_L
        .iter()
        .any(|start| word.starts_with(start));
    let has_vowel = word.bytes().skip(2).any(is_vowel);
    (is_small_word || begins && has_vowel && word.len() >= 4).then_some((meant, 0))
}

fn read_rn(word: &str) -> Option<(String, usize)> {
    if !word.contains("rn") && !word.starts_with("Rn") {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let meant = word.replace("rn", "m").replace("Rn", "M");
    let is_sure = lower.starts_with("rna")
        || lower.starts_with("rne")
        || lower.starts_with("rni")
        || lower.starts_with("rno")
        || lower.starts_with("rnu")
        || lower.ends_with("rnent")
        || lower.ends_with("rnents")
        || lower.starts_with("cornm") && !lower.starts_with("cornmar")
        || lower.starts_with("cornrn")
        || lower.starts_with("systern")
        || lower.starts_with("inforrn")
        || lower.starts_with("perforrn")
        || lower.starts_with("prograrn")
        || matches!(word, "tearn" | "tearns")
        || lower == word && (stands_behind_consonant(word) || stands_before_p_or_b(word));
    if is_sure && word.len() >= 4 && lower != "rna" && lower != "rnas" {
        return Some((meant, 0));
    }
    let is_small = word.bytes().all(|b| b.is_ascii_lowercase());
    // "Govern" was never "govem".
    let is_sound = SOUND_RN.contains(&lower.as_str())
        || M_FOR_RN.iter().any(|(_, sound)| lower.starts_with(sound));
    match (is_small, is_sound) {
        (true, false) if is_ordinary(&meant) => Some((meant, 1)),
        (true, false) if word.len() >= 4 => Some((meant, 3)),
        // A name may be spelt so, but not where that makes a word that any council writes.
        (false, false) if is_ordinary(&meant) => Some((meant, 1)),
        _ => None,
    }
}

/// Whether `rn` stands behind a letter that no English word has in front of it: "srnall", "terrns", "adrnit".
fn stands_behind_consonant(word: &str) -> bool {
    let behind = |triple: &[u8]| triple.ends_with(b"rn") && !matches!(triple[0], b'w' | b'h');
    let mut triples = word.as_bytes().windows(3);
    word.len() >= 5 && triples.any(|triple| behind(triple) && !is_vowel(triple[0]))
}

/// Whether `rn` stands before a letter that only m has in front of it: "nurnber", "cornplete", not "turnpike".
fn stands_before_p_or_b(word: &str) -> bool {
    const SOUND: [&str; 8] = [
        "turn", "hornb", "hornp", "fern", "thorn", "barn", "burn", "cornbr",
    ];
    let is_sound = SOUND.iter().any(|sound| word.starts_with(sound));
    (word.contains("rnp") || word.contains("rnb")) && !is_sound
}

/// A word with the capital that another one has.
fn as_capital(meant: &str, like: &str) -> String {
    if like.starts_with(|c: char| c.is_ascii_uppercase()) {
        let mut letters = meant.chars();
        letters
            .next()
            .map(|first| first.to_ascii_uppercase())
            .into_iter()
            .chain(letters)
            .collect()
    } else {
        meant.to_owned()
    }
}
