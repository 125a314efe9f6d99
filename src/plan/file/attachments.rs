//! The files under `documents/` that something public leads to, published as they are.

use crate::plan::{Entry, Recipe, Site};

/// Plans each published file.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    for path in site.register.attachments.keys() {
        entries.push(Entry {
            address: path.clone(),
            kind: "attachment",
            subject: None,
            listed: false,
            recipe: Recipe::Attachment(path.clone()),
        });
    }
}
