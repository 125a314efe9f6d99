//! Dates that were read before: a council writes the same few thousand again and again, and each record
//! shares the one that is there.

use crate::term::partial_date::PartialDate;
use chrono::NaiveDate;
use std::cell::RefCell;
use std::collections::HashMap;

/// So many are kept, as each thread met them; then it begins anew.
const MOST: usize = 10_000;

/// A longer text is nobody's date, and is not kept.
const LONGEST: usize = 64;

#[derive(Default)]
struct Known {
    texts: HashMap<Box<str>, PartialDate>,
    days: HashMap<NaiveDate, PartialDate>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// The date that was read from this text, or now is.
pub(super) fn of_text(text: &str, read: impl FnOnce() -> PartialDate) -> PartialDate {
    if text.len() > LONGEST {
        return read();
    }
    let known = KNOWN.with_borrow(|known| known.texts.get(text).cloned());
    known.unwrap_or_else(|| {
        let date = read();
        // Where no date was read, it may be any words.
        if date.earliest().is_some() {
            KNOWN.with_borrow_mut(|known| {
                if known.texts.len() == MOST {
                    known.texts.clear();
                }
                known.texts.insert(text.into(), date.clone());
            });
        }
        date
    })
}

/// The date that was made of this day, or now is.
pub(super) fn of_day(day: NaiveDate, make: impl FnOnce() -> PartialDate) -> PartialDate {
    KNOWN.with_borrow_mut(|known| {
        if known.days.len() == MOST {
            known.days.clear();
        }
        known.days.entry(day).or_insert_with(make).clone()
    })
}
