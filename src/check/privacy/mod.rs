//! What should not be on a permanent public page.

mod count_of_people;
mod exempt_bids;
mod exempt_words_leak;
mod few_people;
mod given_names;
mod home_address;
mod intranet_link;
mod marked_not_for_publication;
pub mod own_network;
mod password;
mod personal_circumstances;
mod personal_identifier;
mod placeholder;
mod private_mail_address;
mod private_number;
mod signature;
mod singled_out;
mod small_number;
mod tracked_change;
mod word_hashes;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    exempt_words_leak::CHECK,
    home_address::CHECK,
    intranet_link::CHECK,
    marked_not_for_publication::CHECK,
    password::CHECK,
    personal_circumstances::CHECK,
    personal_identifier::CHECK,
    placeholder::CHECK,
    private_mail_address::CHECK,
    private_number::CHECK,
    signature::CHECK,
    singled_out::CHECK,
    small_number::CHECK,
    tracked_change::CHECK,
];
