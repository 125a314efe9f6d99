//! A span of years ends before it begins.
//!
//! Why it matters: "the action plan for 2019-12" may be for 2019 to 2020, for 2012 or for December
//! 2019, and a reader who looks for the plan does not find it.
//!
//! How to mend it: correct the span. If the paper prints it so, add the right one in a note and
//! silence this check with that reason.
//!
//! Example: `The action plan for 2019-12` where 2019-20 is meant.

use crate::check::{Check, Content, Found, Looks, Pattern, Writing};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "backward-years",
    Severity::Warning,
    include_str!("backward_years.rs"),
    Looks::AtWords(&["19", "20"], look),
);

static SPAN: Pattern =
    Pattern::new(r"\b((?:19|20)\d\d)([-/\u{2010}\u{2011}\u{2013}])(\d{4}|\d\d)\b");

/// Words before a span that say that it is one of years.
static OF_YEARS: Pattern = Pattern::new(
    r"(?i)\b(?:plans?|strategy|strategies|budgets?|priorities|programme|years?|period|accounts?|targets?|report|review|framework)\b",
);

fn look(_: &Content<'_>, writing: &Writing<'_>, found: &mut Found<'_>) {
    let text = writing.text;
    for hit in SPAN.captures_iter(text) {
        let (Some(whole), Some(first), Some(sign), Some(second)) =
            (hit.get(0), hit.get(1), hit.get(2), hit.get(3))
        else {
            continue;
        };
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
        let before = text[..whole.start()].chars().next_back();
        let behind = text[whole.end()..].chars().next();
        // Part of a reference, a file name, a whole date, or an address.
        let is_glued = |c: Option<char>| {
            c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_' | '.' | ':' | '`'))
        };
        let ends_sentence = behind == Some('.')
            && text[whole.end() + 1..]
                .chars()
                .next()
                .is_none_or(char::is_whitespace);
        if is_glued(before)
            || (is_glued(behind) && !ends_sentence && behind != Some(':'))
            || writing.is_in_address(whole.start())
        {
            continue;
        }
        // `2019-12` may be a month as machines write it.
        let may_be_month = sign.as_str() == "-" && is_short && (1..=12).contains(&end);
        let line = text[..whole.start()].rfind('\n').map_or(0, |end| end + 1);
        let ahead = &text[line..whole.start()];
        let is_fact = ahead.trim_end().ends_with(':');
        if may_be_month && (is_fact || !OF_YEARS.is_in(writing.sentence_around(whole.start()))) {
            continue;
        }
        found.at(
            writing.place(whole.range()),
            format!("`{}` ends before it begins", whole.as_str()),
            format!(
                "write the years that are meant, such as `{from}{}{:02}`",
                sign.as_str(),
                (from + 1) % 100
            ),
        );
    }
}
