//! Two people hold a post, or the chair of a body, at the same time that only one can hold.
//!
//! Why it matters: most often the first has left and their record was not given an end. Their page
//! then says for good that they hold the post.
//!
//! How to mend it: give the earlier holder an end (`to: …`). If the two share the post or one stands
//! in for the other, say so in a `note` of the holding.
//!
//! Example: one record with `from: 2017` for the post of Chief Executive, and another with
//! `from: May 2021`.

use crate::check::names::near_name::may_be_one;
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::record::person::Holding;
use crate::register::{Id, Party, Person, Post, covers};
use crate::term::PartialDate;
use crate::term::partial_date::Moment;
use chrono::NaiveDate;

pub(super) const CHECK: Check = Check::new(
    "holder-overlap",
    Severity::Warning,
    include_str!("holder_overlap.rs"),
    Looks::Through(look),
);

/// How long two may hold a post while one hands it over to the other.
const HANDOVER_DAYS: i64 = 31;

/// Somebody's time in a post, as short as the words allow.
struct Held<'a> {
    person: Id<Person>,
    row: usize,
    holding: &'a Holding,
    from: NaiveDate,
    to: NaiveDate,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    chairs(content, found);
    let register = content.register;
    for post in register.posts.rows() {
        if post.holders.len() < 2 || !is_for_one(post) {
            continue;
        }
        let mut held: Vec<Held<'_>> = post
            .holders
            .iter()
            .filter_map(|(person, row)| {
                let holding = register.people[*person].record.posts.get(*row)?;
                Some(Held {
                    person: *person,
                    row: *row,
                    holding,
                    from: holding.from.as_ref()?.latest()?,
                    to: match &holding.to {
                        Some(to) => to.earliest()?,
                        None => register.as_of,
                    },
                })
            })
            .collect();
        held.sort_by_key(|held| (held.from, held.person, held.row));
        let overlapping: Vec<&[Held<'_>]> = held
            .windows(2)
            .filter(|pair| match pair {
                [a, b] => {
                    let together = (a.to.min(b.to) - b.from).num_days();
                    let is_long = together > HANDOVER_DAYS || together > 0 && are_years(a, b);
                    a.person != b.person && is_long && a.from < b.from
                }
                _ => false,
            })
            .collect();
        // A post that several always hold at once is not one for one.
        if overlapping.len() > 1 {
            continue;
        }
        for pair in overlapping {
            let [a, b] = pair else {
                continue;
            };
            // Two records of one person are told of as such.
            let is_one = may_be_one(register, a.person, b.person);
            if is_one || explains(a.holding) || explains(b.holding) {
                continue;
            }
            let (first, second) = (&register.people[a.person], &register.people[b.person]);
            let key = match a.holding.to {
                Some(_) => "to",
                None => "post",
            };
            let steps = [Step::Key("posts"), Step::Row(a.row), Step::Key(key)];
            let since = b.holding.from.as_ref().map_or("", |from| from.text());
            found.at(
                content.at(first.record.standing.place, &steps),
                format!(
                    "`{}` and `{}` both hold the post `{}` from {since}",
                    first.record.name.text, second.record.name.text, post.record.name.text
                ),
                format!(
                    "{}, or say in a `note` that they share the post",
                    match a.holding.to {
                        Some(_) => "correct the date on which one of the two changed".to_owned(),
                        None => format!("give `{}` an end (`to: …`)", first.record.name.text),
                    }
                ),
            );
        }
    }
}

/// Two members of a body who both chair it today.
fn chairs(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for body in register.bodies.rows() {
        let record = &body.record;
        let members = record.members.iter().zip(&body.members).enumerate();
        let mut chairs = members.filter(|(_, (member, _))| {
            let role = member.role.as_deref().unwrap_or_default().trim();
            let is_chair = ["chair", "chairman", "chairwoman", "chairperson"]
                .iter()
                .any(|chair| chair.eq_ignore_ascii_case(role));
            is_chair && covers(member.from.as_ref(), member.to.as_ref(), register.as_of)
        });
        let (Some((row, (first, one))), Some((_, (second, other))), None) =
            (chairs.next(), chairs.next(), chairs.next())
        else {
            continue;
        };
        let is_one = match (one.0, other.0) {
            (Some(Party::Person(one)), Some(Party::Person(other))) => {
                one == other || may_be_one(register, one, other)
            }
            (one, other) => one == other,
        };
        if is_one || first.person.text == second.person.text {
            continue;
        }
        let steps = [Step::Key("members"), Step::Row(row), Step::Key("role")];
        found.at(
            content.at(record.standing.place, &steps),
            format!(
                "`{}` and `{}` are both the chair of `{}` today",
                first.person.text, second.person.text, record.name.text
            ),
            "give the earlier one an end (`to: …`); if they share the chair, write `role: Co-chair`",
        );
    }
}

/// Whether the end of one and the beginning of the other are no more than years: "to 2021" and "from 2020"
/// are a day apart at least and two years at most.
fn are_years(a: &Held<'_>, b: &Held<'_>) -> bool {
    let is_year = |date: &Option<PartialDate>| {
        date.as_ref()
            .is_some_and(|date| matches!(date.moments(), Some((Moment::Year(_), None))))
    };
    is_year(&a.holding.to) && is_year(&b.holding.from)
}

/// Whether the title is one that a single person holds.
fn is_for_one(post: &Post) -> bool {
    const OF_ONE: [&str; 14] = [
        "chief executive",
        "chief operating officer",
        "chief finance officer",
        "chief nurse",
        "chief medical officer",
        "director of ",
        "director for ",
        "leader of ",
        "head of ",
        "cabinet member for ",
        "chair",
        "monitoring officer",
        "section 151 officer",
        "mayor",
    ];
    const OF_SEVERAL: [&str; 9] = [
        "deputy",
        "assistant",
        "associate",
        "joint",
        "co",
        "vice",
        "non",
        "chairs",
        "executives",
    ];
    let title = post.record.name.text.to_lowercase();
    post.record.includes.is_empty()
        && OF_ONE.iter().any(|words| title.starts_with(words))
        && !title
            .split(|c: char| !c.is_alphabetic())
            .any(|word| OF_SEVERAL.contains(&word))
}

/// Whether the note of a holding says why there are two.
fn explains(holding: &Holding) -> bool {
    holding.note.as_ref().is_some_and(|note| {
        let note = note.to_lowercase();
        [
            "share",
            "joint",
            "acting",
            "interim",
            "cover",
            "second",
            "leave",
            "hand",
            "deputis",
            "part-time",
            "part time",
            "together",
        ]
        .iter()
        .any(|word| note.contains(word))
    })
}
