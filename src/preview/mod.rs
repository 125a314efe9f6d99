//! The site as it will be published, from memory: a request gives the page as it is at that moment,
//! a saved file gives a new state of the site, and a broken one leaves the last good state where it was.

mod answer;
mod generation;
mod header;
mod request;
mod server;
mod told;
mod watch;

pub use answer::{Answer, Body, answer};
pub use generation::Made;
pub use header::SECURITY;
pub use request::{Refused, Request};
pub use server::Server;
pub use told::{NotPublic, Shown, Told};
pub use watch::{Watch, watch};

use crate::load::{Changes, Given, Reader};
use crate::memory::{give_back, take_small_pages};
use chrono::NaiveDate;
use generation::{Born, Generation};
use std::collections::{HashSet, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What stands at the addresses of the preview itself, below the site's base. No page of a site can
/// have such an address: none begins with a low line.
pub const OWN: &str = "_answerable/";

/// So many pages are kept as they were last, for the time when a template is broken.
const MOST_KEPT: usize = 64;

/// The site, kept alive while its files change.
pub struct Preview {
    folder: String,
    drafts: bool,
    reader: Mutex<Reader>,
    now: Mutex<Now>,
    news: Condvar,
    /// Pages as they were when they could last be made.
    kept: Mutex<Kept>,
}

/// Pages with their addresses, in the order in which they were made last.
#[derive(Default)]
struct Kept(VecDeque<(String, Vec<u8>)>);

/// What is shown at this moment.
#[derive(Default)]
struct Now {
    shown: Option<Arc<Generation>>,
    /// The number of the last state that was read, good or not.
    latest: u64,
    told: Arc<Told>,
    /// The faults of pages that were counted since, so that none counts twice.
    faults: HashSet<u64>,
    /// Set when a state is past.
    is_past: Arc<AtomicBool>,
    /// Counts whatever a page would want to hear of.
    news: u64,
}

/// What a page that listens is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct News {
    /// Counts the news.
    pub number: u64,
    /// The state that is shown; 0 for none.
    pub generation: u64,
}

impl Preview {
    /// Reads the site for the first time. What is wrong with it is told by the preview itself.
    pub fn open(given: Given, today: NaiveDate) -> Arc<Preview> {
        take_small_pages();
        let preview = Arc::new(Preview {
            folder: given.content.display().to_string(),
            drafts: given.drafts,
            reader: Mutex::new(Reader::new(given)),
            now: Mutex::default(),
            news: Condvar::new(),
            kept: Mutex::default(),
        });
        let everything = Changes {
            more: true,
            ..Changes::default()
        };
        preview.follow(&everything, today);
        give_back();
        preview
    }

    /// Reads what has changed. When it is done, each request is answered from the new state, or from
    /// the last good one where the new one has an error.
    pub fn follow(self: &Arc<Preview>, changes: &Changes, today: NaiveDate) {
        let mut reader = held(&self.reader);
        let loaded = match reader.load(changes, today) {
            Ok(None) => return,
            Ok(Some(loaded)) => Ok(loaded),
            Err(error) => Err(error),
        };
        let (number, is_past) = {
            let mut now = held(&self.now);
            now.latest += 1;
            now.is_past.store(true, Ordering::Relaxed);
            now.is_past = Arc::default();
            (now.latest, Arc::clone(&now.is_past))
        };
        let tell = {
            let preview = Arc::downgrade(self);
            move |told| {
                if let Some(preview) = preview.upgrade() {
                    preview.hear(told);
                }
            }
        };
        let born = match loaded {
            Ok(loaded) => generation::start(number, loaded, is_past, tell)
                .map_err(|_| Told::not_planned(number, &self.folder)),
            Err(_) => Err(Told::no_folder(number, &self.folder)),
        };
        let mut now = held(&self.now);
        match born {
            Ok(Born { generation, told }) => {
                let is_good = told.errors == 0 || now.shown.is_none();
                if let Some(generation) = generation.filter(|_| is_good) {
                    now.shown = Some(Arc::new(generation));
                }
                now.tell(told);
            }
            Err(told) => now.tell(told),
        }
        now.news += 1;
        self.news.notify_all();
    }

