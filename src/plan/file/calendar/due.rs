//! What is owed as events of a calendar: answers, completion dates and promises, each on the last day
//! that the papers' words allow. What is answered, done or kept is no longer there.

use crate::plan::file::calendar::event::Event;
use crate::plan::file::certainty::Certainty;
use crate::plan::followed::{date_mark, segment};
use crate::plan::{Site, address};
use crate::prose::summary;
use crate::register::{Action, ClockState, DeadlineRule, Id, Party, Recommendation, Subject};
use crate::term::PartialDate;
use std::collections::{BTreeSet, HashMap};

/// The most characters of a promise's own words that an event repeats.
const LONGEST: usize = 90;

/// What is due, before it is an event.
struct Due<'a> {
    uid: String,
    /// The key of its words: `calendar-answer-due`.
    key: &'static str,
    what: String,
    /// When, as the papers say it.
    date: &'a PartialDate,
    /// The day was worked out, and stands in no paper.
    is_computed: bool,
    /// The date of what set it.
    set_on: Option<&'a PartialDate>,
    sequence: usize,
}

/// All that somebody answers for.
pub fn of_party(site: &Site<'_>, party: Party) -> Vec<Event> {
    let register = site.register;
    let mut ids: BTreeSet<Id<Recommendation>> = register.answers_for(party).into_iter().collect();
    if let Party::Organisation(id) = party {
        ids.extend(register.answers_wanted_of(id));
    }
    let requests = ids.into_iter().flat_map(|id| of_request(site, id));
    let duties = register
        .duties_of(party)
        .iter()
        .map(|came| came.work.action);
    let own: &[&[Id<Action>]] = match party {
        Party::Person(id) => {
            let person = &register.people[id];
            &[&person.accountable, &person.responsible]
        }
        Party::Post(id) => {
            let post = &register.posts[id];
            &[&post.accountable, &post.responsible]
        }
        Party::Body(_) | Party::Organisation(_) => &[],
    };
    let actions: BTreeSet<Id<Action>> = own
        .iter()
        .copied()
        .flatten()
        .copied()
        .chain(duties)
        .collect();
    let actions = actions.into_iter().filter_map(|id| of_action(site, id));
    requests.chain(actions).collect()
}

/// What is owed of a recommendation, and has a date.
pub fn of_request(site: &Site<'_>, id: Id<Recommendation>) -> Vec<Event> {
    let register = site.register;
    let recommendation = &register.recommendations[id];
    let record = &recommendation.record;
    let status = register.status(id);
    let reference = segment(&record.reference.text);
    let subject = Subject::Recommendation(id);
    let name = site.recommendation_link(id).text;
    let mut events = Vec::new();
    let mut alike: HashMap<String, usize> = HashMap::new();
    let mut count = move |key: String| {
        let count = alike.entry(key.clone()).or_insert(0);
        *count += 1;
        match *count {
            1 => key,
            n => format!("{key}/{n}"),
        }
    };
    for clock in &status.clocks {
        let party = clock.party.map(address::subject_of);
        let who = party.map_or_else(|| "nobody".to_owned(), |party| site.address(party));
        let uid = count(format!(
            "{reference}/response/{}",
            who.trim_end_matches('/')
        ));
        let is_owed = matches!(clock.state, ClockState::Running | ClockState::Overdue);
        let Some(deadline) = clock.deadline.as_ref().filter(|_| is_owed) else {
            continue;
        };
        let due = Due {
            uid,
            key: "calendar-answer-due",
            what: name.clone(),
            date: &deadline.date(),
            is_computed: matches!(deadline.rule, DeadlineRule::Within(_)),
            set_on: record
                .response_requested
                .as_ref()
                .or(recommendation.made_on.as_ref()),
            sequence: 0,
        };
        events.extend(event(site, due, subject, clock.party));
    }
    if let Some((last, moved)) = record.due.split_last().filter(|_| status.is_open()) {
        let due = Due {
            uid: format!("{reference}/due"),
            key: "calendar-work-due",
            what: name.clone(),
            date: &last.date,
            is_computed: false,
            set_on: last.set_on.as_ref().or(recommendation.made_on.as_ref()),
            sequence: moved.len(),
        };
        events.extend(event(site, due, subject, None));
    }
    for promise in &status.promises {
        let made = record.entries[promise.entry].date.as_ref();
        let uid = count(format!("{reference}/promise/{}", date_mark(made)));
        let Some(date) = promise
            .due(recommendation)
            .filter(|_| promise.state.is_owed())
        else {
            continue;
        };
        let (entry, _) = promise.made(promise.again.len());
        let due = Due {
            uid,
            key: "calendar-promise-due",
            what: format!(
                "{} ({name})",
                summary(&promise.last(recommendation).text, LONGEST)
            ),
            date,
            is_computed: false,
            set_on: record.entries[entry].date.as_ref(),
            sequence: promise.again.len(),
        };
        events.extend(event(site, due, subject, None));
    }
    events
}

/// When an action of a plan is due, unless it is known to be done or is told of elsewhere.
pub fn of_action(site: &Site<'_>, id: Id<Action>) -> Option<Event> {
    let register = site.register;
    let action = &register.actions[id];
    if !register.is_open_action(id) || action.counted_at.is_some() {
        return None;
    }
    let (last, moved) = action.record.due.split_last()?;
    let due = Due {
        uid: format!("{}/due", segment(&action.reference)),
        key: "calendar-action-due",
        what: site.name(Subject::Action(id)),
        date: &last.date,
        is_computed: false,
        set_on: last
            .set_on
            .as_ref()
            .or(register.plans[action.plan].record.agreed_on.as_ref()),
        sequence: moved.len(),
    };
    event(site, due, Subject::Action(id), None)
}

/// The event; none where the words hold no last day.
fn event(site: &Site<'_>, due: Due<'_>, subject: Subject, by: Option<Party>) -> Option<Event> {
    let words = site.words;
    let day = due.date.latest()?;
    let said = words.date(due.date);
    let what = words.with(due.key, &[("what", &due.what)]);
    let link = site.whole(&site.href(subject));
    let mut told = Vec::new();
    let title = match due.date.exact_day() {
        Some(_) => what,
        None => {
            told.push(words.with("calendar-last-day", &[("date", &said)]));
            words.with("calendar-due-words", &[("what", &what), ("date", &said)])
        }
    };
    if let Some(party) = by {
        let name = site.party(party).text;
        told.push(words.with("calendar-answer-by", &[("name", &name)]));
    }
    if due.is_computed {
        told.push(words.say("calendar-due-computed"));
    }
    told.extend(
        link.as_ref()
            .map(|link| words.with("calendar-due-more", &[("link", link)])),
    );
    let set_on = due.set_on.and_then(PartialDate::earliest);
    Some(Event {
        uid: due.uid,
        day,
        start: None,
        end: None,
        summary: title,
        description: told.join("\n"),
        location: None,
        link,
        told_on: set_on.filter(|day| *day <= site.register.as_of),
        sequence: due.sequence,
        certainty: Certainty::Confirmed,
        is_busy: false,
    })
}
