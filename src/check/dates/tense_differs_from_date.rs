//! A response or an update speaks of a past day as if it were to come, or of a coming day as if it were over.
//!
//! Why it matters: one of two dates is wrong, that of the words or that of the heading, or the words were
//! copied from an older paper. A reader cannot tell whether the work was done.
//!
//! How to mend it: correct the date that is wrong. Where old words were copied, say what came of them.
//!
//! Example: `The survey will be sent out by May 2024.` below `## Update, 8 September 2025: in progress`.

use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::record::recommendation::Entry;
use crate::term::PartialDate;
use crate::term::partial_date::begins_like_month;
use crate::term::text::squeeze;
use memchr::memrchr;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "tense-differs-from-date",
    Severity::Warning,
    include_str!("tense_differs_from_date.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&YEARS];

/// The years of dates behind which the words of a statement may stand; not those of headings and promises, which
/// say their date in a form of their own.
static YEARS: Question =
    Question::of_runs(|run| run.len() == 4 && run.starts_with("20")).standing(|text, year| {
        /// The longest of the words, in letters.
        const LONGEST: usize = "september".len();
        let before = &text.as_bytes()[..year.start];
        let Some((b' ' | b'\n' | b'/', before)) = before.split_last() else {
            return false;
        };
        if text.as_bytes()[year.start - 1] == b'/' {
            return true;
        }
        let near = &before[before.len().saturating_sub(LONGEST + 1)..];
        let begin = near.iter().rposition(|byte| matches!(byte, b' ' | b'\n'));
        let word = &near[begin.map_or(0, |at| at + 1)..];
        let begins = |start: &[u8]| {
            let first = word.get(..start.len());
            first.is_some_and(|first| first.eq_ignore_ascii_case(start))
        };
        let is_asked = begins_like_month(word)
            || [b"by", b"in", b"on"]
                .iter()
                .any(|small| word.eq_ignore_ascii_case(*small))
            || [b"spr", b"sum", b"aut", b"win", b"bef"]
                .iter()
                .any(|start| begins(*start));
        is_asked && {
            let line = memrchr(b'\n', before).map_or(0, |at| at + 1);
            let line = &before[line..];
            !line.starts_with(b"## ") && !line.starts_with(b"Promised:")
        }
    });

/// What is to come, and when.
static TO_COME: Pattern = Pattern::new(
    r"(?ix)\b(?:(?:will|shall)\s+(?:(?:then|also|now|all|both|fully)\s+)?|(?:is|are)\s+(?:now\s+)?(?:due|expected|scheduled|set)\s+to\s+)
    (?:be\s+(?:fully\s+)?(?:\w+ed|sent|held|given|brought|taken|shown|written|built|done|made|put|set|begun|ready|complete|available|open|operational|live|in\s+place)
      (?:\s+(?:off|out|up|down|back|in\s+full|to\s+(?:the\s+)?(?:\w+\s+)?(?:committee|board|cabinet|council|panel)))?
    |(?:begin|start|open|launch|close|end|finish|conclude|report|meet|happen|take\s+place|go\s+live|go\s+out|come\s+into\s+(?:use|force|effect))(?:\s+back)?)
    \s+(?:by|in|on|before)\s+(?:(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+|(?:early|mid|late)[\s-]+)?
    (?P<date>(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?
      (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\s+20\d\d
      |\d{1,2}/\d{1,2}/20\d\d|20\d\d)\b",
);

/// What is over, and when it was.
static OVER: Pattern = Pattern::new(
    r"(?ix)\b(?:(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+|first\s+|then\s+|also\s+)?
      (?:published|opened|held|launched|completed|signed|signed\s+off|approved|issued|delivered|introduced|finished|sent|sent\s+out|closed|
      adopted|appointed|installed|awarded|begun|started|submitted|presented|printed|built|tested|piloted|trialled|
      surveyed|interviewed|consulted|trained|recruited|inspected|visited|evaluated|written|circulated|distributed)
      (?:\s+(?:out|with|by|at|among|to)(?:\s+[\w’'-]+){1,3}?)?
    |opened(?:\s+its\s+doors)?|took\s+place|went\s+live|began|came\s+into\s+(?:use|force|effect)|met|ended)
    \s+(?:in|on)\s+(?:(?:early|mid|late)[\s-]+)?
    (?P<date>(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?
      (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter)\s+20\d\d
      |\d{1,2}/\d{1,2}/20\d\d|20\d\d)\b",
);

/// Words before it in its sentence that put it into somebody's mouth, into another time or into a condition.
static OTHERWISE: Pattern = Pattern::new(
    r"(?i)\b(?:that|which|who|said|says|told|promised|planned|expected|hoped|announced|heard|if|unless|whether|when|once|until|assuming|would|should|could|had|originally|previously|earlier|than|as)\b",
);

/// The same for what is over: it may still be to come.
static STILL: Pattern = Pattern::new(r"(?i)\b(?:will|shall|to|after|before|by the time)\b");

/// What may stand behind the date of a whole statement.
static END: Pattern = Pattern::new(r"(?i)^\s*(?:$|[.,;:)!]|\s(?:and|but|so|with|at|by|for)\b)");

/// How far before it its sentence is looked for, in bytes.
const FURTHEST: usize = 300;

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let years = content.spots(&YEARS);
    let rows = content.register.recommendations.rows().iter();
    for row in rows.filter(|row| years.are_in(row.record.standing.extent)) {
        let entries = row.record.entries.iter();
        for entry in entries.filter(|entry| years.are_in(entry.text.place)) {
            look_at(content, entry, found);
        }
    }
}

fn look_at(content: &Content<'_>, entry: &Entry, found: &mut Found<'_>) {
    let text = &entry.text.markdown;
    let Some(date) = &entry.date else {
        return;
    };
    let (Some(first), Some(last)) = (date.earliest(), date.latest()) else {
        return;
    };
    let tell = |hit: Range<usize>, is: &str, found: &mut Found<'_>| {
        let words = &text[hit.clone()];
        // The words may stand earlier too: it is those of this sentence that are meant.
        let line = text[..hit.start].rfind('\n').map_or(0, |end| end + 1);
        let line = text[line..].lines().next().unwrap_or_default();
        found.at(
                content.within_from(entry.text.place, line, words),
                format!(
                    "`{}` is {is}, but these words are of {}",
                    squeeze(words),
                    date.text()
                ),
                "correct the date here or that of the heading; where old words were copied, say what came of \
                 them",
            );
    };
    for hit in TO_COME.captures_iter(text) {
        let (Some(all), Some(when)) = (hit.get(0), hit.name("date")) else {
            continue;
        };
        let is_past = PartialDate::read(when.as_str())
            .latest()
            .is_some_and(|day| day < first);
        if is_past && is_statement(text, all.range(), false) {
            tell(all.range(), "still to come", found);
        }
    }
    for hit in OVER.captures_iter(text) {
        let (Some(all), Some(when)) = (hit.get(0), hit.name("date")) else {
            continue;
        };
        let is_ahead = PartialDate::read(when.as_str())
            .earliest()
            .is_some_and(|day| day > last);
        if is_ahead && is_statement(text, all.range(), true) {
            tell(all.range(), "over", found);
        }
    }
}

/// Whether the writer of a text says these words of the day of the text.
fn is_statement(text: &str, span: Range<usize>, is_over: bool) -> bool {
    let from = text.ceil_char_boundary(span.start.saturating_sub(FURTHEST));
    let near = &text[from..span.start];
    let paragraph = near.rfind("\n\n").map_or(near, |end| &near[end..]);
    let is_quoted = paragraph.matches('"').count() % 2 == 1
        || paragraph.matches('\u{201c}').count() > paragraph.matches('\u{201d}').count()
        || paragraph.matches('\u{2018}').count() > paragraph.matches('\u{2019}').count()
        || paragraph.lines().any(|line| line.starts_with('>'));
    const ENDS: [&str; 6] = [". ", ".\n", "? ", "! ", "\n\n", "\n- "];
    let begin = ENDS.iter().filter_map(|end| near.rfind(end)).max();
    let sentence = &near[begin.unwrap_or(0)..];
    let behind = &text[span.end..text.floor_char_boundary(span.end + 10)];
    let is_otherwise = OTHERWISE.is_in(sentence) || is_over && STILL.is_in(sentence);
    !is_quoted && !is_otherwise && END.is_in(behind)
}
