//! A link leads to no page of this site, or is left out because it leads nowhere.
//!
//! Why it matters: the reader who follows it meets an error, or finds plain words where the paper
//! promises a link.
//!
//! How to mend it: link to a record by its reference (`ref:HSC-2024-03`), to a published file by its
//! path (`documents/leaflet.pdf`), to another site by its whole address. In a theme, begin every
//! address with `site.base`.
//!
//! Example: `[the guide](guide.md)`, or `<a href="documents/leaflet.pdf">`.

use crate::check::pages::Pages;
use crate::check::pages::address::Target;
use crate::check::pages::fault::Faults;
use crate::check::pages::written::{Image, Link};
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
            None => {
                told.insert(link.place);
                tell_left_out(content, link, found);
            }
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
    for image in pages.written.images.iter().filter(|image| !image.is_shown) {
        tell_picture(content, image, found);
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
        None => "link to a record by its reference: `[words](ref:HSC-2024-03)`".to_owned(),
    };
    found.at(
        content.within(link.place, &link.to),
        format!("`{}` leads to no page of this site", link.to),
        help,
    );
}

fn tell_left_out(content: &Content<'_>, link: &Link, found: &mut Found<'_>) {
    let to = link.to.as_str();
    let help = if to.is_empty() {
        "write the address between the brackets, or take the brackets away".to_owned()
    } else if link.is_tag {
        format!("write it as Markdown: `[{}]({to})`", link.words)
    } else if to.starts_with("www.") {
        format!("write `https://{to}`")
    } else if let Some(file) = to.find("documents/").and_then(|at| to.get(at..)) {
        format!("write `{file}`")
    } else {
        "a link begins with `ref:` for a record, `documents/` for a published file, or `https://`"
            .to_owned()
    };
    found.at(
        content.within(link.place, to),
        match to {
            "" => "the link has no address, so the page shows its words alone".to_owned(),
            _ => format!("`{to}` leads nowhere, so the page shows the words without a link"),
        },
        help,
    );
}

fn tell_picture(content: &Content<'_>, image: &Image, found: &mut Found<'_>) {
    let (place, from) = (content.within(image.place, &image.from), &image.from);
    let message = match from.as_str() {
        "" => "the picture has no address, so no page shows it".to_owned(),
        _ => format!("the picture `{from}` is not shown: a page shows only those in `documents/`"),
    };
    let help = "put the file into `documents/` and write `![what it shows](documents/map.png)`";
    found.at(place, message, help);
}
