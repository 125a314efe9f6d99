//! One state of the site, kept alive: a thread owns all that the pages are made from, and makes each
//! page when it is asked for. It ends when nobody can ask any more.

use crate::check::{self, Content};
use crate::load::Loaded;
use crate::memory::{give_back, give_back_of, give_back_own};
use crate::plan::{Entry, Plan, Recipe, Site};
use crate::preview::told::{self, Told};
use crate::render::{Asset, Rendered, Renderer};
use crate::source::{Opened, Sources};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, LazyLock, Mutex, PoisonError, TryLockError};
use std::thread;
use std::time::Duration;

/// The most pages that are made at the same time.
const MOST_AT_ONCE: usize = 4;

/// The checks wait so long, that the page which was asked for comes first.
const CHECKS_WAIT: Duration = Duration::from_millis(300);

/// How often a check that waits looks whether it is still wanted.
const GLANCE: Duration = Duration::from_millis(50);

/// Where linking may go deep, as it may on a command's own thread.
const STACK: usize = 8 * 1024 * 1024;

/// One at a time: a check of a state that is past should not hold up that of the next.
static CHECKING: Mutex<()> = Mutex::new(());

/// The checks have a thread of their own, so that the next state need not wait for this one's. It is the
/// same for all states: what patterns keep for each thread that looks for them is kept once.
static CHECKER: LazyLock<Option<ThreadPool>> =
    LazyLock::new(|| ThreadPoolBuilder::new().num_threads(1).build().ok());

/// A state of the site that can be asked for its pages.
pub struct Generation {
    /// How many states there were, this one included.
    pub number: u64,
    /// The path of the site's root, with strokes at both ends.
    pub base: String,
    asks: Sender<Ask>,
}

/// What stands at an address.
pub enum Made {
    /// The bytes as `build` publishes them.
    Bytes(Vec<u8>),
    /// A file of the content, opened.
    File(Opened),
    /// A folder was asked for without its stroke.
    Folder,
    /// Nothing is planned there.
    Nothing,
    /// It cannot be made; the finding was told.
    Fault,
}

/// How a state came into the world.
pub struct Born {
    /// None where not one page can be made.
    pub generation: Option<Generation>,
    /// What was found on the way, before the checks.
    pub told: Told,
}

enum Ask {
    Make(String, Sender<Made>),
    Standing(String, Sender<Option<String>>),
    Addresses(Sender<Vec<String>>),
}

impl Generation {
    /// Makes what stands at an address below the site's base.
    pub fn make(&self, address: &str) -> Option<Made> {
        self.ask(|reply| Ask::Make(address.to_owned(), reply))
    }

    /// Says of the page at an address that it is a draft or embargoed, if it is.
    pub fn standing(&self, address: &str) -> Option<String> {
        self.ask(|reply| Ask::Standing(address.to_owned(), reply))
            .flatten()
    }

    /// Every address below the site's base, in no certain order.
    pub fn addresses(&self) -> Vec<String> {
        self.ask(Ask::Addresses).unwrap_or_default()
    }

    fn ask<T>(&self, ask: impl FnOnce(Sender<T>) -> Ask) -> Option<T> {
        let (reply, answer) = mpsc::channel();
        self.asks.send(ask(reply)).ok()?;
        answer.recv().ok()
    }
}

/// Brings a state to life. `is_past` says when a newer one has come; what the checks find is handed to
/// `tell`, as is what shows only when a page is made.
pub fn start(
    number: u64,
    loaded: Loaded,
    is_past: Arc<AtomicBool>,
    tell: impl Fn(Told) + Send + Sync + 'static,
) -> io::Result<Born> {
    let (born, birth) = mpsc::channel();
    thread::Builder::new()
        .name(format!("site {number}"))
        .stack_size(STACK)
        .spawn(move || live(number, loaded, &is_past, &born, &tell))?;
    birth
        .recv()
        .map_err(|_| io::Error::other("the site could not be planned"))
}

/// What is used by all who make pages.
struct Alive<'a> {
    site: &'a Site<'a>,
    sources: &'a Sources,
    plan: &'a Plan,
    renderer: &'a Renderer<'a>,
    assets: Vec<Asset>,
    tell: &'a (dyn Fn(Told) + Send + Sync),
    number: u64,
}

