//! A picture has no words for those who cannot see it.
//!
//! Why it matters: who listens to the page, or reads it where the picture does not load, learns nothing of
//! it. The guidelines on accessibility ask for it (WCAG 2.2, 1.1.1).
//!
//! How to mend it: say between the square brackets what the picture shows. In a theme, give the tag an
//! `alt`; an empty one where the picture only adorns.
//!
//! Example: `![](documents/map.png)`, which becomes `![The six wards of the trial](documents/map.png)`.

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use std::collections::HashSet;

pub(super) const CHECK: Check = Check::new(
    "image-without-text",
    Severity::Error,
    include_str!("image_without_text.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut told: HashSet<&str> = HashSet::new();
    for image in pages.written.images.iter().filter(|image| image.is_shown) {
        let words = image.words.as_deref().map(str::trim);
        let help = match image.is_tag {
            true => "add `alt=\"what it shows\"`".to_owned(),
            false => format!("write what it shows: `![what it shows]({})`", image.from),
        };
        match words {
            None | Some("") => {
                // A tag with an empty `alt` says that the picture only adorns.
                if image.is_tag && words.is_some() {
                    continue;
                }
                told.insert(&image.from);
                let message = "the picture has no words for those who cannot see it";
                found.at(image.place, message, help);
            }
            Some(words) if is_file_name(words) => {
                let message =
                    format!("`{words}` is the name of a file and does not say what it shows");
                found
                    .at(content.within(image.place, words), message, help)
                    .severity = Severity::Warning;
            }
            Some(_) => {}
        }
    }
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        for image in &page.outline.images {
            // One that lost its address shows nothing, and is told of where it was written.
            if image.words.is_none()
                && !image.from.is_empty()
                && !told.contains(image.from.as_str())
            {
                faults.add(
                    at,
                    format!("the picture `{}` has no `alt`", shown(&image.from)),
                    "say in its `alt` what it shows; `alt=\"\"` where it only adorns the page",
                );
            }
        }
    }
    faults.tell(content, pages, found);
}

fn is_file_name(words: &str) -> bool {
    let ending = words
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    !words.contains(' ')
        && matches!(
            ending.as_deref(),
            Some("png" | "jpg" | "jpeg" | "gif" | "webp" | "svg" | "bmp" | "tif" | "tiff")
        )
}

/// An address that is not too long to be read.
fn shown(address: &str) -> String {
    match address.char_indices().nth(60) {
        Some((end, _)) => format!("{}\u{2026}", &address[..end]),
        None => address.to_owned(),
    }
}
