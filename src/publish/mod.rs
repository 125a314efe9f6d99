//! The output folder: takes the bytes of every address from many threads and puts the whole site in
//! its place, so that a reader never meets half of it; what it did goes to the command's report.
//!
//! # How a site gets into its place
//!
//! - Where no folder is yet, the complete site is built in a hidden folder beside it and renamed once.
//! - Into a folder that stands, only what differs is written, to a hidden folder inside it (so always
//!   on the same file system), and moved by one atomic rename a file. Files that nothing links to yet
//!   come first (new assets, then new pages), then changed assets, then changed pages from the leaves
//!   to the home page, and removals last. So a page is never half written, and no link leads to a
//!   page that is still to come.
//! - A plain list of our files, [`MANIFEST`], stands in the folder. Only files named there are ever
//!   replaced or deleted. Before the first move the list names the old and the new files together,
//!   so a run that dies halfway leaves nothing that a later run does not know as its own.
//! - One build at a time: the hidden folder holds a lock that the system frees when a process ends,
//!   however it ends; what a dead run left behind is cleared by the next.
//!
//! # Power cuts
//!
//! Only the list is flushed to the disk, not each page: 12,000 flushes would cost minutes, and a site
//! can always be built again. After a power cut a page may be empty or old. The next build compares
//! every file by its bytes, never by its date, and so mends it.

mod address;
mod disk;
mod manifest;
mod refused;
mod staging;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub use crate::publish::address::MANIFEST;
use crate::publish::disk::{
    flush_folder, held, holds, is_absent, is_real_folder, is_same_file, real_path,
};
use crate::publish::manifest::Manifest;
pub use crate::publish::refused::Refused;
use crate::publish::staging::Staging;

/// An output folder that is ours, being prepared. Dropping it without [`Output::publish`] leaves the
/// published folder exactly as it was.
pub struct Output {
    folder: PathBuf,
    /// What is published now; `None` while the folder does not exist.
    before: Option<Manifest>,
    staging: Staging,
    staged: Mutex<Staged>,
    /// Folders of the published site that are known to be real folders and no links.
    real: Mutex<HashSet<String>>,
}

/// What a publication did, in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Published {
    /// Files that were not there before.
    pub written: usize,
    /// Files that were there with other bytes.
    pub changed: usize,
    /// Files that were left untouched, their time of change included.
    pub unchanged: usize,
    /// Files that an earlier build wrote and this one does not plan.
    pub removed: usize,
    /// The size of the whole site, untouched files included, without our own list.
    pub bytes: u64,
}

#[derive(Default)]
struct Staged {
    changes: BTreeMap<String, Change>,
    /// Each path as it was given, under its lower-case spelling.
    spellings: HashMap<String, String>,
    /// Paths where a folder stands that has to be cleared first.
    over_folders: Vec<String>,
    bytes: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    New,
    Changed,
    Unchanged,
}

/// Whether an output folder stands clear of the folders that a build reads: it is none of them, in
/// none of them, and around none of them. Folders that do not exist yet are compared by their names.
///
/// # Errors
/// [`Refused::InsideContent`] names the first folder that is not clear of it.
pub fn stands_apart(folder: &Path, inputs: &[&Path]) -> Result<(), Refused> {
    let real_folder = real_path(folder)?;
    for input in inputs {
        let real_input = real_path(input)?;
        if real_folder.starts_with(&real_input) || real_input.starts_with(&real_folder) {
            return Err(Refused::InsideContent {
                folder: folder.to_path_buf(),
                content: input.to_path_buf(),
            });
        }
    }
    Ok(())
}

