//! The linked graph: every name resolved, both directions of every link, nothing in it that the
//! public may not see. It is immutable and answers questions as of a day that it is given.

mod answers;
mod changes;
mod link;
mod names;
mod owed;
mod progress;
mod rating;
mod reach;
mod table;
mod withheld;

pub use answers::covers;
pub use changes::{Change, Movement, Since, What};
pub use link::{Linked, Rules, link};
pub use names::{Lead, Party};
pub use owed::{
    AnswerTimes, Answering, Came, Clock, ClockState, DUE_SOON_DAYS, Deadline, DeadlineRule,
    Decided, Duty, Fate, Late, NotComputed, Promise, PromiseAt, PromiseState, Silent, Status,
    Tenure, Timing, Urgency,
};
pub use progress::{Progress, RolledUp, Split};
pub use rating::{Computed, Measured, known_order};
pub use reach::Access;
pub use table::{Id, Table};
pub use withheld::{Exempted, Kept, Why, Withdrawn, Withheld};

use crate::record;
use crate::record::standing::Standing;
use crate::settings::ClockRules;
use crate::source::Place;
use crate::term::{Calendar, Decision, Delivery, PartialDate};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The linked graph of all that may be published.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The day for which every answer is true.
    pub as_of: NaiveDate,
    /// How long each kind of addressee has to answer.
    pub clock_rules: ClockRules,
    /// The days that count for this council.
    pub calendar: Calendar,
    /// The content folder as the officer named it, for messages.
    pub folder: String,
    pub recommendations: Table<Recommendation>,
    pub meetings: Table<Meeting>,
    pub reports: Table<Report>,
    pub pages: Table<Page>,
    pub people: Table<Person>,
    pub posts: Table<Post>,
    pub organisations: Table<Organisation>,
    pub bodies: Table<Body>,
    pub frameworks: Table<Framework>,
    pub priorities: Table<Priority>,
    pub measures: Table<Measures>,
    pub indicators: Table<Indicator>,
    pub plans: Table<Plan>,
    pub actions: Table<Action>,
    pub documents: Table<Document>,
    pub terms: Table<Term>,
    /// Topics by their slug, with the recommendations on each.
    pub topics: BTreeMap<String, Topic>,
    /// Recommendations by decision.
    pub by_decision: BTreeMap<Decision, Vec<Id<Recommendation>>>,
    /// Recommendations by delivery.
    pub by_delivery: BTreeMap<Delivery, Vec<Id<Recommendation>>>,
    /// Municipal years by their first calendar year.
    pub years: BTreeMap<i32, Year>,
    /// Every recommendation, made last first, then by reference.
    pub newest: Vec<Id<Recommendation>>,
    /// All that changed, with its date, oldest first.
    pub changes: Vec<Change>,
    /// Records that were taken back: a page of each says so.
    pub withdrawn: Vec<Withdrawn>,
    /// Files under `documents/` that something public leads to, with their sizes in bytes.
    pub attachments: BTreeMap<String, u64>,
    /// Where in the files stands what the public may not see, in the order of the files.
    pub withheld: Vec<Withheld>,
    /// Every statement that something is exempt, in the order of the files.
    pub exemptions: Vec<Exempted>,
    /// Cells that name somebody again: where they do, and whom.
    pub named_twice: Vec<(Place, Vec<Party>)>,
    /// Shared with the register that is linked from this one.
    references: Arc<HashMap<String, Reference>>,
    handovers: owed::Handovers,
}

/// What a reference in the content leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reference {
    Shown(Subject),
    Hidden,
}

/// Anything that has a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    Recommendation(Id<Recommendation>),
    Meeting(Id<Meeting>),
    Report(Id<Report>),
    Page(Id<Page>),
    Person(Id<Person>),
    Post(Id<Post>),
    Organisation(Id<Organisation>),
    Body(Id<Body>),
    Framework(Id<Framework>),
    Priority(Id<Priority>),
    Measures(Id<Measures>),
    Indicator(Id<Indicator>),
    Plan(Id<Plan>),
    Action(Id<Action>),
    Document(Id<Document>),
}

