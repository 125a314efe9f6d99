//! Lists of records of any kind: links inside a page, cut where they are many, and the whole list on
//! pages of its own.

use crate::plan::page::Section;
use crate::plan::page::list::List;
use crate::plan::view::{Link, Listed, Mark, Row};
use crate::plan::{Entry, Site};
use crate::register::Subject;
use serde::Serialize;

/// The beginning of a list of links, and where the whole of it is.
#[derive(Debug, Default, Serialize)]
pub struct Links {
    pub links: Vec<Link>,
    pub more: Option<Link>,
}

/// A list of records that may be too long for the page it belongs to.
pub struct SubjectList {
    pub kind: &'static str,
    /// The address of the whole list.
    pub address: String,
    pub section: Section,
    /// The links that lead to it, home left out.
    pub crumbs: Vec<Link>,
    pub heading: String,
    /// The key of the count in the wording table.
    pub count: &'static str,
    /// The key of the sentence on the order.
    pub order: &'static str,
    pub subjects: Vec<Subject>,
    /// Makes the row of one record.
    pub row: fn(&Site<'_>, Subject) -> Listed,
    /// Whether rows tell what was worked out as of a day.
    pub is_computed: bool,
}

impl SubjectList {
    /// Plans the whole list, where it is longer than a page.
    pub fn plan(self, site: &Site<'_>, entries: &mut Vec<Entry>) {
        self.list().plan_if_long(site, entries);
    }

    /// Plans the whole list, however short it is.
    pub fn plan_always(self, site: &Site<'_>, entries: &mut Vec<Entry>) {
        self.list().plan(site, entries);
    }

    fn list(self) -> List {
        let (subjects, row) = (self.subjects, self.row);
        List {
            kind: self.kind,
            address: self.address,
            section: self.section,
            crumbs: self.crumbs,
            heading: self.heading,
            kicker: String::new(),
            count: self.count,
            order: self.order,
            intro: String::new(),
            total: subjects.len(),
            rows: Box::new(move |site, range| {
                subjects[range]
                    .iter()
                    .map(|subject| row(site, *subject))
                    .collect()
            }),
            related: Vec::new(),
            related_heading: String::new(),
            updated: None,
            is_computed: self.is_computed,
        }
    }
}

/// A link to a whole list with its count, where it is longer than a page.
pub fn more(site: &Site<'_>, total: usize, count: &str, all: &str) -> Option<Link> {
    (total > site.settings.rows_per_page).then(|| {
        let count = site.words.count(count, total);
        Link::to(
            site.words.with("see-all-counted", &[("count", &count)]),
            site.at(all),
        )
    })
}

/// Links to the first of some records, and to the whole list at `all` where there are more.
pub fn links(site: &Site<'_>, subjects: &[Subject], count: &str, all: &str) -> Links {
    let most = site.settings.rows_per_page;
    Links {
        links: subjects
            .iter()
            .take(most)
            .map(|subject| link(site, *subject))
            .collect(),
        more: more(site, subjects.len(), count, all),
    }
}

/// A link to a record, a recommendation with its reference.
pub fn link(site: &Site<'_>, subject: Subject) -> Link {
    match subject {
        Subject::Recommendation(id) => site.recommendation_link(id),
        other => site.link(other),
    }
}

/// A record as a row of a list, by its name, with its date or number beside it. Kinds that have more to
/// say make their own rows.
pub fn plain_row(site: &Site<'_>, subject: Subject) -> Listed {
    match subject {
        Subject::Recommendation(id) => site.listed(id),
        other => own_row(site, other).into(),
    }
}

/// The same as a row that may be changed.
pub fn own_row(site: &Site<'_>, subject: Subject) -> Row {
    let register = site.register;
    let mark = match subject {
        Subject::Recommendation(id) => return site.row(id).clone(),
        Subject::Meeting(id) => {
            let date = &register.meetings[id].record.date;
            Some(Mark::Date(site.date(date)))
        }
        Subject::Report(id) => {
            let date = register.reports[id].record.report_date.as_ref();
            date.map(|date| Mark::Date(site.date(date)))
        }
        Subject::Document(id) => {
            let paper = register.documents[id].record.paper.paper.clone();
            paper.map(Mark::Words)
        }
        _ => None,
    };
    Row {
        mark,
        title: site.name(subject),
        href: site.href(subject),
        ..Row::default()
    }
}
