//! What there is to be said about each check: the opening comment of its file, for `check --explain`,
//! for the manual and for programs.

use crate::check::{Check, GROUPS, Looks, all};
use crate::diagnostic::{Finding, Rule, Severity};

impl Check {
    /// The opening comment of the check's file: what it finds, why it matters, how to mend it, and
    /// an example, as Markdown.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self
            .code
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect();
        lines.join("\n")
    }

    /// What it finds, in one sentence.
    pub fn finds(&self) -> String {
        let text = self.text();
        let first = text.split("\n\n").next().unwrap_or_default();
        first.replace('\n', " ")
    }

    /// Whether an officer may silence this finding: not where reading or linking failed.
    pub(super) fn can_be_silenced(&self, finding: &Finding) -> bool {
        !(matches!(self.looks, Looks::OnTheWay) && finding.severity == Severity::Error)
    }
}

/// The check of this name.
pub fn named(name: &str) -> Option<&'static Check> {
    all().find(|check| check.name == name)
}

/// All that is to be said about one check, as `check --explain` prints it.
pub fn explain(check: &Check) -> String {
    format!(
        "{} ({})\n\n{}\n",
        check.name,
        check.level.word(),
        check.text()
    )
}

/// Every check by kind with its level and what it finds, as `check --list` prints it.
pub fn list() -> String {
    let longest = all().map(|check| check.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (kind, checks) in GROUPS {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!("{kind}\n"));
        for check in *checks {
            let (name, level) = (check.name, check.level.word());
            text.push_str(&format!(
                "  {name:longest$}  {level:7}  {}\n",
                check.finds()
            ));
        }
    }
    text
}

/// Every check, for programs that read findings.
pub fn rules() -> Vec<Rule> {
    all()
        .map(|check| Rule {
            name: check.name,
            level: check.level,
            finds: check.finds(),
            text: check.text(),
        })
        .collect()
}

/// The manual: every check by kind with all that is to be said about it, as Markdown.
pub fn manual() -> String {
    let mut text = String::from(
        "# The manual of the checks\n\n\
         What `answerable check` finds, kind by kind. `answerable check --explain NAME` says the same of one\n\
         check. How to silence a finding is in the [officer's guide](officers-guide.md#silences).\n\n\
         This page is made from the opening comments of the files in `src/check/`; change it there.\n",
    );
    for (kind, checks) in GROUPS {
        let anchor = crate::term::slug::slug(kind);
        text.push_str(&format!("\n- [{kind}](#{anchor}): {}", checks.len()));
    }
    text.push('\n');
    for (kind, checks) in GROUPS {
        text.push_str(&format!("\n## {kind}\n"));
        for check in *checks {
            let (name, level) = (check.name, check.level.word());
            text.push_str(&format!(
                "\n### `{name}`\n\nLevel: {level}\n\n{}\n",
                check.text()
            ));
        }
    }
    text
}
