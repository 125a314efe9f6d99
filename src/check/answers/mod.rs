//! Decisions, states and what is told of them.

mod amber_without_mitigation;
mod bad_news;
mod closed_without_decision;
mod colours_in_words;
mod dangling_above;
mod decision_differs_from_text;
mod duplicate_reply;
mod green_with_bad_news;
mod missing_attachment_mentioned;
mod opened_again_without_a_word;
mod opening;
mod promise_date_unread;
mod rating_key_differs;
mod ratings_do_not_add_up;
mod response_never_requested;
mod response_without_decision;
mod sentences;
mod state_differs_from_text;
mod state_in_text;
mod state_without_its_reason;
mod sum_of_parts;
mod two_news_in_one;
mod undated_entry;
mod unrecorded_promise;
mod workstream_not_rated;
mod workstream_rated_twice;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    amber_without_mitigation::CHECK,
    closed_without_decision::CHECK,
    dangling_above::CHECK,
    decision_differs_from_text::CHECK,
    duplicate_reply::CHECK,
    green_with_bad_news::CHECK,
    missing_attachment_mentioned::CHECK,
    opened_again_without_a_word::CHECK,
    promise_date_unread::CHECK,
    rating_key_differs::CHECK,
    ratings_do_not_add_up::CHECK,
    response_never_requested::CHECK,
    response_without_decision::CHECK,
    state_differs_from_text::CHECK,
    state_in_text::CHECK,
    state_without_its_reason::CHECK,
    two_news_in_one::CHECK,
    undated_entry::CHECK,
    unrecorded_promise::CHECK,
    workstream_not_rated::CHECK,
    workstream_rated_twice::CHECK,
];
