//! The name of a known person has a blank or a hyphen in the wrong place.
//!
//! Why it matters: a search for the name does not find the place, and programs that read the page
//! take the parts for other words. It comes from copying out of a PDF.
//!
//! How to mend it: write the name as the person's record has it. If the paper has to be quoted so,
//! put the name in quotation marks or add the spelling to the person's `also` names.
//!
//! Example: `An ne Example thanked the members.`

use crate::check::names::cells::Cells;
use crate::check::names::known::{Known, Spellings, whole_names};
use crate::check::names::mention::{
    begun, capital, is_prose, may_hold, next_word, not_as_written, without_s, word_at,
};
use crate::check::{Check, Content, Found, Looks, Question};
use crate::diagnostic::{Mend, Severity};
use crate::source::Place;
use crate::term::text::{plain_punctuation, squeeze};
use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "broken-name",
    Severity::Warning,
    include_str!("broken_name.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&BEGINNINGS];

/// The most parts into which a name breaks.
const MOST_PARTS: usize = 6;

/// The letters of a name, and the name as the record has it.
struct Letters<'a> {
    letters: String,
    spelling: &'a str,
    /// A surname with a hyphen that stands alone.
    is_surname: bool,
}

/// The runs in which the letters of a known name may begin.
static BEGINNINGS: Question = Question::of_register(|register| {
    let known = known_letters(&whole_names(register));
    Box::new(move |run| may_hold(run, capital, |word| begins_a_name(word, &known)))
})
.without_digits()
.standing_on_site(not_as_written);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let names = whole_names(content.register);
    let known = known_letters(&names);
    if known.is_empty() {
        return;
    }
    // Most sites need neither, and both take time.
    let spellings = LazyCell::new(|| Spellings::of(content.register));
    let cells = LazyCell::new(|| Cells::of(content.register));
    // Whether a name begins with a word: the same words come again and again.
    let mut begins: HashMap<&str, bool> = HashMap::new();
    let mut told: Option<Place> = None;
    for (writing, start) in begun(content, &BEGINNINGS, capital) {
        let text = writing.text;
        let is_told = |told: Place| {
            told.source == writing.source.id && writing.start + start < told.end as usize
        };
        if told.is_some_and(is_told) {
            continue;
        }
        let first = text.get(word_at(text, start)).unwrap_or_default();
        if !*begins
            .entry(first)
            .or_insert_with(|| begins_a_name(first, &known))
        {
            continue;
        }
        let Some((span, name)) = broken(text, start, &known) else {
            continue;
        };
        let whole = text.get(span.clone()).unwrap_or_default();
        if is_sound(whole, name, text, span.start)
            || spellings.has(whole)
            || ends_as_written(whole, &spellings)
            || !is_prose(writing, &cells, &span)
        {
            continue;
        }
        let place = writing.place(span);
        told = Some(place);
        found
            .at(
                place,
                format!(
                    "`{}` is the name `{}`, broken",
                    squeeze(whole),
                    name.spelling
                ),
                format!("write `{}`", name.spelling),
            )
            .mend = Some(Box::new(Mend {
            place,
            words: name.spelling.to_owned(),
        }));
    }
}

/// The letters of all known names, in their order.
fn known_letters<'a>(names: &[Known<'a>]) -> Vec<Letters<'a>> {
    let mut known: Vec<Letters<'_>> = Vec::new();
    for name in names {
        known.push(Letters {
            letters: letters(name.spelling),
            spelling: name.spelling,
            is_surname: false,
        });
        let last = name.words.last().copied().unwrap_or_default();
        if last.contains('-') {
            known.push(Letters {
                letters: letters(last),
                spelling: last,
                is_surname: true,
            });
        }
    }
    // A stable sort: of two spellings of one name the record's own stays first.
    known.sort_by(|a, b| a.letters.cmp(&b.letters));
    known.dedup_by(|a, b| a.letters == b.letters);
    known
}

/// Whether the letters of a word, with or without the `'s` behind them, begin those of a known name.
fn begins_a_name(word: &str, known: &[Letters<'_>]) -> bool {
    let bare = word.get(without_s(word, 0..word.len())).unwrap_or_default();
    [word, bare].into_iter().map(letters).any(|letters| {
        let at = known.partition_point(|name| name.letters < letters);
        !letters.is_empty()
            && known
                .get(at)
                .is_some_and(|name| name.letters.starts_with(&letters))
    })
}

/// The known name whose letters the words from `start` on have, and how far they reach.
fn broken<'k, 'a>(
    text: &str,
    start: usize,
    known: &'k [Letters<'a>],
) -> Option<(Range<usize>, &'k Letters<'a>)> {
    let mut word = word_at(text, start);
    let mut run = String::new();
    for _ in 0..MOST_PARTS {
        let bare = without_s(text, word.clone());
        let whole = format!("{run}{}", letters(text.get(bare.clone())?));
        let at = known.partition_point(|name| name.letters < whole);
        if let Some(name) = known.get(at)
            && name.letters == whole
        {
            return Some((start..bare.end, name));
        }
        run.push_str(&letters(text.get(word.clone())?));
        let at = known.partition_point(|name| name.letters < run);
        if run.is_empty() || !known.get(at)?.letters.starts_with(&run) {
            return None;
        }
        word = next_word(text, word.end, |c| {
            c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}')
        })?;
    }
    None
}

/// Whether the words are the name as the record has it, but for capitals and where the line ends;
/// or a surname whose parts may as well be two people.
fn is_sound(whole: &str, name: &Letters<'_>, text: &str, start: usize) -> bool {
    if whole == name.spelling {
        return true;
    }
    let plain = squeeze(&plain_punctuation(whole));
    if plain.eq_ignore_ascii_case(&plain_punctuation(name.spelling))
        || !breaks(whole, name.spelling)
    {
        return true;
    }
    if !name.is_surname {
        // "Kit – Sample ward": a dash between words parts them, but within a hyphenated name.
        return plain.contains(" - ") && !name.spelling.contains('-');
    }
    let has_loose_end = (plain.contains("- ") || plain.contains(" -")) && !plain.contains(" - ");
    !has_loose_end && !is_behind_title(text, start)
}

/// Whether the two differ in blanks or hyphens, and not only in apostrophes.
fn breaks(whole: &str, spelling: &str) -> bool {
    let shape = |name: &str| {
        let plain = squeeze(&plain_punctuation(name)).to_lowercase();
        plain.replace('\'', "")
    };
    shape(whole) != shape(spelling)
}

/// Whether a title of a single person stands before `start`.
fn is_behind_title(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    [
        "Cllr",
        "Cllr.",
        "Councillor",
        "Dr",
        "Dr.",
        "Mr",
        "Mr.",
        "Mrs",
        "Ms",
        "Professor",
    ]
    .iter()
    .any(|title| before.ends_with(title))
}

/// "Nigel Sample – Woods" where the record has `Sample – Woods` among its names.
fn ends_as_written(whole: &str, spellings: &Spellings) -> bool {
    whole
        .split_once(char::is_whitespace)
        .is_some_and(|(_, rest)| rest.contains(char::is_whitespace) && spellings.has(rest))
}

fn letters(words: &str) -> String {
    words
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
