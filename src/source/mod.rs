//! A file of the content folder, read once, and the place in it where a thing stands.

mod excerpt;
mod lines;
mod number;
mod text;

pub use excerpt::Excerpt;
pub use lines::Lines;
pub use number::SourceId;

use memchr::memchr_iter;
use number::numbered;
use std::fs;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use text::{NoText, text_of};
use walkdir::WalkDir;

/// The largest text file that is read: 8 MiB. A table of 50,000 rows is well below it.
pub const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// Where a thing stands: a source and a span of bytes in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub source: SourceId,
    pub start: u32,
    pub end: u32,
}

impl Place {
    /// The place of the bytes `span` in `source`.
    pub fn new(source: SourceId, span: Range<usize>) -> Place {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Place {
            source,
            start: clamp(span.start),
            end: clamp(span.end),
        }
    }

    /// The span in the source's text.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// One text file: its path relative to the content folder, with `/`, and its text without a byte
/// order mark.
#[derive(Debug)]
pub struct Source {
    pub id: SourceId,
    pub path: String,
    /// Shared with the records that are read from it.
    pub text: Arc<str>,
    /// In a box, because of few files anybody asks for them.
    lines: OnceLock<Box<Lines>>,
}

impl Source {
    /// The line and the column of a byte of the text, both from 1, the column in characters.
    /// However many places are asked for and however long the lines are, each costs little.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let lines = self.lines.get_or_init(|| Box::new(Lines::of(&self.text)));
        lines.position(&self.text, at)
    }

    /// The line of a byte of the text, from 1.
    pub fn line(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        match self.lines.get() {
            Some(lines) => lines.line(at),
            None => memchr_iter(b'\n', &self.text.as_bytes()[..at]).count() + 1,
        }
    }
}

/// A file to be published beside the pages, such as a PDF. Its bytes are read when it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The path relative to the content folder, which begins with `documents/`.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
}

/// An attachment that is being read.
#[derive(Debug)]
pub struct Opened {
    file: fs::File,
    /// The size in bytes.
    pub size: u64,
    /// Changes when the file is saved.
    pub version: String,
}

impl Read for Opened {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Seek for Opened {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

/// A file that could not be taken in, with the reason and what to do in an officer's words.
#[derive(Clone, Debug)]
pub struct Unreadable {
    pub path: String,
    pub reason: String,
    pub help: &'static str,
}

/// Where a folder really is, as the system's watcher names it.
///
/// # Errors
/// Where there is no such folder.
pub fn real_folder(folder: &Path) -> std::io::Result<PathBuf> {
    folder.canonicalize()
}

/// Every file of a content folder, in the order of their paths. A copy shares their texts.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The content folder as the officer named it, for messages.
    pub folder: String,
    root: PathBuf,
    texts: Vec<Arc<Source>>,
    attachments: Vec<Attachment>,
    /// The words of files that are text and not UTF-8, as far as they can be made out: their records
    /// are lost, and yet they are there.
    garbled: Vec<(String, String)>,
}

impl Sources {
    /// Reads the content folder. Hidden files and editors' backups are passed over; links that lead
    /// out of the folder, files that are not UTF-8 and files that are too large are reported.
    ///
    /// Fails only if the folder itself cannot be read.
    pub fn read(folder: &Path) -> std::io::Result<(Sources, Vec<Unreadable>)> {
        Sources::default().read_anew(folder)
    }

