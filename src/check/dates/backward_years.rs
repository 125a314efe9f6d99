//! A span of years ends before it begins.
//!
//! Why it matters: "the action plan for 2019-12" may be for 2019 to 2020, for 2012 or for December
//! 2019, and a reader who looks for the plan does not find it.
//!
//! How to mend it: correct the span. If the paper prints it so, add the right one in a note and
//! silence this check with that reason.
//!
//! Example: `The action plan for 2019-12` where 2019-20 is meant.

use crate::check::{Check, Content, Found, Looks, Pattern, Question, Writing};
use crate::diagnostic::Severity;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "backward-years",
    Severity::Warning,
    include_str!("backward_years.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&YEARS];

static SPAN: Pattern =
    Pattern::new(r"\b((?:19|20)\d\d)([-/\u{2010}\u{2011}\u{2013}])(\d{4}|\d\d)\b");

/// Words before a span that say that it is one of years.
static OF_YEARS: Pattern = Pattern::new(
    r"(?i)\b(?:plans?|strategy|strategies|budgets?|priorities|programme|years?|period|accounts?|targets?|report|review|framework)\b",
);

/// A dash that is no plain sign counts as a letter: then the whole span is one run.
static YEARS: Question = Question::of_runs(|run| {
    let of_century = ["19", "20"].iter().any(|century| run.contains(century));
    of_century && (run.len() == 4 || !run.is_ascii())
})
.standing(may_begin_span);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (writing, run) in content.that(&YEARS) {
        look_at(writing, run, found);
    }
}

/// Whether a year may be the first of a span: what joins them stands behind it or in its run.
fn may_begin_span(text: &str, run: &Range<usize>) -> bool {
    let (before, behind) = (&text[..run.start], &text[run.end..]);
    (behind.starts_with(['-', '/']) || !text[run.clone()].is_ascii()) && !before.ends_with(GLUE)
}

/// Signs that make a span part of a reference, a file name, a whole date, or an address.
const GLUE: [char; 6] = ['-', '/', '_', '.', ':', '`'];

/// Looks at the spans that begin in a run.
fn look_at(writing: &Writing<'_>, run: Range<usize>, found: &mut Found<'_>) {
    const LONGEST: usize = "2019-2020.".len();
    let text = writing.text;
    let near = &text[run.start..text.ceil_char_boundary(run.end + LONGEST)];
    for hit in SPAN.captures_iter(near) {
        let (Some(whole), Some(first), Some(sign), Some(second)) =
            (hit.get(0), hit.get(1), hit.get(2), hit.get(3))
        else {
            continue;
        };
        if whole.start() >= run.len() {
            break;
        }
        let (Ok(from), Ok(end)) = (
            first.as_str().parse::<u32>(),
            second.as_str().parse::<u32>(),
        ) else {
            continue;
        };
        let is_short = second.len() == 2;
        let to = match is_short {
            true => from / 100 * 100 + end,
            false => end,
        };
        // 1999-00 and 1998/03 pass a century.
        let passes_century = is_short && from % 100 > 89 && end < 12;
        if to >= from || passes_century || !(1900..2100).contains(&to) {
            continue;
        }
        let whole = run.start + whole.start()..run.start + whole.end();
        let words = &text[whole.clone()];
        let before = text[..whole.start].chars().next_back();
        let behind = text[whole.end..].chars().next();
        let is_glued =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || GLUE.contains(&c));
        let ends_sentence = behind == Some('.')
            && text[whole.end + 1..]
                .chars()
                .next()
                .is_none_or(char::is_whitespace);
        if is_glued(before)
            || (is_glued(behind) && !ends_sentence && behind != Some(':'))
            || writing.is_in_address(whole.start)
        {
            continue;
        }
        // `2019-12` may be a month as machines write it.
        let may_be_month = sign.as_str() == "-" && is_short && (1..=12).contains(&end);
        let line = text[..whole.start].rfind('\n').map_or(0, |end| end + 1);
        let ahead = &text[line..whole.start];
        let is_fact = ahead.trim_end().ends_with(':');
        if may_be_month && (is_fact || !OF_YEARS.is_in(writing.sentence_around(whole.start))) {
            continue;
        }
        found.at(
            writing.place(whole),
            format!("`{}` ends before it begins", words),
            format!(
                "write the years that are meant, such as `{from}{}{:02}`",
                sign.as_str(),
                (from + 1) % 100
            ),
        );
    }
}
