//! Somebody named as a lead, member, presenter or officer, and the posts that they held.

use crate::record::fields::{Fields, Text};
use crate::record::standing::Standing;
use crate::term::PartialDate;

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    pub standing: Standing,
    pub name: Text,
    pub honorific: Option<String>,
    pub initials: Vec<Text>,
    pub also: Vec<Text>,
    pub posts: Vec<Holding>,
}

/// A post held for a time; without an end it is still held, as far as the records say.
#[derive(Clone, Debug)]
pub struct Holding {
    pub post: Text,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub note: Option<String>,
}

/// Reads one entry of `people.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Person> {
    let standing = Standing::read(fields);
    let name = fields.required("name");
    let honorific = fields.words("honorific");
    let initials = fields.texts("initials");
    let also = fields.texts("also");
    let nodes = fields.maps("posts");
    let posts = nodes
        .into_iter()
        .filter_map(|node| {
            fields.below(node, |fields| {
                let (from, to) = (fields.date("from"), fields.date("to"));
                let note = fields.words("note");
                Some(Holding {
                    post: fields.required("post")?,
                    from,
                    to,
                    note,
                })
            })
        })
        .collect();
    Some(Person {
        standing,
        name: name?,
        honorific,
        initials,
        also,
        posts,
    })
}
