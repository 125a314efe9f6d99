//! Acronyms are explained where they first stand on a page: this goes over a finished page, so that it
//! does not matter which part of it was written first.

use crate::prose::escape;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The acronyms that the glossary explains.
#[derive(Debug, Default)]
pub struct Acronyms {
    /// The acronym as it stands in HTML, with its explanation.
    by_spelling: HashMap<String, Explained>,
    /// The same as plain text: what it stands for, and the address of its entry in the glossary.
    plain: BTreeMap<String, (String, String)>,
}

#[derive(Debug)]
struct Explained {
    /// The acronym with what it stands for.
    short: String,
    /// The same as a link to the glossary.
    linked: String,
}

/// Elements in which nothing is explained: no link may stand there, or no reader reads them.
const SILENT: [&str; 13] = [
    "abbr", "button", "caption", "code", "label", "legend", "option", "pre", "script", "style",
    "summary", "svg", "template",
];

/// Elements in which an acronym says what it stands for, without a link.
const WITHOUT_LINK: [&str; 7] = ["a", "h1", "h2", "h3", "h4", "h5", "h6"];

impl Acronyms {
    /// Adds an acronym with the address of its entry in the glossary. Only a word with two capitals or
    /// digits in it counts as one: other terms of the glossary are ordinary words and are not marked.
    pub fn add(&mut self, spelling: &str, address: &str, expansion: &str) {
        let capitals = spelling.chars().filter(|c| c.is_uppercase()).count();
        if capitals < 2 || spelling.contains(char::is_whitespace) {
            return;
        }
        self.plain.insert(
            spelling.to_owned(),
            (expansion.to_owned(), address.to_owned()),
        );
        let escaped = |text: &str| {
            let mut out = String::new();
            escape(text, &mut out);
            out
        };
        let (spelling, expansion) = (escaped(spelling), escaped(expansion));
        // A page that was made small has an "and" as it is where no reader takes it for another sign.
        for spelling in [spelling.replace("&amp;", "&"), spelling] {
            let short = format!("<abbr title=\"{expansion}\">{spelling}</abbr>");
            let linked = format!(
                "<a class=\"term\" href=\"{}\">{short}</a>",
                escaped(address)
            );
            self.by_spelling
                .insert(spelling, Explained { short, linked });
        }
    }

    /// Each acronym with what it stands for and the address of its entry, for the scripts that add to a page.
    pub fn plain(&self) -> &BTreeMap<String, (String, String)> {
        &self.plain
    }

    /// A page with each acronym of its main part explained where it first stands: as a link to the
    /// glossary in plain text; before that, where it stands in a heading or a link, by its words alone.
    pub fn explain(&self, html: String) -> String {
        let (Some(from), Some(to)) = (html.find("<main"), html.rfind("</main>")) else {
            return html;
        };
        if self.by_spelling.is_empty() || to < from {
            return html;
        }
        let mut out = String::with_capacity(html.len() + html.len() / 32);
        out.push_str(&html[..from]);
        let mut page = Page {
            acronyms: self,
            linked: HashSet::new(),
            told: HashSet::new(),
        };
        let (mut silent, mut without_link) = (0usize, 0usize);
        let mut rest = &html[from..to];
        while !rest.is_empty() {
            let text = rest.find('<').unwrap_or(rest.len());
            if silent == 0 {
                page.write(&rest[..text], without_link > 0, &mut out);
            } else {
                out.push_str(&rest[..text]);
            }
            rest = &rest[text..];
            let tag = tag_length(rest);
            let (name, is_end) = name_of(&rest[..tag]);
            let depth = match () {
                () if SILENT.contains(&name) => &mut silent,
                () if WITHOUT_LINK.contains(&name) => &mut without_link,
                () => &mut 0,
            };
            *depth = match is_end {
                true => depth.saturating_sub(1),
                false => *depth + 1,
            };
            out.push_str(&rest[..tag]);
            rest = &rest[tag..];
        }
        out.push_str(&html[to..]);
        out
    }
}

/// What a page has explained so far.
struct Page<'a> {
    acronyms: &'a Acronyms,
    linked: HashSet<&'a str>,
    told: HashSet<&'a str>,
}

