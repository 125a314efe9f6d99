//! The door to Markdown: an officer's text becomes clean HTML. Raw HTML in it is sanitised, its
//! headings follow the page's own, links to records are resolved, and a finished page explains its
//! acronyms.

mod acronyms;
mod marks;
mod plain;
mod raw;
mod tables;
mod words;

pub use acronyms::Acronyms;
pub use marks::{Mark, What, marks};
pub use plain::plain;
pub use raw::{Lost, links, raw_html};
pub use words::words;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// How deep lists and quotations may be nested; deeper marks are dropped, their text stays.
const DEEPEST: usize = 40;

/// How many pieces of raw HTML one text may hold before they are shown as text.
const MOST_RAW_HTML: usize = 400;

/// What of Markdown is read beside its core.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// How the address of a link begins that may lead anywhere but to a record or a file of the site.
const FOLLOWED: [&str; 5] = ["https://", "http://", "mailto:", "tel:", "#"];

/// What prose needs to know of the site around it.
pub trait Surroundings {
    /// The address of the record with this reference, or none if nothing public has it.
    fn record(&self, reference: &str) -> Option<String>;
    /// The address of a published file, by its path under `documents/`.
    fn document(&self, path: &str) -> Option<String>;
}

/// Writes the prose of one page.
pub struct Pen<'a> {
    surroundings: &'a dyn Surroundings,
}

