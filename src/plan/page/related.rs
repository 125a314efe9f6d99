//! What people, posts, organisations and bodies have in common on their pages: actions of plans that
//! they answer for, lists of meetings and reports, and how a stretch of time is told.

use crate::plan::page::Section;
use crate::plan::page::list::List;
use crate::plan::page::work::Work;
use crate::plan::sentence::delivery_tone;
use crate::plan::view::{DateView, Link, Mark, Row, Tag};
use crate::plan::{Entry, Site};
use crate::prose::summary;
use crate::record::meeting::Status;
use crate::register::{Action, Id, Meeting, Recommendation, Report, Subject, covers};
use crate::term::PartialDate;
use serde::Serialize;
use std::collections::BTreeMap;

/// The most characters of an action that a table shows; the rest stands on the action's page.
const LONGEST_ACTION: usize = 220;

/// An action of a plan with what somebody has to do with it.
#[derive(Clone, Copy)]
pub struct Charge {
    action: Id<Action>,
    is_accountable: bool,
    is_responsible: bool,
}

/// The actions that somebody is accountable or responsible for, each once: those known to be late
/// come first, then in the order of the plans.
pub fn charges(
    site: &Site<'_>,
    accountable: &[Id<Action>],
    responsible: &[Id<Action>],
) -> Vec<Charge> {
    let mut found: BTreeMap<Id<Action>, (bool, bool)> = BTreeMap::new();
    for id in accountable {
        found.entry(*id).or_default().0 = true;
    }
    for id in responsible {
        found.entry(*id).or_default().1 = true;
    }
    let mut charges: Vec<Charge> = found
        .into_iter()
        .map(|(action, (is_accountable, is_responsible))| Charge {
            action,
            is_accountable,
            is_responsible,
        })
        .collect();
    charges.sort_by_key(|charge| !site.register.is_late_action(charge.action));
    charges
}

/// What the table of a page's plan actions sees.
#[derive(Debug, Serialize)]
pub struct Actions {
    pub caption: String,
    pub rows: Vec<ActionRow>,
    pub more: Option<Link>,
}

/// One action in that table.
#[derive(Debug, Serialize)]
pub struct ActionRow {
    /// The reference with the plan's own, as a link.
    pub link: Link,
    pub text: String,
    /// Accountable, responsible or both, in words.
    pub role: String,
    pub due: DateView,
    pub tags: Vec<Tag>,
}

/// The table of somebody's actions of plans; none if there are none. The address is that of the
/// page on which it stands.
pub fn actions(site: &Site<'_>, charges: &[Charge], address: &str) -> Option<Actions> {
    let most = site.settings.rows_per_page;
    let words = site.words;
    let more = (charges.len() > most).then(|| {
        let text = words.count("see-all-plan-actions", charges.len());
        Link::to(text, site.at(&plan_actions_address(address)))
    });
    let plan = |charge: &Charge| site.register.actions[charge.action].plan;
    let first = plan(charges.first()?);
    // Within one plan the codes of its actions name them; of several, each needs its plan's own.
    let is_one_plan = charges.iter().all(|charge| plan(charge) == first);
    let rows = charges.iter().take(most).map(|charge| {
        let mut row = action_row(site, charge);
        if is_one_plan {
            row.link.text = site.action_code(charge.action);
        }
        row
    });
    let caption = if is_one_plan {
        let name = site.name(Subject::Plan(first));
        words.fill(
            "plan-actions-caption-one",
            Some(charges.len()),
            &[("name", &name)],
        )
    } else {
        words.count("plan-actions-caption", charges.len())
    };
    Some(Actions {
        caption,
        rows: rows.collect(),
        more,
    })
}

/// Plans the whole list of somebody's actions of plans, where it is longer than a page.
pub fn plan_actions(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    address: &str,
    section: Section,
    name: Link,
    charges: Vec<Charge>,
) {
    if charges.len() <= site.settings.rows_per_page {
        return;
    }
    List {
        kind,
        address: plan_actions_address(address),
        section,
        heading: site.words.with("plan-actions-of", &[("name", &name.text)]),
        crumbs: vec![section.link(site), name],
        kicker: String::new(),
        count: "rows-count-actions",
        order: "order-late-first",
        intro: String::new(),
        total: charges.len(),
        rows: Box::new(move |site, range| {
            charges[range]
                .iter()
                .map(|charge| action_list_row(site, charge))
                .collect()
        }),
        related: Vec::new(),
        related_heading: String::new(),
        updated: None,
        is_computed: true,
    }
    .plan(site, entries);
}

