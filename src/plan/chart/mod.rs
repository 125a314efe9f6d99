//! Charts as accessible SVG, drawn when the site is built: each for the page that holds the same
//! numbers in a table, and with the same numbers as CSV.
//!
//! A picture is as wide as its place and of a fixed height, and its text has the size of the page's:
//! what lies across is told in parts of the width, what lies down in pixels. Colours are the style
//! sheet's, so that dark pages, forced colours and paper have their own; nothing is told by colour alone.

mod bars;
mod course;
mod lanes;
mod scale;
mod svg;

pub use bars::{Bar, bars};
pub use course::{Course, Level, LevelKind, Point};
pub use lanes::{Lanes, Stop};

use crate::plan::view::Link;
use serde::Serialize;

/// A chart ready for its template.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// The anchor of the figure.
    pub id: String,
    /// What the chart shows, as a sentence.
    pub title: String,
    /// The measure, its unit and its time.
    pub subtitle: String,
    /// The pictures, each with its own heading where there are several.
    pub pictures: Vec<Picture>,
    /// What could not be drawn and why, each in a sentence.
    pub not_drawn: Vec<String>,
    /// The same numbers as a file.
    pub csv: Link,
    /// Where the numbers come from.
    pub source: String,
}

/// One drawing of a chart.
#[derive(Debug, Serialize)]
pub struct Picture {
    /// What it is of, where a chart has several; else empty.
    pub heading: String,
    /// The drawing, safe to stand in HTML.
    pub svg: String,
}
