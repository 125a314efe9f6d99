//! The response clocks of a recommendation in words: who was asked, until when, by which rule, on what
//! that rests, and where the clock stands.

use crate::plan::Site;
use crate::plan::address::key;
use crate::plan::view::{Link, Tag};
use crate::register::{Clock, ClockState, DeadlineRule, Id, NotComputed, Recommendation};
use crate::settings::ClockRule;
use crate::term::{Addressee, PartialDate};
use serde::Serialize;

/// One clock as `recommendation.html` sees it.
#[derive(Serialize)]
pub(super) struct ClockView {
    /// Who was asked: all of whom the same is to be said; nobody where the record does not say.
    who: Vec<Link>,
    tag: Tag,
    sentence: String,
    /// From when it runs and by which rule.
    rule: String,
    /// On what the rule rests, and whether that was checked.
    source: String,
}

impl ClockView {
    /// Whether it says the same as another, of somebody else.
    fn says_what(&self, other: &ClockView) -> bool {
        (&self.tag, &self.sentence, &self.rule, &self.source)
            == (&other.tag, &other.sentence, &other.rule, &other.source)
    }
}

/// The clocks of a recommendation, those of whom the same is to be said together.
pub(super) fn clocks(site: &Site<'_>, id: Id<Recommendation>) -> Vec<ClockView> {
    let mut views: Vec<ClockView> = Vec::new();
    for clock in &site.register.status(id).clocks {
        let mut made = view(site, id, clock);
        let who = std::mem::take(&mut made.who);
        let same = views.iter_mut().find(|view| made.says_what(view));
        match same {
            Some(same) => same.who.extend(who),
            None => views.push(ClockView { who, ..made }),
        }
    }
    views
}

/// The word for where a clock stands.
pub(super) fn tag(site: &Site<'_>, state: ClockState) -> Tag {
    let (key, tone) = match state {
        ClockState::Running => ("clock-running", "blue"),
        ClockState::InTime => ("clock-in-time", "green"),
        ClockState::Late => ("clock-late", "amber"),
        ClockState::Overdue => ("clock-overdue", "red"),
        ClockState::NotComputed(_) => ("clock-not-computed", "grey"),
    };
    Tag {
        text: site.words.say(key),
        tone,
    }
}

fn view(site: &Site<'_>, id: Id<Recommendation>, clock: &Clock) -> ClockView {
    let is_by_rule = clock
        .deadline
        .as_ref()
        .is_some_and(|deadline| matches!(deadline.rule, DeadlineRule::Within(_)));
    let is_ruled = is_by_rule || clock.state == ClockState::NotComputed(NotComputed::NotExact);
    let rules = &site.register.clock_rules;
    let rule = clock.addressee.map(|kind| rules.of(kind));
    ClockView {
        who: clock
            .party
            .map(|party| site.party(party))
            .into_iter()
            .collect(),
        tag: tag(site, clock.state),
        sentence: sentence(site, id, clock),
        rule: rule_sentence(site, id, clock),
        source: match (rule, clock.state) {
            (Some(rule), _) if is_ruled => source(site, rule),
            (Some(rule), ClockState::NotComputed(NotComputed::NoTime(_))) => source(site, rule),
            _ => String::new(),
        },
    }
}

/// Where the clock stands, with the days from which that is computed.
fn sentence(site: &Site<'_>, id: Id<Recommendation>, clock: &Clock) -> String {
    let words = site.words;
    let record = &site.register.recommendations[id].record;
    let last = clock.deadline.as_ref().map(|deadline| deadline.last);
    let date = last.map(|day| words.day(day)).unwrap_or_default();
    let answered = clock
        .answer
        .and_then(|answer| record.entries[answer].date.as_ref());
    let when = answered.map(|date| words.when(date)).unwrap_or_default();
    let late = match (clock.state, last) {
        (ClockState::Late, Some(last)) => answered
            .and_then(PartialDate::earliest)
            .map(|day| words.lateness(last, day)),
        (ClockState::Overdue, Some(last)) => Some(words.lateness(last, site.register.as_of)),
        _ => None,
    };
    let late = late.unwrap_or_default();
    let places = [("date", date.as_str()), ("when", &when), ("late", &late)];
    let key = match clock.state {
        ClockState::Running => "clock-running-sentence",
        ClockState::InTime => "clock-in-time-sentence",
        ClockState::Late => "clock-late-sentence",
        ClockState::Overdue => "clock-overdue-sentence",
        ClockState::NotComputed(reason) => {
            let reason = because(site, reason);
            return words.with("clock-not-computed-sentence", &[("reason", &reason)]);
        }
    };
    words.with(key, &places)
}

