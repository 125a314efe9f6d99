//! What a resident reads: the status of a recommendation in one plain derived sentence, and the
//! same facts as tags and as a row of a list.

use crate::plan::Site;
use crate::plan::address::key;
use crate::plan::view::{DateView, Mark, Row, Tag};
use crate::prose::summary;
use crate::register::{
    ClockState, Decided, Id, Late, Promise, PromiseState, Recommendation, Shelf, Status, Subject,
    Urgency,
};
use crate::term::partial_date::Moment;
use crate::term::{Decision, Delivery, PartialDate};

/// The most characters of a promise that a sentence repeats; the rest stands on its page.
const LONGEST_PROMISE: usize = 90;

/// The tone of a decision's tag.
pub fn decision_tone(decision: Decision) -> &'static str {
    match decision {
        Decision::Accepted | Decision::AcceptedInPart | Decision::AcceptedInPrinciple => "blue",
        Decision::NotAccepted => "plum",
        Decision::NoResponse => "amber",
        _ => "grey",
    }
}

/// The tone of a delivery's tag.
pub fn delivery_tone(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::InProgress | Delivery::Ongoing => "blue",
        Delivery::Paused => "amber",
        Delivery::DoneAsReported | Delivery::DoneAsConfirmed => "green",
        Delivery::ClosedNotDone => "plum",
        Delivery::NotStarted | Delivery::Superseded | Delivery::NotStated => "grey",
    }
}

/// The key of a sentence that ends in a date: another one where the paper's own words stand around
/// the date or stand there alone, and where the date is a stretch of time.
pub fn date_key(date: &PartialDate, plain: &'static str, words: &'static str) -> &'static str {
    let is_one = matches!(
        date.moments(),
        Some((
            Moment::Day(_) | Moment::Month { .. } | Moment::Year(_) | Moment::Season { .. },
            None
        ))
    );
    if date.before().is_empty() && is_one {
        plain
    } else {
        words
    }
}

