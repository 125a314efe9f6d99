//! The index of meetings: those to come first, soonest first, then the past by municipal year.

use crate::plan::file::filter::{FilterView, MEETINGS, SCRIPTS};
use crate::plan::page::list::Paging;
use crate::plan::page::meeting::year_name;
use crate::plan::page::sitting::{came_sentence, is_past};
use crate::plan::page::{Section, index_head, newest};
use crate::plan::view::{DateView, Group, Link, Mark, Pages, Row, View};
use crate::plan::{Entry, Site, address};
use crate::record::meeting::Status;
use crate::register::{Id, Meeting, Subject};
use serde::Serialize;
use std::ops::Range;
use std::sync::Arc;

/// What `meetings.html` sees.
#[derive(Serialize)]
struct MeetingsView {
    lead: String,
    groups: Vec<Group>,
    pages: Option<Pages>,
    pages_label: String,
    pages_where: String,
    related: Vec<Link>,
    as_of: DateView,
    /// On the first page only.
    filter: Option<FilterView>,
}

/// All meetings in the order of the index, and how many of them have a day that is still to come.
struct Order {
    ids: Vec<Id<Meeting>>,
    coming: usize,
}

impl Order {
    /// Those to come, soonest first, then those that are past, newest first.
    fn of(site: &Site<'_>) -> Order {
        let register = site.register;
        let (mut ids, mut past): (Vec<_>, Vec<_>) = register.meetings.ids().partition(|id| {
            register.meetings[*id].record.status != Status::Held && !is_past(site, *id)
        });
        let coming = ids.len();
        ids.sort_by(|a, b| register.in_time(*a, *b));
        past.sort_by(|a, b| register.in_time(*b, *a));
        ids.extend(past);
        Order { ids, coming }
    }

    /// The rows of a stretch of the index: those to come, then the past by municipal year.
    fn groups(&self, site: &Site<'_>, range: Range<usize>) -> Vec<Group> {
        let words = site.words;
        let mut groups: Vec<Group> = Vec::new();
        for position in range {
            let id = self.ids[position];
            let (anchor, heading) = match site.register.meetings[id].year {
                _ if position < self.coming => ("coming".to_owned(), words.say("meetings-coming")),
                Some(year) => {
                    let name = year_name(site, year);
                    let heading = words.with("meetings-past-in", &[("year", &name)]);
                    (format!("past-{year}"), heading)
                }
                None => ("past".to_owned(), words.say("meetings-past")),
            };
            if groups.last().is_none_or(|group| group.id != anchor) {
                groups.push(Group {
                    id: anchor,
                    heading,
                    ..Group::default()
                });
            }
            if let Some(group) = groups.last_mut() {
                group.rows.push(row(site, id).into());
            }
        }
        groups
    }
}

/// Plans every page of the index.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let order = Arc::new(Order::of(site));
    let pages = order.ids.len().div_ceil(site.settings.rows_per_page).max(1);
    let subjects = order.ids.iter().map(|id| Subject::Meeting(*id)).collect();
    MEETINGS.plan(subjects, any_row, entries);
    for page in 1..=pages {
        let order = Arc::clone(&order);
        let address = address::of_page(Section::MEETINGS.address, page);
        entries.push(Entry::page("meetings", address, move |site| {
            index(site, &order, page, pages)
        }));
    }
}

fn index(site: &Site<'_>, order: &Order, page: usize, pages: usize) -> View {
    let words = site.words;
    let total = order.ids.len();
    let per_page = site.settings.rows_per_page;
    let first = (page - 1) * per_page;
    let heading = Section::MEETINGS.name(site);
    let paging = Paging::of(site, &heading, Section::MEETINGS.address, page, pages);
    let count = words.count("rows-count-meetings", total);
    let still_due = order.ids[..order.coming]
        .iter()
        .filter(|id| site.register.meetings[**id].record.status == Status::Scheduled)
        .count();
    let lead = match still_due {
        _ if total == 0 => words.say("none-meetings"),
        0 => format!("{count}. {}", words.say("meetings-none-coming")),
        coming => format!("{count}. {}", words.count("meetings-count-coming", coming)),
    };
    let description = format!("{heading}: {lead}");
    let mut head = index_head(site, Section::MEETINGS, heading, description);
    head.title = paging.title;
    let is_first = page == 1;
    head.scripts = if is_first {
        SCRIPTS.to_vec()
    } else {
        Vec::new()
    };
    head.updated = newest(
        site,
        site.register
            .meetings
            .rows()
            .iter()
            .map(|meeting| &meeting.record.date),
    );
    View {
        template: "meetings.html",
        head,
        body: Box::new(MeetingsView {
            lead,
            groups: order.groups(site, first..(first + per_page).min(total)),
            pages: paging.pages,
            pages_label: paging.label,
            pages_where: paging.place,
            related: [Section::BODIES, Section::YEARS, Section::REPORTS]
                .map(|section| section.link(site))
                .into(),
            as_of: site.as_of(),
            filter: is_first.then(|| MEETINGS.view(site)),
        }),
    }
}

/// The row of a meeting, for the filter of the index.
fn any_row(site: &Site<'_>, subject: Subject) -> Row {
    match subject {
        Subject::Meeting(id) => row(site, id),
        _ => Row::default(),
    }
}

/// A meeting as a row of the index.
fn row(site: &Site<'_>, id: Id<Meeting>) -> Row {
    let words = site.words;
    let meeting = &site.register.meetings[id];
    let record = &meeting.record;
    let sentence = match record.status {
        Status::Held => came_sentence(site, meeting),
        Status::Scheduled if is_past(site, id) => Some(words.say("meeting-status-not-known")),
        Status::Scheduled => {
            let details: Vec<&str> = [&record.start, &record.venue]
                .into_iter()
                .flatten()
                .map(String::as_str)
                .collect();
            (!details.is_empty()).then(|| format!("{}.", details.join(". ")))
        }
        status => Some(format!(
            "{}.",
            words.say(&format!("meeting-status-{}", status.key()))
        )),
    };
    Row {
        mark: Some(Mark::Date(site.date(&record.date))),
        title: site.name(Subject::Meeting(id)),
        href: site.href(Subject::Meeting(id)),
        sentence,
        ..Row::default()
    }
}