impl<'a> Pen<'a> {
    /// A pen for one page.
    pub fn new(surroundings: &'a dyn Surroundings) -> Pen<'a> {
        Pen { surroundings }
    }

    /// The HTML of a text whose highest heading becomes `<h{level}>`.
    pub fn html(&mut self, markdown: &str, level: usize) -> String {
        let markdown = markdown.trim();
        if markdown.is_empty() {
            return String::new();
        }
        let raw = markdown.contains('<')
            && Parser::new_ext(markdown, OPTIONS)
                .filter(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)))
                .count()
                > 0;
        let too_much_raw = raw && markdown.matches('<').count() > MOST_RAW_HTML;
        let events = self.events(Parser::new_ext(markdown, OPTIONS), level, too_much_raw);
        let mut out = String::with_capacity(markdown.len() * 3 / 2);
        html::push_html(&mut out, events.into_iter());
        let out = tables::aligned(out);
        tables::boxed(match raw && !too_much_raw {
            true => raw::sanitised(&out),
            false => out,
        })
    }

    /// The HTML of one line of text that is not Markdown.
    pub fn line(&mut self, text: &str) -> String {
        let mut out = String::new();
        escape(text, &mut out);
        out
    }

    fn events<'m>(
        &mut self,
        parser: impl Iterator<Item = Event<'m>>,
        level: usize,
        raw_as_text: bool,
    ) -> Vec<Event<'m>> {
        let mut events: Vec<Event<'m>> = Vec::new();
        let mut depth = 0usize;
        let mut highest: Option<usize> = None;
        let mut previous = level.saturating_sub(1);
        // What each open link or image is closed with; none where its marks were dropped.
        let mut links: Vec<Option<TagEnd>> = Vec::new();
        let mut headings: Vec<HeadingLevel> = Vec::new();
        let mut dropped = 0usize;
        for event in parser {
            match event {
                Event::Start(Tag::Heading { level: own, .. }) => {
                    let own = own as usize;
                    let base = *highest.get_or_insert(own);
                    // A heading never stands more than one step below the one before it.
                    let wanted = level + own.saturating_sub(base);
                    let shown = wanted.min(previous + 1).clamp(level, 6);
                    previous = shown;
                    let shown = HeadingLevel::try_from(shown).unwrap_or(HeadingLevel::H6);
                    headings.push(shown);
                    events.push(Event::Start(Tag::Heading {
                        level: shown,
                        id: None,
                        classes: Vec::new(),
                        attrs: Vec::new(),
                    }));
                }
                Event::End(TagEnd::Heading(_)) => {
                    let shown = headings.pop().unwrap_or(HeadingLevel::H6);
                    events.push(Event::End(TagEnd::Heading(shown)));
                }
                Event::Start(Tag::Link {
                    link_type,
                    dest_url,
                    title,
                    id,
                }) => {
                    let target = self.target(link_type, &dest_url);
                    links.push(target.is_some().then_some(TagEnd::Link));
                    if let Some(target) = target {
                        events.push(Event::Start(Tag::Link {
                            link_type: LinkType::Inline,
                            dest_url: target.into(),
                            title,
                            id,
                        }));
                    }
                }
                Event::End(TagEnd::Link) => {
                    if let Some(end) = links.pop().flatten() {
                        events.push(Event::End(end));
                    }
                }
                Event::Start(Tag::Image {
                    link_type,
                    dest_url,
                    title,
                    id,
                }) => {
                    // A picture comes from the site itself; of any other only the words stay.
                    let target = self.surroundings.document(&dest_url);
                    links.push(target.is_some().then_some(TagEnd::Image));
                    if let Some(target) = target {
                        events.push(Event::Start(Tag::Image {
                            link_type,
                            dest_url: target.into(),
                            title,
                            id,
                        }));
                    }
                }
                Event::End(TagEnd::Image) => {
                    if let Some(end) = links.pop().flatten() {
                        events.push(Event::End(end));
                    }
                }
                Event::Start(tag @ (Tag::BlockQuote(_) | Tag::List(_) | Tag::Item)) => {
                    depth += 1;
                    if depth > DEEPEST {
                        dropped += 1;
                    } else {
                        events.push(Event::Start(tag));
                    }
                }
                Event::End(end @ (TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item)) => {
                    depth = depth.saturating_sub(1);
                    if dropped > 0 {
                        dropped -= 1;
                    } else {
                        events.push(Event::End(end));
                    }
                }
                Event::Html(text) | Event::InlineHtml(text) if raw_as_text => {
                    events.push(Event::Text(text));
                }
                other => events.push(other),
            }
        }
        events
    }

    /// Where a link leads on the published site; none where it may not lead anywhere.
    fn target(&self, link_type: LinkType, url: &str) -> Option<String> {
        if let Some(reference) = url.strip_prefix("ref:") {
            return self.surroundings.record(reference);
        }
        if url.starts_with("documents/") {
            return self.surroundings.document(url);
        }
        if link_type == LinkType::Email {
            return Some(format!("mailto:{url}"));
        }
        is_followed(url).then(|| url.to_owned())
    }
}

/// Whether a link with this address in a text is kept, apart from those to records, files and mail
/// boxes: of any other only the words stay.
pub fn is_followed(url: &str) -> bool {
    FOLLOWED.iter().any(|start| url.starts_with(start))
}

/// Text as it may stand in HTML and in its attributes.
pub fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

/// The links and pictures of a text that lead to a record (`ref:…`) or to a published file, in order.
pub fn inner_links(markdown: &str) -> Vec<String> {
    if !markdown.contains("ref:") && !markdown.contains("documents/") {
        return Vec::new();
    }
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. })
                if dest_url.starts_with("ref:") || dest_url.starts_with("documents/") =>
            {
                Some(dest_url.into_string())
            }
            _ => None,
        })
        .collect()
}

