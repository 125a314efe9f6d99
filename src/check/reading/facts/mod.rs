//! Facts, headings and words that are not in the form that they need.

mod bad_link;
mod confusable_status;
mod impossible_date;
mod item_twice;
mod link_and_file;
mod missing_field;
mod no_front_matter;
mod not_a_date;
mod not_a_number;
mod not_a_record;
mod not_a_table;
mod nothing_asked;
mod one_text_expected;
mod unknown_heading;
mod unknown_key;
mod unknown_line;
mod unknown_promise;
mod unknown_word;
mod unreadable_yaml;
mod yes_or_no;

use crate::check::Check;

/// Every check of this kind.
pub(in crate::check) const ALL: &[Check] = &[
    bad_link::CHECK,
    confusable_status::CHECK,
    impossible_date::CHECK,
    item_twice::CHECK,
    link_and_file::CHECK,
    missing_field::CHECK,
    no_front_matter::CHECK,
    not_a_date::CHECK,
    not_a_number::CHECK,
    not_a_record::CHECK,
    not_a_table::CHECK,
    nothing_asked::CHECK,
    one_text_expected::CHECK,
    unknown_heading::CHECK,
    unknown_key::CHECK,
    unknown_line::CHECK,
    unknown_promise::CHECK,
    unknown_word::CHECK,
    unreadable_yaml::CHECK,
    yes_or_no::CHECK,
];
