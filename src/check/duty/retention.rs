//! A meeting, report or background paper was withdrawn while it still has to be open to the public.
//!
//! Why it matters: the agenda, reports and minutes of a committee are to stay open for six years from
//! the meeting, and background papers for four. A page that says "withdrawn" is not enough.
//!
//! How to mend it: take `withdrawn` away and mend the record instead. If it was a duplicate or should
//! never have been public, silence this check in the record with that reason.
//!
//! Example: a meeting of `date: 18 January 2024` with `withdrawn: {on: 3 March 2025}`: it has to stay
//! until 17 January 2030.

use crate::check::duty::{deadline, source};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Kept, Shelf, Withdrawn};
use crate::settings::Jurisdiction;
use crate::term::PartialDate;
use crate::term::calendar::last_of_months;
use chrono::NaiveDate;

pub(super) const CHECK: Check = Check::new(
    "retention",
    Severity::Warning,
    include_str!("retention.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for withdrawn in &content.register.withdrawn {
        let reference = withdrawn.reference.as_deref().unwrap_or_default();
        let place = content.at(withdrawn.place, &[Step::Key("withdrawn"), Step::Key("on")]);
        match &withdrawn.kept {
            Some(kept) => {
                if let Some(last) = has_to_stay(content, withdrawn, kept) {
                    found.at(
                        place,
                        format!(
                            "`{reference}` is withdrawn, and has to stay until {}",
                            deadline::short(last)
                        ),
                        help(content, kept),
                    );
                }
            }
            None if withdrawn.shelf == Shelf::Report => {
                found
                    .at(
                        place,
                        format!(
                            "how long `{reference}` has to stay cannot be computed, because its \
                             meeting is not known"
                        ),
                        format!(
                            "give its `meeting`. {}",
                            source::own_rule("Local Government Act 1972, section 100C")
                        ),
                    )
                    .severity = Severity::Note;
            }
            None => {}
        }
    }
}

fn has_to_stay(content: &Content<'_>, withdrawn: &Withdrawn, kept: &Kept) -> Option<NaiveDate> {
    match withdrawn.shelf {
        Shelf::Meeting | Shelf::Report | Shelf::Document => must_stay(content, kept, &withdrawn.on),
        _ => None,
    }
}

/// The last day on which it has to be there, if it was taken back before and after the meeting began.
fn must_stay(content: &Content<'_>, kept: &Kept, on: &PartialDate) -> Option<NaiveDate> {
    content.register.access(kept.body)?;
    let as_of = content.register.as_of;
    let met = kept.date.earliest()?;
    let years = if kept.is_background {
        content.settings.background_papers_years()
    } else {
        content.settings.retention_years
    };
    let last = last_of_months(met, years.saturating_mul(12))?;
    let was_before_it = on.earliest().is_none_or(|on| on <= met);
    (!was_before_it && met < as_of && as_of <= last).then_some(last)
}

fn help(content: &Content<'_>, kept: &Kept) -> String {
    let source = match (kept.is_background, content.settings.jurisdiction) {
        (true, Jurisdiction::England) => source::law("Local Government Act 1972, section 100D"),
        (true, Jurisdiction::Wales) => source::own_rule("Local Government Act 1972, section 100D"),
        (false, _) => source::own_rule("Local Government Act 1972, section 100C"),
    };
    format!(
        "take `withdrawn` away and mend the record instead; if it is a duplicate or was never to be \
         public, say so in a silence. The time is counted from the meeting of {}. {source}",
        kept.date.text()
    )
}
