//! Whether every entry has room in the output folder: no two want one file, and none wants a file where
//! another needs a folder. Nearly always all have, and that is told from marks of their names, without
//! keeping the names.

use crate::plan::Entry;
use rayon::prelude::*;
use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};

/// So many entries are looked at in one go.
const AT_ONCE: usize = 1024;

/// Whether it is certain that all have room. Where two names only have the same mark, it is not.
pub fn all_have_room(entries: &[Entry]) -> bool {
    let marks = entries.par_iter().map(|entry| {
        let address = &entry.address;
        address.is_ascii().then(|| mark(address))
    });
    let Some(mut marks) = marks.collect::<Option<Vec<u64>>>() else {
        return false;
    };
    marks.par_sort_unstable();
    let is_taken = |folder: &str| marks.binary_search(&mark(folder)).is_ok();
    // Nearly every file has a dot in its name, and nearly no folder.
    let has_dotless = entries.par_iter().any(|entry| {
        let name = entry.address.rsplit('/').next().unwrap_or_default();
        !name.is_empty() && !name.contains('.')
    });
    marks.windows(2).all(|pair| pair[0] != pair[1])
        && entries.par_chunks(AT_ONCE).all(|entries| {
            // Neighbours often share a folder.
            let mut last = "";
            entries.iter().all(|entry| {
                let (folder, _) = entry.address.rsplit_once('/').unwrap_or_default();
                let is_known = folder == last;
                last = folder;
                let may_be_file = has_dotless || folder.contains('.');
                is_known || !may_be_file || !folders(folder).any(is_taken)
            })
        })
}

/// The mark of a name in small letters, by which it is told from others. A page and its file have one.
fn mark(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    let lower = match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    };
    let is_page = |above: &&str| above.is_empty() || above.ends_with('/');
    let page = lower.strip_suffix("index.html").filter(is_page);
    page.unwrap_or(&lower).hash(&mut hasher);
    hasher.finish()
}

/// A folder and those in which it stands.
fn folders(folder: &str) -> impl Iterator<Item = &str> {
    let above = folder.match_indices('/').map(|(at, _)| &folder[..at]);
    above.chain([folder])
}

#[cfg(test)]
mod tests {
    use crate::plan::Entry;
    use crate::plan::room::all_have_room;

    fn has_room(addresses: &[&str]) -> bool {
        let entries = addresses
            .iter()
            .map(|address| Entry::file("page", address, |_, _| String::new()));
        all_have_room(&entries.collect::<Vec<Entry>>())
    }

    #[test]
    fn two_of_one_name_and_a_file_for_a_folder_have_no_room() {
        assert!(has_room(&[
            "",
            "a/",
            "a/b/",
            "a/feed.atom",
            "b/a/",
            "c.html"
        ]));
        assert!(!has_room(&["a/", "b/", "a/index.html"]));
        assert!(!has_room(&["a/b/", "b/", "A/b/"]));
        assert!(!has_room(&["", "INDEX.html"]));
        assert!(!has_room(&["a/b", "c/", "a/b/c/d/"]));
        assert!(!has_room(&["a", "c/", "A/feed.atom"]));
        assert!(!has_room(&["a/b.c", "c/", "a/b.c/d/e/"]));
    }
}
