//! The manifest of the index: all that `search.js` has to know before it can look for a word. It is
//! small at any size of the site.

use crate::plan::Site;
use crate::plan::file::search::found::KINDS;
use crate::plan::file::search::index::{ENDINGS, Index, MOST};
use crate::plan::file::search::word::{Cutter, IGNORED, IRREGULAR, LONGEST};
use crate::plan::file::search::{Extent, PASSAGES_A_FILE, THINGS_A_BLOCK};
use crate::wording::Wording;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Manifest {
    /// Stands behind the address of every other file and in it, so that no browser mixes two indexes.
    version: String,
    things: usize,
    parts: usize,
    block: usize,
    /// The files of passages, and how many passages stand in one.
    texts: usize,
    passages: usize,
    /// The files of words by their second and third letter.
    endings: usize,
    most: usize,
    longest: usize,
    english: bool,
    ignored: Vec<&'static str>,
    irregular: BTreeMap<&'static str, &'static str>,
    /// Latin letters with their plain form.
    letters: BTreeMap<char, &'static str>,
    kinds: Vec<Kind>,
    words: BTreeMap<&'static str, String>,
    counted: BTreeMap<&'static str, BTreeMap<&'static str, String>>,
}

/// A kind, and the number of the first thing of it.
#[derive(Serialize)]
struct Kind {
    key: &'static str,
    name: String,
    from: usize,
}

/// The manifest as it is published.
pub fn text(site: &Site<'_>, index: &Index, extent: Extent, _: usize) -> String {
    let cutter = Cutter::new(&site.settings.language);
    let is_english = cutter.is_english;
    let say = |key: &str| site.words.say(key);
    let manifest = Manifest {
        version: index.version.to_string(),
        things: index.found.len(),
        parts: extent.parts,
        block: THINGS_A_BLOCK,
        texts: extent.texts,
        passages: PASSAGES_A_FILE,
        endings: ENDINGS,
        most: MOST,
        longest: LONGEST,
        english: is_english,
        ignored: if is_english {
            IGNORED.to_vec()
        } else {
            Vec::new()
        },
        irregular: IRREGULAR.into_iter().collect(),
        letters: cutter.plain().clone(),
        kinds: KINDS
            .into_iter()
            .enumerate()
            .map(|(position, key)| Kind {
                key,
                name: site.words.say(&format!("search-kind-{key}")),
                from: index.found.partition_point(|(kind, _)| *kind < position),
            })
            .collect(),
        words: BTreeMap::from([
            ("all", say("search-all-kinds")),
            ("corrected", say("search-corrected")),
            ("none", say("search-none")),
            ("next", say("search-none-next")),
            ("some", say("search-some")),
            ("small", say("search-small-words")),
            ("shown", say("search-shown")),
        ]),
        counted: BTreeMap::from([
            ("count", forms(site.words, "search-count")),
            ("best", forms(site.words, "search-best")),
        ]),
    };
    let mut text = serde_json::to_string(&manifest).unwrap_or_default();
    text.push('\n');
    text
}

/// A line in every form that a number asks for, by the names that browsers have for them; `{number}`
/// in it is filled in there.
pub fn forms(words: &Wording, key: &str) -> BTreeMap<&'static str, String> {
    // A number of each form, in Welsh, which has them all.
    [
        ("zero", 0),
        ("one", 1),
        ("two", 2),
        ("few", 3),
        ("many", 6),
        ("other", 10),
    ]
    .into_iter()
    .map(|(form, number)| (form, words.count(key, number)))
    .collect()
}
