//! Whether a value meets a target, and why that cannot be told where it cannot.

use crate::term::value::{Change, Comparison, Reading, Value};

/// Which way a measure is meant to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Increase,
    Decrease,
    Maintain,
    MonitorOnly,
}

impl Direction {
    /// The key of this direction in the wording table.
    pub fn key(self) -> &'static str {
        match self {
            Direction::Increase => "increase",
            Direction::Decrease => "decrease",
            Direction::Maintain => "maintain",
            Direction::MonitorOnly => "monitor-only",
        }
    }
}

/// Why it cannot be told whether a target is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    /// There is no target for that time.
    NoTarget,
    /// The measure is watched, without a target.
    MonitorOnly,
    /// The target is still to be confirmed or set.
    TargetToCome,
    /// The target is words that hold no number.
    TargetInWords,
    /// The value is not yet available, or does not apply.
    NoValue,
    /// The value is words that hold no number.
    ValueInWords,
    /// There are several values or several targets in one cell.
    SeveralValues,
    /// Their units are not the same.
    UnitsDiffer,
    /// The target is held against a baseline, and there is no number for that.
    NoBaseline,
    /// The target is a bare number, and nothing says on which side of it the value should be.
    SideNotSaid,
    /// The value is not exact enough to be on one side of the target: "<5" of 3.
    NotExact,
    /// The target is to be reached by a day that the value comes before.
    StillToCome,
    /// The value counts a part of the target's year, and the rest of it adds to the count.
    YearNotOver,
    /// A note says that the rating was judged by the target of a year that is not among the targets.
    OtherTarget,
}

impl Untold {
    /// The key of this reason in a wording table.
    pub fn key(self) -> &'static str {
        match self {
            Untold::NoTarget => "no-target",
            Untold::MonitorOnly => "monitor-only",
            Untold::TargetToCome => "target-to-come",
            Untold::TargetInWords => "target-in-words",
            Untold::NoValue => "no-value",
            Untold::ValueInWords => "value-in-words",
            Untold::SeveralValues => "several-values",
            Untold::UnitsDiffer => "units-differ",
            Untold::NoBaseline => "no-baseline",
            Untold::SideNotSaid => "side-not-said",
            Untold::NotExact => "not-exact",
            Untold::StillToCome => "still-to-come",
            Untold::YearNotOver => "year-not-over",
            Untold::OtherTarget => "other-target",
        }
    }
}

/// All numbers from one to another, each end with whether it belongs to them.
#[derive(Clone, Copy, Debug)]
struct Span {
    low: Option<(f64, bool)>,
    high: Option<(f64, bool)>,
}

impl Span {
    fn of(number: f64, comparison: Comparison) -> Span {
        let at = |is_in| Some((number, is_in));
        let (low, high) = match comparison {
            Comparison::AtMost => (None, at(true)),
            Comparison::AtLeast => (at(true), None),
            Comparison::LessThan => (None, at(false)),
            Comparison::MoreThan => (at(false), None),
            Comparison::Exactly => (at(true), at(true)),
        };
        Span { low, high }
    }

    /// Whether all of the other lies within this one; none where only a part does.
    fn holds(self, other: Span) -> Option<bool> {
        let above = match (self.low, other.low) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((a, closed)), Some((b, is_in))) => b > a || b == a && (closed || !is_in),
        };
        let below = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((a, closed)), Some((b, is_in))) => b < a || b == a && (closed || !is_in),
        };
        if above && below {
            return Some(true);
        }
        let apart = |high: Option<(f64, bool)>, low: Option<(f64, bool)>| match (high, low) {
            (Some((high, a)), Some((low, b))) => high < low || high == low && !(a && b),
            _ => false,
        };
        (apart(self.high, other.low) || apart(other.high, self.low)).then_some(false)
    }
}

impl Value {
    /// Whether `actual` meets this target. A bare number is read by `direction`; "maintain" and
    /// "reduce by 5%" are held against `baseline`. None where it cannot be told: [`Value::judge`]
    /// says why.
    ///
    /// ```
    /// use answerable::term::Value;
    /// use answerable::term::value::Direction;
    /// let target = Value::read("997 or fewer");
    /// assert_eq!(target.is_met_by(&Value::read("1,218"), None, None), Some(false));
    /// let target = Value::read("reduce by 10%");
    /// let baseline = Value::read("200");
    /// assert_eq!(target.is_met_by(&Value::read("178"), Some(&baseline), None), Some(true));
    /// let target = Value::read("75%");
    /// assert_eq!(target.is_met_by(&Value::read("80%"), None, None), None);
    /// let up = Some(Direction::Increase);
    /// assert_eq!(target.is_met_by(&Value::read("80%"), None, up), Some(true));
    /// ```
    pub fn is_met_by(
        &self,
        actual: &Value,
        baseline: Option<&Value>,
        direction: Option<Direction>,
    ) -> Option<bool> {
        self.judge(actual, baseline, direction).ok()
    }

