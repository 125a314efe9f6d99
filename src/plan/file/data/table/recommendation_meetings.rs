//! At which meetings each recommendation was discussed later.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{
    MEETING, OfRecommendation, RECOMMENDATION, each_of, reference,
};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "recommendation-meetings",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.discussed_at.len(), take),
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("meeting", MEETING, |site, (id, at)| {
            let to = site.register.recommendations[id]
                .discussed_at
                .get(at)
                .copied();
            to.map(|id| site.register.meetings[id].record.reference.as_str())
                .into()
        })
        .required(),
    ],
};
