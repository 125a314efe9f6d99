//! A finding with its file, line and column counted out, as machines want it.

use crate::diagnostic::{Finding, Where};
use crate::source::Sources;
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
                (path, Some(positions(&source.text, place.span())))
            }
            Where::File(path) => (path.clone(), None),
            Where::Text(stretch) => (
                stretch.path.clone(),
                Some(positions(&stretch.text, stretch.span.clone())),
            ),
        };
        Located {
            finding,
            path: path.replace('\\', "/"),
            span,
        }
    }
}

/// The first and the last position of a span of bytes.
pub fn positions(text: &str, span: Range<usize>) -> (Position, Position) {
    let start = position(text, span.start);
    (start, position(text, span.end.max(span.start)))
}

fn position(text: &str, at: usize) -> Position {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Position {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "a\nÉé x\n";
        let at = text.find('x').expect("x");
        let (start, end) = positions(text, at..at + 1);
        assert_eq!((start.line, start.column), (2, 4));
        assert_eq!((end.line, end.column), (2, 5));
    }
}
