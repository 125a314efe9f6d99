//! A file or folder a kind of page: which addresses it has, and what its template sees.

mod agenda;
mod body;
pub mod change;
mod data;
mod directory;
mod document;
mod facet;
mod figures;
mod follow;
mod glossary;
mod home;
mod indicator;
mod ledger;
mod limbs;
mod list;
mod meeting;
mod meetings;
mod new;
mod organisation;
mod owed;
mod person;
mod plan;
mod post;
mod priority;
mod promises;
mod rating;
mod ratings;
mod recommendation;
mod related;
mod report;
mod search;
mod silence;
mod since;
mod sitting;
mod standing;
mod subject_list;
mod work;

pub use follow::ADDRESS as FOLLOW;

use crate::plan::view::{Head, Link};
use crate::plan::{Entry, Site};
use crate::term::PartialDate;

/// Plans the pages of one kind.
type Planner = fn(&Site<'_>, &mut Vec<Entry>);

/// Every kind of page: the one list to extend for a new kind.
pub const ALL: &[Planner] = &[
    home::plan,
    new::plan,
    recommendation::plan,
    owed::plan,
    promises::plan,
    silence::plan,
    meeting::plan,
    since::plan,
    meetings::plan,
    report::plan,
    person::plan,
    post::plan,
    organisation::plan,
    body::plan,
    facet::plan,
    figures::plan,
    priority::plan,
    indicator::plan,
    plan::plan,
    glossary::plan,
    document::plan,
    standing::plan,
    ratings::plan,
    follow::plan,
    data::plan,
    search::plan,
];

/// A section of the site: its key in the menu and the wording table, and its address.
#[derive(Clone, Copy)]
pub struct Section {
    pub key: &'static str,
    pub address: &'static str,
}

impl Section {
    pub const RECOMMENDATIONS: Section = Section {
        key: "recommendations",
        address: "recommendations/",
    };
    pub const OWED: Section = Section {
        key: "owed",
        address: "owed/",
    };
    pub const PROMISES: Section = Section {
        key: "promises",
        address: "promises/",
    };
    pub const SILENCE: Section = Section {
        key: "silence",
        address: "silence/",
    };
    pub const MEETINGS: Section = Section {
        key: "meetings",
        address: "meetings/",
    };
    pub const REPORTS: Section = Section {
        key: "reports",
        address: "reports/",
    };
    pub const PRIORITIES: Section = Section {
        key: "priorities",
        address: "priorities/",
    };
    pub const PEOPLE: Section = Section {
        key: "people",
        address: "people/",
    };
    pub const POSTS: Section = Section {
        key: "posts",
        address: "posts/",
    };
    pub const ORGANISATIONS: Section = Section {
        key: "organisations",
        address: "organisations/",
    };
    pub const BODIES: Section = Section {
        key: "bodies",
        address: "bodies/",
    };
    pub const INDICATORS: Section = Section {
        key: "indicators",
        address: "indicators/",
    };
    pub const PLANS: Section = Section {
        key: "plans",
        address: "plans/",
    };
    pub const ACTIONS: Section = Section {
        key: "actions",
        address: "actions/",
    };
    pub const TOPICS: Section = Section {
        key: "topics",
        address: "topics/",
    };
    pub const DECISIONS: Section = Section {
        key: "decisions",
        address: "decisions/",
    };
    pub const DELIVERY: Section = Section {
        key: "delivery",
        address: "delivery/",
    };
    pub const YEARS: Section = Section {
        key: "years",
        address: "years/",
    };
    pub const FIGURES: Section = Section {
        key: "figures",
        address: "figures/",
    };
    pub const GLOSSARY: Section = Section {
        key: "glossary",
        address: "glossary/",
    };
    pub const DOCUMENTS: Section = Section {
        key: "documents",
        address: "documents/",
    };
    pub const DATA: Section = Section {
        key: "data",
        address: "data/",
    };
    pub const SEARCH: Section = Section {
        key: "search",
        address: "search/",
    };

    /// The name of the section in the words of the theme.
    pub fn name(self, site: &Site<'_>) -> String {
        site.words.say(&format!("section-{}", self.key))
    }

    /// A link to the section's index.
    pub fn link(self, site: &Site<'_>) -> Link {
        Link::to(self.name(site), site.at(self.address))
    }
}

/// The frame of a page below a section's index. Its kind, path and canonical address are filled in
/// from the entry.
pub fn head(
    site: &Site<'_>,
    section: Section,
    title: String,
    heading: String,
    description: String,
) -> Head {
    Head {
        title,
        heading,
        description,
        section: section.key.to_owned(),
        breadcrumbs: vec![
            Link::to(site.words.say("home"), site.at("")),
            section.link(site),
        ],
        ..Head::default()
    }
}

/// The frame of a section's own index.
pub fn index_head(site: &Site<'_>, section: Section, heading: String, description: String) -> Head {
    Head {
        title: heading.clone(),
        heading,
        description,
        section: section.key.to_owned(),
        breadcrumbs: vec![Link::to(site.words.say("home"), site.at(""))],
        ..Head::default()
    }
}

/// The newest of some dates that is not later than the register's day.
pub fn newest<'a>(
    site: &Site<'_>,
    dates: impl IntoIterator<Item = &'a PartialDate>,
) -> Option<crate::plan::view::DateView> {
    dates
        .into_iter()
        .filter(|date| {
            date.earliest()
                .is_some_and(|day| day <= site.register.as_of)
        })
        .max_by(|a, b| a.order(b))
        .map(|date| site.date(date))
}
