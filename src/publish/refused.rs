//! Why an output folder was not written, in an officer's words and with what to do; the command shows
//! it and stops.

use crate::diagnostic::in_plain_words;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

/// A reason why nothing, or not everything, was published.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Refused {
    /// The folder holds files and no list of ours.
    #[error(
        "the folder `{}` holds files that Answerable did not make, so nothing was written; \
         choose another folder with --output, or empty this one yourself", .folder.display()
    )]
    NotOurs {
        /// The output folder.
        folder: PathBuf,
    },
    /// A file, or a link that leads nowhere, stands where the folder should be.
    #[error(
        "`{}` is not a folder, so no site can be written there; choose another place with --output",
        .path.display()
    )]
    NotAFolder {
        /// The place that was asked for.
        path: PathBuf,
    },
    /// The output folder and a folder that the build reads lie in each other.
    #[error(
        "the output folder `{}` and `{}`, which the site is made from, must not lie in each other; \
         choose another folder with --output", .folder.display(), .content.display()
    )]
    InsideContent {
        /// The output folder.
        folder: PathBuf,
        /// The folder that the build reads.
        content: PathBuf,
    },
    /// Another build is writing this folder.
    #[error(
        "another build is writing to `{}` at this moment; wait until it has finished, then try again",
        .folder.display()
    )]
    Busy {
        /// The output folder.
        folder: PathBuf,
    },
    /// The list of our files is damaged, or of a version that we do not know.
    #[error(
        "the list `.answerable` in `{}` is damaged, or was written by another version of Answerable, \
         so nothing was written; move the folder away, and build again", .folder.display()
    )]
    ListUnknown {
        /// The output folder.
        folder: PathBuf,
    },
    /// Something that we did not make stands where a file of the site belongs.
    #[error(
        "`{path}` in `{}` was not made by Answerable, and the site needs its place; \
         move it away, and build again", .folder.display()
    )]
    InTheWay {
        /// The output folder.
        folder: PathBuf,
        /// What is in the way, below the folder.
        path: String,
    },
    /// A path that leads out of the folder, or that some system cannot hold.
    #[error("the site cannot have a file `{}`: {why}; give it another address", path.escape_debug())]
    Path {
        /// The path as it was given.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// The same path was staged twice.
    #[error("two pages want the same address `{path}`; give one of them another address")]
    Twice {
        /// The path.
        path: String,
    },
    /// Two paths that are one and the same on many systems.
    #[error(
        "the addresses `{first}` and `{second}` differ only in capital letters, and many computers \
         take them for one; give one of them another address"
    )]
    OnlyCapitals {
        /// The path that was there first.
        first: String,
        /// The path that collides with it.
        second: String,
    },
    /// One path is a file and, for another file, a folder.
    #[error(
        "`{file}` cannot be a file and at the same time the folder of `{inner}`; \
         give one of them another address"
    )]
    FileAndFolder {
        /// The path of the file.
        file: String,
        /// A path below it.
        inner: String,
    },
    /// The system did not let us read or write.
    #[error("`{}` could not be read or written: {}", .path.display(), in_plain_words(.error))]
    Io {
        /// The file or folder concerned.
        path: PathBuf,
        /// What the system said.
        #[source]
        error: io::Error,
    },
}

impl Refused {
    pub(crate) fn io(path: &Path, error: io::Error) -> Refused {
        Refused::Io {
            path: path.to_path_buf(),
            error,
        }
    }
}
