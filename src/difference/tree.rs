//! A value of a record without its places, as a reader of a page sees its words. Goes to what is told of
//! a record, and to the comparison of two.

use crate::prose::plain;
use crate::yaml::{Data, Node};

/// A value of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// Keys that reach no page.
pub(super) const UNSEEN: [&str; 5] = [
    "silences",
    "draft",
    "embargoed until",
    "exempt",
    "withdrawn",
];

/// A node without its places.
pub(super) fn bare(key: &str, node: &Node) -> Option<Tree> {
    match &node.data {
        Data::Empty => None,
        Data::Text(text) => Some(Tree::Text(seen(key, text))),
        Data::List(items) => Some(Tree::List(
            items.iter().filter_map(|item| bare(key, item)).collect(),
        )),
        Data::Map(pairs) => Some(Tree::Map(
            pairs
                .iter()
                .filter_map(|(key, node)| Some((key.text.clone(), bare(&key.text, node)?)))
                .collect(),
        )),
    }
}

/// The keys under which Markdown stands.
const PROSE: [&str; 12] = [
    "summary",
    "matter",
    "evidence summary",
    "remit",
    "meaning",
    "progress",
    "commentary",
    "mitigation",
    "text",
    "note",
    "notes",
    "reason",
];

/// The words of a value, as a reader of a page sees them: a remark in the Markdown is for officers.
pub(super) fn seen(key: &str, text: &str) -> String {
    match PROSE.contains(&key) || text.contains('<') {
        true => plain(text),
        false => text.trim().to_owned(),
    }
}
