//! How far a plan or a part of it is, in one plain sentence, and what an action with sub-actions says
//! of itself and through them.

use crate::plan::Site;
use crate::plan::view::sentence_case;
use crate::register::{Action, Id, Progress, Split};
use crate::term::Delivery;

/// "12 of 31 actions are done, 9 are in progress and 2 are not started; of 8 nothing is stated. 2 of
/// those open are late." None where there is nothing to count.
pub fn counted(site: &Site<'_>, actions: &[Id<Action>]) -> Option<String> {
    let words = site.words;
    let progress = site.register.progress(actions);
    let n = progress.whole();
    if n == 0 {
        return None;
    }
    let counted = site.register.counted_actions(actions);
    let parts = counted
        .filter(|id| site.register.actions[*id].parent.is_some())
        .count();
    let key = match parts {
        0 => "rows-count-actions",
        parts if parts == n => "progress-count-parts",
        _ => "progress-count-with-parts",
    };
    let whole = words.count(key, n);
    let places = [("whole", whole.as_str())];
    if progress.unstated() == n {
        return Some(words.fill("progress-all-unstated", Some(n), &places));
    }
    let told = match (n, progress.together()) {
        (1, Some(only)) => words.with(
            "progress-only",
            &[("whole", &whole), ("delivery", &lower(site, only))],
        ),
        _ => {
            let done = match progress.done() {
                0 => words.with("progress-none-done", &places),
                done => words.fill("progress-done-of", Some(done), &places),
            };
            let others = buckets(site, &progress).into_iter().skip(1);
            let parts: Vec<String> = std::iter::once(done).chain(others.flatten()).collect();
            with_unstated(site, &words.list(&parts), &progress)
        }
    };
    let mut sentences = vec![sentence_case(&told)];
    if progress.late > 0 {
        sentences.push(match n {
            1 => words.say("progress-it-is-late"),
            _ => words.count("progress-late", progress.late),
        });
    }
    Some(sentences.join(" "))
}

/// How actions are counted, in sentences, where it is not one by one.
pub fn rule(site: &Site<'_>, actions: &[Id<Action>]) -> String {
    let actions = actions.iter().map(|id| &site.register.actions[*id]);
    let parts = || actions.clone().flat_map(|action| &action.sub_actions);
    let is_twice = actions.clone().any(|action| action.counted_at.is_some())
        || parts().any(|id| site.register.actions[*id].counted_at.is_some());
    let rules = [
        (parts().next().is_some(), "progress-rule-parts"),
        (is_twice, "progress-rule-twice"),
    ];
    let said: Vec<String> = rules
        .into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, key)| site.words.say(key))
        .collect();
    said.join(" ")
}

/// What belongs to the count of one action: what it says of itself and through its sub-actions, and
/// where it is counted if the plan prints it twice.
pub(super) fn of_action(site: &Site<'_>, id: Id<Action>) -> Vec<String> {
    let at = site.register.counted_at(id).map(|at| {
        let code = site.action_code(at);
        site.words.with("progress-counted-at", &[("code", &code)])
    });
    rolled_up(site, id).into_iter().chain(at).collect()
}

/// "Stated: in progress. Of its 3 sub-actions 2 are done and 1 is in progress." None for an action
/// without sub-actions.
pub(super) fn rolled_up(site: &Site<'_>, id: Id<Action>) -> Option<String> {
    let words = site.words;
    let rolled = site.register.rolled_up(id)?;
    let whole = rolled.parts.whole();
    if rolled.stated.is_none() && rolled.parts.unstated() == whole {
        return Some(words.count("progress-nothing", whole));
    }
    let mut sentences = Vec::new();
    let stated =
        |key: &str, delivery: Delivery| words.with(key, &[("delivery", &lower(site, delivery))]);
    match (rolled.stated, rolled.parts.together()) {
        (Some(own), _) => sentences.push(stated("progress-stated", own)),
        (None, Some(together)) => sentences.push(stated("progress-from-parts", together)),
        (None, None) => sentences.push(words.say("progress-whole-unstated")),
    }
    sentences.push(of_parts(site, &rolled.parts));
    let own = rolled.stated.map(|own| lower(site, own));
    let own = [("delivery", own.as_deref().unwrap_or_default())];
    sentences.extend(rolled.split.map(|split| match split {
        Split::ClosedAboveOpen(n) => words.fill("progress-split-open", Some(n), &own),
        Split::OpenAboveClosed => words.with("progress-split-closed", &own),
        Split::WaitingAboveBegun(n) => words.fill("progress-split-begun", Some(n), &own),
    }));
    Some(sentences.join(" "))
}

/// "Of its 3 sub-actions 2 are done and 1 is in progress."
fn of_parts(site: &Site<'_>, parts: &Progress) -> String {
    let words = site.words;
    let n = parts.whole();
    if parts.unstated() == n {
        return words.count("progress-parts-unstated", n);
    }
    let told = match (n, parts.together()) {
        (1, Some(only)) => lower(site, only),
        _ => {
            let known: Vec<String> = buckets(site, parts).into_iter().flatten().collect();
            with_unstated(site, &words.list(&known), parts)
        }
    };
    let mut told = words.fill("progress-of-parts", Some(n), &[("told", &told)]);
    if n == 1 {
        told.push('.');
    }
    if parts.late > 0 {
        told.push(' ');
        told.push_str(&match n {
            1 => words.say("progress-it-is-late"),
            _ => words.count("progress-late", parts.late),
        });
    }
    told
}

/// "2 are done", "1 is in progress": what is stated, done first; none for what nobody states.
fn buckets(site: &Site<'_>, progress: &Progress) -> [Option<String>; 7] {
    [
        ("progress-done", progress.done()),
        ("progress-in-progress", progress.of(Delivery::InProgress)),
        ("progress-ongoing", progress.of(Delivery::Ongoing)),
        ("progress-paused", progress.of(Delivery::Paused)),
        ("progress-not-started", progress.of(Delivery::NotStarted)),
        ("progress-closed", progress.of(Delivery::ClosedNotDone)),
        ("progress-superseded", progress.of(Delivery::Superseded)),
    ]
    .map(|(key, count)| (count > 0).then(|| site.words.count(key, count)))
}

/// The count with those of which nothing is stated behind it, and a full stop.
fn with_unstated(site: &Site<'_>, told: &str, progress: &Progress) -> String {
    match progress.unstated() {
        0 => format!("{told}."),
        n => site
            .words
            .fill("progress-unstated", Some(n), &[("told", told)]),
    }
}

/// A word for delivery within a sentence.
fn lower(site: &Site<'_>, delivery: Delivery) -> String {
    site.delivery(delivery).to_lowercase()
}
