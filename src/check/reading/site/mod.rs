//! Settings, silences and the theme.

mod bad_base_url;
mod bad_colour;
mod bad_language;
mod bad_response_time;
mod no_wording;
mod not_utf_8;
mod template;
mod unknown_check;
mod unreadable_theme;
mod unreadable_wording;
mod unused_silence;

use crate::check::Check;

/// Every check of this kind.
pub(in crate::check) const ALL: &[Check] = &[
    bad_base_url::CHECK,
    bad_colour::CHECK,
    bad_language::CHECK,
    bad_response_time::CHECK,
    no_wording::CHECK,
    not_utf_8::CHECK,
    template::CHECK,
    unknown_check::CHECK,
    unreadable_theme::CHECK,
    unreadable_wording::CHECK,
    unused_silence::CHECK,
];
