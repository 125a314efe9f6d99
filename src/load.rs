//! How every command begins: a content folder is read, parsed and linked. A command that goes on, as
//! the preview does, reads and parses again only what has changed.

use crate::diagnostic::{Finding, Report, Where};
use crate::memory::give_back;
use crate::record::{self, Parsed};
use crate::register::{Linked, Register, Rules};
use crate::render::Theme;
use crate::settings::Settings;
use crate::source::{SourceId, Sources, Unreadable};
use crate::wording::Wording;
use crate::yaml::is_value_in_curly_marks;
use chrono::NaiveDate;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a site is to be made from.
#[derive(Clone, Debug)]
pub struct Given {
    /// The content folder.
    pub content: PathBuf,
    /// A theme folder whose files replace those of the default theme.
    pub theme: Option<PathBuf>,
    /// Where the site will be published, as [`crate::settings::base_url`] gave it.
    pub base_url: Option<String>,
    /// The day for which every answer is true; none for that of the settings, or today.
    pub as_of: Option<NaiveDate>,
    /// Whether drafts and embargoed records are shown.
    pub drafts: bool,
}

/// A content folder, read, parsed and linked.
pub struct Loaded {
    pub sources: Sources,
    pub settings: Settings,
    pub theme: Arc<Theme>,
    pub words: Wording,
    pub register: Arc<Register>,
    /// What is wrong with the content, as far as it shows up to here.
    pub report: Report,
}

/// What may have changed since a folder was last read.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Files of the content and of the theme.
    pub files: BTreeSet<PathBuf>,
    /// Whether more may have changed than these files.
    pub more: bool,
}

/// Reads a site again and again.
pub struct Reader {
    given: Given,
    kept: Option<Kept>,
}

/// What was read last, to be used again where it is the same.
struct Kept {
    sources: Sources,
    unreadable: Vec<Unreadable>,
    parsed: Vec<Parsed>,
    theme: Arc<Theme>,
    /// What was found while the theme was read.
    of_theme: Report,
    /// The theme's words, with their language and what was found in them.
    words: Option<(String, Wording, Report)>,
    /// What was linked last; none where more has changed since than the words of a few files.
    linked: Option<Linked>,
    /// The files whose words have changed since.
    changed: Vec<SourceId>,
    /// Whether nothing of it is used again: then it gives way to what is made of it.
    is_read_once: bool,
}

impl Given {
    /// Reads, parses and links, once. What is wrong with the content is in the report.
    ///
    /// # Errors
    /// Only if the content folder itself cannot be read.
    pub fn load(&self, today: NaiveDate) -> io::Result<Loaded> {
        let mut kept = Kept::read(self)?;
        kept.is_read_once = true;
        Ok(kept.linked(self, today))
    }
}

impl Reader {
    /// Nothing is read yet.
    pub fn new(given: Given) -> Reader {
        Reader { given, kept: None }
    }

    /// Reads what may have changed, or everything the first time, and links it: the same as
    /// [`Given::load`] gives. None where nothing has changed.
    ///
    /// # Errors
    /// Only if the content folder itself cannot be read.
    pub fn load(&mut self, changes: &Changes, today: NaiveDate) -> io::Result<Option<Loaded>> {
        let (mut kept, has_changed) = match self.kept.take() {
            Some(mut kept) => {
                let has_changed = kept.follow(&self.given, changes)?;
                (kept, has_changed)
            }
            None => (Kept::read(&self.given)?, true),
        };
        kept.know_words();
        let kept = self.kept.insert(kept);
        Ok(has_changed.then(|| kept.linked(&self.given, today)))
    }
}

impl Kept {
    /// Reads and parses everything.
    fn read(given: &Given) -> io::Result<Kept> {
        let (sources, unreadable) = Sources::read(&given.content)?;
        let mut of_theme = Report::default();
        let theme = Theme::read(given.theme.as_deref(), &mut of_theme);
        let texts = sources.texts().par_iter();
        let parsed = texts.map(|source| record::parse_one(&sources, source));
        Ok(Kept {
            parsed: parsed.collect(),
            sources,
            unreadable,
            theme: Arc::new(theme),
            of_theme,
            words: None,
            linked: None,
            changed: Vec::new(),
            is_read_once: false,
        })
    }

