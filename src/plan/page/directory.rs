//! Indexes of those who answer: rows under letters or kinds on one page; above a size, a paged list.

use crate::plan::page::list::List;
use crate::plan::page::{Section, index_head, newest};
use crate::plan::view::{DateView, Group, Link, Row, View, sentence_case};
use crate::plan::{Entry, Site};
use crate::register::Subject;
use crate::term::slug::slug;
use serde::Serialize;

/// The most rows that stand on one page under letters or kinds.
const MOST_ON_A_PAGE: usize = 500;

/// An index of records under headings.
pub struct Directory {
    pub kind: &'static str,
    pub section: Section,
    /// The key of the count in the wording table.
    pub count: &'static str,
    /// The key of the sentence on the order.
    pub order: &'static str,
    /// The headings with what stands under each, in their order.
    pub groups: Vec<(String, Vec<Subject>)>,
    /// Whether the headings are letters.
    pub has_letters: bool,
    /// Makes the row of a record.
    pub row: fn(&Site<'_>, Subject) -> Row,
    /// Other indexes that a reader may want.
    pub related: Vec<Section>,
}

/// What `directory.html` sees.
#[derive(Serialize)]
struct DirectoryView {
    lead: String,
    letters: Vec<Letter>,
    groups: Vec<Group>,
    empty: String,
    as_of: DateView,
    related: Vec<Link>,
}

/// A letter; one with nothing under it has no link.
#[derive(Serialize)]
struct Letter {
    letter: String,
    href: Option<String>,
}

impl Directory {
    /// Plans the index.
    pub fn plan(self, site: &Site<'_>, entries: &mut Vec<Entry>) {
        let total = self.total();
        if total <= MOST_ON_A_PAGE {
            let (kind, address) = (self.kind, self.section.address);
            entries.push(Entry::page(kind, address, move |site| self.view(site)));
            return;
        }
        let row = self.row;
        let related = links(site, &self.related);
        let mut subjects: Vec<Subject> = self
            .groups
            .into_iter()
            .flat_map(|(_, subjects)| subjects)
            .collect();
        if !self.has_letters {
            subjects.sort_by_cached_key(|subject| site.name(*subject).to_lowercase());
        }
        List {
            kind: self.kind,
            address: self.section.address.to_owned(),
            section: self.section,
            crumbs: Vec::new(),
            heading: self.section.name(site),
            kicker: String::new(),
            count: self.count,
            order: if self.has_letters {
                self.order
            } else {
                "order-by-name"
            },
            intro: String::new(),
            total,
            rows: Box::new(move |site, range| {
                subjects[range]
                    .iter()
                    .map(|subject| row(site, *subject).into())
                    .collect()
            }),
            related,
            related_heading: site.words.say("other-indexes"),
            updated: None,
            is_computed: true,
        }
        .plan(site, entries);
    }

    fn total(&self) -> usize {
        self.groups.iter().map(|(_, subjects)| subjects.len()).sum()
    }

    fn view(&self, site: &Site<'_>) -> View {
        let words = site.words;
        let count = words.count(self.count, self.total());
        let heading = self.section.name(site);
        let description = format!("{heading}: {count}.");
        let register = site.register;
        let mut head = index_head(site, self.section, heading, description);
        head.updated = newest(
            site,
            register
                .recommendations
                .ids()
                .filter_map(|id| register.last_news(id)),
        );
        View {
            template: "directory.html",
            head,
            body: Box::new(DirectoryView {
                lead: format!("{count}. {}", words.say(self.order)),
                letters: if self.has_letters {
                    self.letters()
                } else {
                    Vec::new()
                },
                groups: self
                    .groups
                    .iter()
                    .map(|group| self.group(site, group))
                    .collect(),
                empty: words.say("none-here"),
                as_of: site.as_of(),
                related: links(site, &self.related),
            }),
        }
    }

    fn group(&self, site: &Site<'_>, (heading, subjects): &(String, Vec<Subject>)) -> Group {
        Group {
            id: anchor(heading),
            heading: heading.clone(),
            rows: subjects
                .iter()
                .map(|subject| (self.row)(site, *subject).into())
                .collect(),
            ..Group::default()
        }
    }

    /// A to Z, and between them whatever other letters names begin with.
    fn letters(&self) -> Vec<Letter> {
        let mut letters: Vec<String> = ('A'..='Z').map(String::from).collect();
        letters.extend(self.groups.iter().map(|(letter, _)| letter.clone()));
        letters.sort();
        letters.dedup();
        letters
            .into_iter()
            .map(|letter| {
                let is_used = self.groups.iter().any(|(used, _)| *used == letter);
                let href = is_used.then(|| format!("#{}", anchor(&letter)));
                Letter { letter, href }
            })
            .collect()
    }
}

/// Sorts records by a key and puts them under its first letter, without its accent.
pub fn by_letter(named: impl Iterator<Item = (String, Subject)>) -> Vec<(String, Vec<Subject>)> {
    let mut named: Vec<(String, Subject)> =
        named.map(|(key, subject)| (slug(&key), subject)).collect();
    named.sort();
    by_heading(named.into_iter().map(|(key, subject)| {
        (
            key.chars().next().unwrap_or('#').to_uppercase().collect(),
            subject,
        )
    }))
}

/// Puts records under their kinds, both in order of name; those without a kind come last.
pub fn by_kind(
    site: &Site<'_>,
    kinds: impl Iterator<Item = (Option<String>, Subject)>,
) -> Vec<(String, Vec<Subject>)> {
    let mut kinds: Vec<(bool, String, String, Subject, String)> = kinds
        .map(|(kind, subject)| {
            let is_unknown = kind.is_none();
            let kind = kind.unwrap_or_else(|| site.words.say("kind-not-stated"));
            (
                is_unknown,
                slug(&kind),
                slug(&site.name(subject)),
                subject,
                kind,
            )
        })
        .collect();
    kinds.sort();
    by_heading(
        kinds
            .into_iter()
            .map(|(_, _, _, subject, kind)| (sentence_case(&kind), subject)),
    )
}

/// Puts records that are sorted by their headings under them.
fn by_heading(headed: impl Iterator<Item = (String, Subject)>) -> Vec<(String, Vec<Subject>)> {
    let mut groups: Vec<(String, Vec<Subject>)> = Vec::new();
    for (heading, subject) in headed {
        match groups.last_mut() {
            Some((last, subjects)) if slug(last) == slug(&heading) => subjects.push(subject),
            _ => groups.push((heading, vec![subject])),
        }
    }
    groups
}

fn anchor(heading: &str) -> String {
    format!("in-{}", slug(heading))
}

fn links(site: &Site<'_>, sections: &[Section]) -> Vec<Link> {
    sections.iter().map(|section| section.link(site)).collect()
}
