//! The calendars: meetings of all bodies and of each, and what is due when, of the site and of whoever
//! leads, for calendars on telephones and computers. Without a base URL there are none, as of feeds.

mod due;
mod event;
mod sitting;

pub use sitting::times;

use crate::plan::file::calendar::event::{Event, Lines, ZONE};
use crate::plan::file::feed::host;
use crate::plan::file::folders::Folders;
use crate::plan::view::Link;
use crate::plan::{Entry, Site, address};
use crate::register::{Body, Id, Party, Subject};
use std::collections::HashSet;

/// The name of a calendar's file beside its page.
const NAME: &str = "calendar.ics";

/// How often a program that follows a calendar may look for changes: twice a day.
const INTERVAL: &str = "PT12H";

/// What a calendar tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Calendar {
    /// The meetings of all bodies.
    Meetings,
    /// The meetings of one.
    Body(Id<Body>),
    /// All that is owed and has a date.
    Owed,
    /// The same of what somebody answers for.
    Party(Party),
}

impl Calendar {
    /// The calendar of a record: meetings of a body that has some, and what is due of whoever leads or is
    /// asked.
    pub fn of(site: &Site<'_>, subject: Subject) -> Option<Calendar> {
        let register = site.register;
        let party = match subject {
            Subject::Body(id) => {
                let has_meetings = !register.bodies[id].meetings.is_empty();
                return has_meetings.then_some(Calendar::Body(id));
            }
            Subject::Person(id) => Party::Person(id),
            Subject::Post(id) => Party::Post(id),
            Subject::Organisation(id) => Party::Organisation(id),
            _ => return None,
        };
        let leads = match party {
            Party::Person(id) => !register.people[id].leads.is_empty(),
            Party::Post(id) => !register.posts[id].leads.is_empty(),
            Party::Organisation(id) => !register.organisations[id].recommendations.is_empty(),
            Party::Body(_) => false,
        };
        (leads || !register.came_to(party).is_empty()).then_some(Calendar::Party(party))
    }

    /// Every calendar of a site.
    pub fn all(site: &Site<'_>) -> impl Iterator<Item = Calendar> {
        let register = site.register;
        let records = register
            .subjects()
            .filter_map(|subject| Calendar::of(site, subject));
        let meetings = (!register.meetings.is_empty()).then_some(Calendar::Meetings);
        let owed = (!register.recommendations.is_empty()).then_some(Calendar::Owed);
        meetings.into_iter().chain(owed).chain(records)
    }

    /// The address of the page that the calendar belongs to.
    fn page(self, site: &Site<'_>) -> String {
        match self {
            Calendar::Meetings => "meetings/".to_owned(),
            Calendar::Owed => "owed/".to_owned(),
            Calendar::Body(id) => site.address(Subject::Body(id)),
            Calendar::Party(party) => site.address(address::subject_of(party)),
        }
    }

    /// Its name in a list of calendars.
    pub fn title(self, site: &Site<'_>) -> String {
        let (key, name) = match self {
            Calendar::Meetings => ("calendar-meetings-all", site.settings.title.clone()),
            Calendar::Owed => ("calendar-due", site.settings.title.clone()),
            Calendar::Body(id) => ("calendar-meetings", site.name(Subject::Body(id))),
            Calendar::Party(party) => ("calendar-due", site.party(party).text),
        };
        site.words.with(key, &[("name", &name)])
    }

    /// A link to it.
    pub fn link(self, site: &Site<'_>) -> Link {
        let address = format!("{}{NAME}", self.page(site));
        Link::to(self.title(site), site.at(&address))
    }

    fn subject(self) -> Option<Subject> {
        match self {
            Calendar::Body(id) => Some(Subject::Body(id)),
            Calendar::Party(party) => Some(address::subject_of(party)),
            Calendar::Meetings | Calendar::Owed => None,
        }
    }

