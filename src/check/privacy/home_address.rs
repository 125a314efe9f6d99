//! A person's home address stands in the content.
//!
//! Why it matters: a page is public for good, and a home address can put a person in danger. The
//! council's own rules on personal data (UK GDPR) ask whether it has to be there.
//!
//! How to mend it: take it out, or name the town or the ward alone.
//!
//! Example: `Mr Sample, of 12 Example Road, spoke against the plan`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "home-address",
    Severity::Warning,
    include_str!("home_address.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&ON_STREETS, &HOMES];

/// What a street ends in.
const STREETS: [&str; 25] = [
    "Road", "Rd", "Street", "St", "Lane", "Avenue", "Ave", "Close", "Drive", "Way", "Gardens",
    "Crescent", "Place", "Terrace", "Grove", "Hill", "Court", "Row", "Green", "Walk", "Mews",
    "Rise", "Square", "View", "Park",
];
static STREET: Pattern = Pattern::new(
    r"\b(?:(?:Flat|Apartment|Apt) \d+[A-Za-z]?,? )?\d{1,4}[A-Za-z]?,? (?:[A-Z][A-Za-z'\u{2019}.-]+ ){1,3}(?:Road|Rd|Street|St|Lane|Avenue|Ave|Close|Drive|Way|Gardens|Crescent|Place|Terrace|Grove|Hill|Court|Row|Green|Walk|Mews|Rise|Square|View|Park)\b",
);
static ANNOUNCED: Pattern = Pattern::new(
    r"(?i)\b(?:(?:home|private) address(?: is| was)?:?|(?:lives|lived|living|resides|residing|resident) (?:at|of)|(?:at|to|in) (?:his|her|their) home,?(?: at)?)(?: the)? *$",
);
static NAMED: Pattern = Pattern::new(
    r"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Prof|Professor|Sir|Dame|Lord|Lady|Rev)\.? (?:[A-Z][a-z'\u{2019}-]+ ){0,2}[A-Z][A-Za-z'\u{2019}-]+|\b[A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][A-Za-z'\u{2019}-]+),? ?(?:of|\(|at|-|\u{2013}|:)? ?$",
);
/// Somebody without a name who is told by where they live.
static ROLE: Pattern = Pattern::new(
    r"(?i)\b(?:complainant|appellant|petitioner|resident|patient|victim|witness|claimant|caller|parent|carer|neighbour|service user|pensioner|widow|pupil|student|young person|family|couple|tenant|occupier|leaseholder),? (?:of|at(?: number)?|who lives? (?:at|in)|who lived (?:at|in)|living (?:at|in)|from) $",
);
static POSTCODE: Pattern = Pattern::new(r"(?i)\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b");

/// Words that show that a house is not somebody's home.
const HOUSES: [&str; 31] = [
    "hall",
    "house",
    "centre",
    "office",
    "offices",
    "hospital",
    "surgery",
    "practice",
    "clinic",
    "school",
    "academy",
    "college",
    "church",
    "library",
    "building",
    "council",
    "headquarters",
    "venue",
    "meeting",
    "pharmacy",
    "shop",
    "station",
    "hub",
    "hotel",
    "home care",
    "ltd",
    "limited",
    "trust",
    "committee",
    "services",
    "board",
];

static ON_STREETS: Question =
    Question::of_runs(is_street).standing(|text, run| has_number_before(text, run.start));

/// "home", and "Home" behind a dash.
static HOMES: Question = Question::of_runs(|run| run.ends_with("ome"))
    .without_digits()
    .standing(|text, run| text[run.end..].starts_with(" address"));

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for writing in content.writings_with(&ON_STREETS) {
        look_at_streets(content, writing, found);
    }
    for (writing, run) in content.that(&HOMES) {
        if let Some(behind) = writing.text[run.end..].strip_prefix(" address") {
            look_at_postcode(writing, behind, found);
        }
    }
}

