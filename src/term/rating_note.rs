//! What a note beside a rating says of the targets that it was judged by.

use crate::term::{PartialDate, Pattern};

/// The year whose targets a note names.
pub enum Other<'a> {
    /// "RAG based on 18/19 targets".
    Year { words: &'a str, date: PartialDate },
    /// "rated against last year's target".
    LastYear { words: &'a str },
}

impl<'a> Other<'a> {
    /// The words that say so.
    pub fn words(&self) -> &'a str {
        match self {
            Other::Year { words, .. } | Other::LastYear { words } => words,
        }
    }
}

static RATED: Pattern = Pattern::new(
    r"(?i)\b(?:rag|rat(?:ed|ing|ings)|status|judged|assessed|measured|compared|scored|colou?red?)\b[^.;]*?\b(?:based on|against|on|by|using|uses|to|from|with|for|of)\s+(?:the\s+)?(?:(?P<last>(?:last|previous|prior|old|next|earlier) year(?:'s|\u{2019}s|s)?)|(?P<before>(?:20)?\d\d\s?[/\u{2010}-\u{2015}-]\s?(?:20)?\d\d|20\d\d))\s+(?:\w+\s)?targets?\b",
);
static BEHIND: Pattern = Pattern::new(
    r"(?i)\b(?:rag|rat(?:ed|ing|ings)|status|judged|assessed|measured|compared|scored|colou?red?)\b[^.;]*?\btargets? (?:for|of|from|in|set for)\s+(?:the\s+)?(?:(?P<last>(?:last|previous|prior|next|earlier) year)|(?P<before>(?:20)?\d\d\s?[/\u{2010}-\u{2015}-]\s?(?:20)?\d\d|20\d\d))\b",
);

/// The year whose targets a note says that the rating was judged by; none where it says nothing.
pub fn other_target(note: &str) -> Option<Other<'_>> {
    if !note.to_lowercase().contains("target") {
        return None;
    }
    for pattern in [&RATED, &BEHIND] {
        if let Some(hit) = pattern.captures_iter(note).next() {
            let words = hit.get(0)?.as_str();
            if hit.name("last").is_some() {
                return Some(Other::LastYear { words });
            }
            let date = PartialDate::read(hit.name("before")?.as_str());
            date.earliest()?;
            return Some(Other::Year { words, date });
        }
    }
    None
}
