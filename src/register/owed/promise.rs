//! The ledger of promises: who promised what, for when, whether it was kept, and by which update.

use crate::record::recommendation::{self, Entry, Said};
use crate::register::{Lead, Party, Recommendation};
use crate::term::{Delivery, PartialDate};
use chrono::NaiveDate;

/// A promise of an answer or update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    /// Where it was first made: the position of the entry, and that of the promise in it.
    pub entry: usize,
    pub position: usize,
    /// Where it was made again with another date, in order.
    pub again: Vec<(usize, usize)>,
    pub state: PromiseState,
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromiseState {
    /// Its last day has passed, and nothing has kept it.
    Late,
    /// Its last day is still to come.
    Due,
    /// Nobody said by when.
    Undated,
    /// An officer says so; or, worked out, the record was closed and not done without it. By the entry
    /// that says so.
    Broken { entry: usize, is_computed: bool },
    /// By the entry that keeps it.
    Kept {
        entry: usize,
        timing: Timing,
        /// Worked out, because an update was promised and this is the first one behind it.
        is_computed: bool,
    },
    /// The work was done or replaced, and nothing was said of the promise: by the entry that says so,
    /// or none where another record replaced it.
    Ended { entry: Option<usize> },
}

/// Whether a promise was kept by its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    InTime,
    Late,
    /// There is no date to hold it against, or the dates are too wide.
    Unknown,
}

/// What became of a promise, as the ledger counts it. Every promise has exactly one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    KeptInTime,
    KeptLate,
    /// Kept, and the dates do not tell if in time.
    KeptSometime,
    Due,
    Late,
    Broken,
    Undated,
    Ended,
}

impl Fate {
    /// Every one, in the order in which they are counted.
    pub const ALL: [Fate; 8] = [
        Fate::KeptInTime,
        Fate::KeptLate,
        Fate::KeptSometime,
        Fate::Due,
        Fate::Late,
        Fate::Broken,
        Fate::Undated,
        Fate::Ended,
    ];

    /// Those of the promises that were kept.
    pub const KEPT: [Fate; 3] = [Fate::KeptInTime, Fate::KeptLate, Fate::KeptSometime];

    /// Its key in the wording table.
    pub fn key(self) -> &'static str {
        match self {
            Fate::KeptInTime => "kept-in-time",
            Fate::KeptLate => "kept-late",
            Fate::KeptSometime => "kept-sometime",
            Fate::Due => "due",
            Fate::Late => "late",
            Fate::Broken => "broken",
            Fate::Undated => "undated",
            Fate::Ended => "ended",
        }
    }
}

impl PromiseState {
    /// What the ledger counts it as.
    pub fn fate(self) -> Fate {
        match self {
            PromiseState::Late => Fate::Late,
            PromiseState::Due => Fate::Due,
            PromiseState::Undated => Fate::Undated,
            PromiseState::Broken { .. } => Fate::Broken,
            PromiseState::Kept { timing, .. } => match timing {
                Timing::InTime => Fate::KeptInTime,
                Timing::Late => Fate::KeptLate,
                Timing::Unknown => Fate::KeptSometime,
            },
            PromiseState::Ended { .. } => Fate::Ended,
        }
    }

    /// Whether it is still owed.
    pub fn is_owed(self) -> bool {
        matches!(
            self,
            PromiseState::Late | PromiseState::Due | PromiseState::Undated
        )
    }
}

impl Promise {
    /// The promise as it was first made.
    pub fn first<'a>(&self, recommendation: &'a Recommendation) -> &'a recommendation::Promise {
        &recommendation.record.entries[self.entry].promises[self.position]
    }

    /// Where it was made after it had been made so many times before: the position of the entry, and
    /// that of the promise in it.
    pub fn made(&self, before: usize) -> (usize, usize) {
        let again = before.checked_sub(1).and_then(|at| self.again.get(at));
        again.copied().unwrap_or((self.entry, self.position))
    }

    /// The promise with the date that holds: as it was made last.
    pub fn last<'a>(&self, recommendation: &'a Recommendation) -> &'a recommendation::Promise {
        let (entry, position) = self.made(self.again.len());
        &recommendation.record.entries[entry].promises[position]
    }

    /// The date by which it is to be kept.
    pub fn due<'a>(&self, recommendation: &'a Recommendation) -> Option<&'a PartialDate> {
        self.last(recommendation).by.as_ref()
    }

    /// Whether what is promised is an update itself.
    pub fn is_of_update(&self, recommendation: &Recommendation) -> bool {
        is_of_update(&self.first(recommendation).text)
    }

    /// The first date, where it moved since.
    pub fn first_due<'a>(&self, recommendation: &'a Recommendation) -> Option<&'a PartialDate> {
        let first = self.first(recommendation).by.as_ref()?;
        (self.due(recommendation) != Some(first)).then_some(first)
    }
}

