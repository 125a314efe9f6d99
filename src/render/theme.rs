//! A theme: templates, components, words and assets. The default theme is in the binary; a site's
//! own theme folder replaces or adds files one by one. This is the door to the template engine.

use crate::diagnostic::{Finding, Report, Severity};
use crate::render::{accent, in_template, stylesheet};
use crate::term::text::one_of;
use crate::wording::Wording;
use crate::yaml::{self, Data, Fault, Node};
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tera::{ErrorKind, Kwargs, State, Tera, Value};
use walkdir::WalkDir;

static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// The largest file of a theme that is taken in: 4 MiB.
const LARGEST: u64 = 4 * 1024 * 1024;

/// The theme's style sheet, and where a site's own theme may add to it.
const STYLE: &str = "assets/style.css";
const SITE_STYLE: &str = "assets/site.css";

/// The small picture beside the title in a browser; it has the accent colour.
const ICON: &str = "assets/icon.svg";

/// A theme, read.
#[derive(Debug)]
pub struct Theme {
    files: BTreeMap<String, File>,
    /// Its templates as they were made ready last.
    ready: Mutex<Option<Ready>>,
}

/// Templates that were made ready, with the words that they say and the site that they see.
#[derive(Debug)]
struct Ready {
    words: Wording,
    site: Option<Value>,
    tera: Arc<Tera>,
}

#[derive(Clone, Debug)]
struct File {
    /// The path for findings: the officer's own, or where it stands in the project.
    shown: String,
    bytes: Vec<u8>,
}

/// A file of the theme that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The address below the site's base, which begins with `assets/`.
    pub address: String,
    pub bytes: Vec<u8>,
}

