//! A post that people hold one after another, or several posts that a paper names together.

use crate::record::fields::{Fields, Text};
use crate::record::standing::Standing;
use crate::term::PartialDate;

/// A post.
#[derive(Clone, Debug)]
pub struct Post {
    pub standing: Standing,
    pub name: Text,
    pub organisation: Option<Text>,
    pub also: Vec<Text>,
    pub initials: Vec<Text>,
    pub vacant: Vec<Vacancy>,
    /// Posts that this name stands for together, such as "Chief Executives".
    pub includes: Vec<Text>,
}

/// A time in which nobody held the post.
#[derive(Clone, Debug)]
pub struct Vacancy {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub note: Option<String>,
}

/// Reads one entry of `posts.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Post> {
    let standing = Standing::read(fields);
    let name = fields.required("name");
    let organisation = fields.text("organisation");
    let also = fields.texts("also");
    let initials = fields.texts("initials");
    let includes = fields.texts("includes");
    let nodes = fields.maps("vacant");
    let vacant = nodes
        .into_iter()
        .filter_map(|node| {
            fields.below(node, |fields| {
                Some(Vacancy {
                    from: fields.date("from"),
                    to: fields.date("to"),
                    note: fields.words("note"),
                })
            })
        })
        .collect();
    Some(Post {
        standing,
        name: name?,
        organisation,
        also,
        initials,
        vacant,
        includes,
    })
}
