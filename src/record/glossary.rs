//! A term of art or an acronym, and what it means in plain words.

use crate::record::fields::{Fields, Text};
use crate::record::standing::Standing;

/// One term of the glossary.
#[derive(Clone, Debug)]
pub struct Term {
    pub standing: Standing,
    pub term: Text,
    /// What the letters stand for.
    pub expansion: Option<String>,
    pub meaning: Option<String>,
}

/// Reads one entry of `glossary.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Term> {
    let standing = Standing::read(fields);
    let term = fields.required("term");
    let expansion = fields.words("expansion");
    let meaning = fields.prose("meaning");
    Some(Term {
        standing,
        term: term?,
        expansion,
        meaning,
    })
}