impl Site<'_> {
    /// The words of a decision.
    pub fn decision(&self, decision: Decision) -> String {
        self.words
            .say(&format!("decision-{}", key(decision.words())))
    }

    /// The words of a delivery.
    pub fn delivery(&self, delivery: Delivery) -> String {
        self.words
            .say(&format!("delivery-{}", key(delivery.words())))
    }

    /// The key of what stands in the place of an answer.
    pub fn no_answer(&self, status: &Status) -> &'static str {
        match status.decision {
            Decision::NotStated => "no-answer-expected",
            _ => "status-not-answered",
        }
    }

    /// The status of a recommendation as tags: decision, delivery, late.
    pub fn tags(&self, status: &Status) -> Vec<Tag> {
        let mut tags = Vec::new();
        // Of an action that nobody had to answer, nothing is said.
        if status.decided_by.is_some() || status.decision != Decision::NotStated {
            tags.push(Tag {
                text: self.decision(status.decision),
                tone: decision_tone(status.decision),
            });
        }
        if status.delivery != Delivery::NotStated {
            tags.push(Tag {
                text: self.delivery(status.delivery),
                tone: delivery_tone(status.delivery),
            });
        }
        if let Some(late) = self.latest_lateness(status) {
            tags.push(Tag {
                text: self.words.with("late-by", &[("late", &late)]),
                tone: "red",
            });
        }
        tags
    }

    /// How late the longest overdue thing of a status is, in words.
    pub fn latest_lateness(&self, status: &Status) -> Option<String> {
        let due = status.late_since()?;
        Some(self.words.lateness(due, self.register.as_of))
    }

    /// How late `due` is, in words.
    pub fn lateness(&self, due: &PartialDate) -> String {
        due.latest()
            .map(|day| self.words.lateness(day, self.register.as_of))
            .unwrap_or_default()
    }

    /// The one plain sentence on where a recommendation stands.
    pub fn sentence(&self, id: Id<Recommendation>, status: &Status) -> String {
        let words = self.words;
        let recommendation = &self.register.recommendations[id];
        let record = &recommendation.record;
        let mut sentences: Vec<String> = Vec::new();
        let entry_date = |position: Option<usize>| {
            position.and_then(|position| record.entries[position].date.as_ref())
        };
        match (status.decision, entry_date(status.decided_by)) {
            (Decision::AwaitingResponse | Decision::NoResponse, _) => {
                sentences.push(self.awaited(status));
            }
            (Decision::NotStated, Some(date)) if status.decided_by.is_some() => {
                sentences.push(words.with("status-replied-on", &[("when", &words.when(date))]));
            }
            (Decision::NotStated, None) if status.decided_by.is_some() => {
                sentences.push(words.say("status-replied"));
            }
            (Decision::NotStated, _) => {}
            (_, date) => sentences.extend(self.decided_sentences(id, status, date)),
        }
        if status.decision.is_answer() {
            sentences.extend(self.answer_sentences(id, status));
        }
        let said_on = entry_date(status.delivered_by);
        match status.delivery {
            Delivery::NotStated => {}
            Delivery::Superseded if !recommendation.superseded_by.is_empty() => {
                let names: Vec<String> = recommendation
                    .superseded_by
                    .iter()
                    .map(|id| {
                        self.register.recommendations[*id]
                            .record
                            .reference
                            .text
                            .clone()
                    })
                    .collect();
                sentences.push(words.with("status-superseded", &[("name", &words.list(&names))]));
            }
            delivery => {
                let delivery = self.delivery(delivery);
                sentences.push(match said_on {
                    Some(date) => words.with(
                        "status-delivery-on",
                        &[("delivery", &delivery), ("when", &words.when(date))],
                    ),
                    None => words.with("status-delivery", &[("delivery", &delivery)]),
                });
            }
        }
        if status.is_open() {
            self.owed_sentences(id, status, &mut sentences);
        }
        sentences.join(" ")
    }

    /// What was decided and when; where several were asked and decided differently, by whom.
    fn decided_sentences(
        &self,
        id: Id<Recommendation>,
        status: &Status,
        date: Option<&PartialDate>,
    ) -> Vec<String> {
        let words = self.words;
        let said = self.decision(status.decision);
        let mut divided = self.register.divided(id);
        let key = match (date.is_some(), divided.is_empty()) {
            (true, true) => "status-decided-on",
            (true, false) => "status-decided-by-on",
            (false, true) => "status-decided",
            (false, false) => "status-decided-by",
        };
        let mut names = |is_meant: &dyn Fn(&Decided) -> bool| {
            let (meant, others): (Vec<_>, Vec<_>) = divided.drain(..).partition(is_meant);
            divided = others;
            let names: Vec<String> = meant.iter().map(|one| self.party(one.party).text).collect();
            words.list(&names)
        };
        let in_force = names(&|one| Some(one.entry) == status.decided_by);
        let when = date.map_or(String::new(), |date| words.when(date));
        let places = [
            ("decision", said.as_str()),
            ("when", &when),
            ("name", &in_force),
        ];
        let mut sentences = vec![words.with(key, &places)];
        for other in Decision::ALL {
            let name = names(&|one| one.decision == other);
            if !name.is_empty() {
                let said = self.decision(other);
                let places = [("decision", said.as_str()), ("name", &name)];
                sentences.push(words.with("status-decided-by", &places));
            }
        }
        sentences
    }

    /// That no answer is there, by when it was or is due.
    fn awaited(&self, status: &Status) -> String {
        let words = self.words;
        let overdue = status.late.iter().filter_map(|late| match late {
            Late::Response { due, .. } => Some(due),
            _ => None,
        });
        let overdue = overdue.min_by_key(|due| due.latest());
        let running = status.clocks.iter().filter_map(|clock| {
            let is_running = clock.state == ClockState::Running;
            clock.deadline.as_ref().filter(|_| is_running)
        });
        let next = running.min_by_key(|deadline| deadline.last);
        match (overdue, next) {
            (Some(due), _) => words.with(
                date_key(due, "status-answer-late", "status-answer-late-words"),
                &[("date", &words.date(due)), ("late", &self.lateness(due))],
            ),
            (None, Some(deadline)) => {
                let due = deadline.date();
                let key = date_key(&due, "status-answer-due", "status-answer-due-words");
                words.with(key, &[("date", &words.date(&due))])
            }
            (None, None) => words.say("status-not-answered"),
        }
    }

    /// Of a recommendation that somebody answered: that the answer was late, and who has not answered.
    fn answer_sentences(&self, id: Id<Recommendation>, status: &Status) -> Vec<String> {
        let words = self.words;
        let record = &self.register.recommendations[id].record;
        let mut sentences = Vec::new();
        for clock in &status.clocks {
            let Some(deadline) = &clock.deadline else {
                continue;
            };
            let date = words.date(&deadline.date());
            match (clock.state, clock.answer) {
                (ClockState::Late, Some(answer)) => {
                    let day = record.entries[answer].date.as_ref();
                    if let Some(day) = day.and_then(PartialDate::exact_day) {
                        let late = words.lateness(deadline.last, day);
                        sentences.push(
                            words.with("status-answered-late", &[("date", &date), ("late", &late)]),
                        );
                    }
                }
                (ClockState::Overdue, _) => {
                    let late = words.lateness(deadline.last, self.register.as_of);
                    let name = clock.party.map(|party| self.party(party).text);
                    let places = [
                        ("name", name.as_deref().unwrap_or_default()),
                        ("date", &date),
                        ("late", &late),
                    ];
                    sentences.push(words.with("status-party-late", &places));
                }
                _ => {}
            }
        }
        sentences
    }

    /// A promise that is still owed, in one sentence.
    pub fn promise_sentence(&self, id: Id<Recommendation>, promise: &Promise) -> String {
        let words = self.words;
        let recommendation = &self.register.recommendations[id];
        let what = summary(&promise.first(recommendation).text, LONGEST_PROMISE);
        let is_update = promise.is_of_update(recommendation);
        let Some(due) = promise.due(recommendation) else {
            return words.with("status-promise-undated", &[("what", &what)]);
        };
        let date = words.date(due);
        let late = self.lateness(due);
        let places = [("date", date.as_str()), ("late", &late), ("what", &what)];
        let sentence = match (promise.state, is_update) {
            (PromiseState::Late, true) => words.with("status-update-late", &places),
            (PromiseState::Late, false) => words.with("status-act-late", &places),
            (_, true) => words.with(
                date_key(due, "status-update-due", "status-update-words"),
                &places,
            ),
            (_, false) => words.with(date_key(due, "status-act-due", "status-act-words"), &places),
        };
        match promise.first_due(recommendation) {
            Some(first) => {
                let first = words.date(first);
                let moved = words.with("status-first-promised", &[("date", &first)]);
                format!("{sentence} {moved}")
            }
            None => sentence,
        }
    }

    fn owed_sentences(&self, id: Id<Recommendation>, status: &Status, sentences: &mut Vec<String>) {
        let words = self.words;
        let recommendation = &self.register.recommendations[id];
        let record = &recommendation.record;
        let owed = || {
            let promises = status.promises.iter();
            promises.filter(|promise| promise.state.is_owed())
        };
        // What is late longest says most; else what is due first; else what has no date.
        let first = owed().min_by_key(|promise| {
            let last = promise.due(recommendation).and_then(PartialDate::latest);
            (promise.state, last.is_none(), last)
        });
        if let Some(promise) = first {
            sentences.push(self.promise_sentence(id, promise));
            let late = |promise: &&Promise| promise.state == PromiseState::Late;
            let others = owed().filter(late).count().saturating_sub(1);
            if others > 0 {
                sentences.push(words.count("status-more-late", others));
            }
        }
        let is_late = status
            .late
            .iter()
            .any(|late| matches!(late, Late::Completion { .. }));
        let Some(due) = record.due.last() else {
            if status.urgency != Urgency::Routine {
                sentences.push(words.say("status-no-due"));
            }
            return;
        };
        sentences.push(self.due_sentence(&due.date, is_late));
        if let [first, _, ..] = &*record.due {
            let first = words.date(&first.date);
            sentences.push(words.with("status-first-due", &[("date", &first)]));
        }
    }

    /// By when work is due or was, and how late it is.
    pub fn due_sentence(&self, due: &PartialDate, is_late: bool) -> String {
        let date = self.words.date(due);
        if is_late {
            let late = self.lateness(due);
            let key = date_key(due, "status-due-late", "status-due-late-words");
            self.words.with(key, &[("date", &date), ("late", &late)])
        } else {
            let key = date_key(due, "status-due", "status-due-words");
            self.words.with(key, &[("date", &date)])
        }
    }

    /// Makes the row of a recommendation; [`Site::row`] keeps it.
    pub(super) fn make_row(&self, id: Id<Recommendation>) -> Row {
        let record = &self.register.recommendations[id].record;
        let status = self.register.status(id);
        Row {
            mark: Some(Mark::Words(record.reference.text.clone())),
            title: record.title.text.clone(),
            href: self.href(Subject::Recommendation(id)),
            sentence: Some(self.sentence(id, status)),
            note: self.row_note(id),
            tags: self.tags(status),
            links: Vec::new(),
        }
    }

    /// Who leads it and when it was made, in small words.
    fn row_note(&self, id: Id<Recommendation>) -> Option<String> {
        let recommendation = &self.register.recommendations[id];
        let made = recommendation
            .made_on
            .as_ref()
            .map(|date| self.words.date(date));
        let leads = if self.register.status(id).is_open() {
            self.lead_names_now(&recommendation.leads, &self.register.answering_for(id))
        } else {
            self.lead_names(&recommendation.leads)
        };
        let parts: Vec<String> = [
            made.map(|date| self.words.with("row-made", &[("date", &date)])),
            (!leads.is_empty()).then(|| self.words.with("row-lead", &[("name", &leads)])),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// That a record of this kind was withdrawn.
    pub fn withdrawn_sentence(&self, shelf: Shelf) -> String {
        self.words.say(match shelf {
            Shelf::Recommendation => "withdrawn-request",
            Shelf::Meeting => "withdrawn-meeting",
            Shelf::Report => "withdrawn-report",
            Shelf::Action => "withdrawn-action",
            Shelf::Page => "withdrawn-page",
            _ => "withdrawn-record",
        })
    }

    /// The newest date of a recommendation's own facts.
    pub fn updated(&self, id: Id<Recommendation>) -> Option<DateView> {
        self.register.last_news(id).map(|date| self.date(date))
    }
}
