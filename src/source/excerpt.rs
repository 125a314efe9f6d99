//! Words of a file that share its text, so that a record holds no copy of what its file holds.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A text that is a stretch of a file, or one of its own where the file has it in another form.
#[derive(Clone)]
pub struct Excerpt {
    text: Arc<str>,
    start: u32,
    end: u32,
}

impl Excerpt {
    /// A stretch of a longer text; nothing where it has none such.
    pub fn of(text: &Arc<str>, span: Range<usize>) -> Excerpt {
        match (u32::try_from(span.start), u32::try_from(span.end)) {
            (Ok(start), Ok(end)) if text.get(span.clone()).is_some() => Excerpt {
                text: Arc::clone(text),
                start,
                end,
            },
            _ => Excerpt::default(),
        }
    }

    /// How many bytes the words have; the file itself is not looked at.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        let span = self.start as usize..self.end as usize;
        self.text.get(span).unwrap_or_default()
    }
}

impl Default for Excerpt {
    fn default() -> Excerpt {
        Excerpt::from("")
    }
}

impl From<&str> for Excerpt {
    fn from(words: &str) -> Excerpt {
        Excerpt {
            text: words.into(),
            start: 0,
            end: u32::try_from(words.len()).unwrap_or(u32::MAX),
        }
    }
}

impl Deref for Excerpt {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Excerpt;
    use std::sync::Arc;

    #[test]
    fn a_stretch_shares_the_text_and_never_reaches_over_it() {
        let text: Arc<str> = "Ône two.".into();
        assert_eq!(&*Excerpt::of(&text, 5..9), "two.");
        for beyond in [5..99, 1..5] {
            assert_eq!(&*Excerpt::of(&text, beyond), "");
        }
        let kept = Excerpt::of(&text, 0..4);
        assert_eq!(Arc::strong_count(&text), 2);
        assert_eq!(kept.as_str(), "Ône");
    }
}
