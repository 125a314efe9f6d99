//! Somebody stands twice on the list of a meeting, on two lists that exclude each other, came while another
//! is said to have come in their place, two people are in the chair, or who sent apologies moves a motion.
//!
//! Why it matters: the count of who was there is wrong, and whether the meeting had a quorum may hang on
//! it. Most often a second person's name was lost when the list was copied.
//!
//! How to mend it: look at the minutes and name each once. Who came for a part only has that in brackets
//! behind the name.
//!
//! Example: a `present` list with `Anne Example` at its top and again at its end.

use crate::check::names::known::name_of;
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record;
use crate::record::meeting::Attendance;
use crate::register::{Attended, Meeting, Party};
use crate::term::text::squeeze;
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "attendee-twice",
    Severity::Warning,
    include_str!("attendee_twice.rs"),
    Looks::Through(look),
);

/// A sentence of the minutes with those who did not come.
static APOLOGIES: Pattern = Pattern::new(
    r"(?i)\bapologies\b[^.;:\n]{0,60}?\b(?:from|by)\b:?\s+((?:[^.;\n]|\b(?:Cllr|Mr|Mrs|Ms|Dr|Prof|Rev|St)\.){3,400})",
);

/// Who comes late, goes early or speaks for another is there all the same.
static IN_PART: Pattern = Pattern::new(
    r"(?i)\b(?:late|lateness|early|part|until|leave|leaving|arriv\w*|items?|on behalf of|representing|substitut\w*|for whom|in place of|previous|last meeting)\b",
);

/// The lists of a meeting, by their keys.
#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    Present,
    Apologies,
    Officers,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for meeting in content.register.meetings.rows() {
        let record = &meeting.record;
        let mut seen: HashMap<Party, (List, &Attendance)> = HashMap::new();
        let lists = [
            (List::Present, &record.present, &meeting.present),
            (List::Apologies, &record.apologies, &meeting.apologies),
            (List::Officers, &record.officers, &meeting.officers),
        ];
        for (list, written, linked) in lists {
            for (one, party) in written.iter().zip(linked).filter_map(person) {
                let Some((other, first)) = seen.get(&party).copied() else {
                    seen.insert(party, (list, one));
                    continue;
                };
                let name = name_of(content.register, party);
                let first = content.line(first.name.place);
                if other == list {
                    found.at(
                        one.name.place,
                        format!("`{name}` stands twice on this list: first at {first}"),
                        "look at the minutes, and name each once; was it somebody else?",
                    );
                } else if list == List::Apologies && one.remark.is_none() {
                    found.at(
                        one.name.place,
                        format!("`{name}` sent apologies, and was present at {first}"),
                        "look at the minutes; who came for a part only has that in brackets",
                    );
                }
            }
        }
        look_at_chairs(content, &record.present, found);
        look_at_chair_told(content, &meeting.record, found);
        look_at_substitutes(content, meeting, found);
        look_at_apologies(content, meeting, found);
        look_at_deeds(content, meeting, found);
    }
}

/// A person of a list who came, or did not come, as themselves and for the whole of the meeting.
fn person<'a>((one, linked): (&'a Attendance, &Attended)) -> Option<(&'a Attendance, Party)> {
    let party = linked
        .party
        .filter(|party| matches!(party, Party::Person(_)))?;
    let is_for_a_part = one.remark.as_ref().is_some_and(|remark| is_part(remark));
    (!is_for_a_part && one.in_place_of.is_none()).then_some((one, party))
}

/// "From item 4", "until 11.30", "for the morning".
fn is_part(remark: &str) -> bool {
    const PARTS: [&str; 12] = [
        "item",
        "until",
        "till",
        "from ",
        "part",
        "morning",
        "afternoon",
        "left",
        "arriv",
        "late",
        "online",
        "for ",
    ];
    let remark = remark.to_lowercase();
    PARTS.iter().any(|part| remark.contains(part))
}

