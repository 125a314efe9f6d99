//! A published page taken apart into what the laws speak of.

use scraper::{ElementRef, Html, Node, Selector};
use std::collections::HashMap;

/// What the laws ask of one page.
#[derive(Default)]
pub struct Page {
    /// The file, such as `late/index.html`.
    pub path: String,
    /// The kind of page, as its `body` says.
    pub kind: String,
    pub title: String,
    pub language: String,
    pub canonical: Option<String>,
    /// The picture that a shared link shows.
    pub card: Option<String>,
    pub headings: Vec<(usize, String)>,
    pub mains: usize,
    pub begins_with_skip_link: bool,
    pub ids: Vec<String>,
    /// Ids that labels, headers and descriptions name.
    pub named_ids: Vec<String>,
    /// Where `a` leads.
    pub links: Vec<String>,
    /// What a browser loads for the page.
    pub resources: Vec<String>,
    /// Scripts, styles and handlers in the page.
    pub inline: Vec<String>,
    /// Elements that should hold words and do not, and words that a program left behind.
    pub empty: Vec<String>,
    /// What is wrong with tables.
    pub tables: Vec<String>,
    pub pictures: Vec<String>,
    /// Words that stand against each other although they are of two elements.
    pub joined: Vec<String>,
    /// Texts that look like keys of the wording table: `list-open`.
    pub like_keys: Vec<String>,
    /// How many rows its list has.
    pub rows: usize,
    /// How many rows stand under each heading, by the heading's id.
    pub parts: HashMap<String, usize>,
    /// Where each row of its list leads.
    pub row_links: Vec<String>,
    /// The rows of its table that lead somewhere: where, and the other cells.
    pub table_rows: Vec<(String, Vec<String>)>,
    /// Each total with the link behind it.
    pub totals: Vec<(String, Option<String>)>,
}

