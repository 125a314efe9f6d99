//! A promise where it was made: what, for when, and what became of it.

use crate::plan::Site;
use crate::plan::sentence::date_key;
use crate::plan::view::{Link, Tag};
use crate::prose::summary;
use crate::register::{Id, Promise, PromiseState, Recommendation, Timing};
use crate::term::PartialDate;
use serde::Serialize;

/// The most characters of a promise that its page shows.
const LONGEST: usize = 1_000;

/// A promise below the entry that makes it.
#[derive(Serialize)]
pub(super) struct PromiseView {
    /// What was promised, and by when.
    text: String,
    tag: Option<Tag>,
    /// What became of it, with what that was worked out from.
    fate: String,
    /// The entry that kept or broke it.
    link: Option<Link>,
}

/// The promises that an entry makes for the first time or again, by the entry's position.
pub(super) fn promises(site: &Site<'_>, id: Id<Recommendation>, entry: usize) -> Vec<PromiseView> {
    let recommendation = &site.register.recommendations[id];
    let ledger = &site.register.status(id).promises;
    let made = recommendation.record.entries[entry].promises.iter();
    made.enumerate()
        .map(|(position, written)| {
            let words = site.words;
            let what = summary(&written.text, LONGEST);
            let text = match &written.by {
                Some(date) => words.with(
                    date_key(date, "promised-by", "promised-words"),
                    &[("what", &what), ("date", &words.date(date))],
                ),
                None => words.with("promised-undated", &[("what", &what)]),
            };
            let here = (entry, position);
            let promise = ledger.iter().find(|promise| {
                (promise.entry, promise.position) == here || promise.again.contains(&here)
            });
            let Some(promise) = promise else {
                return PromiseView {
                    text,
                    tag: None,
                    fate: String::new(),
                    link: None,
                };
            };
            let moved = moved(site, recommendation, promise, here);
            let is_last = moved.is_none();
            PromiseView {
                text,
                tag: is_last.then(|| promise_tag(site, promise.state)),
                fate: moved.unwrap_or_else(|| fate(site, recommendation, promise)),
                link: is_last.then(|| told_in(site, id, promise)).flatten(),
            }
        })
        .collect()
}

/// That a promise was made again with another date.
fn moved(
    site: &Site<'_>,
    recommendation: &Recommendation,
    promise: &Promise,
    here: (usize, usize),
) -> Option<String> {
    let last = promise.again.last()?;
    if *last == here {
        return None;
    }
    let due = promise.due(recommendation);
    Some(match due {
        Some(date) => site
            .words
            .with("promise-moved", &[("date", &site.words.date(date))]),
        None => site.words.say("promise-moved-undated"),
    })
}

/// The word for what became of a promise.
pub fn promise_tag(site: &Site<'_>, state: PromiseState) -> Tag {
    let (key, tone) = match state {
        PromiseState::Late => ("promise-late", "red"),
        PromiseState::Due => ("promise-due", "blue"),
        PromiseState::Undated => ("promise-undated", "grey"),
        PromiseState::Broken { .. } => ("promise-broken", "plum"),
        PromiseState::Kept {
            timing: Timing::Late,
            ..
        } => ("promise-kept-late", "amber"),
        PromiseState::Kept { .. } => ("promise-kept", "green"),
        PromiseState::Ended { .. } => ("promise-ended", "grey"),
    };
    Tag {
        text: site.words.say(key),
        tone,
    }
}

/// What became of a promise, in a sentence.
pub fn fate(site: &Site<'_>, recommendation: &Recommendation, promise: &Promise) -> String {
    let words = site.words;
    let due = promise.due(recommendation);
    let said_on = |entry: usize| {
        let date = recommendation.record.entries[entry].date.as_ref();
        date.map_or_else(|| words.say("undated-entry"), |date| words.when(date))
    };
    match promise.state {
        PromiseState::Late => {
            let day = due.and_then(PartialDate::latest);
            let date = day.map(|day| words.day(day)).unwrap_or_default();
            let late = day.map(|day| words.lateness(day, site.register.as_of));
            let late = late.unwrap_or_default();
            words.with("promise-late-fate", &[("date", &date), ("late", &late)])
        }
        PromiseState::Due | PromiseState::Undated => String::new(),
        PromiseState::Broken { entry, is_computed } => {
            let key = match is_computed {
                true => "promise-broken-computed-fate",
                false => "promise-broken-fate",
            };
            words.with(key, &[("when", &said_on(entry))])
        }
        PromiseState::Kept {
            entry,
            timing,
            is_computed,
        } => {
            let key = match (is_computed, timing) {
                (true, _) => "promise-kept-computed-fate",
                (false, _) => "promise-kept-fate",
            };
            let mut fate = words.with(key, &[("when", &said_on(entry))]);
            if timing == Timing::Unknown && due.is_some() {
                fate.push(' ');
                fate.push_str(&words.say("promise-kept-timing-unknown"));
            }
            fate
        }
        PromiseState::Ended { entry: Some(entry) } => {
            words.with("promise-ended-fate", &[("when", &said_on(entry))])
        }
        PromiseState::Ended { entry: None } => words.say("promise-superseded-fate"),
    }
}

/// A link to the entry that tells what became of a promise.
pub fn told_in(site: &Site<'_>, id: Id<Recommendation>, promise: &Promise) -> Option<Link> {
    let entry = match promise.state {
        PromiseState::Broken { entry, .. }
        | PromiseState::Kept { entry, .. }
        | PromiseState::Ended { entry: Some(entry) } => entry,
        _ => return None,
    };
    let told = &site.register.recommendations[id].record.entries[entry];
    let when = told.date.as_ref().map(|date| site.words.when(date));
    let text = match when {
        Some(when) => site.words.with("promise-see-entry", &[("when", &when)]),
        None => site.words.say("promise-see-undated-entry"),
    };
    Some(Link::to(text, site.entry_href(id, entry)))
}

/// The promises of earlier entries that an entry keeps or says will not be kept, in words.
pub(super) fn settled(site: &Site<'_>, id: Id<Recommendation>, entry: usize) -> Vec<String> {
    let words = site.words;
    let record = &site.register.recommendations[id].record;
    let told = &record.entries[entry];
    let ledger = &site.register.status(id).promises;
    // A line that speaks of no promise of the record keeps none.
    let is_known = ledger.iter().any(|promise| match promise.state {
        PromiseState::Kept {
            entry: by,
            is_computed: false,
            ..
        }
        | PromiseState::Broken {
            entry: by,
            is_computed: false,
        } => by == entry,
        _ => false,
    });
    let kept = told.kept.iter().map(|line| ("promise-keeps", line));
    let not_kept = told.not_kept.iter().map(|line| ("promise-breaks", line));
    kept.chain(not_kept)
        .map(|(key, line)| {
            let what = summary(&line.text, LONGEST);
            match &line.by {
                _ if !is_known => words.with(&format!("{key}-unknown"), &[("what", &what)]),
                Some(date) => words.with(
                    &format!("{key}-dated"),
                    &[("what", &what), ("when", &words.when(date))],
                ),
                None => words.with(key, &[("what", &what)]),
            }
        })
        .collect()
}
