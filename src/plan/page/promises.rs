//! The ledger of promises: how many were kept, are late, have no date; and a list of each.

use crate::plan::page::ledger::{Beginning, LedgerView, total, updated};
use crate::plan::page::list::List;
use crate::plan::page::recommendation::{fate, promise_tag, said_by, told_in};
use crate::plan::page::{Section, index_head};
use crate::plan::sentence::date_key;
use crate::plan::view::{Link, Mark, Row, View, sentence_case};
use crate::plan::{Entry, Site, address};
use crate::register::{Fate, Promise, PromiseAt, Recommendation};

/// The groups in which promises stand, the most urgent first: the key of each and what is in it.
const GROUPS: [(&str, &[Fate]); 6] = [
    ("late", &[Fate::Late]),
    ("due", &[Fate::Due]),
    ("undated", &[Fate::Undated]),
    ("broken", &[Fate::Broken]),
    ("kept", &Fate::KEPT),
    ("ended", &[Fate::Ended]),
];

/// Plans the ledger and the lists behind its totals.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::page("promises", Section::PROMISES.address, view));
    let related = related(site);
    // Sorted once: those of a few fates stand among all in the order in which they stand alone.
    let all = site.register.promises(&Fate::ALL);
    let of_kept = Fate::KEPT.map(|fate| (fate.key(), vec![fate]));
    let groups = GROUPS.map(|(key, fates)| (key, fates.to_vec()));
    for (key, fates) in groups.into_iter().chain(of_kept) {
        let is_of_these = |at: &&PromiseAt| {
            let promises = &site.register.status(at.recommendation).promises;
            fates.contains(&promises[at.promise].state.fate())
        };
        let promises = all.iter().filter(is_of_these).copied().collect();
        plan_list(site, entries, &related, key, promises);
    }
}

fn plan_list(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    related: &[Link],
    key: &'static str,
    promises: Vec<PromiseAt>,
) {
    if promises.is_empty() {
        return;
    }
    let words = site.words;
    let address = address::of_promises(key);
    let own = site.at(&address);
    let others = related
        .iter()
        .filter(|link| link.href.as_ref() != Some(&own));
    List {
        kind: "promise-list",
        related: others.cloned().collect(),
        address,
        section: Section::RECOMMENDATIONS,
        crumbs: vec![
            Section::RECOMMENDATIONS.link(site),
            Section::PROMISES.link(site),
        ],
        heading: words.say(&format!("promises-{key}")),
        kicker: String::new(),
        count: "rows-count-promises",
        order: match key {
            "late" => "order-latest-due-first",
            "due" => "order-soonest-first",
            "undated" => "order-oldest-first",
            _ => "order-newest-first",
        },
        intro: format!("<p>{}</p>", words.say(&format!("promises-{key}-intro"))),
        total: promises.len(),
        updated: updated(site, promises.iter().map(|at| at.recommendation)),
        rows: Box::new(move |site, range| {
            let promises = promises[range].iter();
            promises.map(|at| row(site, *at).into()).collect()
        }),
        related_heading: words.say("other-ways-to-list"),
        is_computed: true,
    }
    .plan(site, entries);
}

/// Links to the lists of promises that hold something, and to what is owed and not said.
fn related(site: &Site<'_>) -> Vec<Link> {
    let counts = site.register.fates();
    let has_some = |fates: &[Fate]| fates.iter().any(|fate| counts.contains_key(fate));
    let lists = GROUPS.into_iter().filter(|(_, fates)| has_some(fates));
    let lists = lists.map(|(key, _)| {
        let name = site.words.say(&format!("promises-{key}"));
        Link::to(name, site.at(&address::of_promises(key)))
    });
    let sections = [Section::OWED, Section::SILENCE].map(|section| section.link(site));
    lists.chain(sections).collect()
}

fn view(site: &Site<'_>) -> View {
    let words = site.words;
    let register = site.register;
    let counts = register.fates();
    let totals = Fate::ALL
        .into_iter()
        .map(|fate| {
            let count = counts.get(&fate).copied().unwrap_or_default();
            let said = words.count(&format!("total-promises-{}", fate.key()), count);
            total(site, said, count, &address::of_promises(fate.key()))
        })
        .collect();
    let mut all = Vec::new();
    let mut groups = Vec::new();
    for (key, fates) in GROUPS {
        let promises = register.promises(fates);
        all.extend(promises.iter().map(|at| at.recommendation));
        let beginning = Beginning {
            id: key,
            heading: words.say(&format!("promises-{key}")),
            total: promises.len(),
            count: "rows-count-promises",
            address: &address::of_promises(key),
        };
        let group = beginning.group(site, |at| row(site, promises[at]));
        groups.extend((!promises.is_empty()).then_some(group));
    }
    let lead = words.with("promises-lead", &[("day", &site.days().0)]);
    let section = Section::PROMISES;
    let mut head = index_head(site, section, section.name(site), lead.clone());
    head.section = Section::RECOMMENDATIONS.key.into();
    head.breadcrumbs.push(Section::RECOMMENDATIONS.link(site));
    head.updated = updated(site, all);
    View {
        template: "ledger.html",
        head,
        body: Box::new(LedgerView {
            lead,
            intro: words.say("promises-intro"),
            totals,
            as_of: site.as_of(),
            ways_heading: String::new(),
            ways: Vec::new(),
            groups,
            related: related(site),
        }),
    }
}

/// A promise as a row: what was promised, by whom, when, for when, and what became of it.
fn row(site: &Site<'_>, at: PromiseAt) -> Row {
    let words = site.words;
    let id = at.recommendation;
    let recommendation = &site.register.recommendations[id];
    let promise = &site.register.status(id).promises[at.promise];
    let due = promise.due(recommendation);
    let mut sentences = vec![
        made(site, recommendation, promise),
        match due {
            Some(due) => {
                let key = date_key(due, "promise-date", "status-due-words");
                words.with(key, &[("date", &words.date(due))])
            }
            None => words.say("promise-date-none"),
        },
    ];
    if let Some(first) = promise.first_due(recommendation) {
        let first = words.date(first);
        sentences.push(words.with("status-first-promised", &[("date", &first)]));
    }
    let fate = fate(site, recommendation, promise);
    sentences.extend((!fate.is_empty()).then_some(fate));
    let told = told_in(site, id, promise);
    Row {
        mark: Some(match due {
            Some(due) => Mark::Date(site.date(due)),
            None => Mark::Words(words.say("promise-undated")),
        }),
        title: sentence_case(&promise.first(recommendation).text),
        href: site.entry_href(id, promise.entry),
        sentence: Some(sentences.join(" ")),
        note: None,
        tags: vec![promise_tag(site, promise.state)],
        links: told
            .into_iter()
            .chain([site.recommendation_link(id)])
            .collect::<Vec<Link>>(),
    }
}

/// Who made a promise, and when.
fn made(site: &Site<'_>, recommendation: &Recommendation, promise: &Promise) -> String {
    let words = site.words;
    let by = said_by(site, recommendation, promise.entry);
    let date = recommendation.record.entries[promise.entry].date.as_ref();
    let when = date.map(|date| words.when(date));
    match (by.is_empty(), when) {
        (false, Some(when)) => words.with("promise-made", &[("name", &by), ("when", &when)]),
        (false, None) => words.with("promise-made-undated", &[("name", &by)]),
        (true, Some(when)) => words.with("promise-made-unnamed", &[("when", &when)]),
        (true, None) => words.say("promise-made-unknown"),
    }
}
