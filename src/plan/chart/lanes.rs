//! Ratings over time: a lane for each word, the best on top, and a dot in it for each report.

use crate::plan::chart::svg::{Anchor, LINE, Svg};

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Lanes {
    /// The word of each lane, from the top.
    pub words: Vec<String>,
    /// In the order of their time.
    pub stops: Vec<Stop>,
}

/// A rating in a report.
#[derive(Clone, Debug)]
pub struct Stop {
    /// The lane, from the top.
    pub lane: usize,
    /// The style of its dot.
    pub class: &'static str,
    /// Whether the report rates it.
    pub is_rated: bool,
    /// The date of the report in words.
    pub when: String,
}

const TOP: f64 = 30.0;
const LANE: f64 = 44.0;
const LEFT: f64 = 34.0;
const RIGHT: f64 = 92.0;

impl Lanes {
    /// The drawing. `label` is what a screen reader says.
    pub fn draw(&self, label: &str) -> String {
        let bottom = TOP + LANE * self.words.len().saturating_sub(1) as f64;
        let mut svg = Svg::new(bottom + 44.0 + LINE, label);
        let down = |lane: usize| TOP + LANE * lane as f64;
        for (at, word) in self.words.iter().enumerate() {
            svg.line("grid", (0.0, down(at) + 8.0), (100.0, down(at) + 8.0));
            svg.words("tick", (0.0, down(at) + 2.0), Anchor::Start, 0.0, word);
        }
        let last = self.stops.len().saturating_sub(1);
        let across = |at: usize| match last {
            0 => (LEFT + RIGHT) / 2.0,
            last => LEFT + (RIGHT - LEFT) * at as f64 / last as f64,
        };
        let places: Vec<(f64, f64)> = self
            .stops
            .iter()
            .enumerate()
            .map(|(at, stop)| (across(at), down(stop.lane)))
            .collect();
        for (pair, stops) in places.windows(2).zip(self.stops.windows(2)) {
            // A line to a report without a rating would look like a fall.
            if stops.iter().all(|stop| stop.is_rated) {
                svg.line("course", pair[0], pair[1]);
            }
        }
        // As many dates as stand beside one another on a phone; the table has all.
        let between = last.div_ceil(3).max(1);
        for (at, (stop, place)) in self.stops.iter().zip(&places).enumerate() {
            svg.dot(stop.class, *place);
            let is_end = at == 0 || at == last;
            if !is_end && (at % between != 0 || last - at < between) {
                continue;
            }
            let class = if is_end { "time" } else { "time wide" };
            let (anchor, x) = match at {
                0 if last > 0 => (Anchor::Start, place.0 - 6.0),
                at if at == last && last > 0 => (Anchor::End, 100.0),
                _ => (Anchor::Middle, place.0),
            };
            svg.lines(class, (x, bottom + 36.0), anchor, &stop.when);
        }
        svg.finish()
    }
}