impl Page<'_> {
    /// Writes a text, as it stands in HTML, with the acronyms that are new in it explained.
    fn write(&mut self, text: &str, without_link: bool, out: &mut String) {
        let bytes = text.as_bytes();
        let mut written = 0;
        let mut at = 0;
        while at < bytes.len() {
            if !is_of_word(text, at) {
                at += 1;
                continue;
            }
            let start = at;
            let mut capitals = 0;
            while at < bytes.len() && (is_of_word(text, at) || joins(&text[at..]) > 0) {
                capitals += usize::from(bytes[at].is_ascii_uppercase());
                at += joins(&text[at..]).max(text[at..].chars().next().map_or(1, char::len_utf8));
            }
            if capitals < 2 {
                continue;
            }
            let known = self.acronyms.by_spelling.get_key_value(&text[start..at]);
            let Some((spelling, explained)) = known else {
                continue;
            };
            let is_new = match without_link {
                true => !self.linked.contains(spelling.as_str()) && self.told.insert(spelling),
                false => self.linked.insert(spelling),
            };
            if is_new {
                out.push_str(&text[written..start]);
                out.push_str(match without_link {
                    true => &explained.short,
                    false => &explained.linked,
                });
                written = at;
            }
        }
        out.push_str(&text[written..]);
    }
}

/// Whether a letter or digit begins at this byte.
fn is_of_word(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        byte if byte.is_ascii() => byte.is_ascii_alphanumeric(),
        _ => text
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .is_some_and(char::is_alphanumeric),
    }
}

/// How many bytes a mark takes that joins the letters around it into one word: a hyphen or an "and".
fn joins(text: &str) -> usize {
    let length = match text.as_bytes() {
        [b'-', ..] => 1,
        _ if text.starts_with("&amp;") => 5,
        [b'&', rest @ ..] if !is_named_sign(rest) => 1,
        _ => return 0,
    };
    let is_followed = text
        .as_bytes()
        .get(length)
        .is_some_and(u8::is_ascii_alphanumeric);
    if is_followed { length } else { 0 }
}

/// Whether what follows an "and" is the name of a sign, as in `&lt;`.
fn is_named_sign(rest: &[u8]) -> bool {
    let name = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric());
    rest.get(name.count()) == Some(&b';')
}

/// How long the tag at the beginning of a text is. A sign in quotation marks does not end it.
fn tag_length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut quoted = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quoted, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quoted = Some(byte),
            (Some(mark), byte) if mark == byte => quoted = None,
            _ => {}
        }
    }
    text.len()
}

/// The name of a tag, and whether it ends its element.
fn name_of(tag: &str) -> (&str, bool) {
    let name = tag.strip_prefix('<').unwrap_or_default();
    let is_end = name.starts_with('/');
    let name = name.trim_start_matches('/');
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    (&name[..length], is_end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(main: &str) -> String {
        let mut acronyms = Acronyms::default();
        acronyms.add("OCC", "/glossary/#occ", "Oxfordshire County Council");
        acronyms.add("R&D", "/glossary/#rd", "Research & development");
        let page = acronyms.explain(format!(
            "<p>OCC</p><main id=\"OCC\">{main}</main><p>OCC</p>"
        ));
        page.strip_prefix("<p>OCC</p><main id=\"OCC\">")
            .and_then(|page| page.strip_suffix("</main><p>OCC</p>"))
            .expect("the rest as it was")
            .to_owned()
    }

    const OCC: &str = "<abbr title=\"Oxfordshire County Council\">OCC</abbr>";

    #[test]
    fn an_acronym_is_explained_once_where_it_first_stands_in_plain_text() {
        let linked = format!("<a class=\"term\" href=\"/glossary/#occ\">{OCC}</a>");
        assert_eq!(
            explained("<h2>OCC</h2><p>OCC\u{2019}s OCC</p><a title=\"a>OCC\">OCC</a>"),
            format!("<h2>{OCC}</h2><p>{linked}\u{2019}s OCC</p><a title=\"a>OCC\">OCC</a>")
        );
        assert_eq!(
            explained("<a href=x>OCC</a> <a>OCC</a> \u{2013}OCC\u{2014}"),
            format!("<a href=x>{OCC}</a> <a>OCC</a> \u{2013}{linked}\u{2014}")
        );
    }

    #[test]
    fn other_words_and_silent_elements_stay_as_they_are() {
        for same in [
            "OCCG",
            "OCC\u{e9}",
            "\u{e9}OCC",
            "OCC-led",
            "X&amp;OCC",
            "occ",
            "<code>OCC</code>",
            "<svg><text>OCC</text></svg>",
            "<!-- > OCC -->",
            "<b title='OCC",
            "&lt;occ&gt;",
            "",
        ] {
            assert_eq!(explained(same), same);
        }
    }

    #[test]
    fn an_and_sign_is_part_of_a_word() {
        for words in ["R&amp;D &amp; OCC", "R&D & OCC"] {
            assert!(
                explained(words).starts_with("<a class=\"term\" href=\"/glossary/#rd\">"),
                "{words}"
            );
        }
        assert!(explained("OCC&lt;x").ends_with("</abbr></a>&lt;x"));
    }
}
