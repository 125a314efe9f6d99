//! What is counted from smaller things equals the rows that a reader can count.

use crate::sites::{Published, SITES};
use crate::{assert_holds, unless};
use scraper::{ElementRef, Html, Selector};

fn select<'a>(within: ElementRef<'a>, css: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(css).expect("a selector");
    within.select(&selector).collect()
}

fn words(element: ElementRef<'_>) -> String {
    let words: Vec<&str> = element.text().flat_map(str::split_whitespace).collect();
    words.join(" ")
}

/// The pages of one kind of a site, with their addresses.
fn pages(site: &Published, kind: &str) -> Vec<(String, Html)> {
    let of_kind = site.pages.iter().filter(|page| page.kind == kind);
    of_kind
        .map(|page| {
            let html = String::from_utf8_lossy(&site.files[&page.path]);
            (page.path.clone(), Html::parse_document(&html))
        })
        .collect()
}

/// The numbers in a text, in their order.
fn numbers(text: &str) -> Vec<usize> {
    let digits = text.split(|c: char| !c.is_ascii_digit() && c != ',');
    digits
        .filter_map(|number| number.replace(',', "").parse().ok())
        .collect()
}

/// How many are counted and how many of them are done, by the sentence of a plan or of its part.
fn counted(sentence: &str) -> Option<(usize, usize)> {
    let numbers = numbers(sentence);
    if sentence.starts_with("The papers do not say how far") {
        return Some((*numbers.first()?, 0));
    }
    if sentence.starts_with("None of ") {
        return Some((*numbers.first()?, 0));
    }
    match sentence.split_once(": ") {
        Some((_, only)) => Some((1, usize::from(only.starts_with("done")))),
        None => Some((*numbers.get(1)?, *numbers.first()?)),
    }
}

#[test]
fn every_part_of_a_plan_counts_the_rows_of_its_table() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in SITES.iter() {
        for (path, page) in pages(site, "plan") {
            let root = page.root_element();
            let tables = select(root, "#actions, .part-body.across table");
            let told = select(root, ".part-body.across > .table-after");
            let told = told
                .into_iter()
                .map(words)
                .filter(|words| !words.starts_with("See ") && !words.starts_with("What the "));
            let tables = tables
                .into_iter()
                .filter(|table| table.value().name() == "table");
            for (table, told) in tables.zip(told) {
                let rows = select(table, "tbody > tr");
                let is_part = |row: &ElementRef<'_>| row.attr("class") == Some("sub");
                let leaves = rows.iter().enumerate().filter(|(at, row)| {
                    let has_parts = !is_part(row) && rows.get(at + 1).is_some_and(is_part);
                    !has_parts && !words(**row).contains("It is counted at")
                });
                let leaves: Vec<_> = leaves.map(|(_, row)| *row).collect();
                let done = leaves
                    .iter()
                    .filter(|row| {
                        let tags = select(**row, ".tag");
                        tags.into_iter().any(|tag| words(tag).starts_with("Done"))
                    })
                    .count();
                seen += 1;
                broken.extend(unless(counted(&told) == Some((leaves.len(), done)), || {
                    let leaves = leaves.len();
                    format!(
                        "{} {path}: `{told}`, but {leaves} rows, {done} done",
                        site.name
                    )
                }));
            }
        }
    }
    assert!(seen > 10, "only {seen} parts of plans");
    assert_holds(broken);
}

