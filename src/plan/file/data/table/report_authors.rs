//! Who wrote each report.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::REPORT;
use crate::register::{Id, Report};

pub(super) static TABLE: Sheet<(Id<Report>, usize)> = Sheet {
    name: "report-authors",
    key: &["report", "position"],
    rows: |site, take| {
        for (id, report) in site.register.reports.iter() {
            (0..report.authors.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("report", REPORT, |site, (id, _)| {
            site.register.reports[id].record.reference.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::lead(|site, (id, at)| site.register.reports[id].authors.get(at)),
    ],
};