    /// Whether `actual` meets this target, or why that cannot be told.
    ///
    /// ```
    /// use answerable::term::Value;
    /// use answerable::term::value::Untold;
    /// let target = Value::read("95% or above");
    /// let actual = Value::read("98% JR; 96% HGH");
    /// assert_eq!(target.judge(&actual, None, None), Err(Untold::SeveralValues));
    /// ```
    pub fn judge(
        &self,
        actual: &Value,
        baseline: Option<&Value>,
        direction: Option<Direction>,
    ) -> Result<bool, Untold> {
        if direction == Some(Direction::MonitorOnly) {
            return Err(Untold::MonitorOnly);
        }
        let (wanted, unit, is_bare) = self.wanted(baseline)?;
        let (seen, own) = actual.seen()?;
        if !are_of_one_unit(&unit, wanted, own, seen) {
            return Err(Untold::UnitsDiffer);
        }
        let wanted = match (is_bare, direction) {
            (false, _) => wanted,
            (true, Some(Direction::Increase)) => Span {
                high: None,
                ..wanted
            },
            (true, Some(Direction::Decrease)) => Span {
                low: None,
                ..wanted
            },
            (true, _) => {
                // Kept to the dot is kept; whether more or less is better, nobody said.
                return match wanted.holds(seen) {
                    Some(true) => Ok(true),
                    _ => Err(Untold::SideNotSaid),
                };
            }
        };
        let is_met = wanted.holds(seen).ok_or(Untold::NotExact)?;
        // Beyond a range on the side that is better: nobody said that this is a miss.
        let is_beyond = match (self.reading(), direction) {
            (Reading::Range { .. }, Some(Direction::Increase)) => seen.low > wanted.high,
            (Reading::Range { .. }, Some(Direction::Decrease)) => seen.high < wanted.low,
            _ => false,
        };
        if !is_met && is_beyond {
            return Err(Untold::SideNotSaid);
        }
        Ok(is_met)
    }

    /// What a target wants, in which unit, and whether it is a number without a side.
    fn wanted(&self, baseline: Option<&Value>) -> Result<(Span, String, bool), Untold> {
        match self.reading() {
            Reading::Number {
                number,
                comparison,
                unit,
            } => Ok((
                Span::of(*number, *comparison),
                unit.clone(),
                *comparison == Comparison::Exactly,
            )),
            Reading::Range { from, to, unit } => {
                let span = Span {
                    low: Some((*from, true)),
                    high: Some((*to, true)),
                };
                Ok((span, unit.clone(), false))
            }
            Reading::AgainstBaseline { comparison, change } => {
                let Some(Reading::Number {
                    number,
                    comparison: Comparison::Exactly,
                    unit,
                }) = baseline.map(Value::reading)
                else {
                    return Err(Untold::NoBaseline);
                };
                let aim = match change {
                    Change::None => *number,
                    Change::By(by) => number + by,
                    Change::ByPoints(by) => number + by,
                    // Five per cent of 40% may be two points or five.
                    Change::ByPercent(_) if unit == "%" => return Err(Untold::SideNotSaid),
                    Change::ByPercent(by) => number * (1.0 + by / 100.0),
                };
                // No hair's breadth of arithmetic decides.
                let aim = (aim * 1e6).round() / 1e6;
                let is_bare = *comparison == Comparison::Exactly;
                Ok((Span::of(aim, *comparison), unit.clone(), is_bare))
            }
            Reading::MonitorOnly => Err(Untold::MonitorOnly),
            Reading::ToBeConfirmed | Reading::ToBeSet | Reading::NotYetAvailable => {
                Err(Untold::TargetToCome)
            }
            Reading::NotApplicable | Reading::NoBaseline => Err(Untold::NoTarget),
            Reading::Several(_) => Err(Untold::SeveralValues),
            Reading::Words => Err(Untold::TargetInWords),
        }
    }

    /// What a value says of the measure, and its unit.
    fn seen(&self) -> Result<(Span, &str), Untold> {
        match self.reading() {
            Reading::Number {
                number,
                comparison,
                unit,
            } => Ok((Span::of(*number, *comparison), unit)),
            Reading::Range { from, to, unit } => {
                let span = Span {
                    low: Some((*from, true)),
                    high: Some((*to, true)),
                };
                Ok((span, unit))
            }
            Reading::Several(_) => Err(Untold::SeveralValues),
            Reading::AgainstBaseline { .. } | Reading::Words => Err(Untold::ValueInWords),
            _ => Err(Untold::NoValue),
        }
    }
}

/// Whether two numbers may be held against each other: one of them may have lost its unit.
fn are_of_one_unit(unit: &str, wanted: Span, own: &str, seen: Span) -> bool {
    if unit == own {
        return true;
    }
    let ends = |span: Span| {
        let ends = [span.low, span.high];
        ends.into_iter().flatten().map(|(end, _)| end)
    };
    // "0.7" beside "75%" is a share of one, and "420" a count.
    let may_be_percent =
        |span: Span| ends(span).all(|end| end == 0.0 || (1.0..=100.0).contains(&end));
    match (unit, own) {
        ("%", "") => may_be_percent(seen),
        ("", "%") => may_be_percent(wanted),
        ("", _) | (_, "") => true,
        _ => false,
    }
}
