//! The finished pages as a browser and a screen reader will meet them.

mod acronym;
mod address;
mod fault;
mod outline;
mod written;

mod addresses_differ_by_case;
mod broken_fragment;
mod broken_link;
mod empty_title;
mod heading_order;
mod id_twice;
mod image_without_text;
mod inline_script_or_style;
mod link_without_words;
mod missing_language;
mod only_as_pdf;
mod own_address;
mod request_to_another_host;
mod table_without_headers;
mod title_twice;
mod unexplained_acronym;

use crate::check::{Check, Content, Found, Looks, looks};
use crate::diagnostic::Report;
use crate::plan::{Entry, Plan, Recipe};
use crate::render::{Rendered, Renderer};
use address::{Addresses, Target};
use outline::Outline;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use written::Written;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    addresses_differ_by_case::CHECK,
    broken_fragment::CHECK,
    broken_link::CHECK,
    empty_title::CHECK,
    heading_order::CHECK,
    id_twice::CHECK,
    image_without_text::CHECK,
    inline_script_or_style::CHECK,
    link_without_words::CHECK,
    missing_language::CHECK,
    only_as_pdf::CHECK,
    own_address::CHECK,
    request_to_another_host::CHECK,
    table_without_headers::CHECK,
    title_twice::CHECK,
    unexplained_acronym::CHECK,
];

/// Up to this many pages, each of them is made and looked at.
const ALL_UP_TO: usize = 1_000;

/// Of more pages, this many of each kind: what is wrong with a template is wrong on every page that
/// it makes, and what an officer writes is looked at where it is written.
const OF_EACH_KIND: usize = 1;

/// Where not every page is looked at, this many rows of recommendations are on one: the same template
/// makes them all.
const ROWS: usize = 5;

/// A finished page.
pub struct Page<'a> {
    pub entry: &'a Entry,
    pub outline: Outline,
}

impl Page<'_> {
    /// What an officer knows it by: its address below the site's root.
    pub fn name(&self) -> String {
        match self.entry.address.as_str() {
            "" => self.entry.file_name(),
            address => address.to_owned(),
        }
    }
}

/// The finished pages that are looked at, in the order of the plan, and what they are held against.
pub struct Pages<'a> {
    pub made: Vec<Page<'a>>,
    /// Whether that is every page of the site.
    pub is_all: bool,
    pub addresses: Addresses<'a>,
    pub written: Written,
}

/// Makes pages and looks at them; says how many. With `every`, each page of a large site too. What
/// is wrong with a template is a finding.
pub fn look_at_pages(
    content: &Content<'_>,
    renderer: &Renderer<'_>,
    every: bool,
) -> (Report, usize) {
    let plan = content.plan;
    let mut report = Report::default();
    let mut pages = Pages {
        made: Vec::new(),
        is_all: false,
        addresses: Addresses::of(content.site, plan, renderer.assets()),
        written: Written::of(content),
    };
    let mut entries = chosen(plan, every);
    if entries.len() < plan.pages() {
        let more = with_links_to_parts(content, &pages.written);
        let all = plan.entries().iter();
        entries.extend(
            all.filter(|entry| matches!(entry.recipe(), Recipe::Page(_)))
                .filter(|entry| more.contains(&entry.address)),
        );
    }
    let rows = match entries.len() < plan.pages() {
        true => ROWS,
        false => usize::MAX,
    };
    make(entries, rows, renderer, &mut pages.made, &mut report);
    if pages.made.len() < plan.pages() {
        let targets = targets_of_parts(content, &pages);
        let known: BTreeSet<&str> = pages
            .made
            .iter()
            .map(|page| page.entry.address.as_str())
            .collect();
        let more: Vec<&Entry> = plan
            .entries()
            .iter()
            .filter(|entry| matches!(entry.recipe(), Recipe::Page(_)))
            .filter(|entry| targets.contains(&entry.file_name()))
            .filter(|entry| !known.contains(entry.address.as_str()))
            .take(ALL_UP_TO)
            .collect();
        make(more, rows, renderer, &mut pages.made, &mut report);
    }
    pages
        .made
        .sort_by(|a, b| a.entry.address.cmp(&b.entry.address));
    pages.is_all = pages.made.len() == plan.pages();
    let found: Vec<Report> = looks()
        .filter_map(|(check, look)| match look {
            Looks::AtPages(look) => Some((check, look)),
            _ => None,
        })
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(check, look)| {
            let mut found = Found::of(check);
            look(content, &pages, &mut found);
            found.report()
        })
        .collect();
    report.extend_all(found);
    (report, pages.made.len())
}

