//! Papers: the index of documents, and a page for each with where it is and what cites it.

use crate::plan::page::list::List;
use crate::plan::page::subject_list::{SubjectList, more, own_row, plain_row};
use crate::plan::page::{Section, head, newest};
use crate::plan::view::{DocumentView, Fact, Link, Listed, Row, View};
use crate::plan::{Entry, Site};
use crate::register::{Document, Id, Subject};
use serde::Serialize;

/// Plans the index and a page for each document.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    let section = Section::DOCUMENTS;
    let mut ids: Vec<Id<Document>> = register.documents.ids().collect();
    ids.sort_by_cached_key(|id| (title(&register.documents[*id]).to_lowercase(), *id));
    let published = register
        .documents
        .rows()
        .iter()
        .filter_map(|document| document.record.paper.published_on.as_ref());
    List {
        kind: "documents",
        address: section.address.to_owned(),
        section,
        crumbs: Vec::new(),
        heading: section.name(site),
        kicker: String::new(),
        count: "rows-count-documents",
        order: "order-by-name",
        intro: String::new(),
        total: ids.len(),
        rows: Box::new(move |site, range| {
            ids[range]
                .iter()
                .map(|id| document_row(site, *id).into())
                .collect()
        }),
        related: Vec::new(),
        related_heading: String::new(),
        updated: newest(site, published),
        is_computed: false,
    }
    .plan(site, entries);
    for (id, document) in register.documents.iter() {
        let subject = Subject::Document(id);
        let address = site.address(subject);
        SubjectList {
            kind: "document-cited-by",
            address: cited_by(&address),
            section,
            crumbs: vec![section.link(site), site.link(subject)],
            heading: site.words.with("cited-by-of", &[("name", title(document))]),
            count: "rows-count-requests",
            order: "order-of-kinds",
            subjects: document.cited_by.clone(),
            row,
            is_computed: true,
        }
        .plan(site, entries);
        let page = Entry::page("document", address, move |site| view(site, id));
        entries.push(page.about(subject));
    }
}

fn title(document: &Document) -> &str {
    document
        .record
        .paper
        .title
        .as_ref()
        .map_or("", |title| title.text.as_str())
}

/// The address of the whole list of what cites a document.
fn cited_by(document: &str) -> String {
    format!("{document}cited-by/")
}

/// A document as a row: the publisher, the date and whether it can be opened from here.
fn document_row(site: &Site<'_>, id: Id<Document>) -> Row {
    let words = site.words;
    let document = &site.register.documents[id];
    let paper = site.paper(&document.record.paper);
    let mut sentences = Vec::new();
    if let Some(name) = publisher(site, document) {
        sentences.push(words.with("document-publisher", &[("name", &name.text)]));
    }
    if let Some(date) = &document.record.paper.published_on {
        let when = crate::plan::page::rating::when(site, date);
        sentences.push(words.with("document-published-when", &[("when", &when)]));
    }
    Row {
        sentence: (!sentences.is_empty()).then(|| sentences.join(" ")),
        note: paper
            .href
            .is_none()
            .then(|| words.say("document-not-online")),
        ..own_row(site, Subject::Document(id))
    }
}

fn publisher(site: &Site<'_>, document: &Document) -> Option<Link> {
    document.publisher.map(|party| site.party(party))
}

/// What `document.html` sees.
#[derive(Serialize)]
struct DocumentPage {
    kicker: String,
    lead: String,
    facts: Vec<Fact>,
    /// The paper itself, where it can be opened.
    paper: Option<DocumentView>,
    groups: Vec<Cited>,
    cited: String,
    more: Option<Link>,
    notes: Vec<String>,
    sources: Vec<Link>,
}

/// The records of one kind that cite a document.
#[derive(Serialize)]
struct Cited {
    heading: String,
    links: Vec<Link>,
}

