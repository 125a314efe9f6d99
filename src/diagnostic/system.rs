//! What the computer says when it cannot read or write, in an officer's words and with what to do; the
//! reasons why a command could not run end with it.

use std::io::{Error, ErrorKind};

/// Why a file or folder could not be read or written.
pub fn in_plain_words(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::PermissionDenied => {
            "you do not have the right to; ask whoever looks after this computer"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; make room, and try again"
        }
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read; choose another folder",
        ErrorKind::NotFound => {
            "it is not there; something else may have changed the folder in the meantime"
        }
        ErrorKind::IsADirectory => "a folder of this name stands where the file should be",
        ErrorKind::NotADirectory => "a file of this name stands where the folder should be",
        ErrorKind::AlreadyExists => "something else of this name stands there already",
        ErrorKind::CrossesDevices => {
            "it lies on another disk than the rest of the folder; choose another folder"
        }
        ErrorKind::InvalidFilename => "its name is too long for this disk",
        ErrorKind::AddrInUse => "another program uses this port; choose another",
        _ => return format!("the computer says \u{201c}{error}\u{201d}"),
    };
    words.to_owned()
}
