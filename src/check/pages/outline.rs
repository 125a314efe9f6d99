//! The door to HTML: of a page its title, headings, ids, links, pictures and tables, and of raw HTML
//! in a text its tags. Any HTML is read, however it is written.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{HtmlString, SpanBound, StartTag, Token, Tokenizer};
use std::ops::Range;

/// The outline of one page.
#[derive(Debug, Default)]
pub struct Outline {
    pub language: Option<String>,
    pub title: Option<String>,
    pub ids: Vec<String>,
    pub headings: Vec<Heading>,
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    pub tables: Vec<Table>,
    /// What a browser fetches for the page: the tag and the address.
    pub fetched: Vec<(String, String)>,
    /// Scripts, styles and handlers that stand in the page itself, in the words of an officer.
    pub inline: Vec<String>,
}

/// A heading: `h2` has the level 2.
#[derive(Debug, Default)]
pub struct Heading {
    pub level: usize,
    pub words: String,
}

/// A link with what there is to read or to hear of it.
#[derive(Debug, Default)]
pub struct Link {
    pub to: String,
    pub words: String,
}

/// A picture; no words where its `alt` is missing.
#[derive(Debug)]
pub struct Image {
    pub from: String,
    pub words: Option<String>,
}

/// A table of facts.
#[derive(Debug, Default)]
pub struct Table {
    pub has_headers: bool,
    has_cells: bool,
    /// Whether it only lays out a page.
    is_layout: bool,
}

/// A tag of raw HTML.
#[derive(Debug)]
pub struct Tag {
    pub span: Range<usize>,
    pub name: String,
    pub is_end: bool,
    /// Each with its value, empty where it has none.
    pub attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute, empty where it has none.
    pub fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(attribute, _)| attribute == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether what is seen is not told to those who listen.
    fn is_silent(&self) -> bool {
        matches!(self.get("role"), Some("presentation" | "none"))
            || self.get("aria-hidden") == Some("true")
    }

    /// The name that is told for it, whatever stands in it.
    fn label(&self) -> Option<&str> {
        let label = self.get("aria-label").or(self.get("aria-labelledby"))?;
        Some(label.trim()).filter(|label| !label.is_empty())
    }
}

/// The tags of a stretch of raw HTML.
pub fn tags(html: &str) -> Vec<Tag> {
    tokens::<usize>(html.as_bytes())
        .filter_map(|token| match token {
            Token::StartTag(tag) => {
                let span = tag.span.start..tag.span.end;
                Some(Tag {
                    span,
                    ..started(tag)
                })
            }
            Token::EndTag(tag) => Some(Tag {
                span: tag.span.start..tag.span.end,
                name: words_of(tag.name),
                is_end: true,
                attributes: Vec::new(),
            }),
            _ => None,
        })
        .collect()
}

/// The tokens of a stretch of HTML, with their spans or without, which is quicker.
fn tokens<S: SpanBound>(html: &[u8]) -> impl Iterator<Item = Token<S>> {
    let mut emitter = DefaultEmitter::<S>::new_with_span();
    emitter.naively_switch_states(true);
    let mut tokenizer = Tokenizer::new_with_emitter(html, emitter);
    // Bytes in memory can always be read.
    std::iter::from_fn(move || tokenizer.next().and_then(Result::ok))
}

/// A tag that begins, without its span.
fn started<S: SpanBound>(tag: StartTag<S>) -> Tag {
    let attributes = tag.attributes.into_iter();
    Tag {
        span: 0..0,
        name: words_of(tag.name),
        is_end: false,
        attributes: attributes
            .map(|(name, value)| (words_of(name), words_of(value.value)))
            .collect(),
    }
}

fn words_of(html: HtmlString) -> String {
    let words = String::from_utf8(html.0);
    words.unwrap_or_else(|other| String::from_utf8_lossy(other.as_bytes()).into_owned())
}

impl Outline {
    /// Reads the outline of a page.
    pub fn of(html: &[u8]) -> Outline {
        let mut reader = Reader::default();
        for token in tokens::<()>(html) {
            match token {
                Token::StartTag(tag) => reader.start(&started(tag)),
                Token::EndTag(tag) => reader.end(&words_of(tag.name)),
                Token::String(text) => reader.text(&words_of(text.value)),
                _ => {}
            }
        }
        reader.finish()
    }
}

/// An outline in the making, with what is open.
#[derive(Default)]
struct Reader {
    outline: Outline,
    title: Option<String>,
    heading: Option<Heading>,
    link: Option<Link>,
    /// What is told of the open link in the place of its words, and where it has none.
    label: Option<String>,
    hint: Option<String>,
    tables: Vec<Table>,
    in_header: bool,
    /// A drawing has a title of its own, which is not the page's.
    drawings: usize,
    /// What of `script` and `style` stands open, so that its words are not the page's.
    code: Option<String>,
}

