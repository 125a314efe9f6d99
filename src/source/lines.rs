//! Where the lines of a text begin, so that a place in it has a line and a column.

use memchr::memchr_iter;

/// Where the lines of a text begin, and how many characters stand before every so many bytes.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    characters: Vec<u32>,
}

impl Lines {
    /// So many bytes are counted anew for each place.
    const STEP: usize = 4096;

    /// Counts a text out.
    pub fn of(text: &str) -> Lines {
        let mut starts = vec![0];
        let ends = memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
        starts.extend(ends.map(|start| u32::try_from(start).unwrap_or(u32::MAX)));
        let mut characters = Vec::with_capacity(text.len() / Lines::STEP + 1);
        let mut count = 0;
        for step in text.as_bytes().chunks(Lines::STEP) {
            characters.push(count);
            let begun = step.iter().filter(begins_character).count();
            count = u32::try_from(begun).map_or(u32::MAX, |begun| count.saturating_add(begun));
        }
        Lines { starts, characters }
    }

    /// The line and the column of a byte of the text that was counted out.
    pub fn position(&self, text: &str, at: usize) -> (usize, usize) {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.line(at);
        let start = self.starts.get(line - 1).copied().unwrap_or(0) as usize;
        let column = self.characters_before(text, at) - self.characters_before(text, start);
        (line, column + 1)
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= at)
    }

    fn characters_before(&self, text: &str, at: usize) -> usize {
        let step = (at / Lines::STEP).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(step).copied().unwrap_or(0) as usize;
        let rest = text
            .as_bytes()
            .get(step * Lines::STEP..at)
            .unwrap_or_default();
        counted + rest.iter().filter(begins_character).count()
    }
}

/// A byte that goes on with a character begins with the bits 10.
fn begins_character(byte: &&u8) -> bool {
    **byte & 0b1100_0000 != 0b1000_0000
}
