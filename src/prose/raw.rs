//! Raw HTML and links in an officer's Markdown: what of them stays on the page, and what is lost.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// The tags that a paper's text needs.
const KEPT: [&str; 42] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "dl",
    "dt",
    "em",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "small",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

/// The tags that are lost with all that stands between them.
const LOST_WHOLE: [&str; 6] = ["script", "style", "svg", "math", "iframe", "object"];

/// The attributes that a tag keeps.
const ATTRIBUTES: [(&str, &[&str]); 5] = [
    ("a", &["href", "class"]),
    ("abbr", &["title"]),
    ("img", &["src", "alt"]),
    ("ol", &["start"]),
    ("th", &["scope"]),
];

/// What a tag of HTML loses when it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The tag; the words that it marks stay.
    Tag,
    /// The tag and all that stands between it and its end.
    Whole,
    /// This attribute.
    Attribute(String),
}

impl Lost {
    /// What is lost of a tag, with the names of its attributes; nothing of a sound one.
    pub fn of<'n>(tag: &str, attributes: impl IntoIterator<Item = &'n str>) -> Vec<Lost> {
        let tag = tag.to_ascii_lowercase();
        if LOST_WHOLE.contains(&tag.as_str()) {
            return vec![Lost::Whole];
        }
        if !KEPT.contains(&tag.as_str()) {
            return vec![Lost::Tag];
        }
        let kept = ATTRIBUTES
            .iter()
            .find(|(of, _)| *of == tag)
            .map_or([].as_slice(), |(_, kept)| *kept);
        attributes
            .into_iter()
            .map(str::to_ascii_lowercase)
            .filter(|name| !kept.contains(&name.as_str()))
            .map(Lost::Attribute)
            .collect()
    }
}

/// Raw HTML of an officer, with only the tags left that a paper's text needs.
pub(super) fn sanitised(html: &str) -> String {
    static CLEANER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
        let attributes: HashMap<&str, HashSet<&str>> = ATTRIBUTES
            .iter()
            .map(|(tag, kept)| (*tag, kept.iter().copied().collect()))
            .collect();
        let mut builder = ammonia::Builder::empty();
        builder
            .tags(HashSet::from(KEPT))
            .clean_content_tags(HashSet::from(LOST_WHOLE))
            .tag_attributes(attributes)
            .allowed_classes(HashMap::from([
                ("td", HashSet::from(["num", "words", "centre"])),
                ("th", HashSet::from(["num", "words", "centre"])),
            ]))
            .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
            .url_relative(ammonia::UrlRelative::PassThrough)
            .attribute_filter(|element, attribute, value| match (element, attribute) {
                ("a", "class") => (value == "term").then(|| "term".into()),
                ("img", "src") => value.starts_with('/').then(|| value.into()),
                _ => Some(value.into()),
            })
            .link_rel(None);
        builder
    });
    CLEANER.clean(html).to_string()
}

/// Where raw HTML stands in a text; code and what only looks like a tag are none.
pub fn raw_html(markdown: &str) -> Vec<Range<usize>> {
    if !markdown.contains('<') {
        return Vec::new();
    }
    Parser::new_ext(markdown, options())
        .into_offset_iter()
        .filter(|(event, _)| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
        .map(|(_, span)| span)
        .collect()
}

/// The targets of the links and pictures of a text, each with the bytes of the whole link. Mail
/// addresses in pointed brackets are left out.
pub fn links(markdown: &str) -> Vec<(Range<usize>, String)> {
    Parser::new_ext(markdown, options())
        .into_offset_iter()
        .filter_map(|(event, span)| match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) if link_type != LinkType::Email => Some((span, dest_url.into_string())),
            Event::Start(Tag::Image { dest_url, .. }) => Some((span, dest_url.into_string())),
            _ => None,
        })
        .collect()
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}
