//! What holds of every site, whatever its content: the showcase, a synthetic council, councils with
//! awkward words made from seeds, and one with nothing in it yet.

#[path = "laws/again.rs"]
mod again;
mod chance;
#[path = "../benches/council/mod.rs"]
mod council;
#[path = "laws/data.rs"]
mod data;
#[path = "laws/difference.rs"]
mod difference;
#[path = "laws/filter.rs"]
mod filter;
#[path = "laws/follow.rs"]
mod follow;
#[path = "laws/handover.rs"]
mod handover;
#[path = "laws/owed.rs"]
mod owed;
mod packed;
#[path = "laws/page.rs"]
mod page;
#[path = "laws/sites.rs"]
mod sites;

#[path = "laws/rolled_up.rs"]
mod rolled_up;
#[path = "laws/search.rs"]
mod search;
#[path = "laws/showcase.rs"]
mod showcase;
#[path = "laws/words.rs"]
mod words;

use page::Page;
use sites::{Published, SITES, build, copy};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;

/// Asserts that a law finds nothing wrong with any page of any site.
#[track_caller]
fn every_page(law: impl Fn(&Published, &Page) -> Vec<String>) {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        for page in &site.pages {
            for what in law(site, page) {
                broken.push(format!("{} {}: {what}", site.name, page.path));
            }
        }
    }
    assert_holds(broken);
}

#[track_caller]
fn assert_holds(broken: Vec<String>) {
    let count = broken.len();
    let shown: Vec<String> = broken.into_iter().take(15).collect();
    assert_eq!(count, 0, "broken {count} times:\n{}", shown.join("\n"));
}

/// The words given, if the condition does not hold.
fn unless(holds: bool, words: impl FnOnce() -> String) -> Vec<String> {
    if holds { Vec::new() } else { vec![words()] }
}

#[test]
fn there_are_pages_to_hold_laws_over() {
    let counts: Vec<usize> = SITES.iter().map(|site| site.pages.len()).collect();
    assert!(counts.iter().sum::<usize>() > 800, "{counts:?}");
    assert!(counts.iter().all(|count| *count > 5), "{counts:?}");
}

#[test]
fn two_builds_are_the_same_to_the_byte_on_any_number_of_threads_and_in_any_folder() {
    for site in SITES.iter() {
        let elsewhere = tempfile::tempdir().expect("a folder");
        let content = elsewhere.path().join("another name");
        copy(&site.content, &content);
        for threads in ["1", "4"] {
            let output = elsewhere.path().join(threads);
            let told = build(
                &content,
                &output,
                &site.options,
                &[("RAYON_NUM_THREADS", threads)],
            );
            assert!(told.starts_with("Made "), "{told}");
            let files = sites::files(&output);
            let names: Vec<_> = files.keys().collect();
            assert_eq!(
                names,
                site.files.keys().collect::<Vec<_>>(),
                "{}",
                site.name
            );
            for (name, bytes) in &files {
                assert!(
                    *bytes == site.files[name],
                    "{} {name} differs on {threads} threads",
                    site.name
                );
            }
        }
    }
}

#[test]
fn building_twice_touches_no_file_the_second_time() {
    for site in SITES.iter() {
        let times = |site: &Published| -> BTreeMap<String, std::time::SystemTime> {
            site.files
                .keys()
                .map(|name| {
                    let data = fs::metadata(site.output().join(name)).expect("a file");
                    (name.clone(), data.modified().expect("a time"))
                })
                .collect()
        };
        let before = times(site);
        let told = build(&site.content, &site.output(), &site.options, &[]);
        assert!(told.contains("`: 0 new, 0 changed, "), "{told}");
        assert_eq!(before, times(site), "{}", site.name);
    }
}

