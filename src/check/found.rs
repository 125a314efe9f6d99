//! What one check finds, under its own name and level.

use crate::check::Check;
use crate::diagnostic::{Finding, Report};
use crate::source::Place;

/// The findings of one check.
pub struct Found<'a> {
    check: &'a Check,
    findings: Vec<Finding>,
}

impl<'a> Found<'a> {
    /// Nothing yet.
    pub(super) fn of(check: &'a Check) -> Found<'a> {
        Found {
            check,
            findings: Vec::new(),
        }
    }

    /// Adds a finding: the place to underline, what is wrong in one sentence without a full stop,
    /// and how to mend it. The finding may still be given another level or a mend.
    pub fn at(
        &mut self,
        place: Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Finding {
        self.add(Finding::error(self.check.name, place, message).help(help))
    }

    /// Adds a finding about a whole file, by its path as the officer would type it.
    pub fn in_file(
        &mut self,
        path: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Finding {
        self.add(Finding::about_file(self.check.name, path, message).help(help))
    }

    fn add(&mut self, finding: Finding) -> &mut Finding {
        self.findings.push(Finding {
            severity: self.check.level,
            ..finding
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    pub(super) fn report(self) -> Report {
        Report::from(self.findings)
    }
}
