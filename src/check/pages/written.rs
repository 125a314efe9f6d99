//! The links, pictures and tables that officers write, each with its place. A large site shows only
//! some of its pages here, but all that officers write is looked at where it is written.

use crate::check::pages::outline::{Tag, tags};
use crate::check::{Content, Writing};
use crate::plan::Site;
use crate::prose::Surroundings;
use crate::prose::{What, is_followed, marks};
use crate::source::Place;
use crate::term::text::squeeze;
use memchr::memchr3_iter;
use rayon::prelude::*;
use std::collections::HashMap;

/// What officers write, file by file.
#[derive(Debug, Default)]
pub struct Written {
    pub links: Vec<Link>,
    pub images: Vec<Image>,
    /// Tables without headers.
    pub bare_tables: Vec<Place>,
    /// Rows of tables that have fewer or more cells than the first one.
    pub uneven_rows: Vec<UnevenRow>,
    /// The links by their address as a page has it.
    by_address: HashMap<String, Vec<usize>>,
}

/// A row of a table that has fewer or more cells than its columns.
#[derive(Debug)]
pub struct UnevenRow {
    pub place: Place,
    pub cells: usize,
    pub columns: usize,
}

/// A link.
#[derive(Debug)]
pub struct Link {
    pub place: Place,
    /// The address as it is written.
    pub to: String,
    /// The address as a page has it; none where the page shows the words without a link.
    pub on_page: Option<String>,
    pub words: String,
    /// Whether the address is all that there is to read.
    pub is_bare: bool,
    /// Whether it is written as a tag.
    pub is_tag: bool,
}

/// A picture.
#[derive(Debug)]
pub struct Image {
    pub place: Place,
    pub from: String,
    /// None where a tag has no `alt`.
    pub words: Option<String>,
    /// Whether the page shows it: a picture comes from `documents/`, or as a tag from the site's root.
    pub is_shown: bool,
    /// Whether it is written as a tag.
    pub is_tag: bool,
}

impl Written {
    pub(super) fn of(content: &Content<'_>) -> Written {
        let parts: Vec<Written> = content
            .writings()
            .par_iter()
            .filter(|writing| holds_any(writing.text))
            .map(|writing| {
                let mut written = Written::default();
                for (start, text) in passages(writing) {
                    written.read(content.site, writing, start, text);
                }
                written
            })
            .collect();
        let mut all = Written::default();
        for part in parts {
            all.links.extend(part.links);
            all.images.extend(part.images);
            all.bare_tables.extend(part.bare_tables);
            all.uneven_rows.extend(part.uneven_rows);
        }
        for (at, link) in all.links.iter().enumerate() {
            if let Some(address) = &link.on_page {
                all.by_address.entry(address.clone()).or_default().push(at);
            }
        }
        all
    }

    /// The link that an officer wrote with this address, as a page has it: one within `extent` if
    /// there is one. A link to a part of its own page is never that of another record.
    pub fn link_to(&self, address: &str, extent: Option<Place>) -> Option<&Link> {
        let mut links = self
            .by_address
            .get(address)?
            .iter()
            .filter_map(|at| self.links.get(*at));
        let is_inside = |link: &&Link| extent.is_some_and(|extent| holds(extent, link.place));
        let is_of_any = extent.is_none() || !address.starts_with('#');
        links
            .clone()
            .find(is_inside)
            .or_else(|| links.next().filter(|_| is_of_any))
    }

    fn read(&mut self, site: &Site<'_>, writing: &Writing<'_>, start: usize, text: &str) {
        let mut raw: Vec<Tag> = Vec::new();
        for mark in marks(text) {
            let place = || writing.place(start + mark.span.start..start + mark.span.end);
            match mark.what {
                What::Link { to, words, is_bare } => {
                    let on_page = match to.strip_prefix("ref:") {
                        Some(reference) => site.record(reference),
                        None if to.starts_with("documents/") => site.document(&to),
                        None if is_bare && !to.contains("://") => Some(format!("mailto:{to}")),
                        None => is_followed(&to).then(|| to.clone()),
                    };
                    self.links.push(Link {
                        place: place(),
                        on_page,
                        words: squeeze(&words),
                        is_bare: is_bare && to.contains("://"),
                        is_tag: false,
                        to,
                    });
                }
                What::Image { to, words } => self.images.push(Image {
                    place: place(),
                    is_shown: to.starts_with("documents/"),
                    words: Some(squeeze(&words)),
                    is_tag: false,
                    from: to,
                }),
                What::Table { has_headers } => {
                    if !has_headers {
                        self.bare_tables.push(place());
                    }
                    self.uneven_rows.extend(uneven_rows(
                        text.get(mark.span.clone()).unwrap_or_default(),
                        place(),
                    ));
                }
                What::Html => {
                    let html = text.get(mark.span.clone()).unwrap_or_default();
                    raw.extend(tags(html).into_iter().map(|tag| Tag {
                        span: mark.span.start + tag.span.start..mark.span.start + tag.span.end,
                        ..tag
                    }));
                }
                What::Heading { .. } => {}
            }
        }
        self.read_tags(&raw, writing, start, text);
    }

