//! What is owed now: what is late, what is due next, what has no date; and the whole list of each.

mod by_party;

use crate::plan::page::ledger::{Beginning, LedgerView, total, updated};
use crate::plan::page::list::List;
use crate::plan::page::plan::action_row;
use crate::plan::page::{Section, index_head};
use crate::plan::view::{Link, View};
use crate::plan::{Entry, Site, address};
use crate::register::{Action, Id, Urgency};

/// Plans the page, the lists behind its totals, and the counts by who owes what.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    entries.push(Entry::page("owed", Section::OWED.address, view));
    let related = related(site);
    for urgency in Urgency::OWED {
        let ids = site.register.owed(urgency);
        if !is_listed(urgency, ids.len()) {
            continue;
        }
        let intro = format!("urgency-{}-intro", urgency.key());
        let intro = dated(site, &intro, None);
        let updated = updated(site, ids.iter().copied());
        let mut list = List::of_recommendations(
            "owed-list",
            address::of_urgency(urgency),
            Section::RECOMMENDATIONS,
            heading(site, urgency),
            ids,
        );
        list.crumbs = crumbs(site);
        list.order = match urgency {
            Urgency::Late => "order-latest-due-first",
            Urgency::Soon | Urgency::Later => "order-soonest-first",
            Urgency::Undated | Urgency::Routine | Urgency::Closed => "order-oldest-first",
        };
        list.intro = format!("<p>{intro}</p>");
        list.updated = updated;
        list.related = others(&related, &site.at(&list.address));
        list.related_heading = site.words.say("other-ways-to-list");
        list.plan(site, entries);
    }
    plan_late_actions(site, entries, &related);
    by_party::plan(entries);
}

/// Where the late actions of plans are listed.
const LATE_ACTIONS: &str = "owed/plan-actions/";

fn plan_late_actions(site: &Site<'_>, entries: &mut Vec<Entry>, related: &[Link]) {
    let actions = site.register.late_actions();
    if actions.is_empty() {
        return;
    }
    let words = site.words;
    List {
        kind: "owed-actions",
        address: LATE_ACTIONS.to_owned(),
        section: Section::RECOMMENDATIONS,
        crumbs: crumbs(site),
        heading: words.say("late-plan-actions"),
        kicker: String::new(),
        count: "rows-count-actions",
        order: "order-latest-due-first",
        intro: format!("<p>{}</p>", dated(site, "late-plan-actions-intro", None)),
        total: actions.len(),
        rows: Box::new(move |site, range| {
            let actions = actions[range].iter();
            actions.map(|id| action_row(site, *id).into()).collect()
        }),
        related: others(related, &site.at(LATE_ACTIONS)),
        related_heading: words.say("other-ways-to-list"),
        updated: None,
        is_computed: true,
    }
    .plan(site, entries);
}

/// Whether a list has a page of its own: the main ones always have, so that a kept link to one leads
/// somewhere on the day on which it is empty.
fn is_listed(urgency: Urgency, count: usize) -> bool {
    urgency != Urgency::Routine || count > 0
}

fn crumbs(site: &Site<'_>) -> Vec<Link> {
    vec![
        Section::RECOMMENDATIONS.link(site),
        Section::OWED.link(site),
    ]
}

/// A line with the register's day and the last day of what is due soon filled in.
fn dated(site: &Site<'_>, key: &str, n: Option<usize>) -> String {
    let (day, date) = site.days();
    site.words.fill(key, n, &[("day", &day), ("date", &date)])
}

fn heading(site: &Site<'_>, urgency: Urgency) -> String {
    dated(site, &format!("urgency-{}", urgency.key()), None)
}

/// Links to the lists of what is owed, to promises and to what is not said.
fn related(site: &Site<'_>) -> Vec<Link> {
    let register = site.register;
    let has_routine = !register.owed(Urgency::Routine).is_empty();
    let mut links: Vec<Link> = Urgency::OWED
        .into_iter()
        .filter(|urgency| is_listed(*urgency, usize::from(has_routine)))
        .map(|urgency| {
            let href = site.at(&address::of_urgency(urgency));
            Link::to(heading(site, urgency), href)
        })
        .collect();
    if !register.late_actions().is_empty() {
        let words = site.words.say("late-plan-actions");
        links.push(Link::to(words, site.at(LATE_ACTIONS)));
    }
    links.extend([Section::PROMISES, Section::SILENCE].map(|section| section.link(site)));
    links
}

/// The links but for the one to `own`.
fn others(links: &[Link], own: &str) -> Vec<Link> {
    let others = links
        .iter()
        .filter(|link| link.href.as_deref() != Some(own));
    others.cloned().collect()
}

fn view(site: &Site<'_>) -> View {
    let words = site.words;
    let register = site.register;
    let lead = dated(site, "owed-lead", None);
    let mut head = index_head(site, Section::OWED, Section::OWED.name(site), lead.clone());
    head.section = Section::RECOMMENDATIONS.key.into();
    head.breadcrumbs.push(Section::RECOMMENDATIONS.link(site));
    let mut totals = Vec::new();
    let mut groups = Vec::new();
    let mut all = Vec::new();
    for urgency in Urgency::OWED {
        let ids = register.owed(urgency);
        if !is_listed(urgency, ids.len()) {
            continue;
        }
        let address = address::of_urgency(urgency);
        let key = format!("total-{}", urgency.key());
        let said = dated(site, &key, Some(ids.len()));
        totals.push(total(site, said, ids.len(), &address));
        let beginning = Beginning {
            id: urgency.key(),
            heading: heading(site, urgency),
            total: ids.len(),
            count: "rows-count-requests",
            address: &address,
        };
        groups.push(beginning.group(site, |at| site.listed(ids[at])));
        all.extend(ids);
    }
    let actions: Vec<Id<Action>> = register.late_actions();
    if !actions.is_empty() {
        let said = words.count("total-late-plan-actions", actions.len());
        totals.push(total(site, said, actions.len(), LATE_ACTIONS));
        let beginning = Beginning {
            id: "plan-actions",
            heading: words.say("late-plan-actions"),
            total: actions.len(),
            count: "rows-count-actions",
            address: LATE_ACTIONS,
        };
        groups.push(beginning.group(site, |at| action_row(site, actions[at])));
    }
    head.updated = updated(site, all);
    View {
        template: "ledger.html",
        head,
        body: Box::new(LedgerView {
            lead,
            intro: String::new(),
            totals,
            as_of: site.as_of(),
            ways_heading: words.say("owed-by"),
            ways: by_party::links(site),
            groups,
            related: related(site),
        }),
    }
}
