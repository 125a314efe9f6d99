//! A finding with its file, line and column counted out, as machines want it.

use crate::diagnostic::{Finding, Where};
use crate::source::{Lines, Place, Sources};
use std::ops::Range;

/// A place in a text, counted as editors count: lines and characters from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    /// In characters, not bytes.
    pub column: usize,
}

/// A finding with the place that it points to.
pub struct Located<'a> {
    pub finding: &'a Finding,
    /// The path as the officer would type it, with `/`.
    pub path: String,
    /// Where it begins and where it ends, the end not included. None for a whole file.
    pub span: Option<(Position, Position)>,
}

impl<'a> Located<'a> {
    /// Counts out where a finding points.
    pub fn new(finding: &'a Finding, sources: &Sources) -> Located<'a> {
        let (path, span) = match &finding.at {
            Where::Place(place) => {
                let source = sources.get(place.source);
                let path = format!("{}/{}", sources.folder, source.path);
                (path, Some(positions(*place, sources)))
            }
            Where::File(path) => (path.clone(), None),
            Where::Text(stretch) => (
                stretch.path.clone(),
                Some(positions_in(&stretch.text, stretch.span.clone())),
            ),
        };
        Located {
            finding,
            path: path.replace('\\', "/"),
            span,
        }
    }
}

/// The first and the last position of a place.
pub fn positions(place: Place, sources: &Sources) -> (Position, Position) {
    let source = sources.get(place.source);
    let position = |at| {
        let (line, column) = source.position(at);
        Position { line, column }
    };
    let span = place.span();
    (position(span.start), position(span.end.max(span.start)))
}

/// The first and the last position of a span of bytes in a text that is not content.
fn positions_in(text: &str, span: Range<usize>) -> (Position, Position) {
    let lines = Lines::of(text);
    let position = |at| {
        let (line, column) = lines.position(text, at);
        Position { line, column }
    };
    (position(span.start), position(span.end.max(span.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\nÉé x\n";
        let at = text.find('x').expect("x");
        let (start, end) = positions_in(text, at..at + 1);
        assert_eq!((start.line, start.column), (2, 4));
        assert_eq!((end.line, end.column), (2, 5));
        let long = format!("\n{}x", "é".repeat(5_000));
        let (start, _) = positions_in(&long, long.len() - 1..long.len());
        assert_eq!((start.line, start.column), (2, 5_001));
    }
}