impl Theme {
    /// The default theme with the files of `folder` laid over it.
    pub fn read(folder: Option<&Path>, report: &mut Report) -> Theme {
        let mut files = BTreeMap::new();
        embedded(&DEFAULT, &mut files);
        if let Some(folder) = folder {
            for entry in WalkDir::new(folder).follow_links(false).sort_by_file_name() {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        let path = error
                            .path()
                            .unwrap_or(folder)
                            .to_string_lossy()
                            .into_owned();
                        report.add(closed(path));
                        continue;
                    }
                };
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                if entry.file_type().is_dir() || hidden {
                    continue;
                }
                let shown = entry.path().to_string_lossy().into_owned();
                if !entry.file_type().is_file() {
                    let message = "is a link to another place, or no file at all";
                    report.add(
                        Finding::about_file("unreadable-theme", shown, message)
                            .help("put the file itself here"),
                    );
                    continue;
                }
                let too_large = entry.metadata().is_ok_and(|data| data.len() > LARGEST);
                let bytes = match std::fs::read(entry.path()) {
                    Ok(bytes) if !too_large => bytes,
                    Ok(_) => {
                        let message = "a file of a theme is at most 4 MB";
                        let help = "make it smaller, or publish it elsewhere and link to it";
                        report.add(Finding::about_file("too-large", shown, message).help(help));
                        continue;
                    }
                    Err(_) => {
                        report.add(closed(shown));
                        continue;
                    }
                };
                let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let name: Vec<_> = relative
                    .components()
                    .map(|part| part.as_os_str().to_string_lossy())
                    .collect();
                files.insert(name.join("/"), File { shown, bytes });
            }
        }
        Theme {
            files,
            ready: Mutex::default(),
        }
    }

    /// The words of `language`, those of English where it lacks a line. A language without a table
    /// is a finding.
    pub fn wording(&self, language: &str, report: &mut Report) -> Wording {
        // What the site's own table leaves out has the words of the default theme.
        let default = DEFAULT.get_file("wording/en.yaml");
        let base = default
            .and_then(|file| file.contents_utf8())
            .and_then(|text| Wording::read("en", text).ok())
            .unwrap_or_default();
        let own = self.files.get("wording/en.yaml").map(|file| &*file.bytes);
        let english = match own == default.map(|file| file.contents()) {
            true => base,
            false => self
                .table("wording/en.yaml", "en", report)
                .unwrap_or_default()
                .over(base),
        };
        let short = language.split('-').next().unwrap_or(language);
        if short == "en" {
            return english;
        }
        match self.table(&format!("wording/{short}.yaml"), short, report) {
            Some(words) => words.over(english),
            None => {
                report.add(
                    Finding {
                        severity: Severity::Warning,
                        ..Finding::about_file(
                            "no-wording",
                            format!("wording/{short}.yaml"),
                            format!("the theme has no words for the language `{language}`"),
                        )
                    }
                    .help(
                        "copy `wording/en.yaml` into your theme under this name and translate it",
                    ),
                );
                english
            }
        }
    }

    fn table(&self, name: &str, language: &str, report: &mut Report) -> Option<Wording> {
        let file = self.files.get(name)?;
        let text = file.text(report)?;
        match Wording::read(language, text) {
            Ok(words) => Some(words),
            Err((reason, line)) => {
                let start = line.map_or(0, |line| {
                    text.split_inclusive('\n')
                        .take(line.saturating_sub(1))
                        .map(str::len)
                        .sum()
                });
                let end = text[start..]
                    .find('\n')
                    .map_or(text.len(), |end| start + end);
                let help =
                    "each line is `key: words`; words that hold a colon stand in quotation marks";
                let fault = fault_of_words(text).unwrap_or(Fault {
                    span: start..end,
                    message: reason,
                    help: Some(help.to_owned()),
                });
                let finding = Finding {
                    name: "unreadable-wording",
                    ..in_template(file.shown.clone(), text, fault.span, fault.message)
                };
                report.add(match fault.help {
                    Some(help) => finding.help(help),
                    None => finding,
                });
                None
            }
        }
    }

    /// The templates, ready to render for these words and this value of `site`, if there is one. From one
    /// saved file to the next both are the same, and then so are the templates. One that cannot be read is
    /// a finding.
    pub(super) fn templates(
        &self,
        words: &Wording,
        site: Option<Value>,
    ) -> Result<Arc<Tera>, Finding> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        let known = ready.as_ref().filter(|ready| ready.words.is_copy_of(words));
        let mut tera = match known {
            Some(known) if known.site == site => return Ok(Arc::clone(&known.tera)),
            Some(known) => Tera::clone(&known.tera),
            None => self.compiled(words)?,
        };
        tera.global_context().remove("site");
        if let Some(site) = &site {
            tera.global_context().insert_value("site", site.clone());
        }
        let tera = Arc::new(tera);
        *ready = Some(Ready {
            words: words.clone(),
            site,
            tera: Arc::clone(&tera),
        });
        Ok(tera)
    }

    fn compiled(&self, words: &Wording) -> Result<Tera, Finding> {
        let mut tera = Tera::new();
        let words = words.clone();
        tera.register_function("say", move |arguments: Kwargs, _: &State<'_>| {
            say(&words, &arguments)
        });
        let mut report = Report::default();
        let templates: Vec<(&str, &str)> = self
            .files
            .iter()
            .filter(|(name, _)| name.ends_with(".html"))
            .filter_map(|(name, file)| Some((name.as_str(), file.text(&mut report)?)))
            .collect();
        if let Some(finding) = report.findings().first() {
            return Err(finding.clone());
        }
        match tera.add_raw_templates(templates) {
            Ok(()) => Ok(tera),
            Err(error) => Err(self.finding(&error, "")),
        }
    }

    /// An error of the template engine as a finding at its place.
    pub(super) fn finding(&self, error: &tera::Error, template: &str) -> Finding {
        let (name, span, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => (
                report.filename().to_owned(),
                report.span().range.clone(),
                report.message().to_owned(),
            ),
            ErrorKind::MissingParent { current, parent } => (
                current.clone(),
                0..0,
                format!("there is no template `{parent}`"),
            ),
            ErrorKind::TemplateNotFound(name) => (
                template.to_owned(),
                0..0,
                format!("there is no template `{name}`"),
            ),
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => (
                tpl.clone(),
                0..0,
                "this template leads back to itself".to_owned(),
            ),
            _ => self
                .told(&error.to_string())
                .unwrap_or_else(|| (template.to_owned(), 0..0, error.to_string())),
        };
        match self.files.get(&name) {
            Some(file) => {
                let text = String::from_utf8_lossy(&file.bytes);
                let end = span.end.min(text.len());
                in_template(file.shown.clone(), &text, span.start.min(end)..end, message).help(
                    "the theme author's guide names what there is; without this file the default one is taken",
                )
            }
            // The engine does not say which template it was reading.
            None if name.is_empty() => {
                let file = self.file_named_in(&message).unwrap_or("theme");
                Finding::about_file("template", file, message)
                    .help("mend the template of this theme that says so")
            }
            None => Finding::about_file("template", name, message),
        }
    }

    /// The template that a message names, as the officer would type it.
    fn file_named_in(&self, message: &str) -> Option<&str> {
        let mut named = message.split(['`', '\'']).skip(1).step_by(2);
        named.find_map(|name| Some(self.files.get(name)?.shown.as_str()))
    }

    /// The first fault that the engine tells of in words only: `error: …`, then `--> file:line:column`.
    fn told(&self, words: &str) -> Option<(String, std::ops::Range<usize>, String)> {
        let mut lines = words.lines();
        let message = lines.next()?.strip_prefix("error: ")?;
        let place = lines.next()?.trim_start().strip_prefix("--> ")?;
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let name = parts.next()?;
        let marks = lines.nth(2).unwrap_or_default();
        let length = marks.matches('^').count();
        let text = std::str::from_utf8(&self.files.get(name)?.bytes).ok()?;
        let before = text.split_inclusive('\n').take(line.checked_sub(1)?);
        let start: usize = before.map(str::len).sum();
        let rest = text.get(start..)?;
        let byte = |at: usize| rest.char_indices().nth(at).map_or(rest.len(), |(at, _)| at);
        let from = column.checked_sub(1)?;
        let span = start + byte(from)..start + byte(from + length);
        Some((name.to_owned(), span, message.to_owned()))
    }

    /// The files that are published: the theme's own as they are, but one style sheet, which ends with
    /// the site's accent or with the theme's own `assets/site.css`.
    pub fn assets(&self, own: Option<&str>) -> Vec<Asset> {
        let assets = self.files.iter().filter(|(name, _)| {
            name.starts_with("assets/") && !matches!(name.as_str(), STYLE | SITE_STYLE)
        });
        let mut assets: Vec<Asset> = assets
            .map(|(name, file)| Asset {
                address: name.clone(),
                bytes: file.bytes.clone(),
            })
            .collect();
        let text = |name: &str| {
            let file = self.files.get(name)?;
            Some(String::from_utf8_lossy(&file.bytes).into_owned())
        };
        let (light, dark) = match own {
            Some(own) => accent::of(own),
            None => (accent::DEFAULT.0.to_owned(), accent::DEFAULT.1.to_owned()),
        };
        if let Some(icon) = assets.iter_mut().find(|asset| asset.address == ICON) {
            let drawn = text(ICON).unwrap_or_default();
            icon.bytes = drawn.replace(accent::DEFAULT.0, &light).into_bytes();
        }
        let own = text(SITE_STYLE)
            .unwrap_or_else(|| format!(":root{{--accent:{light};--accent-dark:{dark}}}"));
        let mut style = stylesheet::small(&text(STYLE).unwrap_or_default());
        style.push_str(&stylesheet::small(&own));
        style.push('\n');
        assets.push(Asset {
            address: STYLE.to_owned(),
            bytes: style.into_bytes(),
        });
        assets
    }

    /// Eight letters that change when an asset changes.
    pub fn version(&self, own: Option<&str>) -> String {
        let mut hasher = blake3::Hasher::new();
        for asset in self.assets(own) {
            hasher.update(asset.address.as_bytes());
            hasher.update(&asset.bytes);
        }
        hasher.finalize().to_hex()[..8].to_owned()
    }
}

