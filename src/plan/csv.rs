//! The door to CSV, as RFC 4180 has it: one heading row, UTF-8, and no cell that a spreadsheet would
//! take for a formula.

use csv::{Terminator, Writer, WriterBuilder};
use std::borrow::Cow;

/// A table in the making. Writing into memory fails for no reason that a reader could be told of.
pub struct Csv {
    writer: Writer<Vec<u8>>,
}

impl Csv {
    /// A table with its heading row.
    pub fn new<'c>(columns: impl IntoIterator<Item = &'c str>) -> Csv {
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .from_writer(Vec::new());
        let _ = writer.write_record(columns);
        Csv { writer }
    }

    /// Adds a cell of words, guarded.
    pub fn words(&mut self, words: &str) {
        let _ = self.writer.write_field(guarded(words).as_ref());
    }

    /// Adds a cell that is a number, a yes or no, or empty.
    pub fn plain(&mut self, value: impl ToString) {
        let _ = self.writer.write_field(value.to_string());
    }

    /// Ends the row.
    pub fn end(&mut self) {
        let _ = self.writer.write_record(None::<&[u8]>);
    }

    /// The text of the file.
    pub fn finish(self) -> String {
        let bytes = self.writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// A table of cells of which each that is a number counts as one.
pub fn text(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Csv::new(columns.iter().copied());
    for row in rows {
        for cell in row {
            match cell.parse::<f64>().is_ok_and(f64::is_finite) {
                true => table.plain(cell),
                false => table.words(&cell),
            }
        }
        table.end();
    }
    table.finish()
}

/// The text with an apostrophe before it where a spreadsheet could take it for a formula. A text that
/// looks as if it had been guarded gets one more, so that taking one away always gives the text back.
fn guarded(text: &str) -> Cow<'_, str> {
    const BEGINS: [char; 11] = [
        '=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ];
    if text.trim_start_matches('\'').starts_with(BEGINS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_guarded_and_nothing_else() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+44 pages", "'+44 pages"),
            ("-5%", "'-5%"),
            ("@home", "'@home"),
            ("'=1", "''=1"),
            ("'tis", "'tis"),
            ("1 = 1", "1 = 1"),
            ("\u{2022} a point", "\u{2022} a point"),
        ] {
            assert_eq!(guarded(text), cell);
        }
    }

    #[test]
    fn a_number_stays_one() {
        let row = |cell: &str| vec![cell.to_owned(), "a \"b\", c".to_owned()];
        assert_eq!(
            text(&["one", "two"], [row("=1+1"), row("-3.5")]),
            "one,two\r\n'=1+1,\"a \"\"b\"\", c\"\r\n-3.5,\"a \"\"b\"\", c\"\r\n"
        );
    }
}
