//! The door to YAML: a text becomes a tree of nodes, each with its place and its own spelling.
//!
//! Scalars stay text (`1.10` is not `1.1`, `no` is not false): what a value means is read by the
//! type that wants it. Anchors and aliases are refused, and so is nesting deeper than anybody
//! writes, which bounds time and memory on hostile input.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};
use std::ops::Range;

/// What is said of anchors and aliases, which an officer never means.
const STAR_OR_AMPERSAND: &str =
    "`&` and `*` at the start of a value have a meaning of their own in YAML";
const IN_QUOTATION_MARKS: &str = "put the value in quotation marks";

/// The quotation marks that word processors make of straight ones.
const OPENING: [char; 4] = ['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}'];
const CLOSING: [char; 3] = ['\u{201d}', '\u{201c}', '\u{2019}'];

/// The deepest nesting that is read.
const DEEPEST: usize = 32;

/// One node of the tree with the bytes it spans.
#[derive(Clone, Debug)]
pub struct Node {
    pub span: Range<usize>,
    pub data: Data,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Data {
    /// Nothing, `~` or `null`.
    Empty,
    /// A word, number or sentence, as spelt.
    Text(String),
    List(Vec<Node>),
    /// Keys and values in the order of the file; keys are text and unique.
    Map(Vec<(Key, Node)>),
}

/// A key of a map with the bytes it spans.
#[derive(Clone, Debug)]
pub struct Key {
    pub span: Range<usize>,
    pub text: String,
}

/// Why a text is not a tree, and where.
#[derive(Clone, Debug)]
pub struct Fault {
    pub span: Range<usize>,
    pub message: String,
    pub help: Option<String>,
}

/// Reads `text[region]` as one YAML document. Spans count bytes of the whole `text`.
///
/// Fails at the first place where it is no longer clear what is meant.
pub fn read(text: &str, region: Range<usize>) -> Result<Node, Fault> {
    let part = &text[region.clone()];
    let places = Places::of(part, region.start);
    let mut reader = Reader {
        places,
        depth: 0,
        open: Vec::new(),
        parser: Parser::new_from_str(part),
    };
    reader.document(region)
}

struct Reader<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    places: Places<'a>,
    depth: usize,
    /// Where the brackets stand that are not closed yet.
    open: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn document(&mut self, region: Range<usize>) -> Result<Node, Fault> {
        let empty = Node {
            span: region.start..region.start,
            data: Data::Empty,
        };
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(empty),
                Event::StreamStart | Event::DocumentStart(_) | Event::Nothing => {}
                Event::DocumentEnd => return Ok(empty),
                event => {
                    let node = self.node(event, span)?;
                    loop {
                        let (event, span) = self.next()?;
                        match event {
                            Event::StreamEnd => return Ok(node),
                            Event::DocumentEnd | Event::Nothing => {}
                            _ => {
                                return Err(Fault {
                                    span: self.places.bytes(span),
                                    message: "a second part begins here".to_owned(),
                                    help: Some("take the line `---` away".to_owned()),
                                });
                            }
                        }
                    }
                }
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Fault> {
        match self.parser.next_event() {
            Some(Ok(next)) => Ok(next),
            Some(Err(error)) => {
                let at = self.places.byte(error.marker().index());
                match self.open.last() {
                    Some(open) if self.places.has_line_between(*open, at) => Err(Fault {
                        span: *open..*open + 1,
                        message: "a bracket is opened and never closed".to_owned(),
                        help: Some(
                            "close it at the end of the list, or put the value in quotation marks"
                                .to_owned(),
                        ),
                    }),
                    _ => {
                        let behind_tab = is_of_tab(error.info())
                            .then(|| self.places.behind_tab_of_next_line(at))
                            .flatten();
                        let at = behind_tab.unwrap_or(at);
                        Err(explained(at, error.info(), self.places.line_around(at)))
                    }
                }
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node, Fault> {
        if self.depth > DEEPEST {
            return Err(Fault {
                span: self.places.bytes(span),
                message: format!("lists inside lists go deeper than {DEEPEST} steps"),
                help: Some("no record needs this; look for a stray bracket".to_owned()),
            });
        }
        let mut bytes = self.places.bytes(span);
        let anchor_refused = |bytes: Range<usize>| {
            Err(Fault {
                span: bytes,
                message: STAR_OR_AMPERSAND.to_owned(),
                help: Some(IN_QUOTATION_MARKS.to_owned()),
            })
        };
        let data = match event {
            Event::Alias(_) => return anchor_refused(bytes),
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(anchor, _)
            | Event::MappingStart(anchor, _)
                if anchor > 0 =>
            {
                return anchor_refused(bytes);
            }
            Event::Scalar(text, style, _, _) => {
                let plain = style == ScalarStyle::Plain;
                if plain && matches!(&*text, "" | "~" | "null") {
                    Data::Empty
                } else {
                    // The parser makes room for longer words than most are.
                    let mut text = text.into_owned();
                    text.shrink_to_fit();
                    Data::Text(text)
                }
            }
            Event::SequenceStart(..) => {
                let is_open = self.opens(&bytes);
                self.depth += 1;
                let mut items = Vec::new();
                loop {
                    let (event, span) = self.next()?;
                    match event {
                        Event::SequenceEnd | Event::StreamEnd => break,
                        event => items.push(self.node(event, span)?),
                    }
                }
                self.depth -= 1;
                self.closes(is_open);
                bytes.end = items.last().map_or(bytes.end, |item: &Node| item.span.end);
                Data::List(items)
            }
            Event::MappingStart(..) => {
                let is_open = self.opens(&bytes);
                self.depth += 1;
                let pairs = self.pairs()?;
                self.depth -= 1;
                self.closes(is_open);
                bytes.end = pairs.last().map_or(bytes.end, |(_, value)| value.span.end);
                Data::Map(pairs)
            }
            _ => Data::Empty,
        };
        Ok(Node { span: bytes, data })
    }

    /// Whether a list or record begins with a bracket, which then is open.
    fn opens(&mut self, bytes: &Range<usize>) -> bool {
        let is_open = self.places.is_bracket(bytes.start);
        if is_open {
            self.open.push(bytes.start);
        }
        is_open
    }

    fn closes(&mut self, is_open: bool) {
        if is_open {
            self.open.pop();
        }
    }

    fn pairs(&mut self) -> Result<Vec<(Key, Node)>, Fault> {
        let mut pairs: Vec<(Key, Node)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                return Ok(pairs);
            }
            let node = self.node(event, span)?;
            let Data::Text(text) = node.data else {
                return Err(Fault {
                    span: node.span,
                    message: "a name is missing before the colon".to_owned(),
                    help: Some("write `name: value`; put a value that holds `{`, `[` or `: ` in quotation marks".to_owned()),
                });
            };
            if !seen.insert(text.clone()) {
                return Err(Fault {
                    span: node.span,
                    message: format!("`{text}` is written twice"),
                    help: Some("keep one of the two".to_owned()),
                });
            }
            let (event, span) = self.next()?;
            let mut value = self.node(event, span)?;
            if matches!(value.data, Data::Empty) {
                value.span = node.span.clone();
            }
            pairs.push((
                Key {
                    span: node.span,
                    text,
                },
                value,
            ));
        }
    }
}

/// The parser's own words, turned into an officer's; the line tells what its writer did.
fn explained(at: usize, info: &str, line: &str) -> Fault {
    let (message, help) = if is_indented_by_tab(line) || is_of_tab(info) {
        (
            "a tab stands where blanks should",
            Some("indent with blanks, not with the Tab key"),
        )
    } else if info.contains("recursion") || info.contains("depth") {
        (
            "lists inside lists go deeper than anybody writes",
            Some("look for a stray bracket"),
        )
    } else if info.contains("anchor") {
        (STAR_OR_AMPERSAND, Some(IN_QUOTATION_MARKS))
    } else if info.contains("mapping values are not allowed") {
        (
            "a second colon on this line is not clear",
            Some("put the value in quotation marks: `title: \"Update: done\"`"),
        )
    } else if info.contains("trailing content") {
        (
            "words stand behind the closing quotation mark",
            Some("put the whole value in quotation marks of the other kind: `'\"Well led\" plan'`"),
        )
    } else if info.contains("quote") || info.contains("unexpected end of stream") {
        (
            "a quotation mark is opened and never closed",
            Some("close it, or take it away"),
        )
    } else if info.contains("simple key") || info.contains("':'") {
        (
            "a colon and a value are expected here",
            Some("write `key: value`, with a blank after the colon"),
        )
    } else if info.contains("block") || info.contains("indent") {
        (
            "this line is not indented like its neighbours",
            Some("line it up with the key above it"),
        )
    } else {
        (
            "this cannot be read",
            Some(
                "put the value in quotation marks, or look for a stray sign in this line and the one above",
            ),
        )
    };
    // Marks that a word processor curled hold nothing together, though they look as if they did.
    let help = match has_value_in_curly_marks(line) {
        true => Some(
            "`\u{201c}` and `\u{201d}` do not count as quotation marks here: write straight ones, `\"` or `'`",
        ),
        false => help,
    };
    Fault {
        span: at..at,
        message: message.to_owned(),
        help: help.map(str::to_owned),
    }
}

/// Whether the parser speaks of a tab.
fn is_of_tab(info: &str) -> bool {
    info.split(' ').any(|word| matches!(word, "tab" | "tabs"))
}

fn is_indented_by_tab(line: &str) -> bool {
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    line[..blanks].contains('\t')
}

/// Whether a value, or an entry of a list, begins with a curly quotation mark.
fn has_value_in_curly_marks(line: &str) -> bool {
    line.match_indices(OPENING)
        .any(|(at, _)| begins_value(&line[..at]))
}

/// Whether the whole value at `span` stands in quotation marks that are taken for letters.
pub fn is_value_in_curly_marks(text: &str, span: Range<usize>) -> bool {
    let value = text.get(span.clone()).unwrap_or_default();
    let behind = value.strip_prefix(OPENING);
    behind.is_some_and(|rest| rest.ends_with(CLOSING))
        && begins_value(text[..span.start].rsplit('\n').next().unwrap_or_default())
}

/// Whether a value, or an entry of a list, begins behind these first words of a line.
fn begins_value(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with([':', '-', '[', ',', '{'])
}

/// From the parser's character positions to bytes of the whole text.
struct Places<'a> {
    part: &'a str,
    offset: usize,
    /// The byte of each character, only where the two differ.
    bytes: Option<Vec<u32>>,
}

impl<'a> Places<'a> {
    fn of(part: &'a str, offset: usize) -> Places<'a> {
        let bytes = (!part.is_ascii()).then(|| {
            part.char_indices()
                .map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX))
                .collect()
        });
        Places {
            part,
            offset,
            bytes,
        }
    }

