//! Findings as one JSON document, for programs.

use crate::diagnostic::located::positions;
use crate::diagnostic::plain::escaped;
use crate::diagnostic::{Located, Report, Severity};
use crate::source::Sources;
use serde_json::{Value, json};

/// All findings as a JSON object: `errors`, `warnings`, `notes` and `silenced` are counts,
/// `findings` holds an object each, by file and place. Lines and columns count from 1, columns in
/// characters; an end is not included. What a finding does not have is null.
pub fn as_json(report: &Report, sources: &Sources) -> String {
    let findings: Vec<Value> = report
        .sorted(sources)
        .into_iter()
        .map(|finding| one(&Located::new(finding, sources), sources))
        .collect();
    let whole = json!({
        "errors": report.count(Severity::Error),
        "warnings": report.count(Severity::Warning),
        "notes": report.count(Severity::Note),
        "silenced": report.silenced(),
        "findings": findings,
    });
    format!("{}\n", escaped(&format!("{whole:#}")))
}

fn one(located: &Located<'_>, sources: &Sources) -> Value {
    let finding = located.finding;
    let (start, end) = match located.span {
        Some((start, end)) => (Some(start), Some(end)),
        None => (None, None),
    };
    let mend = finding.mend.as_ref().map(|mend| {
        let (start, end) = positions(mend.place, sources);
        json!({
            "line": start.line,
            "column": start.column,
            "end_line": end.line,
            "end_column": end.column,
            "words": mend.words,
        })
    });
    json!({
        "check": finding.name,
        "level": finding.severity.word(),
        "message": finding.message,
        "help": finding.help,
        "path": located.path,
        "line": start.map(|at| at.line),
        "column": start.map(|at| at.column),
        "end_line": end.map(|at| at.line),
        "end_column": end.map(|at| at.column),
        "mend": mend,
        "silenced": finding.silenced,
    })
}
