//! What the room asks of the disk: real paths, equal bytes, links told from folders; every answer goes
//! to the output folder or to its staging.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::publish::refused::Refused;

/// A path with every link and dot on its existing part resolved; the rest, which does not exist yet,
/// is added by name.
pub(crate) fn real_path(path: &Path) -> Result<PathBuf, Refused> {
    let absolute = std::path::absolute(path).map_err(|error| Refused::io(path, error))?;
    let mut missing = Vec::new();
    let mut existing = absolute.as_path();
    loop {
        match fs::canonicalize(existing) {
            Ok(mut real) => {
                for name in missing.iter().rev() {
                    if *name == ".." {
                        real.pop();
                    } else {
                        real.push(name);
                    }
                }
                return Ok(real);
            }
            // A link that leads nowhere is no place for a folder.
            Err(_) if fs::symlink_metadata(existing).is_ok_and(|found| found.is_symlink()) => {
                return Err(Refused::NotAFolder {
                    path: path.to_path_buf(),
                });
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(Refused::NotAFolder {
                    path: path.to_path_buf(),
                });
            }
            Err(error) => return Err(Refused::io(existing, error)),
        }
        let mut parts = existing.components();
        match parts.next_back() {
            Some(last) => missing.push(last.as_os_str()),
            None => return Ok(absolute),
        }
        existing = parts.as_path();
    }
}

/// Whether a file holds exactly these bytes; reads it in pieces and stops at the first difference.
pub(crate) fn holds(place: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(place)?;
    let mut piece = [0; 32 * 1024];
    let mut rest = bytes;
    loop {
        let length = match file.read(&mut piece) {
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if length == 0 {
            return Ok(rest.is_empty());
        }
        match (rest.get(..length), piece.get(..length)) {
            (Some(expected), Some(found)) if expected == found => {
                rest = rest.get(length..).unwrap_or_default();
            }
            _ => return Ok(false),
        }
    }
}

/// Whether two paths lead to one file.
pub(crate) fn is_same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Whether a folder, and no link to one, stands at a place.
pub(crate) fn is_real_folder(place: &Path) -> bool {
    fs::symlink_metadata(place).is_ok_and(|found| found.is_dir())
}

/// Whether an error says that nothing is there.
pub(crate) fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// Asks the system to write a folder's own entries to the disk, where it can be asked at all.
pub(crate) fn flush_folder(folder: Option<&Path>) {
    if cfg!(unix)
        && let Some(folder) = folder
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// A lock's value, also after a thread that held it has failed: each change to it is one step.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
