//! When two surnames, or two first names, are probably one that was misspelt or cut short.

use crate::term::likeness::slips;

/// Families of their own, though a letter apart.
const TWO_FAMILIES: [(&str, &str); 9] = [
    ("andersen", "anderson"),
    ("christiansen", "christianson"),
    ("davidson", "davison"),
    ("jensen", "jenson"),
    ("johnson", "johnston"),
    ("nicholson", "nicolson"),
    ("petersen", "peterson"),
    ("robinson", "robison"),
    ("thompson", "thomson"),
];

/// Whether one surname is probably the other with a slip: long ones, that begin alike, and not two
/// that are both borne. Each is in lower case.
pub(super) fn is_slip(a: &str, b: &str) -> bool {
    let (shorter, longer) = match a.chars().count() <= b.chars().count() {
        true => (a, b),
        false => (b, a),
    };
    let length = shorter.chars().count();
    if length < 6 || a == b || a.chars().next() != b.chars().next() {
        return false;
    }
    if longer.chars().count() - length > 2 || longer.strip_suffix('s') == Some(shorter) {
        return false;
    }
    let is_known_pair = TWO_FAMILIES
        .iter()
        .any(|pair| *pair == (a, b) || *pair == (b, a));
    if is_known_pair {
        return false;
    }
    match slips(a, b) {
        1 => length >= 8 || !is_other_consonant(a, b),
        2 => length >= 10,
        _ => false,
    }
}

/// Whether one letter stands in the place of another and they are not both vowels: of short names,
/// such pairs are mostly two names, as Walker and Waller.
fn is_other_consonant(a: &str, b: &str) -> bool {
    if a.chars().count() != b.chars().count() {
        return false;
    }
    let mut other = a.chars().zip(b.chars()).filter(|(a, b)| a != b);
    let vowel = |c: char| "aeiouy".contains(c);
    match (other.next(), other.next()) {
        (Some((x, y)), None) => !(vowel(x) && vowel(y)),
        _ => false,
    }
}

/// Short forms that are not the beginning of the long one.
const SHORT_FORMS: [(&str, &str); 33] = [
    ("andy", "andrew"),
    ("bill", "william"),
    ("bob", "robert"),
    ("cathy", "catherine"),
    ("dave", "david"),
    ("debbie", "deborah"),
    ("dick", "richard"),
    ("jenny", "jennifer"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("kate", "katherine"),
    ("kathy", "katherine"),
    ("kate", "catherine"),
    ("lawrie", "lawrence"),
    ("liz", "elizabeth"),
    ("beth", "elizabeth"),
    ("maggie", "margaret"),
    ("meg", "margaret"),
    ("mick", "michael"),
    ("mike", "michael"),
    ("nick", "nicholas"),
    ("peggy", "margaret"),
    ("rick", "richard"),
    ("sandy", "alexandra"),
    ("steve", "stephen"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("sue", "suzanne"),
    ("ted", "edward"),
    ("tom", "thomas"),
    ("tony", "anthony"),
    ("trish", "patricia"),
    ("vicky", "victoria"),
];

/// The long names of a short one that does not begin like them. All are in lower case.
pub(super) fn long_forms(short: &str) -> impl Iterator<Item = &'static str> {
    SHORT_FORMS
        .iter()
        .filter(move |(form, _)| *form == short)
        .map(|(_, long)| *long)
}

/// Whether a first name is the beginning of a longer one and not a name beside it, as Louis is of
/// Louise, Paul of Paula and Joseph of Josephine. Each is in lower case.
pub(super) fn is_beginning(short: &str, long: &str) -> bool {
    const OWN: [&str; 17] = [
        "a", "e", "y", "ie", "na", "ne", "ine", "ina", "ette", "elle", "ella", "et", "ice", "el",
        "la", "am", "us",
    ];
    match long.strip_prefix(short) {
        Some(rest) => {
            short.chars().count() >= 3 && rest.chars().count() >= 2 && !OWN.contains(&rest)
        }
        None => false,
    }
}
