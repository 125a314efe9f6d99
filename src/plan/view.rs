//! What templates see: words, links and dates, never records. Pages share these parts.

use erased_serde::Serialize as ErasedSerialize;
use serde::Serialize;

/// A page ready for its template.
pub struct View {
    /// The template's path in the theme, such as `recommendation.html`.
    pub template: &'static str,
    /// What the frame of every page needs; `page` in templates.
    pub head: Head,
    /// What this kind of page needs; each field a name in the template.
    pub body: Box<dyn ErasedSerialize + Send>,
}

/// What the frame of every page needs.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// The kind of page, on `body` as `data-kind`.
    pub kind: &'static str,
    /// Unique and specific; the frame adds the site's name.
    pub title: String,
    /// The `h1`.
    pub heading: String,
    /// One sentence for search engines.
    pub description: String,
    /// The link to the page itself.
    pub path: String,
    /// The whole address, where the base URL is known.
    pub canonical: Option<String>,
    /// Its own whole address, for paper.
    pub printed: Option<String>,
    /// The key of the section in the menu.
    pub section: String,
    pub breadcrumbs: Vec<Link>,
    /// When the facts were last updated.
    pub updated: Option<DateView>,
    /// It tells of no facts of its own, so nobody misses the day of their last update.
    pub no_facts: bool,
    /// Says that the page is not published yet: a draft or embargoed record in a preview.
    pub unpublished: bool,
    /// Feeds that tell what changes in what the page is about.
    pub feeds: Vec<Feed>,
    /// A calendar of what the page is about.
    pub calendar: Option<Link>,
    /// Files with the same facts, for re-use: the link's text names the format.
    pub data: Vec<Link>,
    /// The scripts that the page runs, by their names under `assets/`; none where nothing is to run.
    pub scripts: Vec<&'static str>,
    /// The picture that a shared link shows, where the base URL is known.
    pub card: Option<CardView>,
    /// What the page is about, as JSON-LD that may stand in a `script` element.
    pub linked_data: Option<String>,
}

/// The picture that a shared link shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardView {
    /// Its whole address.
    pub url: String,
    /// What stands on it.
    pub words: String,
}

/// A feed in its two formats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Feed {
    /// What it tells of: "Health Scrutiny Committee: what changed".
    pub title: String,
    /// The link to the Atom feed.
    pub atom: String,
    /// The link to the same as JSON Feed.
    pub json: String,
}

/// A date: its words, and its machine form where HTML has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datetime: Option<String>,
}

/// A link, or words where there is nothing to link to, with words behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Link {
    pub text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// Sentences below it, each in pieces: words and links that follow one another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub below: Vec<Vec<Link>>,
}

impl Link {
    /// A link with this text.
    pub fn to(text: impl Into<String>, href: impl Into<String>) -> Link {
        Link {
            text: text.into(),
            href: Some(href.into()),
            ..Link::default()
        }
    }

    /// Words without a link.
    pub fn words(text: impl Into<String>) -> Link {
        Link {
            text: text.into(),
            ..Link::default()
        }
    }
}

/// A status as a word on a tint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tag {
    pub text: String,
    pub tone: &'static str,
}

/// What stands in the rail beside a row: words or a date.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Mark {
    Words(String),
    Date(DateView),
}

/// One row of an index.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    pub title: String,
    pub href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sentence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// Where its words come from, below everything else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// A row as a list has it.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Listed {
    /// A row of this list alone.
    Own(Row),
    /// The row of a recommendation, by its position in the register: it says the same in every list, so
    /// the renderer makes it once.
    Shared { shared: usize },
}

impl From<Row> for Listed {
    fn from(row: Row) -> Listed {
        Listed::Own(row)
    }
}

/// Rows under a heading of their own, or without one.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Group {
    pub id: String,
    pub heading: String,
    pub rows: Vec<Listed>,
    /// Words in the place of rows, where there are none.
    pub empty: String,
    /// A link to the whole list, where only its beginning stands here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more: Option<Link>,
}

/// A total in words, with the list behind it.
#[derive(Clone, Debug, Serialize)]
pub struct Total {
    pub figure: String,
    pub words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// A paper with its link, type and size.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DocumentView {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<DateView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exempt: Option<String>,
}

/// The steps between the pages of a long list.
#[derive(Clone, Debug, Serialize)]
pub struct Pages {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    pub items: Vec<PageStep>,
}

/// One step: a page, or a gap between pages.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum PageStep {
    Page {
        number: usize,
        href: String,
        current: bool,
    },
    Gap {
        gap: bool,
    },
}

/// A key and its value in a summary list. Only what is there is listed; what is missing says so.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub key: String,
    /// Links or words, one below the other.
    pub links: Vec<Link>,
    /// A date in the place of links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateView>,
    /// HTML in the place of links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Words where there is neither.
    pub empty: String,
}

impl Fact {
    /// A fact of links.
    pub fn links(key: impl Into<String>, links: Vec<Link>, empty: impl Into<String>) -> Fact {
        Fact {
            key: key.into(),
            links,
            date: None,
            html: None,
            empty: empty.into(),
        }
    }

    /// A fact of words.
    pub fn words(key: impl Into<String>, words: impl Into<String>) -> Fact {
        Fact::links(key, vec![Link::words(words)], "")
    }

    /// A date, or words that there is none.
    pub fn date(key: impl Into<String>, date: Option<DateView>, empty: impl Into<String>) -> Fact {
        Fact {
            date,
            ..Fact::links(key, Vec::new(), empty)
        }
    }
}

/// Words with a capital at the beginning, as headings have it.
pub fn sentence_case(words: &str) -> String {
    let mut characters = words.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
