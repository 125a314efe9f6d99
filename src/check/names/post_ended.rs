//! A person leads open work, every post of theirs has ended, and nobody is recorded after them.
//!
//! Why it matters: the page names somebody who has left, and nobody who answers for the work now.
//!
//! How to mend it: record who holds the post now, and the open work passes to them. If nobody does,
//! write `vacant` at the post, with the date. The lead stays as the paper has it.
//!
//! Example: `leads: Anne Example` in an open recommendation, and in her record one post with
//! `to: 2021` that nobody else holds.

use crate::check::names::lead_without_post::open_work;
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Id, Person, Register, covers};
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "post-ended",
    Severity::Warning,
    include_str!("post_ended.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for (id, works) in open_work(register) {
        let person = &register.people[id];
        let Some((row, ended)) = last_end(register, id) else {
            continue;
        };
        let Some(first) = works.first() else {
            continue;
        };
        let steps = [Step::Key("posts"), Step::Row(row), Step::Key("to")];
        let what = match works.len() {
            1 => format!("leads `{first}`, which is open"),
            several => format!("leads {several} open records, the first `{first}`"),
        };
        found.at(
            content.at(person.record.standing.place, &steps),
            format!(
                "`{}` {what}, and their last post has ended ({})",
                person.record.name.text,
                ended.text()
            ),
            "record who holds the post now, and the open work passes to them; or that it is `vacant`",
        );
    }
}

/// The holding that ended last, where all have ended and none of the posts has a holder or is
/// said to be vacant.
fn last_end(register: &Register, id: Id<Person>) -> Option<(usize, &PartialDate)> {
    let person = &register.people[id];
    let mut last: Option<(usize, &PartialDate)> = None;
    if person.posts.len() < person.record.posts.len() {
        return None;
    }
    for (row, holding) in person.record.posts.iter().enumerate() {
        let to = holding
            .to
            .as_ref()
            .filter(|to| to.is_before(register.as_of))?;
        if last.is_none_or(|(_, end)| end.order(to).is_lt()) {
            last = Some((row, to));
        }
    }
    for (post, _) in &person.posts {
        let is_vacant = register.vacancy_now(*post).is_some();
        if is_vacant || !register.holders_now(*post).is_empty() {
            return None;
        }
    }
    let sits = person.bodies.iter().any(|(body, position)| {
        let members = &register.bodies[*body].record.members;
        members
            .get(*position)
            .is_some_and(|member| covers(member.from.as_ref(), member.to.as_ref(), register.as_of))
    });
    last.filter(|_| !sits)
}
