//! A link has no words, or words that do not say where it leads.
//!
//! Why it matters: who listens to a page goes through its links by their words alone. "Click here" and a
//! long address tell them nothing. The guidelines on accessibility ask for it (WCAG 2.2, 2.4.4).
//!
//! How to mend it: make the words that name the thing the link: `[the winter plan](ref:HWB-2019-12)`.
//!
//! Example: `For the minutes [click here](ref:HSC-2024-01-18).`

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::pages::written::Link;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check::new(
    "link-without-words",
    Severity::Warning,
    include_str!("link_without_words.rs"),
    Looks::AtPages(look),
);

/// Words that tell nothing of where a link leads.
const EMPTY: [&str; 32] = [
    "at this link",
    "by clicking here",
    "click",
    "click here",
    "click for more",
    "click to view",
    "click this link",
    "click to read more",
    "continue",
    "continue reading",
    "find out more",
    "follow this link",
    "go",
    "here",
    "learn more",
    "link",
    "more",
    "more here",
    "more info",
    "more information",
    "pdf",
    "view pdf",
    "download pdf",
    "read more",
    "read more here",
    "see here",
    "see more",
    "the link",
    "this",
    "this link",
    "url",
    "web link",
];

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut told: HashSet<(&str, &str)> = HashSet::new();
    for link in &pages.written.links {
        let Some(on_page) = &link.on_page else {
            continue;
        };
        if !tell(content, link, found) {
            continue;
        }
        told.insert((on_page, &link.words));
    }
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        for link in &page.outline.links {
            if told.contains(&(link.to.as_str(), link.words.as_str())) {
                continue;
            }
            if link.words.is_empty() {
                faults.add(
                    at,
                    format!("the link to `{}` has no words", link.to),
                    "say where it leads: between its tags, or in an `aria-label`",
                );
            } else if says_nothing(&link.words) {
                faults.add(
                    at,
                    format!("the words `{}` do not say where a link leads", link.words),
                    "name what stands there, if need be in an `aria-label`",
                );
            }
        }
    }
    faults.tell(content, pages, found);
}

/// Tells of a link that an officer wrote, if there is something to tell.
fn tell(content: &Content<'_>, link: &Link, found: &mut Found<'_>) -> bool {
    let words = link.words.as_str();
    if words.is_empty() {
        let message = format!("the link to `{}` has no words", link.to);
        let help = match link.is_tag {
            true => "say between the tags where it leads",
            false => "say between the square brackets where it leads",
        };
        found.at(link.place, message, help);
    } else if says_nothing(words) {
        let message = format!("`{words}` does not say where the link leads");
        let help = "make the words that name the thing the link";
        found.at(content.within(link.place, words), message, help);
    } else if link.is_bare || is_address(words) {
        let message = "a bare address is hard to listen to, and does not say what stands there";
        let help = format!("write `[what stands there]({})`", link.to);
        found
            .at(content.within(link.place, words), message, help)
            .severity = Severity::Note;
    } else {
        return false;
    }
    true
}

fn says_nothing(words: &str) -> bool {
    let plain = words
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    EMPTY.contains(&plain.as_str()) || plain.is_empty()
}

/// Whether words are a whole address. The name of a site alone, `www.nhs.uk`, can be listened to.
fn is_address(words: &str) -> bool {
    !words.contains(' ') && (words.starts_with("https://") || words.starts_with("http://"))
}
