//! A digit stands in a word where a letter is meant, or a letter in a number.
//!
//! Why it matters: software that reads scanned pages takes O for 0 and l for 1. A year with a letter
//! in it is no year to any program, and a screen reader spells the word out.
//!
//! How to mend it: type the word or the number again. A code that is meant so is silenced with that
//! reason.
//!
//! Example: `S0, a review was held in 2O19`; `the town ha11`; `the 5chool`.

use crate::check::damage::lines::is_code;
use crate::check::damage::vocabulary::{Vocabulary, is_ordinary};
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::{Mend, Severity};
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "digit-in-word",
    Severity::Warning,
    include_str!("digit_in_word.rs"),
    Looks::Each(&[
        Looks::Through(look),
        Looks::AtWords(
            &["\u{a3}l", "\u{a3}i", "\u{a3}o", "rn ", "rn.", "rn,", "o/o"],
            look_at_amounts,
        ),
    ]),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&MIXED];

/// An amount or a share that was misread as a whole: "£l.2m", "£1.2rn", "50 o/o".
static AMOUNT: Pattern = Pattern::new(
    r"(?P<first>\u{a3}[lIO][.,]?\d[\d.,]*(?:m|k|bn)?)\b|(?P<million>\u{a3}\d[\d.,]*rn)\b|(?P<share>\d+(?:\.\d+)? ?o/o)(?:[\s.,;)]|$)",
);

/// What is counted or measured behind a number.
const COUNTED: [&str; 26] = [
    "metres",
    "miles",
    "kilometres",
    "km",
    "people",
    "residents",
    "days",
    "weeks",
    "months",
    "years",
    "hours",
    "minutes",
    "visits",
    "places",
    "homes",
    "houses",
    "beds",
    "staff",
    "jobs",
    "trees",
    "children",
    "pupils",
    "patients",
    "families",
    "million",
    "times",
];

/// Small words with a digit in them, as they are misread, and what they are.
const SMALL: &[(&str, &str)] = &[
    ("S0", "So"),
    ("s0", "so"),
    ("T0", "To"),
    ("t0", "to"),
    ("0f", "of"),
    ("0n", "on"),
    ("0r", "or"),
    ("0ur", "our"),
    ("0ne", "one"),
    ("N0", "No"),
    ("n0", "no"),
    ("n0t", "not"),
    ("N0t", "Not"),
    ("1n", "In"),
    ("1f", "If"),
    ("1ts", "Its"),
    ("1s", "is"),
    ("y0u", "you"),
    ("f0r", "for"),
    ("F0r", "For"),
    ("wh0", "who"),
    ("h0w", "how"),
    ("H0w", "How"),
    ("n0w", "now"),
    ("int0", "into"),
    ("als0", "also"),
];

/// Words that every council writes and that are often misread, beside the longer ones that are kept elsewhere.
const COMMON: [&str; 62] = [
    "all", "also", "april", "august", "block", "build", "building", "call", "called", "calls",
    "child", "clear", "clerk", "clinic", "clinics", "close", "closed", "club", "clubs", "cost",
    "costs", "culture", "fall", "falls", "first", "floor", "full", "fully", "hall", "halls",
    "healthy", "help", "helped", "hill", "home", "homes", "house", "houses", "july", "last",
    "least", "local", "only", "open", "opened", "place", "places", "plan", "plans", "police",
    "poor", "small", "still", "tell", "told", "town", "village", "well", "while", "will", "work",
    "october",
];

/// Words that follow small ones, so that a code is not taken for a word.
const FOLLOWERS: [&str; 46] = [
    "the", "a", "an", "be", "this", "that", "these", "those", "their", "his", "her", "its", "our",
    "we", "it", "they", "he", "she", "more", "other", "longer", "further", "make", "ensure",
    "have", "all", "not", "far", "there", "many", "much", "addition", "order", "total", "any",
    "each", "every", "to", "for", "is", "are", "was", "were", "will", "has", "been",
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A misread word, and what has to be true of the content before it is told.
struct Suspect<'a> {
    writing: &'a Writing<'a>,
    span: Range<usize>,
    /// What it may be; with several, the first that the content knows.
    meant: Vec<String>,
    /// Told only if the content knows what is meant, and does not know this.
    unless: Option<String>,
    is_sure: bool,
}

