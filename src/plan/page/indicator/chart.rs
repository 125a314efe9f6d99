//! The chart of an indicator: its numbers over time beside its targets and its baseline. Only real
//! numbers are drawn; the others are named, with why.

use crate::plan::Site;
use crate::plan::chart::{Chart, Course, Level, LevelKind, Picture, Point};
use crate::plan::page::indicator::figure::value;
use crate::plan::view::Link;
use crate::record::indicator::Observation;
use crate::register::{Id, Indicator, Subject, known_order};
use crate::term::value::{Comparison, Reading};
use crate::term::{PartialDate, Value};
use chrono::NaiveDate;

/// Why an observation is not drawn: the last part of a key in the wording table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum NotDrawn {
    NoNumber,
    OtherUnit,
    NoTime,
    OtherLength,
}

impl NotDrawn {
    const ALL: [NotDrawn; 4] = [
        NotDrawn::NoNumber,
        NotDrawn::OtherUnit,
        NotDrawn::NoTime,
        NotDrawn::OtherLength,
    ];

    fn key(self) -> &'static str {
        match self {
            NotDrawn::NoNumber => "chart-not-drawn-number",
            NotDrawn::OtherUnit => "chart-not-drawn-unit",
            NotDrawn::NoTime => "chart-not-drawn-time",
            NotDrawn::OtherLength => "chart-not-drawn-length",
        }
    }
}

/// The address of the file with the numbers of an indicator's chart.
pub(super) fn csv_address(indicator: &str) -> String {
    format!("{indicator}figures.csv")
}

/// The chart of an indicator; none where there are no two numbers to see beside one another.
pub(super) fn chart(site: &Site<'_>, id: Id<Indicator>) -> Option<Chart> {
    let words = site.words;
    let indicator = &site.register.indicators[id];
    let record = &indicator.record;
    let mut observations: Vec<&Observation> = record.observations.iter().collect();
    observations.sort_by(|a, b| known_order(&a.period, &b.period));
    let unit = unit_of(indicator, &observations);
    let (points, rest) = points(site, &observations, &unit);
    let levels = levels(site, indicator, &unit);
    if points.is_empty() || points.len() + levels.len() < 2 {
        return None;
    }
    let course = Course {
        points,
        levels,
        unit: unit.clone(),
    };
    let title = message(site, &course);
    let mut subtitle = vec![legend(site, &course)];
    let label = format!("{title} {}", subtitle.join(" "));
    let (svg, begins_at_nought) = course.draw(&label)?;
    if !begins_at_nought {
        subtitle.push(words.say("chart-not-from-nought"));
    }
    let name = &record.title.text;
    let place = match unit.as_str() {
        "" => words.with("chart-of", &[("name", name)]),
        unit => words.with(
            "chart-of-unit",
            &[("name", name), ("unit", &unit_words(site, unit))],
        ),
    };
    subtitle.insert(0, place);
    let csv = csv_address(&site.address(Subject::Indicator(id)));
    Some(Chart {
        id: "chart".to_owned(),
        title,
        subtitle: subtitle.join(" "),
        pictures: vec![Picture {
            heading: String::new(),
            svg,
        }],
        not_drawn: not_drawn(site, indicator, &rest),
        csv: Link::to(words.say("chart-csv"), site.at(&csv)),
        source: words.say("chart-source-papers"),
    })
}

/// The unit that stands with the newest number, else that of the record.
fn unit_of(indicator: &Indicator, observations: &[&Observation]) -> String {
    let own = |observation: &&Observation| {
        let unit = observation.value.unit();
        (!unit.is_empty()).then(|| unit.to_owned())
    };
    let newest = observations.iter().rev().find_map(own);
    newest
        .or_else(|| indicator.record.unit.clone())
        .unwrap_or_default()
}

/// Whether a number without a unit, or with this one, belongs on the chart.
fn fits(value: &Value, unit: &str) -> bool {
    value.unit().is_empty() || unit.is_empty() || value.unit() == unit
}

/// The number of a value that is one and no more: not "fewer than 5".
fn exactly(value: &Value) -> Option<f64> {
    match value.reading() {
        Reading::Number {
            number,
            comparison: Comparison::Exactly,
            ..
        } => Some(*number),
        _ => None,
    }
}

/// The days of a period, where its words give both ends.
fn days(period: &PartialDate) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = (period.earliest()?, period.latest()?);
    (from <= to).then_some((from, to))
}

