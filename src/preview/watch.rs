//! Hears when a file of the content or of the theme changes, however an editor saves it, and tells
//! which: the door to the system's watcher. Where the system has none, the folders are looked through.

use crate::load::Changes;
use crate::source::real_folder;
use notify_debouncer_full::notify::event::{AccessKind, AccessMode};
use notify_debouncer_full::notify::{self, Config, EventKind, PollWatcher, RecursiveMode, Watcher};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, FileIdCache, NoCache, new_debouncer_opt,
};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// A save is over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(50);

/// How often folders are looked through where nobody tells of changes.
const LOOK: Duration = Duration::from_millis(700);

/// How often it is tried to hear of a folder again that was gone.
const AGAIN: Duration = Duration::from_secs(1);

/// Watches for as long as it is kept.
pub struct Watch {
    _stop: Sender<DebounceEventResult>,
}

/// Someone who watches folders.
trait Watching {
    fn watch(&mut self, folder: &Path) -> notify::Result<()>;
    fn leave(&mut self, folder: &Path);
}

impl<T: Watcher, C: FileIdCache> Watching for Debouncer<T, C> {
    fn watch(&mut self, folder: &Path) -> notify::Result<()> {
        Debouncer::watch(self, folder, RecursiveMode::Recursive)
    }

    fn leave(&mut self, folder: &Path) {
        // Nothing is lost where it was not watched any more.
        let _ = self.unwatch(folder);
    }
}

/// Watches folders, and hands over what has changed in them, save by save.
///
/// # Errors
/// Where a folder cannot be watched at all.
pub fn watch(
    folders: &[PathBuf],
    follow: impl FnMut(Changes) + Send + 'static,
) -> notify::Result<Watch> {
    let (heard, hear) = mpsc::channel();
    let folders: Vec<PathBuf> = folders
        .iter()
        .map(|folder| real_folder(folder).unwrap_or_else(|_| folder.clone()))
        .collect();
    let watcher = match watcher::<notify::RecommendedWatcher>(&folders, &heard, Config::default()) {
        Ok(watcher) => watcher,
        // So it is on network drives, and where the system's watches are all taken.
        Err(_) => {
            let config = Config::default().with_poll_interval(LOOK);
            watcher::<PollWatcher>(&folders, &heard, config)?
        }
    };
    thread::Builder::new()
        .name("watch".to_owned())
        .stack_size(8 * 1024 * 1024)
        .spawn(move || listen(watcher, &folders, &hear, follow))
        .map_err(notify::Error::io)?;
    Ok(Watch { _stop: heard })
}

fn watcher<T: Watcher + Send + 'static>(
    folders: &[PathBuf],
    heard: &Sender<DebounceEventResult>,
    config: Config,
) -> notify::Result<Box<dyn Watching + Send>> {
    let heard = heard.clone();
    let hand_over = move |events| {
        // When nobody listens any more, the preview ends.
        let _ = heard.send(events);
    };
    let mut watcher = new_debouncer_opt::<_, T, NoCache>(QUIET, None, hand_over, NoCache, config)?;
    for folder in folders {
        Debouncer::watch(&mut watcher, folder, RecursiveMode::Recursive)?;
    }
    Ok(Box::new(watcher))
}

/// Hands over changes until nobody wants to hear of them.
fn listen(
    mut watcher: Box<dyn Watching + Send>,
    folders: &[PathBuf],
    hear: &Receiver<DebounceEventResult>,
    mut follow: impl FnMut(Changes),
) {
    let mut lost: Vec<PathBuf> = Vec::new();
    loop {
        let mut changes = Changes::default();
        match hear.recv_timeout(AGAIN) {
            Ok(events) => {
                note(events, &mut changes);
                while let Ok(events) = hear.try_recv() {
                    note(events, &mut changes);
                }
            }
            Err(RecvTimeoutError::Timeout) if lost.is_empty() => continue,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        // A folder that was put in the place of another is another folder to the system.
        for folder in folders {
            let was_touched = changes.files.contains(folder);
            if !folder.is_dir() && !lost.contains(folder) {
                watcher.leave(folder);
                lost.push(folder.clone());
                changes.more = true;
            } else if (was_touched || lost.contains(folder)) && folder.is_dir() {
                watcher.leave(folder);
                if watcher.watch(folder).is_ok() {
                    lost.retain(|other| other != folder);
                    changes.more = true;
                }
            }
        }
        if changes.more || !changes.files.is_empty() {
            follow(changes);
        }
    }
}

/// Adds what events tell of. That a file was read is no change: we read it ourselves.
fn note(events: DebounceEventResult, changes: &mut Changes) {
    let Ok(events) = events else {
        changes.more = true;
        return;
    };
    let is_change = |event: &&DebouncedEvent| match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    };
    for event in events.iter().filter(is_change) {
        changes.more |= event.need_rescan();
        for path in &event.paths {
            // A folder that came may have brought files with it.
            changes.more |= path.is_dir();
            changes.files.insert(path.clone());
        }
    }
}