#[test]
fn every_link_inside_the_site_leads_to_a_page_and_a_place_on_it() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let ids: HashMap<&str, BTreeSet<&str>> = site
            .pages
            .iter()
            .map(|page| {
                (
                    page.path.as_str(),
                    page.ids.iter().map(String::as_str).collect(),
                )
            })
            .collect();
        for page in &site.pages {
            for link in page.links.iter().chain(&page.resources) {
                let (address, fragment) = match link.split_once('#') {
                    Some((address, fragment)) => (address, Some(fragment)),
                    None => (link.as_str(), None),
                };
                let target = if address.is_empty() {
                    page.path.clone()
                } else {
                    match site.file_of(address) {
                        Some(file) => file,
                        None if address.starts_with('/') => {
                            broken.push(format!(
                                "{} {}: {link} leaves the base",
                                site.name, page.path
                            ));
                            continue;
                        }
                        None => continue,
                    }
                };
                let leads = match (site.files.contains_key(&target), fragment) {
                    (false, _) => false,
                    (true, None) => true,
                    (true, Some(fragment)) => ids
                        .get(target.as_str())
                        .is_some_and(|ids| ids.contains(fragment)),
                };
                if !leads {
                    broken.push(format!("{} {}: {link} leads nowhere", site.name, page.path));
                }
            }
        }
    }
    assert_holds(broken);
}

#[test]
fn every_link_is_a_whole_path_or_a_safe_address_elsewhere() {
    every_page(|_, page| {
        let safe = |link: &&String| {
            !["/", "#", "https://", "http://", "mailto:", "tel:"]
                .iter()
                .any(|start| link.starts_with(start))
        };
        page.links
            .iter()
            .filter(safe)
            .map(|link| format!("the link `{link}`"))
            .collect()
    });
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    every_page(|_, page| {
        let outside = |link: &&String| !link.starts_with('/') || link.starts_with("//");
        page.resources
            .iter()
            .filter(outside)
            .map(|link| format!("loads `{link}`"))
            .collect()
    });
}

#[test]
fn the_picture_of_every_page_is_published() {
    let mut seen = 0;
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let Some(base) = &site.base_url else {
            continue;
        };
        for page in &site.pages {
            let Some(card) = &page.card else {
                broken.push(format!("{}: {} has none", site.name, page.path));
                continue;
            };
            seen += 1;
            let file = card.strip_prefix(base.as_str()).unwrap_or_default();
            if !site.files.contains_key(file) {
                broken.push(format!("{}: {}: {card}", site.name, page.path));
            }
        }
    }
    assert!(seen > 500, "only {seen} pages");
    assert_holds(broken);
}

#[test]
fn no_script_style_or_handler_stands_in_a_page() {
    every_page(|_, page| page.inline.clone());
}

#[test]
fn every_page_has_one_h1_one_main_and_a_language() {
    every_page(|_, page| {
        let h1 = page
            .headings
            .iter()
            .filter(|(level, _)| *level == 1)
            .count();
        let mut broken = unless(h1 == 1, || format!("{h1} h1"));
        broken.extend(unless(page.mains == 1, || format!("{} main", page.mains)));
        broken.extend(unless(page.language == "en", || {
            format!("the language `{}`", page.language)
        }));
        broken
    });
}

#[test]
fn headings_skip_no_level_and_none_is_empty() {
    every_page(|_, page| {
        let mut broken = Vec::new();
        let mut previous = 0;
        // The site's own notice stands before the heading of the page.
        let headings = page
            .headings
            .iter()
            .filter(|(_, words)| words != "Important");
        for (level, words) in headings {
            if *level > previous + 1 {
                broken.push(format!("h{level} `{words}` stands under h{previous}"));
            }
            broken.extend(unless(!words.is_empty(), || format!("an empty h{level}")));
            previous = *level;
        }
        broken
    });
}

/// Pages that only lead on (`moved`) have no frame that could be skipped.
#[test]
fn a_link_to_the_main_part_comes_first() {
    every_page(|_, page| {
        unless(page.kind == "moved" || page.begins_with_skip_link, || {
            "no skip link at the start".to_owned()
        })
    });
}

