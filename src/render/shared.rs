//! The rows that many lists share: each is made once, and put into every page that keeps a place for it.

use crate::diagnostic::Finding;
use std::sync::OnceLock;

/// How a place for a row begins, in a page that was made small and in one that was not.
const PLACES: [&str; 2] = ["<li data-row=", "<li data-row=\""];
const END: &str = "</li>";

/// The heading levels at which a row may stand: 0 for none.
const LEVELS: usize = 5;

/// Rows by their heading level and number, as far as a page has asked for them.
pub struct Shared {
    rows: [OnceLock<Vec<OnceLock<Box<str>>>>; LEVELS],
    count: usize,
}

impl Shared {
    /// Room for so many rows.
    pub fn new(count: usize) -> Shared {
        Shared {
            rows: Default::default(),
            count,
        }
    }

    /// A page with its rows, the first `most` of them. `make` makes the HTML of one, by its number and its
    /// heading level.
    pub fn fill(
        &self,
        page: String,
        most: usize,
        make: impl Fn(usize, usize) -> Result<String, Finding>,
    ) -> Result<String, Finding> {
        let [small, _] = PLACES;
        let Some(first) = page.find(small) else {
            return Ok(page);
        };
        let mut out = String::with_capacity(page.len() + 32 * 1024);
        out.push_str(&page[..first]);
        let (mut rest, mut rows) = (&page[first..], 0);
        while let Some(at) = rest.find(small) {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            match place(rest) {
                Some((number, level, length)) if number < self.count && level < LEVELS => {
                    if rows < most {
                        out.push_str(self.row(number, level, &make)?);
                    }
                    rows += 1;
                    rest = &rest[length..];
                }
                _ => {
                    out.push_str(small);
                    rest = &rest[small.len()..];
                }
            }
        }
        out.push_str(rest);
        Ok(out)
    }

    fn row(
        &self,
        number: usize,
        level: usize,
        make: impl Fn(usize, usize) -> Result<String, Finding>,
    ) -> Result<&str, Finding> {
        let rows = self.rows[level].get_or_init(|| vec![OnceLock::new(); self.count]);
        if let Some(row) = rows[number].get() {
            return Ok(row);
        }
        let made = make(number, level)?.into_boxed_str();
        Ok(rows[number].get_or_init(|| made))
    }
}

/// The number, the level and the length of the place for a row with which a text begins.
fn place(text: &str) -> Option<(usize, usize, usize)> {
    let rest = PLACES
        .iter()
        .rev()
        .find_map(|begin| text.strip_prefix(begin))?;
    let (words, rest) = rest.split_once('>')?;
    let rest = rest.strip_prefix(END)?;
    let (number, level) = words.trim_end_matches('"').split_once('-')?;
    Some((
        number.parse().ok()?,
        level.parse().ok()?,
        text.len() - rest.len(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn each_row_is_made_once_and_stands_where_its_place_was() {
        let shared = Shared::new(8);
        let made = Cell::new(0);
        let fill = |page: &str| {
            let make = |number, level| {
                made.set(made.get() + 1);
                Ok(format!("<li>row {number} at {level}</li>"))
            };
            shared
                .fill(page.to_owned(), usize::MAX, make)
                .expect("rows")
        };
        assert_eq!(
            fill("<ul><li data-row=7-2></li><li data-row=\"1-0\"></li></ul>"),
            "<ul><li>row 7 at 2</li><li>row 1 at 0</li></ul>"
        );
        let two = "<ul><li data-row=7-2></li><li data-row=1-0></li></ul>".to_owned();
        let first = shared.fill(two, 1, |_, _| Ok(String::new()));
        assert_eq!(first.expect("rows"), "<ul><li>row 7 at 2</li></ul>");
        assert_eq!(
            fill("<li data-row=7-3></li>x<li data-row=7-2></li>"),
            "<li>row 7 at 3</li>x<li>row 7 at 2</li>"
        );
        assert_eq!(made.get(), 3);
    }

    #[test]
    fn what_is_no_place_for_a_row_stays_as_it_is() {
        let shared = Shared::new(8);
        for page in [
            "",
            "<li>no row</li>",
            "<li data-row=8-2></li>",
            "<li data-row=1-9></li>",
            "<li data-row=1></li>",
            "<li data-row=1-2>words</li>",
            "<li data-row=",
            "<li data-row=\u{e9}-2></li>",
        ] {
            let filled = shared.fill(page.to_owned(), usize::MAX, |_, _| Ok("row".to_owned()));
            assert_eq!(filled.expect("no row"), page);
        }
    }
}
