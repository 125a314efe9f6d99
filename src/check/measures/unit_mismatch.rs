//! The figures of one measure do not have the same unit, or not the unit that its title names.
//!
//! Why it matters: 32.8 and 32.8% are not the same thing. A reader cannot hold a value against a target
//! in another unit, and a program may compare them wrongly.
//!
//! How to mend it: look the cell up in the paper and write the unit that it means. If the paper left the
//! sign out, add it and say so in a note, or silence this check with that reason.
//!
//! Example: `baseline: {value: 32.8%}` with an observation of `value: "32.8"`.

use crate::check::measures::figure::{Figure, figures};
use crate::check::{Check, Content, Found, Looks, Pattern};
use crate::diagnostic::Severity;
use crate::record::indicator::Indicator;
use crate::term::value::Reading;

pub(super) const CHECK: Check = Check::new(
    "unit-mismatch",
    Severity::Warning,
    include_str!("unit_mismatch.rs"),
    Looks::Through(look),
);

/// Words that make the figures of a measure parts of a hundred.
static SHARE: Pattern =
    Pattern::new(r"(?i)\b(percentages?|proportions?|per cent|percent)\b|% of\b");
/// Words that make them parts of something else, or that leave it open.
static OTHER: Pattern =
    Pattern::new(r"(?i)%|\b(rates?|shares?|per|ratio|index|level|average|number|count|gap)\b");
/// Words that make them a count.
static COUNT: Pattern = Pattern::new(
    r"(?i)(^|\b(the|total|maintain|increase|reduce|decrease|monitor)\s)\s*numbers? (of|who|with|where)\b",
);
static NO_COUNT: Pattern =
    Pattern::new(r"(?i)%|\b(percentages?|proportions?|per cent|percent|rates?|shares?|per)\b");

/// What kind of thing a figure is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Bare,
    Percent,
    /// "per 100,000", with its whole.
    Rate(String),
    Time(String),
    Money,
    Count,
}

fn class(figure: &Figure<'_>) -> Option<Class> {
    let unit = match figure.value.reading() {
        // Nothing is nothing in any unit.
        Reading::Number { number, unit, .. } if *number == 0.0 && unit.is_empty() => return None,
        Reading::Number { unit, .. } | Reading::Range { unit, .. } => unit,
        _ => return None,
    };
    Some(match unit.as_str() {
        "" => Class::Bare,
        "%" => Class::Percent,
        "percentage points" => return None,
        "\u{a3}" => Class::Money,
        "days" | "working days" | "weeks" | "months" | "years" | "hours" | "minutes" => {
            Class::Time(unit.clone())
        }
        // "1 in 4" is a share, which may stand beside 25%.
        share if share.starts_with("in ") || share.starts_with("out of ") => return None,
        rate if rate.starts_with("per ") => Class::Rate(unit.clone()),
        _ => Class::Count,
    })
}

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    for indicator in content.register.indicators.rows() {
        let record = &indicator.record;
        let figures = figures(record);
        let classed: Vec<(&Figure<'_>, Class)> = figures
            .iter()
            .filter_map(|figure| Some((figure, class(figure)?)))
            .collect();
        if !differ(content, record, &classed, found) {
            against_title(content, record, &classed, found);
        }
    }
}

