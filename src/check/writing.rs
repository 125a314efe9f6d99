//! A stretch of an officer's writing as it stands in a file, all of which would be published.

use crate::source::{Place, Source};
use std::ops::Range;

/// A stretch of one content file. Comments, silences and all that is withheld are left out.
pub struct Writing<'a> {
    pub source: &'a Source,
    /// Where it begins in the file, in bytes.
    pub start: usize,
    /// Where in the file the Markdown begins, behind the front matter; its end if there is none.
    pub body: usize,
    pub text: &'a str,
    /// Where in the text, from the first to the last, the words stand for which a check is shown it; all of
    /// it where none were asked for.
    pub heard: Range<usize>,
}

/// How far a run or a sentence is looked for in each direction, in bytes: further than any goes that
/// somebody wrote, and short enough for a line without end.
const FURTHEST: usize = 500;

impl<'a> Writing<'a> {
    /// The paragraphs from the first to the last in which the words stand for which a check is shown it.
    pub fn near(&self) -> Writing<'a> {
        const BREAK: &str = "\n\n";
        let (before, behind) = (&self.text[..self.heard.start], &self.text[self.heard.end..]);
        let from = before.rfind(BREAK).map_or(0, |at| at + BREAK.len());
        let to = behind.find(BREAK).unwrap_or(behind.len()) + self.heard.end;
        let text = &self.text[from..to];
        Writing {
            start: self.start + from,
            text,
            heard: 0..text.len(),
            ..*self
        }
    }

    /// The place in the file of a span of bytes of the text.
    pub fn place(&self, span: Range<usize>) -> Place {
        Place::new(
            self.source.id,
            self.start + span.start..self.start + span.end,
        )
    }

    /// Whether the file is Markdown, front matter and all, and not a table.
    pub fn is_markdown(&self) -> bool {
        self.source.path.ends_with(".md")
    }

    /// The run of letters and digits that begins at `start`: all signs beyond the plain ones count as letters.
    pub fn run_from(&self, start: usize) -> Range<usize> {
        let mut length = 0;
        for byte in self.text.as_bytes()[start..].iter() {
            if !is_part(*byte) {
                break;
            }
            length += 1;
        }
        start..start + length
    }

    /// The run of characters without white space around `at`, such as a whole web address.
    pub fn run_around(&self, at: usize) -> &'a str {
        let (before, after) = self.around(at);
        let head = before.rfind(char::is_whitespace).map_or(before, |blank| {
            let behind = &before[blank..];
            &behind[behind.chars().next().map_or(0, char::len_utf8)..]
        });
        let tail = after.find(char::is_whitespace).unwrap_or(after.len());
        &self.text[at - head.len()..at + tail]
    }

    /// Where in a run of letters and digits a word of plain ones begins: all others part them.
    pub fn plain_starts(&self, run: Range<usize>) -> impl Iterator<Item = usize> {
        let bytes = self.text.as_bytes();
        let begin = run.start;
        run.filter(move |at| bytes[*at].is_ascii() && (*at == begin || !bytes[*at - 1].is_ascii()))
    }

    /// What stands right before and right behind `at`, as far as is looked.
    fn around(&self, at: usize) -> (&'a str, &'a str) {
        let mut start = at.saturating_sub(FURTHEST);
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        let mut end = (at + FURTHEST).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        (&self.text[start..at], &self.text[at..end])
    }

    /// Whether what stands at `at` is part of a web or mail address.
    pub fn is_in_address(&self, at: usize) -> bool {
        let run = self.run_around(at);
        run.contains("://") || run.contains("](") || run.contains("www.")
    }

    /// The sentence around `at`, as far as full stops and empty lines tell.
    pub fn sentence_around(&self, at: usize) -> &'a str {
        const ENDS: [&str; 8] = [". ", ".\n", "! ", "? ", "\n\n", "\n- ", "\n#", "\r\n\r\n"];
        let (before, after) = self.around(at);
        let head = ENDS
            .iter()
            .filter_map(|end| before.rfind(end).map(|found| found + end.len()))
            .max()
            .unwrap_or(0);
        let tail = ENDS
            .iter()
            .filter_map(|end| after.find(end).map(|found| found + 1))
            .min()
            .unwrap_or(after.len());
        self.text[at - (before.len() - head)..at + tail].trim()
    }
}

/// Whether a byte is part of a run of letters and digits.
pub(super) fn is_part(byte: u8) -> bool {
    const PARTS: [bool; 256] = {
        let mut parts = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            let plain = byte as u8;
            parts[byte] = plain.is_ascii_alphanumeric() || !plain.is_ascii();
            byte += 1;
        }
        parts
    };
    PARTS[usize::from(byte)]
}

#[cfg(test)]
impl<'a> Writing<'a> {
    /// All of a file, as if it were text alone.
    pub(super) fn whole(source: &'a Source) -> Writing<'a> {
        Writing {
            source,
            start: 0,
            body: 0,
            text: &source.text,
            heard: 0..source.text.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn a_run_and_a_sentence_are_found_and_a_line_without_end_is_cut() {
        let long = "é".repeat(10_000);
        let text = format!("One. See https://example.org/a now.\n\n{long}");
        let sources = Sources::from_texts([("pages/a.md", text.as_str())]);
        let writing = Writing::whole(&sources.texts()[0]);
        let at = text.find("example").expect("a place");
        let far = text.find('é').expect("a place") + 10_000;
        assert_eq!(writing.run_around(at), "https://example.org/a");
        assert!(writing.is_in_address(at));
        assert_eq!(
            writing.sentence_around(at),
            "See https://example.org/a now."
        );
        assert!(writing.run_around(far).len() <= 2 * FURTHEST);
        assert!(writing.sentence_around(far).len() <= 2 * FURTHEST);
    }
}
