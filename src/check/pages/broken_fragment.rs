//! A link leads to a part of a page that has no such part.
//!
//! Why it matters: the reader lands at the top of a long page and has to look for what was promised.
//!
//! How to mend it: name a part that the page has, such as `#item-5` on a meeting's page, or link to the
//! page as a whole. Headings in an officer's text have no names to link to.
//!
//! Example: `[see below](#background)`.

use crate::check::pages::fault::Faults;
use crate::check::pages::{Pages, parts};
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::term::text::nearest;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check::new(
    "broken-fragment",
    Severity::Warning,
    include_str!("broken_fragment.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut told = BTreeSet::new();
    let mut faults = Faults::default();
    for missing in parts::missing(pages) {
        let page = &pages.made[missing.from];
        let there = &pages.made[missing.there];
        let part = missing.part;
        let of_page = match missing.from == missing.there {
            true => "the page".to_owned(),
            false => format!("the page `{}`", there.name()),
        };
        let message = format!("{of_page} has no part `#{part}`, so the link leads to its top");
        let extent = page
            .entry
            .subject
            .map(|subject| content.register.standing(subject).extent);
        let Some(written) = pages.written.link_to(&missing.link.to, extent) else {
            let help = "give the part this `id`, or link to one that the page has";
            faults.add(missing.from, message, help);
            continue;
        };
        if told.insert(written.place) {
            let ids: BTreeSet<&str> = there.outline.ids.iter().map(String::as_str).collect();
            let help = match nearest(&part, ids) {
                Some(near) => format!("did you mean `#{near}`?"),
                None => "a heading in a text has no name to link to: link to the page as a whole, \
                         or take the link away"
                    .to_owned(),
            };
            found.at(content.within(written.place, &written.to), message, help);
        }
    }
    faults.tell(content, pages, found);
}