fn plan_actions_address(address: &str) -> String {
    format!("{address}plan-actions/")
}

fn action_row(site: &Site<'_>, charge: &Charge) -> ActionRow {
    let action = &site.register.actions[charge.action];
    ActionRow {
        link: Link::to(
            action.reference.as_str(),
            site.href(Subject::Action(charge.action)),
        ),
        text: summary(&action.record.text.text, LONGEST_ACTION),
        role: role(site, charge),
        due: match action.record.due.as_slice() {
            [] => words_for_date(site, "no-date-set"),
            [only] => site.date(&only.date),
            several => {
                let dates: Vec<String> = several
                    .iter()
                    .map(|due| site.words.date(&due.date))
                    .collect();
                let moved = several
                    .iter()
                    .any(|due| due.reason.is_some() || due.set_on.is_some());
                let text = match (dates.as_slice(), moved) {
                    ([first, .., last], true) => site
                        .words
                        .with("due-moved", &[("date", last), ("first", first)]),
                    _ => site.words.list(&dates),
                };
                DateView {
                    text,
                    datetime: None,
                }
            }
        },
        tags: action_tags(site, charge.action),
    }
}

fn action_list_row(site: &Site<'_>, charge: &Charge) -> Row {
    let row = action_row(site, charge);
    let due = site
        .words
        .with("row-due", &[("date", row.due.text.trim_end_matches('.'))]);
    Row {
        mark: Some(Mark::Words(row.link.text)),
        title: row.text,
        href: row.link.href.unwrap_or_default(),
        sentence: Some(format!("{}. {due}", row.role)),
        note: None,
        tags: row.tags,
    }
}

fn role(site: &Site<'_>, charge: &Charge) -> String {
    site.words
        .say(match (charge.is_accountable, charge.is_responsible) {
            (true, true) => "role-accountable-and-responsible",
            (true, false) => "column-accountable",
            (false, _) => "column-responsible",
        })
}

fn action_tags(site: &Site<'_>, id: Id<Action>) -> Vec<Tag> {
    let record = &site.register.actions[id].record;
    let mut tags: Vec<Tag> = record
        .delivery
        .into_iter()
        .map(|delivery| Tag {
            text: site.delivery(delivery),
            tone: delivery_tone(delivery),
        })
        .collect();
    if let Some(due) = record
        .due
        .last()
        .filter(|_| site.register.is_late_action(id))
    {
        let text = site
            .words
            .with("late-by", &[("late", &site.lateness(&due.date))]);
        tags.push(Tag { text, tone: "red" });
    }
    tags
}

/// Links to records, of which a page shows the first and a list of its own shows all.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// How many there are, and in which order.
    pub intro: String,
    pub links: Vec<Link>,
    pub more: Option<Link>,
}

/// A run of meetings or reports below the page of a record.
pub struct Run {
    pub subjects: Vec<Subject>,
    /// The key of the count in the wording table.
    pub count: &'static str,
    /// The key of the sentence on the order.
    pub order: &'static str,
    /// The key of the words that lead to all of them, with `{n}`.
    pub see_all: &'static str,
    /// The key of the heading of the whole list, with `{name}`.
    pub heading: &'static str,
    /// The address of the whole list.
    pub address: String,
}

impl Run {
    /// Meetings, which are given with the newest first.
    pub fn of_meetings(meetings: impl Iterator<Item = Id<Meeting>>, address: String) -> Run {
        Run {
            subjects: meetings.map(Subject::Meeting).collect(),
            count: "rows-count-meetings",
            order: "order-newest-first",
            see_all: "see-all-these-meetings",
            heading: "meetings-of",
            address,
        }
    }

