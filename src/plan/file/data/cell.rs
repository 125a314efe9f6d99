//! What stands in one cell of a table, before it is written as CSV or as JSON.

use chrono::NaiveDate;
use std::borrow::Cow;

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known, or nothing applies.
    Empty,
    Text(Cow<'a, str>),
    Number(f64),
    Whole(i64),
    YesNo(bool),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Cell<'a> {
        match text.trim() {
            "" => Cell::Empty,
            text => Cell::Text(Cow::Borrowed(text)),
        }
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Cell<'a> {
        Cell::from(text.as_str())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        match text.trim() {
            "" => Cell::Empty,
            trimmed if trimmed.len() == text.len() => Cell::Text(Cow::Owned(text)),
            trimmed => Cell::Text(Cow::Owned(trimmed.to_owned())),
        }
    }
}

impl From<f64> for Cell<'_> {
    fn from(number: f64) -> Self {
        match number.is_finite() {
            true => Cell::Number(number),
            false => Cell::Empty,
        }
    }
}

impl From<i64> for Cell<'_> {
    fn from(number: i64) -> Self {
        Cell::Whole(number)
    }
}

impl From<i32> for Cell<'_> {
    fn from(number: i32) -> Self {
        Cell::Whole(number.into())
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Cell::Whole(number.into())
    }
}

impl From<u8> for Cell<'_> {
    fn from(number: u8) -> Self {
        Cell::Whole(number.into())
    }
}

impl From<usize> for Cell<'_> {
    fn from(number: usize) -> Self {
        Cell::Whole(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<bool> for Cell<'_> {
    fn from(is_so: bool) -> Self {
        Cell::YesNo(is_so)
    }
}

impl From<NaiveDate> for Cell<'_> {
    fn from(day: NaiveDate) -> Self {
        Cell::Text(Cow::Owned(day.format("%Y-%m-%d").to_string()))
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Cell<'a> {
        value.map_or(Cell::Empty, Into::into)
    }
}
