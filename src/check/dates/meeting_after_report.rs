//! A report lists a meeting as held that is later than the report itself.
//!
//! Why it matters: a meeting that had not taken place cannot have been reported on, so one of the two
//! dates is wrong, or the meeting was only planned.
//!
//! How to mend it: correct the date. If the paper lists a meeting to come among those held, keep it
//! and silence this check with that reason.
//!
//! Example: `report date: 24 May 2019` with `meetings held: [26 March 2019, 30 May 2019]`.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "meeting-after-report",
    Severity::Warning,
    include_str!("meeting_after_report.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for report in content.register.reports.rows() {
        let record = &report.record;
        let Some(reported) = &record.report_date else {
            continue;
        };
        let Some(last) = reported.latest() else {
            continue;
        };
        for (row, held) in record.meetings_held.iter().enumerate() {
            if held.earliest().is_some_and(|day| day > last) {
                let steps = [Step::Key("meetings held"), Step::Row(row)];
                let place = content.at(record.standing.place, &steps);
                found.at(
                    content.within(place, held.text()),
                    format!(
                        "a meeting held on {} is in a report of {}",
                        held.text(),
                        reported.text()
                    ),
                    "correct one of the two; a meeting that was still to come is not one held",
                );
            }
        }
    }
}