    /// Reads the content folder as [`Sources::read`] does. A file that these sources have keeps its number where
    /// there is room for those that are new, and shares their text where its words are the same.
    ///
    /// Fails only if the folder itself cannot be read.
    pub fn read_anew(&self, folder: &Path) -> std::io::Result<(Sources, Vec<Unreadable>)> {
        let root = folder.canonicalize()?;
        fs::read_dir(&root)?;
        let mut sources = Sources {
            folder: folder
                .to_string_lossy()
                .trim_end_matches(['/', '\\'])
                .to_owned(),
            root: root.clone(),
            ..Sources::default()
        };
        let mut problems = Vec::new();
        let mut texts: Vec<(String, PathBuf)> = Vec::new();
        let walk = WalkDir::new(&root)
            .follow_links(false)
            .sort_by_file_name()
            .into_iter();
        for entry in
            walk.filter_entry(|entry| entry.depth() == 0 || !is_passed_over(entry.file_name()))
        {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(&root);
                    problems.push(Unreadable::closed(relative(&root, path)));
                    continue;
                }
            };
            let path = relative(&root, entry.path());
            if entry.path_is_symlink() {
                problems.push(Unreadable {
                    path,
                    reason: "is a link to another place".to_owned(),
                    help: "put the file itself here",
                });
            } else if entry.file_type().is_file() {
                let size = entry.metadata().map(|data| data.len()).unwrap_or(0);
                if path.starts_with("documents/") {
                    sources.attachments.push(Attachment { path, size });
                } else if !is_text(&path) {
                    problems.push(Unreadable::no_text(path));
                } else if size > LARGEST_TEXT {
                    problems.push(Unreadable {
                        path,
                        reason: "is larger than 8 MB".to_owned(),
                        help: "split it into several files",
                    });
                } else {
                    texts.push((path, entry.into_path()));
                }
            } else if !entry.file_type().is_dir() {
                // Opening a pipe would wait for ever.
                problems.push(Unreadable {
                    path,
                    reason: "is neither a file nor a folder".to_owned(),
                    help: "take it out of the content folder",
                });
            }
        }
        use rayon::prelude::*;
        let read: Vec<_> = texts
            .into_par_iter()
            .map(|(path, file)| match fs::read(&file) {
                // Here and not one by one below: no file is held twice for longer than it takes to read it.
                Ok(bytes) => {
                    let text = text_of(bytes).map(|text| self.shared(&path, text));
                    (path, text)
                }
                Err(_) => (path, Err(NoText::Closed)),
            })
            .collect();
        let mut good = Vec::with_capacity(read.len());
        for (path, result) in read {
            match result {
                Ok(text) => good.push((path, text)),
                Err(NoText::Closed) => problems.push(Unreadable::closed(path)),
                Err(NoText::Nul) => problems.push(Unreadable {
                    path,
                    reason: "holds a NUL character: it is not a text file".to_owned(),
                    help: "save it as plain text, or take it out of the content folder",
                }),
                Err(NoText::NotUtf8 { line, words }) => {
                    problems.push(Unreadable {
                        path: path.clone(),
                        reason: format!(
                            "is not saved as UTF-8: line {line} has a sign of another code"
                        ),
                        help: "in Word or Notepad choose `Save as`, and there the encoding UTF-8",
                    });
                    sources.garbled.push((path, words));
                }
            }
        }
        sources.add(good, self);
        Ok((sources, problems))
    }

    /// Sources from texts in memory, for tests and examples: path and text, in any order.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Sources {
        let mut texts: Vec<_> = texts.into_iter().collect();
        texts.sort();
        let mut sources = Sources {
            folder: "content".to_owned(),
            ..Sources::default()
        };
        let mut read = Vec::new();
        for (path, text) in texts {
            if path.starts_with("documents/") {
                let size = text.len() as u64;
                sources.attachments.push(Attachment {
                    path: path.to_owned(),
                    size,
                });
            } else {
                read.push((path.to_owned(), text.into()));
            }
        }
        sources.add(read, &Sources::default());
        sources
    }

    /// Reads some files again that may have changed since, and says which did. None where more than
    /// the words of known files may have changed: then the whole folder is to be read again.
    pub fn read_again<'a>(
        &mut self,
        files: impl IntoIterator<Item = &'a Path>,
    ) -> Option<Vec<SourceId>> {
        let mut changed: Vec<Arc<Source>> = Vec::new();
        for file in files {
            let Ok(below) = file.strip_prefix(&self.root) else {
                return None;
            };
            let is_hidden = below
                .components()
                .any(|part| is_passed_over(part.as_os_str()));
            let path = relative(&self.root, file);
            let known = self.at(&path);
            let found = fs::symlink_metadata(file);
            match (known, found) {
                _ if is_hidden => {}
                (Ok(at), Ok(found)) if found.is_file() && found.len() <= LARGEST_TEXT => {
                    let text = fs::read(file).ok().and_then(|bytes| text_of(bytes).ok())?;
                    let source = self.texts.get(at)?;
                    if *source.text != *text {
                        changed.push(Arc::new(Source {
                            id: source.id,
                            path: source.path.clone(),
                            text: text.into(),
                            lines: OnceLock::new(),
                        }));
                    }
                }
                // An editor's own file, come and gone.
                (Err(_), Err(_)) if !self.is_of(&path) => {}
                _ => return None,
            }
        }
        // Only now: where the whole folder is to be read again, all stays as it was until then.
        let ids = changed.iter().map(|source| source.id).collect();
        for source in changed {
            let at = self.position(source.id);
            if let Some(known) = self.texts.get_mut(at) {
                *known = source;
            }
        }
        Some(ids)
    }

    /// The text of the file at a path, shared with these sources where they have the same.
    fn shared(&self, path: &str, text: String) -> Arc<str> {
        let known = self.at(path).ok().and_then(|at| self.texts.get(at));
        match known {
            Some(known) if *known.text == *text => Arc::clone(&known.text),
            _ => text.into(),
        }
    }

    /// The position of the text file at a path, or where it would stand.
    fn at(&self, path: &str) -> Result<usize, usize> {
        self.texts
            .binary_search_by(|source| in_order(&source.path, path))
    }

    /// Whether anything that was read stands at a path or in a folder of this name.
    fn is_of(&self, path: &str) -> bool {
        let is_at = |other: &str| {
            other
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.texts.iter().any(|source| is_at(&source.path))
            || self.attachments.iter().any(|file| is_at(&file.path))
            || self.garbled.iter().any(|(garbled, _)| is_at(garbled))
    }

    /// Adds texts in the order of their paths, with the numbers that they had among the sources before.
    fn add(&mut self, texts: Vec<(String, Arc<str>)>, before: &Sources) {
        let known = texts.iter().map(|(path, _)| {
            let at = before.at(path).ok()?;
            before.texts.get(at).map(|source| source.id)
        });
        let numbers = numbered(&known.collect::<Vec<_>>());
        let texts = texts.into_iter().zip(numbers).map(|((path, text), id)| {
            Arc::new(Source {
                id,
                path,
                text,
                lines: OnceLock::new(),
            })
        });
        self.texts = texts.collect();
    }

    /// The paths and words of files that are text and not UTF-8, as far as they can be made out.
    pub fn garbled(&self) -> &[(String, String)] {
        &self.garbled
    }

    /// The path of a place's file as the officer would type it, and the line, for messages that name
    /// a second place.
    pub fn line(&self, place: Place) -> String {
        let source = self.get(place.source);
        let line = source.line(place.start as usize);
        format!("{}/{}:{line}", self.folder, source.path)
    }

    /// The text files, in the order of their paths.
    pub fn texts(&self) -> &[Arc<Source>] {
        &self.texts
    }

    /// The files under `documents/`, in the order of their paths.
    pub fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }

    /// The source with this number.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.texts[self.position(id)]
    }

    /// The position among the texts of the source with this number.
    pub fn position(&self, id: SourceId) -> usize {
        let likely = id.likely_position();
        match self.texts.get(likely) {
            Some(source) if source.id == id => likely,
            _ => self.texts.partition_point(|source| source.id < id),
        }
    }

    /// The content folder on disk.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file on disk of an attachment.
    pub fn file(&self, attachment: &Attachment) -> PathBuf {
        self.root.join(&attachment.path)
    }

    /// An attachment opened, as long as it is one: no link that leads elsewhere.
    ///
    /// # Errors
    /// Where there is none, or the system does not let us read it.
    pub fn open(&self, path: &str) -> std::io::Result<Opened> {
        let is_known = |file: &Attachment| file.path.as_str() == path;
        let file = self.root.join(path);
        if !self.attachments.iter().any(is_known) || !fs::symlink_metadata(&file)?.is_file() {
            return Err(std::io::ErrorKind::NotFound.into());
        }
        let file = fs::File::open(file)?;
        let found = file.metadata()?;
        Ok(Opened {
            file,
            size: found.len(),
            version: format!("{path} {} {:?}", found.len(), found.modified()?),
        })
    }
}

impl Unreadable {
    fn closed(path: String) -> Unreadable {
        Unreadable {
            path,
            reason: "cannot be read".to_owned(),
            help: "ask whoever looks after this computer for the right to read it",
        }
    }

    /// A file whose name says that it is neither Markdown nor YAML.
    fn no_text(path: String) -> Unreadable {
        if is_text(&path.to_lowercase()) {
            return Unreadable {
                path,
                reason: "has an ending in capitals".to_owned(),
                help: "write the ending in small letters: `.md`, `.yaml` or `.yml`",
            };
        }
        Unreadable {
            path,
            reason: "is not a Markdown or YAML file".to_owned(),
            help: "a file to publish beside the pages belongs in `documents/`",
        }
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    relative
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

/// The order in which a folder is walked: name by name, not letter by letter.
fn in_order(a: &str, b: &str) -> std::cmp::Ordering {
    a.split('/').cmp(b.split('/'))
}

fn is_passed_over(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '~']) || name.ends_with('~') || name == "Thumbs.db"
}

fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".yml"]
        .iter()
        .any(|ending| path.ends_with(ending))
}
