//! A text gives somebody a title that the person's record does not bear out.
//!
//! Why it matters: a reader takes an officer for an elected member, or one person for two, and what somebody
//! answers for is told wrongly.
//!
//! How to mend it: correct the title in the text. If the text is right, correct the record in `people.yaml`: its
//! `honorific`, or its posts and when they ended.
//!
//! Example: `Councillor Anne Example`, who in the records is Director of Public Health and nothing else; `Mr` where
//! the record has `Mrs`.

use crate::check::names::cells::Cells;
use crate::check::names::known::{by_first, whole_names};
use crate::check::names::mention::{begins_with, is_prose, is_quoted};
use crate::check::question::StandsOnSite;
use crate::check::writing::is_part;
use crate::check::{Check, Content, Found, Looks, Pattern, Question};
use crate::diagnostic::Severity;
use crate::register::{Person, Register};
use crate::term::text::squeeze;
use std::collections::HashMap;
use std::ops::Range;

pub(super) const CHECK: Check = Check::new(
    "title-differs",
    Severity::Warning,
    include_str!("title_differs.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&TITLES];

/// What is told of who is elected, or sits for them.
static ELECTED: Pattern = Pattern::new(
    r"(?i)\b(?:councillor|cllr|alderman|mayor|cabinet|portfolio|leader|member|elected|chair\w*|MP|commissioner)\b",
);

/// Titles before the name of somebody who does not bear them.
static TITLES: Question = Question::of_words(|word| kind(word).is_some())
    .without_digits()
    .standing_on_site(named);

/// What a title says of who bears it.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Elected,
    Man,
    Woman,
}

fn kind(title: &str) -> Option<Kind> {
    match title {
        "Councillor" | "Cllr" => Some(Kind::Elected),
        "Mr" => Some(Kind::Man),
        "Mrs" | "Ms" | "Miss" => Some(Kind::Woman),
        _ => None,
    }
}

/// Whether a title is wrong before a person: what the record says, if it is sure.
fn is_wrong(title: Kind, person: &Person) -> bool {
    let honorific = person.record.honorific.as_deref();
    let own = honorific.and_then(|honorific| kind(honorific.trim_end_matches('.')));
    match title {
        Kind::Elected => {
            let posts = &person.record.posts;
            let is_officer = !posts.is_empty()
                && posts.iter().any(|post| post.to.is_none())
                && !posts.iter().any(|post| ELECTED.is_in(&post.post.text));
            let also = person.record.also.iter().chain([&person.record.name]);
            let names = also.map(|name| name.text.as_str()).chain(honorific);
            is_officer && !names.into_iter().any(|name| ELECTED.is_in(name))
        }
        Kind::Man => own == Some(Kind::Woman),
        Kind::Woman => own == Some(Kind::Man),
    }
}

/// Whether a title stands right before such a name. Of a name that several people bear it cannot be told.
fn named(register: &Register) -> StandsOnSite<'_> {
    let mut bearers: HashMap<&str, Vec<&Person>> = HashMap::new();
    for name in whole_names(register) {
        let person = &register.people[name.person];
        bearers.entry(name.spelling).or_default().push(person);
    }
    let mut wrong: HashMap<&str, Vec<(&str, [bool; 3])>> = HashMap::new();
    for (spelling, people) in bearers {
        let is = |title| people.iter().all(|person| is_wrong(title, person));
        let titles = [is(Kind::Elected), is(Kind::Man), is(Kind::Woman)];
        if titles.contains(&true) {
            let first = spelling.split(' ').next().unwrap_or_default();
            wrong.entry(first).or_default().push((spelling, titles));
        }
    }
    Box::new(move |text, run| {
        let Some((title, name)) = kind(&text[run.clone()]).zip(name_behind(text, run)) else {
            return false;
        };
        let rest = &text[name..];
        let first = rest
            .bytes()
            .take_while(|byte| is_part(*byte) || *byte == b'-')
            .count();
        let names = wrong.get(&rest[..first]);
        names
            .into_iter()
            .flatten()
            .any(|(spelling, titles)| titles[title as usize] && begins_with(rest, spelling))
    })
}

/// Where the name begins behind a title.
fn name_behind(text: &str, title: &Range<usize>) -> Option<usize> {
    let behind = &text[title.end..];
    let name = behind.trim_start_matches(['.', ' ', '\n']);
    (1..4)
        .contains(&(behind.len() - name.len()))
        .then_some(text.len() - name.len())
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let mut hits = content.that(&TITLES).peekable();
    if hits.peek().is_none() {
        return;
    }
    let names = whole_names(content.register);
    let names = by_first(&names);
    let cells = Cells::of(content.register);
    for (writing, run) in hits {
        let text = writing.text;
        let Some((title, start)) = kind(&text[run.clone()]).zip(name_behind(text, &run)) else {
            continue;
        };
        let first = text[start..].split(' ').next().unwrap_or_default();
        let known = names.get(first).into_iter().flatten();
        let mut known = known.filter(|known| begins_with(&text[start..], known.spelling));
        let Some(known) = known.next() else {
            continue;
        };
        let span = run.start..start + known.spelling.len();
        // Where it is read as a name, and not as prose, a title is nothing but a spelling.
        if !is_prose(writing, &cells, &(start..span.end)) || is_quoted(text, &span) {
            continue;
        }
        let person = &content.register.people[known.person];
        let own = match (
            title,
            person.record.posts.iter().rfind(|post| post.to.is_none()),
        ) {
            (Kind::Elected, Some(post)) => post.post.text.clone(),
            _ => person.record.honorific.clone().unwrap_or_default(),
        };
        found.at(
            writing.place(span.clone()),
            format!(
                "`{}` is `{own}` in {}",
                squeeze(&text[span]),
                content.line(person.record.standing.place)
            ),
            "correct the title here, or the person's record",
        );
    }
}
