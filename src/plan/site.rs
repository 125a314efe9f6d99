//! A site is a value: the register, the settings and the words, all that a page is made from.

use crate::plan::address;
use crate::plan::followed::Followed;
use crate::plan::page::change::Told;
use crate::plan::page::{FOLLOW, Section};
use crate::plan::view::{DateView, DocumentView, Link, Listed, Row};
use crate::prose::{Acronyms, Pen, Surroundings};
use crate::record::document::Paper;
use crate::record::page::Menu;
use crate::record::standing::Standing;
use crate::register::{Id, Lead, Meeting, Party, Recommendation, Register, Subject};
use crate::settings::Settings;
use crate::term::PartialDate;
use crate::wording::Wording;
use std::sync::OnceLock;

/// All that a page is made from.
pub struct Site<'a> {
    pub register: &'a Register,
    pub settings: &'a Settings,
    pub words: &'a Wording,
    acronyms: Acronyms,
    /// The row of each recommendation, made when it is first asked for: it stands on many lists.
    rows: Vec<OnceLock<Box<Row>>>,
    /// The names of people, posts, bodies and organisations, made when they are first asked for: they
    /// stand on most pages.
    names: [Vec<OnceLock<String>>; 4],
    /// What changed, sorted when a feed first asks for it.
    followed: OnceLock<Followed>,
    /// Each change in words, when a page or a feed first asks for it.
    told: Vec<OnceLock<Box<Told>>>,
}

impl<'a> Site<'a> {
    /// The site of a register.
    pub fn new(register: &'a Register, settings: &'a Settings, words: &'a Wording) -> Site<'a> {
        let mut acronyms = Acronyms::default();
        for term in register.terms.rows() {
            let record = &term.record;
            let expansion = record.expansion.as_deref().or(record.meaning.as_deref());
            if let Some(expansion) = expansion {
                let address = format!("{}glossary/#{}", settings.base_path(), term.slug);
                acronyms.add(&record.term.text, &address, expansion);
            }
        }
        Site {
            register,
            settings,
            words,
            acronyms,
            rows: unmade(register.recommendations.len()),
            names: [
                unmade(register.people.len()),
                unmade(register.posts.len()),
                unmade(register.bodies.len()),
                unmade(register.organisations.len()),
            ],
            followed: OnceLock::new(),
            told: unmade(register.changes.len()),
        }
    }

    /// A change in words, by its position among all changes.
    pub fn told(&self, position: usize) -> &Told {
        self.told[position]
            .get_or_init(|| Box::new(Told::of(self, &self.register.changes[position])))
    }

    /// What changed, sorted by what it is about.
    pub(in crate::plan) fn followed(&self) -> &Followed {
        self.followed.get_or_init(|| Followed::of(self.register))
    }

    /// The main menu: the sections that hold something, then the pages that ask to stand there,
    /// and the search.
    pub fn menu(&self) -> Vec<(Link, String)> {
        let register = self.register;
        let sections = [
            (Section::RECOMMENDATIONS, register.recommendations.len()),
            (Section::MEETINGS, register.meetings.len()),
            (Section::REPORTS, register.reports.len()),
            (Section::PRIORITIES, register.priorities.len()),
            (Section::INDICATORS, register.indicators.len()),
            (Section::PEOPLE, register.people.len()),
            (Section::GLOSSARY, register.terms.len()),
        ];
        sections
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(section, _)| (section.link(self), section.key.to_owned()))
            .chain(self.pages_in(Menu::Main))
            .chain([(Section::SEARCH.link(self), Section::SEARCH.key.to_owned())])
            .collect()
    }

    /// The menu at the foot of every page: the pages that ask to stand there, how to follow, where there
    /// is something to follow, and the open data.
    pub fn footer(&self) -> Vec<(Link, String)> {
        let follow = self.settings.base_url.as_ref().map(|_| {
            let link = Link::to(self.words.say("follow-title"), self.at(FOLLOW));
            (link, "follow".to_owned())
        });
        self.pages_in(Menu::Footer)
            .into_iter()
            .chain(follow)
            .chain([(Section::DATA.link(self), Section::DATA.key.to_owned())])
            .collect()
    }