/// About how long a period is: no two lengths that papers use fall together.
fn length(from: NaiveDate, to: NaiveDate) -> i64 {
    match (to - from).num_days() {
        0 => 1,
        1..=13 => 7,
        14..=45 => 30,
        46..=135 => 91,
        136..=270 => 182,
        271..=400 => 365,
        longer => longer,
    }
}

type Drawn = (Vec<Point>, Vec<(NotDrawn, String)>);

/// The observations that can be drawn, and the others in words with why.
fn points(site: &Site<'_>, observations: &[&Observation], unit: &str) -> Drawn {
    let of = |observation: &Observation| -> Result<(f64, NaiveDate, NaiveDate), NotDrawn> {
        let number = exactly(&observation.value).ok_or(NotDrawn::NoNumber)?;
        if !fits(&observation.value, unit) {
            return Err(NotDrawn::OtherUnit);
        }
        let (from, to) = days(&observation.period).ok_or(NotDrawn::NoTime)?;
        Ok((number, from, to))
    };
    let newest = observations.iter().rev().find_map(|seen| of(seen).ok());
    let usual = newest.map(|(_, from, to)| length(from, to));
    let mut points: Vec<Point> = Vec::new();
    let mut rest = Vec::new();
    let mut is_joined = false;
    for observation in observations {
        let when = site.words.date(&observation.period);
        let found = of(observation).and_then(|found| match usual {
            Some(usual) if usual != length(found.1, found.2) => Err(NotDrawn::OtherLength),
            _ => Ok(found),
        });
        match found {
            Ok((number, from, to)) => {
                let follows = points.last().is_some_and(|last| last.to < from);
                points.push(Point {
                    from,
                    to,
                    value: number,
                    shown: value(site, &observation.value).text,
                    when,
                    is_joined: is_joined && follows,
                });
                is_joined = true;
            }
            Err(why) => {
                let places = [("value", observation.value.text()), ("period", &when)];
                rest.push((why, site.words.with("indicator-baseline-value", &places)));
                // A line across a gap would claim what nobody measured.
                is_joined &= why == NotDrawn::OtherLength;
            }
        }
    }
    (points, rest)
}

/// The targets and the baseline that are numbers of the same unit.
fn levels(site: &Site<'_>, indicator: &Indicator, unit: &str) -> Vec<Level> {
    let record = &indicator.record;
    let mut levels: Vec<Level> = record
        .targets
        .iter()
        .filter(|(_, target)| fits(target, unit))
        .filter_map(|(year, target)| {
            Some(Level {
                kind: LevelKind::Target,
                value: target.number()?,
                word: site.words.say("chart-target"),
                span: Some(days(year)?),
                when: site.words.date(year),
            })
        })
        .collect();
    levels.sort_by_key(|level| level.span);
    if let Some(baseline) = &record.baseline
        && fits(&baseline.value, unit)
        && let Some(value) = exactly(&baseline.value)
    {
        let period = baseline.period.as_ref();
        levels.push(Level {
            kind: LevelKind::Baseline,
            value,
            word: site.words.say("chart-baseline"),
            span: period.and_then(days),
            when: period.map_or_else(String::new, |period| site.words.date(period)),
        });
    }
    levels
}

/// What the chart shows, in a sentence: how the first and the last value differ, or how the only one
/// stands to what it is held against. It judges nothing: that the page does elsewhere.
fn message(site: &Site<'_>, course: &Course) -> String {
    let words = site.words;
    let (Some(first), Some(last)) = (course.points.first(), course.points.last()) else {
        return String::new();
    };
    let places = [
        ("first", first.shown.as_str()),
        ("then", &first.when),
        ("last", &last.shown),
        ("now", &last.when),
    ];
    if course.points.len() > 1 {
        let key = match last.value.total_cmp(&first.value) {
            std::cmp::Ordering::Greater => "chart-up",
            std::cmp::Ordering::Less => "chart-down",
            std::cmp::Ordering::Equal => "chart-level",
        };
        return words.with(key, &places);
    }
    // A target counts for its own time only, and a baseline for what came after it.
    let holds = |level: &&Level| match level.span {
        Some((from, to)) if level.kind == LevelKind::Target => from <= last.from && last.to <= to,
        Some((_, to)) => to < last.from,
        None => false,
    };
    let against = course.levels.iter().find(holds);
    match against {
        Some(level) => {
            let key = match (level.kind, last.value.total_cmp(&level.value)) {
                (LevelKind::Target, std::cmp::Ordering::Greater) => "chart-above-target",
                (LevelKind::Target, std::cmp::Ordering::Less) => "chart-below-target",
                (LevelKind::Target, std::cmp::Ordering::Equal) => "chart-at-target",
                (LevelKind::Baseline, std::cmp::Ordering::Greater) => "chart-above-baseline",
                (LevelKind::Baseline, std::cmp::Ordering::Less) => "chart-below-baseline",
                (LevelKind::Baseline, std::cmp::Ordering::Equal) => "chart-at-baseline",
            };
            words.with(key, &places)
        }
        None => words.with("chart-only", &places),
    }
}

