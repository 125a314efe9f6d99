//! What seems to be one measure has nearly the same figure in two places, with a digit changed.
//!
//! Why it matters: two digits that changed places, or one that was misread, make two figures of one.
//! A reader who compares the papers cannot tell which is right.
//!
//! How to mend it: look the figure up in its source and correct the slip. If both papers print what
//! they print, say so in a note and silence this check with that reason.
//!
//! Example: `19,677` for emergency admissions in one framework and `19,667` in another.

use crate::check::twice::measures::{Figure, days, figure, observed, pairs};
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::indicator::Observation;
use crate::record::report::Part;
use crate::register::{Id, Indicator, Subject};
use crate::source::Place;
use crate::term::Value;

pub(super) const CHECK: Check = Check::new(
    "also-reported-as",
    Severity::Warning,
    include_str!("also_reported_as.rs"),
    Looks::Through(look),
);

const HELP: &str = "look both up; if each paper prints its own figure, say so in a note";

/// A large number in prose.
static LARGE: Pattern = Pattern::new(r"(?-u:\b)\d{1,3}(?:,\d{3})+(?-u:\b)|(?-u:\b)\d{4,}(?-u:\b)");

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (one, other) in pairs(content) {
        let (here, there) = (
            &content.register.indicators[one],
            &content.register.indicators[other],
        );
        let slip = slip(here, there);
        if let Some((row, row_there)) = slip {
            let value = |indicator: &Indicator, row: usize| {
                let observation = indicator.record.observations.get(row);
                observation
                    .map_or("", |observation| observation.value.text())
                    .to_owned()
            };
            let period = here.record.observations.get(row);
            let period_there = there.record.observations.get(row_there);
            let of = |observation: Option<&Observation>| {
                observation.map_or(String::new(), |seen| seen.period.text().to_owned())
            };
            found.at(
                place_of(content, one, row),
                format!(
                    "what seems the same measure is also reported as `{}` ({}), and here as `{}` ({}): {}",
                    value(there, row_there),
                    of(period_there),
                    value(here, row),
                    of(period),
                    content.line(place_of(content, other, row_there))
                ),
                HELP,
            );
        }
    }
    look_at_notes(content, found);
}

fn place_of(content: &Content<'_>, id: Id<Indicator>, row: usize) -> Place {
    let steps = [
        Step::Key("observations"),
        Step::Row(row),
        Step::Key("value"),
    ];
    content.at(
        content.register.indicators[id].record.standing.place,
        &steps,
    )
}

/// The rows of two observations of which one seems a slip of the other.
fn slip(here: &Indicator, there: &Indicator) -> Option<(usize, usize)> {
    let (ours, theirs) = (observed(here), observed(there));
    let has_period = |rows: &[(usize, &Observation, Figure)], period| {
        rows.iter()
            .any(|(_, observation, _)| days(&observation.period) == Some(period))
    };
    for (row, observation, figure) in &ours {
        let Some(period) = days(&observation.period) else {
            continue;
        };
        for (row_there, other, figure_there) in &theirs {
            let Some(period_there) = days(&other.period) else {
                continue;
            };
            let swapped = figure.is_swapped(figure_there);
            let one_off = figure.is_one_digit_off(figure_there);
            let is_slip = if period == period_there {
                figure.digits.len() >= 3 && (swapped || one_off)
            } else {
                // Figures of two periods may well differ a little; large ones hardly by one digit.
                let apart = (period.0 - period_there.0).num_days().abs();
                let alone = !has_period(&theirs, period) && !has_period(&ours, period_there);
                let large = figure.digits.len();
                apart <= 183 && alone && ((swapped && large >= 4) || (one_off && large >= 5))
            };
            if is_slip {
                return Some((*row, *row_there));
            }
        }
    }
    None
}

/// Figures in a report's note on an indicator that nearly are one of the indicator's own.
fn look_at_notes(content: &Content<'_>, found: &mut Found<'_>) {
    let register = content.register;
    for report in register.reports.rows() {
        for part in &report.record.parts {
            let Part::IndicatorNotes { notes, .. } = part else {
                continue;
            };
            for note in notes {
                let reference = note.indicator.as_ref();
                let Some(Subject::Indicator(id)) =
                    reference.and_then(|reference| register.find(&reference.text))
                else {
                    continue;
                };
                let observed = observed(&register.indicators[id]);
                let told: Vec<Figure> = LARGE
                    .find_iter(&note.text.markdown)
                    .filter_map(|hit| figure(&Value::read(hit.as_str())))
                    .collect();
                for hit in LARGE.find_iter(&note.text.markdown) {
                    let Some(figure) = figure(&Value::read(hit.as_str())) else {
                        continue;
                    };
                    let slip = observed.iter().find(|(_, _, known)| {
                        let large = figure.digits.len();
                        let is_told = told.iter().any(|told| told.is_same(known));
                        !is_told
                            && ((figure.is_swapped(known) && large >= 4)
                                || (figure.is_one_digit_off(known) && large >= 5))
                    });
                    let is_known = observed.iter().any(|(_, _, known)| known.is_same(&figure));
                    if let Some((row, observation, _)) = slip
                        && !is_known
                    {
                        found.at(
                            content.within(note.text.place, hit.as_str()),
                            format!(
                                "the indicator is reported as `{}` ({}), and here as `{}`: {}",
                                observation.value.text(),
                                observation.period.text(),
                                hit.as_str(),
                                content.line(place_of(content, id, *row))
                            ),
                            HELP,
                        );
                    }
                }
            }
        }
    }
}
