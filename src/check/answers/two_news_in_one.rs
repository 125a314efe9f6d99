//! A second piece of news stands inside the text of a response or an update.
//!
//! Why it matters: news that has no heading of its own has no date, no author and no state. The
//! record looks older than it is, and a promise inside looks unkept.
//!
//! How to mend it: give the news a heading of its own, `## Update, 18 April 2024: in progress`, where
//! its label stands.
//!
//! Example: `The scope is agreed. UPDATE – The report is out.`

use crate::check::answers::opening::{first_words, state};
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Told};
use crate::diagnostic::Severity;
use crate::record::recommendation::Entry;
use crate::source::Place;
use crate::term::PartialDate;
use crate::term::partial_date::begins_like_month;
use crate::term::text::squeeze;
use memchr::memchr2;

pub(super) const CHECK: Check = Check::new(
    "two-news-in-one",
    Severity::Warning,
    include_str!("two_news_in_one.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&LABELS];

/// Runs without which no label stands in a text.
static LABELS: Question = Question::of_runs(|run| {
    let is_day = run.len() <= 2 && run.bytes().all(|byte| byte.is_ascii_digit());
    is_day || is_month(run) || is_news(run)
})
.standing(|text, run| {
    // Every day and month passes here: bytes are enough for nearly all of them.
    let bytes = text.as_bytes();
    let (before, behind) = (&bytes[..run.start], &bytes[run.end..]);
    match bytes[run.start] {
        b'0'..=b'9' => {
            before.ends_with(b"[") && matches!(behind, [b'/' | b'.', ..])
                || before.ends_with(b"\n") && matches!(behind, [b'/', ..])
        }
        b'U' if !before.ends_with(b"## ") => true,
        _ if is_month(&text[run.clone()]) => is_date_of_news(behind),
        _ => before.ends_with(b"ost-") || is_behind_first_word(before),
    }
});

/// Whether a year or a word such as "Latest" stands before a word for news.
fn is_behind_first_word(before: &[u8]) -> bool {
    const FIRST: [&[u8]; 7] = [
        b"Further",
        b"Latest",
        b"Progress",
        b"Second",
        b"Third",
        b"Additional",
        b"Interim",
    ];
    let Some(before) = before.strip_suffix(b" ") else {
        return false;
    };
    before
        .trim_ascii_end()
        .last()
        .is_some_and(u8::is_ascii_digit)
        || FIRST.iter().any(|first| before.ends_with(first))
}

/// Whether a year and then a sign or word for news stand behind a month: "Apr 25:", "Oct 2025 update:".
fn is_date_of_news(behind: &[u8]) -> bool {
    let blanks = behind.iter().take_while(|byte| b". \n'".contains(byte));
    let year = &behind[blanks.count()..];
    let digits = year.iter().take_while(|byte| byte.is_ascii_digit()).count();
    matches!(digits, 2 | 4)
        && [":", " :", " update", " Update", " position"]
            .iter()
            .any(|end| year[digits..].starts_with(end.as_bytes()))
}

/// Whether a run may be of a word for news.
fn is_news(run: &str) -> bool {
    // Most words have no p.
    let may_be = memchr2(b'p', b'P', run.as_bytes()).is_some();
    may_be && (run.contains("pdate") || run.contains("UPDATE") || run == "position")
        || run == "meeting"
}

/// Whether a run may be the name of a month, whole or cut.
fn is_month(run: &str) -> bool {
    run.len() <= 9 && begins_like_month(run.as_bytes())
}

/// "UPDATE –", "Update April 2024:", "Further update (3 May 2024):" at the start of a sentence.
static LABEL: Pattern = Pattern::new(
    r"(?x)(?:^|[.!?:;)\]>*_|–—-]\s*|\n\s*|\s{2,}|(?i:in\ progress|ongoing|completed?|closed|done)\s+)
    (?P<label>(?:(?:Further|Latest|Progress|Second|Additional)\ (?:update|Update|UPDATE)|Update|UPDATE)
    (?:[\ ,(]+(?:on\ |of\ |as\ of\ |as\ at\ )?
    (?:\d{1,2}(?:st|nd|rd|th)?\ )?
    (?:(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter)[a-z]*\.?\ ?)?
    (?:(?:19|20)?\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})\)?|\s+\d{1,2}(?-u:\b))?
    \s?(?::|\s?[–—]|-\s|\s-))(?:\s|[\p{L}\d*_<])",
);

/// "Oct 2025 update:", "Latest position, 14/12/25:", "Post-meeting note:" at the start of a sentence.
static POSITION: Pattern = Pattern::new(
    r"(?x)(?:^|[.!?;)\]]\s+|\n\s*)(?P<label>(?:
    (?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?:20)?\d\d\s+(?:update|Update|position)
    |(?:Further|Latest|Interim|Second|Third)\s+(?:update|position)(?:\s*\([^()\n]{3,20}\)|,?\s+\d{1,2}[./]\d{1,2}[./]\d{2,4}|,?\s+(?:\d{1,2}\s+)?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:\s+(?:20)?\d\d)?)?
    |Post-meeting\s+(?:note|update))\s*:
    |(?:\*\*|__)(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+20\d\d\s+[Uu]pdate(?:[.:]?(?:\*\*|__)))",
);

