//! Measures, targets and ratings that do not agree with each other.

mod change_differs;
mod change_in_prose_differs;
mod cumulative_figure_falls;
mod damaged_figure;
mod data_caveat;
mod decimal_slip;
mod direction_contradicts_target;
mod figure;
mod green_workstream_red_measure;
mod identical_series;
mod missing_rating;
mod note_differs;
mod percentage_over_100;
mod range_reversed;
mod rated_against_other_target;
mod rated_without_target;
mod rating_differs;
mod rating_in_value;
mod same_period_twice;
mod share_differs;
mod sum_differs;
mod table_sums;
mod target_against_direction;
mod target_arithmetic;
mod told_share;
mod unit_mismatch;
mod values_out_of_order;

use crate::check::Check;

/// Every check of this kind.
pub(super) const ALL: &[Check] = &[
    change_differs::CHECK,
    change_in_prose_differs::CHECK,
    cumulative_figure_falls::CHECK,
    damaged_figure::CHECK,
    data_caveat::CHECK,
    decimal_slip::CHECK,
    direction_contradicts_target::CHECK,
    green_workstream_red_measure::CHECK,
    identical_series::CHECK,
    missing_rating::CHECK,
    note_differs::CHECK,
    percentage_over_100::CHECK,
    range_reversed::CHECK,
    rated_against_other_target::CHECK,
    rated_without_target::CHECK,
    rating_differs::CHECK,
    rating_in_value::CHECK,
    same_period_twice::CHECK,
    share_differs::CHECK,
    sum_differs::CHECK,
    target_against_direction::CHECK,
    target_arithmetic::CHECK,
    unit_mismatch::CHECK,
    values_out_of_order::CHECK,
];
