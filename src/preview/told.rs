//! What the preview says of the site: its findings and what is not public, as the panel on a page and
//! the page of findings show them.

use crate::diagnostic::{Finding, Located, Report, Severity, Where};
use crate::plan::Site;
use crate::record::standing::State;
use crate::register::Why;
use crate::source::Sources;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The most findings that are shown; of the rest there is a number.
const MOST: usize = 200;

/// The longest line of a file that is shown beside a finding, in characters.
const LONGEST_LINE: usize = 200;

/// All that is said of one state of the site.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The number of the state.
    pub generation: u64,
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
    pub findings: Vec<Shown>,
    /// Whether every check has looked, and not only those who read.
    pub is_examined: bool,
    /// Whether it is of one page only, to be added to what was told.
    pub is_of_page: bool,
    /// What is a draft, embargoed or exempt.
    pub not_public: Vec<NotPublic>,
}

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shown {
    pub severity: Severity,
    pub check: &'static str,
    pub message: String,
    pub help: Option<String>,
    pub path: String,
    pub line: Option<usize>,
    pub column: Option<usize>,
    /// The line of the file as it is written.
    pub text: Option<String>,
}

/// A record that the public may not see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPublic {
    /// What it is called, or the file and line where it stands.
    pub name: String,
    /// Its page, where the preview shows one.
    pub href: Option<String>,
    /// "a draft", "embargoed until 3 May 2026", "exempt".
    pub why: String,
}

impl Told {
    /// What a report says, errors first.
    pub fn new(
        generation: u64,
        report: &Report,
        sources: &Sources,
        not_public: Vec<NotPublic>,
    ) -> Told {
        let mut findings: Vec<&Finding> = report
            .sorted(sources)
            .into_iter()
            .filter(|finding| finding.silenced.is_none())
            .collect();
        findings.sort_by_key(|finding| finding.severity);
        Told {
            generation,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
            findings: findings
                .into_iter()
                .take(MOST)
                .map(|finding| Shown::new(finding, sources))
                .collect(),
            is_examined: false,
            is_of_page: false,
            not_public,
        }
    }

    /// The one finding that the content folder cannot be read at all.
    pub fn no_folder(generation: u64, folder: &str) -> Told {
        let message = "the content folder cannot be read";
        let help = "put it back; the preview goes on by itself";
        Told::of_one(generation, "no-content", message, help, folder)
    }

    fn of_one(
        generation: u64,
        check: &'static str,
        message: &str,
        help: &str,
        folder: &str,
    ) -> Told {
        Told {
            generation,
            errors: 1,
            findings: vec![Shown {
                severity: Severity::Error,
                check,
                message: message.to_owned(),
                help: Some(help.to_owned()),
                path: folder.to_owned(),
                line: None,
                column: None,
                text: None,
            }],
            is_examined: true,
            ..Told::default()
        }
    }

    /// The one finding that no site could be made of the files that were read: the fault is the
    /// program's own.
    pub fn not_planned(generation: u64, folder: &str) -> Told {
        let message = "no site could be made of these files, by a fault of the program itself";
        let help = "undo what was saved last, and the preview goes on; please report the fault";
        Told::of_one(generation, "no-site", message, help, folder)
    }

    /// Takes over what shows only when a page is made; `known` are the faults that were counted so far.
    /// Returns whether it is news. Errors are shown before all else, and no more than [`MOST`].
    pub fn add(&mut self, of_page: Told, known: &mut HashSet<u64>) -> bool {
        let mut is_news = false;
        for finding in of_page.findings {
            let mut hasher = DefaultHasher::new();
            finding.hash(&mut hasher);
            if !known.insert(hasher.finish()) || self.findings.contains(&finding) {
                continue;
            }
            is_news = true;
            self.errors += 1;
            if self.findings.len() >= MOST {
                match self.findings.last() {
                    Some(last) if last.severity != Severity::Error => self.findings.pop(),
                    _ => continue,
                };
            }
            self.findings.insert(0, finding);
        }
        is_news
    }

    /// How many findings are not among those shown.
    pub fn rest(&self) -> usize {
        (self.errors + self.warnings + self.notes).saturating_sub(self.findings.len())
    }

    /// As the panel's script wants it.
    pub fn as_json(&self) -> Value {
        let findings: Vec<Value> = self
            .findings
            .iter()
            .map(|finding| {
                json!({
                    "level": finding.severity.word(),
                    "check": finding.check,
                    "message": finding.message,
                    "help": finding.help,
                    "place": finding.place(),
                    "text": finding.text,
                })
            })
            .collect();
        let not_public: Vec<Value> = self
            .not_public
            .iter()
            .map(|record| json!({"name": record.name, "href": record.href, "why": record.why}))
            .collect();
        json!({
            "errors": self.errors,
            "warnings": self.warnings,
            "notes": self.notes,
            "rest": self.rest(),
            "examined": self.is_examined,
            "findings": findings,
            "notPublic": not_public,
        })
    }
}