/// The kinds of record that have addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    Recommendation,
    Meeting,
    Report,
    Page,
    Person,
    Post,
    Organisation,
    Body,
    Framework,
    Priority,
    Measures,
    Indicator,
    Plan,
    Action,
    Document,
}

/// A recommendation with what it leads to.
#[derive(Clone, Debug)]
pub struct Recommendation {
    pub record: Arc<record::recommendation::Recommendation>,
    pub slug: String,
    pub meeting: Option<Id<Meeting>>,
    pub made_by: Option<Party>,
    pub made_on: Option<PartialDate>,
    pub made_to: Vec<Party>,
    pub leads: Vec<Lead>,
    pub priorities: Vec<Id<Priority>>,
    pub topic: Option<String>,
    pub year: Option<i32>,
    pub supersedes: Vec<Id<Recommendation>>,
    pub superseded_by: Vec<Id<Recommendation>>,
    pub indicators: Vec<Id<Indicator>>,
    pub actions: Vec<Id<Action>>,
    pub related: Vec<Subject>,
    pub discussed_at: Vec<Id<Meeting>>,
    /// Who wrote each entry, in the order of the entries.
    pub entries_by: Vec<Arc<[Lead]>>,
    /// The newest date that its own facts give, not later than the register's day.
    pub last_news: Option<PartialDate>,
    /// Where it stands as of the register's day.
    pub status: Status,
    /// How many stand before it by reference.
    pub rank: usize,
}

/// A meeting with its neighbours and what came from it.
#[derive(Clone, Debug)]
pub struct Meeting {
    pub record: Arc<record::meeting::Meeting>,
    pub slug: String,
    pub body: Option<Party>,
    pub present: Vec<Attended>,
    pub apologies: Vec<Attended>,
    pub officers: Vec<Attended>,
    /// Leads of "Action by" for each part, in the order of the parts.
    pub actions_by: Vec<Vec<Lead>>,
    /// Who presents each part, in the order of the parts; nobody where a name is not known.
    pub presenters: Vec<Vec<Lead>>,
    pub previous: Option<Id<Meeting>>,
    pub next: Option<Id<Meeting>>,
    pub made: Vec<Id<Recommendation>>,
    pub discussed: Vec<Id<Recommendation>>,
    pub reports: Vec<Id<Report>>,
    pub year: Option<i32>,
}

/// Somebody on a list of attendance.
#[derive(Clone, Debug)]
pub struct Attended {
    /// None for somebody whose record is not public.
    pub party: Option<Party>,
    pub remark: Option<String>,
    pub in_place_of: Option<Option<Party>>,
}

/// A report with what it leads to.
#[derive(Clone, Debug)]
pub struct Report {
    pub record: Arc<record::report::Report>,
    pub slug: String,
    pub from: Option<Party>,
    pub to: Option<Party>,
    pub meeting: Option<Id<Meeting>>,
    pub priorities: Vec<Id<Priority>>,
    pub authors: Vec<Lead>,
    /// The indicators that its notes are certain of.
    pub indicators: Vec<Id<Indicator>>,
}

/// A page of standing text.
#[derive(Clone, Debug)]
pub struct Page {
    pub record: record::page::Page,
    pub slug: String,
}

/// A person with all that leads to them.
#[derive(Clone, Debug)]
pub struct Person {
    pub record: record::person::Person,
    pub slug: String,
    /// The posts held, in the order of the record.
    pub posts: Vec<(Id<Post>, record::person::Holding)>,
    /// Bodies sat on, with the position of the membership in the body's record.
    pub bodies: Vec<(Id<Body>, usize)>,
    pub leads: Vec<Id<Recommendation>>,
    /// Made to them by name, and not led by them.
    pub asked: Vec<Id<Recommendation>>,
    pub accountable: Vec<Id<Action>>,
    pub responsible: Vec<Id<Action>>,
    pub meetings: Vec<Id<Meeting>>,
}

/// A post with its holders.
#[derive(Clone, Debug)]
pub struct Post {
    pub record: record::post::Post,
    pub slug: String,
    pub organisation: Option<Id<Organisation>>,
    pub includes: Vec<Id<Post>>,
    pub included_in: Vec<Id<Post>>,
    /// Holders, earliest first, with the position of the holding in the person's record.
    pub holders: Vec<(Id<Person>, usize)>,
    pub leads: Vec<Id<Recommendation>>,
    /// Made to them by name, and not led by them.
    pub asked: Vec<Id<Recommendation>>,
    pub accountable: Vec<Id<Action>>,
    pub responsible: Vec<Id<Action>>,
}