    /// Takes over what was found in a state after it was born.
    fn hear(&self, told: Told) {
        let mut now = held(&self.now);
        if now.latest != told.generation && !told.is_of_page {
            return;
        }
        if told.is_of_page {
            let now = &mut *now;
            if !Arc::make_mut(&mut now.told).add(told, &mut now.faults) {
                return;
            }
        } else {
            now.tell(told);
        }
        now.news += 1;
        self.news.notify_all();
    }

    /// What stands at an address below the site's base; none where there is no site to be shown.
    pub fn make(&self, address: &str) -> Option<Made> {
        let made = self.shown()?.make(address)?;
        let mut kept = held(&self.kept);
        let is_page = address.is_empty() || address.ends_with(['/', 'l']);
        match (&made, kept.get(address)) {
            (Made::Fault, Some(bytes)) => return Some(Made::Bytes(bytes.to_vec())),
            (Made::Bytes(bytes), _) if is_page => {
                kept.keep(address, bytes.clone());
            }
            _ => {}
        }
        Some(made)
    }

    /// Every address below the site's base.
    pub fn addresses(&self) -> Vec<String> {
        self.shown()
            .map_or_else(Vec::new, |shown| shown.addresses())
    }

    /// The path of the site's root, with strokes at both ends.
    pub fn base(&self) -> String {
        self.shown()
            .map_or_else(|| "/".to_owned(), |shown| shown.base.clone())
    }

    /// What was found last.
    pub fn told(&self) -> Arc<Told> {
        Arc::clone(&held(&self.now).told)
    }

    /// Whether what is shown is older than what was read, because that has an error.
    pub fn is_held_back(&self) -> bool {
        let now = held(&self.now);
        let shown = now.shown.as_ref().map_or(0, |shown| shown.number);
        shown != now.latest
    }

    /// Whether drafts and embargoed records are shown.
    pub fn has_drafts(&self) -> bool {
        self.drafts
    }

    /// What there is to be heard at this moment.
    pub fn news(&self) -> News {
        held(&self.now).news()
    }

    /// Waits for other news than the last that was heard, but no longer than this.
    pub fn wait(&self, last: News, longest: Duration) -> News {
        let now = held(&self.now);
        let waited = self
            .news
            .wait_timeout_while(now, longest, |now| now.news() == last);
        waited.unwrap_or_else(PoisonError::into_inner).0.news()
    }

    /// Why the page at an address is not public yet, in words; none if it is.
    pub fn standing(&self, address: &str) -> Option<String> {
        self.shown()?.standing(address)
    }

    fn shown(&self) -> Option<Arc<Generation>> {
        held(&self.now).shown.clone()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        held(&self.now).is_past.store(true, Ordering::Relaxed);
    }
}

impl Kept {
    fn get(&self, address: &str) -> Option<&[u8]> {
        let found = self.0.iter().find(|(known, _)| known == address);
        found.map(|(_, bytes)| bytes.as_slice())
    }

    /// Keeps a page; of too many the one that was made the longest ago goes.
    fn keep(&mut self, address: &str, bytes: Vec<u8>) {
        self.0.retain(|(known, _)| known != address);
        self.0.push_back((address.to_owned(), bytes));
        if self.0.len() > MOST_KEPT {
            self.0.pop_front();
        }
    }
}

impl Now {
    /// Says this of the site from here on, and nothing that was said before.
    fn tell(&mut self, told: Told) {
        self.told = Arc::new(told);
        self.faults.clear();
    }

    fn news(&self) -> News {
        News {
            number: self.news,
            generation: self.shown.as_ref().map_or(0, |shown| shown.number),
        }
    }
}

/// What a lock guards. A thread that died holding it left whole values behind.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use crate::preview::{Kept, MOST_KEPT};

    #[test]
    fn of_too_many_pages_the_one_made_the_longest_ago_is_forgotten() {
        let mut kept = Kept::default();
        // The first that was made has the last name.
        kept.keep("z/", vec![1]);
        kept.keep("a/", vec![2]);
        for number in 2..MOST_KEPT {
            kept.keep(&format!("m/{number}/"), vec![3]);
        }
        kept.keep("a/", vec![4]);
        kept.keep("new/", vec![5]);
        assert_eq!(kept.get("z/"), None);
        assert_eq!(kept.get("a/"), Some([4].as_slice()));
        assert_eq!(kept.get("new/"), Some([5].as_slice()));
        assert_eq!(kept.0.len(), MOST_KEPT);
    }
}
