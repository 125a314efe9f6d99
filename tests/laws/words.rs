//! The words that the site adds stand in one table: every line that code and templates ask for is in it,
//! and none is in it that nobody asks for.

use answerable::wording::Wording;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Beginnings of keys whose both halves stand in variables: `renamed` in `plan/page/related.rs`.
const PUT_TOGETHER: [&str; 2] = ["asked-", "made-"];

/// The text of every file below a folder of the project with this ending, code of tests left out.
fn texts(folder: &str, ending: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut texts = Vec::new();
    for entry in walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        let path = entry.path().to_string_lossy().into_owned();
        if !path.ends_with(ending) || path.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("text");
        let code = text
            .split("#[cfg(test)]\nmod tests")
            .next()
            .unwrap_or_default();
        texts.push((path, code.to_owned()));
    }
    texts
}

fn english() -> Wording {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/wording/en.yaml");
    Wording::read("en", &fs::read_to_string(path).expect("the table")).expect("the table")
}

/// Every text in straight quotation marks behind `start`.
fn quoted<'a>(text: &'a str, start: &str) -> Vec<&'a str> {
    text.split(start)
        .skip(1)
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next())
        .collect()
}

#[test]
fn every_line_that_is_asked_for_is_in_the_table() {
    let words = english();
    let mut missing = BTreeSet::new();
    let mut asked = 0;
    for (path, text) in texts("themes/default", ".html") {
        for rest in text.split("say(key=\"").skip(1) {
            let (key, behind) = rest.split_once('"').unwrap_or_default();
            asked += 1;
            let whole = !behind.trim_start().starts_with('~');
            if (whole && !words.has(key))
                || (!whole && !words.keys().any(|known| known.starts_with(key)))
            {
                missing.insert(format!("{key} ({path})"));
            }
        }
    }
    for (path, text) in texts("src", ".rs") {
        for call in [".say(", ".with(", ".count(", ".fill(", " say(", "(say("] {
            for key in quoted(&text, call) {
                asked += 1;
                let is_key = key.contains('-')
                    && key
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
                if (is_key || call.contains("say")) && !words.has(key) {
                    missing.insert(format!("{key} ({path})"));
                }
            }
        }
        for field in ["count: ", "order: ", "key: "] {
            for key in quoted(&text, field) {
                if key.contains('-')
                    && path.contains("/plan/")
                    && !words.has(key)
                    && !words.has(&format!("section-{key}"))
                {
                    missing.insert(format!("{key} ({path})"));
                }
            }
        }
    }
    assert!(asked > 300, "only {asked}");
    assert_eq!(missing, BTreeSet::new());
}

/// Whether a text with places in braces, such as `kind-{}-meaning`, can become `key`.
fn becomes(pattern: &str, key: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('{') else {
        return false;
    };
    let end = rest.rsplit_once('}').map_or("", |(_, end)| end);
    let says_something = start.len() > 2 || end.len() > 3;
    says_something
        && key.len() > start.len() + end.len()
        && key.starts_with(start)
        && key.ends_with(end)
}

#[test]
fn no_line_of_the_table_is_asked_for_by_nobody() {
    let words = english();
    let mut literals = BTreeSet::new();
    let rust = texts("src", ".rs");
    let html = texts("themes/default", ".html");
    for (_, text) in rust.iter().chain(&html) {
        literals.extend(text.split('"').map(str::to_owned));
    }
    // `say(key="rag-" ~ value)` in a template.
    for (_, text) in &html {
        for rest in text.split("say(key=\"").skip(1) {
            if let Some((start, behind)) = rest.split_once('"')
                && behind.trim_start().starts_with('~')
            {
                literals.insert(format!("{start}{{}}"));
            }
        }
    }
    let unused: BTreeSet<&str> = words
        .keys()
        .filter(|key| !literals.contains(*key))
        .filter(|key| !PUT_TOGETHER.iter().any(|start| key.starts_with(start)))
        .filter(|key| !literals.iter().any(|pattern| becomes(pattern, key)))
        .collect();
    assert_eq!(unused, BTreeSet::new());
}

#[test]
fn no_page_shows_the_key_of_a_line_in_the_place_of_its_words() {
    let words = english();
    let families: BTreeSet<&str> = words
        .keys()
        .filter_map(|key| key.split_once('-'))
        .map(|(first, _)| first)
        .collect();
    let mut shown = BTreeSet::new();
    for site in crate::SITES.iter() {
        for page in &site.pages {
            for text in &page.like_keys {
                let family = text.split('-').next().unwrap_or_default();
                if families.contains(family) {
                    shown.insert(format!("{} {}: {text}", site.name, page.path));
                }
            }
        }
    }
    assert_eq!(shown, BTreeSet::new());
}
