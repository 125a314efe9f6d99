//! No page of the site is an accessibility statement.
//!
//! Why it matters: the website of a council has to carry a statement of how accessible it is, in the
//! required form, and say how to ask for a paper in another way.
//!
//! How to mend it: write a page with `title: Accessibility statement` in `pages/`. The officer's guide
//! says how a page is written.
//!
//! Example: a site with a `base url` and no page whose title holds the word accessibility. A site
//! without a `base url` is not about to be published, and gets a note; one with neither pages nor
//! settings has only begun, and gets nothing.

use crate::check::duty::source;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::record::SETTINGS;
use crate::source::{Place, Source};

pub(super) const CHECK: Check = Check::new(
    "accessibility-statement-missing",
    Severity::Warning,
    include_str!("accessibility_statement_missing.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let is_statement = |title: &str| {
        let title = title.to_lowercase();
        ["accessibility", "hygyrchedd"]
            .iter()
            .any(|word| title.contains(word))
    };
    let mut pages = content.register.pages.rows().iter();
    if pages.any(|page| is_statement(&page.record.title.text)) {
        return;
    }
    let is_begun = !content.register.pages.is_empty() || settings_of(content).is_some();
    if !is_begun && content.settings.base_url.is_none() {
        return;
    }
    let message = "no page is an accessibility statement";
    let help = format!(
        "write a page with `title: Accessibility statement` in `pages/`. {}",
        source::own_rule(
            "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility \
             Regulations 2018"
        )
    );
    let finding = match place_of_base_url(content) {
        Some(place) => found.at(place, message, help),
        None => found.in_file(
            format!("{}/{SETTINGS}", content.sources.folder),
            message,
            help,
        ),
    };
    if content.settings.base_url.is_none() {
        finding.severity = Severity::Note;
    }
}

fn settings_of<'a>(content: &Content<'a>) -> Option<&'a Source> {
    let mut sources = content.sources.texts().iter().map(|source| &**source);
    sources.find(|source| source.path == SETTINGS)
}

/// The line of the settings that says where the site will be published.
fn place_of_base_url(content: &Content<'_>) -> Option<Place> {
    let source = settings_of(content)?;
    let mut at = 0;
    for line in source.text.split_inclusive('\n') {
        if line.starts_with("base url:") {
            return Some(Place::new(source.id, at..at + line.trim_end().len()));
        }
        at += line.len();
    }
    None
}
