//! Minutes are named by a day on which the body has no meeting, though it met within a week of it, or on that day of the month
//! before or after.
//!
//! Why it matters: a reader looks for a meeting that never was. Most often the paper has a wrong day
//! for a meeting that is on record.
//!
//! How to mend it: look the date up in the signed minutes, and correct it here or in the record of
//! the meeting. If the body did meet on that day, add that meeting.
//!
//! Example: the agenda item `Minutes of the meeting held on 4 May 2023`, of a panel that has a record
//! for 3 May 2023.

use crate::check::numbers::sittings::{Sitting, in_words, sittings, usual_weekday, weekday};
use crate::check::{Check, Content, Found, Looks, Pattern, Question, Spots, Step};
use crate::diagnostic::Severity;
use crate::record::meeting::{Part, Status};
use crate::register::Party;
use crate::source::{Place, SourceId};
use crate::term::PartialDate;
use crate::term::text::name_key;
use chrono::{Datelike, NaiveDate};
use std::collections::HashSet;

pub(super) const CHECK: Check = Check::new(
    "minutes-of-unknown-meeting",
    Severity::Warning,
    include_str!("minutes_of_unknown_meeting.rs"),
    Looks::Through(look),
)
.asking(ASKS);

const ASKS: &[&Question] = &[&MINUTES_AND_NOTES];

static MINUTES_AND_NOTES: Question = Question::of_words(|word| {
    let same = |name: &&str| name.eq_ignore_ascii_case(word);
    ["minutes", "note", "notes"].iter().any(same)
})
.without_digits();

/// The date is the first part.
static MINUTES: Pattern = Pattern::new(
    r"(?ix)\b(?:minutes|notes?(?:\s+of\s+decisions)?)\s+
    (?:of|from|for)\s+
    (?:(?:the|our|its|last|previous)\s+)*(?:meeting\s+)?(?:(?:held|of|on)\s+){0,2}(?:the\s+)?
    ((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?
    \d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?
    (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+\d{4}
    |\d{1,2}/\d{1,2}/\d{2,4})\b",
);

/// The name of a body in capitals.
static A_BODY: Pattern = Pattern::new(
    r"\b[A-Z][\w'’-]+(?:\s+(?:and|&|of|for|the|[A-Z][\w'’-]*))*\s+(?:Boards?|Committees?|Panels?|Councils?|Groups?|Forums?|Partnerships?|Executive|Trust|Working\s+Party)\b|\bCabinet\b|\b[A-Z]{3,}\b",
);

/// The days of a month, about: minutes are often given the right day and the wrong month.
const MONTH: i64 = 31;

struct Told<'a> {
    body: Party,
    text: &'a str,
    place: Place,
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    let sittings = sittings(register);
    // Those of every body: the minutes may be of another one that met that day.
    let mut days: HashSet<NaiveDate> = sittings
        .values()
        .flatten()
        .map(|sitting| sitting.day)
        .collect();
    days.extend(days_not_shown(content));
    let minutes = content.spots(&MINUTES_AND_NOTES);
    for told in told(content, &minutes) {
        let Some(sittings) = sittings.get(&told.body) else {
            continue;
        };
        for hit in MINUTES.captures_iter(told.text) {
            let (Some(whole), Some(words)) = (hit.get(0), hit.get(1)) else {
                continue;
            };
            let Some(day) = PartialDate::read(words.as_str()).exact_day() else {
                continue;
            };
            if days.contains(&day)
                || is_no_meeting(
                    whole.as_str(),
                    told.text.get(whole.end()..).unwrap_or_default(),
                )
                || names_another_body(content, &told, whole.start(), whole.end())
                || may_have_met(content, told.body, day)
            {
                continue;
            }
            let Some(near) = nearest(sittings, day) else {
                continue;
            };
            let usual = usual_weekday(sittings, |other| {
                other.status == Status::Held && other.day != day
            });
            let evidence = match usual.filter(|usual| *usual != day.weekday()) {
                Some(usual) => format!(
                    "; that day was a {}, and the body meets on {}s",
                    weekday(day.weekday()),
                    weekday(usual)
                ),
                None => String::new(),
            };
            let place = content.within(told.place, whole.as_str());
            let record = &register.meetings[near.id].record;
            found.at(
                content.within(place, words.as_str()),
                format!(
                    "{} has no meeting on {} but one on {}{evidence}",
                    record.body.text,
                    in_words(day),
                    in_words(near.day)
                ),
                format!(
                    "if they are the same meeting, correct the date here or at {}; if the paper \
                     prints it so, say that in a silence",
                    content.line(content.at(record.standing.place, &[Step::Key("date")]))
                ),
            );
        }
    }
}

/// The days of meetings whose records are not public: nothing is said about them.
fn days_not_shown<'a>(content: &Content<'a>) -> impl Iterator<Item = NaiveDate> + use<'a> {
    let register = content.register;
    let meetings = register.meetings.rows().iter();
    let shown: HashSet<SourceId> = meetings
        .map(|meeting| meeting.record.standing.place.source)
        .collect();
    content
        .sources
        .texts()
        .iter()
        .filter(move |source| source.path.starts_with("meetings/") && !shown.contains(&source.id))
        .filter_map(|source| {
            source
                .text
                .lines()
                .find_map(|line| line.strip_prefix("date:"))
        })
        .filter_map(|date| PartialDate::read(date.trim().trim_matches(['"', '\''])).exact_day())
}

