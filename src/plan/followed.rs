//! What changed, sorted by what it is about, and the mark by which each change is known for ever: worked
//! out once for the feeds of a site.

use crate::record::recommendation::Said;
use crate::register::{Change, Id, Meeting, Recommendation, Register, Report, Subject, What};
use crate::term::PartialDate;
use std::collections::HashMap;
use std::hash::Hash;

/// The changes of each record, by their positions among all changes.
pub struct Followed {
    recommendations: Vec<Vec<usize>>,
    meetings: Vec<Option<usize>>,
    reports: Vec<Option<usize>>,
    /// For each change, how many of its like there are up to it in its record.
    counted: Vec<usize>,
}

impl Followed {
    /// Sorts the changes of a register.
    pub fn of(register: &Register) -> Followed {
        let mut recommendations = vec![Vec::new(); register.recommendations.len()];
        let mut meetings = vec![None; register.meetings.len()];
        let mut reports = vec![None; register.reports.len()];
        for (position, change) in register.changes.iter().enumerate() {
            match change.subject {
                Subject::Recommendation(id) => recommendations[id.index()].push(position),
                Subject::Meeting(id) => meetings[id.index()] = Some(position),
                Subject::Report(id) => reports[id.index()] = Some(position),
                _ => {}
            }
        }
        let mut counted = vec![1; register.changes.len()];
        for (id, positions) in register.recommendations.ids().zip(&recommendations) {
            if positions.is_empty() {
                continue;
            }
            let alike = Alike::of(register, id);
            for position in positions {
                counted[*position] = alike.count(register.changes[*position].what);
            }
        }
        Followed {
            recommendations,
            meetings,
            reports,
            counted,
        }
    }

    /// The changes of a recommendation, oldest first.
    pub fn recommendation(&self, id: Id<Recommendation>) -> &[usize] {
        &self.recommendations[id.index()]
    }

    /// That a meeting took place.
    pub fn meeting(&self, id: Id<Meeting>) -> Option<usize> {
        self.meetings[id.index()]
    }

    /// That a board reported.
    pub fn report(&self, id: Id<Report>) -> Option<usize> {
        self.reports[id.index()]
    }

    /// The mark of a change. It is made of the reference, the kind of news, its date and, where a record
    /// has several of one kind and date, which of them it is in the order of the file. So neither a
    /// title, nor a wording, nor an older or newer entry changes it.
    pub fn mark(&self, register: &Register, position: usize) -> String {
        let change = &register.changes[position];
        let own = mark_in_record(register, change);
        let reference = segment(reference(register, change.subject));
        match self.counted[position] {
            0 | 1 => format!("{reference}/{own}"),
            n => format!("{reference}/{own}/{n}"),
        }
    }
}

/// A text as one part of a mark, the same in any capitals: letters, digits and hyphens stand, all else
/// in percent notation.
pub fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.trim().to_lowercase().bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A date as a part of a mark: the days that it allows, however it is written.
pub fn date_mark(date: Option<&PartialDate>) -> String {
    let days = date.and_then(|date| Some((date.earliest()?, date.latest())));
    match days {
        None => "undated".to_owned(),
        Some((first, Some(last))) if first == last => first.to_string(),
        Some((first, Some(last))) => format!("{first}.{last}"),
        Some((first, None)) => format!("{first}."),
    }
}

/// The reference of what changed.
fn reference(register: &Register, subject: Subject) -> &str {
    match subject {
        Subject::Recommendation(id) => &register.recommendations[id].record.reference.text,
        Subject::Meeting(id) => &register.meetings[id].record.reference.text,
        Subject::Report(id) => &register.reports[id].record.reference.text,
        _ => "",
    }
}

