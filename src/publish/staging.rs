//! The hidden folder in which changed files wait until all of them are ready, with the lock that keeps
//! a second build out; its files are moved into the published folder, and it goes when it is dropped.

use std::collections::HashSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::publish::address;
use crate::publish::disk::{held, is_absent, is_real_folder};
use crate::publish::refused::Refused;

const LOCK: &str = "lock";
const FILES: &str = "files";
const LIST: &str = "list";

/// A hidden folder that is ours alone while this value lives.
pub(crate) struct Staging {
    root: PathBuf,
    /// Folders below `files` that exist.
    made: Mutex<HashSet<String>>,
    /// Folders above the output folder that we had to make, outermost first.
    above: Vec<PathBuf>,
    /// Held open for its lock; the system lets go of it when the process ends.
    lock: Option<File>,
}

impl Staging {
    /// The hidden folder of an output folder that exists.
    pub(crate) fn inside(folder: &Path) -> Result<Staging, Refused> {
        // Left by a first publication that died, or held by one that is at work.
        if let Some(beside) = beside(folder)
            && is_real_folder(&beside)
            && let Err(busy @ Refused::Busy { .. }) = Staging::take(folder, beside, Vec::new())
        {
            return Err(busy);
        }
        Staging::take(folder, folder.join(address::HIDDEN), Vec::new())
    }

    /// The hidden folder of an output folder that does not exist yet.
    pub(crate) fn beside(folder: &Path) -> Result<Staging, Refused> {
        let (Some(root), Some(parent)) = (beside(folder), folder.parent()) else {
            return Err(Refused::NotAFolder {
                path: folder.to_path_buf(),
            });
        };
        let mut above: Vec<PathBuf> = parent
            .ancestors()
            .take_while(|place| fs::symlink_metadata(place).is_err())
            .map(Path::to_path_buf)
            .collect();
        above.reverse();
        fs::create_dir_all(parent).map_err(|error| Refused::io(parent, error))?;
        Staging::take(folder, root, above)
    }

    /// Where the staged site stands, a tree like the published one.
    pub(crate) fn files(&self) -> PathBuf {
        self.root.join(FILES)
    }

    /// Where a new list of our files is written before it takes its place.
    pub(crate) fn list(&self) -> PathBuf {
        self.root.join(LIST)
    }

    /// Writes one file below [`Staging::files`]; the path has passed [`address::check`].
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Refused> {
        let files = self.files();
        let place = files.join(path);
        self.make_parents(&files, path)
            .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&place))
            .and_then(|mut file| file.write_all(bytes))
            .map_err(|error| {
                // A plan may hold a file where another file needs a folder.
                let above = address::parents(path).find(|parent| files.join(parent).is_file());
                match above {
                    Some(file) => Refused::FileAndFolder {
                        file: file.to_owned(),
                        inner: path.to_owned(),
                    },
                    None if place.is_dir() => Refused::FileAndFolder {
                        file: path.to_owned(),
                        inner: format!("{path}/…"),
                    },
                    None => Refused::io(&place, error),
                }
            })
    }

    /// Makes the folders above a file that no earlier file has made.
    fn make_parents(&self, files: &Path, path: &str) -> io::Result<()> {
        let Some((folder, _)) = path.rsplit_once('/') else {
            return Ok(());
        };
        if held(&self.made).contains(folder) {
            return Ok(());
        }
        for parent in address::parents(path) {
            if held(&self.made).contains(parent) {
                continue;
            }
            match fs::create_dir(files.join(parent)) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if !files.join(parent).is_dir() {
                        return Err(error);
                    }
                }
                Err(error) => return Err(error),
            }
            held(&self.made).insert(parent.to_owned());
        }
        Ok(())
    }

    /// Takes a hidden folder for ourselves, and clears what a dead build left in it.
    fn take(folder: &Path, root: PathBuf, above: Vec<PathBuf>) -> Result<Staging, Refused> {
        let busy = || Refused::Busy {
            folder: folder.to_path_buf(),
        };
        // From here on, whatever goes wrong, the folders that we made above go away again.
        let mut staging = Staging {
            root,
            made: Mutex::default(),
            above,
            lock: None,
        };
        let root = &staging.root;
        for _ in 0..16 {
            match fs::create_dir(root) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => match is_ours(root) {
                    Ok(true) => {}
                    Ok(false) => {
                        return Err(Refused::NotOurs {
                            folder: root.clone(),
                        });
                    }
                    // It went away in this moment.
                    Err(error) if is_absent(&error) => continue,
                    Err(error) => return Err(Refused::io(root, error)),
                },
                Err(error) => return Err(Refused::io(root, error)),
            }
            let place = root.join(LOCK);
            let lock = match OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .open(&place)
            {
                Ok(lock) => lock,
                // The build before us has just removed the folder.
                Err(error) if is_absent(&error) => continue,
                Err(error) => return Err(Refused::io(&place, error)),
            };
            match lock.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(busy()),
                Err(TryLockError::Error(error)) => return Err(Refused::io(&place, error)),
            }
            if !is_still(&lock, &place) {
                continue;
            }
            staging.lock = Some(lock);
            let files = staging.files();
            clear(&files).map_err(|error| Refused::io(&files, error))?;
            let _ = fs::remove_file(staging.list());
            fs::create_dir(&files).map_err(|error| Refused::io(&files, error))?;
            return Ok(staging);
        }
        Err(busy())
    }
}

impl Drop for Staging {
    /// Leaves nothing behind. What cannot be removed is cleared by the next build.
    fn drop(&mut self) {
        if let Some(lock) = self.lock.take() {
            let _ = clear(&self.files());
            let _ = fs::remove_file(self.list());
            // The name goes before the lock, so that whoever waits for it sees that it is gone.
            let _ = fs::remove_file(self.root.join(LOCK));
            let _ = fs::remove_dir(&self.root);
            drop(lock);
        }
        for folder in self.above.iter().rev() {
            // Fails where the site has been published, and that is right.
            let _ = fs::remove_dir(folder);
        }
    }
}

fn beside(folder: &Path) -> Option<PathBuf> {
    let name = folder.file_name()?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(address::HIDDEN);
    Some(folder.with_file_name(hidden))
}

/// Whether a place that carries our hidden name is a folder with only what we put there, and no link.
fn is_ours(root: &Path) -> io::Result<bool> {
    if !fs::symlink_metadata(root)?.is_dir() {
        return Ok(false);
    }
    for entry in fs::read_dir(root)? {
        let entry = entry?;
        let name = entry.file_name();
        let kind = match entry.file_type() {
            Ok(kind) => kind,
            Err(error) if is_absent(&error) => continue,
            Err(error) => return Err(error),
        };
        let is_known =
            (kind.is_dir() && name == FILES) || (kind.is_file() && (name == LOCK || name == LIST));
        if !is_known {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes a tree; links in it are removed, not followed.
fn clear(tree: &Path) -> io::Result<()> {
    match fs::remove_dir_all(tree) {
        Err(error) if is_absent(&error) => Ok(()),
        other => other,
    }
}

/// Whether the file that we locked is still the one under its name.
#[cfg(unix)]
fn is_still(lock: &File, place: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (lock.metadata(), fs::symlink_metadata(place)) {
        (Ok(locked), Ok(named)) => locked.dev() == named.dev() && locked.ino() == named.ino(),
        _ => false,
    }
}

/// Other systems do not let a file go while somebody has it open.
#[cfg(not(unix))]
fn is_still(_lock: &File, place: &Path) -> bool {
    place.exists()
}
