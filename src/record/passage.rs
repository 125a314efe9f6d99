//! Markdown as an officer writes it, cut at its headings, with the lines that mean something of
//! their own (`Purpose: for decision`) taken out and every part still knowing its place.

use crate::diagnostic::{Finding, Report};
use crate::record::fields::Text;
use crate::source::{Excerpt, Place, SourceId};
use crate::term::text::{nearest, one_of, squeeze};
use std::ops::Range;
use std::sync::Arc;

/// A stretch of Markdown with its place in the file.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The Markdown, without the lines that were taken out.
    pub markdown: Excerpt,
    /// Where it begins and ends in the file.
    pub place: Place,
    /// Its links and pictures that lead to a record or to a file under `documents/`, in order.
    pub links: Box<[Text]>,
}

impl Passage {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.markdown.trim().is_empty()
    }

    /// A passage that says nothing.
    pub fn empty(place: Place) -> Passage {
        Passage {
            markdown: Excerpt::default(),
            place,
            links: Box::default(),
        }
    }
}

/// A heading and all that stands below it up to the next heading of its level or a higher one.
#[derive(Clone, Debug)]
pub struct Section {
    pub level: usize,
    pub heading: Text,
    /// The whole section below the heading, deeper headings among it.
    pub body: Range<usize>,
    /// From the heading to the first deeper heading.
    pub opening: Range<usize>,
}

/// The text before the first heading, and the sections whose heading is of `level` exactly.
/// A higher heading ends a section; a deeper one is part of it.
pub fn sections(
    source: SourceId,
    text: &str,
    region: Range<usize>,
    level: usize,
) -> (Range<usize>, Vec<Section>) {
    let headings = headings(text, region.clone());
    let first = headings.iter().find(|heading| heading.level <= level);
    let intro = region.start..first.map_or(region.end, |heading| heading.line.start);
    let mut sections = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        if heading.level != level {
            continue;
        }
        let rest = &headings[index + 1..];
        let end = |deeper: bool| {
            rest.iter()
                .find(|next| deeper || next.level <= level)
                .map_or(region.end, |next| next.line.start)
        };
        sections.push(Section {
            level,
            heading: Text {
                text: squeeze(&text[heading.words.clone()]),
                place: Place::new(source, heading.words.clone()),
            },
            body: heading.line.end..end(false),
            opening: heading.line.end..end(true),
        });
    }
    (intro, sections)
}

/// Reports headings with one `#`: that is the page's own level, and what stands below would belong
/// to no part of the record.
pub fn refuse_titles(source: SourceId, text: &str, region: Range<usize>, report: &mut Report) {
    for heading in headings(text, region) {
        if heading.level == 1 {
            let place = Place::new(source, heading.words.clone());
            let words = &text[heading.words];
            report.add(
                Finding::error(
                    "unknown-heading",
                    place,
                    "a heading here has two marks, not one",
                )
                .help(format!("write `## {}`", shortened(words))),
            );
        }
    }
}