    /// Reads what is written as tags.
    fn read_tags(&mut self, raw: &[Tag], writing: &Writing<'_>, start: usize, text: &str) {
        let place = |tag: &Tag| writing.place(start + tag.span.start..start + tag.span.end);
        // The tables that are open, and whether a header stands in them.
        let mut tables: Vec<(&Tag, bool)> = Vec::new();
        for (at, tag) in raw.iter().enumerate() {
            match tag.name.as_str() {
                "a" if !tag.is_end => {
                    let Some(to) = tag.get("href") else {
                        continue;
                    };
                    let end = raw[at + 1..].iter().find(|tag| tag.name == "a");
                    let inside = tag.span.end..end.map_or(text.len(), |end| end.span.start);
                    let is_kept = !to.starts_with("ref:") && !to.starts_with("javascript:");
                    self.links.push(Link {
                        place: place(tag),
                        to: to.to_owned(),
                        on_page: is_kept.then(|| to.to_owned()),
                        words: readable(text.get(inside).unwrap_or_default()),
                        is_bare: false,
                        is_tag: true,
                    });
                }
                "img" if !tag.is_end => self.images.push(Image {
                    place: place(tag),
                    from: tag.get("src").unwrap_or_default().to_owned(),
                    words: tag.get("alt").map(str::to_owned),
                    is_shown: tag.get("src").is_some_and(|from| from.starts_with('/')),
                    is_tag: true,
                }),
                "table" if !tag.is_end => tables.push((tag, false)),
                "th" => {
                    if let Some((_, has_headers)) = tables.last_mut() {
                        *has_headers = true;
                    }
                }
                "table" => {
                    if let Some((tag, false)) = tables.pop() {
                        self.bare_tables.push(place(tag));
                    }
                }
                _ => {}
            }
        }
        let open = tables.into_iter().filter(|(_, has_headers)| !has_headers);
        self.bare_tables.extend(open.map(|(tag, _)| place(tag)));
    }
}

/// Whether a place stands within another.
pub fn holds(extent: Place, place: Place) -> bool {
    extent.source == place.source && extent.start <= place.start && place.end <= extent.end
}

/// What there is to read or to hear in a stretch of HTML.
fn readable(html: &str) -> String {
    let mut words = String::new();
    let mut at = 0;
    for tag in tags(html) {
        words.push_str(html.get(at..tag.span.start).unwrap_or_default());
        words.push_str(tag.get("alt").unwrap_or_default());
        at = tag.span.end;
    }
    words.push_str(html.get(at..).unwrap_or_default());
    squeeze(&words)
}

/// Whether a link, a picture, a tag or a table may stand in a text.
fn holds_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr3_iter(b'<', b'|', b']', bytes).any(|at| {
        // A closing bracket alone is no link yet.
        bytes[at] != b']' || matches!(bytes.get(at + 1), Some(b'(' | b'['))
    })
}

/// The Markdown of a stretch of writing, with where each piece begins in it: the text of a record, and
/// line by line what stands in YAML.
fn passages<'a>(writing: &Writing<'a>) -> Vec<(usize, &'a str)> {
    let text = writing.text;
    let cut = writing.body.saturating_sub(writing.start).min(text.len());
    let mut passages = Vec::new();
    let mut at = 0;
    for line in text.get(..cut).unwrap_or_default().split_inclusive('\n') {
        if holds_any(line) {
            let trimmed = line.trim_start_matches([' ', '-', '>', '|']);
            passages.push((at + line.len() - trimmed.len(), trimmed));
        }
        at += line.len();
    }
    if let Some(body) = text.get(cut..)
        && (holds_any(body) || body.contains("]:"))
    {
        passages.push((cut, body));
    }
    passages
}

/// The rows of a table that have fewer or more cells than its columns.
fn uneven_rows(table: &str, place: Place) -> Vec<UnevenRow> {
    let mut rows = Vec::new();
    let (mut columns, mut start) = (None, place.start as usize);
    for (number, line) in table.split_inclusive('\n').enumerate() {
        let (row, from) = (line.trim(), start + line.len() - line.trim_start().len());
        start += line.len();
        let cells = cells(row);
        let columns = *columns.get_or_insert(cells);
        // A single cell of words is the heading of the rows below it; the second line draws the one under the first.
        let is_heading = cells == 1 && !row.bytes().any(|byte| byte.is_ascii_digit());
        if number != 1 && cells != columns && row.contains('|') && !is_heading {
            rows.push(UnevenRow {
                place: Place::new(place.source, from..from + row.len()),
                cells,
                columns,
            });
        }
    }
    rows
}

/// How many cells a row of a table has.
fn cells(row: &str) -> usize {
    let inner = row.strip_prefix('|').unwrap_or(row);
    let is_bar = |at: &usize| !inner[..*at].ends_with('\\');
    let bars: Vec<usize> = inner
        .match_indices('|')
        .map(|(at, _)| at)
        .filter(is_bar)
        .collect();
    let ends_with_bar = bars.last().is_some_and(|last| last + 1 == inner.len());
    bars.len() + usize::from(!ends_with_bar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_html_are_what_is_read() {
        assert_eq!(readable("<b>the</b>  <img src=x alt=map>"), "the map");
    }
}
