//! A file of the content folder, read once, and the place in it where a thing stands.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// The largest text file that is read: 8 MiB. A table of 50,000 rows is well below it.
pub const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// The number of a source among [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// Where a thing stands: a source and a span of bytes in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
    pub text: String,
}

/// A file to be published beside the pages, such as a PDF. Its bytes are read when it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The path relative to the content folder, which begins with `documents/`.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
}

/// A file that could not be taken in, with the reason in an officer's words.
#[derive(Debug)]
pub struct Unreadable {
    pub path: String,
    pub reason: String,
}

/// Every file of a content folder, in the order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    /// The content folder as the officer named it, for messages.
    pub folder: String,
    root: PathBuf,
    texts: Vec<Source>,
    attachments: Vec<Attachment>,
}

impl Sources {
    /// Reads the content folder. Hidden files and editors' backups are passed over; links that lead
    /// out of the folder, files that are not UTF-8 and files that are too large are reported.
    ///
    /// Fails only if the folder itself cannot be read.
    pub fn read(folder: &Path) -> std::io::Result<(Sources, Vec<Unreadable>)> {
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
                    let path = error
                        .path()
                        .map(|path| relative(&root, path))
                        .unwrap_or_default();
                    problems.push(Unreadable {
                        path,
                        reason: "cannot be read".to_owned(),
                    });
                    continue;
                }
            };
            let path = relative(&root, entry.path());
            if entry.path_is_symlink() {
                let reason = "is a link to another place; put the file itself here".to_owned();
                problems.push(Unreadable { path, reason });
            } else if entry.file_type().is_file() {
                let size = entry.metadata().map(|data| data.len()).unwrap_or(0);
                if path.starts_with("documents/") {
                    sources.attachments.push(Attachment { path, size });
                } else if !is_text(&path) {
                    let reason =
                        "is not a Markdown or YAML file; files to publish beside the pages \
                                  belong in `documents/`"
                            .to_owned();
                    problems.push(Unreadable { path, reason });
                } else if size > LARGEST_TEXT {
                    let reason = "is larger than 8 MB; split it into several files".to_owned();
                    problems.push(Unreadable { path, reason });
                } else {
                    texts.push((path, entry.into_path()));
                }
            }
        }
        use rayon::prelude::*;
        let read: Vec<_> = texts
            .into_par_iter()
            .map(|(path, file)| match fs::read(&file) {
                Ok(bytes) => text_of(bytes)
                    .map(|text| (path.clone(), text))
                    .map_err(|reason| Unreadable { path, reason }),
                Err(_) => Err(Unreadable {
                    path,
                    reason: "cannot be read".to_owned(),
                }),
            })
            .collect();
        for result in read {
            match result {
                Ok((path, text)) => {
                    sources.add(path, text);
                }
                Err(problem) => problems.push(problem),
            }
        }
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
        for (path, text) in texts {
            if path.starts_with("documents/") {
                let size = text.len() as u64;
                sources.attachments.push(Attachment {
                    path: path.to_owned(),
                    size,
                });
            } else {
                sources.add(path.to_owned(), text.to_owned());
            }
        }
        sources
    }

    fn add(&mut self, path: String, text: String) {
        let id = SourceId(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(Source { id, path, text });
    }

    /// The text files, in the order of their paths.
    pub fn texts(&self) -> &[Source] {
        &self.texts
    }

    /// The files under `documents/`, in the order of their paths.
    pub fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }

    /// The source with this number.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.texts[id.0 as usize]
    }

    /// The content folder on disk.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file on disk of an attachment.
    pub fn file(&self, attachment: &Attachment) -> PathBuf {
        self.root.join(&attachment.path)
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

fn is_passed_over(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with(['.', '~']) || name.ends_with('~') || name == "Thumbs.db"
}

fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".yml"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

fn text_of(bytes: Vec<u8>) -> Result<String, String> {
    let text = String::from_utf8(bytes).map_err(|error| {
        format!(
            "is not saved as UTF-8 (byte {}); in Word or Notepad choose `Save as`, encoding UTF-8",
            error.utf8_error().valid_up_to() + 1
        )
    })?;
    if text.contains('\0') {
        return Err("holds a NUL character; it is not a text file".to_owned());
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
