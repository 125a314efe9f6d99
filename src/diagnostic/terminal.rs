//! Findings as a person reads them: file, line, column, the text underlined, and how to mend it.

use crate::diagnostic::plain::{of_the_same_length, visible};
use crate::diagnostic::{Finding, Located, Report, Severity, Where};
use crate::source::{Lines, Sources};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::ops::Range;

/// The longest line that is shown around a finding, in bytes.
const LONGEST_LINE: usize = 400;

/// All findings as text, one after another, each followed by an empty line. With `colour`, styled
/// for a terminal.
pub fn on_terminal(report: &Report, sources: &Sources, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut text = String::new();
    let (silenced, heard): (Vec<&Finding>, Vec<&Finding>) = report
        .sorted(sources)
        .into_iter()
        .partition(|finding| finding.silenced.is_some());
    for finding in heard {
        text.push_str(&one(finding, sources, &renderer));
        text.push_str("\n\n");
    }
    if !silenced.is_empty() {
        text.push_str("Silenced, each with its reason:\n");
    }
    for finding in &silenced {
        let located = Located::new(finding, sources);
        let at = located.span.map_or(String::new(), |(start, _)| {
            format!(":{}:{}", start.line, start.column)
        });
        text.push_str(&format!(
            "  {}{at}: {}: {}\n    reason: {}\n",
            visible(&located.path),
            finding.name,
            shortened(&finding.message),
            shortened(finding.silenced.as_deref().unwrap_or_default()),
        ));
    }
    if !silenced.is_empty() {
        text.push('\n');
    }
    text
}

fn one(finding: &Finding, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level
        .primary_title(shortened(&finding.message))
        .id(finding.name);
    let (path, window) = match &finding.at {
        Where::Place(place) => {
            let source = sources.get(place.source);
            let path = format!("{}/{}", sources.folder, source.path);
            let at = source.position(place.start as usize);
            (path, Some(Window::around(&source.text, at, place.span())))
        }
        Where::Text(stretch) => {
            let span = stretch.span.clone();
            let at = Lines::of(&stretch.text).position(&stretch.text, span.start);
            let window = Window::around(&stretch.text, at, span);
            (stretch.path.clone(), Some(window))
        }
        Where::File(path) => (path.clone(), None),
    };
    let path = visible(&path).into_owned();
    let mut group = Group::with_title(title);
    group = match window {
        Some(window) => {
            let snippet = Snippet::source(window.text)
                .line_start(window.line)
                .annotation(AnnotationKind::Primary.span(window.span));
            match window.column {
                Some(column) => {
                    let origin = Origin::path(path).line(window.line).char_column(column);
                    group.element(origin).element(snippet)
                }
                None => group.element(snippet.path(path)),
            }
        }
        None => group.element(Origin::path(path)),
    };
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(shortened(help)));
    }
    renderer.render(&[group])
}

/// The words of a message, cut where somebody wrote a novel into a name.
fn shortened(words: &str) -> std::borrow::Cow<'_, str> {
    const LONGEST: usize = 2 * LONGEST_LINE;
    if words.len() <= LONGEST {
        return visible(words);
    }
    format!("{}\u{2026}", visible(&words[..floor(words, LONGEST)])).into()
}

/// The first line of a span, cut to a length that fits a terminal.
struct Window {
    text: String,
    line: usize,
    /// The column in which the span begins, where the beginning of the line is not shown.
    column: Option<usize>,
    span: Range<usize>,
}

impl Window {
    /// The window around a span that begins in this line and column.
    fn around(text: &str, (line, column): (usize, usize), span: Range<usize>) -> Window {
        let start = floor(text, span.start.min(text.len()));
        let end = floor(text, span.end.clamp(start, text.len()));
        // However long the line is, only what may be shown of it is looked at.
        let furthest_back = floor(text, start.saturating_sub(LONGEST_LINE + 1));
        let line_start = text[furthest_back..start]
            .rfind('\n')
            .map_or(furthest_back, |at| furthest_back + at + 1);
        let furthest_on = ceil(text, (start + 2 * LONGEST_LINE + 1).min(text.len()));
        let line_end = text[start..furthest_on]
            .find('\n')
            .map_or(furthest_on, |at| start + at);
        let line_end = if text[..line_end].ends_with('\r') {
            line_end - 1
        } else {
            line_end
        };
        let line_end = line_end.max(start);
        let shown_start = if start - line_start > LONGEST_LINE {
            start
        } else {
            line_start
        };
        let shown_end = floor(text, line_end.min(shown_start + 2 * LONGEST_LINE));
        let end = end.min(shown_end).max(start.min(shown_end));
        let end = if end == start {
            (start + 1).min(shown_end.max(start))
        } else {
            end
        };
        let is_cut = shown_start > line_start;
        let (cut, column) = if is_cut {
            ("\u{2026}", Some(column))
        } else {
            ("", None)
        };
        let shown = of_the_same_length(&text[shown_start..shown_end]);
        Window {
            text: format!("{cut}{shown}"),
            line,
            column,
            span: cut.len() + start - shown_start..cut.len() + ceil(text, end) - shown_start,
        }
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    while at < text.len() && !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Place;

    #[test]
    fn words_far_into_a_line_are_shown_with_their_own_column() {
        let text = format!("{} odd words", "\u{e9} ".repeat(400));
        let sources = Sources::from_texts([("pages/a.md", text.as_str())]);
        let at = text.find("odd").expect("a place");
        let place = Place::new(sources.texts()[0].id, at..at + 3);
        let mut report = Report::default();
        report.add(Finding::warning("odd", place, "an odd word"));
        let shown = on_terminal(&report, &sources, false);
        assert!(shown.contains("pages/a.md:1:802"), "{shown}");
        assert!(shown.contains("1 | \u{2026}odd words\n"), "{shown}");
        assert!(shown.contains("  |  ^^^\n"), "{shown}");
    }
}