/// Everything that a body's own records say in which minutes are spoken of.
fn told<'a>(content: &Content<'a>, minutes: &Spots) -> Vec<Told<'a>> {
    let mut all = Vec::new();
    let meetings = content.register.meetings.rows().iter();
    for meeting in meetings.filter(|row| minutes.are_in(row.record.standing.extent)) {
        let Some(body) = meeting.body else { continue };
        let mut tell = |text: &'a str, place| all.push(Told { body, text, place });
        tell(
            &meeting.record.summary.markdown,
            meeting.record.summary.place,
        );
        for part in &meeting.record.parts {
            match part {
                Part::Heading { title, text } => {
                    tell(&title.text, title.place);
                    tell(&text.markdown, text.place);
                }
                Part::Item(item)
                    if item.state.exempt.is_none() && item.state.withdrawn.is_none() =>
                {
                    tell(&item.title.text, item.title.place);
                    tell(&item.discussion.markdown, item.discussion.place);
                    if let Some(outcome) = &item.outcome {
                        tell(&outcome.markdown, outcome.place);
                    }
                }
                Part::Item(_) => {}
            }
        }
    }
    let recommendations = content.register.recommendations.rows().iter();
    for recommendation in recommendations.filter(|row| minutes.are_in(row.record.standing.extent)) {
        let Some(body) = recommendation.made_by else {
            continue;
        };
        let record = &recommendation.record;
        let mut tell = |text: &'a str, place| all.push(Told { body, text, place });
        tell(&record.title.text, record.title.place);
        if let Some(topic) = &record.topic {
            tell(&topic.text, topic.place);
        }
        tell(&record.asked.markdown, record.asked.place);
    }
    all.retain(|told| minutes.are_in(told.place));
    all
}

/// "Notes of 4 May 2023", which may be of anything, and "minutes of the 4 May 2023 workshop".
fn is_no_meeting(words: &str, after: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "workshop",
        "visit",
        "seminar",
        "briefing",
        "call",
        "session",
        "event",
        "conference",
        "hearing",
        "sub-group",
        "working",
        "informal",
    ];
    let words = words.to_lowercase();
    let is_note =
        words.starts_with("note") && !words.contains("decision") && !words.contains("meeting");
    let next = after.split_whitespace().next().unwrap_or_default();
    let next = next
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    is_note || OTHERS.contains(&next.as_str())
}

/// Whether the sentence around the minutes names a body: they are that body's then, if it is not
/// the one that speaks.
fn names_another_body(content: &Content<'_>, told: &Told<'_>, start: usize, end: usize) -> bool {
    let before = told.text.get(..start).unwrap_or_default();
    let before = before
        .rsplit_once(['.', '\n', ';'])
        .map_or(before, |(_, rest)| rest);
    let after = told.text.get(end..).unwrap_or_default();
    let after = after
        .split_once(['.', '\n', ';'])
        .map_or(after, |(rest, _)| rest);
    let own = own_names(content, told.body);
    [before, after].into_iter().any(|text| {
        A_BODY.find_iter(text).any(|hit| {
            let name = name_key(hit.as_str());
            let name = name.strip_prefix("the ").unwrap_or(&name);
            let is_own = own
                .iter()
                .any(|own| own == name || own.ends_with(&format!(" {name}")));
            !is_own
        })
    })
}

fn own_names(content: &Content<'_>, party: Party) -> Vec<String> {
    let Party::Body(id) = party else {
        return Vec::new();
    };
    let body = &content.register.bodies[id].record;
    let names = std::iter::once(&body.name).chain(&body.short_name);
    names.map(|name| name_key(&name.text)).collect()
}

/// Whether a meeting of the body that is not known to the day may have been then.
fn may_have_met(content: &Content<'_>, body: Party, day: NaiveDate) -> bool {
    content.register.meetings.rows().iter().any(|meeting| {
        let date = &meeting.record.date;
        meeting.body == Some(body)
            && matches!((date.earliest(), date.latest()), (Some(from), Some(to)) if from <= day && day <= to)
    })
}

/// The held meeting nearest to the day, if it is within a week of it. A body that meets every week
/// or fortnight has other meetings than those on record.
fn nearest(sittings: &[Sitting], day: NaiveDate) -> Option<Sitting> {
    let apart = |sitting: &Sitting| (sitting.day - day).num_days().abs();
    let near = sittings
        .iter()
        .filter(|sitting| sitting.status == Status::Held)
        .min_by_key(|sitting| apart(sitting))?;
    let meets_often = sittings
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if (7..=14).contains(&(b.day - a.day).num_days())));
    let limit = if meets_often { 6 } else { 7 };
    let near = (apart(near) <= limit).then_some(near);
    // The same day of the month before or after, and no other meeting between.
    let is_of_other_month = |sitting: &&Sitting| {
        sitting.status == Status::Held && sitting.day.day() == day.day() && apart(sitting) <= MONTH
    };
    near.or_else(|| sittings.iter().find(is_of_other_month))
        .copied()
}
