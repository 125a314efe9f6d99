//! A stretch of an officer's writing as it stands in a file, all of which would be published.

use crate::source::{Place, Source};
use std::ops::Range;

/// A stretch of one content file. Comments, silences and all that is withheld are left out.
pub struct Writing<'a> {
    pub source: &'a Source,
    /// Where it begins in the file, in bytes.
    pub start: usize,
    pub text: &'a str,
}

impl Writing<'_> {
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

    /// The run of characters without white space around `at`, such as a whole web address.
    pub fn run_around(&self, at: usize) -> &str {
        let before = self.text[..at]
            .rfind(char::is_whitespace)
            .map_or(0, |blank| {
                blank + self.text[blank..].chars().next().map_or(1, char::len_utf8)
            });
        let after = self.text[at..]
            .find(char::is_whitespace)
            .map_or(self.text.len(), |blank| at + blank);
        &self.text[before..after]
    }

    /// Whether what stands at `at` is part of a web or mail address.
    pub fn is_in_address(&self, at: usize) -> bool {
        let run = self.run_around(at);
        run.contains("://") || run.contains("](") || run.contains("www.")
    }

    /// The sentence around `at`, as far as full stops and empty lines tell.
    pub fn sentence_around(&self, at: usize) -> &str {
        let ends = |text: &str| {
            [". ", ".\n", "! ", "? ", "\n\n", "\n- ", "\n#", "\r\n\r\n"]
                .into_iter()
                .filter_map(|end| text.find(end).map(|found| found + 1))
                .min()
        };
        let begins = [". ", ".\n", "! ", "? ", "\n\n", "\n- ", "\n#", "\r\n\r\n"]
            .into_iter()
            .filter_map(|end| self.text[..at].rfind(end).map(|found| found + end.len()))
            .max()
            .unwrap_or(0);
        let end = ends(&self.text[at..]).map_or(self.text.len(), |end| at + end);
        self.text[begins.min(at)..end].trim()
    }
}