/// An organisation with all that leads to it.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub record: record::organisation::Organisation,
    pub slug: String,
    pub successors: Vec<(Id<Organisation>, Option<PartialDate>)>,
    pub predecessors: Vec<Id<Organisation>>,
    pub posts: Vec<Id<Post>>,
    pub bodies: Vec<Id<Body>>,
    /// Recommendations made to it, led by it, or led by somebody who acts for it.
    pub recommendations: Vec<Id<Recommendation>>,
    pub made: Vec<Id<Recommendation>>,
    pub reports: Vec<Id<Report>>,
}

/// A body with all that leads to it.
#[derive(Clone, Debug)]
pub struct Body {
    pub record: record::body::Body,
    pub slug: String,
    pub parent: Option<Party>,
    pub organisation: Option<Party>,
    pub children: Vec<Id<Body>>,
    pub contact: Option<Party>,
    /// Members in the order of the record.
    pub members: Vec<(Option<Party>, Option<Party>)>,
    pub meetings: Vec<Id<Meeting>>,
    pub made: Vec<Id<Recommendation>>,
    /// Recommendations made to it or led by it.
    pub recommendations: Vec<Id<Recommendation>>,
    pub accountable: Vec<Id<Action>>,
    pub responsible: Vec<Id<Action>>,
    pub reports_from: Vec<Id<Report>>,
    pub reports_to: Vec<Id<Report>>,
    pub indicators: Vec<Id<Indicator>>,
    pub plans: Vec<Id<Plan>>,
    /// The changes of what it asked for, by their positions among all changes.
    pub changes: Vec<usize>,
    /// What it asked for, and what its meetings discussed.
    pub followed: Vec<Id<Recommendation>>,
    /// How many more there are to which the papers give no date.
    pub undated_changes: usize,
}

/// A framework of priorities.
#[derive(Clone, Debug)]
pub struct Framework {
    pub record: record::priority::Framework,
    pub slug: String,
    pub body: Option<Party>,
    pub priorities: Vec<Id<Priority>>,
    pub plans: Vec<Id<Plan>>,
}

/// A priority with all that serves it.
#[derive(Clone, Debug)]
pub struct Priority {
    pub record: record::priority::Priority,
    pub slug: String,
    pub framework: Id<Framework>,
    pub recommendations: Vec<Id<Recommendation>>,
    pub actions: Vec<Id<Action>>,
    pub indicators: Vec<Id<Indicator>>,
    pub reports: Vec<Id<Report>>,
    /// Ratings by plan, highlight report and rating, in the order of their dates.
    pub ratings: Vec<RatingAt>,
}

/// Where a rating stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingAt {
    pub plan: Id<Plan>,
    pub highlight: usize,
    pub rating: usize,
}

/// A performance framework.
#[derive(Clone, Debug)]
pub struct Measures {
    pub record: record::indicator::Measures,
    pub slug: String,
    pub body: Option<Party>,
    pub indicators: Vec<Id<Indicator>>,
}

/// An indicator with what leads to it.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub record: record::indicator::Indicator,
    pub slug: String,
    pub measures: Id<Measures>,
    pub responsible: Vec<Lead>,
    pub priorities: Vec<Id<Priority>>,
    pub recommendations: Vec<Id<Recommendation>>,
    pub reports: Vec<Id<Report>>,
}

/// An action plan.
#[derive(Clone, Debug)]
pub struct Plan {
    pub record: record::plan::Plan,
    pub slug: String,
    pub body: Option<Party>,
    pub framework: Option<Id<Framework>>,
    /// The actions, without their sub-actions.
    pub actions: Vec<Id<Action>>,
    /// The meeting of each highlight report, and the priority of each of its ratings.
    pub highlights: Vec<Highlighted>,
}

