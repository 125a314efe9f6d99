//! What is wrong, where, and how to mend it: every arrow of the flow may add findings to one report.

mod github;
mod json;
mod located;
mod plain;
mod sarif;
mod system;
mod terminal;

use crate::source::{Place, Sources};
use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

pub use github::as_annotations;
pub use json::as_json;
pub use located::{Located, Position};
pub use plain::visible;
pub use sarif::{Rule, as_sarif};
pub use system::in_plain_words;
pub use terminal::on_terminal;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Stops publication.
    Error,
    /// Is published, but should be looked at.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word for it, in every format.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// Where a finding points.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Where {
    /// A span in a content file.
    Place(Place),
    /// A whole file, by its path as the officer would type it.
    File(String),
    /// A span in a text that is not content, such as a template of a theme.
    Text(Box<Stretch>),
}

/// A span of bytes in a text that is not content.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// What would put it right without touching what is meant, where there is such a thing.
    pub mend: Option<Box<Mend>>,
    /// Why the officer wants it silent: it is still listed, and stops nothing.
    pub silenced: Option<Box<str>>,
}

/// Few have both their name and their place in common.
impl Hash for Finding {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.name, &self.at).hash(state);
    }
}

/// Words that may safely stand in the place of others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub place: Place,
    pub words: String,
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
            mend: None,
            silenced: None,
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
            mend: None,
            silenced: None,
        }
    }

    /// The same finding with a way to mend it.
    pub fn help(mut self, help: impl Into<String>) -> Finding {
        self.help = Some(help.into());
        self
    }

    /// The same finding with words that may safely stand in the place of those at `place`.
    pub fn mend(mut self, place: Place, words: impl Into<String>) -> Finding {
        self.mend = Some(Box::new(Mend {
            place,
            words: words.into(),
        }));
        self
    }

    /// Whether it stops publication. With `strict`, a warning does too.
    pub fn stops(&self, strict: bool) -> bool {
        let stopping = match self.severity {
            Severity::Error => true,
            Severity::Warning => strict,
            Severity::Note => false,
        };
        stopping && self.silenced.is_none()
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
#[derive(Clone, Debug, Default)]
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

    /// Takes over the findings of several reports.
    pub fn extend_all(&mut self, others: impl IntoIterator<Item = Report>) {
        for other in others {
            self.extend(other);
        }
    }

    /// Whether something stops publication. With `strict`, a warning does too.
    pub fn stops(&self, strict: bool) -> bool {
        self.findings.iter().any(|finding| finding.stops(strict))
    }

    /// How many findings have this severity, those left out that were silenced.
    pub fn count(&self, severity: Severity) -> usize {
        self.count_each_once(|finding| finding.severity == severity && finding.silenced.is_none())
    }

    /// How many findings were silenced.
    pub fn silenced(&self) -> usize {
        self.count_each_once(|finding| finding.silenced.is_some())
    }

    /// How many findings are meant, the same one counted once however often it was made.
    fn count_each_once(&self, is_meant: impl Fn(&Finding) -> bool) -> usize {
        let meant: HashSet<&Finding> = self.findings.iter().filter(|f| is_meant(f)).collect();
        meant.len()
    }

    /// Keeps of those of one name in one file so many, in the order of the file, and says how many
    /// more there are: nobody reads a million, and no file of a size should take all memory.
    pub fn curb(&mut self, sources: &Sources) {
        const MOST: usize = 500;
        let mut of_one: HashMap<(String, &'static str), Vec<(usize, usize)>> = HashMap::new();
        for (at, finding) in self.findings.iter().enumerate() {
            let key = (path(finding, sources), finding.name);
            of_one.entry(key).or_default().push((start(finding), at));
        }
        let mut dropped = vec![false; self.findings.len()];
        let mut more = Vec::new();
        for ((path, name), mut places) in of_one {
            if places.len() <= MOST {
                continue;
            }
            places.sort_unstable();
            let rest = &places[MOST..];
            for (_, at) in rest {
                dropped[*at] = true;
            }
            let of_rest = || rest.iter().map(|(_, at)| &self.findings[*at]);
            let message = format!("there are {} more like this in this file", rest.len());
            let mut finding = Finding::about_file(name, path, message)
                .help("mend those that are shown, and look again");
            let severities = of_rest().filter(|finding| finding.silenced.is_none());
            match severities.map(|finding| finding.severity).min() {
                Some(severity) => finding.severity = severity,
                None => finding.silenced = of_rest().find_map(|finding| finding.silenced.clone()),
            }
            more.push(finding);
        }
        let mut at = 0;
        self.findings.retain(|_| {
            at += 1;
            !dropped[at - 1]
        });
        self.findings.extend(more);
    }

    /// Keeps the findings of which this is true.
    pub fn keep(&mut self, is_kept: impl FnMut(&Finding) -> bool) {
        self.findings.retain(is_kept);
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Every finding, as it was added.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Every finding, to be silenced.
    pub fn findings_mut(&mut self) -> &mut [Finding] {
        &mut self.findings
    }

    /// The findings by file and place, however they were found, each once.
    pub fn sorted(&self, sources: &Sources) -> Vec<&Finding> {
        let mut sorted: Vec<(String, &Finding)> = self
            .findings
            .iter()
            .map(|finding| (path(finding, sources), finding))
            .collect();
        sorted.sort_by(|(path_a, a), (path_b, b)| -> Ordering {
            (path_a, start(a), a.severity, a.name, &a.message).cmp(&(
                path_b,
                start(b),
                b.severity,
                b.name,
                &b.message,
            ))
        });
        sorted.dedup();
        sorted.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// The file that a finding is in, as the officer would type it.
fn path(finding: &Finding, sources: &Sources) -> String {
    match &finding.at {
        Where::Place(place) => format!("{}/{}", sources.folder, sources.get(place.source).path),
        Where::File(path) => path.clone(),
        Where::Text(stretch) => stretch.path.clone(),
    }
}

/// Where in its file a finding begins, in bytes.
fn start(finding: &Finding) -> usize {
    match &finding.at {
        Where::Place(place) => place.start as usize,
        Where::File(_) => 0,
        Where::Text(stretch) => stretch.span.start,
    }
}

impl From<Vec<Finding>> for Report {
    fn from(findings: Vec<Finding>) -> Report {
        Report { findings }
    }
}
