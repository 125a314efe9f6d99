//! All that changed, with its date, oldest first.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    MEETING, RECOMMENDATION, REPORT, RESPONSE, page, reference, response_id,
};
use crate::register::{Change, Subject, What};
use crate::term::PartialDate;

pub(super) static TABLE: Sheet<usize> = Sheet {
    name: "changes",
    key: &[],
    rows: |site, take| (0..site.register.changes.len()).for_each(take),
    columns: &[
        Column::date("date", |site, at| Some(&change(site, at).date)),
        Column::page(|site, at| page(site, change(site, at).subject).into()),
        Column::leads("recommendation", RECOMMENDATION, |site, at| {
            match change(site, at).subject {
                Subject::Recommendation(id) => reference(site, id).into(),
                _ => "".into(),
            }
        }),
        Column::leads("meeting", MEETING, |site, at| {
            match change(site, at).subject {
                Subject::Meeting(id) => site.register.meetings[id].record.reference.as_str().into(),
                _ => "".into(),
            }
        }),
        Column::leads("report", REPORT, |site, at| {
            match change(site, at).subject {
                Subject::Report(id) => site.register.reports[id].record.reference.as_str().into(),
                _ => "".into(),
            }
        }),
        Column::choice("change", kinds, |site, at| {
            kind(change(site, at).what).into()
        })
        .required(),
        Column::leads("response", RESPONSE, |site, at| response(site, at).into()),
        Column::leads("superseded_by", RECOMMENDATION, |site, at| {
            match change(site, at).what {
                What::Superseded { by } => reference(site, by).into(),
                _ => "".into(),
            }
        }),
        Column::date("due", due),
        Column::whole("promise", |site, at| match change(site, at).what {
            What::PromiseMoved { promise, .. } | What::PromisePassed { promise, .. } => {
                (promise + 1).into()
            }
            _ => "".into(),
        }),
        Column::yes_no("is_computed", |site, at| {
            change(site, at).what.is_computed().into()
        })
        .required(),
        Column::as_of(),
    ],
};

fn change<'s>(site: &'s Site<'_>, at: usize) -> &'s Change {
    &site.register.changes[at]
}

fn kinds() -> Vec<&'static str> {
    vec![
        "made",
        "answered",
        "updated",
        "closed",
        "superseded",
        "completion date moved",
        "promise moved",
        "completion date passed",
        "response date passed",
        "promise date passed",
        "met",
        "reported",
    ]
}

fn kind(what: What) -> &'static str {
    match what {
        What::Made => "made",
        What::Answered { .. } => "answered",
        What::Updated { .. } => "updated",
        What::Closed { .. } => "closed",
        What::Superseded { .. } => "superseded",
        What::Moved { .. } => "completion date moved",
        What::PromiseMoved { .. } => "promise moved",
        What::DuePassed { .. } => "completion date passed",
        What::AnswerPassed { .. } => "response date passed",
        What::PromisePassed { .. } => "promise date passed",
        What::Met => "met",
        What::Reported => "reported",
    }
}

/// The response or update that tells of the change.
fn response(site: &Site<'_>, at: usize) -> Option<String> {
    let change = change(site, at);
    let Subject::Recommendation(id) = change.subject else {
        return None;
    };
    let entry = match change.what {
        What::Answered { entry } | What::Updated { entry } | What::Closed { entry } => entry,
        What::PromiseMoved { promise, made } | What::PromisePassed { promise, made } => {
            let promise = site.register.status(id).promises.get(promise)?;
            promise.made(made).0
        }
        _ => return None,
    };
    response_id(site, id, entry)
}

/// The date that moved, after it moved, or that passed.
fn due<'s>(site: &'s Site<'_>, at: usize) -> Option<&'s PartialDate> {
    let change = change(site, at);
    let Subject::Recommendation(id) = change.subject else {
        return None;
    };
    let record = &site.register.recommendations[id].record;
    match change.what {
        What::Moved { due } | What::DuePassed { due } => Some(&record.due.get(due)?.date),
        What::PromiseMoved { promise, made } | What::PromisePassed { promise, made } => {
            let promise = site.register.status(id).promises.get(promise)?;
            let (entry, position) = promise.made(made);
            record
                .entries
                .get(entry)?
                .promises
                .get(position)?
                .by
                .as_ref()
        }
        _ => None,
    }
}