/// The kind of news and its date. Whether an update closes the work is no part of it: an officer may
/// find the right word for it later.
fn mark_in_record(register: &Register, change: &Change) -> String {
    let Subject::Recommendation(id) = change.subject else {
        return match change.what {
            What::Reported => "reported",
            _ => "held",
        }
        .to_owned();
    };
    let record = &register.recommendations[id].record;
    let date = date_mark(Some(&change.date));
    let promised = |promise: usize, made: usize| {
        let (entry, line) = register.status(id).promises[promise].made(made);
        date_mark(record.entries[entry].promises[line].by.as_ref())
    };
    let due = |position: usize| date_mark(record.due.get(position).map(|due| &due.date));
    match change.what {
        What::Answered { entry } | What::Updated { entry } | What::Closed { entry } => {
            match record.entries[entry].said {
                Said::Response(_) => format!("response/{date}"),
                Said::Update(_) => format!("update/{date}"),
            }
        }
        What::Superseded { by } => {
            let by = &register.recommendations[by].record.reference.text;
            format!("superseded/{}", segment(by))
        }
        What::Moved { due: position } => format!("due-moved/{}", due(position)),
        What::DuePassed { due: position } => format!("due-passed/{}", due(position)),
        What::PromiseMoved { promise, made } => {
            format!("promise-moved/{}", promised(promise, made))
        }
        What::PromisePassed { promise, made } => {
            format!("promise-passed/{}", promised(promise, made))
        }
        What::AnswerPassed { clock } => {
            let deadline = register.status(id).clocks[clock].deadline.as_ref();
            let date = deadline.map(|deadline| deadline.date());
            format!("answer-passed/{}", date_mark(date.as_ref()))
        }
        What::Made | What::Met | What::Reported => "made".to_owned(),
    }
}

/// For each part of a record, how many of its kind and date there are up to it. All parts count, not
/// only those that made news: then what becomes of one changes nothing for the next.
struct Alike {
    entries: Vec<usize>,
    due: Vec<usize>,
    clocks: Vec<usize>,
    promises: HashMap<(usize, usize), usize>,
}

impl Alike {
    fn of(register: &Register, id: Id<Recommendation>) -> Alike {
        let record = &register.recommendations[id].record;
        let status = register.status(id);
        let entries = record.entries.iter().map(|entry| {
            let is_response = matches!(entry.said, Said::Response(_));
            (is_response, date_mark(entry.date.as_ref()))
        });
        let due = record.due.iter().map(|due| date_mark(Some(&due.date)));
        let clocks = status.clocks.iter().map(|clock| {
            let deadline = clock.deadline.as_ref().map(|deadline| deadline.date());
            date_mark(deadline.as_ref())
        });
        let made: Vec<(usize, usize)> = status
            .promises
            .iter()
            .enumerate()
            .flat_map(|(at, promise)| (0..=promise.again.len()).map(move |made| (at, made)))
            .collect();
        let promised = made.iter().map(|(at, made)| {
            let (entry, line) = status.promises[*at].made(*made);
            date_mark(record.entries[entry].promises[line].by.as_ref())
        });
        let promises = counts(promised);
        Alike {
            entries: counts(entries),
            due: counts(due),
            clocks: counts(clocks),
            promises: made.into_iter().zip(promises).collect(),
        }
    }

    fn count(&self, what: What) -> usize {
        let found = match what {
            What::Answered { entry } | What::Updated { entry } | What::Closed { entry } => {
                self.entries.get(entry)
            }
            What::Moved { due } | What::DuePassed { due } => self.due.get(due),
            What::AnswerPassed { clock } => self.clocks.get(clock),
            What::PromiseMoved { promise, made } | What::PromisePassed { promise, made } => {
                self.promises.get(&(promise, made))
            }
            What::Made | What::Superseded { .. } | What::Met | What::Reported => None,
        };
        found.copied().unwrap_or(1)
    }
}

/// For each of some keys, how many times it stood there up to here.
fn counts<K: Eq + Hash>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut seen: HashMap<K, usize> = HashMap::new();
    keys.map(|key| {
        let count = seen.entry(key).or_insert(0);
        *count += 1;
        *count
    })
    .collect()
}