/// Why it cannot be computed, in words that follow "because".
pub fn because(site: &Site<'_>, reason: NotComputed) -> String {
    let words = site.words;
    match reason {
        NotComputed::NoRequest => words.say("clock-because-no-request"),
        NotComputed::NoDate => words.say("clock-because-no-date"),
        NotComputed::NoAddressee => words.say("clock-because-no-addressee"),
        NotComputed::UnknownAddressee => words.say("clock-because-unknown-addressee"),
        NotComputed::NoTime(kind) => {
            let kind = addressee(site, kind);
            words.with("clock-because-no-time", &[("kind", &kind)])
        }
        NotComputed::UnknownYear(year) => {
            words.with("clock-because-unknown-year", &[("year", &year.to_string())])
        }
        NotComputed::AnswerUndated => words.say("clock-because-answer-undated"),
        NotComputed::NotExact => words.say("clock-because-not-exact"),
        NotComputed::AnswerBeforeRequest => words.say("clock-because-answer-before-request"),
        NotComputed::NotAskedYet => words.say("clock-because-not-asked-yet"),
        NotComputed::ClosedUnanswered => words.say("clock-because-closed-unanswered"),
    }
}

/// From when a clock runs, for how long and until when.
fn rule_sentence(site: &Site<'_>, id: Id<Recommendation>, clock: &Clock) -> String {
    let words = site.words;
    let record = &site.register.recommendations[id].record;
    let Some(deadline) = &clock.deadline else {
        return String::new();
    };
    let within = match &deadline.rule {
        DeadlineRule::Stated(date) => {
            return words.with("clock-rule-stated", &[("date", &words.date(date))]);
        }
        DeadlineRule::Within(within) => words.response_time(*within),
    };
    let (began, key) = match (&record.request_received, &record.response_requested) {
        (Some(received), _) => (received, "clock-rule-received"),
        (None, Some(requested)) => (requested, "clock-rule-requested"),
        (None, None) => return String::new(),
    };
    let began = words.date(began);
    let kind = clock.addressee.map(|kind| addressee(site, kind));
    let places = [
        ("within", within.as_str()),
        ("date", &began),
        ("kind", kind.as_deref().unwrap_or_default()),
        ("last", &words.day(deadline.last)),
    ];
    words.with(key, &places)
}

/// A kind of addressee with its article: "a health body".
fn addressee(site: &Site<'_>, kind: Addressee) -> String {
    site.words.say(&format!("addressee-{}", key(kind.words())))
}

/// On what a rule rests, and who checked it.
fn source(site: &Site<'_>, rule: &ClockRule) -> String {
    let words = site.words;
    let of = |name: &str| words.say(&format!("clock-{name}-{}", key(rule.addressee.words())));
    let source = match (&rule.source, rule.is_own) {
        (Some(source), _) => words.with("clock-source", &[("source", source)]),
        (None, true) => words.say("clock-source-own"),
        (None, false) => of("source"),
    };
    // Where no time is set, nothing is applied that could be checked.
    if rule.within.is_none() {
        return source;
    }
    let checked = match &rule.checked_on {
        Some(date) => words.with("clock-checked", &[("date", &words.date(date))]),
        None => words.say("clock-unchecked"),
    };
    format!("{source} {checked}")
}
