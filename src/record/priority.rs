//! A framework, such as a strategy, and its priorities: what work is measured against.

use crate::record::fields::{Fields, Text};
use crate::record::standing::Standing;
use crate::term::PartialDate;

/// A framework of priorities.
#[derive(Clone, Debug)]
pub struct Framework {
    pub standing: Standing,
    pub name: Text,
    pub reference: Text,
    pub body: Option<Text>,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub summary: Option<String>,
    pub priorities: Vec<Priority>,
}

/// One line of a framework.
#[derive(Clone, Debug)]
pub struct Priority {
    pub standing: Standing,
    pub code: Text,
    pub title: Text,
    pub group: Option<String>,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub summary: Option<String>,
}

/// Reads one entry of `priorities.yaml`.
pub fn read(fields: &mut Fields<'_>) -> Option<Framework> {
    let standing = Standing::read(fields);
    let name = fields.required("framework");
    let reference = fields.required("reference");
    let nodes = fields.maps("priorities");
    let priorities = nodes
        .into_iter()
        .filter_map(|node| fields.below(node, priority))
        .collect();
    Some(Framework {
        standing,
        body: fields.text("body"),
        from: fields.date("from"),
        to: fields.date("to"),
        summary: fields.prose("summary"),
        priorities,
        name: name?,
        reference: reference?,
    })
}

fn priority(fields: &mut Fields<'_>) -> Option<Priority> {
    let standing = Standing::read(fields);
    let code = fields.required("code");
    let title = fields.required("title");
    Some(Priority {
        standing,
        group: fields.words("group"),
        from: fields.date("from"),
        to: fields.date("to"),
        summary: fields.prose("summary"),
        code: code?,
        title: title?,
    })
}