#[test]
fn every_figure_of_a_picture_is_the_number_of_rows_behind_it() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in SITES.iter() {
        for (path, page) in pages(site, "priority") {
            let root = page.root_element();
            for link in select(root, "section[aria-labelledby=picture] a") {
                let (text, href) = (words(link), link.attr("href").unwrap_or_default());
                let Some(figure) = numbers(&text).first().copied() else {
                    continue;
                };
                let rows = match href.strip_prefix('#') {
                    Some("actions" | "ratings") => continue,
                    Some(anchor) => {
                        let part = format!("section[aria-labelledby='{anchor}']");
                        let Some(part) = select(root, &part).first().copied() else {
                            broken.push(format!("{} {path}: no part {anchor}", site.name));
                            continue;
                        };
                        if !select(part, ".part-body > p > a").is_empty() {
                            continue;
                        }
                        select(part, ".rows > li").len()
                    }
                    None => {
                        let first = site.file_of(href).unwrap_or_default();
                        let folder = first.strip_suffix("index.html").unwrap_or_default();
                        let more = format!("{folder}page/");
                        let pages = site.pages.iter();
                        pages
                            .filter(|page| page.path == first || page.path.starts_with(&more))
                            .map(|page| page.rows)
                            .sum()
                    }
                };
                seen += 1;
                broken.extend(unless(rows == figure, || {
                    format!(
                        "{} {path}: says `{text}`, but {href} has {rows} rows",
                        site.name
                    )
                }));
            }
        }
    }
    assert!(seen > 20, "only {seen} figures");
    assert_holds(broken);
}

#[test]
fn rating_and_figure_disagree_in_words_exactly_where_they_do() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in SITES.iter() {
        for kind in ["indicator", "measures", "indicators", "priority"] {
            for (path, page) in pages(site, kind) {
                for row in select(page.root_element(), "tbody > tr") {
                    let cell = |label: &str| {
                        let css = format!("td[data-label='{label}']");
                        select(row, &css).first().map(|cell| words(*cell))
                    };
                    let (Some(paper), Some(own)) = (
                        cell("Rating in the paper"),
                        cell("Rating from value and target"),
                    ) else {
                        continue;
                    };
                    seen += 1;
                    let disagrees = paper.starts_with("Green") && own.starts_with("Does not meet")
                        || paper.starts_with("Red") && own.starts_with("Meets");
                    let says = own.contains("The paper rates this");
                    broken.extend(unless(disagrees == says, || {
                        format!("{} {path}: `{paper}` beside `{own}`", site.name)
                    }));
                }
            }
        }
    }
    assert!(seen > 50, "only {seen} figures");
    assert_holds(broken);
}

#[test]
fn every_chart_has_its_numbers_in_a_table_and_in_a_file() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for site in SITES.iter() {
        for kind in ["figures", "indicator", "priority"] {
            for (path, page) in pages(site, kind) {
                for chart in select(page.root_element(), "figure.chart") {
                    seen += 1;
                    let csv = select(chart, "a[href$=\".csv\"]");
                    let name = csv.first().and_then(|link| link.value().attr("href"));
                    let name = name
                        .and_then(|href| href.rsplit('/').next())
                        .unwrap_or_default();
                    let folder = path.trim_end_matches("index.html");
                    let file = site.files.get(&format!("{folder}{name}"));
                    let rows = file.map_or(0, |file| String::from_utf8_lossy(file).lines().count());
                    broken.extend(unless(rows > 1, || {
                        format!("{path}: `{name}` has no numbers")
                    }));
                    let label = select(chart, "svg[role=img][aria-label]").len();
                    let drawn = select(chart, "svg").len();
                    broken.extend(unless(drawn > 0 && label == drawn, || {
                        format!("{path}: {drawn} pictures, {label} with a name")
                    }));
                }
                if kind != "figures" {
                    continue;
                }
                // All words of all years come to the number in the sentence on top.
                let lead = select(page.root_element(), "main .lead")
                    .first()
                    .map(|lead| words(*lead));
                let whole = numbers(&lead.unwrap_or_default()).first().copied();
                for id in ["decisions", "delivery"] {
                    let last = format!(
                        "section:has(#{id}) tbody tr:last-child td:last-child, #{id} tbody tr:last-child td:last-child"
                    );
                    let all = select(page.root_element(), &last);
                    let all = all
                        .first()
                        .and_then(|cell| numbers(&words(*cell)).first().copied());
                    broken.extend(unless(all.is_some() && all == whole, || {
                        format!("{path}: {id} come to {all:?}, not {whole:?}")
                    }));
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} charts");
    assert_holds(broken);
}