impl Page {
    /// Takes a page apart.
    pub fn read(path: &str, html: &str) -> Page {
        // What stands in a template is not on the page until a script copies it.
        let shown: Vec<&str> = html
            .split("<template")
            .enumerate()
            .map(|(at, piece)| match piece.split_once("</template>") {
                Some((_, behind)) if at > 0 => behind,
                _ => piece,
            })
            .collect();
        let document = Html::parse_document(&shown.concat());
        let select = |css: &str| -> Vec<ElementRef<'_>> {
            let selector = Selector::parse(css).expect("a selector");
            document.select(&selector).collect()
        };
        let attribute = |css: &str, name: &str| -> Option<String> {
            select(css)
                .first()
                .and_then(|element| element.attr(name))
                .map(str::to_owned)
        };
        let mut page = Page {
            path: path.to_owned(),
            kind: attribute("body", "data-kind").unwrap_or_default(),
            title: select("title")
                .first()
                .map(|title| words(*title))
                .unwrap_or_default(),
            language: attribute("html", "lang").unwrap_or_default(),
            canonical: attribute("link[rel=canonical]", "href"),
            card: attribute("meta[property='og:image']", "content"),
            headings: select("h1, h2, h3, h4, h5, h6")
                .into_iter()
                .map(|heading| {
                    let level = heading.value().name()[1..].parse().unwrap_or(0);
                    (level, words(heading))
                })
                .collect(),
            mains: select("main").len(),
            rows: select("main .rows > li").len(),
            parts: select("main section[aria-labelledby]")
                .into_iter()
                .map(|part| {
                    let rows = Selector::parse(".rows > li, tbody tr").expect("a selector");
                    let id = part.attr("aria-labelledby").unwrap_or_default();
                    (id.to_owned(), part.select(&rows).count())
                })
                .collect(),
            row_links: select("main .rows > li .row-title a")
                .into_iter()
                .filter_map(|link| link.attr("href").map(str::to_owned))
                .collect(),
            table_rows: select("main table.stacked tbody tr")
                .into_iter()
                .filter_map(|row| {
                    let part = |css: &str| Selector::parse(css).expect("a selector");
                    let link = row.select(&part("th a")).next()?.attr("href")?;
                    let cells = row.select(&part("td")).map(words).collect();
                    Some((link.to_owned(), cells))
                })
                .collect(),
            totals: select("main .totals > li")
                .into_iter()
                .map(|total| {
                    let part = |css: &str| {
                        let selector = Selector::parse(css).expect("a selector");
                        total.select(&selector).next()
                    };
                    let figure = part(".figure").map(words).unwrap_or_default();
                    let href = part("a")
                        .and_then(|link| link.attr("href"))
                        .map(str::to_owned);
                    (figure, href)
                })
                .collect(),
            ..Page::default()
        };
        let body = select("body");
        let first = body
            .first()
            .and_then(|body| body.children().find_map(ElementRef::wrap));
        page.begins_with_skip_link = first.is_some_and(|first| {
            first.value().name() == "a"
                && first.attr("href") == Some("#main")
                && !words(first).is_empty()
        });
        for element in document
            .root_element()
            .descendants()
            .filter_map(ElementRef::wrap)
        {
            page.take(element);
        }
        if let Some(body) = body.first() {
            page.joined = joined(*body);
            let is_key = |text: &&str| {
                text.contains('-')
                    && !text.starts_with('-')
                    && text
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            };
            page.like_keys = body
                .text()
                .map(str::trim)
                .filter(is_key)
                .map(str::to_owned)
                .collect();
        }
        page
    }

    fn take(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        let attributes: HashMap<&str, &str> = element.value().attrs().collect();
        let get = |name: &str| attributes.get(name).map(|value| (*value).to_owned());
        self.ids.extend(get("id"));
        for naming in ["aria-labelledby", "aria-describedby", "for", "headers"] {
            if let Some(named) = get(naming) {
                self.named_ids
                    .extend(named.split_whitespace().map(str::to_owned));
            }
        }
        for (attribute, value) in &attributes {
            if attribute.starts_with("on") || *attribute == "style" || value.contains("javascript:")
            {
                self.inline.push(format!("<{name} {attribute}>"));
            }
        }
        // Data in a script's clothes is not run, and the policy lets it stand.
        let is_data = name == "script" && get("type").as_deref() == Some("application/ld+json");
        let is_file = name == "script" && attributes.contains_key("src");
        if matches!(name, "script" | "style" | "iframe" | "object" | "embed")
            && !is_data
            && !is_file
        {
            self.inline.push(format!("<{name}>"));
        }
        match name {
            "a" => self.links.extend(get("href")),
            "link" if get("rel").as_deref() != Some("canonical") => {
                self.resources.extend(get("href"))
            }
            _ => self
                .resources
                .extend(get("src").into_iter().chain(get("srcset"))),
        }
        let is_tag = get("class").is_some_and(|class| class.split(' ').any(|class| class == "tag"));
        let needs_words = is_tag
            || matches!(
                name,
                "td" | "th" | "dt" | "dd" | "a" | "caption" | "time" | "li" | "button"
            );
        let said = words(element);
        if needs_words && said.is_empty() {
            self.empty
                .push(format!("an empty {name}: {}", element.html()));
        }
        if matches!(name, "td" | "th" | "dt" | "dd")
            && ["null", "none", "undefined"].contains(&said.as_str())
        {
            self.empty.push(format!("{name} says `{said}`"));
        }
        if name == "time" && get("datetime").is_none_or(|datetime| datetime.is_empty()) {
            self.empty
                .push(format!("a time without its machine form: {said}"));
        }
        if name == "img" && get("alt").is_none() {
            self.pictures.push(format!("no words for {:?}", get("src")));
        }
        let in_prose = element
            .ancestors()
            .filter_map(ElementRef::wrap)
            .any(|above| {
                above
                    .attr("class")
                    .is_some_and(|class| class.contains("letter") || class.contains("prose"))
            });
        if name == "table" && !in_prose {
            let has = |css: &str| {
                let selector = Selector::parse(css).expect("a selector");
                element.select(&selector).next().is_some()
            };
            if !has("caption") {
                self.tables.push("a table without a caption".to_owned());
            }
            if has("th:not([scope])") {
                self.tables.push("a header without its scope".to_owned());
            }
            if !has("tbody th[scope=row]") {
                self.tables.push("rows without a header".to_owned());
            }
        }
    }
}

/// The words of an element, spaces made one.
fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Places where an element that stands in a line follows another at once, letter to letter.
fn joined(element: ElementRef<'_>) -> Vec<String> {
    const IN_A_LINE: [&str; 9] = [
        "a", "abbr", "b", "em", "i", "small", "span", "strong", "time",
    ];
    let mut found = Vec::new();
    let mut previous: Option<ElementRef<'_>> = None;
    for child in element.children() {
        match child.value() {
            Node::Element(_) => {
                let Some(child) = ElementRef::wrap(child) else {
                    continue;
                };
                let in_a_line = IN_A_LINE.contains(&child.value().name());
                if let Some(before) = previous.filter(|_| in_a_line) {
                    let end: String = before.text().collect();
                    let start: String = child.text().collect();
                    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    if letter(end.chars().last()) && letter(start.chars().next()) {
                        found.push(format!("`{end}` and `{start}`"));
                    }
                }
                previous = in_a_line.then_some(child);
                let is_prose =
                    child.attr("class") == Some("letter") || child.attr("class") == Some("prose");
                if !is_prose {
                    found.extend(joined(child));
                }
            }
            Node::Text(_) => previous = None,
            _ => {}
        }
    }
    found
}