/// Whether figures of the measure differ in their unit.
fn differ(
    content: &Content<'_>,
    record: &Indicator,
    classed: &[(&Figure<'_>, Class)],
    found: &mut Found<'_>,
) -> bool {
    let has = |wanted: &Class| classed.iter().any(|(_, class)| class == wanted);
    let names_rate = record
        .unit
        .iter()
        .chain([&record.title.text])
        .any(|words| words.to_lowercase().contains("per "));
    // A number without a unit may stand beside days, pounds or people, and beside a rate that the
    // title names. Beside a percent sign it may not.
    let is_odd_when_bare = |class: &Class| match class {
        Class::Percent => true,
        Class::Rate(_) => !names_rate,
        _ => false,
    };
    let mut kinds: Vec<&Class> = classed.iter().map(|(_, class)| class).collect();
    kinds.sort();
    kinds.dedup();
    let bare_counts = kinds.iter().any(|class| is_odd_when_bare(class));
    kinds.retain(|class| **class != Class::Bare || bare_counts);
    if kinds.len() < 2 {
        return false;
    }
    // The unit of most figures is that of the measure; of as many, the one that is written out.
    let count = |wanted: &Class| classed.iter().filter(|(_, class)| class == wanted).count();
    let usual = kinds
        .iter()
        .copied()
        .max_by_key(|class| (count(class), **class != Class::Bare))
        .filter(|class| has(class));
    let Some(usual) = usual else {
        return false;
    };
    let Some((sound, _)) = classed.iter().find(|(_, class)| class == usual) else {
        return false;
    };
    let odd: Vec<&Figure<'_>> = classed
        .iter()
        .filter(|(_, class)| kinds.contains(&class) && class != usual)
        .map(|(figure, _)| *figure)
        .collect();
    let Some(first) = odd.first() else {
        return false;
    };
    let more = match odd.len() {
        1 => String::new(),
        2 => ", and so is one more figure of this measure".to_owned(),
        more => format!(", and so are {} more figures of this measure", more - 1),
    };
    found.at(
        first.place(content, record),
        format!(
            "{} is `{}`, in another unit than {}, `{}`{more}",
            first.name(),
            first.value.text(),
            sound.name(),
            sound.value.text()
        ),
        "write every figure of a measure in one unit; if the paper leaves a sign out, say so in a note",
    );
    true
}

/// Figures of one unit that is not the one of the title.
fn against_title(
    content: &Content<'_>,
    record: &Indicator,
    classed: &[(&Figure<'_>, Class)],
    found: &mut Found<'_>,
) {
    let Some((first, class)) = classed.first() else {
        return;
    };
    let title = &record.title.text;
    if *class == Class::Percent && COUNT.is_in(title) && !NO_COUNT.is_in(title) {
        found.at(
            first.place(content, record),
            format!(
                "{} is `{}`, but the title speaks of a number",
                first.name(),
                first.value.text()
            ),
            "look up which the paper means, a number or a percentage; if it prints both, say so in a note",
        );
        return;
    }
    let names_share = SHARE.is_in(title)
        && !OTHER.is_in(
            SHARE
                .find_iter(title)
                .next()
                .map_or("", |hit| &title[hit.end()..]),
        )
        && !title.to_lowercase().contains("number of");
    let in_percent = names_share
        || record
            .unit
            .as_deref()
            .is_some_and(|unit| unit.trim() == "%");
    let odd = classed
        .iter()
        .find(|(_, class)| matches!(class, Class::Rate(_) | Class::Time(_) | Class::Money));
    if let Some((odd, _)) = odd.filter(|_| in_percent) {
        let says = match names_share {
            true => "the title speaks of a share",
            false => "the unit of the measure is `%`",
        };
        found.at(
            odd.place(content, record),
            format!("{} is `{}`, but {says}", odd.name(), odd.value.text()),
            "look up which the paper means, and write every figure of a measure in one unit",
        );
        return;
    }
    let is_whole = |figure: &Figure<'_>| match figure.value.reading() {
        Reading::Number { number, .. } => number.abs() > 1.0,
        Reading::Range { to, .. } => *to > 1.0,
        _ => false,
    };
    if record.unit.is_none()
        && names_share
        && classed.iter().all(|(_, class)| *class == Class::Bare)
        && classed.iter().any(|(figure, _)| is_whole(figure))
    {
        found.at(
            first.place(content, record),
            format!(
                "{} is `{}` without a percent sign, but the title speaks of a share",
                first.name(),
                first.value.text()
            ),
            "add the sign, or write `unit: \"%\"` for the whole measure",
        );
    }
}
