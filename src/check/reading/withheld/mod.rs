//! What is withheld by law, and would be published or has no reason.

mod exempt_without_paragraph;
mod not_yet;
mod text_behind_withheld_item;
mod withheld_file;

use crate::check::Check;

/// Every check of this kind.
pub(in crate::check) const ALL: &[Check] = &[
    exempt_without_paragraph::CHECK,
    not_yet::CHECK,
    text_behind_withheld_item::CHECK,
    withheld_file::CHECK,
];
