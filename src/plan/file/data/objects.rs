//! A table as JSON: what it is, for which day it is true, under which licence, and its rows with the
//! same names and values as the CSV, numbers as numbers and nothing guarded.

use crate::plan::Site;
use crate::plan::file::data::cell::Cell;
use crate::plan::file::data::head::head;
use crate::plan::file::data::sheet::Table;
use crate::plan::file::data::title;
use serde_json::Value;
use std::fmt::Write;

/// The text of the file.
pub fn text(site: &Site<'_>, table: &dyn Table) -> String {
    let mut head = head(site, &title(site, table.name()));
    head.shift_insert(0, "table".to_owned(), table.name().into());
    let mut out = Value::Object(head).to_string();
    out.pop();
    out.push_str(",\"rows\":[");
    let names: Vec<String> = table
        .fields()
        .iter()
        .map(|field| quoted(&field.name))
        .collect();
    let mut is_first = true;
    table.each(site, &mut |cells| {
        out.push_str(if is_first { "\n{" } else { ",\n{" });
        is_first = false;
        for (at, (name, cell)) in names.iter().zip(cells).enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push_str(name);
            out.push(':');
            // Writing into memory does not fail.
            let _ = match cell {
                Cell::Empty => out.write_str("null"),
                Cell::Text(text) => out.write_str(&quoted(text)),
                Cell::Number(number) => write!(out, "{number}"),
                Cell::Whole(number) => write!(out, "{number}"),
                Cell::YesNo(is_so) => write!(out, "{is_so}"),
            };
        }
        out.push('}');
    });
    out.push_str("\n]}\n");
    out
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_else(|_| "null".to_owned())
}
