//! The annex for an agenda pack: what is still open of all that a body follows, and what changed
//! since its meeting before, made to be printed.

use crate::plan::page::newest;
use crate::plan::page::related::made_address;
use crate::plan::page::since::{self, Between, heading, list_address};
use crate::plan::page::sitting::is_past;
use crate::plan::page::subject_list::more;
use crate::plan::view::{DateView, Head, Link, Total, View};
use crate::plan::{Entry, Site};
use crate::register::{Id, Meeting, Movement, Recommendation, Subject};
use crate::wording::thousands;
use serde::Serialize;
use std::sync::Arc;

/// How many times the rows of a page the table of what is open holds.
const PAGES: usize = 4;

/// Plans the annex below the page at `since`. It repeats what stands elsewhere, so that no sitemap
/// lists it.
pub(super) fn plan(id: Id<Meeting>, between: Arc<Between>, since: &str, entries: &mut Vec<Entry>) {
    let entry = Entry::page("annex", address(since), move |site| {
        view(site, id, &between)
    });
    entries.push(entry.unlisted());
}

/// Where the annex stands: below the page of what changed.
pub fn address(since: &str) -> String {
    format!("{since}annex/")
}

/// What `annex.html` sees.
#[derive(Serialize)]
struct Annex {
    kicker: String,
    lead: String,
    as_of: DateView,
    /// For which day it is true.
    note: String,
    totals: Vec<Total>,
    open: Vec<Open>,
    open_caption: String,
    /// In which order, and what is not in the table.
    open_order: String,
    /// The list of all, where the table is cut.
    open_more: Option<Link>,
    /// Words in the place of the table.
    nothing_open: String,
    movements: Vec<MovementView>,
    /// Words in the place of changes.
    nothing: String,
    remarks: Vec<String>,
    back: Link,
}

/// A row of what is still open.
#[derive(Serialize)]
struct Open {
    reference: Link,
    title: String,
    leads: String,
    sentence: String,
}

/// The changes of one movement.
#[derive(Serialize)]
struct MovementView {
    id: &'static str,
    heading: String,
    caption: String,
    rows: Vec<ChangeRow>,
    more: Option<Link>,
}

#[derive(Serialize)]
struct ChangeRow {
    link: Link,
    date: DateView,
    sentence: String,
}

fn view(site: &Site<'_>, id: Id<Meeting>, between: &Between) -> View {
    let words = site.words;
    let most = PAGES * site.settings.rows_per_page;
    // The annex of an old meeting does not repeat what is open today.
    let newer = newer(site, id);
    let open = match newer {
        Some(_) => Vec::new(),
        None => open(site, between, most),
    };
    let late = open
        .iter()
        .filter(|id| !site.register.status(**id).late.is_empty())
        .count();
    let name = between.body(site).record.name.text.as_str();
    let mut totals = Vec::new();
    if newer.is_none() {
        totals.push(Total {
            figure: thousands(open.len()),
            words: words.count("lead-count-open", open.len()),
            href: (!open.is_empty()).then(|| "#open".to_owned()),
        });
    }
    totals.extend(between.totals(site));
    let late = match (open.len(), late) {
        (1, 0) => words.say("counted-it-is-not-late"),
        (1, _) => words.say("counted-it-is-late"),
        (_, 0) => words.say("counted-none-late"),
        (_, late) => words.count("counted-late", late),
    };
    let count = words.count("counted-open-mixed", open.len());
    let places = [("open", count.as_str()), ("late", &late)];
    let is_cut = open.len() > most;
    let (shown, rest) = (thousands(most), thousands(open.len().saturating_sub(most)));
    let order = if is_cut {
        let places = [("shown", shown.as_str()), ("rest", &rest)];
        let cut = words.with("annex-cut", &places);
        format!("{} {cut}", words.say("annex-order"))
    } else {
        words.say("annex-order")
    };
    let as_of = words.day(site.register.as_of);
    let since = since::address(site, id);
    let lead = between.lead(site, id);
    let description = format!("{}: {lead}", words.say("annex-kicker"));
    let asked = between.body(site).followed.iter();
    let head = Head {
        canonical: site.url(&since),
        updated: newest(site, asked.filter_map(|id| site.register.last_news(*id))),
        ..between.head(site, id, "annex-title", description)
    };
    View {
        template: "annex.html",
        head,
        body: Box::new(Annex {
            kicker: words.say("annex-kicker"),
            as_of: site.as_of(),
            note: if newer.is_some() {
                words.with("annex-as-of", &[("date", &as_of)])
            } else if is_past(site, id) {
                words.with("annex-as-of-past", &[("date", &as_of)])
            } else {
                words.with("annex-as-of", &[("date", &as_of)])
            },
            totals,
            nothing_open: if newer.is_some() {
                words.say("annex-open-elsewhere")
            } else if open.is_empty() {
                words.with("annex-nothing-open", &[("name", name)])
            } else {
                String::new()
            },
            open_caption: words.with("counted-both", &places),
            open_order: order,
            open_more: match newer {
                Some(newer) => Some(Link::to(
                    site.name(Subject::Meeting(newer)),
                    site.at(&address(&since::address(site, newer))),
                )),
                None => is_cut.then(|| list_of_the_rest(site, between)),
            },
            open: open.iter().take(most).map(|id| row(site, *id)).collect(),
            movements: Movement::ALL
                .into_iter()
                .filter_map(|movement| changes(site, between, id, movement))
                .collect(),
            nothing: between.nothing(site),
            remarks: between.remarks(site, id),
            back: Link::to(
                words.with("since-title", &[("name", &site.name(Subject::Meeting(id)))]),
                site.at(&since),
            ),
            lead,
        }),
    }
}