fn live(
    number: u64,
    loaded: Loaded,
    is_past: &AtomicBool,
    born: &Sender<Born>,
    tell: &(impl Fn(Told) + Send + Sync),
) {
    let Loaded {
        sources,
        settings,
        theme,
        words,
        register,
        mut report,
    } = loaded;
    let site = Site::new(&register, &settings, &words);
    let plan = Plan::of(&site, &sources, &mut report);
    let renderer = match Renderer::new(&site, &plan, &theme) {
        Ok(renderer) => Some(renderer),
        Err(finding) => {
            report.add(finding);
            None
        }
    };
    let about = told::about(&site, &sources);
    let first = Told::new(number, &report, &sources, about.clone());
    let (asks, asked) = mpsc::channel();
    let generation = renderer.is_some().then(|| Generation {
        number,
        base: settings.base_path().to_owned(),
        asks,
    });
    let told = Born {
        generation,
        told: first,
    };
    if born.send(told).is_err() {
        return;
    }
    // Whoever waits has the plan by now.
    give_back_own();
    let examine = || {
        if !is_wanted(is_past) {
            return;
        }
        let Some(_turn) = turn(is_past) else {
            return;
        };
        // What was freed while the site was read and planned is room for the checks.
        give_back();
        let examine = || {
            let mut report = report.clone();
            let content = Content::new(&site, &plan, &sources);
            check::examine(&content, renderer.as_ref(), false, &mut report);
            Told::new(number, &report, &sources, about.clone())
        };
        let mut told = match CHECKER.as_ref() {
            Some(checker) => {
                let told = checker.install(examine);
                give_back_of(checker);
                told
            }
            None => examine(),
        };
        give_back();
        told.is_examined = true;
        tell(told);
    };
    let asked = Mutex::new(asked);
    let alive = renderer.as_ref().map(|renderer| Alive {
        site: &site,
        sources: &sources,
        plan: &plan,
        renderer,
        assets: theme.assets(settings.accent.as_deref()),
        tell,
        number,
    });
    thread::scope(|scope| {
        scope.spawn(examine);
        let Some(alive) = &alive else {
            return;
        };
        let threads = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..threads.clamp(1, MOST_AT_ONCE) {
            scope.spawn(|| alive.answer(&asked));
        }
    });
}

/// Waits a moment; then says whether the checks of this state are still wanted.
fn is_wanted(is_past: &AtomicBool) -> bool {
    let mut waited = Duration::ZERO;
    while waited < CHECKS_WAIT && !is_past.load(Ordering::Relaxed) {
        thread::sleep(GLANCE);
        waited += GLANCE;
    }
    !is_past.load(Ordering::Relaxed)
}

/// Waits until no other state is being checked; none if this one is past by then.
fn turn(is_past: &AtomicBool) -> Option<std::sync::MutexGuard<'static, ()>> {
    loop {
        if is_past.load(Ordering::Relaxed) {
            return None;
        }
        match CHECKING.try_lock() {
            Ok(turn) => return Some(turn),
            Err(TryLockError::Poisoned(turn)) => return Some(turn.into_inner()),
            Err(TryLockError::WouldBlock) => thread::sleep(GLANCE),
        }
    }
}

impl Alive<'_> {
    /// Answers until nobody can ask any more.
    fn answer(&self, asked: &Mutex<Receiver<Ask>>) {
        loop {
            let next = asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
            // Whoever asked may have gone away meanwhile.
            let _ = match next {
                Ok(Ask::Make(address, reply)) => {
                    let is_sent = reply.send(self.make(&address)).is_ok();
                    // The reader has the page by now, and this thread may sleep for hours.
                    give_back_own();
                    is_sent
                }
                Ok(Ask::Standing(address, reply)) => reply.send(self.standing(&address)).is_ok(),
                Ok(Ask::Addresses(reply)) => reply.send(self.addresses()).is_ok(),
                Err(_) => return,
            };
        }
    }

    /// The entry at an address, spelled as it is planned or as the name of its file.
    fn entry(&self, address: &str) -> Option<&Entry> {
        let at = |address: &str| {
            let entries = self.plan.entries();
            let found = entries.binary_search_by(|entry| entry.address.as_str().cmp(address));
            found.ok().and_then(|at| entries.get(at))
        };
        let of_folder = || {
            let folder = address.strip_suffix("index.html")?;
            at(folder).filter(|entry| entry.file_name() == address)
        };
        at(address).or_else(of_folder)
    }

    fn make(&self, address: &str) -> Made {
        let Some(entry) = self.entry(address) else {
            if let Some(asset) = self.assets.iter().find(|asset| asset.address == address) {
                return Made::Bytes(asset.bytes.clone());
            }
            let is_folder = !address.is_empty() && !address.ends_with('/');
            return match is_folder && self.entry(&format!("{address}/")).is_some() {
                true => Made::Folder,
                false => Made::Nothing,
            };
        };
        if let Recipe::Attachment(path) = entry.recipe() {
            return match self.sources.open(path) {
                Ok(file) => Made::File(file),
                Err(_) => Made::Nothing,
            };
        }
        match self.renderer.render(entry) {
            Ok(Rendered::Bytes(bytes)) => Made::Bytes(bytes),
            Ok(Rendered::Attachment(_)) => Made::Nothing,
            Err(finding) => {
                let fault = vec![finding].into();
                let mut told = Told::new(self.number, &fault, self.sources, Vec::new());
                told.is_of_page = true;
                (self.tell)(told);
                Made::Fault
            }
        }
    }

    fn standing(&self, address: &str) -> Option<String> {
        let subject = self.entry(address)?.subject?;
        let state = &self.site.register.standing(subject).state;
        told::said(state, self.site)
    }

    fn addresses(&self) -> Vec<String> {
        let entries = self.plan.entries().iter();
        let entries = entries.map(|entry| entry.address.clone());
        let assets = self.assets.iter().map(|asset| asset.address.clone());
        entries.chain(assets).collect()
    }
}
