//! A link leads to a part of a page that has no such part.
//!
//! Why it matters: the reader lands at the top of a long page and has to look for what was promised.
//!
//! How to mend it: name a part that the page has, such as `#item-5` on a meeting's page, or link to the
//! page as a whole. Headings in an officer's text have no names to link to.
//!
//! Example: `[see below](#background)`.

use crate::check::pages::address::Target;
use crate::check::pages::fault::Faults;
use crate::check::pages::{Page, Pages};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::term::text::nearest;
use std::collections::{BTreeSet, HashMap, HashSet};

pub(super) const CHECK: Check = Check::new(
    "broken-fragment",
    Severity::Warning,
    include_str!("broken_fragment.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let parts: HashMap<String, (&Page<'_>, HashSet<&str>)> = pages
        .made
        .iter()
        .map(|page| {
            let ids = page.outline.ids.iter().map(String::as_str).collect();
            (page.entry.file_name(), (page, ids))
        })
        .collect();
    let mut told = BTreeSet::new();
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        let extent = page
            .entry
            .subject
            .map(|subject| content.register.standing(subject).extent);
        for link in page
            .outline
            .links
            .iter()
            .filter(|link| link.to.contains('#'))
        {
            let target = pages.addresses.target(&page.entry.address, &link.to);
            let Target::Here {
                file,
                fragment: Some(part),
            } = target
            else {
                continue;
            };
            // The top of a page needs no name, and words are looked for by the browser.
            if part.is_empty() || part.eq_ignore_ascii_case("top") || part.starts_with(":~:") {
                continue;
            }
            // A file that is no page, or a page that was not made: nothing is known of its parts.
            let Some((there, ids)) = parts.get(&file) else {
                continue;
            };
            if ids.contains(part.as_str()) {
                continue;
            }
            let is_same = there.entry.address == page.entry.address;
            let of_page = match is_same {
                true => "the page".to_owned(),
                false => format!("the page `{}`", there.name()),
            };
            let message = format!("{of_page} has no part `#{part}`, so the link leads to its top");
            let near = nearest(&part, sorted(ids));
            match pages.written.link_to(&link.to, extent) {
                Some(written) => {
                    if told.insert(written.place) {
                        let help = match near {
                            Some(near) => format!("did you mean `#{near}`?"),
                            None => "a heading in a text has no name to link to: link to the page \
                                     as a whole, or take the link away"
                                .to_owned(),
                        };
                        found.at(content.within(written.place, &written.to), message, help);
                    }
                }
                None => faults.add(
                    at,
                    message,
                    "give the part this `id`, or link to one that the page has",
                ),
            }
        }
    }
    faults.tell(content, pages, found);
}

fn sorted<'a>(ids: &HashSet<&'a str>) -> Vec<&'a str> {
    let mut ids: Vec<&str> = ids.iter().copied().collect();
    ids.sort_unstable();
    ids
}
