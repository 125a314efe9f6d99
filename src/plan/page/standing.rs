//! Standing pages: the site's own texts, the page for an address that is not there, what stands in
//! the place of a withdrawn record, and the pages that lead from former addresses to today's.

use crate::plan::page::{Section, newest};
use crate::plan::view::{DateView, Head, Link, View};
use crate::plan::{Entry, Site, address};
use crate::prose::summary;
use crate::register::{Id, Page, Shelf, Subject};
use crate::term::slug::former_address;
use serde::Serialize;
use std::collections::HashSet;

/// Plans the pages of all four kinds.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let register = site.register;
    for id in register.pages.ids() {
        let subject = Subject::Page(id);
        let page = Entry::page("page", site.address(subject), move |site| {
            page_view(site, id)
        });
        entries.push(page.about(subject));
    }
    entries.push(Entry::page("not-found", "404.html", not_found).unlisted());
    for (position, withdrawn) in register.withdrawn.iter().enumerate() {
        let address = format!("{}{}/", address::folder(withdrawn.shelf), withdrawn.slug);
        plan_moved(&withdrawn.former_addresses, &address, None, entries);
        let page = Entry::page("withdrawn", address, move |site| {
            withdrawn_view(site, position)
        });
        entries.push(page.unlisted());
    }
    for subject in register.subjects() {
        let former = &register.standing(subject).former_addresses;
        if former.is_empty() {
            continue;
        }
        let former: Vec<String> = former.iter().map(|text| text.text.clone()).collect();
        plan_moved(&former, &site.address(subject), Some(subject), entries);
    }
}

/// Plans a page at each former address. One that cannot be used has its finding from linking.
fn plan_moved(former: &[String], target: &str, subject: Option<Subject>, entries: &mut Vec<Entry>) {
    let mut planned = HashSet::from([target.to_owned()]);
    for former in former.iter().filter_map(|text| former_address(text).ok()) {
        if !planned.insert(former.clone()) {
            continue;
        }
        let target = target.to_owned();
        let page = Entry::page("moved", former, move |site| moved_view(site, &target)).unlisted();
        entries.push(match subject {
            Some(subject) => page.about(subject),
            None => page,
        });
    }
}

/// The way home.
fn crumbs(site: &Site<'_>) -> Vec<Link> {
    vec![Link::to(site.words.say("home"), site.at(""))]
}

/// What `page.html` sees.
#[derive(Serialize)]
struct PageView {
    lead: String,
    html: String,
    notes: Vec<String>,
    sources: Vec<Link>,
}

fn page_view(site: &Site<'_>, id: Id<Page>) -> View {
    let record = &site.register.pages[id].record;
    let mut pen = site.pen();
    let title = record.title.text.clone();
    let description = match &record.summary {
        Some(text) => text.clone(),
        None => summary(&record.text.markdown, 155),
    };
    View {
        template: "page.html",
        head: Head {
            title: title.clone(),
            heading: title,
            description,
            section: site.register.pages[id].slug.clone(),
            breadcrumbs: crumbs(site),
            no_facts: true,
            unpublished: record.standing.state.is_unpublished(site.register.as_of),
            ..Head::default()
        },
        body: Box::new(PageView {
            lead: record.summary.clone().unwrap_or_default(),
            html: pen.html(&record.text.markdown, 2),
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

/// What `not_found.html` sees. Its links begin at the server's root: the page is shown at any depth.
#[derive(Serialize)]
struct NotFound {
    home: String,
    ways: Vec<Link>,
    /// Where the search is.
    search: String,
}

fn not_found(site: &Site<'_>) -> View {
    let title = site.words.say("not-found-title");
    let sections = [
        Section::RECOMMENDATIONS,
        Section::MEETINGS,
        Section::PEOPLE,
        Section::GLOSSARY,
    ];
    View {
        template: "not_found.html",
        head: Head {
            title: title.clone(),
            heading: title,
            description: site.words.say("not-found-typed"),
            no_facts: true,
            ..Head::default()
        },
        body: Box::new(NotFound {
            home: site.at(""),
            ways: sections.map(|section| section.link(site)).into(),
            search: site.at(Section::SEARCH.address),
        }),
    }
}

/// What `withdrawn.html` sees: that it was withdrawn, when and why, and nothing else of it.
#[derive(Serialize)]
struct WithdrawnView {
    sentence: String,
    on: Option<DateView>,
    reason: String,
}

fn withdrawn_view(site: &Site<'_>, position: usize) -> View {
    let words = site.words;
    let withdrawn = &site.register.withdrawn[position];
    let path = format!("{}{}/", address::folder(withdrawn.shelf), withdrawn.slug);
    let name = withdrawn
        .reference
        .clone()
        .unwrap_or_else(|| site.at(&path));
    let sentence = site.withdrawn_sentence(withdrawn.shelf);
    let mut breadcrumbs = crumbs(site);
    breadcrumbs.extend(section_of(withdrawn.shelf).map(|section| section.link(site)));
    let has_date = withdrawn.on.earliest().is_some();
    View {
        template: "withdrawn.html",
        head: Head {
            title: words.with("withdrawn-title", &[("name", &name)]),
            heading: match &withdrawn.reference {
                Some(reference) => words.with("withdrawn-title", &[("name", reference)]),
                None => words.say("withdrawn-heading"),
            },
            description: sentence.clone(),
            section: section_of(withdrawn.shelf)
                .map_or_else(String::new, |section| section.key.to_owned()),
            breadcrumbs,
            updated: newest(site, [&withdrawn.on]),
            ..Head::default()
        },
        body: Box::new(WithdrawnView {
            sentence,
            on: has_date.then(|| site.date(&withdrawn.on)),
            reason: withdrawn.reason.clone().unwrap_or_default(),
        }),
    }
}

/// The section in which records of a kind stand; none for standing pages.
fn section_of(shelf: Shelf) -> Option<Section> {
    Some(match shelf {
        Shelf::Recommendation => Section::RECOMMENDATIONS,
        Shelf::Meeting => Section::MEETINGS,
        Shelf::Report => Section::REPORTS,
        Shelf::Page => return None,
        Shelf::Person => Section::PEOPLE,
        Shelf::Post => Section::POSTS,
        Shelf::Organisation => Section::ORGANISATIONS,
        Shelf::Body => Section::BODIES,
        Shelf::Framework | Shelf::Priority => Section::PRIORITIES,
        Shelf::Measures | Shelf::Indicator => Section::INDICATORS,
        Shelf::Plan => Section::PLANS,
        Shelf::Action => Section::ACTIONS,
        Shelf::Document => Section::DOCUMENTS,
    })
}

/// What `moved.html` sees.
#[derive(Serialize)]
struct Moved {
    /// The new address, from the server's root.
    target: String,
    /// The new address in whole, where the base URL is known.
    canonical: Option<String>,
}

fn moved_view(site: &Site<'_>, target: &str) -> View {
    let title = site.words.say("moved-title");
    View {
        template: "moved.html",
        head: Head {
            title: title.clone(),
            heading: title,
            description: String::new(),
            ..Head::default()
        },
        body: Box::new(Moved {
            target: site.at(target),
            canonical: site.url(target),
        }),
    }
}
