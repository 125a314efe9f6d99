//! Findings as SARIF 2.1.0, the format in which code hosts and editors take the results of checks.
//!
//! Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.

use crate::diagnostic::located::positions;
use crate::diagnostic::plain::escaped;
use crate::diagnostic::{Located, Position, Report, Severity};
use crate::source::Sources;
use serde_json::{Value, json};

/// What a check is, for readers of its results.
pub struct Rule {
    pub name: &'static str,
    pub level: Severity,
    /// One sentence: what it finds.
    pub finds: String,
    /// All that is to be said about it, as Markdown.
    pub text: String,
}

/// All findings as one SARIF log. `rules` are the checks that a result may name; results that were
/// silenced carry their reason as a suppression.
pub fn as_sarif(report: &Report, sources: &Sources, rules: &[Rule]) -> String {
    let results: Vec<Value> = report
        .sorted(sources)
        .into_iter()
        .map(|finding| result(&Located::new(finding, sources), sources, rules))
        .collect();
    let rules: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": {"text": rule.finds},
                "fullDescription": {"text": rule.finds},
                "help": {"text": rule.text, "markdown": rule.text},
                "defaultConfiguration": {"level": rule.level.word()},
            })
        })
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "answerable",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{}\n", escaped(&format!("{log:#}")))
}

fn result(located: &Located<'_>, sources: &Sources, rules: &[Rule]) -> Value {
    let finding = located.finding;
    let message = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut place = json!({"artifactLocation": {"uri": uri(&located.path)}});
    if let Some(span) = located.span {
        place["region"] = region(span);
    }
    let mut result = json!({
        "ruleId": finding.name,
        "level": finding.severity.word(),
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    });
    if let Some(index) = rules.iter().position(|rule| rule.name == finding.name) {
        result["ruleIndex"] = json!(index);
    }
    if let Some(reason) = &finding.silenced {
        result["suppressions"] = json!([{"kind": "inSource", "justification": reason}]);
    }
    if let Some(mend) = &finding.mend {
        let source = sources.get(mend.place.source);
        let span = positions(mend.place, sources);
        let path = format!("{}/{}", sources.folder, source.path);
        result["fixes"] = json!([{
            "description": {"text": format!("Write `{}`", mend.words)},
            "artifactChanges": [{
                "artifactLocation": {"uri": uri(&path)},
                "replacements": [{
                    "deletedRegion": region(span),
                    "insertedContent": {"text": mend.words},
                }],
            }],
        }]);
    }
    result
}

fn region((start, end): (Position, Position)) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

/// A path as a reference: what is neither letter, digit nor one of a few signs by its number.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