    fn events(self, site: &Site<'_>) -> Vec<Event> {
        let register = site.register;
        let mut events: Vec<Event> = match self {
            Calendar::Meetings => {
                let ids = register.meetings.ids();
                ids.filter_map(|id| sitting::event(site, id)).collect()
            }
            Calendar::Body(id) => {
                let ids = register.bodies[id].meetings.iter();
                ids.filter_map(|id| sitting::event(site, *id)).collect()
            }
            Calendar::Owed => {
                let ids = register.recommendations.ids();
                let actions = register.actions.ids();
                ids.flat_map(|id| due::of_request(site, id))
                    .chain(actions.filter_map(|id| due::of_action(site, id)))
                    .collect()
            }
            Calendar::Party(party) => due::of_party(site, party),
        };
        events.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
        let mut known: HashSet<String> = HashSet::new();
        for event in &mut events {
            let first = event.uid.clone();
            let mut n = 1;
            while !known.insert(event.uid.clone()) {
                n += 1;
                event.uid = format!("{first}/{n}");
            }
        }
        events
    }

    fn text(self, site: &Site<'_>) -> String {
        let words = site.words;
        let whole = |address: &str| site.url(address).unwrap_or_default();
        let page = self.page(site);
        let title = self.title(site);
        let about = match self {
            Calendar::Meetings | Calendar::Body(_) => words.say("calendar-meetings-about"),
            Calendar::Owed | Calendar::Party(_) => {
                words.with("calendar-due-about", &[("date", &site.as_of().text)])
            }
        };
        let mut lines = Lines::default();
        lines.raw("BEGIN", "VCALENDAR");
        lines.raw("VERSION", "2.0");
        lines.raw("PRODID", "-//Answerable//Transparency pages//EN");
        lines.raw("CALSCALE", "GREGORIAN");
        lines.raw("METHOD", "PUBLISH");
        lines.text("NAME", &title);
        lines.text("X-WR-CALNAME", &title);
        lines.text("DESCRIPTION", &about);
        lines.text("X-WR-CALDESC", &about);
        lines.raw("X-WR-TIMEZONE", "Europe/London");
        lines.raw("REFRESH-INTERVAL;VALUE=DURATION", INTERVAL);
        lines.raw("X-PUBLISHED-TTL", INTERVAL);
        lines.raw("SOURCE;VALUE=URI", &whole(&format!("{page}{NAME}")));
        lines.raw("URL", &whole(&page));
        for (name, value) in ZONE {
            lines.raw(name, value);
        }
        let host = host(site);
        for event in self.events(site) {
            event.write(&host, &mut lines);
        }
        lines.raw("END", "VCALENDAR");
        lines.into_text()
    }
}

/// Plans them: beside the page, and beside each former address of it.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    if site.settings.base_url.is_none() {
        return;
    }
    let mut planned = Vec::new();
    let mut folders = Folders::of(entries);
    for calendar in Calendar::all(site) {
        for folder in folders.give(site, calendar.page(site), calendar.subject()) {
            let address = format!("{folder}{NAME}");
            planned.push(Entry::file("calendar", &address, move |site, _| {
                calendar.text(site)
            }));
        }
    }
    entries.append(&mut planned);
}

/// The calendar of what a page is about.
pub fn beside(site: &Site<'_>, entry: &Entry) -> Option<Link> {
    site.settings.base_url.as_ref()?;
    let register = site.register;
    let calendar = match (entry.kind, entry.subject) {
        ("moved", _) => None,
        (_, Some(subject)) => Calendar::of(site, subject),
        _ if entry.address == "meetings/" || entry.kind == "follow" => {
            (!register.meetings.is_empty()).then_some(Calendar::Meetings)
        }
        _ if entry.address == "owed/" => {
            (!register.recommendations.is_empty()).then_some(Calendar::Owed)
        }
        _ => None,
    };
    calendar.map(|calendar| calendar.link(site))
}
