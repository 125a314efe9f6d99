//! A change told in a sentence: the same on the front page, among the latest of the whole site and
//! between two meetings.

use crate::plan::Site;
use crate::plan::page::recommendation::{fate, promise_tag};
use crate::plan::page::report;
use crate::plan::page::sitting::came_sentence;
use crate::plan::sentence::{decision_tone, delivery_tone};
use crate::plan::view::{DateView, Mark, Row, Tag};
use crate::prose::summary;
use crate::record::recommendation::{Entry, Said};
use crate::register::{Change, ClockState, Id, Meeting, Recommendation, Subject, What};
use crate::term::PartialDate;
use crate::wording::Wording;

/// The most characters of the record's own words that a sentence repeats.
const LONGEST: usize = 140;

/// A change in words.
pub struct Told {
    pub date: DateView,
    /// The name of the record that changed.
    pub title: String,
    /// Its reference; empty for what is known by its name.
    pub reference: String,
    pub href: String,
    /// What happened on that day, which later days do not change.
    pub event: String,
    /// The same with what became of it since, as of the register's day.
    pub sentence: String,
    pub tags: Vec<Tag>,
}

/// What happened in a sentence, what became of it since, and the status.
type Sentences = (String, Option<String>, Vec<Tag>);

impl Told {
    /// A change, told as of the register's day.
    pub fn of(site: &Site<'_>, change: &Change) -> Told {
        let (reference, href, (event, since, tags)) = match change.subject {
            Subject::Recommendation(id) => {
                let record = &site.register.recommendations[id].record;
                let href = href(site, id, change.what);
                let reference = record.reference.text.clone();
                (reference, href, of_request(site, id, change.what))
            }
            subject => {
                let event = match subject {
                    Subject::Meeting(id) => met(site, id),
                    Subject::Report(id) => report::lead(site, id),
                    _ => String::new(),
                };
                let sentences = (event, None, Vec::new());
                (String::new(), site.href(subject), sentences)
            }
        };
        Told {
            date: site.date(&change.date),
            title: site.name(change.subject),
            reference,
            href,
            sentence: match since {
                Some(since) => format!("{event} {since}"),
                None => event.clone(),
            },
            event,
            tags,
        }
    }

    /// The change as a row of a list.
    pub fn row(&self) -> Row {
        Row {
            mark: Some(Mark::Date(self.date.clone())),
            title: self.title.clone(),
            href: self.href.clone(),
            sentence: Some(self.sentence.clone()),
            note: (!self.reference.is_empty()).then(|| self.reference.clone()),
            tags: self.tags.clone(),
            ..Row::default()
        }
    }
}

/// Where a change is told: at the entry that tells of it, else on the record's page.
fn href(site: &Site<'_>, id: Id<Recommendation>, what: What) -> String {
    let entry = match what {
        What::Answered { entry } | What::Updated { entry } | What::Closed { entry } => Some(entry),
        What::PromiseMoved { promise, made } | What::PromisePassed { promise, made } => {
            let promise = &site.register.status(id).promises[promise];
            Some(promise.made(made).0)
        }
        _ => None,
    };
    match entry {
        Some(entry) => site.entry_href(id, entry),
        None => site.href(Subject::Recommendation(id)),
    }
}

/// That a body met, and what came of it.
fn met(site: &Site<'_>, id: Id<Meeting>) -> String {
    let came = came_sentence(site, &site.register.meetings[id]);
    let came = came.unwrap_or_else(|| site.words.say("meeting-made-nothing"));
    format!("{} {came}", site.words.say("change-met"))
}

/// A change of a recommendation in a sentence, with its status.
fn of_request(site: &Site<'_>, id: Id<Recommendation>, what: What) -> Sentences {
    let words = site.words;
    let recommendation = &site.register.recommendations[id];
    let record = &recommendation.record;
    match what {
        What::Made => {
            let kind = words.say(&format!("change-made-{}", record.kind.key()));
            let asked = summary(&record.asked.markdown, LONGEST);
            (format!("{kind} {asked}"), None, Vec::new())
        }
        What::Answered { entry } | What::Updated { entry } | What::Closed { entry } => {
            let (sentence, tags) = said(site, recommendation, entry);
            (sentence, None, tags)
        }
        What::Superseded { by } => {
            let name = site.recommendation_link(by).text;
            let sentence = words.with("change-superseded", &[("name", &name)]);
            (sentence, None, Vec::new())
        }
        What::Moved { due } => (moved(words, recommendation, due), None, Vec::new()),
        What::DuePassed { due } => due_passed(site, id, due),
        What::AnswerPassed { clock } => answer_passed(site, id, clock),
        What::PromiseMoved { promise, made } => {
            (promise_moved(site, id, promise, made), None, Vec::new())
        }
        What::PromisePassed { promise, made } => promise_passed(site, id, promise, made),
        What::Met | What::Reported => (String::new(), None, Vec::new()),
    }
}

