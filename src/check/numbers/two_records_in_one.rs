//! A text runs on into the next numbered record of the same list.
//!
//! Why it matters: two rows of a table were read as one. One of the two records then says too much
//! and the other too little, or is missing.
//!
//! How to mend it: find both rows in the paper, cut the text before the second number, and move the
//! rest to the record of that number. If the number is only spoken of, write "see 3.2".
//!
//! Example: indicator 3.1 with the title `Increase the number of visits in the year 3.2 Reduce the
//! number of falls`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Step};
use crate::diagnostic::Severity;
use crate::source::Place;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check::new(
    "two-records-in-one",
    Severity::Warning,
    include_str!("two_records_in_one.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&NAMES, &LISTED];

/// What papers call a recommendation or an action before its number.
static NAMES: Question = Question::of_words(|word| {
    let same = |name: &&str| name.eq_ignore_ascii_case(word);
    ["recommendation", "action"].iter().any(same)
})
.without_digits();

/// The number of a list before what is asked.
static LISTED: Question = Question::of_runs(|run| {
    (1..=3).contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_digit())
})
.standing(|text, number| {
    let behind = text[number.end..].strip_prefix(['.', ')']);
    let behind = behind.map(|behind| behind.trim_start_matches([' ', '\t']));
    behind.is_some_and(|behind| behind.starts_with("That") || behind.starts_with("To"))
});

/// A number such as 3.2, with the word before it and the capital behind it.
static NUMBERED: Pattern =
    Pattern::new(r"(\S+)\s+((?:\d{1,2}\.\d{1,2}|[A-Z]\d{1,2})\.?[):]?)\s+([A-Z][a-z]+)");

/// "Recommendation 4: …" and, behind a sentence, "Recommendation 4. …", with what stands before it.
static RECOMMENDATION: Pattern = Pattern::new(
    r"(\S+)\s+\**((?:Recommendation|RECOMMENDATION|Action|ACTION)\s+(?:[Nn]o\.?\s*)?(\d{1,3})\s*[:.)–—-]\**)\s+\**[A-Z]",
);

/// "4. That the council …", behind the end of a sentence on the same line.
static NEXT: Pattern = Pattern::new(r"[.;:][ \t]+((\d{1,3})[.)])[ \t]+(?:That|To)\s");

/// Words behind which a number is only spoken of.
const SPOKEN_OF: [&str; 64] = [
    "see",
    "in",
    "to",
    "of",
    "at",
    "from",
    "by",
    "with",
    "and",
    "or",
    "than",
    "under",
    "as",
    "for",
    "on",
    "about",
    "was",
    "is",
    "were",
    "are",
    "version",
    "v",
    "para",
    "paras",
    "paragraph",
    "paragraphs",
    "section",
    "sections",
    "item",
    "items",
    "measure",
    "measures",
    "indicator",
    "indicators",
    "target",
    "targets",
    "priority",
    "priorities",
    "table",
    "figure",
    "page",
    "clause",
    "chapter",
    "part",
    "rule",
    "recommendation",
    "action",
    "actions",
    "appendix",
    "annex",
    "both",
    "plus",
    "between",
    "over",
    "under",
    "above",
    "below",
    "nearly",
    "around",
    "approximately",
    "also",
    "per",
    "objective",
    "outcome",
];

/// Words behind which a recommendation is only spoken of.
const POINTS: [&str; 24] = [
    "the",
    "this",
    "its",
    "our",
    "their",
    "earlier",
    "previous",
    "former",
    "repeats",
    "repeat",
    "repeated",
    "reiterates",
    "reiterate",
    "replaces",
    "replace",
    "supersedes",
    "extends",
    "amends",
    "implement",
    "implements",
    "implementing",
    "against",
    "accepted",
    "supports",
];

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    indicators(content, found);
    actions(content, found);
    recommendations(content, found);
}

/// The numbers of all records of a list.
type Others<'a> = BTreeSet<&'a str>;

fn indicators(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for framework in register.measures.rows() {
        let records = || {
            framework
                .indicators
                .iter()
                .map(|id| &register.indicators[*id].record)
        };
        let others: Others<'_> = records()
            .filter_map(|record| record.number.as_ref())
            .map(|number| number.text.trim_end_matches('.'))
            .collect();
        for record in records() {
            let Some(own) = &record.number else { continue };
            let own = own.text.trim_end_matches('.');
            look_at(
                content,
                &record.title.text,
                record.title.place,
                own,
                &others,
                found,
            );
            for (row, observation) in record.observations.iter().enumerate() {
                if let Some(note) = &observation.note {
                    let steps = [Step::Key("observations"), Step::Row(row), Step::Key("note")];
                    if NUMBERED.is_in(note) {
                        let place = content.at(record.standing.place, &steps);
                        look_at(content, note, place, own, &others, found);
                    }
                }
            }
        }
    }
}

