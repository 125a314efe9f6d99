//! Bars that begin at nought, each under its words and with its number behind it.

use crate::plan::chart::svg::{Anchor, Svg};
use crate::wording::thousands;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    pub count: usize,
}

/// How high a bar stands with its words, in pixels.
const ROW: f64 = 48.0;

/// The widest bar, in percent: its number stands behind it.
const WIDEST: f64 = 78.0;

/// The drawing of some bars. `most` is the number of the widest bar, so that the bars of several
/// drawings can be told by one measure; `label` is what a screen reader says.
pub fn bars(bars: &[Bar], most: usize, label: &str) -> String {
    let mut svg = Svg::new(ROW * bars.len() as f64, label);
    for (at, bar) in bars.iter().enumerate() {
        let top = ROW * at as f64;
        let width = WIDEST * bar.count as f64 / most.max(bar.count).max(1) as f64;
        svg.words("label", (0.0, top + 17.0), Anchor::Start, 0.0, &bar.label);
        if bar.count > 0 {
            svg.bar("bar", top + 25.0, width, 16.0);
        }
        let beside = if bar.count > 0 { 8.0 } else { 0.0 };
        let number = thousands(bar.count);
        svg.words("value", (width, top + 39.0), Anchor::Start, beside, &number);
    }
    svg.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_wide_as_its_part_of_the_most() {
        let bar = |count| Bar {
            label: "2023".to_owned(),
            count,
        };
        let drawn = bars(&[bar(10), bar(0)], 20, "Two");
        assert!(drawn.contains("width=\"39%\""), "{drawn}");
        assert_eq!(drawn.matches("<rect").count(), 1);
        assert!(drawn.contains(">0</text>"), "{drawn}");
    }
}