    fn is_bracket(&self, at: usize) -> bool {
        let rest = self.part.get(at - self.offset..).unwrap_or_default();
        rest.starts_with(['[', '{'])
    }

    fn has_line_between(&self, from: usize, to: usize) -> bool {
        let between = self.part.get(from - self.offset..to - self.offset);
        between.is_none_or(|between| between.contains('\n'))
    }

    /// The line in which a byte of the whole text stands.
    fn line_around(&self, at: usize) -> &'a str {
        let (before, after) = self.part.split_at(at - self.offset);
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let end = before.len() + after.find('\n').unwrap_or(after.len());
        &self.part[start..end]
    }

    /// Right behind the tab with which the next line begins, if it does: the parser speaks of the value
    /// that it takes that line to go on with.
    fn behind_tab_of_next_line(&self, at: usize) -> Option<usize> {
        let line = self.line_around(at);
        let end = line.as_ptr() as usize - self.part.as_ptr() as usize + line.len();
        let next = self.part.get(end + 1..)?;
        let tab = next
            .find(|c| c != ' ')
            .filter(|tab| next[*tab..].starts_with('\t'))?;
        (!is_indented_by_tab(line)).then_some(self.offset + end + 1 + tab + 1)
    }

    fn byte(&self, character: usize) -> usize {
        let at = match &self.bytes {
            Some(bytes) => bytes
                .get(character)
                .map_or(self.part.len(), |at| *at as usize),
            None => character.min(self.part.len()),
        };
        self.offset + at
    }

    fn bytes(&self, span: Span) -> Range<usize> {
        let range = self.byte(span.start.index())..self.byte(span.end.index());
        let text = &self.part[range.start - self.offset..range.end - self.offset];
        range.start..range.start + text.trim_end().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> Fault {
        read(text, 0..text.len()).expect_err("a fault")
    }

    #[test]
    fn a_node_knows_its_bytes_behind_letters_that_are_not_ascii() {
        let text = "title: Caf\u{e9}\nleads:\n  - Anne Example\n";
        let Data::Map(pairs) = read(text, 0..text.len()).unwrap().data else {
            panic!()
        };
        let Data::List(leads) = &pairs[1].1.data else {
            panic!()
        };
        assert_eq!(&text[leads[0].span.clone()], "Anne Example");
    }

    #[test]
    fn spelling_is_kept() {
        let text = "number: 1.10\nanswer: no\ndate: 2019-06-13\n";
        let Data::Map(pairs) = read(text, 0..text.len()).unwrap().data else {
            panic!()
        };
        let texts: Vec<_> = pairs
            .iter()
            .map(|(_, node)| match &node.data {
                Data::Text(text) => text.as_str(),
                _ => "?",
            })
            .collect();
        assert_eq!(texts, ["1.10", "no", "2019-06-13"]);
    }

    #[test]
    fn hostile_nesting_and_aliases_are_refused_early() {
        assert!(fault(&"[".repeat(100_000)).message.contains("deeper"));
        assert!(fault("a: &a [x]\nb: *a\n").message.contains('&'));
    }

    #[test]
    fn faults_are_said_in_an_officers_words() {
        assert!(
            fault("title: Update: done\n")
                .help
                .unwrap()
                .contains("quotation marks")
        );
        assert!(fault("a: 1\na: 2\n").message.contains("written twice"));
        assert!(fault("title: \"open\n").message.contains("quotation mark"));
        let open = fault("leads: [A, B\nmade to: C\n");
        assert!(
            open.message.contains("bracket") && open.span == (7..8),
            "{open:?}"
        );
    }
}
