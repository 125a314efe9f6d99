//! The council's words, one a file: each type here reads what a paper says and keeps it as written.
//!
//! Nothing in this room knows of files, records or pages.

pub mod calendar;
pub mod clock;
pub mod decision;
pub mod delivery;
pub mod kind;
pub mod likeness;
pub mod london;
pub mod number_word;
pub mod partial_date;
pub mod pattern;
pub mod rag;
pub mod rating_note;
pub mod slug;
pub mod text;
pub mod time_of_day;
pub mod value;

pub use calendar::Calendar;
pub use clock::{Addressee, ResponseTime};
pub use decision::Decision;
pub use delivery::Delivery;
pub use kind::Kind;
pub use partial_date::PartialDate;
pub use pattern::Pattern;
pub use rag::Rag;
pub use time_of_day::TimeOfDay;
pub use value::Value;
