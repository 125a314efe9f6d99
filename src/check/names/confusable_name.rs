//! A name is spelt with a letter that only looks like the right one.
//!
//! Why it matters: `l`, `I` and `1`, or `O` and `0`, look the same, and so do letters of other
//! scripts. To a program the name is another one: it makes a second person, and no search finds it.
//!
//! How to mend it: type the name anew. If two records of this kind are really two people, give one
//! a name that tells them apart.
//!
//! Example: `Councillor lan Example` with a small L, where the record is of `Ian Example`.

use crate::check::names::cells::Cells;
use crate::check::names::known::{Known, Spellings, whole_names};
use crate::check::names::mention::{
    FirstWords, begun, capital_to_the_eye, is_prose, may_hold, next_word, not_as_written,
    without_s, word_at,
};
use crate::check::{Check, Content, Found, Looks, Question};
use crate::diagnostic::{Mend, Severity};
use crate::record::fields::Text;
use crate::term::likeness::{latin_look_alike, skeleton};
use crate::term::text::{name_key, plain_punctuation, squeeze};
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap};

pub(super) const CHECK: Check = Check::new(
    "confusable-name",
    Severity::Warning,
    include_str!("confusable_name.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&FIRST_NAMES_TO_THE_EYE];

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    look_at_records(content, found);
    look_at_prose(content, found);
}

/// Two records whose names are the same to the eye.
fn look_at_records(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let mut seen: HashMap<String, (usize, &Text)> = HashMap::new();
    let mut owner = 0;
    let records = register
        .people
        .rows()
        .iter()
        .map(|row| (vec![&row.record.name], &row.record.also))
        .chain(register.organisations.rows().iter().map(|row| {
            let record = &row.record;
            let names = [&record.name].into_iter().chain(&record.short_name);
            (names.collect(), &record.also)
        }))
        .chain(register.bodies.rows().iter().map(|row| {
            let record = &row.record;
            let names = [&record.name].into_iter().chain(&record.short_name);
            (names.collect(), &record.also)
        }));
    for (names, also) in records {
        owner += 1;
        for text in names.into_iter().chain(also) {
            if text.text.chars().count() < 3 {
                continue;
            }
            match seen.get(&eye(&text.text)) {
                Some((other, first))
                    if *other != owner && is_taken_for(&text.text, &first.text) =>
                {
                    found.at(
                        text.place,
                        format!(
                            "`{}` looks the same as `{}` of another record",
                            text.text, first.text
                        ),
                        format!(
                            "type the name anew; if the two are one, keep one record: the other \
                             name stands at {}",
                            content.line(first.place)
                        ),
                    );
                }
                Some(_) => {}
                None => {
                    seen.insert(eye(&text.text), (owner, text));
                }
            }
        }
    }
}

/// The Latin letter for one of another script. The dotless i is a letter of Turkish names.
fn foreign(c: char) -> Option<char> {
    latin_look_alike(c).filter(|_| c != '\u{131}')
}

fn foreign_or(c: char) -> char {
    foreign(c).unwrap_or(c)
}

/// The runs in which, to the eye, the first word of a known name may begin.
static FIRST_NAMES_TO_THE_EYE: Question = Question::of_register(|register| {
    let names = whole_names(register);
    let first_words = FirstWords::of(names.iter().map(|name| eye(name.first())));
    let may_begin = move |word: &str| {
        // A digit may stand for a letter, but not for most of a name.
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        2 * digits < word.len() && first_words.may_begin(&eye(word))
    };
    Box::new(move |run| may_hold(run, capital_to_the_eye, &may_begin))
})
.standing(|text, run| {
    // As behind most words, a small one that begins no surname follows.
    !text[run.clone()].is_ascii() || !is_before_small_word(text, run.end)
})
.standing_on_site(not_as_written);

/// Names in prose that are those of known people to the eye.
fn look_at_prose(content: &Content<'_>, found: &mut Found<'_>) {
    let names = whole_names(content.register);
    // Most sites need neither, and both take time.
    let spellings = LazyCell::new(|| Spellings::of(content.register));
    let cells = LazyCell::new(|| Cells::of(content.register));
    // By their first words to the eye, then by how many words they have.
    let mut by_first: HashMap<String, BTreeMap<usize, Vec<&Known<'_>>>> = HashMap::new();
    for name in &names {
        let alike = by_first.entry(eye(name.first())).or_default();
        alike.entry(name.words.len()).or_default().push(name);
    }
    // What was looked up, as the same words come again and again.
    let mut looked_up: HashMap<&str, Option<&BTreeMap<usize, Vec<&Known<'_>>>>> = HashMap::new();
    let mut meant: HashMap<&str, Option<&Known<'_>>> = HashMap::new();
    for (writing, start) in begun(content, &FIRST_NAMES_TO_THE_EYE, capital_to_the_eye) {
        let text = writing.text;
        let first = word_at(text, start);
        if is_before_small_word(text, first.end) {
            continue;
        }
        let spelt = text.get(first.clone()).unwrap_or_default();
        let alike = looked_up
            .entry(spelt)
            .or_insert_with(|| by_first.get(&eye(spelt)));
        let Some(alike) = alike else {
            continue;
        };
        let Some(next) = next_word(text, first.end, char::is_whitespace) else {
            continue;
        };
        let looks_capital = text
            .get(next.start..)
            .is_some_and(|rest| rest.starts_with(|c: char| !c.is_lowercase() || c == 'l'));
        if !looks_capital {
            continue;
        }
        for (count, names) in *alike {
            let mut last = next.clone();
            for _ in 2..*count {
                match next_word(text, last.end, char::is_whitespace) {
                    Some(word) => last = word,
                    None => break,
                }
            }
            let last = without_s(text, last);
            // A letter of another script is told of as such, wherever it stands.
            let letters = text.get(start..last.end).unwrap_or_default();
            if letters.contains(|c| foreign(c).is_some()) {
                continue;
            }
            let span = start..last.end;
            let whole = text.get(span.clone()).unwrap_or_default();
            let name = *meant
                .entry(whole)
                .or_insert_with(|| taken_for(whole, names, &spellings));
            let Some(name) = name else {
                continue;
            };
            if is_prose(writing, &cells, &span) {
                let place = writing.place(span);
                found
                    .at(
                        place,
                        format!(
                            "`{}` looks like `{}` and is spelt with other letters",
                            squeeze(&plain_punctuation(whole)),
                            name.spelling
                        ),
                        format!("type `{}` anew", name.spelling),
                    )
                    .mend = Some(Box::new(Mend {
                    place,
                    words: name.spelling.to_owned(),
                }));
                break;
            }
        }
    }
}

/// Whether one blank and a small letter follow, as behind most words: no surname begins so.
fn is_before_small_word(text: &str, end: usize) -> bool {
    let behind = text.as_bytes().get(end..).unwrap_or_default();
    matches!(behind, [b' ', b'a'..=b'k' | b'm'..=b'z', ..])
}

/// The name for which the eye takes words, unless they are a known spelling themselves.
fn taken_for<'n, 'a>(
    whole: &str,
    names: &[&'n Known<'a>],
    spellings: &Spellings,
) -> Option<&'n Known<'a>> {
    let plain = squeeze(&plain_punctuation(whole));
    let mut names = names.iter().copied();
    let name = names.find(|name| is_taken_for(&plain, name.spelling))?;
    (!spellings.knows(&plain)).then_some(name)
}

/// A rough key: whatever looks alike has the same one.
fn eye(text: &str) -> String {
    skeleton(text).replace("rn", "m").replace("vv", "w")
}

/// Whether one text is taken for the other by the eye and is not the same but for its capitals.
fn is_taken_for(a: &str, b: &str) -> bool {
    if name_key(a) == name_key(b) || eye(a) != eye(b) {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (x, y) = (foreign_or(*x), foreign_or(*y));
        let pair = |letters: &[char], at: usize| {
            let two: String = letters.iter().skip(at).take(2).collect();
            two
        };
        if same_letter(x, y) {
            i += 1;
            j += 1;
        } else if is_two_for_one(&pair(&a, i), y) {
            i += 2;
            j += 1;
        } else if is_two_for_one(&pair(&b, j), x) {
            i += 1;
            j += 2;
        } else {
            return false;
        }
    }
    i == a.len() && j == b.len()
}

fn same_letter(x: char, y: char) -> bool {
    const BARS: [char; 4] = ['I', 'l', '1', '|'];
    const RINGS: [char; 3] = ['O', 'o', '0'];
    x == y
        || x.to_lowercase().eq(y.to_lowercase())
        || (BARS.contains(&x) && BARS.contains(&y))
        || (RINGS.contains(&x) && RINGS.contains(&y))
}

fn is_two_for_one(two: &str, one: char) -> bool {
    matches!((two, one), ("rn", 'm') | ("vv", 'w'))
}
