//! What is wrong while content is read, linked, planned and rendered; found there, explained here.
//! A folder for each kind of it.

pub(super) mod facts;
pub(super) mod files;
pub(super) mod names;
pub(super) mod site;
pub(super) mod withheld;
