//! What is wrong, where, and how to mend it: every arrow of the flow may add findings to one report.

mod terminal;

use crate::source::{Place, Sources};
use std::cmp::Ordering;

pub use terminal::on_terminal;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops publication.
    Error,
    /// Is published, but should be looked at.
    Warning,
    /// Worth knowing.
    Note,
}

/// Where a finding points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Where {
    /// A span in a content file.
    Place(Place),
    /// A whole file, by its path as the officer would type it.
    File(String),
    /// A span in a text that is not content, such as a template of a theme.
    Text(Box<Stretch>),
}

/// A span of bytes in a text that is not content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The path of the text as the officer would type it.
    pub path: String,
    pub text: String,
    pub span: std::ops::Range<usize>,
}

/// One thing that is wrong or odd, in an officer's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    /// The name in kebab case, such as `unknown-person`.
    pub name: &'static str,
    pub message: String,
    pub at: Where,
    pub help: Option<String>,
}

impl Finding {
    /// A finding that stops publication.
    pub fn error(name: &'static str, at: Place, message: impl Into<String>) -> Finding {
        Finding {
            severity: Severity::Error,
            name,
            message: message.into(),
            at: Where::Place(at),
            help: None,
        }
    }

    /// A finding that does not stop publication.
    pub fn warning(name: &'static str, at: Place, message: impl Into<String>) -> Finding {
        Finding {
            severity: Severity::Warning,
            ..Finding::error(name, at, message)
        }
    }

    /// An error about a whole file.
    pub fn about_file(
        name: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Finding {
        Finding {
            severity: Severity::Error,
            name,
            message: message.into(),
            at: Where::File(path.into()),
            help: None,
        }
    }

    /// The same finding with a way to mend it.
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// The same finding with "did you mean", if there is something near.
    pub fn did_you_mean(self, nearest: Option<&str>) -> Finding {
        match nearest {
            Some(nearest) => self.help(format!("did you mean `{nearest}`?")),
            None => self,
        }
    }
}

/// Every finding of one run.
#[derive(Debug, Default)]
pub struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Adds a finding.
    pub fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Takes over the findings of another report.
    pub fn extend(&mut self, other: Report) {
        self.findings.extend(other.findings);
    }

    /// Whether something stops publication.
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    }

    /// The findings by file and place, however they were found, each once.
    pub fn sorted(&self, sources: &Sources) -> Vec<&Finding> {
        let path = |finding: &Finding| match &finding.at {
            Where::Place(place) => {
                format!("{}/{}", sources.folder, sources.get(place.source).path)
            }
            Where::File(path) => path.clone(),
            Where::Text(stretch) => stretch.path.clone(),
        };
        let start = |finding: &Finding| match &finding.at {
            Where::Place(place) => place.start as usize,
            Where::File(_) => 0,
            Where::Text(stretch) => stretch.span.start,
        };
        let mut sorted: Vec<&Finding> = self.findings.iter().collect();
        sorted.sort_by(|a, b| -> Ordering {
            (path(a), start(a), a.severity, a.name, &a.message).cmp(&(
                path(b),
                start(b),
                b.severity,
                b.name,
                &b.message,
            ))
        });
        sorted.dedup();
        sorted
    }
}
