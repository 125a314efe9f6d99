//! The door to CSV, as RFC 4180 has it: one heading row, UTF-8, and no cell that a spreadsheet would
//! take for a formula.

use csv::{Terminator, WriterBuilder};

/// A table as CSV. A cell that begins like a formula gets an apostrophe before it, unless it is a
/// number.
pub fn text(columns: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing to memory does not fail, and each row has as many cells as the heading.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| guarded(cell).into_owned()));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula.
pub fn guarded(cell: &str) -> std::borrow::Cow<'_, str> {
    let is_number = || cell.parse::<f64>().is_ok_and(f64::is_finite);
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number() {
        true => format!("'{cell}").into(),
        false => cell.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        let row = |cell: &str| vec![cell.to_owned(), "a \"b\", c".to_owned()];
        assert_eq!(
            text(&["one", "two"], [row("=1+1"), row("-3.5")]),
            "one,two\r\n'=1+1,\"a \"\"b\"\", c\"\r\n-3.5,\"a \"\"b\"\", c\"\r\n"
        );
    }
}
