//! The tables of a text: a column is aligned by a class, and a table that is wider than a small screen
//! scrolls in a box of its own.

/// How a column is written that is aligned to a side, and the class that its cells get for it.
const SIDES: [(&str, &str); 3] = [
    ("right", " class=\"num words\""),
    ("center", " class=\"centre\""),
    ("left", ""),
];

/// The cells of tables with the side to which their column is aligned as a class: a page has no style of
/// its own.
pub(super) fn aligned(html: String) -> String {
    if !html.contains(" style=\"text-align: ") {
        return html;
    }
    SIDES.into_iter().fold(html, |html, (side, class)| {
        ["td", "th"].into_iter().fold(html, |html, tag| {
            let styled = format!("<{tag} style=\"text-align: {side}\">");
            html.replace(&styled, &format!("<{tag}{class}>"))
        })
    })
}

/// Each table in a box, which keyboards reach and which is called by the headings of its columns.
pub(super) fn boxed(html: String) -> String {
    const BEGIN: &str = "<table>";
    const END: &str = "</table>";
    if !html.contains(BEGIN) {
        return html;
    }
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html.as_str();
    while let Some(at) = rest.find(BEGIN) {
        let (before, table) = rest.split_at(at);
        out.push_str(before);
        let inner = &table[BEGIN.len()..];
        let end = inner.find(END).map(|end| BEGIN.len() + end + END.len());
        // Only raw HTML has a table in a table, or one without end.
        let Some(end) = end.filter(|end| !table[BEGIN.len()..*end].contains("<table")) else {
            out.push_str(table);
            return out;
        };
        let (table, behind) = table.split_at(end);
        let name = columns(table);
        match name.is_empty() {
            true => out.push_str("<div class=\"table-box\">"),
            false => out.push_str(&format!(
                "<div class=\"table-box\" role=\"group\" aria-label=\"{name}\" tabindex=\"0\">"
            )),
        }
        out.push_str(table);
        out.push_str("</div>");
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// What stands in the cells of the first row, as it may stand in an attribute.
fn columns(table: &str) -> String {
    let row = table.split_once("</tr>").map_or(table, |(row, _)| row);
    let cells = row.split("</th>").flat_map(|cells| cells.split("</td>"));
    let cells = cells.map(|cell| {
        let pieces = cell.split('<');
        // Of each piece but the first a tag stands before its words.
        let words = pieces.map(|piece| piece.split_once('>').map_or(piece, |(_, words)| words));
        words.collect::<String>().trim().replace('"', "&quot;")
    });
    let cells: Vec<String> = cells.filter(|words| !words.is_empty()).collect();
    cells.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_stands_in_a_box_that_its_columns_name() {
        let table = "<table><thead><tr><th>A <b>\"b\"</b></th><th></th><th>C &amp; d</th></tr></thead></table>";
        let made = boxed(format!("<p>1</p>\n{table}\n<p>2</p>\n{table}"));
        let expected = format!(
            "<div class=\"table-box\" role=\"group\" aria-label=\"A &quot;b&quot;, C &amp; d\" \
             tabindex=\"0\">{table}</div>"
        );
        assert_eq!(made, format!("<p>1</p>\n{expected}\n<p>2</p>\n{expected}"));
        let bare = "<table><tr><td></td></tr></table>";
        assert_eq!(
            boxed(bare.to_owned()),
            format!("<div class=\"table-box\">{bare}</div>")
        );
        let nested = "<table><tr><td><table></table></td></tr></table>";
        assert_eq!(boxed(nested.to_owned()), nested);
        assert_eq!(boxed("<p>a</p>".to_owned()), "<p>a</p>");
    }
}