fn view(site: &Site<'_>, id: Id<Document>) -> View {
    let words = site.words;
    let document = &site.register.documents[id];
    let record = &document.record;
    let mut pen = site.pen();
    let paper = site.paper(&record.paper);
    let heading = title(document).to_owned();
    let page_title = format!("{heading} ({})", record.reference.text);
    let lead = words.say(if paper.href.is_some() {
        "document-can-be-read"
    } else {
        "document-cannot-be-read"
    });
    let description = format!("{heading}. {lead}");
    let mut head = head(site, Section::DOCUMENTS, page_title, heading, description);
    head.updated = newest(site, &record.paper.published_on);
    head.unpublished = record.standing.state.is_unpublished(site.register.as_of);
    let address = site.address(Subject::Document(id));
    let more = more(
        site,
        document.cited_by.len(),
        "rows-count-requests",
        &cited_by(&address),
    );
    View {
        template: "document.html",
        head,
        body: Box::new(DocumentPage {
            kicker: words.with("document-kicker", &[("reference", &record.reference.text)]),
            lead,
            facts: facts(site, document),
            paper: paper.href.is_some().then_some(paper),
            groups: cited(site, &document.cited_by),
            cited: words.count("document-cited-count", document.cited_by.len()),
            more,
            notes: record
                .standing
                .notes
                .iter()
                .map(|note| pen.html(note, 3))
                .collect(),
            sources: site.sources(&record.standing),
        }),
    }
}

fn facts(site: &Site<'_>, document: &Document) -> Vec<Fact> {
    let words = site.words;
    let record = &document.record;
    let mut facts = Vec::new();
    if let Some(paper) = &record.paper.paper {
        facts.push(Fact::words(words.say("fact-paper"), paper));
    }
    let publisher = publisher(site, document).into_iter().collect();
    facts.push(Fact::links(
        words.say("fact-publisher"),
        publisher,
        words.say("none-named"),
    ));
    let published = record
        .paper
        .published_on
        .as_ref()
        .map(|date| site.date(date));
    facts.push(Fact::date(
        words.say("fact-published"),
        published,
        words.say("no-date-given"),
    ));
    if let Some(pages) = &record.paper.pages {
        facts.push(Fact::words(words.say("fact-pages"), pages));
    }
    facts
}

/// The first records that cite a document, by kind.
fn cited(site: &Site<'_>, subjects: &[Subject]) -> Vec<Cited> {
    let mut groups: Vec<Cited> = Vec::new();
    for subject in subjects.iter().take(site.settings.rows_per_page) {
        let heading = site
            .words
            .say(&format!("section-{}", section_of(site, *subject)));
        let link = crate::plan::page::subject_list::link(site, *subject);
        match groups.iter_mut().find(|group| group.heading == heading) {
            Some(group) => group.links.push(link),
            None => groups.push(Cited {
                heading,
                links: vec![link],
            }),
        }
    }
    groups
}

/// The key of the section in which a record stands.
fn section_of(site: &Site<'_>, subject: Subject) -> &'static str {
    match subject {
        Subject::Recommendation(id) => site.register.recommendations[id].record.kind.folder(),
        Subject::Meeting(_) => Section::MEETINGS.key,
        Subject::Report(_) => Section::REPORTS.key,
        Subject::Page(_) => "pages",
        Subject::Person(_) => Section::PEOPLE.key,
        Subject::Post(_) => Section::POSTS.key,
        Subject::Organisation(_) => Section::ORGANISATIONS.key,
        Subject::Body(_) => Section::BODIES.key,
        Subject::Framework(_) | Subject::Priority(_) => Section::PRIORITIES.key,
        Subject::Measures(_) | Subject::Indicator(_) => Section::INDICATORS.key,
        Subject::Plan(_) => Section::PLANS.key,
        Subject::Action(_) => Section::ACTIONS.key,
        Subject::Document(_) => Section::DOCUMENTS.key,
    }
}

/// A record that cites a document as a row of a list.
fn row(site: &Site<'_>, subject: Subject) -> Listed {
    match subject {
        Subject::Action(id) => crate::plan::page::plan::action_row(site, id).into(),
        Subject::Priority(id) => crate::plan::page::priority::priority_row(site, id).into(),
        Subject::Indicator(id) => crate::plan::page::indicator::indicator_row(site, id).into(),
        other => plain_row(site, other),
    }
}
