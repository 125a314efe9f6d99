//! Somebody is asked, or answers, who was no longer there, or not yet, by the dates of their own record.
//!
//! Why it matters: nobody answers for what a body was asked that no longer exists, and a reader is sent to
//! a page that says so.
//!
//! How to mend it: name the successor, or correct `from` or `to` in the record of the organisation. If the
//! paper prints the old name, silence this check with that reason.
//!
//! Example: `made to: Exampleshire Clinical Commissioning Group` in a recommendation of 2025, and
//! `to: June 2022` in the record of that group.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Id, Lead, Organisation, Party, Recommendation};
use crate::source::Place;
use crate::term::PartialDate;

pub(super) const CHECK: Check = Check::new(
    "asked-after-its-end",
    Severity::Warning,
    include_str!("asked_after_its_end.rs"),
    Looks::AtRecommendations(look),
);

fn look(content: &Content<'_>, recommendation: &Recommendation, found: &mut Found<'_>) {
    let record = &recommendation.record;
    if let Some(made) = &recommendation.made_on {
        let key = content_place(content, recommendation, "made to");
        for (row, party) in recommendation.made_to.iter().enumerate() {
            let is_row = record.made_to.len() == recommendation.made_to.len();
            let named = record.made_to.get(row).filter(|_| is_row);
            let place = || named.map_or_else(&key, |text| text.place);
            say(
                content,
                organisation(content, *party),
                made,
                "asked",
                &place,
                found,
            );
            yet(content, organisation(content, *party), made, &place, found);
        }
        let place = content_place(content, recommendation, "leads");
        for id in recommendation
            .leads
            .iter()
            .filter_map(|lead| led_by(content, lead))
        {
            let is_asked = recommendation.made_to.contains(&Party::Organisation(id));
            if !is_asked {
                say(content, Some(id), made, "to lead", &place, found);
            }
        }
    }
    for (entry, by) in record.entries.iter().zip(&recommendation.entries_by) {
        let Some(date) = &entry.date else { continue };
        let place = || entry.by.as_ref().map_or(entry.heading.place, |by| by.place);
        for id in by.iter().filter_map(|lead| led_by(content, lead)) {
            say(
                content,
                Some(id),
                date,
                "said to have written",
                &place,
                found,
            );
        }
    }
}

fn content_place<'a>(
    content: &'a Content<'_>,
    recommendation: &'a Recommendation,
    key: &'static str,
) -> impl Fn() -> Place + 'a {
    move || content.at(recommendation.record.standing.place, &[Step::Key(key)])
}

/// The organisation that somebody is.
fn organisation(content: &Content<'_>, party: Party) -> Option<Id<Organisation>> {
    match party {
        Party::Organisation(id) => Some(id),
        Party::Post(id) => content.register.posts[id].organisation,
        _ => None,
    }
}

fn led_by(content: &Content<'_>, lead: &Lead) -> Option<Id<Organisation>> {
    organisation(content, lead.acting_for.or(lead.party)?)
}

fn say(
    content: &Content<'_>,
    id: Option<Id<Organisation>>,
    date: &PartialDate,
    what: &str,
    place: &dyn Fn() -> Place,
    found: &mut Found<'_>,
) {
    let Some(organisation) = id.map(|id| &content.register.organisations[id]) else {
        return;
    };
    let record = &organisation.record;
    let (Some(to), Some(day)) = (&record.to, date.earliest()) else {
        return;
    };
    if !to.is_before(day) {
        return;
    }
    let successor = organisation.successors.first();
    let successor = successor.map(|(id, _)| &content.register.organisations[*id].record.name.text);
    let help = match successor {
        Some(name) => format!("name its successor, `{name}`, or correct the `to` of its record"),
        None => "name its successor, or correct the `to` of its record".to_owned(),
    };
    found.at(
        place(),
        format!(
            "`{}` is {what} {} {}, but it ended {} {}",
            record.name.text,
            date.on_or_in(),
            date.text(),
            to.on_or_in(),
            to.text()
        ),
        help,
    );
}

/// One that began only later: papers are often copied with the name of today.
fn yet(
    content: &Content<'_>,
    id: Option<Id<Organisation>>,
    date: &PartialDate,
    place: &dyn Fn() -> Place,
    found: &mut Found<'_>,
) {
    let Some(record) = id.map(|id| &content.register.organisations[id].record) else {
        return;
    };
    let Some(from) = &record.from else { return };
    if from.earliest().is_some_and(|begun| date.is_before(begun)) {
        found
            .at(
                place(),
                format!(
                    "`{}` is asked {} {}, but it began only {} {}",
                    record.name.text,
                    date.on_or_in(),
                    date.text(),
                    from.on_or_in(),
                    from.text()
                ),
                "name whom the paper names, or correct the `from` of its record",
            )
            .severity = Severity::Note;
    }
}
