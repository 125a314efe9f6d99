//! The one place for addresses: where each record's page is, and where each list is.

use crate::plan::Site;
use crate::record::meeting::Status;
use crate::register::{Id, Party, Recommendation, Shelf, Silent, Subject, Urgency};
use crate::term::{Decision, Delivery, Kind};

/// The folder in which the pages of a kind of record stand.
pub fn folder(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Recommendation => "recommendations/",
        Shelf::Meeting => "meetings/",
        Shelf::Report => "reports/",
        Shelf::Page => "",
        Shelf::Person => "people/",
        Shelf::Post => "posts/",
        Shelf::Organisation => "organisations/",
        Shelf::Body => "bodies/",
        Shelf::Framework | Shelf::Priority => "priorities/",
        Shelf::Measures | Shelf::Indicator => "indicators/",
        Shelf::Plan => "plans/",
        Shelf::Action => "actions/",
        Shelf::Document => "documents/",
    }
}

/// The address of the list of one kind of request.
pub fn of_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Recommendation => "kinds/recommendation/",
        Kind::Action => "actions/",
        Kind::InformationRequest => "information-requests/",
        Kind::Visit => "visits/",
    }
}

/// The address of a topic's list.
pub fn of_topic(slug: &str) -> String {
    format!("topics/{slug}/")
}

/// The address of the list of recommendations with this decision.
pub fn of_decision(decision: Decision) -> String {
    format!("decisions/{}/", key(decision.words()))
}

/// The address of the list of recommendations at this point of delivery.
pub fn of_delivery(delivery: Delivery) -> String {
    format!("delivery/{}/", key(delivery.words()))
}

/// The address of the list of what is this urgent.
pub fn of_urgency(urgency: Urgency) -> String {
    match urgency {
        Urgency::Late => "late/".to_owned(),
        other => format!("owed/{}/", other.key()),
    }
}

/// The address of the list of what is silent in this way.
pub fn of_silent(silent: Silent) -> String {
    format!("silence/{}/", silent.key())
}

/// The address of the list of promises of which this became.
pub fn of_promises(key: &str) -> String {
    format!("promises/{key}/")
}

/// The address of a municipal year, by its first calendar year.
pub fn of_year(year: i32) -> String {
    format!("years/{year}-to-{}/", year + 1)
}

/// The part of a list's address behind its first page.
pub fn of_page(address: &str, page: usize) -> String {
    if page <= 1 {
        address.to_owned()
    } else {
        format!("{address}page/{page}/")
    }
}

/// Words of the vocabulary as they stand in addresses and in the wording table: lower case,
/// hyphens, no punctuation.
pub fn key(words: &str) -> String {
    words.replace(',', "").replace(' ', "-")
}

/// The anchor of an agenda item on its meeting's page.
pub fn item_anchor(number: &str) -> String {
    format!("item-{}", crate::term::slug::slug(number))
}

/// The anchor of a response or update on its recommendation's page, by its number in the file.
pub fn entry_anchor(number: usize) -> String {
    format!("entry-{number}")
}

/// Whether a meeting's page speaks of it in the past.
pub fn is_past(status: Status) -> bool {
    matches!(status, Status::Held)
}

impl Site<'_> {
    /// The link to a response or update, by its position among the entries.
    pub fn entry_href(&self, id: Id<Recommendation>, position: usize) -> String {
        let href = self.href(Subject::Recommendation(id));
        match self.register.recommendations[id]
            .record
            .entries
            .get(position)
        {
            Some(entry) => format!("{href}#{}", entry_anchor(entry.number)),
            None => href,
        }
    }

    /// The address of a record's page below the base.
    pub fn address(&self, subject: Subject) -> String {
        let register = self.register;
        let (shelf, slug) = match subject {
            Subject::Recommendation(id) => {
                (Shelf::Recommendation, &register.recommendations[id].slug)
            }
            Subject::Meeting(id) => (Shelf::Meeting, &register.meetings[id].slug),
            Subject::Report(id) => (Shelf::Report, &register.reports[id].slug),
            Subject::Page(id) => (Shelf::Page, &register.pages[id].slug),
            Subject::Person(id) => (Shelf::Person, &register.people[id].slug),
            Subject::Post(id) => (Shelf::Post, &register.posts[id].slug),
            Subject::Organisation(id) => (Shelf::Organisation, &register.organisations[id].slug),
            Subject::Body(id) => (Shelf::Body, &register.bodies[id].slug),
            Subject::Framework(id) => (Shelf::Framework, &register.frameworks[id].slug),
            Subject::Priority(id) => (Shelf::Priority, &register.priorities[id].slug),
            Subject::Measures(id) => (Shelf::Measures, &register.measures[id].slug),
            Subject::Indicator(id) => (Shelf::Indicator, &register.indicators[id].slug),
            Subject::Plan(id) => (Shelf::Plan, &register.plans[id].slug),
            Subject::Action(id) => (Shelf::Action, &register.actions[id].slug),
            Subject::Document(id) => (Shelf::Document, &register.documents[id].slug),
        };
        format!("{}{slug}/", folder(shelf))
    }

    /// A link to a record's page, from the root of the server.
    pub fn href(&self, subject: Subject) -> String {
        self.at(&self.address(subject))
    }

    /// A link to an address below the base, from the root of the server.
    pub fn at(&self, address: &str) -> String {
        format!("{}{address}", self.settings.base_path())
    }

    /// The whole address of a link from the root of the server, where the base URL is known.
    pub fn whole(&self, href: &str) -> Option<String> {
        let address = href.strip_prefix(self.settings.base_path())?;
        self.url(address)
    }

    /// The whole address on the web, where the base URL is known.
    pub fn url(&self, address: &str) -> Option<String> {
        self.settings
            .base_url
            .as_ref()
            .map(|base| format!("{base}{address}"))
    }
}

/// The record that a party is.
pub fn subject_of(party: Party) -> Subject {
    match party {
        Party::Person(id) => Subject::Person(id),
        Party::Post(id) => Subject::Post(id),
        Party::Body(id) => Subject::Body(id),
        Party::Organisation(id) => Subject::Organisation(id),
    }
}
