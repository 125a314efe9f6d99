//! The search page. Its script looks into the index; without scripts it is an A to Z of all that has a
//! name, on one page or, where that would be long, on a page for each letter.

use crate::plan::file::search::FOLDER;
use crate::plan::page::list::Paging;
use crate::plan::page::{Section, head, index_head};
use crate::plan::view::{Head, Link, Pages, View};
use crate::plan::{Entry, Site, address};
use crate::register::{Id, Subject, Term};
use crate::term::slug::slug;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The most names on one page.
const MOST: usize = 300;

/// The mark under which names stand that begin with no letter.
const DIGITS: char = '0';

/// Lists that every site has and no menu.
const OTHER_LISTS: [Section; 8] = [
    Section::OWED,
    Section::PROMISES,
    Section::SILENCE,
    Section::TOPICS,
    Section::DECISIONS,
    Section::DELIVERY,
    Section::YEARS,
    Section::DATA,
];

/// What `search.html` sees.
#[derive(Serialize)]
struct SearchView {
    /// Where the search is, for the form.
    action: String,
    /// Where the index is, for the script.
    index: String,
    letters: Vec<LetterLink>,
    /// The names under each letter; none where the letters have pages of their own.
    groups: Vec<LetterGroup>,
    lists: Vec<Link>,
}

/// What `search_letter.html` sees.
#[derive(Serialize)]
struct LetterView {
    lead: String,
    letters: Vec<LetterLink>,
    names: Vec<Link>,
    pages: Option<Pages>,
    pages_label: String,
    pages_where: String,
}

/// A letter; one with nothing under it has no link.
#[derive(Serialize)]
struct LetterLink {
    letter: String,
    href: Option<String>,
}

#[derive(Serialize)]
struct LetterGroup {
    letter: String,
    id: String,
    names: Vec<Link>,
}

/// What has a name, under the letters.
type Letters = BTreeMap<char, Vec<(String, Named)>>;

/// What stands in the A to Z.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Named {
    Record(Subject),
    Topic(String),
    Term(Id<Term>),
}

/// Plans the page and, where there are many names, those of the letters.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let letters = Arc::new(letters(site));
    let is_long = letters.values().map(Vec::len).sum::<usize>() > MOST;
    let shared = Arc::clone(&letters);
    entries.push(Entry::page(
        "search",
        Section::SEARCH.address,
        move |site| view(site, &shared, is_long),
    ));
    if !is_long {
        return;
    }
    for (letter, names) in &*letters {
        let pages = names.len().div_ceil(MOST);
        for page in 1..=pages {
            let (shared, letter) = (Arc::clone(&letters), *letter);
            let address = address::of_page(&of_letter(letter), page);
            entries.push(Entry::page("search-letter", address, move |site| {
                letter_view(site, &shared, letter, page, pages)
            }));
        }
    }
}

/// Everything that stands in the A to Z, sorted.
fn letters(site: &Site<'_>) -> Letters {
    let register = site.register;
    let records = register.subjects().filter(|subject| {
        matches!(
            subject,
            Subject::Body(_)
                | Subject::Organisation(_)
                | Subject::Person(_)
                | Subject::Post(_)
                | Subject::Framework(_)
                | Subject::Priority(_)
                | Subject::Plan(_)
        )
    });
    let records = records.map(|subject| (site.name(subject), Named::Record(subject)));
    let topics = register
        .topics
        .iter()
        .map(|(slug, topic)| (topic.name.clone(), Named::Topic(slug.clone())));
    let terms = register
        .terms
        .iter()
        .map(|(id, term)| (term.record.term.text.clone(), Named::Term(id)));
    let mut letters = Letters::new();
    for (name, named) in records.chain(topics).chain(terms) {
        let key = slug(&name);
        let letter = match key.chars().next() {
            Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase(),
            _ => DIGITS,
        };
        letters.entry(letter).or_default().push((key, named));
    }
    for names in letters.values_mut() {
        names.sort_unstable();
    }
    letters
}

/// The address of a letter's page.
fn of_letter(letter: char) -> String {
    match letter {
        DIGITS => format!("{}0-9/", Section::SEARCH.address),
        letter => format!(
            "{}{}/",
            Section::SEARCH.address,
            letter.to_ascii_lowercase()
        ),
    }
}