/// Runs with letters and digits where one of the two may be misread.
static MIXED: Question = Question::of_runs(|run| runs(run).next().is_some());

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut suspects = Vec::new();
    for (writing, run) in content.that(&MIXED) {
        for inner in runs(&writing.text[run.clone()]) {
            let span = run.start + inner.start..run.start + inner.end;
            suspects.extend(suspect(writing, span));
        }
    }
    let unsure = suspects.iter().filter(|suspect| !suspect.is_sure);
    let wanted = unsure.flat_map(|suspect| suspect.meant.iter().chain(&suspect.unless));
    let vocabulary = Vocabulary::of(content, wanted.map(|word| word.to_ascii_lowercase()));
    for suspect in &suspects {
        let meant = if suspect.is_sure {
            suspect.meant.first()
        } else if suspect
            .unless
            .as_ref()
            .is_some_and(|word| vocabulary.knows(word))
        {
            None
        } else {
            suspect.meant.iter().find(|word| vocabulary.knows(word))
        };
        let Some(meant) = meant else { continue };
        let words = &suspect.writing.text[suspect.span.clone()];
        let place = suspect.writing.place(suspect.span.clone());
        let is_number = meant.starts_with(|c: char| c.is_ascii_digit());
        let message = if is_number {
            format!("`{words}` has a letter where a digit is meant")
        } else {
            format!("`{words}` has a digit where a letter is meant")
        };
        // Whether a leading O or S is a capital, the paper knows.
        let open = match words.as_bytes() {
            [b'0', _, _, _, ..] if !is_number => Some('O'),
            [b'5', _, _, _, ..] if !is_number => Some('S'),
            _ => None,
        };
        let is_open = open.is_some();
        let help = match open {
            Some(letter) => format!("type it again, with the letter {letter}"),
            None => format!("type it again, as `{meant}`"),
        };
        let finding = found.at(place, message, help);
        finding.mend = (!is_open).then(|| {
            Box::new(Mend {
                place,
                words: meant.clone(),
            })
        });
    }
}

/// The runs of letters and digits that hold both, or that are `lst`.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            if !bytes[at].is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            let start = at;
            let (mut letters, mut digits) = (false, false);
            while at < bytes.len() && bytes[at].is_ascii_alphanumeric() {
                digits |= bytes[at].is_ascii_digit();
                letters |= bytes[at].is_ascii_alphabetic();
                at += 1;
            }
            let is_first = matches!(&bytes[start..at], b"lst" | b"Ist");
            if at - start <= 24 && (letters && digits || is_first) {
                return Some(start..at);
            }
        }
        None
    })
}