    fn pages_in(&self, menu: Menu) -> Vec<(Link, String)> {
        let mut pages: Vec<_> = self
            .register
            .pages
            .iter()
            .filter(|(_, page)| page.record.menu == menu)
            .collect();
        pages.sort_by(|(_, a), (_, b)| {
            (a.record.order, &a.record.title.text).cmp(&(b.record.order, &b.record.title.text))
        });
        pages
            .into_iter()
            .map(|(id, page)| (self.link(Subject::Page(id)), page.slug.clone()))
            .collect()
    }

    /// A recommendation as a row of a list.
    pub fn row(&self, id: Id<Recommendation>) -> &Row {
        self.rows[id.index()].get_or_init(|| Box::new(self.make_row(id)))
    }

    /// How many rows there are that lists share.
    pub fn shared_rows(&self) -> usize {
        self.rows.len()
    }

    /// The row that lists share under this number; none where no list has that.
    pub fn shared_row(&self, number: usize) -> Option<&Row> {
        Some(self.row(self.register.recommendations.at(number)?))
    }

    /// The same as lists have it that say no more of it.
    pub fn listed(&self, id: Id<Recommendation>) -> Listed {
        Listed::Shared { shared: id.index() }
    }

    /// The link to a term of the glossary, by its slug.
    pub fn term(&self, slug: &str) -> String {
        self.at(&format!("glossary/#{slug}"))
    }