/// What is wrong with a table of words, and where; none if it is not clear.
fn fault_of_words(text: &str) -> Option<Fault> {
    const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let node = match yaml::read(text, 0..text.len()) {
        Ok(node) => node,
        Err(fault) => return Some(fault),
    };
    let fault = |span: &std::ops::Range<usize>, message: String| Fault {
        span: span.clone(),
        message,
        help: Some(format!(
            "write `key: words`, or words for each number under {}",
            one_of(FORMS)
        )),
    };
    let Data::Map(lines) = &node.data else {
        return Some(fault(
            &node.span,
            "a table of words is keys with their words".to_owned(),
        ));
    };
    lines.iter().find_map(|(key, value)| {
        let is_words = |node: &Node| matches!(node.data, Data::Text(_) | Data::Empty);
        match &value.data {
            Data::Text(_) => None,
            Data::Map(forms) => {
                let wrong = forms
                    .iter()
                    .find(|(form, words)| !FORMS.contains(&form.text.as_str()) || !is_words(words));
                if let Some((form, _)) = wrong {
                    let message = format!("`{}` is no form of a number with words", form.text);
                    return Some(fault(&form.span, message));
                }
                let lacks = !forms.iter().any(|(form, _)| form.text == "other");
                lacks.then(|| fault(&key.span, format!("`{}` lacks the form `other`", key.text)))
            }
            _ => Some(fault(&key.span, format!("`{}` has no words", key.text))),
        }
    })
}