    /// Reports, newest first; one without a date comes last.
    pub fn of_reports(
        site: &Site<'_>,
        reports: &[Id<Report>],
        heading: &'static str,
        address: String,
    ) -> Run {
        let mut reports = reports.to_vec();
        reports.sort_by_key(|id| {
            let record = &site.register.reports[*id].record;
            std::cmp::Reverse(record.report_date.as_ref().and_then(PartialDate::earliest))
        });
        Run {
            subjects: reports.into_iter().map(Subject::Report).collect(),
            count: "rows-count-reports",
            order: "order-newest-first",
            see_all: "see-all-these-reports",
            heading,
            address,
        }
    }

    /// What stands on the page of the record; none if there is nothing.
    pub fn listing(&self, site: &Site<'_>) -> Option<Listing> {
        let most = site.settings.rows_per_page;
        let total = self.subjects.len();
        let links = self
            .subjects
            .iter()
            .take(most)
            .map(|subject| told_link(site, *subject));
        (total > 0).then(|| Listing {
            intro: intro(site, total, self.count, self.order),
            links: links.collect(),
            more: (total > most).then(|| {
                Link::to(
                    site.words.count(self.see_all, total),
                    site.at(&self.address),
                )
            }),
        })
    }

    /// Plans the whole list, where it is longer than a page.
    pub fn plan(
        self,
        site: &Site<'_>,
        entries: &mut Vec<Entry>,
        kind: &'static str,
        section: Section,
        name: Link,
    ) {
        if self.subjects.len() <= site.settings.rows_per_page {
            return;
        }
        let subjects = self.subjects;
        List {
            kind,
            address: self.address,
            section,
            heading: site.words.with(self.heading, &[("name", &name.text)]),
            crumbs: vec![section.link(site), name],
            kicker: String::new(),
            count: self.count,
            order: self.order,
            intro: String::new(),
            total: subjects.len(),
            rows: Box::new(move |site, range| {
                subjects[range]
                    .iter()
                    .map(|subject| told_row(site, *subject))
                    .collect()
            }),
            related: Vec::new(),
            related_heading: String::new(),
            updated: None,
            is_computed: false,
        }
        .plan(site, entries);
    }
}

/// How many there are; of more than one also the order.
fn intro(site: &Site<'_>, total: usize, count: &str, order: &str) -> String {
    let count = site.words.count(count, total);
    if total > 1 {
        format!("{count}. {}", site.words.say(order))
    } else {
        format!("{count}.")
    }
}

/// A link whose words name one record alone, with what there is to say of it behind.
fn told_link(site: &Site<'_>, subject: Subject) -> Link {
    let words = site.words;
    match subject {
        Subject::Report(id) => {
            let date = site.register.reports[id].record.report_date.as_ref();
            let date = date.map_or_else(|| words.say("no-date-given"), |date| words.date(date));
            let title = &site.register.reports[id].record.title.text;
            let text = words.with("report-title-dated", &[("title", title), ("date", &date)]);
            Link::to(text, site.href(subject))
        }
        Subject::Meeting(id) => Link {
            after: meeting_remark(site, id),
            ..site.link(subject)
        },
        _ => site.link(subject),
    }
}

fn told_row(site: &Site<'_>, subject: Subject) -> Row {
    let register = site.register;
    let date = match subject {
        Subject::Meeting(id) => Some(&register.meetings[id].record.date),
        Subject::Report(id) => register.reports[id].record.report_date.as_ref(),
        _ => None,
    };
    Row {
        mark: date.map(|date| Mark::Date(site.date(date))),
        title: site.name(subject),
        href: site.href(subject),
        sentence: match subject {
            Subject::Meeting(id) => meeting_sentence(site, id),
            _ => None,
        },
        ..Row::default()
    }
}

/// In brackets: that a meeting did not take place, is still to come, or what it asked for.
fn meeting_remark(site: &Site<'_>, id: Id<Meeting>) -> Option<String> {
    meeting_words(site, id).map(|words| format!("({words})"))
}

fn meeting_sentence(site: &Site<'_>, id: Id<Meeting>) -> Option<String> {
    let words = meeting_words(site, id)?;
    Some(format!("{}.", crate::plan::view::sentence_case(&words)))
}