/// Two who are each said to have been in the chair, neither for a part.
fn look_at_chairs(content: &Content<'_>, present: &[Attendance], found: &mut Found<'_>) {
    const CHAIRING: [&str; 4] = ["in the chair", "chairing", "presiding", "in chair"];
    const CHAIR: [&str; 4] = ["chair", "chairman", "chairperson", "chairwoman"];
    let with_remark = |words: [&'static str; 4]| {
        present.iter().filter(move |one| {
            let remark = one.remark.as_deref().unwrap_or_default().trim();
            words.iter().any(|word| remark.eq_ignore_ascii_case(word))
        })
    };
    let mut chairs = with_remark(CHAIRING);
    let mut holders = with_remark(CHAIR);
    if let (Some(first), Some(second)) = (holders.next(), holders.next()) {
        found.at(
            second.name.place,
            format!(
                "`{}` and `{}` are both called the chair of this meeting: the first at {}",
                first.name.text,
                second.name.text,
                content.line(first.name.place)
            ),
            "look at the minutes; if one of them is the chair of another body, say of which",
        );
    }
    if let (Some(first), Some(second)) = (chairs.next(), chairs.next()) {
        found.at(
            second.name.place,
            format!(
                "`{}` and `{}` are both said to have been in the chair: the first at {}",
                first.name.text,
                second.name.text,
                content.line(first.name.place)
            ),
            "look at the minutes; if they took turns, say for which items in brackets",
        );
    }
}

/// The chair by name: "The Chair, Councillor Bell".
static THE_CHAIR: Pattern = Pattern::new(
    r"\b[Tt]he\s+[Cc]hair(?:man|woman|person)?,\s+(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Prof|Professor)\.?\s+)?",
);

/// Somebody whom the minutes call the chair, while the list says it of another.
fn look_at_chair_told(
    content: &Content<'_>,
    meeting: &record::meeting::Meeting,
    found: &mut Found<'_>,
) {
    const CHAIR: [&str; 6] = [
        "chair",
        "chairman",
        "chairperson",
        "chairwoman",
        "in the chair",
        "chairing",
    ];
    let is_chair = |one: &&Attendance| {
        let remark = one.remark.as_deref().unwrap_or_default().trim();
        CHAIR.iter().any(|word| remark.eq_ignore_ascii_case(word))
    };
    let mut chairs = meeting.present.iter().filter(is_chair);
    let (Some(chair), None) = (chairs.next(), chairs.next()) else {
        return;
    };
    let lists = [&meeting.present, &meeting.apologies, &meeting.officers];
    let others = lists
        .into_iter()
        .flatten()
        .map(|one| plain_name(&one.name.text));
    let others = others.filter(|name| name.contains(' ') && *name != plain_name(&chair.name.text));
    let others: Vec<&str> = others.collect();
    for text in meeting.public_texts() {
        for hit in THE_CHAIR.find_iter(&text.markdown) {
            let behind = &text.markdown[hit.end()..];
            let Some(name) = others.iter().find(|name| behind.starts_with(**name)) else {
                continue;
            };
            let words = &text.markdown[hit.start()..hit.end() + name.len()];
            found.at(
                content.within(text.place, words),
                format!(
                    "the minutes say `{}`, but `{}` was in the chair, at {}",
                    squeeze(words),
                    chair.name.text,
                    content.line(chair.name.place)
                ),
                "look at the minutes; if it is the chair of another body, say of which",
            );
        }
    }
}

/// Somebody who came, and for whom another is said to have come.
fn look_at_substitutes(content: &Content<'_>, meeting: &Meeting, found: &mut Found<'_>) {
    let written = meeting.record.present.iter().zip(&meeting.present);
    let came: HashMap<Party, &Attendance> = written
        .clone()
        .filter_map(person)
        .map(|(one, party)| (party, one))
        .collect();
    for (one, linked) in written {
        let absent = linked.in_place_of.flatten();
        let Some((party, there)) = absent.and_then(|party| Some((party, came.get(&party)?))) else {
            continue;
        };
        found.at(
            one.in_place_of
                .as_ref()
                .map_or(one.name.place, |other| other.place),
            format!(
                "`{}` came in place of `{}`, who was present at {}",
                one.name.text,
                name_of(content.register, party),
                content.line(there.name.place)
            ),
            "look at the minutes; who came for a part only has that in brackets",
        );
    }
}

/// Somebody who came, though the minutes give their apologies.
fn look_at_apologies(content: &Content<'_>, meeting: &Meeting, found: &mut Found<'_>) {
    let record = &meeting.record;
    if record.present.is_empty() {
        return;
    }
    let texts = record.public_texts();
    for text in texts.filter(|text| text.markdown.contains("pologies")) {
        for hit in APOLOGIES.captures_iter(&text.markdown) {
            let (Some(whole), Some(names)) = (hit.get(0), hit.get(1)) else {
                continue;
            };
            if IN_PART.is_in(whole.as_str()) {
                continue;
            }
            for (one, party) in record
                .present
                .iter()
                .zip(&meeting.present)
                .filter_map(person)
            {
                let name = plain_name(&one.name.text);
                let is_named =
                    stands_in(names.as_str(), name) || is_by_surname(record, names.as_str(), name);
                if name.contains(' ') && is_named {
                    found.at(
                        content.within(text.place, names.as_str()),
                        format!(
                            "`{}` is among those who sent apologies, and was present at {}",
                            name_of(content.register, party),
                            content.line(one.name.place)
                        ),
                        "look at the minutes; who came for a part only has that in brackets",
                    );
                }
            }
        }
    }
}

