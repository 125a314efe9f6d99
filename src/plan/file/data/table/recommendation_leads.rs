//! Who leads each recommendation, and for whom; and words in the place of a lead that name nobody known.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{OfRecommendation, RECOMMENDATION, each_of, reference};

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "recommendation-leads",
    key: &["recommendation", "position"],
    rows: |site, take| {
        let count = |of: &crate::register::Recommendation| {
            of.leads.len() + of.record.unidentified_leads.len()
        };
        each_of(site.register, count, take);
    },
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::lead(|site, (id, at)| site.register.recommendations[id].leads.get(at)),
        Column::text("unidentified", |site, (id, at)| {
            let recommendation = &site.register.recommendations[id];
            let at = at.checked_sub(recommendation.leads.len());
            let words = at.and_then(|at| recommendation.record.unidentified_leads.get(at));
            words.into()
        }),
    ],
};
