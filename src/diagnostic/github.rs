//! Findings as workflow commands, which GitHub shows beside the line that they are about.

use crate::diagnostic::plain::visible;
use crate::diagnostic::{Located, Report, Severity};
use crate::source::Sources;

/// One command a finding: `::error file=…,line=…,col=…,title=…::message`. What was silenced stays
/// out: an annotation has no place for a reason.
pub fn as_annotations(report: &Report, sources: &Sources) -> String {
    let mut text = String::new();
    for finding in report.sorted(sources) {
        if finding.silenced.is_some() {
            continue;
        }
        let located = Located::new(finding, sources);
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let mut properties = format!("file={}", property(&located.path));
        if let Some((start, end)) = located.span {
            properties.push_str(&format!(",line={},col={}", start.line, start.column));
            if end.line == start.line {
                properties.push_str(&format!(
                    ",endLine={},endColumn={}",
                    end.line,
                    end.column.saturating_sub(1).max(start.column)
                ));
            } else {
                properties.push_str(&format!(",endLine={}", end.line));
            }
        }
        let mut message = escaped(&finding.message);
        if let Some(help) = &finding.help {
            message.push_str("%0Ahelp: ");
            message.push_str(&escaped(help));
        }
        text.push_str(&format!(
            "::{command} {properties},title={}::{}\n",
            property(finding.name),
            message
        ));
    }
    text
}

/// What ends a command or begins an escape is written as its number.
fn escaped(words: &str) -> String {
    visible(words)
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// As in a message; a property also ends at a colon or a comma.
fn property(words: &str) -> String {
    escaped(words).replace(':', "%3A").replace(',', "%2C")
}
