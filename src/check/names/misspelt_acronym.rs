//! An acronym that nobody explains has the letters of a known one, in another order or doubled.
//!
//! Why it matters: a reader looks for a body or a term that does not exist, and a search for the
//! right one does not find the place.
//!
//! How to mend it: write the known acronym. If it is another one, explain it in the glossary; if the
//! paper has to be quoted, put it in quotation marks.
//!
//! Example: `The HBW agreed its plan.` where the glossary explains `HWB`.

use crate::check::names::cells::{Cells, own_spellings};
use crate::check::names::mention::is_prose;
use crate::check::{Check, Content, Found, Looks, Question, Writing};
use crate::diagnostic::Severity;
use crate::source::Place;
use crate::term::likeness::slips;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::{Range, RangeInclusive};

pub(super) const CHECK: Check = Check::new(
    "misspelt-acronym",
    Severity::Warning,
    include_str!("misspelt_acronym.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&IN_CAPITALS];

/// How often a misspelling is made at most; what stands more often is a word of its own.
const MOST: usize = 2;

/// How many letters an acronym has.
const LENGTHS: RangeInclusive<usize> = 3..=8;

/// Acronyms of public life that are no slip of another, though nobody explains them here.
const COMMON: [&str; 123] = [
    "AONB", "APPG", "ARMD", "ASB", "BAME", "BCF", "BID", "BME", "CAB", "CAF", "CAMHS", "CHC",
    "CIC", "CIL", "CNO", "COPD", "CPD", "CPN", "CPO", "CPS", "CQC", "CSO", "CSP", "CVD", "DBS",
    "DFE", "DFG", "DHP", "DHR", "DLA", "DPH", "DPO", "DTOC", "DVA", "DWP", "EHC", "EHCP", "EIA",
    "EPC", "EQIA", "ESA", "FGM", "FOI", "FTE", "GDPR", "HMO", "HMP", "HRA", "HSE", "HWB", "IAPT",
    "ICB", "ICO", "ICP", "ICS", "IDVA", "IMD", "ISVA", "JCP", "JSA", "KPI", "LAC", "LEP", "LGA",
    "LGO", "LOLER", "LPA", "LSOA", "LTP", "MARAC", "MASH", "MSOA", "MTFP", "MTFS", "NEET", "NHS",
    "NICE", "NNDR", "NPPF", "OFSTED", "ONS", "OOH", "PBS", "PCC", "PCN", "PCSO", "PCT", "PEP",
    "PFI", "PHE", "PIP", "PNC", "PRU", "PSB", "PSPO", "QOF", "RSL", "RTB", "SAB", "SAC", "SAR",
    "SCR", "SDP", "SEA", "SEN", "SEND", "SLA", "SPA", "SPD", "SRO", "SSSI", "STP", "SUDS", "TPO",
    "TRO", "TUPE", "UASC", "UKHSA", "VAT", "VCS", "VCSE", "VFM", "WTE",
];

/// How often an acronym stands in the content, and where.
#[derive(Default)]
struct Used {
    times: usize,
    places: Vec<Place>,
    /// Somebody says what it stands for, next to it.
    is_explained: bool,
}

static IN_CAPITALS: Question = Question::of_runs(|run| {
    LENGTHS.contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_uppercase())
})
.standing(|text, run| !is_part(text, run));

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for text in own_spellings(register) {
        known.extend(capital_words(&text.text));
    }
    for term in register.terms.rows() {
        known.extend(
            term.record
                .expansion
                .iter()
                .flat_map(|words| capital_words(words)),
        );
    }
    let groups = register
        .organisations
        .rows()
        .iter()
        .flat_map(|row| row.record.short_name.iter().chain(&row.record.also))
        .chain(
            register
                .bodies
                .rows()
                .iter()
                .flat_map(|row| row.record.short_name.iter().chain(&row.record.also)),
        )
        .chain(register.terms.rows().iter().map(|term| &term.record.term));
    let mut meant: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for word in groups.flat_map(|text| capital_words(&text.text)) {
        let alike = meant.entry(set_of_letters(word)).or_default();
        if !alike.contains(&word) {
            alike.push(word);
        }
        let ends = meant.entry(ends_of(word)).or_default();
        if word.len() >= 5 && !ends.contains(&word) {
            ends.push(word);
        }
    }
    let used = used(content, &known);
    let mut strangers: Vec<(&&str, &Used)> = used
        .iter()
        .filter(|(word, used)| {
            !known.contains(**word)
                && !COMMON.contains(*word)
                && used.times <= MOST
                && !used.is_explained
        })
        .collect();
    strangers.sort_by_key(|(word, used)| (used.places.first().copied(), **word));
    for (word, stranger) in strangers {
        let mut near: Vec<&str> = [set_of_letters(word), ends_of(word)]
            .iter()
            .filter_map(|key| meant.get(key))
            .flatten()
            .copied()
            .filter(|other| is_slip(word, other))
            .filter(|other| {
                used.get(other)
                    .is_some_and(|used| used.times >= stranger.times)
            })
            .collect();
        near.dedup();
        let [meant] = near.as_slice() else {
            continue;
        };
        for place in &stranger.places {
            found.at(
                *place,
                format!("nobody explains `{word}`, and `{meant}` has nearly the same letters"),
                format!("did you mean `{meant}`? If not, explain `{word}` in the glossary"),
            );
        }
    }
}