    /// A pen for the prose of one page.
    pub fn pen(&self) -> Pen<'_> {
        Pen::new(self)
    }

    /// The acronyms that pages explain.
    pub fn acronyms(&self) -> &Acronyms {
        &self.acronyms
    }

    /// A finished page with its acronyms explained where they first stand.
    pub fn explained(&self, html: String) -> String {
        self.acronyms.explain(html)
    }

    /// A date as templates take it.
    pub fn date(&self, date: &PartialDate) -> DateView {
        DateView {
            text: self.words.date(date),
            datetime: date.machine(),
        }
    }

    /// The register's day as templates take it.
    pub fn as_of(&self) -> DateView {
        let day = self.register.as_of;
        DateView {
            text: self.words.day(day),
            datetime: Some(day.format("%Y-%m-%d").to_string()),
        }
    }

    /// The register's day, and the last day of what is due soon, in words.
    pub fn days(&self) -> (String, String) {
        let register = self.register;
        (
            self.words.day(register.as_of),
            self.words.day(register.due_soon_until()),
        )
    }

    /// What a record is called where it is linked: a recommendation by its title, a meeting by its
    /// body and date, a priority by its framework and code.
    pub fn name(&self, subject: Subject) -> String {
        let register = self.register;
        match subject {
            Subject::Recommendation(id) => register.recommendations[id].record.title.text.clone(),
            Subject::Meeting(id) => self.meeting_name(id),
            Subject::Report(id) => register.reports[id].record.title.text.clone(),
            Subject::Page(id) => register.pages[id].record.title.text.clone(),
            Subject::Person(id) => self.party_name(Party::Person(id)).to_owned(),
            Subject::Post(id) => self.party_name(Party::Post(id)).to_owned(),
            Subject::Organisation(id) => self.party_name(Party::Organisation(id)).to_owned(),
            Subject::Body(id) => self.party_name(Party::Body(id)).to_owned(),
            Subject::Framework(id) => register.frameworks[id].record.name.text.clone(),
            Subject::Priority(id) => {
                let priority = &register.priorities[id];
                let framework = &register.frameworks[priority.framework]
                    .record
                    .reference
                    .text;
                let (code, title) = (&priority.record.code.text, &priority.record.title.text);
                format!("{framework} {code}: {title}")
            }
            Subject::Measures(id) => register.measures[id].record.name.text.clone(),
            Subject::Indicator(id) => {
                let indicator = &register.indicators[id].record;
                match &indicator.number {
                    Some(number) => format!("{} {}", number.text, indicator.title.text),
                    None => indicator.title.text.clone(),
                }
            }
            Subject::Plan(id) => register.plans[id].record.title.text.clone(),
            Subject::Action(id) => {
                let action = &register.actions[id];
                format!(
                    "{}: {}",
                    self.action_code(id),
                    crate::prose::summary(&action.record.text.text, 90)
                )
            }
            Subject::Document(id) => {
                let paper = &register.documents[id].record.paper;
                paper
                    .title
                    .as_ref()
                    .map(|title| title.text.clone())
                    .unwrap_or_default()
            }
        }
    }

    /// Whether a record is called anything.
    pub fn has_name(&self, subject: Subject) -> bool {
        match subject {
            Subject::Recommendation(id) => {
                let record = &self.register.recommendations[id].record;
                !record.title.text.is_empty()
            }
            _ => !self.name(subject).is_empty(),
        }
    }

    /// What a person, post, body or organisation is called.
    pub fn party_name(&self, party: Party) -> &str {
        let register = self.register;
        let [people, posts, bodies, organisations] = &self.names;
        let (known, at) = match party {
            Party::Person(id) => (people, id.index()),
            Party::Post(id) => (posts, id.index()),
            Party::Body(id) => (bodies, id.index()),
            Party::Organisation(id) => (organisations, id.index()),
        };
        known[at].get_or_init(|| match party {
            Party::Person(id) => {
                let person = &register.people[id].record;
                match &person.honorific {
                    Some(honorific) => format!("{honorific} {}", person.name.text),
                    None => person.name.text.clone(),
                }
            }
            Party::Post(id) => {
                let post = &register.posts[id];
                match post.organisation {
                    Some(organisation) => {
                        let organisation = &register.organisations[organisation].record.name.text;
                        format!("{}, {organisation}", post.record.name.text)
                    }
                    None => post.record.name.text.clone(),
                }
            }
            Party::Body(id) => register.bodies[id].record.name.text.clone(),
            Party::Organisation(id) => register.organisations[id].record.name.text.clone(),
        })
    }

    /// The code of an action within its plan: A4, or A4.ii for a sub-action.
    pub fn action_code(&self, id: Id<crate::register::Action>) -> String {
        let action = &self.register.actions[id];
        match action.parent {
            Some(parent) => {
                format!(
                    "{}.{}",
                    self.register.actions[parent].record.reference.text,
                    action.record.reference.text
                )
            }
            None => action.record.reference.text.clone(),
        }
    }

    fn meeting_name(&self, id: Id<Meeting>) -> String {
        let meeting = &self.register.meetings[id];
        let body = match meeting.body {
            Some(party) => self.name(address::subject_of(party)),
            None => self.withheld().text,
        };
        let date = self.words.date(&meeting.record.date);
        self.words
            .with("meeting-title", &[("body", &body), ("date", &date)])
    }

    /// A link to a record by its name.
    pub fn link(&self, subject: Subject) -> Link {
        Link::to(self.name(subject), self.href(subject))
    }

    /// A link to a person, post, body or organisation by its name.
    pub fn party(&self, party: Party) -> Link {
        self.link(address::subject_of(party))
    }

    /// What stands in the place of a name whose record is not public: of that nothing is shown, not
    /// even where a public record has the name.
    pub fn withheld(&self) -> Link {
        Link::words(self.words.say("name-withheld"))
    }

    /// The links of leads, each with the organisation it acts for; a lead that is not public
    /// without its name.
    pub fn leads(&self, leads: &[Lead]) -> Vec<Link> {
        leads
            .iter()
            .map(|lead| match lead.party {
                Some(party) => Link {
                    after: lead.acting_for.map(|group| {
                        let name = self.name(address::subject_of(group));
                        self.words.with("for-organisation", &[("name", &name)])
                    }),
                    ..self.party(party)
                },
                None => self.withheld(),
            })
            .collect()
    }

    /// The names of leads in one sentence; empty if there are none.
    pub fn lead_names(&self, leads: &[Lead]) -> String {
        let names: Vec<String> = self
            .leads(leads)
            .into_iter()
            .map(|link| link.text)
            .collect();
        self.words.list(&names)
    }

    /// The reference of a recommendation with its title, for lists of links.
    pub fn recommendation_link(&self, id: Id<Recommendation>) -> Link {
        let record = &self.register.recommendations[id].record;
        Link::to(
            format!("{}: {}", record.reference.text, record.title.text),
            self.href(Subject::Recommendation(id)),
        )
    }

    /// The sources of a record as documents with the place in each.
    pub fn sources(&self, standing: &Standing) -> Vec<Link> {
        standing
            .sources
            .iter()
            .filter_map(|citation| {
                let subject = self.register.find(&citation.document.text)?;
                Some(Link {
                    after: citation
                        .location
                        .as_ref()
                        .map(|location| format!("({location})")),
                    ..self.link(subject)
                })
            })
            .collect()
    }

    /// A paper with its link, type and size.
    pub fn paper(&self, paper: &Paper) -> DocumentView {
        if let Some(exemption) = &paper.exempt {
            let title = paper.public_title.clone();
            return DocumentView {
                title: title.unwrap_or_else(|| self.words.say("document-exempt-title")),
                exempt: Some(self.words.with(
                    "document-exempt-paragraph",
                    &[("n", &exemption.paragraph.to_string())],
                )),
                ..DocumentView::default()
            };
        }
        let file = paper
            .file
            .as_ref()
            .map(|file| file.text.trim_start_matches("./"));
        let size = match file.and_then(|file| self.register.attachments.get(file)) {
            Some(bytes) => Some(size_in_words(*bytes)),
            None => paper.size.clone(),
        };
        let href = match (file, &paper.link) {
            (Some(file), _) => self.document(file),
            (None, link) => link.as_ref().map(|link| link.text.clone()),
        };
        let ending = file.or(paper.link.as_ref().map(|link| link.text.as_str()));
        DocumentView {
            title: paper
                .title
                .as_ref()
                .map(|title| title.text.clone())
                .unwrap_or_default(),
            href,
            kind: paper.kind.clone().or_else(|| ending.and_then(kind_of_file)),
            size,
            pages: paper.pages.clone(),
            paper: paper.paper.clone(),
            published: paper.published_on.as_ref().map(|date| self.date(date)),
            publisher: None,
            exempt: None,
        }
    }
}

