//! Which actions of plans belong to each recommendation.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    ACTION, OfRecommendation, RECOMMENDATION, each_of, reference,
};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "recommendation-actions",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.actions.len(), take),
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("action", ACTION, |site, (id, at)| {
            let to = site.register.recommendations[id].actions.get(at).copied();
            to.map(|id| site.register.actions[id].reference.as_str())
                .into()
        })
        .required(),
    ],
};
