//! A link leads to a page of this site by its whole address.
//!
//! Why it matters: if the site moves, the link leads to the old place. In a preview it leads out of the
//! preview. And nothing tells if the page it names is renamed.
//!
//! How to mend it: link to a record by its reference: `[words](ref:HSC-2024-03)`, to a published file by
//! its path: `[words](documents/leaflet.pdf)`.
//!
//! Example: `[the winter plan](https://answers.example.gov.uk/recommendations/hwb-2019-12/)`.

use crate::check::pages::Pages;
use crate::check::pages::address::Target;
use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use crate::plan::{Entry, Recipe};
use crate::register::Subject;
use std::collections::HashMap;

pub(super) const CHECK: Check = Check::new(
    "own-address",
    Severity::Note,
    include_str!("own_address.rs"),
    Looks::AtPages(look),
);

fn look(content: &Content<'_>, pages: &Pages<'_>, found: &mut Found<'_>) {
    let mut entries: Option<HashMap<String, &Entry>> = None;
    for link in &pages.written.links {
        // To a part of a page, or to a list, only the whole address leads.
        if !link.to.contains("://") || link.to.contains('#') {
            continue;
        }
        let Target::Here { file, .. } = pages.addresses.target("", &link.to) else {
            continue;
        };
        let entries = entries.get_or_insert_with(|| {
            let all = content.plan.entries().iter();
            all.map(|entry| (entry.file_name(), entry)).collect()
        });
        let better = entries
            .get(&file)
            .and_then(|entry| match (entry.recipe(), entry.subject) {
                (Recipe::Attachment(path), _) => Some(path.clone()),
                (Recipe::Page(_), Some(subject))
                    if content.site.address(subject) == entry.address =>
                {
                    reference(content, subject).map(|reference| format!("ref:{reference}"))
                }
                _ => None,
            });
        if let Some(better) = better {
            found.at(
                content.within(link.place, &link.to),
                "the link leads to this site by its whole address",
                format!("write `{better}` in its place: that stays right if the site moves"),
            );
        }
    }
}

/// What a link names a record by, where it has such a name.
fn reference(content: &Content<'_>, subject: Subject) -> Option<String> {
    let register = content.register;
    let reference = match subject {
        Subject::Recommendation(id) => &register.recommendations[id].record.reference.text,
        Subject::Meeting(id) => &register.meetings[id].record.reference.text,
        Subject::Report(id) => &register.reports[id].record.reference.text,
        Subject::Framework(id) => &register.frameworks[id].record.reference.text,
        Subject::Measures(id) => &register.measures[id].record.reference.text,
        Subject::Indicator(id) => &register.indicators[id].record.reference.text,
        Subject::Plan(id) => &register.plans[id].record.reference.text,
        Subject::Action(id) => &register.actions[id].reference,
        Subject::Document(id) => &register.documents[id].record.reference.text,
        Subject::Page(_)
        | Subject::Person(_)
        | Subject::Post(_)
        | Subject::Organisation(_)
        | Subject::Body(_)
        | Subject::Priority(_) => return None,
    };
    (register.find(reference) == Some(subject)).then(|| reference.clone())
}
