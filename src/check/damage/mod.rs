//! Text that was damaged on its way out of a paper.

mod bad_link_in_text;
mod broken_word;
mod digit_in_word;
mod double_quotation_mark;
mod endless_line;
mod hidden_character;
mod html_in_plain_field;
mod joined_words;
pub(in crate::check) mod lines;
mod link_words;
mod lost_character;
mod misread_letter;
mod misread_shape;
mod misspelt_word;
mod odd_file_name;
mod private_use_character;
mod removed_html;
mod software_leftover;
mod spaced_out_word;
mod unexpected_script;
mod vocabulary;
mod word_twice;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    bad_link_in_text::CHECK,
    broken_word::CHECK,
    digit_in_word::CHECK,
    double_quotation_mark::CHECK,
    endless_line::CHECK,
    hidden_character::CHECK,
    html_in_plain_field::CHECK,
    joined_words::CHECK,
    lost_character::CHECK,
    misread_letter::CHECK,
    misspelt_word::CHECK,
    private_use_character::CHECK,
    removed_html::CHECK,
    odd_file_name::CHECK,
    software_leftover::CHECK,
    spaced_out_word::CHECK,
    unexpected_script::CHECK,
    word_twice::CHECK,
];
