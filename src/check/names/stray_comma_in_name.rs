//! A comma or a stroke stands between the first name and the surname of a known person.
//!
//! Why it matters: one person becomes two. A search for the name does not find the place, and a
//! reader asks who the second one is.
//!
//! How to mend it: take the sign out. If the paper has to be quoted with it, put the name in
//! quotation marks or add the spelling to the person's `also` names.
//!
//! Example: `The work is led by Anne, Example, Senior Officer at the council.`

use crate::check::names::cells::Cells;
use crate::check::names::known::{Spellings, by_first, whole_names};
use crate::check::names::mention::{
    FIRST_NAMES, begun, capital, is_quoted, next_word, without_s, word_at,
};
use crate::check::{Check, Content, Found, Looks, Question, Writing};
use crate::diagnostic::{Mend, Severity};
use std::cell::LazyCell;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "stray-comma-in-name",
    Severity::Warning,
    include_str!("stray_comma_in_name.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&FIRST_NAMES];

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let names = whole_names(content.register);
    let by_first = by_first(&names);
    // Most sites need neither, and both take time.
    let spellings = LazyCell::new(|| Spellings::of(content.register));
    let cells = LazyCell::new(|| Cells::of(content.register));
    for (writing, start) in begun(content, &FIRST_NAMES, capital) {
        let text = writing.text;
        let first = word_at(text, start);
        let spelt = text.get(first.clone()).unwrap_or_default();
        let Some(people) = by_first.get(spelt) else {
            continue;
        };
        let Some(last) = surname(text, first.end) else {
            continue;
        };
        let surname = text.get(last.clone()).unwrap_or_default();
        let known = people
            .iter()
            .find(|name| name.words.len() == 2 && name.last() == surname);
        let Some(known) = known else {
            continue;
        };
        let span = start..last.end;
        let whole = text.get(span.clone()).unwrap_or_default();
        let reversed = format!("{surname} {spelt}");
        if spellings.has(whole)
            || spellings.knows(&reversed)
            || is_quoted(text, &span)
            || cells.is_own(writing.place(span.clone()))
            || is_in_a_list(writing, &span)
            || is_a_month(spelt)
        {
            continue;
        }
        let place = writing.place(span);
        found
            .at(
                place,
                format!("`{whole}` is one person, `{}`", known.spelling),
                format!("write `{}`", known.spelling),
            )
            .mend = Some(Box::new(Mend {
            place,
            words: known.spelling.to_owned(),
        }));
    }
}

/// The capitalised word behind exactly one comma or stroke.
fn surname(text: &str, end: usize) -> Option<Range<usize>> {
    let word = next_word(text, end, |c| matches!(c, ',' | '/') || c.is_whitespace())?;
    let gap = text.get(end..word.start)?;
    let signs = gap.chars().filter(|c| matches!(c, ',' | '/')).count();
    let is_capital = text
        .get(word.clone())?
        .starts_with(|c: char| c.is_uppercase());
    (signs == 1 && is_capital).then(|| without_s(text, word))
}

/// Whether the two words are members of a longer list: then each may be a person.
fn is_in_a_list(writing: &Writing<'_>, span: &Range<usize>) -> bool {
    let before = writing
        .text
        .get(..span.start)
        .unwrap_or_default()
        .trim_end();
    let after = writing.text.get(span.end..).unwrap_or_default();
    let behind = after.trim_start();
    before.ends_with([',', '/', '&'])
        || before.ends_with(" and")
        || before.ends_with(" or")
        || behind.starts_with("and ")
        || behind.starts_with('&')
        || behind.starts_with(", and ")
        || after.starts_with('/')
}

/// "In May, Hudson said" is no Hudson called May.
fn is_a_month(word: &str) -> bool {
    matches!(word, "April" | "May" | "June" | "August" | "Will")
}
