//! The blank form of a new record: the next reference, the right file, each key with what the officer's
//! guide says of it. Goes to `answerable new`, which writes it down.

mod file;
mod form;
mod kind;
mod reference;
mod row;

pub use file::{FileForm, Known, Lacking, file};
pub use form::scalar;
pub use kind::{KINDS, Kept, RecordKind, named};
pub use row::{Refused, RowForm, row};