fn suspect<'a>(writing: &'a Writing<'a>, span: Range<usize>) -> Option<Suspect<'a>> {
    let text = writing.text;
    let word = &text[span.clone()];
    let before = text[..span.start].chars().next_back();
    let after = &text[span.end..];
    let (meant, unless, is_sure) = reading(word, before, after)?;
    // Codes are written with hyphens, strokes and dots; a year may stand in a range.
    let is_joined = |c: Option<char>| {
        c.is_some_and(|c| {
            matches!(c, '-' | '_' | '/' | '@' | '#' | '\\' | '=' | '&')
                || !c.is_ascii() && c.is_alphanumeric()
        })
    };
    let behind = after.chars().next();
    let goes_on = behind.is_some_and(|c| matches!(c, '.' | ':'))
        && after[1..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let is_year = meant.first().is_some_and(|meant| is_year(meant));
    let joined_before = is_joined(before) || before == Some('.');
    if joined_before
        || goes_on
        || is_joined(behind) && !is_year
        || writing.is_in_address(span.start)
        || is_code(writing, span.start)
    {
        return None;
    }
    Some(Suspect {
        writing,
        span,
        meant,
        unless,
        is_sure,
    })
}

type Reading = (Vec<String>, Option<String>, bool);

/// What a run may be, the word that must not be known, and whether it is sure.
fn reading(word: &str, before: Option<char>, after: &str) -> Option<Reading> {
    let sure = |meant: String| Some((vec![meant], None, true));
    if let Some((_, meant)) = SMALL.iter().find(|(misread, _)| *misread == word) {
        let next = next_word(after);
        let follows = FOLLOWERS.contains(&next.as_str())
            || *meant == "So" && after.starts_with(", ")
            || *meant == "In" && is_year(&next);
        // Points of time and stages of a disease are called T0 and N0.
        let is_state = matches!(
            next.as_str(),
            "is" | "are" | "was" | "were" | "will" | "has" | "been" | "have" | "to" | "for"
        );
        if is_state && matches!(*meant, "To" | "to" | "No" | "no") {
            return None;
        }
        // "the 1s and 2s" and "at T0 the" are not told apart from slips without the right neighbour.
        return if follows && (*meant != "is" || matches!(next.as_str(), "the" | "a" | "not")) {
            sure((*meant).to_owned())
        } else {
            None
        };
    }
    if let Some(number) = number(word, before, after) {
        return sure(number);
    }
    let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = word.len() - letters;
    if letters < 2 || digits > 2 || word.bytes().any(|b| matches!(b, b'2'..=b'4' | b'6'..=b'9')) {
        return None;
    }
    let is_upper = word.bytes().all(|b| !b.is_ascii_lowercase());
    let is_lower = word.bytes().skip(1).all(|b| !b.is_ascii_uppercase());
    let begins = word.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_lower
        && !is_upper
        && (begins || letters > 3)
        && let Some(meant) = common(word)
    {
        return sure(meant);
    }
    if letters < 3 {
        return None;
    }
    // "5chool", which may be a number that lacks its blank.
    if word.contains('5') {
        let rest = word
            .strip_prefix('5')
            .filter(|rest| is_lower && rest.len() > 3)?;
        let is_plain = rest.bytes().all(|byte| byte.is_ascii_lowercase());
        return is_plain.then(|| (vec![format!("s{rest}")], Some(rest.to_owned()), false));
    }
    let first = word.bytes().next().unwrap_or_default();
    let last = word.bytes().next_back().unwrap_or_default();
    let as_letters = |one: &str| {
        let plain = word.replace('0', "o").replace('1', one);
        if is_upper {
            plain.to_ascii_uppercase()
        } else {
            plain
        }
    };
    if is_lower && !is_upper && !word.contains('1') && first != b'0' && last != b'0' {
        return (letters >= 4).then(|| (vec![as_letters("l")], None, true));
    }
    if is_lower && first == b'0' && digits == 1 && letters >= 4 {
        let rest = &word[1..];
        let meant = as_letters("l");
        let capital = format!("O{rest}");
        return Some((vec![meant, capital.clone()], Some(rest.to_owned()), false)).filter(|_| {
            // "0days" and the like lack a blank.
            !matches!(rest, "days" | "weeks" | "months" | "years" | "hours")
        });
    }
    if is_lower || is_upper && letters >= 4 {
        let stem = last
            .is_ascii_digit()
            .then(|| word.trim_end_matches(['0', '1']).to_owned());
        let meant = vec![as_letters("l"), as_letters("i")];
        return Some((meant, stem, false));
    }
    None
}

/// The common word that is misread.
fn common(word: &str) -> Option<String> {
    let plain = word.replace('0', "o").replace('5', "s");
    ["l", "i"].iter().find_map(|one| {
        let meant = plain.replace('1', one);
        let lower = meant.to_ascii_lowercase();
        (COMMON.contains(&lower.as_str()) || is_ordinary(&lower)).then_some(meant)
    })
}

/// A number in which a letter stands for a digit.
fn number(word: &str, before: Option<char>, after: &str) -> Option<String> {
    let plain: String = word
        .chars()
        .map(|c| match c {
            'O' | 'o' => '0',
            'l' | 'I' => '1',
            c => c,
        })
        .collect();
    let only_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if let Some(ending) = ["st", "nd", "rd", "th"]
        .into_iter()
        .find(|e| word.ends_with(e))
    {
        let day = plain.strip_suffix(ending).unwrap_or_default();
        let has_letter = plain != word;
        let next = next_word(after);
        let is_date = MONTHS.contains(&next.as_str()) || next == "of" || next == "century";
        let value: u32 = day.parse().unwrap_or(0);
        let is_day = matches!(
            (value, ending),
            (1 | 21 | 31, "st") | (2 | 22, "nd") | (3 | 23, "rd") | (4..=20 | 24..=30, "th")
        );
        return (has_letter && is_day && only_digits(day) && is_date).then_some(plain);
    }
    if !only_digits(&plain) || word.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let ends_in_litres = word.ends_with('l') && only_digits(&word[..word.len() - 1]);
    if word.len() == 4 && is_year(&plain) && !ends_in_litres && !word.starts_with(['O', 'o']) {
        return Some(plain);
    }
    let is_amount = before == Some('\u{a3}')
        || after.starts_with('%')
        || after.starts_with(" per cent")
        || before == Some(',') && word.len() == 3
        || after.starts_with(',')
            && after.len() > 3
            && after.is_char_boundary(4)
            && only_digits(&after[1..4]);
    let is_between = word
        .trim_matches(|c: char| c.is_ascii_digit())
        .bytes()
        .all(|b| matches!(b, b'O' | b'l' | b'0'..=b'9'));
    let inside = word.starts_with(|c: char| c.is_ascii_digit())
        && word.ends_with(|c: char| c.is_ascii_digit());
    let is_day = word.len() == 2
        && MONTHS.contains(&next_word(after).as_str())
        && plain
            .parse::<u32>()
            .is_ok_and(|day| (1..=31).contains(&day));
    // "5O metres".
    let digits = word.trim_end_matches('O');
    let is_counted = word.len() - digits.len() <= 2
        && !digits.is_empty()
        && only_digits(digits)
        && COUNTED.contains(&next_word(after).as_str());
    (is_counted || is_amount && !ends_in_litres || inside && is_between || is_day).then_some(plain)
}

fn look_at_amounts(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let writing = &writing.near();
    for hit in AMOUNT.captures_iter(writing.text) {
        let (words, meant) = if let Some(words) = hit.name("first") {
            let plain = words.as_str().replace(['l', 'I'], "1").replace('O', "0");
            (words, plain)
        } else if let Some(words) = hit.name("million") {
            (words, words.as_str().replace("rn", "m"))
        } else if let Some(words) = hit.name("share") {
            (
                words,
                words.as_str().replace(" o/o", "%").replace("o/o", "%"),
            )
        } else {
            continue;
        };
        if !is_code(writing, words.start()) {
            found.at(
                writing.place(words.range()),
                format!("`{}` has letters where an amount is meant", words.as_str()),
                format!("type it again, as `{meant}`"),
            );
        }
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && text
            .parse::<u32>()
            .is_ok_and(|year| (1900..2100).contains(&year))
}

/// The word behind a blank, in lower case.
fn next_word(after: &str) -> String {
    let Some(rest) = after.strip_prefix([' ', '\n']) else {
        return String::new();
    };
    rest.chars()
        .take_while(|c| c.is_ascii_alphanumeric())
        .take(16)
        .collect::<String>()
        .to_ascii_lowercase()
}