/// What a letter is called.
fn name(site: &Site<'_>, letter: char) -> String {
    match letter {
        DIGITS => site.words.say("letter-digits"),
        letter => letter.to_string(),
    }
}

/// A link to something with its kind behind it.
fn link(site: &Site<'_>, named: &Named) -> Link {
    let (link, kind) = match named {
        Named::Record(subject) => {
            let kind = match subject {
                Subject::Body(_) => "body",
                Subject::Organisation(_) => "organisation",
                Subject::Person(_) => "person",
                Subject::Post(_) => "post",
                Subject::Plan(_) => "plan",
                _ => "priority",
            };
            (site.link(*subject), kind)
        }
        Named::Topic(slug) => {
            let name = site.register.topics.get(slug);
            let name = name.map_or_else(String::new, |topic| topic.name.clone());
            (Link::to(name, site.at(&address::of_topic(slug))), "topic")
        }
        Named::Term(id) => {
            let term = &site.register.terms[*id];
            let href = site.at(&format!("glossary/#{}", term.slug));
            (Link::to(term.record.term.text.as_str(), href), "term")
        }
    };
    let kind = site.words.say(&format!("search-kind-{kind}"));
    Link {
        after: Some(format!("({})", kind.to_lowercase())),
        ..link
    }
}

/// A to Z, each letter with where it leads to.
fn letter_links(
    site: &Site<'_>,
    letters: &Letters,
    href: impl Fn(char) -> String,
) -> Vec<LetterLink> {
    let digits = letters.contains_key(&DIGITS).then_some(DIGITS);
    let all = digits.into_iter().chain('A'..='Z');
    all.map(|letter| LetterLink {
        letter: name(site, letter),
        href: letters.contains_key(&letter).then(|| href(letter)),
    })
    .collect()
}

/// The anchor of a letter.
fn anchor(letter: char) -> String {
    format!("letter_{}", letter.to_ascii_lowercase())
}

fn view(site: &Site<'_>, letters: &Letters, is_long: bool) -> View {
    let section = Section::SEARCH;
    let href = |letter| match is_long {
        true => site.at(&of_letter(letter)),
        false => format!("#{}", anchor(letter)),
    };
    let shown = letters.iter().filter(|_| !is_long);
    let mut head = index_head(
        site,
        section,
        section.name(site),
        site.words.say("search-lead"),
    );
    head.no_facts = true;
    head.scripts = vec!["publication.js", "search.js"];
    let others = OTHER_LISTS.iter().map(|section| section.link(site));
    let lists = site.menu().into_iter().map(|(link, _)| link).chain(others);
    let own = site.at(section.address);
    View {
        template: "search.html",
        head,
        body: Box::new(SearchView {
            action: own.clone(),
            index: site.at(FOLDER),
            letters: letter_links(site, letters, href),
            groups: shown
                .map(|(letter, names)| LetterGroup {
                    letter: name(site, *letter),
                    id: anchor(*letter),
                    names: names.iter().map(|(_, named)| link(site, named)).collect(),
                })
                .collect(),
            lists: lists
                .filter(|link| link.href.as_deref() != Some(own.as_str()))
                .collect(),
        }),
    }
}

fn letter_view(
    site: &Site<'_>,
    letters: &Letters,
    letter: char,
    page: usize,
    pages: usize,
) -> View {
    let words = site.words;
    let names = letters.get(&letter).map_or(&[][..], Vec::as_slice);
    let heading = words.with("search-letter", &[("letter", &name(site, letter))]);
    let paging = Paging::of(site, &heading, &of_letter(letter), page, pages);
    let lead = words.count("search-letter-count", names.len());
    let first = (page - 1) * MOST;
    let shown = &names[first.min(names.len())..(first + MOST).min(names.len())];
    let description = format!("{heading}: {lead}");
    View {
        template: "search_letter.html",
        head: Head {
            no_facts: true,
            ..head(site, Section::SEARCH, paging.title, heading, description)
        },
        body: Box::new(LetterView {
            lead,
            letters: letter_links(site, letters, |letter| site.at(&of_letter(letter))),
            names: shown.iter().map(|(_, named)| link(site, named)).collect(),
            pages: paging.pages,
            pages_label: paging.label,
            pages_where: paging.place,
        }),
    }
}
