//! A performance framework and its measures: baselines, targets and what was observed.

use crate::record::fields::{Fields, Text};
use crate::record::report::rating;
use crate::record::standing::Standing;
use crate::term::value::Untold;
use crate::term::{PartialDate, Rag, Value};

pub use crate::term::value::Direction;

/// A performance framework.
#[derive(Clone, Debug)]
pub struct Measures {
    pub standing: Standing,
    pub name: Text,
    pub reference: Text,
    pub body: Option<Text>,
    pub summary: Option<String>,
    pub indicators: Vec<Indicator>,
}

/// One measure.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub standing: Standing,
    /// The number that the framework prints, such as 1.10.
    pub number: Option<Text>,
    /// The permanent reference: its own, or the framework's with the number.
    pub reference: Text,
    pub title: Text,
    pub part: Option<String>,
    pub responsible: Vec<Text>,
    pub priorities: Vec<Text>,
    pub direction: Option<Direction>,
    pub unit: Option<String>,
    pub baseline: Option<Baseline>,
    /// Targets by year, both as written.
    pub targets: Vec<(PartialDate, Value)>,
    pub observations: Vec<Observation>,
}

/// The value that later ones are held against.
#[derive(Clone, Debug)]
pub struct Baseline {
    pub value: Value,
    pub period: Option<PartialDate>,
}

/// A value for a period, with its rating as published.
#[derive(Clone, Debug)]
pub struct Observation {
    pub period: PartialDate,
    pub value: Value,
    pub rag: Rag,
    /// The change since the last report, as written.
    pub change: Option<String>,
    pub note: Option<String>,
}

impl Indicator {
    /// The target for the whole of a period, where there is one.
    pub fn target_for(&self, period: &PartialDate) -> Option<&Value> {
        self.target_with_year(period).map(|(_, value)| value)
    }

    /// The target for the whole of a period with its year, where there is one.
    pub fn target_with_year(&self, period: &PartialDate) -> Option<(&PartialDate, &Value)> {
        let (from, to) = (period.earliest()?, period.latest()?);
        let covers = |year: &PartialDate| {
            year.earliest().is_some_and(|first| first <= from)
                && year.latest().is_some_and(|last| to <= last)
        };
        self.targets
            .iter()
            .find(|(year, _)| covers(year))
            .map(|(year, value)| (year, value))
    }

    /// Whether a value meets a target of this measure, or why that cannot be told, by the direction
    /// that the record or its title gives.
    pub fn judge_by(&self, target: &Value, actual: &Value) -> Result<bool, Untold> {
        let baseline = self.baseline.as_ref().map(|baseline| &baseline.value);
        target.judge(actual, baseline, self.way())
    }

    /// Which way the measure goes: as the record says, else as its title begins.
    pub fn way(&self) -> Option<Direction> {
        self.direction.or_else(|| self.way_of_title())
    }

    /// Which way the first word of the title says that the measure goes.
    pub fn way_of_title(&self) -> Option<Direction> {
        let first = self.title.text.split_whitespace().next()?;
        Some(match first.to_lowercase().as_str() {
            "reduce" | "decrease" | "lower" | "cut" | "reducing" => Direction::Decrease,
            "increase" | "raise" | "increasing" => Direction::Increase,
            "maintain" | "maintaining" => Direction::Maintain,
            "monitor" | "monitoring" => Direction::MonitorOnly,
            _ => return None,
        })
    }
}

/// Reads one entry of `indicators.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Measures> {
    let standing = Standing::read(fields);
    let name = fields.required("framework");
    let reference = fields.required("reference");
    let nodes = fields.maps("indicators");
    let indicators = nodes
        .into_iter()
        .filter_map(|node| fields.below(node, |fields| indicator(fields, reference.as_ref())))
        .collect();
    Some(Measures {
        standing,
        body: fields.text("body"),
        summary: fields.prose("summary"),
        indicators,
        name: name?,
        reference: reference?,
    })
}

fn indicator(fields: &mut Fields<'_>, framework: Option<&Text>) -> Option<Indicator> {
    let standing = Standing::read(fields);
    let number = fields.text("number");
    let reference = match (&number, framework) {
        (Some(number), Some(framework)) => fields.text("reference").or_else(|| {
            let text = format!("{}-{}", framework.text, number.text.trim_end_matches('.'));
            Some(Text {
                text,
                place: number.place,
            })
        }),
        // Without the framework's own reference it is not known; that is one error, not two.
        (Some(number), None) => Some(fields.text("reference").unwrap_or_else(|| number.clone())),
        (None, _) => fields.required("reference"),
    };
    let title = fields.required("title");
    let baseline = fields.node("baseline").and_then(|node| {
        fields.below(node, |fields| {
            let period = fields.date("period");
            let value = Value::read(&fields.required("value")?.text);
            Some(Baseline { value, period })
        })
    });
    let targets = fields
        .table("targets")
        .into_iter()
        .map(|(year, value)| (PartialDate::read(&year.text), Value::read(&value.text)))
        .collect();
    let nodes = fields.maps("observations");
    let observations = nodes
        .into_iter()
        .filter_map(|node| fields.below(node, observation))
        .collect();
    Some(Indicator {
        standing,
        number,
        part: fields.words("part"),
        responsible: fields.texts("responsible"),
        priorities: fields.texts("priority"),
        direction: fields.choice(
            "direction",
            &[
                ("increase", Direction::Increase),
                ("decrease", Direction::Decrease),
                ("maintain", Direction::Maintain),
                ("monitor only", Direction::MonitorOnly),
            ],
        ),
        unit: fields.words("unit"),
        baseline,
        targets,
        observations,
        reference: reference?,
        title: title?,
    })
}

fn observation(fields: &mut Fields<'_>) -> Option<Observation> {
    let period = fields.date("period");
    let value = fields.required("value");
    let rag = fields
        .text("rag")
        .map(|word| rating(&word, fields.report()));
    let change = fields.words("change");
    let note = fields.words("note");
    Some(Observation {
        period: period.unwrap_or(PartialDate::read("")),
        value: Value::read(&value?.text),
        rag: rag.unwrap_or(Rag::NotRated),
        change,
        note,
    })
}