/// Who answered or reported, what was decided or how far the work is, and the first words.
fn said(site: &Site<'_>, recommendation: &Recommendation, entry: usize) -> (String, Vec<Tag>) {
    let words = site.words;
    let by = site.lead_names(&recommendation.entries_by[entry]);
    let entry: &Entry = &recommendation.record.entries[entry];
    let (key, key_by, tag) = match entry.said {
        Said::Response(decision) => {
            let (text, tone) = (site.decision(decision), decision_tone(decision));
            ("response", "response-from", Some(Tag { text, tone }))
        }
        Said::Update(delivery) => {
            let tag = delivery.map(|delivery| Tag {
                text: site.delivery(delivery),
                tone: delivery_tone(delivery),
            });
            ("update", "update-by", tag)
        }
    };
    let who = if by.is_empty() {
        words.say(key)
    } else {
        words.with(key_by, &[("name", &by)])
    };
    let what = tag.as_ref().map(|tag| match &entry.detail {
        Some(detail) => {
            let detail = summary(detail, LONGEST);
            let places = [("what", tag.text.as_str()), ("detail", &detail)];
            words.with("change-detail", &places)
        }
        None => tag.text.clone(),
    });
    let told = summary(&entry.text.markdown, LONGEST);
    let mut sentences: Vec<String> = std::iter::once(who).chain(what).collect();
    sentences.iter_mut().for_each(|sentence| sentence.push('.'));
    // Of news that is only a promise, or that one was kept, that is what there is to tell.
    if told.is_empty() {
        let kept = entry.kept.iter().map(|line| ("promise-keeps", line));
        let made = entry.promises.iter().map(|line| ("change-promised", line));
        let lines = kept.chain(made);
        sentences.extend(
            lines.map(|(key, line)| words.with(key, &[("what", &summary(&line.text, LONGEST))])),
        );
    } else {
        sentences.push(told);
    }
    (sentences.join(" "), tag.into_iter().collect())
}

/// The date before, the new one, the first one and the reason.
fn moved(words: &Wording, recommendation: &Recommendation, due: usize) -> String {
    let dates = &recommendation.record.due;
    let (Some(now), Some(before)) = (dates.get(due), dates.get(..due).and_then(<[_]>::last)) else {
        return String::new();
    };
    let (from, to) = (words.date(&before.date), words.date(&now.date));
    let mut sentences = vec![words.with("change-due-moved", &[("from", &from), ("to", &to)])];
    if let (true, Some(first)) = (due > 1, dates.first()) {
        let first = words.date(&first.date);
        sentences.push(words.with("status-first-due", &[("date", &first)]));
    }
    sentences.push(match &now.reason {
        Some(reason) => words.with("due-moved-because", &[("reason", reason)]),
        None => words.say("due-moved-no-reason"),
    });
    sentences.join(" ")
}

fn late_tag(site: &Site<'_>, late: &str) -> Vec<Tag> {
    vec![Tag {
        text: site.words.with("late-by", &[("late", late)]),
        tone: "red",
    }]
}

/// Which completion date passed, and what became of it since.
fn due_passed(site: &Site<'_>, id: Id<Recommendation>, due: usize) -> Sentences {
    let words = site.words;
    let recommendation = &site.register.recommendations[id];
    let record = &recommendation.record;
    let status = site.register.status(id);
    let Some(passed) = record.due.get(due).map(|due| &due.date) else {
        return (String::new(), None, Vec::new());
    };
    let first = words.with("change-due-passed", &[("date", &words.date(passed))]);
    let moved = record.due.get(due + 1..).and_then(<[_]>::last);
    let mut tags = Vec::new();
    let since = if let Some(moved) = moved {
        words.with("change-moved-since", &[("date", &words.date(&moved.date))])
    } else if status.is_open() {
        let late = site.lateness(passed);
        tags = late_tag(site, &late);
        words.with("change-still-late", &[("late", &late)])
    } else if recommendation.superseded_by.is_empty() {
        let delivery = site.delivery(status.delivery);
        let entry = status.delivered_by.map(|entry| &record.entries[entry]);
        match entry.and_then(|entry| entry.date.as_ref()) {
            Some(date) => words.with(
                "change-closed-since-on",
                &[("delivery", &delivery), ("when", &words.when(date))],
            ),
            None => words.with("change-closed-since", &[("delivery", &delivery)]),
        }
    } else {
        let names = recommendation.superseded_by.iter();
        let names: Vec<String> = names.map(|by| site.recommendation_link(*by).text).collect();
        words.with("change-superseded-since", &[("name", &words.list(&names))])
    };
    (first, Some(since), tags)
}

