//! Values over time beside a target and a baseline: dots where a paper gives a number, joined where
//! one follows the other.

use crate::plan::chart::scale::Scale;
use crate::plan::chart::svg::{Anchor, LINE, Svg};
use chrono::NaiveDate;

/// What is drawn.
#[derive(Clone, Debug)]
pub struct Course {
    /// In the order of their time.
    pub points: Vec<Point>,
    pub levels: Vec<Level>,
    /// What stands with each number: "%", or nothing.
    pub unit: String,
}

/// A value for a time.
#[derive(Clone, Debug)]
pub struct Point {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub value: f64,
    /// The value as published.
    pub shown: String,
    /// The time in words.
    pub when: String,
    /// Whether a line leads here from the point before.
    pub is_joined: bool,
}

/// A value that others are held against.
#[derive(Clone, Debug)]
pub struct Level {
    pub kind: LevelKind,
    pub value: f64,
    /// The word for it.
    pub word: String,
    /// The time that it is of, where its words give both ends.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// That time in words.
    pub when: String,
}

/// What a level is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelKind {
    Target,
    Baseline,
}

const HEIGHT: f64 = 300.0;
/// Where the highest and the lowest line of the scale stand, in pixels.
const TOP: f64 = 34.0;
const BOTTOM: f64 = 226.0;
/// Where the first and the last time stand, in percent; words stand on both sides.
const LEFT: f64 = 25.0;
const RIGHT: f64 = 73.0;
/// How far apart the words of two times stand at least, in percent.
const APART: f64 = 24.0;

impl Course {
    /// The drawing, and whether its scale begins at nought. `label` is what a screen reader says.
    pub fn draw(&self, label: &str) -> Option<(String, bool)> {
        let values = self.points.iter().map(|point| point.value);
        let scale = Scale::around(values.chain(self.levels.iter().map(|level| level.value)))?;
        let time = Time::of(self)?;
        let down = |value: f64| BOTTOM - (BOTTOM - TOP) * scale.place(value);
        let mut svg = Svg::new(HEIGHT, label);
        for step in &scale.steps {
            let y = down(*step);
            svg.line("grid", (0.0, y), (100.0, y));
            let words = scale.words(*step, &self.unit);
            svg.words("tick", (0.0, y - 4.0), Anchor::Start, 0.0, &words);
        }
        let mut beside = Beside::default();
        for level in &self.levels {
            let y = down(level.value);
            let class = match level.kind {
                LevelKind::Target => "target",
                LevelKind::Baseline => "baseline",
            };
            // A baseline is held against all that is drawn.
            let (from, to) = match (level.kind, level.span) {
                (LevelKind::Target, Some((from, to))) => (time.across(from), time.across(to)),
                _ => (LEFT, RIGHT),
            };
            svg.line(class, (from, y), (to, y));
            beside.add(y, &level.word);
        }
        let places: Vec<(f64, f64)> = self
            .points
            .iter()
            .map(|point| (time.middle(point), down(point.value)))
            .collect();
        for (at, point) in self.points.iter().enumerate().skip(1) {
            if point.is_joined {
                svg.line("course", places[at - 1], places[at]);
            }
        }
        let last = self.points.len().saturating_sub(1);
        for (at, (point, place)) in self.points.iter().zip(&places).enumerate() {
            svg.dot("dot", *place);
            let is_end = at == 0 || at == last;
            let class = if is_end { "value" } else { "value wide" };
            if is_end || self.points.len() <= 8 {
                let above = (place.0, place.1 - 13.0);
                svg.words(class, above, Anchor::Middle, 0.0, &point.shown);
            }
        }
        beside.write(&mut svg);
        self.write_times(&mut svg, &time);
        Some((svg.finish(), scale.begins_at_nought()))
    }

    /// Writes the times below: the first and the last, and where there is room those between.
    fn write_times(&self, svg: &mut Svg, time: &Time) {
        let points = self.points.iter();
        let mut times: Vec<(f64, &str)> = points
            .map(|point| (time.middle(point), point.when.as_str()))
            .collect();
        let targets = self.levels.iter().filter_map(|level| {
            let (from, to) = level.span.filter(|_| level.kind == LevelKind::Target)?;
            Some((
                (time.across(from) + time.across(to)) / 2.0,
                level.when.as_str(),
            ))
        });
        times.extend(targets);
        times.sort_by(|a, b| a.0.total_cmp(&b.0));
        times.dedup_by(|a, b| a.1 == b.1);
        let (Some(first), Some(last)) = (times.first().copied(), times.last().copied()) else {
            return;
        };
        let mut taken = vec![first];
        write_time(svg, "time", first);
        if last.0 - first.0 >= APART {
            write_time(svg, "time", last);
            taken.push(last);
        }
        for between in times {
            if taken
                .iter()
                .all(|other| (other.0 - between.0).abs() >= APART)
            {
                write_time(svg, "time wide", between);
                taken.push(between);
            }
        }
    }
}

/// Writes a time below the drawing, in two lines where it is long.
fn write_time(svg: &mut Svg, class: &str, (across, words): (f64, &str)) {
    let (place, anchor) = match across {
        near if near < LEFT + 8.0 => (0.0, Anchor::Start),
        far if far > RIGHT - 12.0 => (100.0, Anchor::End),
        middle => (middle, Anchor::Middle),
    };
    svg.lines(class, (place, BOTTOM + 26.0), anchor, words);
}

/// The words of levels at the right, moved apart where they would stand on one another.
#[derive(Default)]
struct Beside {
    words: Vec<(f64, String)>,
}

impl Beside {
    fn add(&mut self, y: f64, word: &str) {
        self.words.push((y, word.to_owned()));
    }

    fn write(mut self, svg: &mut Svg) {
        self.words.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut lowest = f64::NEG_INFINITY;
        for (y, word) in self.words {
            let y = (y + 5.0).max(lowest + LINE);
            lowest = y;
            svg.words("level", (RIGHT, y), Anchor::Start, 10.0, &word);
        }
    }
}

/// Where each day stands across.
struct Time {
    first: NaiveDate,
    days: f64,
}

impl Time {
    fn of(course: &Course) -> Option<Time> {
        let points = course.points.iter().map(middle_day);
        let targets = course.levels.iter();
        let targets = targets.filter(|level| level.kind == LevelKind::Target);
        let spans = targets.filter_map(|level| level.span);
        let ends = spans.flat_map(|(from, to)| [from, to]);
        let days: Vec<NaiveDate> = points.chain(ends).collect();
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        Some(Time {
            first,
            days: (last - first).num_days() as f64,
        })
    }

    fn across(&self, day: NaiveDate) -> f64 {
        if self.days == 0.0 {
            return (LEFT + RIGHT) / 2.0;
        }
        let part = (day - self.first).num_days() as f64 / self.days;
        LEFT + (RIGHT - LEFT) * part
    }

    fn middle(&self, point: &Point) -> f64 {
        self.across(middle_day(point))
    }
}

fn middle_day(point: &Point) -> NaiveDate {
    point.from + (point.to - point.from) / 2
}