fn meeting_words(site: &Site<'_>, id: Id<Meeting>) -> Option<String> {
    let meeting = &site.register.meetings[id];
    match meeting.record.status {
        Status::Held if meeting.made.is_empty() => None,
        Status::Held => Some(site.words.count("meeting-asked-for", meeting.made.len())),
        status => Some(site.words.say(&format!("meeting-remark-{}", status.key()))),
    }
}

/// The same work under headings and anchors of its own, for a page that shows two.
pub fn renamed(site: &Site<'_>, mut work: Work, prefix: &str) -> Work {
    for total in &mut work.totals {
        if let Some(href) = &mut total.href {
            *href = href.replacen('#', &format!("#{prefix}-"), 1);
        }
    }
    for group in &mut work.groups {
        group.heading = site.words.say(&format!("{prefix}-{}", group.id));
        group.id = format!("{prefix}-{}", group.id);
    }
    work
}

/// The address of the whole list of what somebody has asked for.
pub fn made_address(address: &str) -> String {
    format!("{address}asked-for/")
}

/// Plans the whole list of what somebody has asked for, where it is longer than a page.
pub fn plan_made(
    site: &Site<'_>,
    entries: &mut Vec<Entry>,
    kind: &'static str,
    address: &str,
    section: Section,
    name: Link,
    ids: &[Id<Recommendation>],
) {
    if ids.len() <= site.settings.rows_per_page {
        return;
    }
    let heading = site.words.with("made-by-name", &[("name", &name.text)]);
    let mut list =
        List::of_recommendations(kind, made_address(address), section, heading, ids.to_vec());
    list.crumbs = vec![section.link(site), name];
    list.plan(site, entries);
}

/// How many of these are open, and how many of those are late.
pub fn open_and_late(site: &Site<'_>, ids: &[Id<Recommendation>]) -> (usize, usize) {
    ids.iter()
        .map(|id| site.register.status(*id))
        .filter(|status| status.is_open())
        .fold((0, 0), |(open, late), status| {
            (open + 1, late + usize::from(!status.late.is_empty()))
        })
}

/// How many of these are open, in the words of `key`, with a tag if some are late.
pub fn owed_words(
    site: &Site<'_>,
    key: &str,
    ids: &[Id<Recommendation>],
) -> (Option<String>, Vec<Tag>) {
    let (open, late) = open_and_late(site, ids);
    let words = (open > 0).then(|| site.words.count(key, open));
    let tag = Tag {
        text: site.words.count("row-late", late),
        tone: "red",
    };
    (words, if late > 0 { vec![tag] } else { Vec::new() })
}

/// Words in the place of a date.
pub fn words_for_date(site: &Site<'_>, key: &str) -> DateView {
    DateView {
        text: site.words.say(key),
        datetime: None,
    }
}

/// A stretch of time in two cells of a table, with words where a date is missing.
#[derive(Debug, Serialize)]
pub struct Stretch {
    pub from: DateView,
    pub to: DateView,
}

/// A stretch from one date to another; without an end it lasts, as far as the papers say.
pub fn stretch(site: &Site<'_>, from: Option<&PartialDate>, to: Option<&PartialDate>) -> Stretch {
    Stretch {
        from: from.map_or_else(
            || words_for_date(site, "not-stated"),
            |date| site.date(date),
        ),
        to: to.map_or_else(
            || words_for_date(site, "no-end-given"),
            |date| site.date(date),
        ),
    }
}

/// Whether a stretch of time may include the register's day.
pub fn is_now(site: &Site<'_>, from: Option<&PartialDate>, to: Option<&PartialDate>) -> bool {
    covers(from, to, site.register.as_of)
}

/// The key of two stretches for an order with what lasts first, then what began last.
pub fn latest_first(
    site: &Site<'_>,
    from: Option<&PartialDate>,
    to: Option<&PartialDate>,
) -> impl Ord + use<> {
    let day = |date: Option<&PartialDate>| date.and_then(PartialDate::earliest);
    (
        !is_now(site, from, to),
        std::cmp::Reverse((day(from), day(to))),
    )
}