/// The first words of a line, for a help that repeats it.
pub fn shortened(words: &str) -> String {
    const LONGEST: usize = 100;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// The place of `words` of a longer text that stands at `place` in a file: where they stand last, if
/// they are known to end it, and else first. Their blanks may be others in the file.
pub fn place_of(text: &str, place: Place, words: &str, at_end: bool) -> Place {
    /// A longer text is nobody's: it is underlined as a whole.
    const LONGEST: usize = 2_000;
    let start = place.span().start;
    let raw = text.get(place.span()).unwrap_or_default();
    if words.is_empty() || raw.len() > LONGEST {
        return place;
    }
    let found = if at_end {
        raw.rfind(words)
    } else {
        raw.find(words)
    };
    if let Some(at) = found {
        return Place::new(place.source, start + at..start + at + words.len());
    }
    let first = words.split_whitespace().next().unwrap_or_default();
    for (at, _) in raw.match_indices(first) {
        let mut rest = &raw[at..];
        let fits = words.split_whitespace().all(|word| {
            let behind = rest.trim_start().strip_prefix(word);
            rest = behind.unwrap_or(rest);
            behind.is_some()
        });
        if fits {
            return Place::new(place.source, start + at..start + raw.len() - rest.len());
        }
    }
    place
}

struct Heading {
    level: usize,
    line: Range<usize>,
    words: Range<usize>,
}

/// The `#` headings of a text, those in fenced code left out.
fn headings(text: &str, region: Range<usize>) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut fence: Option<&str> = None;
    let mut at = region.start;
    for line in text[region].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim_start_matches(' ');
        let indent = line.len() - trimmed.len();
        if indent > 3 {
            continue;
        }
        match fence {
            Some(mark) => {
                if trimmed.starts_with(mark) {
                    fence = None;
                }
                continue;
            }
            None => {
                fence = ["```", "~~~"]
                    .into_iter()
                    .find(|mark| trimmed.starts_with(mark));
                if fence.is_some() {
                    continue;
                }
            }
        }
        let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
        let rest = &trimmed[level..];
        if !(1..=6).contains(&level)
            || !(rest.starts_with([' ', '\t', '\r', '\n']) || rest.is_empty())
        {
            continue;
        }
        let words = rest.trim().trim_end_matches('#').trim_end();
        let words_start = start + indent + level + (rest.len() - rest.trim_start().len());
        headings.push(Heading {
            level,
            line: start..at,
            words: words_start..words_start + words.len(),
        });
    }
    headings
}

/// A line by itself that says something is not public, where it has no effect: `Exempt: paragraph 3`
/// below a paragraph, or under a heading that is no agenda item. Each is an error, because the text
/// beside it would be published.
pub fn refuse_strays(source: SourceId, text: &str, region: Range<usize>, report: &mut Report) {
    const KEYS: [&str; 12] = [
        "exempt",
        "exempted",
        "exemption",
        "draft",
        "embargo",
        "embargoed",
        "embargoed until",
        "withdrawn",
        "confidential",
        "private",
        "restricted",
        "public title",
    ];
    /// What begins a line and would keep something back is short.
    const LONGEST: usize = 100;
    let mut at = region.start;
    for line in text[region].split_inclusive('\n') {
        let start = at;
        at += line.len();
        let marks = [' ', '\t', '#', '*', '_', '-', '+', '>'];
        let words = line.trim().trim_start_matches(marks);
        let begins_with = |key: &str| {
            let start = words.get(..key.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(key))
        };
        if !KEYS.into_iter().any(begins_with) {
            continue;
        }
        let head = words
            .char_indices()
            .nth(LONGEST)
            .map_or(words, |(end, _)| &words[..end]);
        let folded = head.to_lowercase();
        let key = folded
            .split([':', '='])
            .next()
            .unwrap_or_default()
            .trim_matches(marks);
        let names_paragraph = || {
            [
                "exempt para",
                "exempt, para",
                "exempt (para",
                "exempt - para",
            ]
            .iter()
            .any(|words| folded.starts_with(words))
        };
        let is_state = folded.contains([':', '=']) && KEYS.contains(&key);
        if is_state || KEYS.contains(&folded.trim_matches(marks)) || names_paragraph() {
            let indent = line.len() - line.trim_start().len();
            let place = Place::new(source, start + indent..start + line.trim_end().len());
            report.add(
                Finding::error(
                    "unknown-line",
                    place,
                    "here this line would keep nothing back",
                )
                .help(
                    "for a whole record it is a key between the lines `---`; for an agenda \
                         item it stands straight under a heading with a number, `## 6. Title`, \
                         among the lines of facts: `Exempt: paragraph 3`",
                ),
            );
        }
    }
}

/// A line with a meaning of its own: `Purpose: for decision`.
#[derive(Clone, Debug)]
pub struct Fact {
    pub key: &'static str,
    pub value: Text,
}