#[test]
fn every_title_is_unique_in_its_site() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for page in site.pages.iter().filter(|page| page.kind != "moved") {
            if let Some(first) = seen.insert(&page.title, &page.path) {
                broken.push(format!(
                    "{} {first} and {}: `{}`",
                    site.name, page.path, page.title
                ));
            }
            if page.title.trim().is_empty() {
                broken.push(format!("{} {}: no title", site.name, page.path));
            }
        }
    }
    assert_holds(broken);
}

#[test]
fn every_id_is_unique_on_its_page_and_those_that_are_named_exist() {
    every_page(|_, page| {
        let mut seen = BTreeSet::new();
        let mut broken: Vec<String> = page
            .ids
            .iter()
            .filter(|id| {
                !seen.insert(id.as_str()) || id.is_empty() || id.contains(char::is_whitespace)
            })
            .map(|id| format!("the id `{id}`"))
            .collect();
        let named = page
            .named_ids
            .iter()
            .filter(|id| !seen.contains(id.as_str()));
        broken.extend(named.map(|id| format!("nothing has the id `{id}`")));
        broken
    });
}

#[test]
fn no_cell_key_value_or_tag_is_empty_and_nothing_says_null() {
    every_page(|_, page| page.empty.clone());
}

#[test]
fn every_table_has_a_caption_and_every_header_says_what_it_heads() {
    every_page(|_, page| page.tables.clone());
}

#[test]
fn every_picture_has_its_words() {
    every_page(|_, page| page.pictures.clone());
}

#[test]
fn making_a_page_small_joins_no_two_words() {
    every_page(|_, page| page.joined.clone());
}

#[test]
fn every_total_is_the_number_of_rows_behind_it() {
    let mut broken = Vec::new();
    let mut counted = 0;
    for site in SITES.iter() {
        let rows_of = |address: &str| -> usize {
            let first = site.file_of(address).unwrap_or_default();
            let folder = first.strip_suffix("index.html").unwrap_or_default();
            let more = format!("{folder}page/");
            let pages = site.pages.iter();
            pages
                .filter(|page| page.path == first || page.path.starts_with(&more))
                .map(|page| page.rows)
                .sum()
        };
        for page in &site.pages {
            for (figure, href) in &page.totals {
                let Ok(figure) = figure.replace(',', "").parse::<usize>() else {
                    broken.push(format!(
                        "{} {}: `{figure}` is no number",
                        site.name, page.path
                    ));
                    continue;
                };
                match href {
                    Some(href) if !href.contains('#') => {
                        counted += 1;
                        let rows = rows_of(href);
                        if rows != figure {
                            broken.push(format!(
                                "{} {}: says {figure}, but {href} has {rows} rows",
                                site.name, page.path
                            ));
                        }
                    }
                    Some(_) => {}
                    None if figure == 0 => {}
                    None => broken.push(format!(
                        "{} {}: {figure} without a list",
                        site.name, page.path
                    )),
                }
            }
        }
    }
    assert!(counted > 20, "only {counted} totals");
    assert_holds(broken);
}

#[test]
fn the_figures_since_the_last_meeting_are_those_of_the_rows() {
    let mut broken = Vec::new();
    let mut counted = 0;
    for site in SITES.iter() {
        let settings = fs::read_to_string(site.content.join("site.yaml")).expect("settings");
        let asked = settings
            .lines()
            .find_map(|line| line.strip_prefix("rows per page: ")?.parse().ok());
        let rows_per_page: usize = asked.unwrap_or(50);
        for page in site
            .pages
            .iter()
            .filter(|page| ["since", "annex"].contains(&page.kind.as_str()))
        {
            let since = page.path.trim_end_matches("index.html");
            let since = since.trim_end_matches("annex/");
            for (figure, href) in &page.totals {
                let Some(id) = href.as_deref().and_then(|href| href.strip_prefix('#')) else {
                    continue;
                };
                let figure: usize = figure.replace(',', "").parse().expect("a number");
                let pages = if id == "open" { 4 } else { 1 };
                let is_long = id != "open" && figure > rows_per_page;
                let shown = page.parts.get(id).copied().unwrap_or_default();
                let whole: usize = site
                    .pages
                    .iter()
                    .filter(|list| list.path.starts_with(&format!("{since}{id}/")))
                    .map(|list| list.rows)
                    .sum();
                counted += 1;
                if shown != figure.min(pages * rows_per_page) || (is_long && whole != figure) {
                    broken.push(format!(
                        "{} {}: says {figure} {id}, and has {shown} rows, {whole} on its list",
                        site.name, page.path
                    ));
                }
            }
            let groups = page.parts.iter().filter(|(id, _)| {
                ["added", "answered", "updated", "slipped", "closed"].contains(&id.as_str())
            });
            for (id, rows) in groups {
                let named = page
                    .totals
                    .iter()
                    .any(|(_, href)| href.as_deref() == Some(format!("#{id}").as_str()));
                if !named || *rows == 0 {
                    broken.push(format!(
                        "{} {}: {rows} rows {id} that no figure counts",
                        site.name, page.path
                    ));
                }
            }
        }
    }
    assert!(counted > 50, "only {counted} figures");
    assert_holds(broken);
}

