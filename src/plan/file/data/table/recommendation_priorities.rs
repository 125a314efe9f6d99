//! Which priorities each recommendation serves.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    OfRecommendation, PRIORITY, RECOMMENDATION, each_of, priority_reference, reference,
};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "recommendation-priorities",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.priorities.len(), take),
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("priority", PRIORITY, |site, (id, at)| {
            let to = site.register.recommendations[id]
                .priorities
                .get(at)
                .copied();
            to.map(|id| priority_reference(site.register, id)).into()
        })
        .required(),
    ],
};
