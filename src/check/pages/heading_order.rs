//! The headings of a page or of a text do not follow one another level by level.
//!
//! Why it matters: who listens to a page finds the way by its headings, and takes a missing level for a
//! missing part. The guidelines on accessibility ask for it (WCAG 2.2, 1.3.1).
//!
//! How to mend it: in a text, go from `##` to `###` and never straight to `####`. The site mends such
//! levels on the page, so there it is only a note. In a theme, write one `<h1>` and skip no level.
//!
//! Example: `## What we found`, and straight below it `#### In schools`.

use crate::check::pages::Pages;
use crate::check::pages::fault::Faults;
use crate::check::pages::outline::Heading;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::prose::{What, marks};
use crate::record::passage::Passage;
use crate::source::Place;
use memchr::memmem::Finder;
use memchr::{memchr_iter, memchr2};
use std::sync::LazyLock;

pub(super) const CHECK: Check = Check::new(
    "heading-order",
    Severity::Warning,
    include_str!("heading_order.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    for passage in content.register.passages() {
        if has_headings(&passage.markdown) {
            look_at_text(content, passage, found);
        }
    }
    let mut faults = Faults::default();
    for (at, page) in pages.made.iter().enumerate() {
        for message in wrong(&page.outline.headings) {
            faults.add(
                at,
                message,
                "a page has one `<h1>`, and its headings skip no level",
            );
        }
    }
    faults.tell(content, pages, found);
}

/// What is wrong with the headings of a page.
fn wrong(headings: &[Heading]) -> Vec<String> {
    let mut wrong = Vec::new();
    match headings.iter().filter(|heading| heading.level == 1).count() {
        0 => wrong.push("the page has no main heading (`<h1>`)".to_owned()),
        1 => {}
        count => wrong.push(format!("the page has {count} main headings (`<h1>`)")),
    }
    for pair in headings.windows(2) {
        if let [first, second] = pair
            && second.level > first.level + 1
        {
            let (above, below) = (first.level, second.level);
            wrong.push(format!(
                "an `<h{below}>` stands straight under an `<h{above}>`"
            ));
        }
    }
    if headings.iter().any(|heading| heading.words.is_empty()) {
        wrong.push("a heading has no words".to_owned());
    }
    wrong
}

/// What may stand below a heading.
static DASHES: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"---"));

/// Whether a heading may stand in a text.
fn has_headings(markdown: &str) -> bool {
    // Most texts hold none of the signs.
    let text = markdown.as_bytes();
    if memchr2(b'#', b'=', text).is_none() && DASHES.find(text).is_none() {
        return false;
    }
    markdown.starts_with('#')
        || memchr_iter(b'\n', markdown.as_bytes()).any(|at| {
            let line = &markdown[at + 1..];
            line.starts_with(['#', ' ']) || line.starts_with("---") || line.starts_with("===")
        })
}

/// Looks at the headings of a text. The site mends their levels: what it makes of them is told.
fn look_at_text(content: &Content<'_>, passage: &Passage, found: &mut Found<'_>) {
    let text = content.words(passage.place);
    let mut first: Option<(usize, String)> = None;
    let mut previous: Option<usize> = None;
    for mark in marks(text) {
        let What::Heading { level, words } = mark.what else {
            continue;
        };
        let start = passage.place.start as usize;
        let line = text.get(mark.span.clone()).unwrap_or_default().trim_end();
        let line = line.lines().next().unwrap_or_default();
        let place = Place::new(
            passage.place.source,
            start + mark.span.start..start + mark.span.start + line.len(),
        );
        match (previous, &first) {
            (Some(above), _) if level > above + 1 => {
                found
                    .at(
                        place,
                        format!(
                            "a heading with {level} marks stands straight under one with {above}"
                        ),
                        format!(
                            "the page shows it one step below; write `{} {words}`",
                            "#".repeat(above + 1)
                        ),
                    )
                    .severity = Severity::Note;
            }
            (Some(_), Some((highest, above))) if level < *highest => {
                found
                    .at(
                        place,
                        format!("this heading stands higher than the first of the text, `{above}`"),
                        format!(
                            "the page shows both at one level; write the first with `{}` too",
                            "#".repeat(level)
                        ),
                    )
                    .severity = Severity::Note;
            }
            _ => {}
        }
        first.get_or_insert((level, words));
        previous = Some(level);
    }
}