/// What a highlight report leads to.
#[derive(Clone, Debug)]
pub struct Highlighted {
    pub meeting: Option<Id<Meeting>>,
    /// The priority of each of its ratings, in their order.
    pub priorities: Vec<Option<Id<Priority>>>,
}

/// An action or sub-action of a plan.
#[derive(Clone, Debug)]
pub struct Action {
    pub record: record::plan::PlanAction,
    pub slug: String,
    /// The plan's reference with its own.
    pub reference: String,
    pub plan: Id<Plan>,
    pub parent: Option<Id<Action>>,
    pub priority: Option<Id<Priority>>,
    pub accountable: Vec<Lead>,
    pub responsible: Vec<Lead>,
    pub same_as: Vec<Id<Action>>,
    /// The action of its plan at which it is counted, where the plan prints it twice.
    pub counted_at: Option<Id<Action>>,
    pub sub_actions: Vec<Id<Action>>,
    pub recommendations: Vec<Id<Recommendation>>,
}

/// A paper in the register of documents, and the records that cite it.
#[derive(Clone, Debug)]
pub struct Document {
    pub record: record::document::Document,
    pub slug: String,
    pub publisher: Option<Party>,
    pub cited_by: Vec<Subject>,
}

/// A term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    pub record: record::glossary::Term,
    pub slug: String,
}

/// A topic, in the spelling that was met first.
#[derive(Clone, Debug)]
pub struct Topic {
    pub name: String,
    pub recommendations: Vec<Id<Recommendation>>,
}

/// What belongs to one municipal year.
#[derive(Clone, Debug, Default)]
pub struct Year {
    pub recommendations: Vec<Id<Recommendation>>,
    pub meetings: Vec<Id<Meeting>>,
}

impl Register {
    /// What `reference` leads to; none if nothing public has it. Case does not matter.
    pub fn find(&self, reference: &str) -> Option<Subject> {
        match self.references.get(&reference.trim().to_lowercase())? {
            Reference::Shown(subject) => Some(*subject),
            Reference::Hidden => None,
        }
    }

    /// What every record has, of this one.
    pub fn standing(&self, subject: Subject) -> &Standing {
        match subject {
            Subject::Recommendation(id) => &self.recommendations[id].record.standing,
            Subject::Meeting(id) => &self.meetings[id].record.standing,
            Subject::Report(id) => &self.reports[id].record.standing,
            Subject::Page(id) => &self.pages[id].record.standing,
            Subject::Person(id) => &self.people[id].record.standing,
            Subject::Post(id) => &self.posts[id].record.standing,
            Subject::Organisation(id) => &self.organisations[id].record.standing,
            Subject::Body(id) => &self.bodies[id].record.standing,
            Subject::Framework(id) => &self.frameworks[id].record.standing,
            Subject::Priority(id) => &self.priorities[id].record.standing,
            Subject::Measures(id) => &self.measures[id].record.standing,
            Subject::Indicator(id) => &self.indicators[id].record.standing,
            Subject::Plan(id) => &self.plans[id].record.standing,
            Subject::Action(id) => &self.actions[id].record.standing,
            Subject::Document(id) => &self.documents[id].record.standing,
        }
    }

    /// Everything that has a page, kind by kind, in the order of the tables.
    pub fn subjects(&self) -> impl Iterator<Item = Subject> + '_ {
        let recommendations = self.recommendations.ids().map(Subject::Recommendation);
        recommendations
            .chain(self.meetings.ids().map(Subject::Meeting))
            .chain(self.reports.ids().map(Subject::Report))
            .chain(self.pages.ids().map(Subject::Page))
            .chain(self.people.ids().map(Subject::Person))
            .chain(self.posts.ids().map(Subject::Post))
            .chain(self.organisations.ids().map(Subject::Organisation))
            .chain(self.bodies.ids().map(Subject::Body))
            .chain(self.frameworks.ids().map(Subject::Framework))
            .chain(self.priorities.ids().map(Subject::Priority))
            .chain(self.measures.ids().map(Subject::Measures))
            .chain(self.indicators.ids().map(Subject::Indicator))
            .chain(self.plans.ids().map(Subject::Plan))
            .chain(self.actions.ids().map(Subject::Action))
            .chain(self.documents.ids().map(Subject::Document))
    }
}