fn actions(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for plan in register.plans.rows() {
        let records = || plan.actions.iter().map(|id| &register.actions[*id].record);
        let others: Others<'_> = records()
            .map(|record| record.reference.text.as_str())
            .collect();
        for record in records() {
            let own = &record.reference.text;
            look_at(
                content,
                &record.text.text,
                record.text.place,
                own,
                &others,
                found,
            );
        }
    }
}

fn look_at(
    content: &Content<'_>,
    text: &str,
    place: Place,
    own: &str,
    others: &Others<'_>,
    found: &mut Found<'_>,
) {
    for hit in NUMBERED.captures_iter(text) {
        let (Some(before), Some(printed), Some(word)) = (hit.get(1), hit.get(2), hit.get(3)) else {
            continue;
        };
        let number = printed.as_str().trim_end_matches(['.', ')', ':']);
        if number == own {
            continue;
        }
        let is_known = others.contains(number) || is_next(own, number);
        let last = before.as_str().to_lowercase();
        let is_spoken_of = last.ends_with([',', '(', '£', '=', '<', '>', '&', '/'])
            || last.chars().all(|c| !c.is_alphanumeric())
            || SPOKEN_OF.contains(&last.trim_matches(|c: char| !c.is_alphanumeric()))
            || is_month(word.as_str());
        if is_known && !is_spoken_of {
            let both = text.get(printed.start()..word.end()).unwrap_or_default();
            found.at(
                content.within(content.within(place, both), printed.as_str()),
                format!("`{number}` begins another record in the midst of {own}"),
                format!("move what follows to the record of {number}"),
            );
        }
    }
}

/// Whether a number is the one after another: 3.2 after 3.1, A4 after A3.
fn is_next(own: &str, number: &str) -> bool {
    let split = |text: &str| {
        let start = text
            .rfind(|c: char| !c.is_ascii_digit())
            .map_or(0, |at| at + 1);
        let (before, last) = text.split_at_checked(start)?;
        Some((before.to_owned(), last.parse::<u32>().ok()?))
    };
    match (split(own), split(number)) {
        (Some((before, own)), Some((same, number))) => before == same && number == own + 1,
        _ => false,
    }
}

/// Whether a number is none of a list that the text itself begins: it is not 1, and the one before it is
/// nowhere in the text.
fn begins_nowhere(text: &str, number: &str) -> bool {
    let Some(before) = number.parse::<u32>().ok().and_then(|it| it.checked_sub(1)) else {
        return false;
    };
    let label = |sign| format!("{before}{sign}");
    before > 0
        && ![label('.'), label(')')]
            .iter()
            .any(|label| text.contains(label.as_str()))
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let short = word.to_lowercase();
    short.get(..3).is_some_and(|short| MONTHS.contains(&short))
}

fn recommendations(content: &Content<'_>, found: &mut Found<'_>) {
    let (names, listed) = (content.spots(&NAMES), content.spots(&LISTED));
    for recommendation in content.register.recommendations.rows() {
        let record = &recommendation.record;
        let own = record.number.as_deref();
        let asked = &record.asked;
        // "1 to 3": the paper itself has them in one.
        let is_range = own.is_some_and(|own| own.contains(['-', '–', ',', '&', ' ']));
        if is_range {
            continue;
        }
        let may_go_on = listed.are_in(asked.place);
        let may_name = names.are_in(asked.place);
        let mut add = |printed: &str, number: &str| {
            found.at(
                content.within(asked.place, printed),
                format!("`{printed}` begins another recommendation in the midst of this one"),
                format!("move what follows to the record of number {number}"),
            );
        };
        let text = if may_name {
            asked.markdown.as_str()
        } else {
            ""
        };
        for hit in RECOMMENDATION.captures_iter(text) {
            let (Some(before), Some(printed), Some(number)) = (hit.get(1), hit.get(2), hit.get(3))
            else {
                continue;
            };
            let last = before.as_str().to_lowercase();
            let is_sentence = last.ends_with(['.', ';', ':', ')', '*']);
            let is_spoken_of = last.ends_with(',')
                || (!is_sentence && printed.as_str().ends_with('.'))
                || SPOKEN_OF.contains(&last.as_str())
                || POINTS.contains(&last.as_str());
            if own != Some(number.as_str()) && !is_spoken_of {
                add(printed.as_str(), number.as_str());
            }
        }
        let text = if may_go_on {
            asked.markdown.as_str()
        } else {
            ""
        };
        for hit in NEXT.captures_iter(text) {
            if let (Some(printed), Some(number)) = (hit.get(1), hit.get(2))
                && (own.is_some_and(|own| is_next(own, number.as_str()))
                    || begins_nowhere(text, number.as_str()))
            {
                add(printed.as_str(), number.as_str());
            }
        }
    }
}
