//! What is still owed of a recommendation: a response, what was promised, and the work itself.

use crate::plan::Site;
use crate::plan::view::{DateView, Tag, sentence_case};
use crate::prose::{Pen, summary};
use crate::register::{Id, Late, Recommendation};
use crate::term::{Delivery, PartialDate};
use chrono::NaiveDate;
use serde::Serialize;

/// Something that is still owed.
#[derive(Serialize)]
pub(super) struct Owed {
    title: String,
    date: Option<DateView>,
    tag: Option<Tag>,
    /// When and by what it was promised, in words.
    said: String,
    /// Why its date moved, as HTML.
    html: String,
    /// How it was worked out.
    computed: String,
    /// The last day that its date allows: the list is in the order of these.
    #[serde(skip)]
    last_day: Option<NaiveDate>,
}

/// What is still owed: a response, what was promised and nothing followed, the work itself.
pub(super) fn owed<'a>(site: &'a Site<'_>, id: Id<Recommendation>, pen: &mut Pen<'a>) -> Vec<Owed> {
    let words = site.words;
    let register = site.register;
    let recommendation = &register.recommendations[id];
    let record = &recommendation.record;
    let status = register.status(id);
    let mut owed = Vec::new();
    if !status.is_open() {
        return owed;
    }
    let late_tag = |late: Option<&Late>| {
        late.map(|late| Tag {
            text: words.with("late-by", &[("late", &site.lateness(late.due()))]),
            tone: "red",
        })
    };
    let explain = |late: Option<&Late>| {
        late.and_then(|late| late.due().latest())
            .map(|day| words.with("late-since", &[("date", &words.day(day))]))
            .unwrap_or_default()
    };
    for (position, clock) in status.clocks.iter().enumerate() {
        if clock.answer.is_some() {
            continue;
        }
        let late = status
            .late
            .iter()
            .find(|late| matches!(late, Late::Response { clock, .. } if *clock == position));
        let due = clock.deadline.as_ref().map(|deadline| deadline.date());
        let from = clock.party.filter(|_| status.clocks.len() > 1);
        owed.push(Owed {
            title: match from {
                Some(party) => {
                    words.with("owed-response-from", &[("name", &site.party(party).text)])
                }
                None => words.say("owed-response"),
            },
            date: due.as_ref().map(|date| site.date(date)),
            tag: late_tag(late),
            said: String::new(),
            html: String::new(),
            computed: explain(late),
            last_day: due.as_ref().and_then(PartialDate::latest),
        });
    }
    let promises = status.promises.iter().enumerate();
    for (position, promise) in promises.filter(|(_, promise)| promise.state.is_owed()) {
        let late = status
            .late
            .iter()
            .find(|late| matches!(late, Late::Promise { promise, .. } if *promise == position));
        let due = promise.due(recommendation);
        let made = record.entries[promise.entry]
            .date
            .as_ref()
            .map(|date| words.with("promise-made-on", &[("when", &words.when(date))]));
        let moved = promise
            .first_due(recommendation)
            .map(|first| words.with("promise-first-for", &[("date", &words.date(first))]));
        let said: Vec<String> = [made, moved].into_iter().flatten().collect();
        owed.push(Owed {
            title: sentence_case(&summary(&promise.first(recommendation).text, 300)),
            date: due.map(|date| site.date(date)),
            tag: late_tag(late),
            said: said.join(". "),
            html: String::new(),
            computed: explain(late),
            last_day: due.and_then(PartialDate::latest),
        });
    }
    let due = record.due.last();
    if due.is_some() || status.delivery != Delivery::Ongoing {
        let late = status
            .late
            .iter()
            .find(|late| matches!(late, Late::Completion { .. }));
        let reason = due.and_then(|due| due.reason.as_deref());
        owed.push(Owed {
            title: words.say("owed-completion"),
            date: due.map(|due| site.date(&due.date)),
            tag: late_tag(late),
            said: String::new(),
            html: reason.map(|reason| pen.html(reason, 4)).unwrap_or_default(),
            computed: explain(late),
            last_day: due.and_then(|due| due.date.latest()),
        });
    }
    // Words without a date come last, in the order in which they were read.
    owed.sort_by_key(|owed| (owed.last_day.is_none(), owed.last_day));
    owed
}
