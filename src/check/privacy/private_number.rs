//! A mobile telephone number, or a number announced as somebody's own, stands in the content.
//!
//! Why it matters: a page is public for good, copied and searched. A mobile number belongs to a
//! person, who may leave the post, and the council's own rules on personal data (UK GDPR) ask
//! whether it has to be there.
//!
//! How to mend it: give the mailbox or the switchboard of the role. If the number is a public line,
//! silence this check with that reason.
//!
//! Example: `For questions: Committee Officer, Tel: 07700 900123`.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "private-number",
    Severity::Warning,
    include_str!("private_number.rs"),
    Looks::AtWords(
        &[
            "07",
            "0 7",
            "+44",
            "0044",
            "home:",
            "home tel",
            "home phone",
            "home number",
            "at home on",
            "mobile:",
            "mobile number",
            "mobile tel",
            "mobile no",
            "mob:",
            "(home)",
            "(mobile)",
            "personal number",
            "private number",
        ],
        look,
    ),
);

static NUMBER: Pattern = Pattern::new(
    r"(?:\+44|\(\+44\)|0044|\b0|\(0)[ \u{a0}-]?(?:\(0\)[ \u{a0}]?)?7\d(?:[ \u{a0}.)/-]{0,2}\d){8}\b",
);
static ANNOUNCED: Pattern = Pattern::new(
    r"(?i)\b(home|mobile|mob|personal|private)(?: (?:tel|telephone|phone|number|no)\b\.?)*\)? ?[:.]? ?(\(?(?:\+44|0)[ \d()\u{a0}-]{8,15}\d)",
);
static AT_HOME: Pattern = Pattern::new(r"(?i)\bat home on:? (\(?(?:\+44|0)[ \d()\u{a0}-]{8,15}\d)");

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    let mut told: Vec<usize> = Vec::new();
    for hit in NUMBER.find_iter(text) {
        let before = &text[..hit.start()];
        // A piece of a date, a reference or an address is no number to call.
        let is_piece = before.ends_with(['-', '/', '.', '_', '=', '#'])
            || before.ends_with(|c: char| c.is_alphanumeric())
            || is_date(hit.as_str())
            || is_announced_otherwise(before)
            || is_reference(&text[hit.end()..])
            || text[hit.end()..].starts_with(['-', '_', '/']) && writing.is_in_address(hit.start());
        if is_piece {
            continue;
        }
        // A bracket around the whole number is none of it.
        let is_around = hit.as_str().starts_with('(') && !hit.as_str().contains(')');
        let start = hit.start() + usize::from(is_around);
        let words = &text[start..hit.end()];
        told.push(start);
        found.at(
            writing.place(start..hit.end()),
            format!("`{words}` is a mobile telephone number"),
            "give the mailbox or the switchboard of the role instead",
        );
    }
    for hit in ANNOUNCED.captures_iter(text) {
        let (Some(kind), Some(number)) = (hit.get(1), hit.get(2)) else {
            continue;
        };
        if is_house(&text[..kind.start()]) {
            continue;
        }
        tell(writing, number.range(), &mut told, found);
    }
    for hit in AT_HOME.captures_iter(text) {
        if let Some(number) = hit.get(1) {
            tell(writing, number.range(), &mut told, found);
        }
    }
}

/// "grant reference 07700 900877": the words before say that it is no number to call.
fn is_announced_otherwise(before: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "reference",
        "ref",
        "order",
        "invoice",
        "grant",
        "contract",
        "licence",
        "case",
        "account",
        "application",
        "batch",
        "isbn",
    ];
    let mut words = before
        .rsplit(|c: char| c.is_whitespace())
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| {
            !word.is_empty() && !matches!(word.as_str(), "number" | "no" | "is" | "was")
        });
    words
        .next()
        .is_some_and(|word| OTHERS.contains(&word.as_str()))
}

/// `07700 900877/B`: a stroke and a letter end a reference.
fn is_reference(behind: &str) -> bool {
    let mut signs = behind.chars();
    signs.next() == Some('/') && signs.next().is_some_and(char::is_alphanumeric)
}

fn tell(
    writing: &Writing<'_>,
    span: std::ops::Range<usize>,
    told: &mut Vec<usize>,
    found: &mut Found<'_>,
) {
    if told.iter().any(|start| span.contains(start)) {
        return;
    }
    let words = &writing.text[span.clone()];
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    if !(10..=14).contains(&digits) {
        return;
    }
    told.push(span.start);
    found.at(
        writing.place(span),
        format!("`{words}` is announced as somebody's own telephone number"),
        "give the mailbox or the switchboard of the role instead",
    );
}

/// "care home: 01632 960123" announces a house.
fn is_house(before: &str) -> bool {
    let word = before
        .trim_end_matches([' ', '-'])
        .rsplit(|c: char| !c.is_alphanumeric() && c != '\u{2019}' && c != '\'')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    matches!(
        word.as_str(),
        "care" | "nursing" | "residential" | "funeral" | "rest" | "group" | "retirement" | "mobile"
    ) || word.ends_with('s') && word.contains(['\u{2019}', '\''])
        || word == "children"
}

/// `07.12.2019 10 30` and `07-11-2024 0930` are days.
fn is_date(words: &str) -> bool {
    let mut parts = words.split(['.', '-', '/', ' ']);
    let two = |part: Option<&str>| part.is_some_and(|part| part.len() == 2);
    two(parts.next())
        && two(parts.next())
        && parts.next().is_some_and(|year| {
            year.len() == 4 && (year.starts_with("19") || year.starts_with("20"))
        })
}
