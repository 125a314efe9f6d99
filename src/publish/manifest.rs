//! The list of the files that we published, which stands in the output folder as `.answerable`: what
//! it names is ours to replace and to remove, and nothing else is.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::publish::address;
use crate::publish::refused::Refused;

/// The first line of the list. A list that starts in another way is not read, and so never obeyed.
const VERSION: &str = "answerable 1";

/// The files of one publication, in the order of their paths.
#[derive(Default)]
pub(crate) struct Manifest {
    paths: BTreeSet<String>,
    /// Each path under its lower-case spelling.
    spellings: HashMap<String, String>,
}

impl Manifest {
    /// The list of these paths, which [`address::check`] has let through.
    pub(crate) fn of(paths: impl Iterator<Item = String>) -> Manifest {
        let paths: BTreeSet<String> = paths.collect();
        let spellings = paths
            .iter()
            .map(|path| (path.to_lowercase(), path.clone()))
            .collect();
        Manifest { paths, spellings }
    }

    /// Reads the list in an output folder; refuses one with a path that could lead out of the folder.
    pub(crate) fn read(folder: &Path, list: &Path) -> Result<Manifest, Refused> {
        let unknown = || Refused::ListUnknown {
            folder: folder.to_path_buf(),
        };
        let text = match fs::read(list) {
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| unknown())?,
            Err(error) => return Err(Refused::io(list, error)),
        };
        let mut lines = text.lines();
        if lines.next() != Some(VERSION) {
            return Err(unknown());
        }
        let paths: Vec<String> = lines.map(str::to_owned).collect();
        if paths.iter().any(|path| address::check(path).is_err()) {
            return Err(unknown());
        }
        Ok(Manifest::of(paths.into_iter()))
    }

    /// Writes the list to a file, and returns once it is on the disk.
    pub(crate) fn write_new(&self, place: &Path) -> io::Result<()> {
        let mut file = BufWriter::new(File::create(place)?);
        writeln!(file, "{VERSION}")?;
        for path in &self.paths {
            writeln!(file, "{path}")?;
        }
        file.into_inner()?.sync_all()
    }

    /// Whether the list names a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }

    /// The path in the list that differs from this one in capitals only.
    pub(crate) fn twin(&self, path: &str) -> Option<&str> {
        self.spellings
            .get(&path.to_lowercase())
            .map(String::as_str)
            .filter(|twin| *twin != path)
    }

    /// What this list names and another does not.
    pub(crate) fn missing_from<'a>(&'a self, other: &'a Manifest) -> impl Iterator<Item = &'a str> {
        self.paths.difference(&other.paths).map(String::as_str)
    }

    /// Both lists in one.
    pub(crate) fn and(&self, other: &Manifest) -> Manifest {
        Manifest::of(self.paths.union(&other.paths).cloned())
    }

    /// Whether a file of this list can only stand once the file that is gone has left its place: its
    /// twin in other capitals, a file where a folder comes, or a file in a folder where a file comes.
    pub(crate) fn needs_place_of(&self, gone: &str) -> bool {
        let below = format!("{gone}/");
        self.twin(gone).is_some()
            || address::parents(gone).any(|parent| self.has(parent))
            || self
                .paths
                .range(below.clone()..)
                .next()
                .is_some_and(|path| path.starts_with(&below))
    }

    /// Refuses a list where a path is a file and a folder at once, or where two folders differ only in
    /// capitals.
    pub(crate) fn check_shape(&self) -> Result<(), Refused> {
        let mut folders: HashMap<String, &str> = HashMap::new();
        for path in &self.paths {
            for parent in address::parents(path) {
                let folded = parent.to_lowercase();
                if let Some(file) = self.spellings.get(&folded) {
                    return Err(Refused::FileAndFolder {
                        file: file.clone(),
                        inner: path.clone(),
                    });
                }
                match folders.get(&folded) {
                    Some(first) if *first != parent => {
                        return Err(Refused::OnlyCapitals {
                            first: (*first).to_owned(),
                            second: parent.to_owned(),
                        });
                    }
                    Some(_) => {}
                    None => {
                        folders.insert(folded, parent);
                    }
                }
            }
        }
        Ok(())
    }
}

impl PartialEq for Manifest {
    fn eq(&self, other: &Manifest) -> bool {
        self.paths == other.paths
    }
}
