//! A council, NHS body, regulator or charity, with what it was called and what became of it.

use crate::record::fields::{Fields, Text};
use crate::record::standing::Standing;
use crate::term::PartialDate;

/// An organisation.
#[derive(Clone, Debug)]
pub struct Organisation {
    pub standing: Standing,
    pub name: Text,
    pub short_name: Option<Text>,
    pub also: Vec<Text>,
    pub former_names: Vec<Text>,
    pub kind: Option<String>,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub successors: Vec<Succession>,
    pub website: Option<Text>,
    pub summary: Option<String>,
}

/// That another organisation took over, and when.
#[derive(Clone, Debug)]
pub struct Succession {
    pub organisation: Text,
    pub on: Option<PartialDate>,
}

/// Reads one entry of `organisations.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Organisation> {
    let standing = Standing::read(fields);
    let name = fields.required("name");
    let nodes = fields.maps("successors");
    let successors = nodes
        .into_iter()
        .filter_map(|node| {
            fields.below(node, |fields| {
                let on = fields.date("on");
                Some(Succession {
                    organisation: fields.required("organisation")?,
                    on,
                })
            })
        })
        .collect();
    Some(Organisation {
        standing,
        short_name: fields.text("short name"),
        also: fields.texts("also"),
        former_names: fields.texts("former names"),
        kind: fields.words("kind"),
        from: fields.date("from"),
        to: fields.date("to"),
        successors,
        website: fields.text("website"),
        summary: fields.prose("summary"),
        name: name?,
    })
}