    /// Reads and parses what has changed; says whether anything has.
    fn follow(&mut self, given: &Given, changes: &Changes) -> io::Result<bool> {
        let (of_theme, of_content): (Vec<&Path>, Vec<&Path>) = changes
            .files
            .iter()
            .map(PathBuf::as_path)
            .partition(|file| !file.starts_with(self.sources.root()));
        let is_of_theme = given.theme.is_some() && (changes.more || !of_theme.is_empty());
        if is_of_theme {
            self.of_theme = Report::default();
            let theme = Theme::read(given.theme.as_deref(), &mut self.of_theme);
            self.theme = Arc::new(theme);
            self.words = None;
        }
        let root = self.sources.root();
        let was_unreadable = self
            .unreadable
            .iter()
            .any(|file| changes.files.contains(&root.join(&file.path)));
        let again = match changes.more || was_unreadable {
            true => None,
            false => self.sources.read_again(of_content),
        };
        if let Some(changed) = again {
            let has_changed = is_of_theme || !changed.is_empty();
            for id in &changed {
                let id = *id;
                let fresh = record::parse_one(&self.sources, self.sources.get(id));
                if let Some(parsed) = self.parsed.get_mut(self.sources.position(id)) {
                    *parsed = fresh;
                }
            }
            self.changed = changed;
            return Ok(has_changed);
        }
        self.linked = None;
        let (sources, unreadable) = self.sources.read_anew(&given.content)?;
        // A record knows the number of its file: only with the same number is it still the same.
        let known = std::mem::take(&mut self.parsed);
        let mut known = self.sources.texts().iter().zip(known).peekable();
        let same = sources.texts().iter().map(|new| {
            while known.next_if(|(old, _)| old.id < new.id).is_some() {}
            let (old, parsed) = known.next_if(|(old, _)| old.id == new.id)?;
            (new.path == old.path && new.text == old.text).then_some(parsed)
        });
        let same: Vec<Option<Parsed>> = same.collect();
        self.parsed = (sources.texts().par_iter().zip(same))
            .map(|(source, same)| same.unwrap_or_else(|| record::parse_one(&sources, source)))
            .collect();
        self.sources = sources;
        self.unreadable = unreadable;
        Ok(true)
    }

    /// Reads the theme's words, unless they are those that it has kept.
    fn know_words(&mut self) {
        let language = Settings::read(&self.sources, &mut Report::default()).language;
        let is_known = |(of, ..): &(String, Wording, Report)| *of == language;
        if !self.words.as_ref().is_some_and(is_known) {
            let mut report = Report::default();
            let words = self.theme.wording(&language, &mut report);
            self.words = Some((language, words, report));
        }
    }

    /// All that was read, linked.
    fn linked(&mut self, given: &Given, today: NaiveDate) -> Loaded {
        let sources = self.sources.clone();
        let mut report = Report::default();
        if sources.texts().is_empty() {
            // A folder emptied by mistake would otherwise take the whole published site with it.
            let message = "the content folder holds no Markdown or YAML file";
            report.add(
                Finding::about_file("no-content", sources.folder.clone(), message).help(
                    "name the right folder with `--content`; a new site begins with `site.yaml`",
                ),
            );
        }
        for file in &self.unreadable {
            let path = format!("{}/{}", sources.folder, file.path);
            report.add(
                Finding::about_file("unreadable-file", path, file.reason.as_str()).help(file.help),
            );
        }
        let mut settings = Settings::read(&sources, &mut report);
        settings.base_url = given.base_url.clone().or(settings.base_url);
        report.extend(self.of_theme.clone());
        let words = match &self.words {
            Some((language, words, found)) if *language == settings.language => {
                report.extend(found.clone());
                words.clone()
            }
            _ => self.theme.wording(&settings.language, &mut report),
        };
        let rules = Rules {
            as_of: given.as_of.or(settings.as_of).unwrap_or(today),
            drafts: given.drafts,
            settings: &settings,
        };
        record::findings(&self.parsed, &mut report);
        let linked = match self.linked_again(&sources, rules, &mut report) {
            Some(linked) => linked,
            None => {
                let records = record::join(&self.parsed, &sources);
                if self.is_read_once {
                    self.parsed = Vec::new();
                }
                let linked = Linked::of(records, &sources, rules, &mut report);
                if !self.is_read_once {
                    // The state before is still shown: what linking no longer needs is room for the next one.
                    give_back();
                }
                linked
            }
        };
        let register = Arc::clone(&linked.register);
        self.linked = Some(linked).filter(Linked::is_good);
        explain_curly_marks(&sources, &mut report);
        Loaded {
            sources,
            settings,
            theme: Arc::clone(&self.theme),
            words,
            register,
            report,
        }
    }

    /// What was linked last, with the few recommendations that have changed since; none where that is
    /// not all.
    fn linked_again(
        &mut self,
        sources: &Sources,
        rules: Rules<'_>,
        report: &mut Report,
    ) -> Option<Linked> {
        let changed = std::mem::take(&mut self.changed);
        let last = self.linked.take()?;
        let records = changed
            .iter()
            .map(|id| self.parsed.get(sources.position(*id))?.recommendation());
        last.again(
            &records.collect::<Option<Vec<_>>>()?,
            sources,
            rules,
            report,
        )
    }
}

/// Where a value is not understood that stands in the quotation marks of a word processor, no other
/// help is of use: to an officer's eye they are no part of it.
fn explain_curly_marks(sources: &Sources, report: &mut Report) {
    for finding in report.findings_mut() {
        if let Where::Place(place) = finding.at
            && is_value_in_curly_marks(&sources.get(place.source).text, place.span())
        {
            finding.help = Some(
                "the curly quotation marks count as part of the value: take them away, or write straight ones"
                    .to_owned(),
            );
        }
    }
}
