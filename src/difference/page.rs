//! Which pages and files come, change and go, and which links break by it. Only the main part of a page
//! counts; that the frame around it changed is said once. Goes to the difference.

use crate::difference::compare::excerpts;
use crate::difference::record::{RecordChange, What};
use crate::plan::is_for_scripts;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What is kept of a page or file to tell whether it is the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The kind of the plan's entry; empty where only a published folder tells of it.
    pub kind: &'static str,
    /// The words of the first heading; of a file nothing.
    pub title: String,
    /// A number that two main parts share only if they are the same.
    main: u64,
    /// The same of the whole.
    whole: u64,
}

/// What differs between the pages of two sites.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pages {
    pub added: Vec<PageChange>,
    pub changed: Vec<PageChange>,
    /// Pages that are not there any more, but where a page says why, or leads on.
    pub withdrawn: Vec<PageChange>,
    /// How many pages differ only in the frame around their main part.
    pub frame: usize,
    pub broken: Vec<Broken>,
}

/// A page that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageChange {
    pub address: String,
    /// The kind of page or file: `recommendation`, `feed`, `search-index`.
    pub kind: &'static str,
    pub title: String,
    /// The words around what changed, where only pages could be compared.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// An address that leads nowhere any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Broken {
    pub address: String,
    pub title: String,
    /// Pages of the later site that still link there, by their addresses.
    pub linked_from: Vec<String>,
    /// How many pages of the earlier site linked there.
    pub was_linked_from: usize,
    /// What keeps the address: the line to write, and the file to write it in.
    pub keep: Option<Keep>,
    /// It was the page of a record, whose file is gone or not public any more.
    pub was_record: bool,
}

/// A line that keeps an address, and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Keep {
    pub line: String,
    pub file: String,
}

fn number(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// What is kept of a page or file.
pub fn mark(kind: &'static str, is_page: bool, bytes: &[u8]) -> Mark {
    let whole = number(bytes);
    if !is_page {
        return Mark {
            kind,
            title: String::new(),
            main: whole,
            whole,
        };
    }
    let main = main_part(bytes);
    Mark {
        kind,
        title: title(main),
        main: number(main),
        whole,
    }
}

/// The main part of a page; the whole where it has none.
pub fn main_part(bytes: &[u8]) -> &[u8] {
    let from = find(bytes, b"<main").unwrap_or(0);
    let rest = &bytes[from..];
    let until = find(rest, b"</main>").unwrap_or(rest.len());
    &rest[..until]
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes
        .windows(words.len())
        .position(|window| window == words)
}

/// The words of the first heading.
fn title(main: &[u8]) -> String {
    let Some(from) = find(main, b"<h1") else {
        return String::new();
    };
    let rest = &main[from..];
    let until = find(rest, b"</h1>").unwrap_or(0);
    text(&rest[..until])
}

/// The words of a piece of HTML.
pub fn text(html: &[u8]) -> String {
    let html = String::from_utf8_lossy(html);
    let mut words = String::with_capacity(html.len() / 2);
    let mut is_in_tag = false;
    for c in html.chars() {
        match c {
            '<' => {
                is_in_tag = true;
                words.push(' ');
            }
            '>' if is_in_tag => is_in_tag = false,
            c if !is_in_tag => words.push(c),
            _ => {}
        }
    }
    let words = words
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words around what changed in the main part of a page, before and after.
pub fn excerpts_of(old: &[u8], new: &[u8]) -> (String, String) {
    excerpts(&text(main_part(old)), &text(main_part(new)))
}

/// Which of these addresses a page links to. `bases` are what may stand before them: the path of the
/// site and its whole address.
pub fn links_to(html: &[u8], wanted: &BTreeSet<String>, bases: &[&str]) -> Vec<String> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let html = String::from_utf8_lossy(main_part(html));
    let mut found: Vec<String> = html
        .split("href=")
        .skip(1)
        .filter_map(|rest| {
            let link = match rest.strip_prefix(['"', '\'']) {
                Some(quoted) => quoted.split(['"', '\'']).next()?,
                None => rest.split([' ', '>']).next()?,
            };
            let link = link.split(['#', '?']).next()?;
            let address = bases.iter().find_map(|base| link.strip_prefix(base))?;
            wanted.get(address).cloned()
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What differs between the pages of two sites. `notices` are the addresses of the later site where a
/// page only says that something was withdrawn, or leads on.
pub fn compare_pages(
    old: &BTreeMap<String, Mark>,
    new: &BTreeMap<String, Mark>,
    notices: &BTreeSet<String>,
    records: &[RecordChange],
    links: &BTreeMap<String, (Vec<String>, usize)>,
) -> Pages {
    let mut pages = Pages::default();
    let page = |address: &String, mark: &Mark| PageChange {
        address: address.clone(),
        kind: mark.kind,
        title: mark.title.clone(),
        before: None,
        after: None,
    };
    for (address, mark) in new {
        match old.get(address) {
            None if notices.contains(address) => {}
            None => pages.added.push(page(address, mark)),
            Some(before) if before.main != mark.main => match notices.contains(address) {
                true => pages.withdrawn.push(page(address, before)),
                false => pages.changed.push(page(address, mark)),
            },
            Some(before) if before.whole != mark.whole => pages.frame += 1,
            Some(_) => {}
        }
    }
    let renamed: HashMap<&str, &RecordChange> = records
        .iter()
        .filter_map(|record| match &record.what {
            What::Renamed {
                earlier: Some(earlier),
                ..
            } => Some((earlier.as_str(), record)),
            _ => None,
        })
        .collect();
    let lost: HashSet<&str> = records
        .iter()
        .filter(|record| record.what == What::Gone)
        .filter_map(|record| record.address.as_deref())
        .collect();
    for (address, mark) in old
        .iter()
        .filter(|(address, _)| !new.contains_key(*address) && !is_for_scripts(address))
    {
        let (linked_from, was_linked_from) = links.get(address).cloned().unwrap_or_default();
        pages.broken.push(Broken {
            address: address.clone(),
            title: mark.title.clone(),
            linked_from,
            was_linked_from,
            keep: renamed.get(address.as_str()).map(|record| Keep {
                line: format!("former addresses: [{address}]"),
                file: record.file.clone(),
            }),
            was_record: lost.contains(address.as_str()),
        });
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_as_pages_and_small_pages_write_them() {
        let wanted = BTreeSet::from(["people/a/".to_owned()]);
        let html = b"<main><a href=\"/x/people/a/#top\">A</a> <a href=/x/people/b/>B</a></main>";
        assert_eq!(links_to(html, &wanted, &["/x/"]), ["people/a/"]);
        let small = b"<main><a class=k href=/x/people/a/>A</a></main>";
        assert_eq!(links_to(small, &wanted, &["/x/"]), ["people/a/"]);
        assert_eq!(text(b"<p>Fish &amp; <b>chips</b></p>"), "Fish & chips");
    }
}