/// Makes pages, each once, with so many rows of recommendations at most.
fn make<'a>(
    mut entries: Vec<&'a Entry>,
    rows: usize,
    renderer: &Renderer<'_>,
    pages: &mut Vec<Page<'a>>,
    report: &mut Report,
) {
    entries.sort_by(|a, b| a.address.cmp(&b.address));
    entries.dedup_by(|a, b| a.address == b.address);
    let made: Vec<_> = entries
        .par_iter()
        .map(|entry| {
            let rendered = renderer.draft(entry, rows);
            let outline = match &rendered {
                Ok(Rendered::Bytes(bytes)) => Some(Outline::of(bytes)),
                _ => None,
            };
            (*entry, outline, rendered.err())
        })
        .collect();
    for (entry, outline, fault) in made {
        pages.extend(outline.map(|outline| Page { entry, outline }));
        if let Some(finding) = fault {
            report.add(finding);
        }
    }
}

/// The addresses of records in whose text a link to a part of a page stands: which parts a page has
/// only the page itself tells. At most as many as of a small site.
fn with_links_to_parts(content: &Content<'_>, written: &Written) -> BTreeSet<String> {
    let mut by_source: HashMap<_, Vec<u32>> = HashMap::new();
    for link in &written.links {
        if link.to.contains('#') {
            by_source
                .entry(link.place.source)
                .or_default()
                .push(link.place.start);
        }
    }
    for starts in by_source.values_mut() {
        starts.sort_unstable();
    }
    if by_source.is_empty() {
        return BTreeSet::new();
    }
    content
        .register
        .subjects()
        .filter(|subject| {
            let extent = content.register.standing(*subject).extent;
            by_source.get(&extent.source).is_some_and(|starts| {
                let first = starts.partition_point(|start| *start < extent.start);
                starts.get(first).is_some_and(|start| *start < extent.end)
            })
        })
        .take(ALL_UP_TO)
        .map(|subject| content.site.address(subject))
        .collect()
}

/// The files of pages to a part of which a link leads: of every link that an officer wrote, and of one
/// of each kind that a template makes.
fn targets_of_parts(content: &Content<'_>, pages: &Pages<'_>) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut files = BTreeSet::new();
    for page in &pages.made {
        let subject = page.entry.subject;
        let extent = subject.map(|subject| content.register.standing(subject).extent);
        for link in &page.outline.links {
            let Some((_, part)) = link.to.split_once('#') else {
                continue;
            };
            let Target::Here { file, .. } = pages.addresses.target(&page.entry.address, &link.to)
            else {
                continue;
            };
            let mut of_template = || {
                let begins = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
                let there = content.plan.of_file(&file).map(|entry| entry.kind);
                known.insert((page.entry.kind, there, begins.to_owned()))
            };
            if pages.written.link_to(&link.to, extent).is_some() || of_template() {
                files.insert(file);
            }
        }
    }
    files
}

/// The pages to look at, in the order of the plan.
fn chosen(plan: &Plan, every: bool) -> Vec<&Entry> {
    let pages: Vec<&Entry> = plan
        .entries()
        .iter()
        .filter(|entry| matches!(entry.recipe(), Recipe::Page(_)))
        .collect();
    if every || pages.len() <= ALL_UP_TO {
        return pages;
    }
    let mut of_kind: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &pages {
        *of_kind.entry(entry.kind).or_default() += 1;
    }
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    pages
        .into_iter()
        .filter(|entry| {
            let at = seen.entry(entry.kind).or_default();
            *at += 1;
            let step = of_kind[entry.kind].div_ceil(OF_EACH_KIND);
            (*at - 1).is_multiple_of(step)
        })
        .collect()
}