impl Reader {
    fn start(&mut self, tag: &Tag) {
        self.note_inline(tag);
        self.note_fetched(tag);
        if let Some(id) = tag.get("id") {
            self.outline.ids.push(id.to_owned());
        }
        match tag.name.as_str() {
            "html" => self.outline.language = tag.get("lang").map(str::to_owned),
            "title" if self.drawings == 0 => self.title = Some(String::new()),
            "svg" => {
                self.drawings += 1;
                self.say(tag.label().unwrap_or_default());
            }
            "script" | "style" => self.code = Some(tag.name.clone()),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.close_heading();
                let level = usize::from(tag.name.as_bytes()[1] - b'0');
                self.heading = Some(Heading {
                    level,
                    words: tag.label().unwrap_or_default().to_owned(),
                });
            }
            "a" => {
                self.close_link();
                if let Some(name) = tag.get("name").filter(|name| tag.get("id") != Some(*name)) {
                    self.outline.ids.push(name.to_owned());
                }
                if let Some(to) = tag.get("href") {
                    self.link = Some(Link {
                        to: to.to_owned(),
                        words: String::new(),
                    });
                    self.label = tag.label().map(str::to_owned);
                    self.hint = tag.get("title").map(str::to_owned);
                }
            }
            "area" if tag.get("href").is_some() => self.outline.links.push(Link {
                to: tag.get("href").unwrap_or_default().to_owned(),
                words: tag
                    .label()
                    .or(tag.get("alt"))
                    .unwrap_or_default()
                    .to_owned(),
            }),
            "img" => self.image(tag),
            "input" if tag.get("type") == Some("image") => self.image(tag),
            "table" => self.tables.push(Table {
                is_layout: tag.is_silent(),
                ..Table::default()
            }),
            "th" | "td" => {
                let is_header = tag.name == "th"
                    || matches!(tag.get("role"), Some("columnheader" | "rowheader"));
                self.in_header = is_header;
                if let Some(table) = self.tables.last_mut() {
                    table.has_cells |= !is_header;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "title" => {
                if let Some(title) = self.title.take()
                    && self.outline.title.is_none()
                {
                    self.outline.title = Some(squeezed(&title));
                }
            }
            "svg" => self.drawings = self.drawings.saturating_sub(1),
            "script" | "style" => self.code = None,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.close_heading(),
            "a" => self.close_link(),
            "th" | "td" | "tr" => self.in_header = false,
            "table" => self.close_table(),
            _ => {}
        }
    }

    fn text(&mut self, words: &str) {
        if self.code.is_some() {
            return;
        }
        self.say(words);
    }

    /// Adds words to everything that is open.
    fn say(&mut self, words: &str) {
        if let Some(title) = &mut self.title {
            title.push_str(words);
            return;
        }
        if let Some(heading) = &mut self.heading {
            heading.words.push_str(words);
        }
        if let Some(link) = &mut self.link {
            link.words.push_str(words);
        }
        if let Some(table) = self.tables.last_mut()
            && !words.trim().is_empty()
        {
            table.has_headers |= self.in_header;
        }
    }

    fn image(&mut self, tag: &Tag) {
        let words = tag.label().or(tag.get("alt"));
        self.say(words.unwrap_or_default());
        if !tag.is_silent() {
            self.outline.images.push(Image {
                from: tag.get("src").unwrap_or_default().to_owned(),
                words: words.map(str::to_owned),
            });
        }
    }

    /// Notes what a strict policy on content (`default-src 'self'`) forbids.
    fn note_inline(&mut self, tag: &Tag) {
        let inline = &mut self.outline.inline;
        let name = &tag.name;
        match name.as_str() {
            "script" if tag.get("src").is_none() => {
                // Data in a script's clothes is not run.
                let is_data = tag
                    .get("type")
                    .is_some_and(|kind| kind.to_ascii_lowercase().contains("json"));
                if !is_data {
                    inline.push("a script stands in the page itself".to_owned());
                }
            }
            "style" => inline.push("a `<style>` stands in the page itself".to_owned()),
            _ => {}
        }
        for (attribute, value) in &tag.attributes {
            if attribute == "style" {
                inline.push(format!("a `<{name}>` has a `style` of its own"));
            } else if attribute.len() > 2 && attribute.starts_with("on") {
                inline.push(format!("a `<{name}>` has an `{attribute}` of its own"));
            } else if matches!(attribute.as_str(), "href" | "action" | "formaction")
                && begins_with_script(value)
            {
                inline.push(format!("a `<{name}>` runs a script instead of leading on"));
            }
        }
    }

    fn note_fetched(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        let fetches = match name {
            "link" => tag.get("rel").is_some_and(|rel| {
                rel.to_ascii_lowercase().split_whitespace().any(|rel| {
                    matches!(
                        rel,
                        "stylesheet"
                            | "icon"
                            | "apple-touch-icon"
                            | "mask-icon"
                            | "manifest"
                            | "preload"
                            | "modulepreload"
                            | "prefetch"
                            | "preconnect"
                            | "dns-prefetch"
                    )
                })
            }),
            _ => matches!(
                name,
                "script"
                    | "img"
                    | "source"
                    | "video"
                    | "audio"
                    | "track"
                    | "iframe"
                    | "embed"
                    | "object"
                    | "input"
                    | "image"
                    | "use"
            ),
        };
        if !fetches {
            return;
        }
        let single = match name {
            "link" | "image" | "use" => ["href", "xlink:href"].as_slice(),
            "object" => &["data"],
            _ => &["src", "poster"],
        };
        let several = ["srcset", "imagesrcset"]
            .into_iter()
            .filter_map(|key| tag.get(key))
            .flat_map(|list| list.split(", "))
            .filter_map(|one| one.split_whitespace().next());
        let fetched = single
            .iter()
            .filter_map(|key| tag.get(key))
            .chain(several)
            .map(str::trim)
            .filter(|address| !address.is_empty() && !address.starts_with('#'))
            .map(|address| (tag.name.clone(), address.to_owned()));
        self.outline.fetched.extend(fetched);
    }

    fn close_heading(&mut self) {
        if let Some(mut heading) = self.heading.take() {
            heading.words = squeezed(&heading.words);
            self.outline.headings.push(heading);
        }
    }

    fn close_link(&mut self) {
        if let Some(mut link) = self.link.take() {
            let (label, hint) = (self.label.take(), self.hint.take());
            link.words = squeezed(&label.unwrap_or(link.words));
            if link.words.is_empty() {
                link.words = squeezed(&hint.unwrap_or_default());
            }
            self.outline.links.push(link);
        }
    }

    fn close_table(&mut self) {
        self.in_header = false;
        if let Some(table) = self.tables.pop()
            && table.has_cells
            && !table.is_layout
        {
            self.outline.tables.push(table);
        }
    }

    fn finish(mut self) -> Outline {
        self.close_heading();
        self.close_link();
        while !self.tables.is_empty() {
            self.close_table();
        }
        if let Some(title) = self.title.take() {
            self.outline.title.get_or_insert(squeezed(&title));
        }
        self.outline
    }
}

/// Whether an address is a script that runs instead of leading on.
fn begins_with_script(address: &str) -> bool {
    const SCRIPT: &[u8] = b"javascript:";
    let beginning = address.trim().as_bytes().get(..SCRIPT.len());
    beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(SCRIPT))
}