/// Every word in capitals that is prose, with where it stands if it is not known.
fn used<'a>(content: &Content<'a>, known: &BTreeSet<&str>) -> HashMap<&'a str, Used> {
    let cells = Cells::of(content.register);
    let mut all: HashMap<&str, Used> = HashMap::new();
    for (writing, span) in content.that(&IN_CAPITALS) {
        let text: &'a str = writing.text;
        let (at, word) = (span.start, &text[span.clone()]);
        let used = all.entry(word).or_default();
        used.times += 1;
        if known.contains(word) || used.times > MOST {
            continue;
        }
        used.is_explained |= is_explained(text, at, word) || is_shouted(writing, at);
        if is_prose(writing, &cells, &span) {
            used.places.push(writing.place(span));
        }
    }
    all
}

/// The words of three to eight capital letters, without those that are part of a longer word.
fn capital_words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !bytes[at].is_ascii_uppercase() {
                at += 1;
                continue;
            }
            let start = at;
            while bytes.get(at).is_some_and(u8::is_ascii_uppercase) {
                at += 1;
            }
            if LENGTHS.contains(&(at - start)) && !is_part(text, &(start..at)) {
                return Some(&text[start..at]);
            }
        }
        None
    })
}

/// Whether capital letters are part of a longer word, a code or an address.
fn is_part(text: &str, span: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let joins =
        |byte: &u8| byte.is_ascii_alphanumeric() || *byte >= 0x80 || matches!(byte, b'_' | b'@');
    let before = span
        .start
        .checked_sub(1)
        .and_then(|before| bytes.get(before));
    before.is_some_and(|byte| joins(byte) || matches!(byte, b'-' | b'.'))
        || bytes.get(span.end).is_some_and(joins)
        || (bytes.get(span.end) == Some(&b'-')
            && bytes.get(span.end + 1).is_some_and(u8::is_ascii_digit))
}

/// "Accountable Care System (ACS)", or "ACS (accountable care system)".
fn is_explained(text: &str, at: usize, word: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + word.len()..).unwrap_or_default();
    before.ends_with('(') || after.starts_with(" (")
}

/// Whether the line is one that is all in capitals.
fn is_shouted(writing: &Writing<'_>, at: usize) -> bool {
    let text = writing.text;
    let start = text
        .get(..at)
        .and_then(|head| head.rfind('\n'))
        .map_or(0, |end| end + 1);
    let line = text.get(start..).unwrap_or_default();
    let line = line.lines().next().unwrap_or_default();
    let long = line
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= 3);
    let (shouted, spoken): (Vec<&str>, Vec<&str>) =
        long.partition(|word| word.chars().all(char::is_uppercase));
    shouted.len() > 2 && shouted.len() > spoken.len()
}

fn set_of_letters(word: &str) -> String {
    let letters: BTreeSet<char> = word.chars().collect();
    letters.into_iter().collect()
}

/// The first and the last letter, as a key.
fn ends_of(word: &str) -> String {
    let (first, last) = (word.chars().next(), word.chars().next_back());
    format!("{}…{}", first.unwrap_or(' '), last.unwrap_or(' '))
}

/// Whether a word is a known acronym with two letters swapped, one doubled, the same few letters
/// in another order, or, of a long one, one letter wrong inside.
fn is_slip(word: &str, known: &str) -> bool {
    if word == known || word.len().abs_diff(known.len()) > 1 {
        return false;
    }
    if set_of_letters(word) == set_of_letters(known) {
        let sorted = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        let is_anagram = sorted(word) == sorted(known);
        let is_same_length = word.len() == known.len();
        let begins_alike = word.chars().next() == known.chars().next();
        return match is_same_length {
            true if is_anagram => slips(word, known) == 1 || (word.len() > 3 && begins_alike),
            // CQC and QCQ.
            true => word.len() == 3,
            false => slips(word, known) == 1 && ends_of(word) == ends_of(known) && known.len() > 2,
        };
    }
    word.len() >= 4
        && known.len() >= 5
        && ends_of(word) == ends_of(known)
        && slips(word, known) == 1
}
