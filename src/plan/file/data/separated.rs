//! A table as CSV.

use crate::plan::Site;
use crate::plan::csv::Csv;
use crate::plan::file::data::cell::Cell;
use crate::plan::file::data::sheet::Table;

/// The text of the file.
pub fn text(site: &Site<'_>, table: &dyn Table) -> String {
    let fields = table.fields();
    let mut csv = Csv::new(fields.iter().map(|field| field.name.as_str()));
    table.each(site, &mut |cells| {
        for cell in cells {
            match cell {
                Cell::Empty => csv.plain(""),
                Cell::Text(text) => csv.words(text),
                Cell::Number(number) => csv.plain(number),
                Cell::Whole(number) => csv.plain(number),
                Cell::YesNo(is_so) => csv.plain(is_so),
            }
        }
        csv.end();
    });
    csv.finish()
}
