//! What the path of a published file may be: below the output folder, and possible on every system;
//! a path that passes goes to the staging folder and the list.

use crate::publish::refused::Refused;

/// The name of the list of our files in the output folder: a version line, then one path a line.
pub const MANIFEST: &str = ".answerable";
/// The name of the hidden folder, inside the output folder, in which changed files wait.
pub(crate) const HIDDEN: &str = ".answerable-staging";
/// The longest name that common file systems hold, in bytes.
const LONGEST_NAME: usize = 255;

/// Refuses a path that leaves the folder, that some system cannot hold, or that is kept for us.
pub(crate) fn check(path: &str) -> Result<(), Refused> {
    match fault(path) {
        None => Ok(()),
        Some(why) => Err(Refused::Path {
            path: path.to_owned(),
            why,
        }),
    }
}

/// The folders above a file, outermost first: `a/b/c.html` gives `a`, `a/b`.
pub(crate) fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/')
        .filter_map(|(end, _)| path.get(..end))
}

fn fault(path: &str) -> Option<&'static str> {
    if path.starts_with('/') {
        return Some("it does not start inside the output folder");
    }
    let first = path.split('/').next().unwrap_or_default();
    if first.eq_ignore_ascii_case(MANIFEST) || first.eq_ignore_ascii_case(HIDDEN) {
        return Some("Answerable keeps that name for itself");
    }
    path.split('/').find_map(fault_of_name)
}

fn fault_of_name(name: &str) -> Option<&'static str> {
    if name.is_empty() {
        return Some("a name in it is empty");
    }
    if name == "." || name == ".." {
        return Some("`.` and `..` could lead out of the output folder");
    }
    if name.contains('\\') {
        return Some("it has a backslash");
    }
    if name.chars().any(char::is_control) {
        return Some("it has a character that cannot be seen");
    }
    if name.contains(['<', '>', ':', '"', '|', '?', '*']) {
        return Some("it has one of the characters < > : \" | ? * that Windows cannot store");
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some("a name in it begins or ends with a space, or ends with a full stop");
    }
    if name.len() > LONGEST_NAME {
        return Some("a name in it is too long");
    }
    if is_device(name) {
        return Some("a name in it means a device on Windows");
    }
    None
}

/// Whether Windows takes a name for a device, whatever its ending: `CON`, `aux.html`, `com1.txt`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let upper = stem.to_ascii_uppercase();
    if matches!(
        upper.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) {
        return true;
    }
    match upper.strip_prefix("COM").or(upper.strip_prefix("LPT")) {
        Some(number) => matches!(
            number,
            "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
        ),
        None => false,
    }
}