/// "[14/10/25]", "Apr 25:" at the start of a sentence: one may be the date of all, a second is news.
static DATED: Pattern = Pattern::new(
    r"(?x)(?:^|[.!?;]\s+|\n\s*)(?P<label>\[\d{1,2}[./]\d{1,2}[./]\d{2,4}\]
    |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+'?(?:20)?\d\d\s*:)
    |\n(?P<line>\d{1,2}/\d{1,2}/\d{2,4})\s?(?:[:–—]|-)\s",
);

/// The label of a second piece of news that has no other label than its date.
fn second_date<'t>(text: &'t str, entry: &Entry) -> Option<&'t str> {
    if !text.contains(['[', ':', '/']) {
        return None;
    }
    let last = entry.date.as_ref().and_then(PartialDate::latest);
    let labels = DATED
        .captures_iter(text)
        .filter_map(|hit| hit.name("label").or(hit.name("line")));
    // What is still to come is a plan.
    let mut labels = labels.filter(|label| {
        let date = label.as_str().trim_matches(['[', ']', ':', ' ']);
        let first = PartialDate::read(date).earliest();
        first.is_some_and(|first| last.is_none_or(|last| first <= last))
    });
    let first = labels.next()?;
    // Behind an empty line, words without a date go before it.
    let is_second = text.get(..first.start()).is_some_and(|before| {
        before.ends_with("\n\n") && before.chars().any(char::is_alphanumeric)
    });
    let second = if is_second {
        Some(first)
    } else {
        labels.next()
    };
    second.map(|label| label.as_str())
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let labels = content.spots(&LABELS);
    let rows = content.register.recommendations.rows().iter();
    for row in rows.filter(|row| labels.are_in(row.record.standing.extent)) {
        let entries = row.record.entries.iter();
        for entry in entries.filter(|entry| labels.are_in(entry.text.place)) {
            look_at(content, entry, found);
        }
    }
}

fn look_at(content: &Content<'_>, entry: &Entry, found: &mut Found<'_>) {
    let text = first_words(&entry.text.markdown);
    // The brackets of a date are no marks.
    if let Some(label) = second_date(&entry.text.markdown, entry) {
        let place = content.within(entry.text.place, label);
        say_second(place, label, found);
    }
    let mut told = Told::default();
    for hit in LABEL
        .captures_iter(text)
        .chain(POSITION.captures_iter(text))
    {
        let Some(label) = hit.name("label") else {
            continue;
        };
        // The label that only repeats the heading's first word.
        if label.start() == 0 || !told.add(label.range()) {
            continue;
        }
        let before = text.get(..label.start()).unwrap_or_default();
        let only_state = state(before).is_some_and(|seen| {
            first_words(before)
                .trim_end_matches(['.', ':', ' ', '-', '–', '—', '*', '<', '/', '>'])
                .len()
                <= seen.words.len() + 12
        });
        let label = label.as_str().trim_end();
        let place = content.within(entry.text.place, label);
        let words = squeeze(label);
        if only_state {
            found.at(
                place,
                format!("a state, the label `{words}` and the news run into one another"),
                "write the state in the heading and only the news below it",
            );
        } else {
            say_second(place, &words, found);
        }
    }
}

fn say_second(place: Place, label: &str, found: &mut Found<'_>) {
    found.at(
        place,
        format!("a second piece of news begins at `{label}`"),
        "give it a heading of its own, as in `## Update, 18 April 2024: in progress`",
    );
}
