//! Names, references and addresses that lead nowhere, or to two things.

mod address_twice;
mod ambiguous_post;
mod bad_address;
mod duplicate_reference;
mod name_twice;
mod no_address;
mod term_twice;
mod unknown_name;
mod unknown_priority;
mod unknown_reference;
mod wrong_kind;

use crate::check::Check;

/// Every check of this kind.
pub(in crate::check) const ALL: &[Check] = &[
    address_twice::CHECK,
    ambiguous_post::CHECK,
    bad_address::CHECK,
    duplicate_reference::CHECK,
    name_twice::CHECK,
    no_address::CHECK,
    term_twice::CHECK,
    unknown_name::CHECK,
    unknown_priority::CHECK,
    unknown_reference::CHECK,
    wrong_kind::CHECK,
];
