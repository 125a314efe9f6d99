//! The search index, in small files that a reader's browser fetches as it needs them: which things each
//! word leads to, what a result shows, every word by its first letter, and a manifest of it all.

pub mod found;
mod index;
pub mod manifest;
mod text;
mod word;

use crate::plan::file::search::found::Found;
use crate::plan::file::search::index::{Index, SPELLINGS};
use crate::plan::{Entry, Site};
use std::sync::{Arc, OnceLock};

/// The folder in which the index stands.
pub const FOLDER: &str = "search/index/";

/// How many things one file shows: a page of results reads at most as many files as it has results.
const THINGS_A_BLOCK: usize = 20;

/// The index, made when the first of its files is asked for.
type Shared = Arc<OnceLock<Index>>;

/// Plans the files of the index. How many there are depends on how much can be found and on nothing
/// else, so that planning reads no text.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let shared: Shared = Arc::default();
    let mut add = |name: String, text: fn(&Site<'_>, &Index, usize) -> String, number: usize| {
        let shared = Arc::clone(&shared);
        let address = format!("{FOLDER}{name}.json");
        entries.push(Entry::file("search-index", &address, move |site, _| {
            text(site, shared.get_or_init(|| Index::of(site)), number)
        }));
    };
    add("manifest".to_owned(), manifest::text, 0);
    for part in 0..index::parts(site) {
        add(
            format!("words-{part}"),
            |_, index, part| index.part(part),
            part,
        );
    }
    for letter in 0..SPELLINGS {
        let name = match u8::try_from(letter) {
            Ok(letter @ 0..26) => char::from(b'a' + letter).to_string(),
            _ => "other".to_owned(),
        };
        add(
            format!("spelling-{name}"),
            |_, index, at| index.spelling(at),
            letter,
        );
    }
    for block in 0..found::count(site).div_ceil(THINGS_A_BLOCK) {
        add(format!("things-{block}"), things, block);
    }
}

/// What the results of one block show: address, title, reference, date, excerpt.
fn things(site: &Site<'_>, index: &Index, block: usize) -> String {
    let all = index.found.iter().skip(block * THINGS_A_BLOCK);
    let rows: Vec<[String; 5]> = all
        .take(THINGS_A_BLOCK)
        .map(|(_, found): &(usize, Found)| {
            let shown = found.shown(site);
            [
                shown.address,
                shown.title,
                shown.reference,
                shown.date,
                shown.excerpt,
            ]
        })
        .collect();
    let text = serde_json::to_string(&rows).unwrap_or_default();
    index.version.stamp(&text)
}