/// A file of a theme that the system does not let us read.
fn closed(path: String) -> Finding {
    Finding::about_file("unreadable-theme", path, "cannot be read")
        .help("ask whoever looks after this computer for the right to read it")
}

impl File {
    fn text(&self, report: &mut Report) -> Option<&str> {
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(_) => {
                report.add(
                    Finding::about_file("not-utf-8", self.shown.clone(), "is not saved as UTF-8")
                        .help("in your editor choose `Save as`, and there the encoding UTF-8"),
                );
                None
            }
        }
    }
}

fn embedded(folder: &Dir<'_>, files: &mut BTreeMap<String, File>) {
    for file in folder.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        let shown = format!("themes/default/{name} (built in)");
        files.insert(
            name,
            File {
                shown,
                bytes: file.contents().to_vec(),
            },
        );
    }
    for inner in folder.dirs() {
        embedded(inner, files);
    }
}

/// `say(key="…", n=…, name="…")`: a line of the wording table with its places filled in.
fn say(words: &Wording, arguments: &Kwargs) -> tera::TeraResult<String> {
    let key: &str = arguments.must_get("key")?;
    if !words.has(key) {
        return Err(tera::Error::message(format!(
            "the wording table has no line `{key}`"
        )));
    }
    let (mut n, mut places) = (None, Vec::new());
    for (name, value) in arguments
        .iter()
        .filter(|(name, _)| name.as_str() != Some("key"))
    {
        let text = match value.as_str() {
            Some(words) => Cow::Borrowed(words),
            None => Cow::Owned(value.to_string()),
        };
        match (name.as_str(), text.parse()) {
            (Some("n"), Ok(number)) => n = Some(number),
            _ => places.push((name.to_string(), text)),
        }
    }
    let places: Vec<(&str, &str)> = places
        .iter()
        .map(|(name, words)| (name.as_str(), words.as_ref()))
        .collect();
    Ok(words.fill(key, n, &places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_theme_has_words_templates_and_one_style_sheet() {
        let mut report = Report::default();
        let theme = Theme::read(None, &mut report);
        let words = theme.wording("en", &mut report);
        assert!(!report.stops(false));
        assert!(theme.templates(&words, None).is_ok());
        let style = theme
            .assets(None)
            .into_iter()
            .find(|asset| asset.address == "assets/style.css");
        assert!(style.is_some_and(|style| style.bytes.len() <= 25 * 1024));
    }
}
