//! The scale of a chart: round numbers around all that is drawn, for its lines and their words.

use crate::wording::thousands;

/// Round numbers at equal steps, and where each value stands between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub steps: Vec<f64>,
    places: usize,
}

/// The most steps between the ends of a scale.
const MOST: f64 = 4.0;

impl Scale {
    /// The scale around some values: from nought where that is not far from them, else from the round
    /// number below the least. None where there is no value.
    pub fn around(values: impl Iterator<Item = f64> + Clone) -> Option<Scale> {
        let least = values.clone().reduce(f64::min)?;
        let most = values.reduce(f64::max)?;
        if !least.is_finite() || !most.is_finite() {
            return None;
        }
        let from = if least >= 0.0 && least <= most * 0.6 {
            0.0
        } else {
            least
        };
        let spread = if most > from {
            most - from
        } else if most == 0.0 {
            4.0
        } else {
            most.abs() * 0.1
        };
        let (step, places) = round_step(spread / MOST);
        let first = (from / step).floor();
        let last = (most.max(from + spread * 0.5) / step).ceil();
        let steps = (0..=(last - first) as usize).map(|at| (first + at as f64) * step);
        Some(Scale {
            steps: steps.collect(),
            places,
        })
    }

    /// Whether bars and lines stand on nought.
    pub fn begins_at_nought(&self) -> bool {
        self.steps.first() == Some(&0.0)
    }

    /// Where a value stands: 0 at the lowest step, 1 at the highest.
    pub fn place(&self, value: f64) -> f64 {
        match (self.steps.first(), self.steps.last()) {
            (Some(first), Some(last)) if last > first => (value - first) / (last - first),
            _ => 0.5,
        }
    }

    /// A step in words: "24,500", "0.5", "40%".
    pub fn words(&self, step: f64, unit: &str) -> String {
        let sign = if step < 0.0 { "-" } else { "" };
        let text = format!("{:.*}", self.places, step.abs());
        let (whole, rest) = text.split_once('.').unwrap_or((text.as_str(), ""));
        let whole = whole
            .parse()
            .map_or_else(|_| whole.to_owned(), |whole: usize| thousands(whole));
        let point = if rest.is_empty() { "" } else { "." };
        match unit {
            "%" => format!("{sign}{whole}{point}{rest}%"),
            "\u{a3}" => format!("{sign}{unit}{whole}{point}{rest}"),
            _ => format!("{sign}{whole}{point}{rest}"),
        }
    }
}

/// The round number at or above a step, and how many places it has behind the point.
fn round_step(rough: f64) -> (f64, usize) {
    let power = rough.log10().floor();
    let unit = 10f64.powf(power);
    let of_unit = rough / unit;
    let factor = [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .find(|factor| of_unit <= factor + 1e-9)
        .unwrap_or(10.0);
    let places = (-power).max(0.0) as usize + usize::from(factor == 2.5 && power <= 0.0);
    (factor * unit, places.min(12))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(values: &[f64], unit: &str) -> Vec<String> {
        let scale = Scale::around(values.iter().copied()).expect("values");
        scale
            .steps
            .iter()
            .map(|step| scale.words(*step, unit))
            .collect()
    }

    #[test]
    fn the_steps_are_round_and_hold_every_value() {
        assert_eq!(
            told(&[789.0, 794.0, 750.0], ""),
            ["740", "760", "780", "800"]
        );
        assert_eq!(told(&[26.0, 75.0], "%"), ["0%", "20%", "40%", "60%", "80%"]);
        assert_eq!(
            told(&[1.7, 3.3], "%"),
            ["0.0%", "1.0%", "2.0%", "3.0%", "4.0%"]
        );
        assert_eq!(told(&[19667.0, 24550.0], "")[0], "18,000");
        assert_eq!(told(&[5.0], ""), ["5.0", "5.2", "5.4"]);
        assert_eq!(told(&[0.0], ""), ["0", "1", "2"]);
        assert!(Scale::around(std::iter::empty()).is_none());
        assert!(Scale::around([f64::NAN].into_iter()).is_none());
    }
}