/// The body's next meeting, or its last, where a meeting is over and that is another one.
fn newer(site: &Site<'_>, id: Id<Meeting>) -> Option<Id<Meeting>> {
    if !is_past(site, id) {
        return None;
    }
    let after = |id: &Id<Meeting>| site.register.meetings[*id].next;
    let mut newer = None;
    // A meeting without a date has no such page.
    let has_day = |id: &Id<Meeting>| site.register.meetings[*id].record.date.earliest().is_some();
    for next in std::iter::successors(after(&id), after).filter(has_day) {
        newer = Some(next);
        if !is_past(site, next) {
            break;
        }
    }
    newer
}

/// What is still open of all that the body asked for or discussed. Only the first `most` are put in
/// order: the most urgent first, then the longest late, then the newest.
fn open(site: &Site<'_>, between: &Between, most: usize) -> Vec<Id<Recommendation>> {
    let register = site.register;
    let made = between.body(site).followed.iter().copied();
    let mut open: Vec<_> = made.filter(|id| register.status(*id).is_open()).collect();
    let key = |id: &Id<Recommendation>| {
        let status = register.status(*id);
        (status.urgency, status.late_since())
    };
    let order = |a: &Id<Recommendation>, b: &Id<Recommendation>| {
        key(a)
            .cmp(&key(b))
            .then_with(|| register.newest_first(*a, *b))
    };
    if open.len() > most {
        open.select_nth_unstable_by(most, order);
    }
    let shown = open.len().min(most);
    open[..shown].sort_by(order);
    open
}

fn row(site: &Site<'_>, id: Id<Recommendation>) -> Open {
    let recommendation = &site.register.recommendations[id];
    let leads = site.lead_names_now(&recommendation.leads, &site.register.answering_for(id));
    Open {
        reference: Link::to(
            recommendation.record.reference.text.as_str(),
            site.href(Subject::Recommendation(id)),
        ),
        title: recommendation.record.title.text.clone(),
        leads: if leads.is_empty() {
            site.words.say("no-lead-named")
        } else {
            leads
        },
        sentence: site.row(id).sentence.clone().unwrap_or_default(),
    }
}

/// The list on which the rest stands: all that the body asked for, which is there where it is longer
/// than a page; or all that is open, where the body follows what others asked for.
fn list_of_the_rest(site: &Site<'_>, between: &Between) -> Link {
    let body = between.body(site);
    if body.followed.len() > body.made.len() {
        return Link::to(site.words.say("list-open"), site.at("open/"));
    }
    let subject = Subject::Body(between.body);
    let name = site.name(subject);
    Link::to(
        site.words.with("made-by-name", &[("name", &name)]),
        site.at(&made_address(&site.address(subject))),
    )
}

/// The changes of one movement as a table; none where there are none.
fn changes(
    site: &Site<'_>,
    between: &Between,
    id: Id<Meeting>,
    movement: Movement,
) -> Option<MovementView> {
    let positions = between.of_movement(site, movement);
    let total = positions.len();
    let all = list_address(site, id, movement);
    let rows: Vec<ChangeRow> = positions
        .iter()
        .take(site.settings.rows_per_page)
        .map(|at| {
            let told = site.told(*at);
            let places = [
                ("reference", told.reference.as_str()),
                ("title", &told.title),
            ];
            ChangeRow {
                link: Link::to(site.words.with("annex-record", &places), told.href.as_str()),
                date: told.date.clone(),
                sentence: told.sentence.clone(),
            }
        })
        .collect();
    (total > 0).then(|| MovementView {
        id: movement.key(),
        heading: heading(site, movement),
        caption: site.words.count("annex-changes-caption", total),
        rows,
        more: more(site, total, "rows-count-changes", &all),
    })
}
