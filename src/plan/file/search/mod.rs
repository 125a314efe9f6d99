//! The search index, in small files that a reader's browser fetches as it needs them: which things each
//! word leads to, what a result shows, the texts in passages, every word by its first letters, and a
//! manifest of it all.

pub mod found;
mod index;
mod landing;
pub mod manifest;
mod text;
mod told;
mod word;

use crate::plan::file::search::index::{ENDINGS, Index, SPELLINGS};
use crate::plan::file::search::told::Told;
use crate::plan::{Entry, Site};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The folder in which the index stands.
pub const FOLDER: &str = "search/index/";

/// How many things one file shows: a page of results reads at most as many files as it has results.
const THINGS_A_BLOCK: usize = 16;

/// How many passages stand in one file, which is packed.
const PASSAGES_A_FILE: usize = 72;

/// The index, made when the first of its files is asked for.
type Shared = Arc<OnceLock<Index>>;

/// How many files of each kind there are.
#[derive(Clone, Copy)]
pub struct Extent {
    parts: usize,
    /// The files of passages: about as many as hold them; where there are more, they begin again with the
    /// first.
    texts: usize,
}

/// Plans the files of the index. How many there are depends on how much can be found and how long it
/// is, so that planning reads no text.
pub fn plan(site: &Site<'_>, entries: &mut Vec<Entry>) {
    let of_register: Vec<_> = found::of_register(site).collect();
    let things = of_register.len();
    let count = || -> usize {
        let found = of_register.par_iter();
        found.map(|found| told::about(site, found)).sum()
    };
    let (passages, lists) = rayon::join(count, || landing::pages(entries).count());
    let (things, passages) = (things + lists, passages + lists);
    let extent = Extent {
        parts: index::parts(things),
        texts: passages.div_ceil(PASSAGES_A_FILE).max(1),
    };
    let shared: Shared = Arc::default();
    let file = |name: String, text: Text, number: usize| {
        let shared = Arc::clone(&shared);
        Entry::file(
            "search-index",
            &format!("{FOLDER}{name}"),
            move |site, plan| {
                let index = shared.get_or_init(|| Index::of(site, plan.entries(), extent.parts));
                text(site, index, extent, number)
            },
        )
    };
    for number in 0..extent.texts {
        entries.push(file(format!("text-{number}.bin"), passages_of, number).packed());
    }
    let mut add = |name: String, text: Text, number: usize| {
        entries.push(file(format!("{name}.json"), text, number));
    };
    add("manifest".to_owned(), manifest::text, 0);
    for part in 0..extent.parts {
        add(
            format!("words-{part}"),
            |_, index, _, part| index.part(part),
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
            |_, index, _, at| index.spelling(at),
            letter,
        );
    }
    for ending in 0..ENDINGS {
        add(
            format!("ending-{ending}"),
            |_, index, _, at| index.ending(at),
            ending,
        );
    }
    for block in 0..things.div_ceil(THINGS_A_BLOCK) {
        add(format!("things-{block}"), rows, block);
    }
}

/// Makes the text of one file.
type Text = fn(&Site<'_>, &Index, Extent, usize) -> String;

/// What a result shows: address, title, reference, date, excerpt, and the number of the first passage of
/// its text.
#[derive(Serialize)]
struct Row(String, String, String, String, String, usize);

/// The results of one block.
fn rows(site: &Site<'_>, index: &Index, _: Extent, block: usize) -> String {
    let all = index.found.iter().zip(&index.starts);
    let rows: Vec<Row> = all
        .skip(block * THINGS_A_BLOCK)
        .take(THINGS_A_BLOCK)
        .map(|((_, found), start)| {
            let shown = found.shown(site);
            Row(
                shown.address,
                shown.title,
                shown.reference,
                shown.date,
                shown.excerpt,
                *start,
            )
        })
        .collect();
    let text = serde_json::to_string(&rows).unwrap_or_default();
    index.version.stamp(&text)
}

/// The passages of one file, each by its number.
fn passages_of(site: &Site<'_>, index: &Index, extent: Extent, file: usize) -> String {
    let mut passages: BTreeMap<usize, String> = BTreeMap::new();
    let count = index.starts.last().copied().unwrap_or(0);
    let round = extent.texts * PASSAGES_A_FILE;
    let firsts = (file * PASSAGES_A_FILE..count).step_by(round);
    for (first, end) in firsts.map(|first| (first, (first + PASSAGES_A_FILE).min(count))) {
        let after = index.starts.partition_point(|start| *start <= first);
        let (mut thing, mut at) = (after.saturating_sub(1), first);
        while at < end && thing < index.found.len() {
            let found = &index.found[thing].1;
            let told = Told::of(site, found, &found.shown(site));
            let start = index.starts[thing];
            let own = told.of_text().chain(told.of_names());
            for (passage, words) in own.enumerate().take(end - start).skip(at - start) {
                passages.insert(start + passage, words.to_owned());
            }
            thing += 1;
            at = index.starts[thing];
        }
    }
    let text = serde_json::to_string(&passages).unwrap_or_default();
    index.version.stamp(&text)
}
