//! The items of each agenda with what came out. Of an exempt or withdrawn item only that it is so, and why.

use crate::plan::file::data::column::{Column, whole};
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::MEETING;
use crate::plan::{Site, address};
use crate::prose::plain;
use crate::record::meeting::{AgendaItem, Part, Purpose};
use crate::record::standing::Withdrawal;
use crate::register::{Id, Meeting, Subject};

/// Whose item, and its position among the parts of the agenda.
pub(super) type Row = (Id<Meeting>, usize);

pub(super) static TABLE: Sheet<Row> = Sheet {
    name: "agenda-items",
    key: &["meeting", "position"],
    rows: |site, take| {
        for (id, meeting) in site.register.meetings.iter() {
            for (at, part) in meeting.record.parts.iter().enumerate() {
                if let Part::Item(_) = part {
                    take((id, at));
                }
            }
        }
    },
    columns: &[
        Column::leads("meeting", MEETING, |site, (id, _)| {
            site.register.meetings[id].record.reference.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::page(|site, row| {
            let anchor = item(site, row).map(|item| address::item_anchor(&item.number));
            let meeting = site.address(Subject::Meeting(row.0));
            whole(site, &format!("{meeting}#{}", anchor.unwrap_or_default())).into()
        }),
        Column::text("number", |site, row| {
            item(site, row).map(|item| &item.number).into()
        }),
        Column::text("title", |site, row| title(site, row).into()),
        Column::choice(
            "state",
            || vec!["public", "exempt", "withdrawn"],
            |site, row| match item(site, row) {
                Some(item) if item.state.exempt.is_some() => "exempt".into(),
                Some(_) if withdrawal(site, row).is_some() => "withdrawn".into(),
                _ => "public".into(),
            },
        )
        .required(),
        Column::whole("exempt_paragraph", |site, row| {
            let exemption = item(site, row).and_then(|item| item.state.exempt.as_ref());
            exemption.map(|exemption| exemption.paragraph).into()
        }),
        Column::text("public_interest", |site, row| {
            let exemption = item(site, row).and_then(|item| item.state.exempt.as_ref());
            let test = exemption.and_then(|exemption| exemption.public_interest.as_ref());
            test.into()
        }),
        Column::date("withdrawn_on", |site, row| {
            withdrawal(site, row).map(|withdrawal| &withdrawal.on)
        }),
        Column::text("withdrawn_because", |site, row| {
            let withdrawal = withdrawal(site, row);
            withdrawal
                .and_then(|withdrawal| withdrawal.reason.as_ref())
                .into()
        }),
        Column::text("start", |site, row| {
            shown(site, row).and_then(|item| item.start.as_ref()).into()
        }),
        Column::text("length", |site, row| {
            shown(site, row)
                .and_then(|item| item.length.as_ref())
                .into()
        }),
        Column::choice("purpose", purposes, |site, row| {
            let purpose = shown(site, row).and_then(|item| item.purpose);
            purpose.map(words_of).into()
        }),
        Column::text("papers", |site, row| {
            shown(site, row)
                .and_then(|item| item.papers.as_ref())
                .into()
        }),
        Column::text("discussion", |site, row| {
            let item = shown(site, row);
            item.map(|item| plain(&item.discussion.markdown)).into()
        }),
        Column::text("outcome", |site, row| {
            let outcome = shown(site, row).and_then(|item| item.outcome.as_ref());
            outcome.map(|outcome| plain(&outcome.markdown)).into()
        }),
    ],
};

fn item<'s>(site: &'s Site<'_>, (id, at): Row) -> Option<&'s AgendaItem> {
    match site.register.meetings[id].record.parts.get(at) {
        Some(Part::Item(item)) => Some(item),
        _ => None,
    }
}

/// The item, where the public sees all of it.
pub(super) fn shown<'s>(site: &'s Site<'_>, row: Row) -> Option<&'s AgendaItem> {
    let item = item(site, row)?;
    item.state.is_in_full(site.register.as_of).then_some(item)
}

/// That it was taken back.
fn withdrawal<'s>(site: &'s Site<'_>, row: Row) -> Option<&'s Withdrawal> {
    item(site, row)?.state.taken_back(site.register.as_of)
}

/// The title; of a withheld item the one that was written for the public.
pub(in crate::plan::file::data) fn title<'s>(site: &'s Site<'_>, row: Row) -> Option<&'s str> {
    match shown(site, row) {
        Some(item) => Some(item.title.as_str()),
        None => item(site, row)?.public_title.as_deref(),
    }
}

fn purposes() -> Vec<&'static str> {
    Purpose::CHOICES.map(|(words, _)| words).to_vec()
}

fn words_of(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Decision => Purpose::CHOICES[0].0,
        Purpose::Discussion => Purpose::CHOICES[1].0,
        Purpose::Information => Purpose::CHOICES[2].0,
    }
}
