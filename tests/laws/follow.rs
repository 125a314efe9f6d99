//! What holds of the feeds, calendars and linked data of every site, awkward words included: these
//! councils are built once more with an address, without which there is nothing to follow.

use crate::sites::{SITES, build, files};
use quick_xml::Reader;
use quick_xml::events::Event;
use rayon::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A site with an address: its name, its day and its files.
struct Followed {
    name: String,
    as_of: String,
    files: BTreeMap<String, Vec<u8>>,
}

static FOLLOWED: LazyLock<Vec<Followed>> = LazyLock::new(|| {
    SITES
        .par_iter()
        .map(|site| {
            let at = site.options.iter().position(|option| option == "--as-of");
            let files = match &site.base_url {
                Some(_) => site.files.clone(),
                None => {
                    let folder = tempfile::tempdir().expect("a folder");
                    let output = folder.path().join("public");
                    let mut options = site.options.clone();
                    options.extend(["--base-url", "https://example.org/a/"].map(str::to_owned));
                    build(&site.content, &output, &options, &[]);
                    files(&output)
                }
            };
            Followed {
                name: site.name.clone(),
                as_of: site.options[at.expect("a day") + 1].clone(),
                files,
            }
        })
        .collect()
});

/// What a feed says: its own parts, and the parts of its entries, each as name and text.
struct Read {
    own: Vec<(String, String)>,
    entries: Vec<Vec<(String, String)>>,
}

/// Reads an Atom feed; fails where it is no XML.
fn read(text: &str) -> Result<Read, String> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut found = Read {
        own: Vec::new(),
        entries: Vec::new(),
    };
    let mut open: Vec<String> = Vec::new();
    let mut words = String::new();
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                let name = String::from_utf8_lossy(start.name().as_ref().as_bytes()).into_owned();
                if name == "entry" {
                    found.entries.push(Vec::new());
                }
                open.push(name);
                words.clear();
            }
            Event::Text(text) => words.push_str(&String::from_utf8_lossy(text.as_bytes())),
            Event::GeneralRef(reference) => {
                words.push_str(&format!(
                    "&{};",
                    String::from_utf8_lossy(reference.as_bytes())
                ));
            }
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                let part = (name, std::mem::take(&mut words));
                match (open.last().map(String::as_str), found.entries.last_mut()) {
                    (Some("entry"), Some(entry)) => entry.push(part),
                    (Some("feed"), _) => found.own.push(part),
                    _ => {}
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

fn part<'a>(parts: &'a [(String, String)], name: &str) -> &'a str {
    let found = parts.iter().find(|(own, _)| own == name);
    found.map_or("", |(_, text)| text.as_str())
}

/// What XML 1.0 does not allow, in any notation.
fn is_forbidden(c: char) -> bool {
    !matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[test]
fn every_feed_is_xml_with_ids_that_stand_once_and_dates_that_have_come() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in FOLLOWED.iter() {
        let mut feeds = BTreeMap::new();
        let mut said = BTreeMap::new();
        for (path, bytes) in site
            .files
            .iter()
            .filter(|(path, _)| path.ends_with("feed.atom"))
        {
            let at = |what: &str| format!("{} {path}: {what}", site.name);
            let text = std::str::from_utf8(bytes).expect("text");
            if let Some(c) = text.chars().find(|c| is_forbidden(*c)) {
                broken.push(at(&format!("{c:?}")));
            }
            let feed = match read(text) {
                Ok(feed) => feed,
                Err(error) => {
                    broken.push(at(&error));
                    continue;
                }
            };
            // Beside a former address stands the same feed.
            let same = feeds
                .entry(part(&feed.own, "id").to_owned())
                .or_insert(bytes);
            if *same != bytes {
                broken.push(at("has the id of another feed"));
            }
            let mut ids = BTreeSet::new();
            for entry in &feed.entries {
                seen += 1;
                let id = part(entry, "id");
                let updated = part(entry, "updated");
                if !id.starts_with("tag:") || !ids.insert(id) {
                    broken.push(at(&format!("the id `{id}`")));
                }
                if updated
                    .get(..10)
                    .is_none_or(|day| day > site.as_of.as_str())
                {
                    broken.push(at(&format!("{id} of {updated}")));
                }
                let words = (
                    part(entry, "title").to_owned(),
                    part(entry, "summary").to_owned(),
                );
                if words.0.is_empty() || words.1.is_empty() {
                    broken.push(at(&format!("{id} says nothing")));
                }
                if *said.entry(id.to_owned()).or_insert_with(|| words.clone()) != words {
                    broken.push(at(&format!("{id} says two things")));
                }
            }
            let updated = part(&feed.own, "updated");
            let newest = feed.entries.first().map(|entry| part(entry, "updated"));
            if newest.unwrap_or("1970-01-01T00:00:00+00:00") != updated {
                broken.push(at(&format!(
                    "updated {updated}, and its newest is of {newest:?}"
                )));
            }
            let json = &site.files[&path.replace("feed.atom", "feed.json")];
            let json: Value = serde_json::from_slice(json).expect("JSON");
            let items = json["items"].as_array().map_or(&[][..], Vec::as_slice);
            let in_json: Vec<&str> = items
                .iter()
                .filter_map(|item| item["id"].as_str())
                .collect();
            let in_atom: Vec<&str> = feed.entries.iter().map(|entry| part(entry, "id")).collect();
            if in_json != in_atom {
                broken.push(at("differs from the JSON Feed"));
            }
        }
    }
    assert!(seen > 1000, "only {seen} entries");
    crate::assert_holds(broken);
}

#[test]
fn every_calendar_has_short_lines_and_events_that_stand_once_and_were_told_of() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in FOLLOWED.iter() {
        for (path, bytes) in site.files.iter().filter(|(path, _)| path.ends_with(".ics")) {
            let text = std::str::from_utf8(bytes).expect("text");
            let at = |what: &str| format!("{} {path}: {what}", site.name);
            let lines: Vec<&str> = text.split("\r\n").collect();
            for line in &lines {
                if line.len() > 75 || line.chars().any(char::is_control) {
                    broken.push(at(&format!("the line {line:?}")));
                }
            }
            let whole = text.replace("\r\n ", "");
            let mut uids = BTreeSet::new();
            for line in whole.split("\r\n") {
                if let Some(uid) = line.strip_prefix("UID:") {
                    seen += 1;
                    if !uids.insert(uid) {
                        broken.push(at(&format!("{uid} stands twice")));
                    }
                }
                if let Some(stamp) = line.strip_prefix("DTSTAMP:") {
                    let day = site.as_of.replace('-', "");
                    if stamp.get(..8).is_none_or(|told| told > day.as_str()) {
                        broken.push(at(&format!("told of on {stamp}")));
                    }
                }
            }
        }
    }
    assert!(seen > 200, "only {seen} events");
    crate::assert_holds(broken);
}

#[test]
fn the_linked_data_of_every_page_is_json_that_ends_no_element() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in FOLLOWED.iter() {
        for (path, bytes) in site
            .files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
        {
            let text = String::from_utf8_lossy(bytes);
            let Some((_, rest)) = text.split_once("application/ld+json") else {
                continue;
            };
            let block = rest
                .split_once('>')
                .and_then(|(_, rest)| rest.split_once('<'));
            let is_whole = block.is_some_and(|(json, rest)| {
                rest.starts_with("/script>") && serde_json::from_str::<Value>(json).is_ok()
            });
            seen += 1;
            if !is_whole {
                broken.push(format!("{} {path}", site.name));
            }
        }
    }
    assert!(seen > 800, "only {seen} pages");
    crate::assert_holds(broken);
}