/// A line that says that a promise was kept or broken which nobody made.
#[derive(Debug)]
pub struct UnknownPromise<'a> {
    pub line: &'a recommendation::Promise,
    /// The promises that were open then.
    pub open: Vec<&'a str>,
}

/// The promises of a recommendation as of a day, from its entries in the order of time, and the lines
/// that speak of a promise which is not there.
pub(in crate::register) fn promises<'a>(
    recommendation: &'a Recommendation,
    order: &[usize],
    delivery: (Delivery, Option<usize>),
    as_of: NaiveDate,
) -> (Vec<Promise>, Vec<UnknownPromise<'a>>) {
    let entries = &recommendation.record.entries;
    let mut ledger: Vec<Promise> = Vec::new();
    let mut unknown = Vec::new();
    for position in order.iter().copied() {
        let entry = &entries[position];
        for (lines, keeps) in [(&entry.kept, true), (&entry.not_kept, false)] {
            for line in lines {
                match meant(&ledger, recommendation, &line.text) {
                    Some(found) => {
                        let when = line.by.as_ref().or(entry.date.as_ref());
                        ledger[found].state = if keeps {
                            PromiseState::Kept {
                                entry: position,
                                timing: timing(when, ledger[found].due(recommendation)),
                                is_computed: false,
                            }
                        } else {
                            PromiseState::Broken {
                                entry: position,
                                is_computed: false,
                            }
                        };
                    }
                    None => unknown.push(UnknownPromise {
                        line,
                        open: open(&ledger, recommendation),
                    }),
                }
            }
        }
        if let Said::Update(_) = entry.said {
            keep_promised_update(&mut ledger, recommendation, position);
        }
        take(&mut ledger, recommendation, position, entry);
    }
    // A promise that was made once all was closed is not ended by that.
    let closed_at = order
        .iter()
        .position(|position| Some(*position) == delivery.1);
    for promise in &mut ledger {
        let (made, _) = promise.made(promise.again.len());
        let made_at = order.iter().position(|position| *position == made);
        let delivery = match (closed_at, made_at) {
            (Some(closed), Some(made)) if made >= closed => (Delivery::NotStated, None),
            _ => delivery,
        };
        settle(promise, recommendation, delivery, as_of);
    }
    (ledger, unknown)
}

/// An update keeps the promise of one that is due first, unless it comes from another organisation or
/// board than the one that promised, and if it comes behind the promise.
fn keep_promised_update(ledger: &mut [Promise], recommendation: &Recommendation, update: usize) {
    let entry = &recommendation.record.entries[update];
    let groups = |position: usize| -> Vec<Party> {
        let by = recommendation.entries_by.get(position);
        let leads = by.into_iter().flat_map(|by| by.iter());
        leads.filter_map(group_named).collect()
    };
    let is_theirs = |promise: &Promise| {
        let (update, promised) = (groups(update), groups(promise.entry));
        update.is_empty()
            || promised.is_empty()
            || update.iter().any(|group| promised.contains(group))
    };
    let kept = ledger
        .iter_mut()
        .filter(|promise| {
            promise.state.is_owed()
                && promise.is_of_update(recommendation)
                && is_theirs(promise)
                && is_behind(recommendation, entry, promise)
        })
        .min_by_key(|promise| {
            let due = promise.due(recommendation).and_then(PartialDate::latest);
            (due.is_none(), due)
        });
    if let Some(promise) = kept {
        promise.state = PromiseState::Kept {
            entry: update,
            timing: timing(entry.date.as_ref(), promise.due(recommendation)),
            is_computed: true,
        };
    }
}

/// The organisation or board that is named for a lead, or is one.
fn group_named(lead: &Lead) -> Option<Party> {
    let own = lead.party;
    let group = own.filter(|party| matches!(party, Party::Organisation(_) | Party::Body(_)));
    lead.acting_for.or(group)
}

/// Takes in what an entry promises: a promise that is open in the same words has a new date.
fn take(ledger: &mut Vec<Promise>, recommendation: &Recommendation, entry: usize, made: &Entry) {
    for (position, promise) in made.promises.iter().enumerate() {
        let known = ledger.iter_mut().find(|known| {
            known.entry != entry
                && known.state.is_owed()
                && folded(&known.first(recommendation).text) == folded(&promise.text)
        });
        match known {
            Some(known) => known.again.push((entry, position)),
            None => ledger.push(Promise {
                entry,
                position,
                again: Vec::new(),
                state: PromiseState::Undated,
            }),
        }
    }
}

