//! Numbers of records that are in the content but are not shown: withheld ones, and those that were
//! taken back. They explain a gap, and nothing is said about it.

use crate::check::Content;
use crate::source::SourceId;
use crate::term::Kind;
use std::collections::{BTreeSet, HashSet};

/// The numbers that stand in what is not shown.
pub(super) struct Unseen {
    /// Of recommendations and the like.
    records: BTreeSet<u32>,
    /// Of agenda items, with the file that they stand in.
    items: BTreeSet<(SourceId, u32)>,
    /// Of rows of tables: key and value.
    rows: HashSet<(String, String)>,
}

impl Unseen {
    /// Those of the content.
    pub(super) fn of(content: &Content<'_>) -> Unseen {
        let register = content.register;
        let mut unseen = Unseen {
            records: BTreeSet::new(),
            items: BTreeSet::new(),
            rows: HashSet::new(),
        };
        let shown: HashSet<SourceId> = register
            .recommendations
            .rows()
            .iter()
            .map(|row| row.record.standing.place.source)
            .collect();
        for source in content.sources.texts() {
            let is_kind = |kind: Kind| source.path.starts_with(&format!("{}/", kind.folder()));
            if shown.contains(&source.id) || !Kind::ALL.into_iter().any(is_kind) {
                continue;
            }
            for (key, value) in pairs(&source.text) {
                if key == "number" {
                    let value = value.trim_start_matches(|c: char| c.is_ascii_uppercase());
                    unseen.records.extend(number(value));
                }
            }
        }
        for withheld in &register.withheld {
            let source = withheld.extent.source;
            let text = content.words(withheld.extent);
            for (key, value) in pairs(text) {
                unseen.rows.insert((key.to_owned(), value.to_owned()));
            }
            let heading = text.trim_start_matches(['#', ' ']);
            unseen
                .items
                .extend(number(heading).map(|number| (source, number)));
        }
        unseen
    }

    pub(super) fn has_record(&self, number: u32) -> bool {
        self.records.contains(&number)
    }

    pub(super) fn has_item(&self, source: SourceId, number: u32) -> bool {
        self.items.contains(&(source, number))
    }

    pub(super) fn has_row(&self, key: &str, value: &str) -> bool {
        self.rows.contains(&(key.to_owned(), value.to_owned()))
    }
}

/// The names and values of a text, one a line, and of maps in one line.
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines()
        .flat_map(|line| line.split([',', '{', '}']))
        .filter_map(|part| part.split_once(':'))
        .map(|(key, value)| {
            let key = key.trim().trim_start_matches(['-', ' ']);
            (key, value.trim().trim_matches(['"', '\'']))
        })
}

/// The digits with which a text begins.
fn number(text: &str) -> Option<u32> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}
