//! The ledger of promises: what was promised, for when, and what became of it.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    OfRecommendation, RECOMMENDATION, RESPONSE, each_of, from_href, reference, response_id,
};
use crate::prose::plain;
use crate::register::{Fate, Promise, PromiseState};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "promises",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.status.promises.len(), take),
    columns: &[
        Column::<OfRecommendation>::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::<OfRecommendation>::position(|_, (_, at)| (at + 1).into()),
        Column::<OfRecommendation>::leads("made_in", RESPONSE, |site, row| {
            response_id(site, row.0, promise(site, row).entry).into()
        })
        .required(),
        Column::<OfRecommendation>::page(|site, row| {
            from_href(site, &site.entry_href(row.0, promise(site, row).entry)).into()
        }),
        Column::<OfRecommendation>::text("text", |site, row| {
            let recommendation = &site.register.recommendations[row.0];
            plain(&promise(site, row).first(recommendation).text).into()
        }),
        Column::<OfRecommendation>::date("due", |site, row| {
            promise(site, row).due(&site.register.recommendations[row.0])
        }),
        Column::<OfRecommendation>::date("first_due", |site, row| {
            promise(site, row).first_due(&site.register.recommendations[row.0])
        }),
        Column::<OfRecommendation>::whole("times_made", |site, row| {
            (promise(site, row).again.len() + 1).into()
        })
        .required(),
        Column::<OfRecommendation>::choice("state", fates, |site, row| {
            promise(site, row).state.fate().key().into()
        })
        .required(),
        Column::<OfRecommendation>::leads("told_in", RESPONSE, |site, row| {
            told(promise(site, row).state)
                .and_then(|at| response_id(site, row.0, at))
                .into()
        }),
        Column::<OfRecommendation>::yes_no("is_computed", |site, row| {
            is_computed(promise(site, row).state).into()
        })
        .required(),
        Column::<OfRecommendation>::as_of(),
    ],
};

fn promise<'s>(site: &'s Site<'_>, (id, at): OfRecommendation) -> &'s Promise {
    &site.register.status(id).promises[at]
}

fn fates() -> Vec<&'static str> {
    Fate::ALL.map(Fate::key).to_vec()
}

/// The entry that tells what became of it.
fn told(state: PromiseState) -> Option<usize> {
    match state {
        PromiseState::Broken { entry, .. } | PromiseState::Kept { entry, .. } => Some(entry),
        PromiseState::Ended { entry } => entry,
        PromiseState::Late | PromiseState::Due | PromiseState::Undated => None,
    }
}

/// Whether no officer said what became of it.
fn is_computed(state: PromiseState) -> bool {
    match state {
        PromiseState::Broken { is_computed, .. } | PromiseState::Kept { is_computed, .. } => {
            is_computed
        }
        PromiseState::Late
        | PromiseState::Due
        | PromiseState::Undated
        | PromiseState::Ended { .. } => true,
    }
}
