//! What the operating system says of a file or a port, in an officer's words. Goes to whatever tells that
//! it could not be read, written or used.

use std::io::{Error, ErrorKind};

/// An error of the system in words, with what to do.
pub fn in_plain_words(error: &Error) -> String {
    let words = match error.kind() {
        ErrorKind::PermissionDenied => {
            "you do not have the right to; ask whoever looks after this computer"
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; make room, and try again"
        }
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read; choose another folder",
        ErrorKind::NotFound => "it, or the folder that it is in, is not there; look at the name",
        ErrorKind::IsADirectory => "it is a folder, not a file; name a file",
        ErrorKind::NotADirectory => {
            "a file stands where a folder has to be; look at the name, or choose another"
        }
        ErrorKind::AlreadyExists => "something of this name is there already; choose another name",
        ErrorKind::CrossesDevices => {
            "it lies on another disk than the rest of the folder; choose another folder"
        }
        ErrorKind::InvalidFilename => "its name is too long for this disk; choose a shorter one",
        ErrorKind::FileTooLarge => "it is too large for this disk",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            "another program is using it; close that program, and try again"
        }
        ErrorKind::OutOfMemory => "this computer has not enough memory for it",
        ErrorKind::AddrInUse => "another program is using it; choose another with `--port`",
        ErrorKind::AddrNotAvailable => "this computer has no such address of its own",
        ErrorKind::InvalidInput => "its name holds a sign that no name may hold",
        _ => return in_its_own_words(error),
    };
    words.to_owned()
}

/// What the system says, without its number.
fn in_its_own_words(error: &Error) -> String {
    let said = error.to_string();
    let said = said.split(" (os error").next().unwrap_or_default();
    format!("the computer says \u{201c}{said}\u{201d}; ask whoever looks after it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_the_system_is_shown() {
        for number in 1..200 {
            let words = in_plain_words(&Error::from_raw_os_error(number));
            assert!(!words.contains("os error") && !words.is_empty(), "{words}");
        }
    }
}
