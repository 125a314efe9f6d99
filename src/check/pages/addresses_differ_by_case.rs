//! Two files or addresses are the same but for capital letters.
//!
//! Why it matters: on most computers of an office they are one file, so that one overwrites the other when
//! the folder is copied. On a web server they are two, and a link to the wrong one fails.
//!
//! How to mend it: give one of the two another name.
//!
//! Example: `documents/Map.pdf` and `documents/map.pdf`.

use crate::check::{Check, Content, Found, Looks};
use crate::diagnostic::Severity;
use std::collections::BTreeMap;

pub(super) const CHECK: Check = Check::new(
    "addresses-differ-by-case",
    Severity::Error,
    include_str!("addresses_differ_by_case.rs"),
    Looks::Through(look),
);

fn look(content: &Content<'_>, found: &mut Found<'_>) {
    let texts = content.sources.texts().iter();
    let attachments = content.sources.attachments().iter();
    let mut by_name: BTreeMap<String, Vec<(&str, bool)>> = BTreeMap::new();
    let paths = texts
        .map(|source| (source.path.as_str(), false))
        .chain(attachments.map(|file| (file.path.as_str(), true)));
    for (path, is_published) in paths {
        let same = by_name.entry(path.to_lowercase()).or_default();
        same.push((path, is_published));
    }
    for paths in by_name.into_values() {
        let Some((first, _)) = paths.first() else {
            continue;
        };
        for (path, is_published) in paths.iter().skip(1) {
            // Of two that are both published, the plan tells.
            let published = &content.register.attachments;
            if published.contains_key(*path) && published.contains_key(*first) {
                continue;
            }
            let finding = found.in_file(
                format!("{}/{path}", content.sources.folder),
                format!("is the same name as `{first}` but for capital letters"),
                "give one of the two another name: on many computers they are one file",
            );
            // Where the name of a text is never published, only the folder itself is in danger.
            if !is_published {
                finding.severity = Severity::Warning;
            }
        }
    }
}