fn squeezed(words: &str) -> String {
    crate::term::text::squeeze(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_read_from_any_html() {
        let page = Outline::of(
            b"<!doctype html><HTML lang=en><title>A &amp; b</title><script>var a='<h1>no</h1>'</script>\
            <style>a{}</style><h1 id=top>One <b>two</b></h1><p onclick='x()' style=a>\
            <a href=/x><img src=y alt=Map></a><a name=old></a><table><tr><th>H<td>c</table>\
            <table><tr><td>c</table><table role=none><tr><td>c</table><a href=z>open<h3>",
        );
        assert_eq!(page.language.as_deref(), Some("en"));
        assert_eq!(page.title.as_deref(), Some("A & b"));
        assert_eq!(page.ids, ["top", "old"]);
        let headings: Vec<_> = page
            .headings
            .iter()
            .map(|heading| (heading.level, heading.words.as_str()))
            .collect();
        assert_eq!(headings, [(1, "One two"), (3, "")]);
        let links: Vec<_> = page
            .links
            .iter()
            .map(|link| (link.to.as_str(), link.words.as_str()))
            .collect();
        assert_eq!(links, [("/x", "Map"), ("z", "open")]);
        let tables: Vec<_> = page.tables.iter().map(|table| table.has_headers).collect();
        assert_eq!(tables, [true, false]);
        assert_eq!(page.inline.len(), 4);
    }

    #[test]
    fn tags_know_their_bytes() {
        let html = "<a href=\"x\">y</a>";
        let found = tags(html);
        assert_eq!(&html[found[0].span.clone()], "<a href=\"x\">");
        assert_eq!(found[0].get("href"), Some("x"));
        assert!(found[1].is_end);
    }
}
