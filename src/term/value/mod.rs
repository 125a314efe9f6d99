//! A measured value or a target as a paper gives it: a number or a comparison where its words are
//! one, otherwise its words.

mod amount;
mod judge;
mod read;
mod relative;
mod several;

use crate::term::PartialDate;

pub use judge::{Direction, Untold};

/// How a target's number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// "997 or fewer", "18 or below", "no more than 40", "<= 5".
    AtMost,
    /// "95% or above", "at least 95%", "95%+", ">= 5".
    AtLeast,
    /// "< 75%", "fewer than 10".
    LessThan,
    /// "> 2,337 per 100,000", "over 40".
    MoreThan,
    /// A bare number, or one to be kept: "maintain at 52%".
    Exactly,
}

/// What could be read from the words of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// One number, with its sign of comparison, and its unit ("%", "per 100,000", "days", "£", "in 4").
    Number {
        number: f64,
        comparison: Comparison,
        unit: String,
    },
    /// "between 40 and 50", "40 to 50".
    Range { from: f64, to: f64, unit: String },
    /// "maintain", "reduce by 5%": to be held against the baseline.
    AgainstBaseline {
        comparison: Comparison,
        change: Change,
    },
    /// "98% JR; 96% HGH", "28.5 c.f 31.9": never compared as one.
    Several(Vec<Labelled>),
    /// "nya", "not yet available".
    NotYetAvailable,
    /// "tbc", "to be agreed".
    ToBeConfirmed,
    /// "Set in Q1", "baseline to be established": it will be known from some time on.
    ToBeSet,
    /// "no baseline".
    NoBaseline,
    /// "monitor only": a measure without a target.
    MonitorOnly,
    /// "n/a".
    NotApplicable,
    /// Anything else: "top quartile", a sentence.
    Words,
}

/// How far from the baseline a target is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// "maintain".
    None,
    /// "reduce by 50": in the unit of the measure, less than nothing where it goes down.
    By(f64),
    /// "reduce by 5%": in parts of a hundred of the baseline.
    ByPercent(f64),
    /// "up 5 percentage points".
    ByPoints(f64),
}

/// One of several numbers in a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Labelled {
    /// What stands beside the number, such as a site; often nothing.
    pub label: String,
    pub number: f64,
    pub unit: String,
}

/// A value: its words as published, and what is in them where that can be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    text: String,
    reading: Reading,
    by: Option<PartialDate>,
    remark: Option<String>,
}

impl Value {
    /// Reads a value. It never fails: what is not understood stays words.
    ///
    /// ```
    /// use answerable::term::Value;
    /// assert_eq!(Value::read("24,550 or fewer").number(), Some(24550.0));
    /// assert_eq!(Value::read("98% JR; 96% HGH").number(), None);
    /// ```
    pub fn read(text: &str) -> Value {
        read::value(text)
    }

    /// The words as published, with white space folded.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What could be read from them.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The number, where the words are one.
    pub fn number(&self) -> Option<f64> {
        match &self.reading {
            Reading::Number { number, .. } => Some(*number),
            _ => None,
        }
    }

    /// Whether the words say that there is no value: "nya", "tbc", "n/a".
    pub fn is_missing(&self) -> bool {
        matches!(
            self.reading,
            Reading::NotYetAvailable
                | Reading::ToBeConfirmed
                | Reading::ToBeSet
                | Reading::NoBaseline
                | Reading::MonitorOnly
                | Reading::NotApplicable
        )
    }

    /// The unit that stands with the number or numbers; empty where there is none.
    ///
    /// ```
    /// use answerable::term::Value;
    /// assert_eq!(Value::read("at least 95 per cent").unit(), "%");
    /// assert_eq!(Value::read("\u{a3}1.2m").unit(), "\u{a3}");
    /// ```
    pub fn unit(&self) -> &str {
        match &self.reading {
            Reading::Number { unit, .. } | Reading::Range { unit, .. } => unit,
            _ => "",
        }
    }

    /// The date by which it is to be reached: that of "50% by March 2020".
    pub fn by(&self) -> Option<&PartialDate> {
        self.by.as_ref()
    }

    /// What stands in brackets behind a number: its period, as in "52.4 (2017/18)", or a word on it.
    pub fn remark(&self) -> Option<&str> {
        self.remark.as_deref()
    }
}

#[cfg(test)]
mod tests;
