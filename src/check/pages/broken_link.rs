//! A link leads to a page or a file that this site does not have.
//!
//! Why it matters: the reader who follows it meets an error where the page promises more.
//!
//! How to mend it: link to a record by its reference (`ref:HSC-2024-03`), to a published file by its
//! path (`documents/leaflet.pdf`), to another site by its whole address. In a theme, begin every
//! address with `site.base`.
//!
//! Example: `<a href="documents/leaflet.pdf">`, or the site's own full address of a page that is gone.

use crate::check::pages::Pages;
use crate::check::pages::address::Target;
use crate::check::pages::fault::Faults;
use crate::check::pages::written::Link;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use std::collections::BTreeSet;

pub(super) const CHECK: Check = Check::new(
    "broken-link",
    Severity::Error,
    include_str!("broken_link.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut told = BTreeSet::new();
    for link in &pages.written.links {
        // What is wrong with these is said where they are linked; or the record is not public.
        let is_linked = link.to.starts_with("ref:") || link.to.starts_with("documents/");
        match &link.on_page {
            _ if is_linked && !link.is_tag => {}
            // Publishing drops it, and that is told of the text.
            None => {}
            Some(address) => {
                // Of an address that hangs on the page, the page tells; of this one it is known.
                let is_relative_file = link.is_tag && address.starts_with("documents/");
                let is_whole = address.starts_with('/') || address.contains("://");
                if is_relative_file {
                    told.insert(link.place);
                    tell_nowhere(content, link, None, found);
                } else if is_whole
                    && let Target::Nowhere { near } = pages.addresses.target("", address)
                {
                    told.insert(link.place);
                    tell_nowhere(content, link, near.as_deref(), found);
                }
            }
        }
    }
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        let extent = page
            .entry
            .subject
            .map(|subject| content.register.standing(subject).extent);
        for link in &page.outline.links {
            let Target::Nowhere { near } = pages.addresses.target(&page.entry.address, &link.to)
            else {
                continue;
            };
            match pages.written.link_to(&link.to, extent) {
                Some(written) => {
                    let is_linked = written.to.starts_with("documents/") && !written.is_tag;
                    if !is_linked && told.insert(written.place) {
                        tell_nowhere(content, written, near.as_deref(), found);
                    }
                }
                None => faults.add(
                    at,
                    format!("the link to `{}` leads to no page of this site", link.to),
                    "put `site.base` before the address, and name a page that there is",
                ),
            }
        }
        for (tag, address) in &page.outline.fetched {
            if let Target::Nowhere { .. } = pages.addresses.target(&page.entry.address, address) {
                faults.add(
                    at,
                    format!("`<{tag}>` asks for `{address}`, which is no file of this site"),
                    "put the file into `assets/` of the theme, and `site.base` before its address",
                );
            }
        }
    }
    faults.tell(content, pages, found);
}

fn tell_nowhere(content: &Content<'_>, link: &Link, near: Option<&str>, found: &mut Found<'_>) {
    let help = match near {
        Some(near) => format!("did you mean `{near}`? Addresses tell capitals from small letters"),
        None if link.is_tag && link.to.starts_with("documents/") => {
            format!("write it as Markdown: `[{}]({})`", link.words, link.to)
        }
        None if link.to.starts_with("www.") => format!("write `https://{}`", link.to),
        None => "link to a record by its reference: `[words](ref:HSC-2024-03)`".to_owned(),
    };
    found.at(
        content.within(link.place, &link.to),
        format!("`{}` leads to no page of this site", link.to),
        help,
    );
}
