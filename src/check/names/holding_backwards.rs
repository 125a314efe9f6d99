//! A time in a post or on a body, or that of an organisation, ends before it begins.
//!
//! Why it matters: the page of the person shows the time as it stands, and the site cannot tell who
//! held the post on a given day.
//!
//! How to mend it: look up both dates; often they are the wrong way round, or a year is a slip.
//!
//! Example: `from: May 2021` and, below it, `to: 2019`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::source::Place;
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "holding-backwards",
    Severity::Warning,
    include_str!("holding_backwards.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for person in content.register.people.rows() {
        let record = &person.record;
        for (row, holding) in record.posts.iter().enumerate() {
            let words = (&holding.from, &holding.to);
            say(content, found, record.standing.place, "posts", row, words);
        }
    }
    for post in content.register.posts.rows() {
        let record = &post.record;
        for (row, vacancy) in record.vacant.iter().enumerate() {
            let words = (&vacancy.from, &vacancy.to);
            say(content, found, record.standing.place, "vacant", row, words);
        }
    }
    for organisation in content.register.organisations.rows() {
        let record = &organisation.record;
        if let (Some(from), Some(to)) = (&record.from, &record.to)
            && from.earliest().is_some_and(|begins| to.is_before(begins))
        {
            found.at(
                content.at(record.standing.place, &[Step::Key("to")]),
                format!("ends {} but begins {}", to.text(), from.text()),
                "look both dates up; they may be the wrong way round",
            );
        }
    }
    for body in content.register.bodies.rows() {
        let record = &body.record;
        for (row, member) in record.members.iter().enumerate() {
            let words = (&member.from, &member.to);
            say(content, found, record.standing.place, "members", row, words);
        }
    }
}

fn say(
    content: &Content<'_>,
    found: &mut Found<'_>,
    record: Place,
    list: &'static str,
    row: usize,
    (from, to): (&Option<PartialDate>, &Option<PartialDate>),
) {
    if let (Some(from), Some(to)) = (from, to)
        && let Some(begins) = from.earliest()
        && to.is_before(begins)
    {
        let steps = [Step::Key(list), Step::Row(row), Step::Key("to")];
        found.at(
            content.at(record, &steps),
            format!("ends {} but begins {}", to.text(), from.text()),
            "look both dates up; they may be the wrong way round",
        );
    }
}