/// What becomes of a promise that no entry speaks of: its record may be closed, its date passed.
fn settle(
    promise: &mut Promise,
    recommendation: &Recommendation,
    (delivery, said_by): (Delivery, Option<usize>),
    as_of: NaiveDate,
) {
    if !promise.state.is_owed() {
        return;
    }
    promise.state = match (delivery, said_by) {
        (Delivery::ClosedNotDone, Some(entry)) => PromiseState::Broken {
            entry,
            is_computed: true,
        },
        (delivery, entry) if delivery.is_closed() => PromiseState::Ended { entry },
        _ => match promise.due(recommendation) {
            Some(due) if due.is_before(as_of) => PromiseState::Late,
            Some(due) if due.earliest().is_some() => PromiseState::Due,
            _ => PromiseState::Undated,
        },
    };
}

/// Whether an update comes behind a promise as far as dates tell: it has one, and not the very day on
/// which the promise was made, nor one before that or before the recommendation was made.
fn is_behind(recommendation: &Recommendation, update: &Entry, promise: &Promise) -> bool {
    let made = &recommendation.record.entries[promise.entry].date;
    let made = made.as_ref().or(recommendation.made_on.as_ref());
    let first = made.and_then(PartialDate::earliest);
    let last = update.date.as_ref().and_then(PartialDate::latest);
    last.is_some_and(|last| first.is_none_or(|first| first < last))
}

/// Whether what was done on `when` was done by `due`.
fn timing(when: Option<&PartialDate>, due: Option<&PartialDate>) -> Timing {
    let dates = when
        .zip(due)
        .and_then(|(when, due)| Some((when.earliest()?, when.latest()?, due.latest()?)));
    match dates {
        Some((_, to, due)) if to <= due => Timing::InTime,
        Some((from, _, due)) if from > due => Timing::Late,
        _ => Timing::Unknown,
    }
}

/// The open promise that a line means: the one with these words, else the only one that holds them
/// all, else the only one there is for a plain "yes".
fn meant(ledger: &[Promise], recommendation: &Recommendation, text: &str) -> Option<usize> {
    let is_open = |promise: &Promise| {
        // What was worked out gives way to what an officer says.
        promise.state.is_owed()
            || matches!(
                promise.state,
                PromiseState::Kept {
                    is_computed: true,
                    ..
                }
            )
    };
    let wanted = folded(text);
    let words_of = |promise: &Promise| folded(&promise.first(recommendation).text);
    let open = || {
        ledger
            .iter()
            .enumerate()
            .filter(|(_, promise)| is_open(promise))
    };
    let exact = open().find(|(_, promise)| words_of(promise) == wanted);
    if let Some((found, _)) = exact {
        return Some(found);
    }
    let only = |found: Vec<usize>| match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    if wanted == ["yes"] {
        let owed = open().filter(|(_, promise)| promise.state.is_owed());
        return only(owed.map(|(found, _)| found).collect());
    }
    let holding = open().filter(|(_, promise)| {
        let words = words_of(promise);
        !wanted.is_empty() && wanted.iter().all(|word| words.contains(word))
    });
    only(holding.map(|(found, _)| found).collect())
}

fn open<'a>(ledger: &[Promise], recommendation: &'a Recommendation) -> Vec<&'a str> {
    let owed = ledger.iter().filter(|promise| promise.state.is_owed());
    owed.map(|promise| promise.first(recommendation).text.as_str())
        .collect()
}

/// The words of a promise by which two are the same: in lower case, without marks and articles.
fn folded(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !matches!(word.as_str(), "a" | "an" | "the"))
        .collect()
}

/// Whether what is promised is an update itself: "an update", "a further progress update on the plan",
/// "update by Midwifery". "Update the plan" is an act, and "an update of the website" another thing.
fn is_of_update(text: &str) -> bool {
    const KINDS: [&str; 18] = [
        "a",
        "an",
        "the",
        "progress",
        "further",
        "written",
        "verbal",
        "oral",
        "regular",
        "full",
        "short",
        "brief",
        "first",
        "next",
        "another",
        "quarterly",
        "monthly",
        "annual",
    ];
    const BEHIND: [&str; 8] = ["on", "to", "by", "from", "about", "at", "for", "in"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().enumerate().any(|(at, word)| {
        let is_update = matches!(*word, "update" | "updates")
            || (*word == "report" && at > 0 && words[at - 1] == "progress");
        let before = &words[..at];
        let behind = words.get(at + 1);
        is_update
            && before
                .iter()
                .all(|word| KINDS.contains(word) || *word == "response")
            && behind.is_none_or(|behind| BEHIND.contains(behind) || *behind == "response")
    })
}