/// What each mark of the drawing means.
fn legend(site: &Site<'_>, course: &Course) -> String {
    let words = site.words;
    let has = |kind| course.levels.iter().any(|level| level.kind == kind);
    let mut sentences = vec![words.say("chart-legend-dot")];
    if has(LevelKind::Target) {
        sentences.push(words.say("chart-legend-target"));
    }
    if let Some(level) = course
        .levels
        .iter()
        .find(|level| level.kind == LevelKind::Baseline)
    {
        sentences.push(match level.when.as_str() {
            "" => words.say("chart-legend-baseline"),
            when => words.with("chart-legend-baseline-when", &[("when", when)]),
        });
    }
    sentences.join(" ")
}

fn unit_words(site: &Site<'_>, unit: &str) -> String {
    match unit {
        "%" => site.words.say("unit-percent"),
        unit => unit.to_owned(),
    }
}

/// What is not drawn, a sentence for each reason.
fn not_drawn(site: &Site<'_>, indicator: &Indicator, rest: &[(NotDrawn, String)]) -> Vec<String> {
    let mut sentences: Vec<String> = NotDrawn::ALL
        .into_iter()
        .filter_map(|why| {
            let named = rest.iter().filter(|(own, _)| *own == why);
            let named: Vec<String> = named.map(|(_, words)| words.clone()).collect();
            (!named.is_empty()).then(|| {
                let list = site.words.list(&named);
                site.words.with(why.key(), &[("list", &list)])
            })
        })
        .collect();
    let open = |target: &Value| target.number().is_none() && !target.is_missing();
    for (year, target) in indicator
        .record
        .targets
        .iter()
        .filter(|(_, target)| open(target))
    {
        let places = [("value", target.text()), ("period", &site.words.date(year))];
        sentences.push(site.words.with("chart-target-words", &places));
    }
    sentences
}

/// The numbers of the chart as CSV: a line for the baseline, each target and each value, with the
/// words of the paper beside the number.
pub(super) fn csv(site: &Site<'_>, id: Id<Indicator>) -> String {
    let record = &site.register.indicators[id].record;
    let line = |what: &str, period: Option<&PartialDate>, value: &Value, rating: &str| {
        let (from, to) = match period.and_then(days) {
            Some((from, to)) => (from.to_string(), to.to_string()),
            None => Default::default(),
        };
        vec![
            record.reference.text.clone(),
            what.to_owned(),
            period.map_or_else(String::new, |period| site.words.date(period)),
            from,
            to,
            value.text().to_owned(),
            value
                .number()
                .map_or_else(String::new, |number| number.to_string()),
            match value.unit() {
                "" => record.unit.clone().unwrap_or_default(),
                unit => unit.to_owned(),
            },
            rating.to_owned(),
        ]
    };
    let mut rows = Vec::new();
    if let Some(baseline) = &record.baseline {
        rows.push(line(
            "baseline",
            baseline.period.as_ref(),
            &baseline.value,
            "",
        ));
    }
    let mut targets: Vec<_> = record.targets.iter().collect();
    targets.sort_by(|a, b| known_order(&a.0, &b.0));
    rows.extend(
        targets
            .iter()
            .map(|(year, target)| line("target", Some(year), target, "")),
    );
    let mut seen: Vec<&Observation> = record.observations.iter().collect();
    seen.sort_by(|a, b| known_order(&a.period, &b.period));
    rows.extend(
        seen.iter()
            .map(|seen| line("value", Some(&seen.period), &seen.value, seen.rag.key())),
    );
    const COLUMNS: [&str; 9] = [
        "indicator",
        "what",
        "period",
        "from",
        "to",
        "as_published",
        "number",
        "unit",
        "published_rating",
    ];
    crate::plan::csv::text(&COLUMNS, rows)
}
