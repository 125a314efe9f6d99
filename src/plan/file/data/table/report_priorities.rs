//! Which priorities each report addresses.

use crate::plan::file::data::column::Column;
use crate::plan::file::data::sheet::Sheet;
use crate::plan::file::data::table::{PRIORITY, REPORT, priority_reference};
use crate::register::{Id, Report};

pub(super) static TABLE: Sheet<(Id<Report>, usize)> = Sheet {
    name: "report-priorities",
    key: &["report", "position"],
    rows: |site, take| {
        for (id, report) in site.register.reports.iter() {
            (0..report.priorities.len()).for_each(|at| take((id, at)));
        }
    },
    columns: &[
        Column::leads("report", REPORT, |site, (id, _)| {
            site.register.reports[id].record.reference.as_str().into()
        })
        .required(),
        Column::position(|_, (_, at)| (at + 1).into()),
        Column::leads("priority", PRIORITY, |site, (id, at)| {
            let priority = site.register.reports[id].priorities.get(at);
            priority
                .map(|id| priority_reference(site.register, *id))
                .into()
        })
        .required(),
    ],
};
