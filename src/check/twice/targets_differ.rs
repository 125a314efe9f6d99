//! What seems to be one measure has two different targets for the same year, or two baselines.
//!
//! Why it matters: the same result is on target in one table and off target in the other.
//!
//! How to mend it: look both targets up. Correct a slip; if two boards set two targets, say so in a
//! note and silence this check with that reason.
//!
//! Example: a target of `14` care home placements a week in one framework and `16.5 or fewer` in
//! another, both for 2025/26.

use crate::check::twice::measures::{days, figure, pairs};
use crate::check::{Check, Content, Found, Looks, Step};
use crate::diagnostic::Severity;
use crate::register::{Id, Indicator};
use crate::source::Place;
use crate::term::Value;

pub(super) const CHECK: Check = Check::new(
    "targets-differ",
    Severity::Warning,
    include_str!("targets_differ.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for (one, other) in pairs(content) {
        let (here, there) = (
            &content.register.indicators[one].record,
            &content.register.indicators[other].record,
        );
        if let (Some(ours), Some(theirs)) = (&here.baseline, &there.baseline)
            && let (Some(period), Some(period_there)) = (&ours.period, &theirs.period)
            && days(period).is_some()
            && days(period) == days(period_there)
            && let (Some(figure_here), Some(figure_there)) =
                (figure(&ours.value), figure(&theirs.value))
            && figure_here.units_agree(&figure_there)
            && !figure_here.is_same(&figure_there)
            && !figure_here.is_rounded(&figure_there)
        {
            let steps = [Step::Key("baseline"), Step::Key("value")];
            let place = |id: Id<Indicator>| {
                content.at(
                    content.register.indicators[id].record.standing.place,
                    &steps,
                )
            };
            found.at(
                place(one),
                format!(
                    "the baseline of {} is `{}` here, but `{}` for what seems the same measure in {}",
                    period.text(),
                    ours.value.text(),
                    theirs.value.text(),
                    content.line(place(other))
                ),
                "look both up; one may have been corrected since",
            );
        }
        for (year, target) in &here.targets {
            for (year_there, target_there) in &there.targets {
                let is_same_year = days(year).is_some() && days(year) == days(year_there);
                let (Some(ours), Some(theirs)) = (figure(target), figure(target_there)) else {
                    continue;
                };
                if is_same_year
                    && ours.units_agree(&theirs)
                    && !ours.is_same(&theirs)
                    && !ours.is_rounded(&theirs)
                {
                    found.at(
                        place_of(content, one, target),
                        format!(
                            "the target for {} is `{}` here, but `{}` for what seems the same measure in {}",
                            year.text(),
                            target.text(),
                            target_there.text(),
                            content.line(place_of(content, other, target_there))
                        ),
                        "look both up; if two targets were set, say so in a note",
                    );
                }
            }
        }
    }
}

/// Where a target stands: its words inside the record, or the record's title.
fn place_of(content: &Content<'_>, id: Id<Indicator>, target: &Value) -> Place {
    let record = &content.register.indicators[id].record;
    let extent = record.standing.extent;
    let text = content.words(extent);
    let Some(list) = text.find("targets:") else {
        return record.title.place;
    };
    let behind = text.get(list..).unwrap_or_default();
    match behind.find(target.text()) {
        Some(at) if !target.text().is_empty() => {
            let start = extent.start as usize + list + at;
            Place::new(extent.source, start..start + target.text().len())
        }
        _ => record.title.place,
    }
}
