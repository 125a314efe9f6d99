//! Files that stand in the wrong place, or cannot be taken in.

mod missing_attachment;
mod no_content;
mod too_large;
mod unknown_folder;
mod unreadable_file;
mod unused_document;
mod wrong_format;

use crate::check::Check;

/// Every check of this kind.
pub(in crate::check) const ALL: &[Check] = &[
    missing_attachment::CHECK,
    no_content::CHECK,
    too_large::CHECK,
    unknown_folder::CHECK,
    unreadable_file::CHECK,
    unused_document::CHECK,
    wrong_format::CHECK,
];