impl Shown {
    fn new(finding: &Finding, sources: &Sources) -> Shown {
        let located = Located::new(finding, sources);
        let start = located.span.map(|(start, _)| start);
        let text = match &finding.at {
            Where::Place(place) => Some(&*sources.get(place.source).text),
            Where::Text(stretch) => Some(stretch.text.as_str()),
            Where::File(_) => None,
        };
        let text = text.zip(start).map(|(text, start)| {
            let line = text.lines().nth(start.line - 1).unwrap_or_default();
            line.chars().take(LONGEST_LINE).collect()
        });
        Shown {
            severity: finding.severity,
            check: finding.name,
            message: finding.message.clone(),
            help: finding.help.clone(),
            path: located.path,
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            text,
        }
    }

    /// File, line and column as an editor takes them.
    pub fn place(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.path),
            _ => self.path.clone(),
        }
    }
}

/// What of a site is a draft, embargoed or exempt.
pub fn about(site: &Site<'_>, sources: &Sources) -> Vec<NotPublic> {
    let register = site.register;
    let shown = register.subjects().filter_map(|subject| {
        let why = said(&register.standing(subject).state, site)?;
        Some(NotPublic {
            name: site.name(subject),
            href: Some(site.href(subject)),
            why,
        })
    });
    let hidden = register.withheld.iter().map(|withheld| NotPublic {
        name: sources.line(withheld.extent),
        href: None,
        why: match withheld.why {
            Why::Exempt => "exempt, and never shown".to_owned(),
            Why::Draft => "a draft, and not shown".to_owned(),
            Why::Embargoed(Some(until)) => {
                let until = site.words.day(until);
                format!("embargoed until {until}, and not shown")
            }
            Why::Embargoed(None) => "embargoed, and not shown".to_owned(),
            Why::NotYet => "dated later than this day, and not shown".to_owned(),
            Why::Withdrawn => "withdrawn".to_owned(),
        },
    });
    shown.chain(hidden).take(MOST).collect()
}

/// Why a record is not public yet, in words; none if it is.
pub(super) fn said(state: &State, site: &Site<'_>) -> Option<String> {
    if !state.is_unpublished(site.register.as_of) {
        return None;
    }
    let until = state.embargoed_until.as_ref();
    let until = until.map(|until| format!("embargoed until {}", site.words.date(until)));
    let draft = state.draft.then(|| "a draft".to_owned());
    let parts: Vec<String> = draft.into_iter().chain(until).collect();
    Some(match parts.is_empty() {
        true => "not public yet".to_owned(),
        false => parts.join(" and "),
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Severity;
    use crate::preview::told::{MOST, Told};
    use std::collections::HashSet;

    /// A fault of the page with this number.
    fn fault(number: usize) -> Told {
        let message = format!("page {number}");
        Told::of_one(1, "template", &message, "", "theme/home.html")
    }

    #[test]
    fn faults_of_pages_are_counted_once_each_and_no_more_are_shown_than_fit() {
        let mut told = Told::default();
        let mut known = HashSet::new();
        for _ in 0..2 {
            for number in 0..MOST + 50 {
                told.add(fault(number), &mut known);
            }
        }
        assert_eq!(told.errors, MOST + 50);
        assert_eq!(told.findings.len(), MOST);
        assert_eq!(told.rest(), 50);
    }

    #[test]
    fn a_fault_of_a_page_is_shown_in_the_place_of_a_note() {
        let mut told = Told::default();
        for number in 0..MOST {
            let mut note = fault(number).findings.swap_remove(0);
            note.severity = Severity::Note;
            told.findings.push(note);
            told.notes += 1;
        }
        assert!(told.add(fault(MOST), &mut HashSet::new()));
        assert_eq!(told.findings.len(), MOST);
        assert_eq!(told.findings[0].severity, Severity::Error);
        assert_eq!((told.errors, told.notes, told.rest()), (1, MOST, 1));
    }

    #[test]
    fn a_fault_of_the_program_is_not_told_as_a_folder_that_is_gone() {
        let told = Told::not_planned(2, "content");
        let other = Told::no_folder(2, "content");
        assert_eq!((told.errors, other.errors), (1, 1));
        assert!(told.findings[0].message.contains("the program itself"));
        assert_ne!(told.findings[0].check, other.findings[0].check);
    }
}