/// What only somebody does who is there: the words right behind the name.
static DEED: Pattern = Pattern::new(
    r"(?i)^,?\s+(?:(?:then|also|formally)\s+)?(?:moved|seconded|proposed\s+(?:the|that|an?)|declared\s+(?:an?|the)\s+(?:\w+\s+){0,3}?interest|took\s+the\s+chair|left\s+the\s+(?:meeting|room)|abstained|voted|(?P<said>thanked|welcomed|asked)\s+(?:about|whether|how|why|what|when|if|for|that|the|all|those))\b",
);

/// What is done without coming: in writing, before, or by another.
static ELSEWHERE: Pattern = Pattern::new(
    r"(?i)\b(?:in\s+writing|written|by\s+(?:e-?mail|letter)|e-?mailed|wrote|on\s+behalf\s+of|before\s+the\s+meeting|in\s+advance|previous(?:ly)?|last\s+meeting|earlier|had|online|remotely|video)\b",
);

/// Somebody who sent apologies, and of whom the minutes tell what only they do who are there.
fn look_at_deeds(content: &Content<'_>, meeting: &Meeting, found: &mut Found<'_>) {
    let record = &meeting.record;
    let absent = record.apologies.iter().zip(&meeting.apologies);
    for (one, party) in absent.filter_map(person) {
        let name = plain_name(&one.name.text);
        if one.remark.is_some() || !name.contains(' ') {
            continue;
        }
        for text in record.public_texts() {
            let mut hits = text.markdown.match_indices(name);
            let deed = hits.find_map(|(at, _)| {
                let behind = &text.markdown[at + name.len()..];
                let deed = DEED.captures_iter(behind).next()?;
                let words = text.markdown.get(at..at + name.len() + deed[0].len())?;
                // "In the answer to what Jo Bell asked about the lamps": only a sentence that begins so tells
                // of this meeting.
                let (line, before) = line_around(&text.markdown, at);
                let begins = plain_name(&format!("{} x", before.trim())) == "x";
                let is_meant = deed.name("said").is_none() || begins;
                (is_meant && !ELSEWHERE.is_in(line)).then_some(words)
            });
            if let Some(words) = deed {
                found.at(
                    content.within(text.place, words),
                    format!(
                        "`{}` sent apologies, at {}, and the minutes say `{}`",
                        name_of(content.register, party),
                        content.line(one.name.place),
                        squeeze(words)
                    ),
                    "look at the minutes; who came for a part only has that in brackets",
                );
                break;
            }
        }
    }
}

/// The sentence or the line in which a place is, and what of it stands before the place.
fn line_around(text: &str, at: usize) -> (&str, &str) {
    let start = text[..at].rfind(['.', '\n']).map_or(0, |end| end + 1);
    let end = text[at..].find(['.', '\n']);
    let end = end.map_or(text.len(), |end| at + end);
    (&text[start..end], &text[start..at])
}

/// A name without what stands before and behind it: "Cllr Jo Bell, Chair".
fn plain_name(name: &str) -> &str {
    const TITLES: [&str; 10] = [
        "councillor ",
        "cllr ",
        "cllr. ",
        "mr ",
        "mrs ",
        "ms ",
        "dr ",
        "dr. ",
        "prof ",
        "professor ",
    ];
    let name = name.split(',').next().unwrap_or(name).trim();
    let title = TITLES.iter().find(|title| {
        name.get(..title.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(title))
    });
    title.map_or(name, |title| name[title.len()..].trim())
}

/// Whether a text names a councillor by the surname, which nobody else of the meeting has.
fn is_by_surname(record: &record::meeting::Meeting, text: &str, name: &str) -> bool {
    const TITLES: [&str; 3] = ["Councillor ", "Cllr ", "Cllr. "];
    let surname = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let own = surname(name);
    let lists = [&record.present, &record.apologies, &record.officers];
    let all = lists.into_iter().flatten();
    let same = all.filter(|one| surname(plain_name(&one.name.text)) == own);
    same.count() == 1
        && TITLES
            .iter()
            .any(|title| stands_in(text, &format!("{title}{own}")))
}

/// Whether a name stands in a text as whole words.
fn stands_in(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let behind = text[at + name.len()..].chars().next();
        let before = text[..at].chars().next_back();
        let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
        !is_part(before) && !is_part(behind)
    })
}
