//! Names and sums of an exempt item that stand in public text beside a word of business: the check for leaks of
//! exempt words tells of them.

use crate::check::{Content, Found, Pattern, Writing};
use crate::diagnostic::Severity;
use crate::register::Withheld;
use std::collections::BTreeSet;

/// A name of two words and more.
static NAME: Pattern =
    Pattern::new(r"\b[A-Z][a-z]+(?:[ -](?:& |and |of )?[A-Z][a-z]+){1,4}(?: (?:Ltd|LLP|plc))?\b");
static SUM: Pattern = Pattern::new(r"\u{a3}\d[\d,]*(?:\.\d+)?(?: ?(?:m|k|bn|million|billion)\b)?");
/// Words of a business that is dealt with in private.
static BUSINESS: Pattern = Pattern::new(
    r"(?i)\b(?:bids?|bidders?|tender(?:s|ed|er|ers)?|offer(?:s|ed)?|price[ds]?|settle(?:d|ment)|severance|claim(?:s|ed|ant)?|valuation|valued|lowest|highest|preferred)\b",
);

/// Words that tell of a deal in any file: "price" and "offer" are elsewhere those of many things.
static DEAL: Pattern = Pattern::new(
    r"(?i)\b(?:bids?|bidders?|tender(?:s|ed|er|ers)?|settlements?|severance|compensation)\b",
);

/// How many names and sums are looked for, about: no exempt item holds so many.
const MOST: usize = 200;

/// Words that begin a sentence and are no part of the name behind them.
const BEGINNINGS: [&str; 16] = [
    "The ",
    "This ",
    "That ",
    "In ",
    "At ",
    "On ",
    "For ",
    "From ",
    "With ",
    "After ",
    "By ",
    "Of ",
    "When ",
    "Both ",
    "Members ",
    "Officers ",
];

/// The public writings in which a deal is spoken of.
pub(super) fn of_deals<'c, 'a>(content: &'c Content<'a>) -> Vec<&'c Writing<'a>> {
    let writings = content.writings().iter();
    writings
        .filter(|writing| DEAL.is_in(writing.text))
        .collect()
}

/// Looks in the public text of a file, and in those of deals, for what its exempt stretch says of a business.
pub(super) fn look(
    content: &Content<'_>,
    withheld: &Withheld,
    of_deals: &[&Writing<'_>],
    found: &mut Found<'_>,
) {
    let source = content.sources.get(withheld.extent.source);
    let Some(text) = source.text.get(withheld.extent.span()) else {
        return;
    };
    if !withheld.is_exempt || !BUSINESS.is_in(text) {
        return;
    }
    let is_own = |writing: &&Writing<'_>| writing.source.id == withheld.extent.source;
    let public = || content.writings().iter().filter(is_own);
    let mut telling: BTreeSet<&str> = BTreeSet::new();
    for line in text.lines() {
        if telling.len() > MOST {
            break;
        }
        // What the public may know of it, and what it is called.
        let is_title = line.to_ascii_lowercase().starts_with("public title");
        if is_title || line.starts_with('#') || !BUSINESS.is_in(line) {
            continue;
        }
        telling.extend(NAME.find_iter(line).map(|hit| name_in(hit.as_str())));
        let sums = SUM
            .find_iter(line)
            .map(|hit| hit.as_str().trim_end_matches(','));
        telling.extend(sums.filter(|sum| is_precise(sum)));
    }
    telling.retain(|words| words.contains(' ') || words.starts_with('\u{a3}'));
    let others = || of_deals.iter().copied().filter(|writing| !is_own(writing));
    telling.retain(|words| {
        public()
            .chain(others())
            .any(|writing| writing.text.contains(words))
    });
    if telling.is_empty() {
        return;
    }
    telling.retain(|words| !is_known(content, words));
    for words in &telling {
        for writing in public() {
            look_for(content, withheld, writing, words, &BUSINESS, found);
        }
        for writing in others() {
            look_for(content, withheld, writing, words, &DEAL, found);
        }
    }
}

fn look_for(
    content: &Content<'_>,
    withheld: &Withheld,
    writing: &Writing<'_>,
    words: &str,
    business: &Pattern,
    found: &mut Found<'_>,
) {
    for (at, _) in writing.text.match_indices(words) {
        let behind = &writing.text[at + words.len()..];
        let goes_on = behind.starts_with(|c: char| c.is_alphanumeric())
            || words.starts_with('\u{a3}') && behind.starts_with(['.', ',']) && {
                behind[1..].starts_with(|c: char| c.is_ascii_digit())
            };
        let start = writing.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let is_heading = writing.text[start..at].starts_with('#');
        if goes_on || is_heading || !business.is_in(clause_around(writing.text, at)) {
            continue;
        }
        let place = content.line(withheld.extent);
        let finding = found.at(
            writing.place(at..at + words.len()),
            format!("`{words}` also stands in what is exempt in `{place}`"),
            "take it out here, unless it may be read by everybody",
        );
        finding.severity = Severity::Warning;
    }
}

/// The words around a place up to the next comma or the end of the sentence.
fn clause_around(text: &str, at: usize) -> &str {
    const ENDS: [&str; 7] = [", ", ". ", "; ", ": ", ".\n", ",\n", "\n\n"];
    const FURTHEST: usize = 200;
    let from = text.ceil_char_boundary(at.saturating_sub(FURTHEST));
    let to = text.floor_char_boundary(at + FURTHEST);
    let before = ENDS.iter().filter_map(|end| text[from..at].rfind(end));
    let behind = ENDS.iter().filter_map(|end| text[at..to].find(end));
    let start = before.max().map_or(from, |found| from + found);
    let end = behind.min().map_or(to, |found| at + found);
    &text[start..end]
}

/// A name without the word that begins its sentence.
fn name_in(words: &str) -> &str {
    let begins = BEGINNINGS.iter().find_map(|word| words.strip_prefix(word));
    begins.unwrap_or(words)
}

/// A round sum may stand anywhere.
fn is_precise(sum: &str) -> bool {
    let digits = sum.bytes().filter(|byte| matches!(byte, b'1'..=b'9'));
    digits.count() >= 2
}

/// Whether the records of the site name it, as a body, an organisation, a post or a person.
fn is_known(content: &Content<'_>, words: &str) -> bool {
    let register = content.register;
    let holds = |name: &str| name.contains(words);
    (register.bodies.rows().iter()).any(|row| holds(&row.record.name.text))
        || (register.organisations.rows().iter()).any(|row| holds(&row.record.name.text))
        || (register.people.rows().iter()).any(|row| holds(&row.record.name.text))
        || (register.posts.rows().iter()).any(|row| holds(&row.record.name.text))
}
