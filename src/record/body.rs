//! A committee, board or partnership group that meets, with its members over time.

use crate::record::fields::{Fields, Text};
use crate::record::standing::Standing;
use crate::term::PartialDate;

/// A body.
#[derive(Clone, Debug)]
pub struct Body {
    pub standing: Standing,
    pub name: Text,
    pub short_name: Option<Text>,
    pub also: Vec<Text>,
    pub former_names: Vec<Text>,
    pub kind: Option<String>,
    pub parent: Option<Text>,
    /// The organisation that hosts it.
    pub organisation: Option<Text>,
    pub remit: Option<String>,
    /// The post or address to write to.
    pub contact: Option<Text>,
    pub next_meeting: Option<PartialDate>,
    pub members: Vec<Membership>,
}

/// That a person sat on a body for a time.
#[derive(Clone, Debug)]
pub struct Membership {
    pub person: Text,
    pub role: Option<String>,
    pub organisation: Option<Text>,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
}

/// Reads one entry of `bodies.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Body> {
    let standing = Standing::read(fields);
    let name = fields.required("name");
    let nodes = fields.maps("members");
    let members = nodes
        .into_iter()
        .filter_map(|node| {
            fields.below(node, |fields| {
                let role = fields.words("role");
                let organisation = fields.text("organisation");
                let (from, to) = (fields.date("from"), fields.date("to"));
                Some(Membership {
                    person: fields.required("person")?,
                    role,
                    organisation,
                    from,
                    to,
                })
            })
        })
        .collect();
    Some(Body {
        standing,
        short_name: fields.text("short name"),
        also: fields.texts("also"),
        former_names: fields.texts("former names"),
        kind: fields.words("kind"),
        parent: fields.text("parent"),
        organisation: fields.text("organisation"),
        remit: fields.prose("remit"),
        contact: fields.text("contact"),
        next_meeting: fields.date("next meeting"),
        members,
        name: name?,
    })
}
