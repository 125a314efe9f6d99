//! What a check has told of in one text, so that nothing is told of twice.

use std::collections::BTreeMap;
use std::ops::Range;

/// Spans of a text of which no two share a byte, by where they begin. However many there are, each question
/// costs little.
#[derive(Debug, Default)]
pub struct Told(BTreeMap<usize, usize>);

impl Told {
    /// Whether a span shares a byte with one that was told of.
    pub fn shares(&self, span: &Range<usize>) -> bool {
        let last = self.0.range(..span.end).next_back();
        last.is_some_and(|(_, end)| *end > span.start)
    }

    /// Takes a span in, if it shares a byte with none before; says whether it did.
    pub fn add(&mut self, span: Range<usize>) -> bool {
        let is_new = !self.shares(&span);
        if is_new {
            self.0.insert(span.start, span.end);
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn what_shares_a_byte_is_told_once() {
        let mut told = Told::default();
        assert!(told.add(10..20));
        for again in [10..20, 0..11, 19..30, 12..13, 0..99] {
            assert!(!told.add(again.clone()), "{again:?}");
        }
        assert!(told.add(20..21) && told.add(0..10));
        assert!(!told.shares(&(21..30)));
    }
}
