//! To whom each recommendation was made.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{OfRecommendation, RECOMMENDATION, each_of, reference};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "recommendation-addressees",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.made_to.len(), take),
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::party("", |site, (id, at)| {
            let made_to = &site.register.recommendations[id].made_to;
            made_to.get(at).copied()
        }),
    ],
};
