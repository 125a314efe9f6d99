//! Which recommendation took the place of another.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{OfRecommendation, RECOMMENDATION, each_of, reference};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "recommendation-successors",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.superseded_by.len(), take),
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("superseded_by", RECOMMENDATION, |site, (id, at)| {
            let to = site.register.recommendations[id]
                .superseded_by
                .get(at)
                .copied();
            to.map(|id| reference(site, id)).into()
        })
        .required(),
    ],
};
