//! A table as CSV, as RFC 4180 lays it out: the door to the writer of CSV. A cell that a spreadsheet
//! would take for a formula is guarded.

use crate::plan::Site;
use crate::plan::file::data::cell::Cell;
use crate::plan::file::data::sheet::Table;
use std::borrow::Cow;

/// The text of the file.
pub fn text(site: &Site<'_>, table: &dyn Table) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Writing into memory fails for no reason that a reader could be told of.
    let names = table.fields().into_iter().map(|field| field.name);
    let _ = writer.write_record(names);
    table.each(site, &mut |cells| {
        for cell in cells {
            let _ = match cell {
                Cell::Empty => writer.write_field(""),
                Cell::Text(text) => writer.write_field(guarded(text).as_ref()),
                Cell::Number(number) => writer.write_field(number.to_string()),
                Cell::Whole(number) => writer.write_field(number.to_string()),
                Cell::YesNo(is_so) => writer.write_field(is_so.to_string()),
            };
        }
        let _ = writer.write_record(None::<&[u8]>);
    });
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
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
}
