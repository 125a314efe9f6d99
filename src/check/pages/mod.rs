//! The finished pages as a browser and a screen reader will meet them.

mod outline;

use crate::check::{Check, Content, Found, Looks, all};
use crate::diagnostic::Report;
use crate::plan::{Entry, Plan, Recipe, Site};
use crate::render::{Rendered, Renderer};
use crate::source::Sources;
use outline::Outline;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[];

/// Up to this many pages, each of them is made and looked at.
const ALL_UP_TO: usize = 1_000;

/// Of more pages, this many of each kind: what is wrong with a template is wrong on every page that
/// it makes, and what an officer writes is looked at where it is written.
const OF_EACH_KIND: usize = 5;

/// A finished page.
pub struct Page<'a> {
    pub entry: &'a Entry,
    pub outline: Outline,
}

/// Makes pages and looks at them; says how many. With `every`, each page of a large site too. What
/// is wrong with a template is a finding.
pub fn look_at_pages(
    site: &Site<'_>,
    plan: &Plan,
    sources: &Sources,
    renderer: &Renderer<'_>,
    every: bool,
) -> (Report, usize) {
    let content = Content::new(site, plan, sources);
    let entries = chosen(plan, every);
    let made: Vec<_> = entries
        .par_iter()
        .map(|entry| (*entry, renderer.render(entry)))
        .collect();
    let mut report = Report::default();
    let mut pages = Vec::new();
    for (entry, rendered) in made {
        match rendered {
            Ok(Rendered::Bytes(bytes)) => pages.push(Page {
                entry,
                outline: Outline::of(&bytes),
            }),
            Ok(Rendered::Attachment(_)) => {}
            Err(finding) => report.add(finding),
        }
    }
    for check in all() {
        if let Looks::AtPages(look) = check.looks {
            let mut found = Found::of(check);
            look(&content, &pages, &mut found);
            report.extend(found.report());
        }
    }
    let looked = pages.len();
    (report, looked)
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
            (*at - 1) % step == 0
        })
        .collect()
}
