//! What keys a kind of record has and what each holds, as its own reader asks for them: the reader is
//! run over an empty record and every question is noted. Goes to the schemas for editors.

use std::ops::RangeInclusive;

/// The keys of a record, or of a part of one, in the order in which they are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub keys: Vec<Key>,
}

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub name: &'static str,
    pub holds: Holds,
    /// Whether the record cannot be without it.
    pub is_required: bool,
}

/// What stands under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A word, number or sentence.
    Text,
    /// One text or a list of texts.
    Texts,
    /// A date, however partial.
    Date,
    /// One date or a list of dates.
    Dates,
    YesOrNo,
    Number(RangeInclusive<u32>),
    /// One of these words.
    Choice(Vec<&'static str>),
    /// Names with values, which the officer chooses.
    Table,
    /// A part with keys of its own.
    Part(Shape),
    /// One part or a list of parts.
    Parts(Shape),
    /// Texts or parts, one or a list.
    TextsOrParts(Shape),
}

impl Shape {
    /// Notes a key. Asked for twice, anything else says more than that it is a text.
    pub(super) fn note(&mut self, name: &'static str, holds: Holds, is_required: bool) {
        match self.keys.iter_mut().find(|key| key.name == name) {
            Some(key) => {
                key.is_required |= is_required;
                if key.holds == Holds::Text && !matches!(holds, Holds::Part(_)) {
                    key.holds = holds;
                }
            }
            None => self.keys.push(Key {
                name,
                holds,
                is_required,
            }),
        }
    }

    /// Notes what the part under the key asked for last consists of.
    pub(super) fn note_part(&mut self, part: Shape) {
        if let Some(Key {
            holds: Holds::Part(shape) | Holds::Parts(shape) | Holds::TextsOrParts(shape),
            ..
        }) = self.keys.last_mut()
        {
            *shape = part;
        }
    }
}
