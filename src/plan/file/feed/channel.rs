//! What a feed tells of: the site, a record or a topic, with its name, its page and its news.

use crate::plan::file::feed::MOST;
use crate::plan::{Entry, Site, address};
use crate::register::{Id, Meeting, Party, Plan, Recommendation, Register, Subject};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What a feed tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Channel {
    Site,
    Record(Subject),
    /// A topic by its slug.
    Topic(String),
}

/// One piece of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// By its position among all changes.
    Change(usize),
    /// The agenda of a meeting was published.
    Agenda(Id<Meeting>),
    /// A highlight report on a plan was made.
    Highlight(Id<Plan>, usize),
    /// A record was taken back, by its position among those.
    Withdrawn(usize),
}

impl News {
    /// The first day that its date allows, and the last: none for what has no date or is still to come.
    pub fn days(self, register: &Register) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let date = match self {
            News::Change(position) => &register.changes[position].date,
            News::Agenda(id) => register.meetings[id].record.agenda_published_on.as_ref()?,
            News::Highlight(id, at) => &register.plans[id].record.highlights.get(at)?.date,
            News::Withdrawn(at) => &register.withdrawn.get(at)?.on,
        };
        let first = date.earliest().filter(|day| *day <= register.as_of)?;
        Some((first, date.latest()))
    }
}

impl Channel {
    /// Every feed of a site.
    pub fn all(site: &Site<'_>) -> impl Iterator<Item = Channel> {
        let register = site.register;
        let records = register
            .subjects()
            .filter(|subject| is_followed(register, *subject))
            .map(Channel::Record);
        let topics = register.topics.keys().cloned().map(Channel::Topic);
        std::iter::once(Channel::Site).chain(records).chain(topics)
    }

    /// The feed that belongs to a page; none where there is none for it.
    pub fn of(site: &Site<'_>, entry: &Entry) -> Option<Channel> {
        match (entry.kind, entry.subject) {
            ("home" | "new" | "follow", _) => Some(Channel::Site),
            ("moved", _) => None,
            ("topic", _) => {
                let slug = entry.address.strip_prefix("topics/")?.split('/').next()?;
                let is_known = site.register.topics.contains_key(slug);
                is_known.then(|| Channel::Topic(slug.to_owned()))
            }
            (_, Some(subject)) if is_followed(site.register, subject) => {
                Some(Channel::Record(subject))
            }
            _ => None,
        }
    }

    /// The address of the page that has the same facts.
    pub fn address(&self, site: &Site<'_>) -> String {
        match self {
            Channel::Site => String::new(),
            Channel::Record(subject) => site.address(*subject),
            Channel::Topic(slug) => address::of_topic(slug),
        }
    }

    /// The name of the feed: "Health Scrutiny Committee: what changed".
    pub fn title(&self, site: &Site<'_>) -> String {
        let name = match self {
            Channel::Site => site.settings.title.clone(),
            Channel::Record(subject) => site.name(*subject),
            Channel::Topic(slug) => match site.register.topics.get(slug) {
                Some(topic) => site.words.with("topic-title", &[("name", &topic.name)]),
                None => slug.clone(),
            },
        };
        site.words.with("feed-title", &[("name", &name)])
    }

    /// The most news that the feed holds; none where it holds all.
    pub fn most(&self) -> Option<usize> {
        let is_of_one = matches!(self, Channel::Record(Subject::Recommendation(_)));
        (!is_of_one).then_some(MOST)
    }

    /// The news, newest first, as many as the feed holds.
    pub fn news(&self, site: &Site<'_>) -> Vec<News> {
        let register = site.register;
        let mut dated: Vec<_> = self
            .all_news(site)
            .into_iter()
            .filter_map(|news| Some((news.days(register)?, news)))
            .collect();
        dated.sort_by(|(a, first), (b, second)| b.cmp(a).then(first.cmp(second)));
        dated.truncate(self.most().unwrap_or(usize::MAX));
        dated.into_iter().map(|(_, news)| news).collect()
    }

    fn all_news(&self, site: &Site<'_>) -> BTreeSet<News> {
        let register = site.register;
        let followed = site.followed();
        let mut found = BTreeSet::new();
        let mut requests = |ids: &[Id<Recommendation>]| {
            let changes = ids.iter().flat_map(|id| followed.recommendation(*id));
            found.extend(changes.map(|at| News::Change(*at)));
        };
        let reports = |ids: &[Id<crate::register::Report>]| -> Vec<News> {
            let changes = ids.iter().filter_map(|id| followed.report(*id));
            changes.map(News::Change).collect()
        };
        match self {
            Channel::Site => {
                found.extend((0..register.changes.len()).map(News::Change));
                found.extend(register.meetings.ids().map(News::Agenda));
                found.extend(register.plans.ids().flat_map(|id| highlights(register, id)));
                found.extend((0..register.withdrawn.len()).map(News::Withdrawn));
            }
            Channel::Topic(slug) => {
                if let Some(topic) = register.topics.get(slug) {
                    requests(&topic.recommendations);
                }
            }
            Channel::Record(subject) => match *subject {
                Subject::Recommendation(id) => requests(&[id]),
                Subject::Person(id) => {
                    requests(&register.people[id].leads);
                    requests(&came(register, Party::Person(id)));
                }
                Subject::Post(id) => {
                    requests(&register.posts[id].leads);
                    requests(&came(register, Party::Post(id)));
                }
                Subject::Organisation(id) => {
                    let organisation = &register.organisations[id];
                    requests(&organisation.recommendations);
                    requests(&organisation.made);
                    found.extend(reports(&organisation.reports));
                }
                Subject::Priority(id) => {
                    let priority = &register.priorities[id];
                    requests(&priority.recommendations);
                    found.extend(reports(&priority.reports));
                    let rated = priority.ratings.iter();
                    found.extend(rated.map(|at| News::Highlight(at.plan, at.highlight)));
                }
                Subject::Body(id) => {
                    let body = &register.bodies[id];
                    requests(&body.recommendations);
                    found.extend(body.changes.iter().map(|at| News::Change(*at)));
                    found.extend(reports(&body.reports_from));
                    found.extend(reports(&body.reports_to));
                    let met = body.meetings.iter().filter_map(|id| followed.meeting(*id));
                    found.extend(met.map(News::Change));
                    found.extend(body.meetings.iter().map(|id| News::Agenda(*id)));
                    found.extend(body.plans.iter().flat_map(|id| highlights(register, *id)));
                }
                _ => {}
            },
        }
        found
    }
}

/// Whether a record has a feed: a request, a body, an organisation, a priority, and whoever leads.
fn is_followed(register: &Register, subject: Subject) -> bool {
    match subject {
        Subject::Recommendation(_)
        | Subject::Body(_)
        | Subject::Organisation(_)
        | Subject::Priority(_) => true,
        Subject::Person(id) => {
            !register.people[id].leads.is_empty() || !register.came_to(Party::Person(id)).is_empty()
        }
        Subject::Post(id) => {
            !register.posts[id].leads.is_empty() || !register.came_to(Party::Post(id)).is_empty()
        }
        _ => false,
    }
}

/// What came to somebody with a post.
fn came(register: &Register, party: Party) -> Vec<Id<Recommendation>> {
    let came = register.came_to(party).iter();
    came.map(|came| came.work).collect()
}

/// The highlight reports on a plan.
fn highlights(register: &Register, id: Id<Plan>) -> impl Iterator<Item = News> + use<> {
    (0..register.plans[id].highlights.len()).map(move |at| News::Highlight(id, at))
}
