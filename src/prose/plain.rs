//! An officer's Markdown as plain text, for tables and other files that have no marks: the same words
//! as on the page, paragraphs apart, a bullet before each point.

use crate::prose::{Pen, Surroundings};

/// Where nothing leads anywhere: of a link only its words stay.
struct Nowhere;

impl Surroundings for Nowhere {
    fn record(&self, _: &str) -> Option<String> {
        None
    }
    fn document(&self, _: &str) -> Option<String> {
        None
    }
}

/// The words of a Markdown text, as a reader of the page sees them.
///
/// ```
/// use answerable::prose::plain;
/// assert_eq!(plain("One **two**.\n\n- [three](ref:X)\n- <b>4</b> & 5"), "One two.\n\n\u{2022} three\n\u{2022} 4 & 5");
/// ```
pub fn plain(markdown: &str) -> String {
    const MARKS: [char; 13] = [
        '*', '_', '`', '[', '<', '&', '\\', '#', '~', '|', '!', '\n', '\t',
    ];
    let text = markdown.trim();
    let begins_plainly = text.starts_with(|c: char| c.is_alphabetic());
    if begins_plainly && !text.contains(MARKS) {
        return text.to_owned();
    }
    words_of(&Pen::new(&Nowhere).html(text, 3))
}

/// The words between the tags of HTML that this house made or cleaned.
fn words_of(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    // Inside `pre` each blank counts.
    let mut is_kept = false;
    // Right behind the mark of a point.
    let mut is_point = false;
    // The number of the next point of each open list; none where points have bullets.
    let mut lists: Vec<Option<u64>> = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(behind) = rest.strip_prefix('<') {
            let (tag, after) = behind.split_once('>').unwrap_or((behind, ""));
            let name = tag.trim_start_matches('/');
            let name = name
                .split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default();
            match (name, tag.starts_with('/')) {
                ("pre", is_end) => {
                    is_kept = !is_end;
                    begin(&mut words, 2);
                }
                ("br", _) | ("dt" | "dd" | "caption" | "tr", false) => begin(&mut words, 1),
                ("li", false) => {
                    begin(&mut words, 1);
                    match lists.last_mut() {
                        Some(Some(number)) => {
                            words.push_str(&format!("{number}. "));
                            *number = number.saturating_add(1);
                        }
                        _ => words.push_str("\u{2022} "),
                    }
                    is_point = true;
                    rest = after;
                    continue;
                }
                ("td" | "th", false) if !words.ends_with('\n') && !words.is_empty() => {
                    words.push_str(" | ");
                }
                (
                    "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "table" | "dl" | "hr",
                    _,
                ) if !is_point => begin(&mut words, 2),
                ("ul" | "ol", true) => {
                    lists.pop();
                    begin(&mut words, if lists.is_empty() { 2 } else { 1 });
                }
                ("ul" | "ol", false) => {
                    begin(&mut words, if lists.is_empty() { 2 } else { 1 });
                    let start = tag.split("start=\"").nth(1);
                    let start = start.and_then(|rest| rest.split('"').next()?.parse().ok());
                    lists.push((name == "ol").then_some(start.unwrap_or(1)));
                }
                _ => {}
            }
            is_point = false;
            rest = after;
            continue;
        }
        let end = rest.find('<').unwrap_or(rest.len());
        is_point &= rest[..end].trim().is_empty();
        add(&rest[..end], is_kept, &mut words);
        rest = &rest[end..];
    }
    words.trim().to_owned()
}

/// Adds text, its entities as what they stand for.
fn add(text: &str, is_kept: bool, words: &mut String) {
    const ENTITIES: [(&str, char); 6] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&nbsp;", '\u{a0}'),
    ];
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let entity = (c == '&')
            .then(|| ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)))
            .flatten();
        if let Some((entity, sign)) = entity {
            words.push(*sign);
            rest = &rest[entity.len()..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        let is_break = !is_kept && matches!(c, '\n' | '\r' | '\t' | ' ');
        if !is_break {
            words.push(c);
        } else if !words.is_empty() && !words.ends_with([' ', '\n']) {
            words.push(' ');
        }
    }
}

/// Ends the line, and with 2 the paragraph.
fn begin(words: &mut String, lines: usize) {
    let length = words.trim_end_matches(' ').len();
    words.truncate(length);
    if words.is_empty() {
        return;
    }
    let there = words.len() - words.trim_end_matches('\n').len();
    for _ in there..lines {
        words.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_text_stay_and_its_marks_go() {
        for (markdown, words) in [
            ("Two words", "Two words"),
            ("One\ntwo", "One two"),
            ("# A\n\nb", "A\n\nb"),
            ("3. a\n4. b", "3. a\n4. b"),
            ("- 1. a\n- **b**", "\u{2022}\n1. a\n\u{2022} b"),
            ("- a\n  - b\n\nc", "\u{2022} a\n\u{2022} b\n\nc"),
            ("- a\n\n- b", "\u{2022} a\n\n\u{2022} b"),
            ("a<br>b <!-- kept from the public --> c", "a\nb c"),
            ("a <script>x()</script> b", "a b"),
            ("![a map](https://example.org/a.png) of it", "a map of it"),
            ("1 < 2 &amp; \"so\"", "1 < 2 & \"so\""),
            ("| a | b |\n|---|---|\n| c | d |", "a | b\nc | d"),
            ("", ""),
        ] {
            assert_eq!(plain(markdown), words, "{markdown}");
        }
    }
}
