//! What holds of the search of every site: whatever is found is there, whatever is there is found, and no
//! file of the index is more than a phone can take.

use crate::assert_holds;
use crate::packed;
use crate::sites::{Published, SITES};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The largest file of the index: what a slow network brings in a second or two.
const LARGEST: usize = 100 * 1024;

/// Every file of the index of a site, by its name.
fn index(site: &Published) -> BTreeMap<String, Value> {
    let files = site.files.iter();
    files
        .filter_map(|(path, bytes)| {
            let (name, kind) = path.strip_prefix("search/index/")?.split_once('.')?;
            let mut file: Value = match kind {
                "bin" => serde_json::from_str(&packed::text(bytes)),
                _ => serde_json::from_slice(bytes),
            }
            .expect("JSON");
            let says = match name {
                "manifest" => file,
                _ => file["content"].take(),
            };
            Some((name.to_owned(), says))
        })
        .collect()
}

/// What a result shows, in the order of the numbers.
fn things(index: &BTreeMap<String, Value>) -> Vec<Vec<String>> {
    let blocks = (0..).map_while(|block| index.get(&format!("things-{block}")));
    let things = blocks.flat_map(|block| block.as_array().expect("a list"));
    things
        .map(|thing| {
            let parts = &thing.as_array().expect("a list")[..5];
            let words = |part: &Value| part.as_str().expect("words").to_owned();
            parts.iter().map(words).collect()
        })
        .collect()
}

#[test]
fn whatever_is_found_is_a_page_of_the_site_with_a_title() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        for thing in things(&index(site)) {
            let (page, anchor) = thing[0].split_once('#').unwrap_or((&thing[0], ""));
            let file = format!("{page}index.html");
            let Some(page) = site.pages.iter().find(|page| page.path == file) else {
                broken.push(format!("{}: {} is no page", site.name, thing[0]));
                continue;
            };
            if !anchor.is_empty() && !page.ids.iter().any(|id| id == anchor) {
                broken.push(format!("{}: {} is no place", site.name, thing[0]));
            }
            if thing[1].trim().is_empty() {
                broken.push(format!("{}: {} has no title", site.name, thing[0]));
            }
        }
    }
    assert_holds(broken);
}

#[test]
fn every_page_of_a_record_is_found() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let found: BTreeSet<String> = things(&index(site))
            .into_iter()
            .map(|mut thing| thing.swap_remove(0))
            .collect();
        for folder in [
            "recommendations/",
            "meetings/",
            "reports/",
            "people/",
            "bodies/",
        ] {
            for page in &site.pages {
                let address = page.path.trim_end_matches("index.html");
                let rest = address.strip_prefix(folder).unwrap_or_default();
                let is_record = rest.matches('/').count() == 1
                    && ["recommendation", "meeting", "report", "person", "body"]
                        .contains(&page.kind.as_str());
                if is_record && !found.contains(address) {
                    broken.push(format!("{}: {address}", site.name));
                }
            }
        }
        assert!(
            site.name == "empty" || found.len() > 3,
            "{}: {found:?}",
            site.name
        );
    }
    assert_holds(broken);
}

#[test]
fn every_word_leads_to_things_that_there_are_and_no_file_is_large() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let index = index(site);
        let count = things(&index).len();
        assert_eq!(
            index["manifest"]["things"].as_u64(),
            Some(count as u64),
            "{}",
            site.name
        );
        for (name, words) in index.iter().filter(|(name, _)| name.starts_with("words-")) {
            for (word, posting) in words.as_object().expect("words") {
                let (told, listed) = packed::posting(posting.as_str().expect("a posting"));
                let listed: BTreeSet<usize> = listed.iter().map(|listed| listed.thing).collect();
                if told != listed.len() || listed.last() >= Some(&count) {
                    broken.push(format!("{} {name}: {word} {posting}", site.name));
                }
            }
        }
        for (path, bytes) in site
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("search/"))
        {
            if bytes.len() > LARGEST {
                broken.push(format!("{} {path}: {} bytes", site.name, bytes.len()));
            }
        }
    }
    assert_holds(broken);
}

#[test]
fn the_passages_that_words_name_are_there() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in SITES.iter() {
        let index = index(site);
        let number = |key: &str| index["manifest"][key].as_u64().expect("a number") as usize;
        let blocks = (0..).map_while(|block| index.get(&format!("things-{block}")));
        let starts: Vec<usize> = blocks
            .flat_map(|block| block.as_array().expect("things"))
            .map(|thing| thing[5].as_u64().expect("a number") as usize)
            .collect();
        for (name, words) in index.iter().filter(|(name, _)| name.starts_with("words-")) {
            for (word, posting) in words.as_object().expect("words") {
                let (_, listed) = packed::posting(posting.as_str().expect("a posting"));
                for listed in listed.iter().filter(|listed| listed.passage > 0) {
                    seen += 1;
                    let at = starts[listed.thing] + listed.passage - 1;
                    let file = at / number("passages") % number("texts");
                    if !index[&format!("text-{file}")][at.to_string()].is_string() {
                        broken.push(format!("{} {name}: {word} {listed:?}", site.name));
                    }
                }
            }
        }
    }
    assert!(seen > 1_000, "only {seen} passages");
    assert_holds(broken);
}

#[test]
fn every_list_below_no_record_is_found() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let found: BTreeSet<String> = things(&index(site))
            .into_iter()
            .map(|mut thing| thing.swap_remove(0))
            .collect();
        for page in &site.pages {
            let address = page.path.trim_end_matches("index.html");
            let is_list = [
                "late/",
                "open/",
                "promises/",
                "owed/",
                "silence/",
                "data/",
                "follow/",
                "topics/",
                "years/",
                "decisions/",
                "delivery/",
                "new/",
                "recommendations/",
                "meetings/",
            ]
            .contains(&address);
            if is_list && !found.contains(address) {
                broken.push(format!("{}: {address}", site.name));
            }
            if found.contains(address) && address.contains("/page/") {
                broken.push(format!("{}: {address} is found", site.name));
            }
        }
    }
    assert_holds(broken);
}