impl Surroundings for Site<'_> {
    fn record(&self, reference: &str) -> Option<String> {
        self.register
            .find(reference)
            .map(|subject| self.href(subject))
    }

    fn document(&self, path: &str) -> Option<String> {
        let path = path.trim_start_matches("./");
        self.register
            .attachments
            .contains_key(path)
            .then(|| self.at(&encoded(path)))
    }
}

/// Room for so many things that are made when they are first asked for.
fn unmade<T>(count: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(count).collect()
}

/// A path as it may stand in a link: blanks and other marks in percent notation.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(byte as char);
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// A size as readers know it: "12KB", "2.1MB".
pub fn size_in_words(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{}KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{}MB", bytes / 1_000_000, bytes / 100_000 % 10),
    }
}

/// The kind of a file by the ending of its name.
fn kind_of_file(name: &str) -> Option<String> {
    let last = name.rsplit('/').next()?.split(['?', '#']).next()?;
    let (_, ending) = last.rsplit_once('.')?;
    let kind = match ending.to_lowercase().as_str() {
        "pdf" => "PDF",
        "doc" | "docx" | "odt" => "Word",
        "xls" | "xlsx" | "ods" => "Excel",
        "csv" => "CSV",
        "ppt" | "pptx" | "odp" => "PowerPoint",
        "txt" => "text",
        "zip" => "ZIP",
        "jpg" | "jpeg" => "JPEG",
        "png" => "PNG",
        _ => return None,
    };
    Some(kind.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_kinds_are_what_readers_know() {
        assert_eq!(size_in_words(310_400), "311KB");
        assert_eq!(size_in_words(2_150_000), "2.1MB");
        assert_eq!(
            kind_of_file("https://example.org/a/pack.PDF?x=1").as_deref(),
            Some("PDF")
        );
        assert_eq!(kind_of_file("https://example.org/page"), None);
        assert_eq!(encoded("documents/a b.pdf"), "documents/a%20b.pdf");
    }
}