#[test]
fn the_sitemap_lists_every_page_but_those_that_are_gone_and_nothing_else() {
    let mut broken = Vec::new();
    for site in SITES.iter() {
        let Some(base) = &site.base_url else {
            assert!(!site.files.contains_key("sitemap.xml"), "{}", site.name);
            continue;
        };
        let text = String::from_utf8(site.files["sitemap.xml"].clone()).expect("text");
        let listed: BTreeSet<&str> = text
            .split("<loc>")
            .skip(1)
            .filter_map(|part| part.split("</loc>").next())
            .collect();
        let mut pages = BTreeSet::new();
        for page in &site.pages {
            // An annex repeats what its canonical page has.
            if ["not-found", "withdrawn", "moved", "annex"].contains(&page.kind.as_str()) {
                let own = format!("{base}{}", page.path.trim_end_matches("index.html"));
                assert_ne!(page.canonical, Some(own), "{}", page.path);
                continue;
            }
            let path = page.path.strip_suffix("index.html").unwrap_or(&page.path);
            let url = format!("{base}{path}");
            if page.canonical.as_ref() != Some(&url) {
                broken.push(format!(
                    "{} {}: canonical {:?}",
                    site.name, page.path, page.canonical
                ));
            }
            pages.insert(url);
        }
        let pages: BTreeSet<&str> = pages.iter().map(String::as_str).collect();
        for url in pages.symmetric_difference(&listed) {
            broken.push(format!("{}: {url} is on one side only", site.name));
        }
    }
    assert_holds(broken);
}

#[test]
fn every_page_leads_home() {
    every_page(|site, page| {
        let home = format!("/{}", site.base_path());
        unless(page.kind == "moved" || page.links.contains(&home), || {
            "no link home".to_owned()
        })
    });
}

#[test]
fn every_page_can_be_reached_from_home() {
    let mut broken = Vec::new();
    // Where there is nothing yet, no way leads to the lists of nothing.
    for site in SITES.iter().filter(|site| site.name != "empty") {
        let links: HashMap<&str, Vec<String>> = site
            .pages
            .iter()
            .map(|page| {
                let inner = page.links.iter().filter_map(|link| {
                    let address = link
                        .split('#')
                        .next()
                        .filter(|address| !address.is_empty())?;
                    site.file_of(address)
                });
                (page.path.as_str(), inner.collect())
            })
            .collect();
        let mut reached = BTreeSet::from(["index.html".to_owned()]);
        let mut open = vec!["index.html".to_owned()];
        while let Some(path) = open.pop() {
            for next in links.get(path.as_str()).into_iter().flatten() {
                if reached.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        for page in &site.pages {
            let is_gone = ["not-found", "withdrawn", "moved"].contains(&page.kind.as_str());
            if !is_gone && !reached.contains(&page.path) {
                broken.push(format!("{} {}: no way leads here", site.name, page.path));
            }
        }
    }
    assert_holds(broken);
}
