//! Two names are so near to each other that they are probably one person, body or organisation.
//!
//! Why it matters: what somebody leads is then spread over two pages, and each shows only a part.
//! In a text, a misspelt name is not found by a search.
//!
//! How to mend it: if the two are one, keep one record and add the other spelling to its `also`
//! names. If they are two, say so in a silence.
//!
//! Example: one record of `Rosalind Example` and one of `Ros Example`.

use crate::check::names::cells::Cells;
use crate::check::names::known::{Known, Spellings, by_first, whole_names};
use crate::check::names::mention::{
    FIRST_NAMES, begun, capital, is_prose, next_word, without_s, word_at,
};
use crate::check::names::near_first::{SURNAMES, near_first};
use crate::check::names::near_group::misspelt;
use crate::check::names::near_surname::{is_beginning, is_slip, long_forms};
use crate::check::names::near_titled::{BEFORE_SURNAMES, titled};
use crate::check::{Check, Content, Found, Looks, Question};
use crate::diagnostic::Severity;
use crate::record::fields::Text;
use crate::register::{Id, Party, Person, Register};
use crate::source::Place;
use crate::term::likeness::slips;
use crate::term::text::plain_punctuation;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const CHECK: Check = Check::new(
    "near-name",
    Severity::Warning,
    include_str!("near_name.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&FIRST_NAMES, &BEFORE_SURNAMES, &SURNAMES];

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    look_at_people(content, found);
    look_at_groups(content, found);
    look_at_prose(content, found);
    for near in near_first(content) {
        say_near(found, near.place, &near.spelt, near.meant);
    }
    for slip in titled(content) {
        found.at(
            slip.place,
            format!(
                "nobody in the records is called `{}`, and somebody is called `{}`",
                slip.surname, slip.meant
            ),
            format!(
                "did you mean `{}`? If the papers spell it so, add it to the record's `also` names",
                slip.meant
            ),
        );
    }
    for slip in misspelt(content) {
        found.at(
            slip.place,
            format!(
                "no record is called so, and with `{}` for `{}` it is `{}`",
                slip.meant, slip.word, slip.name
            ),
            format!(
                "did you mean `{}`? If the papers spell it so, add it to the record's `also` names",
                slip.name
            ),
        );
    }
}

/// Records of people that are probably one.
fn look_at_people(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let names = whole_names(register);
    // By one part of the name, then by the other.
    type Block = BTreeMap<String, Vec<Id<Person>>>;
    let mut by_surname: BTreeMap<String, Block> = BTreeMap::new();
    let mut by_beginning: BTreeMap<(String, Option<char>), Block> = BTreeMap::new();
    for name in names.iter().filter(|name| name.words.len() == 2) {
        let (first, last) = (name.first().to_lowercase(), name.last().to_lowercase());
        let initial = last.chars().next();
        let block = by_surname.entry(last.clone()).or_default();
        block.entry(first.clone()).or_default().push(name.person);
        let block = by_beginning.entry((first, initial)).or_default();
        block.entry(last).or_default().push(name.person);
    }
    let mut pairs: BTreeSet<(Id<Person>, Id<Person>)> = BTreeSet::new();
    let mut add = |some: &[Id<Person>], others: &[Id<Person>]| {
        for a in some {
            for b in others.iter().filter(|b| *b != a) {
                pairs.insert((*a.min(b), *a.max(b)));
            }
        }
    };
    for block in by_surname.values() {
        for (first, people) in block {
            let behind = block.range(first.clone()..).skip(1);
            for (longer, others) in behind.take_while(|(longer, _)| longer.starts_with(first)) {
                if is_beginning(first, longer) {
                    add(people, others);
                }
            }
            for others in long_forms(first).filter_map(|long| block.get(long)) {
                add(people, others);
            }
        }
    }
    for block in by_beginning.values() {
        for (last, people) in block {
            for (other, others) in block.range(last.clone()..).skip(1) {
                if is_slip(last, other) {
                    add(people, others);
                }
            }
        }
    }
    for (a, b) in same_letters(register) {
        pairs.insert((a.min(b), a.max(b)));
    }
    for (a, b) in pairs {
        if are_two(register, a, b) {
            continue;
        }
        let (first, second) = (
            &register.people[a].record.name,
            &register.people[b].record.name,
        );
        say(content, found, first, second, "person");
    }
}

/// People whose names have the same letters but for blanks, signs and a title, or the same words in another
/// order, or of whom one has no more than the initial of the first name.
fn same_letters(register: &Register) -> Vec<(Id<Person>, Id<Person>)> {
    const TITLES: [&str; 8] = [
        "cllr",
        "councillor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
    ];
    let mut by_key: BTreeMap<String, Id<Person>> = BTreeMap::new();
    // With whether no more than the initial of the first name is given.
    type Block = Vec<(Id<Person>, bool)>;
    let mut by_initial: BTreeMap<(String, char), Block> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (id, row) in register.people.iter() {
        let lower = row.record.name.text.to_lowercase();
        let words = lower.split(|c: char| !c.is_alphanumeric());
        let mut words: Vec<&str> = words
            .filter(|word| !word.is_empty() && !TITLES.contains(word))
            .collect();
        if let [first, last] = words.as_slice()
            && let Some(initial) = first.chars().next()
        {
            let is_initial = first.chars().count() == 1;
            let block = by_initial.entry(((*last).to_owned(), initial)).or_default();
            block.push((id, is_initial));
        }
        let letters = words.concat();
        words.sort_unstable();
        for key in [letters, words.join(" ")] {
            if key.chars().count() < 6 {
                continue;
            }
            match by_key.get(&key) {
                // Two records of one name are told of as such.
                Some(other)
                    if *other != id
                        && register.people[*other].record.name.text != row.record.name.text =>
                {
                    pairs.push((*other, id));
                }
                Some(_) => {}
                None => {
                    by_key.insert(key, id);
                }
            }
        }
    }
    for block in by_initial.into_values() {
        // With two whole names it may be either.
        if let [(a, is_initial), (b, is_other)] = block.as_slice()
            && is_initial != is_other
        {
            pairs.push((*a, *b));
        }
    }
    pairs
}

/// Whether two records may be of one person, as this check tells of them.
pub(super) fn may_be_one(register: &Register, a: Id<Person>, b: Id<Person>) -> bool {
    let parts = |person: Id<Person>| {
        let name = register.people[person].record.name.text.to_lowercase();
        let (first, last) = name.split_once(' ')?;
        (!last.contains(' ')).then(|| (first.to_owned(), last.to_owned()))
    };
    let (Some((first, last)), Some((other_first, other_last))) = (parts(a), parts(b)) else {
        return false;
    };
    let is_short = |short: &str, long: &str| {
        is_beginning(short, long) || long_forms(short).any(|form| form == long)
    };
    let is_near = match last == other_last {
        true => is_short(&first, &other_first) || is_short(&other_first, &first),
        false => first == other_first && is_slip(&last, &other_last),
    };
    is_near && !are_two(register, a, b)
}

/// Whether the records show that two people are not one: both were at a meeting, lead or own the
/// same work, sit on the same body, or hold posts at different organisations.
fn are_two(register: &Register, a: Id<Person>, b: Id<Person>) -> bool {
    let (first, second) = (&register.people[a], &register.people[b]);
    let bodies: BTreeSet<_> = first.bodies.iter().map(|(body, _)| *body).collect();
    let organisations = |person: &Person| -> BTreeSet<_> {
        person
            .posts
            .iter()
            .filter_map(|(post, _)| register.posts[*post].organisation)
            .collect()
    };
    let (here, there) = (organisations(first), organisations(second));
    let own = |person: &Person| -> BTreeSet<_> {
        person
            .accountable
            .iter()
            .chain(&person.responsible)
            .copied()
            .collect()
    };
    let titles = (&first.record.honorific, &second.record.honorific);
    first
        .meetings
        .iter()
        .any(|meeting| second.meetings.contains(meeting))
        || first.leads.iter().any(|work| second.leads.contains(work))
        || !own(first).is_disjoint(&own(second))
        || second.bodies.iter().any(|(body, _)| bodies.contains(body))
        || (!here.is_empty() && !there.is_empty() && here.is_disjoint(&there))
        || matches!(titles, (Some(a), Some(b)) if is_of_other_sex(a, b))
}

fn is_of_other_sex(a: &str, b: &str) -> bool {
    let sex = |title: &str| match title.to_lowercase().trim_end_matches('.') {
        "mr" | "sir" | "lord" => Some(true),
        "mrs" | "ms" | "miss" | "dame" | "lady" => Some(false),
        _ => None,
    };
    matches!((sex(a), sex(b)), (Some(a), Some(b)) if a != b)
}

/// Bodies and organisations that are probably one: the same letters, or one slip in a long word.
fn look_at_groups(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let bodies = register
        .bodies
        .iter()
        .map(|(id, row)| (Party::Body(id), &row.record.name));
    let organisations = register
        .organisations
        .iter()
        .map(|(id, row)| (Party::Organisation(id), &row.record.name));
    let mut by_letters: BTreeMap<String, (Party, &Text)> = BTreeMap::new();
    let mut by_rest: BTreeMap<(usize, String), Vec<(String, &Text)>> = BTreeMap::new();
    for (party, name) in bodies.chain(organisations) {
        let lower = name.text.to_lowercase();
        let letters: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
        if letters.chars().count() >= 8 {
            if let Some((other, first)) = by_letters.get(&letters) {
                // Two of one kind want one address, which is an error of its own.
                if std::mem::discriminant(other) != std::mem::discriminant(&party) {
                    say(content, found, first, name, "body or organisation");
                }
                continue;
            }
            by_letters.insert(letters, (party, name));
        }
        let words: Vec<&str> = lower.split(' ').collect();
        if words.len() < 2 {
            continue;
        }
        for (at, word) in words.iter().enumerate() {
            if word.chars().count() < 8 {
                continue;
            }
            let mut rest = words.clone();
            rest.remove(at);
            let alike = by_rest.entry((at, rest.join(" "))).or_default();
            let near = alike
                .iter()
                .find(|(other, _)| other != word && is_slip_of_a_word(other, word));
            if let Some((_, first)) = near {
                say(content, found, first, name, "body or organisation");
            }
            alike.push(((*word).to_owned(), name));
        }
    }
}

/// Whether a long word is another with one slip that is not at its first letter.
fn is_slip_of_a_word(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next() && slips(a, b) == 1
}

fn say(content: &Content<'_>, found: &mut Found<'_>, first: &Text, second: &Text, kind: &str) {
    // The one that comes later in the files is the one that somebody added.
    let (first, second) = match first.place <= second.place {
        true => (first, second),
        false => (second, first),
    };
    found.at(
        second.place,
        format!("`{}` and `{}` may be one {kind}", second.text, first.text),
        format!(
            "if they are one, keep one record and add the other spelling to its `also` names: \
             `{}` stands at {}",
            first.text,
            content.line(first.place)
        ),
    );
}

/// Known first names in prose with a surname that is nobody's and a slip away from a known one.
fn look_at_prose(content: &Content<'_>, found: &mut Found<'_>) {
    let names = whole_names(content.register);
    let by_first = by_first(&names);
    // Most sites need neither, and both take time.
    let spellings = LazyCell::new(|| Spellings::of(content.register));
    let cells = LazyCell::new(|| Cells::of(content.register));
    // The same spelling again and again is a name of its own.
    const MOST: usize = 3;
    let mut mentions: BTreeMap<String, Vec<(Place, &str)>> = BTreeMap::new();
    for (writing, start) in begun(content, &FIRST_NAMES, capital) {
        let text = writing.text;
        let first = word_at(text, start);
        let Some(people) = by_first.get(text.get(first.clone()).unwrap_or_default()) else {
            continue;
        };
        let Some(next) = next_word(text, first.end, char::is_whitespace) else {
            continue;
        };
        let last = without_s(text, next);
        let spelt = text.get(last.clone()).unwrap_or_default();
        if !spelt.starts_with(char::is_uppercase) {
            continue;
        }
        let pairs = || people.iter().filter(|name| name.words.len() == 2);
        let surname = plain_punctuation(spelt).to_lowercase();
        let folded = |name: &Known<'_>| plain_punctuation(name.last()).to_lowercase();
        if pairs().any(|name| folded(name) == surname) {
            continue;
        }
        let mut near = pairs().filter(|name| is_misspelt(&folded(name), &surname));
        let (Some(known), None) = (near.next(), near.next()) else {
            continue;
        };
        let span = start..last.end;
        let whole = format!("{} {spelt}", known.first());
        let is_plain = surname.chars().all(char::is_alphabetic);
        if !is_plain || spellings.knows(&whole) || !is_prose(writing, &cells, &span) {
            continue;
        }
        mentions
            .entry(whole)
            .or_default()
            .push((writing.place(span), known.spelling));
    }
    for (whole, places) in mentions {
        if places.len() > MOST {
            continue;
        }
        for (place, spelling) in places {
            say_near(found, place, &whole, spelling);
        }
    }
}

/// Says that a name in a text is nobody's, and somebody's with a slip.
fn say_near(found: &mut Found<'_>, place: Place, spelt: &str, meant: &str) {
    found.at(
        place,
        format!("no record is called `{spelt}`, and one is called `{meant}`"),
        format!(
            "did you mean `{meant}`? If the papers spell it so, add it to the record's `also` names"
        ),
    );
}

/// Whether a surname behind a known first name is probably another with a slip; of a short one, two letters
/// that changed places or one that was doubled. Each is in lower case.
fn is_misspelt(known: &str, spelt: &str) -> bool {
    let bytes = |name: &str| name.bytes().collect::<Vec<u8>>();
    let (mut one, mut other) = (bytes(known), bytes(spelt));
    let begin_alike = one.first() == other.first() && one.len().min(other.len()) >= 4;
    let is_swapped = one != other && one.len() == other.len() && {
        let at = one.iter().zip(&other).position(|(a, b)| a != b);
        at.is_some_and(|at| {
            one.swap(at, (at + 1).min(known.len() - 1));
            one == other
        })
    };
    let (one, _) = (bytes(known), other.dedup());
    let mut single = one.clone();
    single.dedup();
    let is_doubled = one.len() != spelt.len() && single == other;
    is_slip(known, spelt) && slips(known, spelt) == 1 || begin_alike && (is_swapped || is_doubled)
}
