//! A fault of a theme stands on every page that a template makes: it is told once, with the first page
//! that has it and with how many others.

use crate::check::pages::{Page, Pages};
use crate::check::{Content, Found};
use crate::diagnostic::Severity;
use crate::plan::Recipe;
use std::collections::{BTreeMap, BTreeSet};

/// So many faults that are alike are told of pages of one kind: mending one will mend the others.
const OF_ONE_KIND: usize = 10;

/// The faults of the pages of one check.
#[derive(Default)]
pub struct Faults {
    pages: BTreeMap<Fault, BTreeSet<usize>>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Fault {
    message: String,
    help: String,
    level: Option<Severity>,
}

impl Faults {
    /// Notes a fault of the page at this position.
    pub fn add(&mut self, page: usize, message: impl Into<String>, help: impl Into<String>) {
        self.add_at(page, message, help, None);
    }

    /// Notes a fault of the page at this position, with another level than the check's own.
    pub fn add_at(
        &mut self,
        page: usize,
        message: impl Into<String>,
        help: impl Into<String>,
        level: impl Into<Option<Severity>>,
    ) {
        let fault = Fault {
            message: message.into(),
            help: help.into(),
            level: level.into(),
        };
        self.pages.entry(fault).or_default().insert(page);
    }

    /// Tells every fault once; of many that are alike on pages of one kind only some.
    pub fn tell(self, content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
        let mut alike: BTreeMap<(&str, String), Vec<OnPages<'_, '_>>> = BTreeMap::new();
        for (fault, places) in self.pages {
            let with_it: Vec<&Page<'_>> = places
                .into_iter()
                .filter_map(|at| pages.made.get(at))
                .collect();
            if let Some(first) = with_it.first() {
                let key = (first.entry.kind, fault.help.clone());
                alike.entry(key).or_default().push((fault, with_it));
            }
        }
        for faults in alike.into_values() {
            let left_out = faults.len().saturating_sub(OF_ONE_KIND);
            for (at, (fault, with_it)) in faults.into_iter().take(OF_ONE_KIND).enumerate() {
                let by = templates(content, &with_it);
                let least = if pages.is_all { "" } else { "at least " };
                let mut help = match with_it.len() {
                    1 => format!("{}; the page is made by {by}", fault.help),
                    2 => format!(
                        "{}; so it is on {least}1 other page, made by {by}",
                        fault.help
                    ),
                    count => format!(
                        "{}; so it is on {least}{} other pages, made by {by}",
                        fault.help,
                        count - 1
                    ),
                };
                if left_out > 0 && at + 1 == OF_ONE_KIND {
                    help.push_str(&format!("; not all are listed: there are {left_out} more"));
                }
                let name = with_it.first().map_or(String::new(), |page| page.name());
                let finding = found.in_file(name, fault.message, help);
                if let Some(level) = fault.level {
                    finding.severity = level;
                }
            }
        }
    }
}

/// A fault with the pages that have it.
type OnPages<'a, 'p> = (Fault, Vec<&'a Page<'p>>);

/// The templates that make pages, by name as far as three.
fn templates(content: &Content<'_>, pages: &[&Page<'_>]) -> String {
    let mut kinds: BTreeMap<&str, &Page<'_>> = BTreeMap::new();
    for page in pages {
        kinds.entry(page.entry.kind).or_insert(page);
    }
    let names: BTreeSet<&str> = kinds
        .values()
        .filter_map(|page| match page.entry.recipe() {
            Recipe::Page(view) => Some(view(content.site).template),
            _ => None,
        })
        .collect();
    match names.len() {
        0..=3 => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            names.join(" and ")
        }
        count => format!("{count} templates"),
    }
}