impl Output {
    /// Prepares an output folder: one that is missing or empty, or that an earlier build made. What an
    /// interrupted build left behind is cleared away; the published files are not touched.
    ///
    /// # Errors
    /// Refuses a folder with files that we did not make, something that is not a folder, a folder
    /// that another build is writing at this moment, and one that the system does not let us write.
    pub fn open(folder: &Path) -> Result<Output, Refused> {
        let folder = real_path(folder)?;
        for _ in 0..8 {
            let stood = stands(&folder)?;
            let before = if stood {
                Some(published(&folder)?)
            } else {
                None
            };
            let staging = if stood {
                Staging::inside(&folder)?
            } else {
                Staging::beside(&folder)?
            };
            // Another build may have finished between the look and the lock: then look again.
            if stands(&folder)? == stood {
                let before = match before {
                    Some(_) => Some(published(&folder)?),
                    None => None,
                };
                return Ok(Output {
                    folder,
                    before,
                    staging,
                    staged: Mutex::default(),
                    real: Mutex::default(),
                });
            }
        }
        Err(Refused::Busy { folder })
    }

    /// Takes the bytes of one address, such as `recommendations/x/index.html`. A file that is
    /// published with the same bytes is left untouched; any other is kept ready in the hidden folder.
    /// May be called from many threads at once.
    ///
    /// # Errors
    /// Refuses a path that leaves the folder or that some system cannot hold, a path given twice or in
    /// two spellings that differ only in capitals, and a place where something stands that is not ours.
    pub fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), Refused> {
        address::check(path)?;
        self.claim(path)?;
        let change = match &self.before {
            None => Change::New,
            Some(before) => self.compare(before, path, bytes)?,
        };
        if change != Change::Unchanged {
            self.staging.write(path, bytes)?;
        }
        let mut staged = held(&self.staged);
        staged.changes.insert(path.to_owned(), change);
        staged.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Puts everything that was staged into its place, and removes what an earlier build wrote and
    /// this one did not stage, with the folders that become empty by it.
    ///
    /// # Errors
    /// Refuses, before anything is moved, a plan with a path that is a file and a folder at once. An
    /// error of the system while files are moved leaves whole files only, all of them known as ours:
    /// the next build finishes the work.
    pub fn publish(self) -> Result<Published, Refused> {
        let staged = std::mem::take(&mut *held(&self.staged));
        let mut done = Published {
            bytes: staged.bytes,
            ..Published::default()
        };
        for change in staged.changes.values() {
            match change {
                Change::New => done.written += 1,
                Change::Changed => done.changed += 1,
                Change::Unchanged => done.unchanged += 1,
            }
        }
        let now = Manifest::of(staged.changes.keys().cloned());
        now.check_shape()?;
        match &self.before {
            None => self.publish_first(&now)?,
            Some(before) => done.removed = self.publish_over(before, &now, &staged)?,
        }
        Ok(done)
    }

    /// Marks a path as taken.
    fn claim(&self, path: &str) -> Result<(), Refused> {
        let earlier = held(&self.staged)
            .spellings
            .insert(path.to_lowercase(), path.to_owned());
        match earlier {
            None => Ok(()),
            Some(first) if first == path => Err(Refused::Twice { path: first }),
            Some(first) => Err(Refused::OnlyCapitals {
                first,
                second: path.to_owned(),
            }),
        }
    }

    /// What the bytes mean for the file that is published under a path.
    fn compare(&self, before: &Manifest, path: &str, bytes: &[u8]) -> Result<Change, Refused> {
        self.check_parents(before, path)?;
        let place = self.folder.join(path);
        let found = match fs::symlink_metadata(&place) {
            Ok(found) => found,
            Err(error) if is_absent(&error) => return Ok(Change::New),
            Err(error) => return Err(Refused::io(&place, error)),
        };
        if found.is_dir() {
            held(&self.staged).over_folders.push(path.to_owned());
            return Ok(Change::New);
        }
        if !before.has(path) {
            let twin = before.twin(path).map(|twin| self.folder.join(twin));
            return match twin {
                // The same file in other capitals, on a system that does not tell them apart.
                Some(twin) if is_same_file(&twin, &place) => Ok(Change::New),
                _ => Err(self.in_the_way(path)),
            };
        }
        // A link in our file's place is replaced like a file, and never followed.
        if !found.is_file() || found.len() != bytes.len() as u64 {
            return Ok(Change::Changed);
        }
        match holds(&place, bytes) {
            Ok(true) => Ok(Change::Unchanged),
            Ok(false) => Ok(Change::Changed),
            Err(error) => Err(Refused::io(&place, error)),
        }
    }

    /// Refuses a path whose way leads through a link or a file that is not ours.
    fn check_parents(&self, before: &Manifest, path: &str) -> Result<(), Refused> {
        for parent in address::parents(path) {
            if held(&self.real).contains(parent) {
                continue;
            }
            let place = self.folder.join(parent);
            match fs::symlink_metadata(&place) {
                Ok(found) if found.is_dir() => held(&self.real).insert(parent.to_owned()),
                Ok(_) if before.has(parent) => break,
                Ok(_) => return Err(self.in_the_way(parent)),
                Err(error) if is_absent(&error) => break,
                Err(error) => return Err(Refused::io(&place, error)),
            };
        }
        Ok(())
    }

    /// The first publication: everything at once.
    fn publish_first(&self, now: &Manifest) -> Result<(), Refused> {
        let site = self.staging.files();
        let list = site.join(MANIFEST);
        now.write_new(&list)
            .map_err(|error| Refused::io(&list, error))?;
        match fs::rename(&site, &self.folder) {
            Ok(()) => {}
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::AlreadyExists
                ) =>
            {
                return Err(Refused::Busy {
                    folder: self.folder.clone(),
                });
            }
            Err(error) => return Err(Refused::io(&self.folder, error)),
        }
        flush_folder(self.folder.parent());
        Ok(())
    }

    /// A later publication, file by file; returns how many files were removed.
    fn publish_over(
        &self,
        before: &Manifest,
        now: &Manifest,
        staged: &Staged,
    ) -> Result<usize, Refused> {
        for path in &staged.over_folders {
            self.check_clearable(before, path)?;
        }
        let (in_place_of_new, last): (Vec<&str>, Vec<&str>) = before
            .missing_from(now)
            .partition(|gone| now.needs_place_of(gone));
        let mut moves: Vec<(&str, Change)> = staged
            .changes
            .iter()
            .filter(|(_, change)| **change != Change::Unchanged)
            .map(|(path, change)| (path.as_str(), *change))
            .collect();
        moves.sort_unstable_by_key(|(path, change)| turn(path, *change));

        if now.missing_from(before).next().is_some() {
            self.write_manifest(&before.and(now))?;
        }
        let mut removed = self.remove(&in_place_of_new)?;
        for (path, _) in moves {
            self.move_in(path)?;
        }
        removed += self.remove(&last)?;
        if now != before || !self.folder.join(MANIFEST).exists() {
            self.write_manifest(now)?;
        }
        Ok(removed)
    }

    /// Puts one staged file in its place.
    fn move_in(&self, path: &str) -> Result<(), Refused> {
        let from = self.staging.files().join(path);
        let to = self.folder.join(path);
        let moved = match fs::rename(&from, &to) {
            Err(error) if is_absent(&error) => match to.parent() {
                Some(parent) => fs::create_dir_all(parent).and_then(|()| fs::rename(&from, &to)),
                None => Err(error),
            },
            other => other,
        };
        moved.map_err(|error| Refused::io(&to, error))
    }

    /// Removes files of ours, then the folders that this made empty; returns how many files it were.
    fn remove(&self, paths: &[&str]) -> Result<usize, Refused> {
        let mut removed = 0;
        let mut emptied = BTreeSet::new();
        let mut real = HashSet::new();
        for path in paths {
            // A folder that somebody replaced by a link leads to files that are not ours.
            let reached = address::parents(path).all(|parent| {
                real.contains(parent)
                    || (is_real_folder(&self.folder.join(parent)) && real.insert(parent))
            });
            if !reached {
                continue;
            }
            let place = self.folder.join(path);
            match fs::symlink_metadata(&place) {
                Ok(found) if !found.is_dir() => {
                    fs::remove_file(&place).map_err(|error| Refused::io(&place, error))?;
                    removed += 1;
                }
                Ok(_) => continue,
                Err(error) if is_absent(&error) => {}
                Err(error) => return Err(Refused::io(&place, error)),
            }
            emptied.extend(address::parents(path).map(|parent| (Reverse(parent.len()), parent)));
        }
        for (_, folder) in emptied {
            // Fails where something is left in it, and that is right.
            let _ = fs::remove_dir(self.folder.join(folder));
        }
        Ok(removed)
    }

    /// Refuses to replace a folder by a file when anything in the folder is not ours.
    fn check_clearable(&self, before: &Manifest, path: &str) -> Result<(), Refused> {
        let place = self.folder.join(path);
        let entries = fs::read_dir(&place).map_err(|error| Refused::io(&place, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| Refused::io(&place, error))?;
            let kind = entry
                .file_type()
                .map_err(|error| Refused::io(&entry.path(), error))?;
            let inner = format!("{path}/{}", entry.file_name().to_string_lossy());
            if kind.is_dir() {
                self.check_clearable(before, &inner)?;
            } else if !before.has(&inner) {
                return Err(self.in_the_way(&inner));
            }
        }
        Ok(())
    }

    /// Replaces our list in one step, and waits until it is on the disk.
    fn write_manifest(&self, manifest: &Manifest) -> Result<(), Refused> {
        let fresh = self.staging.list();
        let place = self.folder.join(MANIFEST);
        manifest
            .write_new(&fresh)
            .and_then(|()| fs::rename(&fresh, &place))
            .map_err(|error| Refused::io(&place, error))?;
        flush_folder(Some(&self.folder));
        Ok(())
    }

    fn in_the_way(&self, path: &str) -> Refused {
        Refused::InTheWay {
            folder: self.folder.clone(),
            path: path.to_owned(),
        }
    }
}

