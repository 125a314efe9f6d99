//! Which organisation took over from another, and when.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::ORGANISATION;
use crate::register::{Id, Organisation};

pub(super) static TABLE: Sheet<(Id<Organisation>, usize)> = Sheet {
    name: "organisation-successors",
    key: &["organisation", "position"],
    rows: |site, take| {
        for (id, organisation) in site.register.organisations.iter() {
            (0..organisation.successors.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("organisation", ORGANISATION, |site, (id, _)| {
            site.register.organisations[id].slug.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("successor", ORGANISATION, |site, (id, at)| {
            let (successor, _) = site.register.organisations[id].successors[at];
            site.register.organisations[successor].slug.as_str().into()
        })
        .required(),
        Column::date("on", |site, (id, at)| {
            site.register.organisations[id].successors[at].1.as_ref()
        }),
    ],
};
