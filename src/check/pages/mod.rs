//! The finished pages as a browser and a screen reader will meet them.

mod acronym;
mod address;
mod fault;
mod outline;
mod parts;
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
mod uneven_row;
mod unexplained_acronym;

use crate::check::{Check, Content, Found, Looks, looks};
use crate::diagnostic::Report;
use crate::plan::{Entry, Plan, Recipe};
use crate::render::{Rendered, Renderer};
use address::Addresses;
use outline::Outline;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
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
    uneven_row::CHECK,
    unexplained_acronym::CHECK,
];

/// Up to this many pages, each of them is made and looked at.
const ALL_UP_TO: usize = 1_000;

/// Of more pages, this many of each kind: what is wrong with a template is wrong on every page that
/// it makes, and what an officer writes is looked at where it is written.
const OF_EACH_KIND: usize = 1;

/// Where not every page is looked at, this many rows of each list are on one: the same template makes
/// them all.
const ROWS: usize = 5;

/// A finished page.
pub struct Page<'a> {
    pub entry: &'a Entry,
    pub outline: Outline,
    /// Whether every row of its lists stands on it.
    is_whole: bool,
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
        let more = parts::pages_with_links(content, &pages.written);
        let all = plan.entries().iter();
        entries.extend(
            all.filter(|entry| matches!(entry.recipe(), Recipe::Page(_)))
                .filter(|entry| more.contains(&entry.address)),
        );
    }
    let most = (entries.len() < plan.pages()).then_some(ROWS);
    make(entries, most, renderer, &mut pages.made, &mut report);
    if most.is_some() {
        let targets = parts::targets(content, &pages);
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
        make(more, most, renderer, &mut pages.made, &mut report);
        make_whole(renderer, &mut pages, &mut report);
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

/// Makes pages, each once, with the first `most` rows of each list, or with all.
fn make<'a>(
    mut entries: Vec<&'a Entry>,
    most: Option<usize>,
    renderer: &Renderer<'_>,
    pages: &mut Vec<Page<'a>>,
    report: &mut Report,
) {
    entries.sort_by(|a, b| a.address.cmp(&b.address));
    entries.dedup_by(|a, b| a.address == b.address);
    let made: Vec<_> = entries
        .par_iter()
        .map(|entry| {
            let rendered = renderer.draft(entry, most);
            // A template may count on a row that is left out.
            let rendered = rendered.or_else(|_| renderer.draft(entry, None));
            let outline = match &rendered {
                Ok(Rendered::Bytes(bytes)) => Some(Outline::of(bytes)),
                _ => None,
            };
            (*entry, outline, rendered.err())
        })
        .collect();
    for (entry, outline, fault) in made {
        pages.extend(outline.map(|outline| Page {
            entry,
            outline,
            is_whole: most.is_none(),
        }));
        if let Some(finding) = fault {
            report.add(finding);
        }
    }
}

/// Makes whole what lacks a part to which a link leads: it may stand in a row that was left out. What is
/// made whole may lead to more parts.
fn make_whole(renderer: &Renderer<'_>, pages: &mut Pages<'_>, report: &mut Report) {
    loop {
        let there = parts::missing(pages).into_iter();
        let lacking: BTreeSet<usize> = there.map(|missing| missing.there).collect();
        let lacking = lacking.into_iter().rev();
        let lacking: Vec<usize> = lacking.filter(|at| !pages.made[*at].is_whole).collect();
        if lacking.is_empty() {
            return;
        }
        let lacking = lacking.into_iter();
        let entries = lacking.map(|at| pages.made.swap_remove(at).entry).collect();
        make(entries, None, renderer, &mut pages.made, report);
    }
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
