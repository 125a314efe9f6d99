//! A report is dated after the meeting that it goes to.
//!
//! Why it matters: a board cannot have seen a report that was not yet written. Either date may be a
//! slip, or the report went to another meeting.
//!
//! How to mend it: look the date up on the report, and the meeting on its cover sheet. If a later
//! version was published, say so in a note.
//!
//! Example: `report date: 20 June 2025` and a meeting on 12 June 2025.

use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;

pub(super) const CHECK: Check = Check::new(
    "report-after-its-meeting",
    Severity::Note,
    include_str!("report_after_its_meeting.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for report in content.register.reports.rows() {
        let (Some(date), Some(meeting)) = (&report.record.report_date, report.meeting) else {
            continue;
        };
        let meeting = &content.register.meetings[meeting].record.date;
        if let (Some(written), Some(met)) = (date.earliest(), meeting.latest())
            && written > met
        {
            found.at(
                content.at(report.record.standing.place, &[Step::Key("report date")]),
                format!(
                    "the report is dated {}, after the meeting on {} that it goes to",
                    date.text(),
                    meeting.text()
                ),
                "look up both dates; if it is a later version, say so in a note",
            );
        }
    }
}
