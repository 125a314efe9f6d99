//! What the law or the council's own rules ask for. Every finding names its source; none is legal advice.

use crate::check::Check;

mod deadline;
mod naming;
mod source;

mod abolished_referral;
mod accessibility_statement_missing;
mod agenda_date_missing;
mod answer_overdue;
mod background_papers_missing;
mod evidence_summary_missing;
mod exempt_without_public_interest_test;
mod late_agenda;
mod minutes_missing;
mod response_clock;
mod retention;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    abolished_referral::CHECK,
    accessibility_statement_missing::CHECK,
    agenda_date_missing::CHECK,
    answer_overdue::CHECK,
    background_papers_missing::CHECK,
    evidence_summary_missing::CHECK,
    exempt_without_public_interest_test::CHECK,
    late_agenda::CHECK,
    minutes_missing::CHECK,
    response_clock::CHECK,
    retention::CHECK,
];