/// Whether a run of letters and digits begins with what a street ends in.
fn is_street(run: &str) -> bool {
    let word = run.split(|c: char| !c.is_ascii_alphanumeric()).next();
    word.is_some_and(|word| STREETS.contains(&word))
}

/// Whether the number of a house may stand before the last word of a street, which begins at `start`.
fn has_number_before(text: &str, start: usize) -> bool {
    let before = text[..start].strip_suffix(' ').unwrap_or_default();
    let words = before.rsplit(' ').skip(1).take(3);
    let has_digit = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    words.into_iter().any(has_digit)
}

fn look_at_streets(content: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    for hit in STREET.find_iter(text) {
        let line = text[..hit.start()].rfind('\n').map_or(0, |end| end + 1);
        let before = &text[line..hit.start()];
        let after = &text[hit.end()..];
        let is_announced = ANNOUNCED.is_in(before);
        let is_of_person = NAMED.is_in(before) && is_person(content, before);
        if !is_announced && !is_of_person && !ROLE.is_in(before) {
            continue;
        }
        let rest: String = after.chars().take(30).collect::<String>().to_lowercase();
        let is_house = HOUSES.iter().any(|word| {
            rest.split(|c: char| !c.is_alphanumeric())
                .take(3)
                .any(|part| part == *word)
        });
        if is_house && !is_announced {
            continue;
        }
        let span = with_postcode(text, hit.range());
        tell(writing, span, found);
    }
}

/// A postcode alone, announced as a home: `behind` is what follows the words "home address".
fn look_at_postcode(writing: &Writing<'_>, behind: &str, found: &mut Found<'_>) {
    let start = writing.text.len() - behind.len();
    let line: String = behind.chars().take_while(|c| *c != '\n').take(60).collect();
    let is_given = line.trim_start().starts_with([':', '(']) || line.starts_with(" is ");
    if is_given
        && !STREET.is_in(&line)
        && let Some(code) = POSTCODE.find_iter(&line).next()
    {
        tell(writing, start + code.start()..start + code.end(), found);
    }
}

fn tell(writing: &Writing<'_>, span: Range<usize>, found: &mut Found<'_>) {
    found.at(
        writing.place(span),
        "this reads like the address of somebody's home",
        "take it out, or name the town or the ward alone",
    );
}

/// A street with what follows it up to a postcode on the same line.
fn with_postcode(text: &str, span: Range<usize>) -> Range<usize> {
    let line: String = text[span.end..]
        .chars()
        .take_while(|c| *c != '\n')
        .take(60)
        .collect();
    match POSTCODE.find_iter(&line).next() {
        Some(code) => span.start..span.end + code.end(),
        None => span,
    }
}

/// Whether the words right before a street are the name of a person: with a title, or known.
fn is_person(content: &Content<'_>, before: &str) -> bool {
    let words: Vec<&str> = before
        .trim_end_matches([' ', ',', '(', ':', '-', '\u{2013}'])
        .trim_end_matches(" of")
        .trim_end_matches(" at")
        .trim_end_matches([' ', ','])
        .split_whitespace()
        .collect();
    let titles = [
        "Mr",
        "Mrs",
        "Ms",
        "Miss",
        "Mx",
        "Dr",
        "Cllr",
        "Councillor",
        "Prof",
        "Professor",
        "Sir",
        "Dame",
        "Lord",
        "Lady",
        "Rev",
    ];
    let near = &words[words.len().saturating_sub(4)..];
    let has_title = near
        .iter()
        .any(|word| titles.contains(&word.trim_matches(['.', '*', '('])));
    let name = words[words.len().saturating_sub(2)..].join(" ");
    let name = name.trim_matches(['*', '(', '"']);
    let ends_of = before
        .trim_end_matches(' ')
        .ends_with([',', '(', ':', '-', '\u{2013}'])
        || before.trim_end().ends_with(" of");
    ends_of
        && (has_title
            || content
                .register
                .people
                .rows()
                .iter()
                .any(|person| person.record.name.text.eq_ignore_ascii_case(name)))
}
