//! Somebody stands twice on the list of a meeting, on two lists that exclude each other, or two people are
//! in the chair.
//!
//! Why it matters: the count of who was there is wrong, and whether the meeting had a quorum may hang on
//! it. Most often a second person's name was lost when the list was copied.
//!
//! How to mend it: look at the minutes and name each once. Who came for a part only has that in brackets
//! behind the name.
//!
//! Example: a `present` list with `Anne Example` at its top and again at its end.

use crate::check::names::known::name_of;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::meeting::Attendance;
use crate::register::{Attended, Party};
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "attendee-twice",
    Severity::Warning,
    include_str!("attendee_twice.rs"),
    Looks::Through(look),
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
    let mut chairs = present.iter().filter(|one| {
        let remark = one
            .remark
            .as_deref()
            .unwrap_or_default()
            .trim()
            .to_lowercase();
        matches!(
            remark.as_str(),
            "in the chair" | "chairing" | "presiding" | "in chair"
        )
    });
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