/// When a file moves in: new files before changed ones, assets before pages, deep pages before the
/// lists that link to them, and the home page after every other.
fn turn(path: &str, change: Change) -> (u8, Reverse<usize>, bool, &str) {
    let is_page = path.ends_with(".html");
    let round = match (change, is_page) {
        (Change::New, false) => 0,
        (Change::New, true) => 1,
        (_, false) => 2,
        (_, true) => 3,
    };
    let depth = path.matches('/').count();
    (round, Reverse(depth), path == "index.html", path)
}

/// Reads what is published in a folder that exists; an empty list for an empty folder.
fn published(folder: &Path) -> Result<Manifest, Refused> {
    let list = folder.join(MANIFEST);
    match fs::symlink_metadata(&list) {
        Ok(found) if found.is_file() => return Manifest::read(folder, &list),
        Ok(_) => {
            return Err(Refused::ListUnknown {
                folder: folder.to_path_buf(),
            });
        }
        Err(error) if is_absent(&error) => {}
        Err(error) => return Err(Refused::io(&list, error)),
    }
    for entry in fs::read_dir(folder).map_err(|error| Refused::io(folder, error))? {
        let entry = entry.map_err(|error| Refused::io(folder, error))?;
        if entry.file_name() != address::HIDDEN {
            return Err(Refused::NotOurs {
                folder: folder.to_path_buf(),
            });
        }
    }
    Ok(Manifest::default())
}

/// Whether there is a folder at a place; something else there is refused.
fn stands(folder: &Path) -> Result<bool, Refused> {
    match fs::symlink_metadata(folder) {
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(Refused::NotAFolder {
            path: folder.to_path_buf(),
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => Err(Refused::NotAFolder {
            path: folder.to_path_buf(),
        }),
        Err(error) => Err(Refused::io(folder, error)),
    }
}
