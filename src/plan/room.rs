//! Whether every entry has room in the output folder: no two want one file, and none wants a file where
//! another needs a folder. Nearly always all have, and that is told from marks of their names, without
//! keeping the names.

use crate::plan::Entry;
use rayon::prelude::*;

/// So many entries are looked at in one go.
const AT_ONCE: usize = 1024;

/// Whether it is certain that all have room. Where two names only have the same mark, it is not.
pub fn all_have_room(entries: &[Entry]) -> bool {
    let marks = entries.par_iter().map(|entry| {
        let address = &entry.address;
        address.is_ascii().then(|| Mark::of_file(address).0)
    });
    let Some(mut marks) = marks.collect::<Option<Vec<u64>>>() else {
        return false;
    };
    marks.par_sort_unstable();
    let is_taken = |folder: Mark| marks.binary_search(&folder.0).is_ok();
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

/// The mark of a name in small letters, by which it is told from others (FNV-1a).
#[derive(Clone, Copy)]
struct Mark(u64);

impl Mark {
    /// That of no name at all.
    const START: Mark = Mark(0xcbf2_9ce4_8422_2325);

    /// That of the file of an address.
    fn of_file(address: &str) -> Mark {
        let own = Mark::START.with(address);
        match address.is_empty() || address.ends_with('/') {
            true => own.with("index.html"),
            false => own,
        }
    }

    /// That of a name which goes on with these letters.
    fn with(self, letters: &str) -> Mark {
        letters.bytes().fold(self, Mark::with_byte)
    }

    fn with_byte(self, byte: u8) -> Mark {
        let byte = u64::from(byte.to_ascii_lowercase());
        Mark((self.0 ^ byte).wrapping_mul(0x0100_0000_01b3))
    }
}

/// The marks of a folder and of those in which it stands; none for the output folder itself.
fn folders(folder: &str) -> impl Iterator<Item = Mark> {
    let mut mark = Mark::START;
    let bytes = folder.bytes().map(Some).chain([None]);
    bytes.filter_map(move |byte| {
        let before = mark;
        mark = mark.with_byte(byte.unwrap_or(b'/'));
        let is_end = byte.is_none_or(|byte| byte == b'/');
        is_end.then_some(before)
    })
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
