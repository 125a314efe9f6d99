//! The version of a set of small files: it stands behind their addresses, so that no browser reads a new
//! file beside an old one that it kept, and in each of them, so that a page which was open while the site
//! was published anew sees that it was.

use std::fmt;

/// A number that changes, all but surely, when a text does (FNV-1a over 64 bits). It guards against
/// mistakes, not against attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version(u64);

impl Default for Version {
    fn default() -> Version {
        Version(0xcbf2_9ce4_8422_2325)
    }
}

impl Version {
    /// Lets a text count, and where it ends.
    pub fn count_in(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    /// The text of a file of the set, which says this.
    pub fn stamp(self, json: &str) -> String {
        format!("{{\"version\":\"{self}\",\"content\":{json}}}\n")
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
