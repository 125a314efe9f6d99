//! The kinds of record that can be begun, each by the word that an officer types. Goes to the forms.

use crate::term::Kind;

/// A kind of record, and where records of it are kept.
#[derive(Debug)]
pub struct RecordKind {
    /// The word on the command line: `information-request`.
    pub word: &'static str,
    pub kept: Kept,
    /// The key that holds what the record is called; none of a meeting, which is called by its date.
    pub title: Option<&'static str>,
}

/// Where records of a kind are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A recommendation or its like: a Markdown file.
    Request(Kind),
    /// Another Markdown file, in this folder.
    File(&'static str),
    /// A row of this table.
    Row(&'static str),
    /// A row under a key of a row of this table.
    Below {
        table: &'static str,
        key: &'static str,
    },
}

impl Kept {
    /// The folder, or the table without its ending.
    pub fn place(self) -> &'static str {
        match self {
            Kept::Request(kind) => kind.folder(),
            Kept::File(place) | Kept::Row(place) | Kept::Below { table: place, .. } => place,
        }
    }
}

const fn file(word: &'static str, kept: Kept, title: Option<&'static str>) -> RecordKind {
    RecordKind { word, kept, title }
}

const fn row(word: &'static str, table: &'static str, title: &'static str) -> RecordKind {
    RecordKind {
        word,
        kept: Kept::Row(table),
        title: Some(title),
    }
}

const fn below(
    word: &'static str,
    table: &'static str,
    key: &'static str,
    title: &'static str,
) -> RecordKind {
    RecordKind {
        word,
        kept: Kept::Below { table, key },
        title: Some(title),
    }
}

/// Every kind, in the order of the officer's guide.
pub const KINDS: [RecordKind; 19] = [
    file(
        "recommendation",
        Kept::Request(Kind::Recommendation),
        Some("title"),
    ),
    file("action", Kept::Request(Kind::Action), Some("title")),
    file(
        "information-request",
        Kept::Request(Kind::InformationRequest),
        Some("title"),
    ),
    file("visit", Kept::Request(Kind::Visit), Some("title")),
    file("meeting", Kept::File("meetings"), None),
    file("report", Kept::File("reports"), Some("title")),
    file("page", Kept::File("pages"), Some("title")),
    row("person", "people", "name"),
    row("post", "posts", "name"),
    row("organisation", "organisations", "name"),
    row("body", "bodies", "name"),
    row("framework", "priorities", "framework"),
    below("priority", "priorities", "priorities", "title"),
    row("performance-framework", "indicators", "framework"),
    below("indicator", "indicators", "indicators", "title"),
    row("plan", "plans", "title"),
    below("plan-action", "plans", "actions", "text"),
    row("term", "glossary", "term"),
    row("document", "documents", "title"),
];

/// The kind that a word names, in one or in many.
pub fn named(word: &str) -> Option<&'static RecordKind> {
    let word = word.trim().to_lowercase().replace(['_', ' '], "-");
    KINDS
        .iter()
        .find(|kind| kind.word == word)
        .or_else(|| {
            KINDS.iter().find(|kind| {
                matches!(kind.kept, Kept::Request(_) | Kept::File(_)) && kind.kept.place() == word
            })
        })
        .or_else(|| {
            let one = word.strip_suffix('s')?;
            KINDS.iter().find(|kind| kind.word == one)
        })
}