/// Takes the lines `Key: value` that stand directly under a heading, before the first empty line.
/// Returns them, and the region that is left. A line that is nearly one of `known` is a finding.
pub fn leading_facts(
    source: SourceId,
    text: &str,
    region: Range<usize>,
    known: &[&'static str],
    report: &mut Report,
) -> (Vec<Fact>, Range<usize>) {
    let mut facts = Vec::new();
    let mut at = region.start;
    for line in text[region.clone()].split_inclusive('\n') {
        let blank = line.trim().is_empty();
        if blank && facts.is_empty() {
            at += line.len();
            continue;
        }
        if blank {
            break;
        }
        match fact(source, text, at..at + line.len(), known) {
            Some(fact) => facts.push(fact),
            None => {
                let word = line.split(':').next().unwrap_or_default().trim();
                let near = nearest(word, known.iter().copied())
                    .filter(|_| line.contains(':') && word.len() < 24);
                if let Some(near) = near {
                    let start = at + (line.len() - line.trim_start().len());
                    let place = Place::new(source, start..start + word.len());
                    report.add(
                        Finding::error(
                            "unknown-line",
                            place,
                            format!("`{word}:` is not a line of its own here"),
                        )
                        .help(format!("did you mean `{near}:`?"))
                        .mend(place, near),
                    );
                    at += line.len();
                    continue;
                }
                if !facts.is_empty() {
                    let place = Place::new(source, at..at + line.trim_end().len());
                    report.add(
                        Finding::error(
                            "unknown-line",
                            place,
                            "text stands directly under the lines of facts",
                        )
                        .help(format!(
                            "leave an empty line before it; the lines here are {}",
                            one_of(known.iter().copied())
                        )),
                    );
                }
                break;
            }
        }
        at += line.len();
    }
    (facts, at.min(region.end)..region.end)
}

/// Takes the paragraphs that begin with one of `known` and a colon, wherever they stand. Returns
/// them and what is left.
pub fn scattered_facts(
    source: SourceId,
    text: &Arc<str>,
    region: Range<usize>,
    known: &[&'static str],
) -> (Vec<Fact>, Passage) {
    let place = Place::new(source, trimmed(text, region.clone()));
    let mut facts: Vec<Fact> = Vec::new();
    let mut markdown = String::new();
    let mut begins = None;
    let mut open = false;
    let mut at = region.start;
    for line in text[region].split_inclusive('\n') {
        let span = at..at + line.len();
        at = span.end;
        if let Some(fact) = fact(source, text, span.clone(), known) {
            facts.push(fact);
            open = true;
        } else if open && !line.trim().is_empty() {
            // The paragraph goes on: it belongs to the fact.
            if let Some(fact) = facts.last_mut() {
                fact.value.text.push(' ');
                fact.value.text.push_str(&squeeze(line));
                fact.value.place.end =
                    u32::try_from(span.start + line.trim_end().len()).unwrap_or(u32::MAX);
            }
        } else {
            open = false;
            if begins.is_none() && !line.trim().is_empty() {
                begins = Some(span.start + (line.len() - line.trim_start().len()));
            }
            markdown.push_str(line);
        }
    }
    let words = markdown.trim();
    let begins = begins.unwrap_or(place.span().start);
    let stretch = begins..begins + words.len();
    let markdown = match text.get(stretch.clone()) {
        // The lines that were taken out stood around it.
        Some(same) if same == words => Excerpt::of(text, stretch),
        _ => words.into(),
    };
    let links = links(text, &markdown, place);
    let passage = Passage {
        markdown,
        place,
        links,
    };
    (facts, passage)
}

/// The passage of a region as it stands.
pub fn passage(source: SourceId, text: &Arc<str>, region: Range<usize>) -> Passage {
    let region = trimmed(text, region);
    let place = Place::new(source, region.clone());
    let markdown = Excerpt::of(text, region);
    Passage {
        links: links(text, &markdown, place),
        markdown,
        place,
    }
}

/// The links of a text at a place of its file that lead to a record or to a file under `documents/`,
/// each at the place where it is written.
pub fn links(file: &str, markdown: &str, place: Place) -> Box<[Text]> {
    let span = place.span();
    let mut from = span.start;
    let links = crate::prose::inner_links(markdown)
        .into_iter()
        .map(|target| {
            let found = file
                .get(from..span.end)
                .and_then(|part| part.find(target.as_str()));
            let place = match found {
                Some(at) => {
                    let start = from + at;
                    from = start + target.len();
                    Place::new(place.source, start..from)
                }
                None => place,
            };
            Text {
                text: target,
                place,
            }
        });
    links.collect()
}

fn trimmed(text: &str, region: Range<usize>) -> Range<usize> {
    let part = &text[region.clone()];
    let start = region.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The keys of lines that are read in a list, a quotation or bold type too.
const OF_PROMISES: [&str; 3] = ["Promised", "Kept", "Not kept"];

fn fact(source: SourceId, text: &str, line: Range<usize>, known: &[&'static str]) -> Option<Fact> {
    let words = &text[line.clone()];
    let (key, value) = words.split_once(':')?;
    let marks = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-*_>+.)".contains(c);
    let bare = key
        .trim_start_matches(marks)
        .trim_end_matches(['*', '_', ' ']);
    let key = known.iter().find(|known| {
        key.trim().eq_ignore_ascii_case(known)
            // A promise counts in a list or in bold type too: nothing else begins with these words.
            || (OF_PROMISES.contains(known) && bare.eq_ignore_ascii_case(known))
    })?;
    let value = value.trim_start_matches("**").trim_start_matches("__");
    let start = line.start + words.len() - value.len() + (value.len() - value.trim_start().len());
    let value = value.trim();
    Some(Fact {
        key,
        value: Text {
            text: squeeze(value),
            place: Place::new(source, start..start + value.len()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    fn id() -> SourceId {
        Sources::from_texts([("a.md", "")]).texts()[0].id
    }

    #[test]
    fn headings_in_code_are_not_sections() {
        let text = "intro\n\n## One\n\n```\n## not one\n```\n\n### deeper\n\n## Two\n";
        let (intro, sections) = sections(id(), text, 0..text.len(), 2);
        assert_eq!(&text[intro], "intro\n\n");
        let names: Vec<_> = sections
            .iter()
            .map(|section| section.heading.as_str())
            .collect();
        assert_eq!(names, ["One", "Two"]);
        assert!(text[sections[0].body.clone()].contains("deeper"));
    }

    #[test]
    fn lines_with_a_meaning_are_taken_out_and_the_rest_stays() {
        let text = "Some text.\n\nPromised: an update,\nby April 2024\n\nMore: text.\n";
        let (facts, passage) = scattered_facts(id(), &text.into(), 0..text.len(), &["Promised"]);
        assert_eq!(facts[0].value.text, "an update, by April 2024");
        assert_eq!(&*passage.markdown, "Some text.\n\n\nMore: text.");
    }

    #[test]
    fn a_line_that_would_keep_nothing_back_is_a_finding() {
        let refused = |text: &str| {
            let mut report = Report::default();
            refuse_strays(id(), text, 0..text.len(), &mut report);
            report.stops(false)
        };
        for line in [
            "Exempt: paragraph 3",
            "**Exempt:** paragraph 3",
            "- exempt paragraph 3",
            "### Exempt: paragraph 3",
            "Draft : yes",
            "Embargo: 1 July 2024",
            "CONFIDENTIAL",
        ] {
            assert!(refused(&format!("Text.\n\n{line}\n\nText.\n")), "{line}");
        }
        for line in [
            "Exempt accommodation was discussed: it is scarce.",
            "Draft minutes: agreed.",
            "Private hospitals treat some patients.",
        ] {
            assert!(!refused(line), "{line}");
        }
    }

    #[test]
    fn a_misspelt_line_is_a_finding() {
        let mut report = Report::default();
        let text = "Purpse: for decision\n\nText.\n";
        leading_facts(id(), text, 0..text.len(), &["Purpose"], &mut report);
        assert!(report.stops(false));
    }
}
