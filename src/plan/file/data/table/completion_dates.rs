//! The completion dates of each recommendation: the first one, and those to which it moved.

use crate::plan::Site;
use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{OfRecommendation, RECOMMENDATION, each_of, reference};
use crate::record::recommendation::Due;

pub(super) static TABLE: Sheet<OfRecommendation> = Sheet {
    name: "completion-dates",
    key: &["recommendation", "position"],
    rows: |site, take| each_of(site.register, |of| of.record.due.len(), take),
    columns: &[
        Column::leads("recommendation", RECOMMENDATION, |site, (id, _)| {
            reference(site, id).into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::date("due", |site, row| due(site, row).map(|due| &due.date)),
        Column::date("set_on", |site, row| due(site, row)?.set_on.as_ref()),
        Column::text("reason", |site, row| {
            due(site, row).and_then(|due| due.reason.as_ref()).into()
        }),
    ],
};

fn due<'s>(site: &'s Site<'_>, (id, at): OfRecommendation) -> Option<&'s Due> {
    site.register.recommendations[id].record.due.get(at)
}