/// The first sentence or so of a text, without its marks, for lists and descriptions: at most
/// `longest` characters, cut between words.
pub fn summary(markdown: &str, longest: usize) -> String {
    let mut text = String::new();
    let mut depth = 0usize;
    // Between the tags of a script or a style stand no words.
    let mut in_script = false;
    // A table says nothing in a line of words.
    let mut in_table = false;
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Start(Tag::Table(_)) => in_table = true,
            Event::End(TagEnd::Table) => in_table = false,
            _ if in_table => {}
            Event::InlineHtml(tag) => {
                let tag = tag.to_ascii_lowercase();
                in_script = tag.starts_with("<script") || tag.starts_with("<style");
            }
            Event::Text(_) | Event::Code(_) if in_script => {}
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::Start(Tag::Paragraph | Tag::Item) => depth += 1,
            Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                depth = depth.saturating_sub(1);
                text.push(' ');
            }
            _ => {}
        }
        if text.len() > longest * 4 && depth == 0 {
            break;
        }
    }
    let text = crate::term::text::squeeze(&text);
    if text.chars().count() <= longest {
        return text;
    }
    let cut: String = text.chars().take(longest).collect();
    let end = cut
        .rfind(". ")
        .map(|at| at + 1)
        .filter(|at| *at > longest / 3);
    match end {
        Some(end) => cut[..end].to_owned(),
        None => {
            let end = cut.rfind(' ').unwrap_or(cut.len());
            format!("{}\u{2026}", cut[..end].trim_end_matches([',', ';', ':']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nowhere;

    impl Surroundings for Nowhere {
        fn record(&self, reference: &str) -> Option<String> {
            (reference == "A-1").then(|| "/recommendations/a-1/".to_owned())
        }
        fn document(&self, path: &str) -> Option<String> {
            (path == "documents/a.pdf").then(|| "/documents/a.pdf".to_owned())
        }
    }

    fn html(markdown: &str) -> String {
        Pen::new(&Nowhere).html(markdown, 3)
    }

    #[test]
    fn raw_html_is_cleaned_and_the_useful_marks_stay() {
        let made = html("The 9<sup>th</sup> <script>alert(1)</script><b onclick=\"x()\">day</b>");
        assert_eq!(made, "<p>The 9<sup>th</sup> <b>day</b></p>\n");
    }

    #[test]
    fn links_lead_to_records_files_and_the_web_and_nowhere_else() {
        assert!(html("[a](ref:A-1)").contains("href=\"/recommendations/a-1/\""));
        assert_eq!(html("[a](ref:SECRET)"), "<p>a</p>\n");
        assert_eq!(html("[a](javascript:alert(1))"), "<p>a</p>\n");
        assert_eq!(html("[a](../../etc/passwd)"), "<p>a</p>\n");
        assert!(html("[a](documents/a.pdf)").contains("href=\"/documents/a.pdf\""));
        assert_eq!(
            html("![a map](https://tracker.example/x.png)"),
            "<p>a map</p>\n"
        );
    }

    #[test]
    fn a_column_is_aligned_without_a_style_of_its_own() {
        let table = "| a | b | c | d |\n| --- | ---: | :-: | :-- |\n| 1 | 2 | 3 | 4 |\n";
        for text in [table.to_owned(), format!("{table}\n<u>5</u>")] {
            let made = html(&text);
            assert!(
                made.contains("<td>1</td><td class=\"num words\">2</td>"),
                "{made}"
            );
            assert!(
                made.contains("<td class=\"centre\">3</td><td>4</td>"),
                "{made}"
            );
            assert!(!made.contains("style"), "{made}");
        }
    }

    #[test]
    fn headings_follow_the_page_and_skip_no_level() {
        assert_eq!(html("# A\n\n#### B"), "<h3>A</h3>\n<h4>B</h4>\n");
    }

    #[test]
    fn deep_nesting_and_floods_of_tags_stay_bounded() {
        let deep = html(&"> ".repeat(3000));
        assert!(deep.matches("<blockquote>").count() <= DEEPEST);
        let flood = html(&"<b>".repeat(5000));
        assert!(!flood.contains("<b>"));
    }

    #[test]
    fn a_summary_ends_between_words() {
        assert_eq!(
            summary("One **two** three. Four.", 100),
            "One two three. Four."
        );
        assert_eq!(summary("One two three four five", 12), "One two\u{2026}");
    }
}