/// Who had to answer by when, and whether the answer came since.
fn answer_passed(site: &Site<'_>, id: Id<Recommendation>, clock: usize) -> Sentences {
    let words = site.words;
    let record = &site.register.recommendations[id].record;
    let clock = &site.register.status(id).clocks[clock];
    let Some(deadline) = &clock.deadline else {
        return (String::new(), None, Vec::new());
    };
    let date = words.date(&deadline.date());
    let first = match clock.party {
        Some(party) => {
            let name = site.party(party).text;
            words.with(
                "change-answer-passed-by",
                &[("name", &name), ("date", &date)],
            )
        }
        None => words.with("change-answer-passed", &[("date", &date)]),
    };
    let came = clock.answer.filter(|_| clock.state == ClockState::Late);
    let (since, tags) = match came.and_then(|answer| record.entries[answer].date.as_ref()) {
        Some(date) => {
            let when = words.when(date);
            (
                words.with("change-answer-came", &[("when", &when)]),
                Vec::new(),
            )
        }
        None => {
            let late = words.lateness(deadline.last, site.register.as_of);
            let since = words.with("change-answer-none", &[("late", &late)]);
            (since, late_tag(site, &late))
        }
    };
    (first, Some(since), tags)
}

/// What was promised again, for when now and for when before.
fn promise_moved(site: &Site<'_>, id: Id<Recommendation>, promise: usize, made: usize) -> String {
    let words = site.words;
    let record = &site.register.recommendations[id].record;
    let promise = &site.register.status(id).promises[promise];
    let line = |made: usize| {
        let (entry, position) = promise.made(made);
        &record.entries[entry].promises[position]
    };
    let date = |made: usize| -> Option<&PartialDate> { line(made).by.as_ref() };
    let what = summary(&line(made).text, LONGEST);
    let mut sentences = vec![match date(made) {
        Some(date) => words.with(
            "change-promise-moved",
            &[("date", &words.date(date)), ("what", &what)],
        ),
        None => words.with("change-promise-undated", &[("what", &what)]),
    }];
    if let Some(before) = date(made.saturating_sub(1)) {
        let before = words.date(before);
        sentences.push(words.with("change-promise-before", &[("date", &before)]));
    }
    if let Some(first) = date(0).filter(|_| made > 1) {
        let first = words.date(first);
        sentences.push(words.with("status-first-promised", &[("date", &first)]));
    }
    let (entry, _) = promise.made(made);
    let told = summary(&record.entries[entry].text.markdown, LONGEST);
    if !told.is_empty() {
        sentences.push(words.with("change-promise-told", &[("words", &told)]));
    }
    sentences.join(" ")
}

/// Which promise's date passed, and what became of it since.
fn promise_passed(
    site: &Site<'_>,
    id: Id<Recommendation>,
    promise: usize,
    made: usize,
) -> Sentences {
    let words = site.words;
    let recommendation = &site.register.recommendations[id];
    let promise = &site.register.status(id).promises[promise];
    let (entry, position) = promise.made(made);
    let line = &recommendation.record.entries[entry].promises[position];
    let date = line.by.as_ref().map(|date| words.date(date));
    let what = summary(&line.text, LONGEST);
    let places = [
        ("date", date.as_deref().unwrap_or_default()),
        ("what", &what),
    ];
    let first = words.with("change-promise-passed", &places);
    let is_last = made == promise.again.len();
    let since = match promise.due(recommendation) {
        _ if is_last => fate(site, recommendation, promise),
        Some(date) => words.with("promise-moved", &[("date", &words.date(date))]),
        None => words.say("promise-moved-undated"),
    };
    let tag = is_last.then(|| promise_tag(site, promise.state));
    (first, Some(since), tag.into_iter().collect())
}
