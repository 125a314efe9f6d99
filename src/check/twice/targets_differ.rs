//! What seems to be one measure has two different targets for the same year, or two baselines; or a report gives a
//! measure another target than its framework.
//!
//! Why it matters: the same result is on target in one table and off target in the other.
//!
//! How to mend it: look both targets up. Correct a slip; if two boards set two targets, say so in a
//! note and silence this check with that reason.
//!
//! Example: a target of `14` care home placements a week in one framework and `16.5 or fewer` in
//! another, both for 2025/26; "just short of the target of 88%" in a report, and `85%` in the framework.

use crate::check::noted::{measure, noted, sentences};
use crate::check::twice::measures::{days, figure, pairs};
use crate::check::{Check, Content, Found, Looks, Pattern, Step};
use crate::diagnostic::Severity;
use crate::record::passage::Passage;
use crate::record::report::Part;
use crate::register::{Id, Indicator, Report};
use crate::source::Place;
use crate::term::{PartialDate, Value};

pub(super) const CHECK: Check = Check::new(
    "targets-differ",
    Severity::Warning,
    include_str!("targets_differ.rs"),
    Looks::Through(look),
);

/// "The target for measure 1.1 is 360 falls in 2025/26", "against a target of 360".
static TOLD: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:the|an?|its|our)\s+target(?:\s+for\s+(?:(?:measure|indicator)\s+(?P<number>\d[\da-z.]*)|(?P<year>20\d\d(?:[/-]\d\d(?:\d\d)?)?)))?\s+(?:of|is|was|remains)\s+(?P<figure>\u{a3}?\d{1,3}(?:(?:,\d{3})+|\d*)(?:\.\d+)?(?:\s?%|\s+per\s+cent)?)(?P<behind>(?:\s+(?P<unit>[a-z]+)(?:\s+or\s+(?:more|fewer|less|below|above|lower|higher))?)??(?:\s+(?:in|for|by|by\s+the\s+end\s+of)\s+(?P<own>(?:[a-z]+\s+)?20\d\d(?:[/-]\d\d(?:\d\d)?)?))?)(?:[.,;:)]|$|\s+(?:and|but|because|after|while|or\s+(?:more|fewer|less|below|above|lower|higher))(?-u:\b))",
);

/// Words of a target of somebody else or of another time.
static OTHERS: Pattern = Pattern::new(
    r"(?i)(?-u:\b)(?:national\w*|england|scotland|wales|government|statutory|regional\w*|stretch|interim|previous\w*|former\w*|earlier|old|last|next|revised|new|raised|lowered|changed|for\s+(?:boys|girls|men|women|children|adults))(?-u:\b)",
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
    for report in content.register.reports.rows() {
        for noted in noted(content, report) {
            let text = &noted.note.text;
            look_at_told(content, report, Some(noted.indicator), text, found);
        }
        for text in report.record.parts.iter().flat_map(Part::passages) {
            if text.markdown.contains("target for ") {
                look_at_told(content, report, None, text, found);
            }
        }
    }
}

/// Holds the targets that a text of a report gives against those of the measure that it stands beside, or names.
fn look_at_told(
    content: &Content<'_>,
    report: &Report,
    beside: Option<Id<Indicator>>,
    text: &Passage,
    found: &mut Found<'_>,
) {
    for sentence in sentences(&text.markdown) {
        let Some(hit) = TOLD.captures_iter(sentence).next() else {
            continue;
        };
        let words = |name| hit.name(name).map(|part| part.as_str());
        let is_named = |indicator: &Indicator| {
            let number = indicator.record.number.as_ref();
            number.is_some_and(|number| words("number") == Some(number.as_str()))
        };
        let id = match (beside, words("number")) {
            (Some(id), Some(_)) if !is_named(&content.register.indicators[id]) => None,
            (Some(id), _) => Some(id),
            (None, Some(_)) => measure(content, report, is_named),
            (None, None) => None,
        };
        let (Some(id), Some(told)) = (id, words("figure")) else {
            continue;
        };
        let record = &content.register.indicators[id].record;
        let is_unit = |word: &str| {
            let unit = record.unit.as_deref().unwrap_or_default();
            unit.eq_ignore_ascii_case(word)
        };
        if OTHERS.is_in(sentence) || words("unit").is_some_and(|unit| !is_unit(unit)) {
            continue;
        }
        let year = words("year").or(words("own")).map(PartialDate::read);
        let is_of_year = |of: &PartialDate| {
            year.as_ref().is_none_or(|year| {
                let (Some(of), Some(year)) = (days(of), days(year)) else {
                    return false;
                };
                of.0 <= year.0 && year.1 <= of.1
            })
        };
        let targets = record.targets.iter();
        let meant: Vec<_> = targets.filter(|(year, _)| is_of_year(year)).collect();
        let Some(said) = figure(&Value::read(told)) else {
            continue;
        };
        let is_other = |target: &Value| {
            figure(target).is_some_and(|target| {
                said.unit == target.unit && !said.is_same(&target) && !said.is_rounded(&target)
            })
        };
        let (Some((year, target)), true) = (
            meant.last(),
            meant.iter().all(|(_, target)| is_other(target)),
        ) else {
            continue;
        };
        found.at(
            content.within_from(text.place, sentence, told),
            format!(
                "the report gives a target of `{told}`, but the target for {} is `{}` in {}",
                year.text(),
                target.text(),
                content.line(place_of(content, id, target))
            ),
            "look both up, and correct the one that is wrong; if the report means another target, say whose or of \
             when it is",
        );
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
