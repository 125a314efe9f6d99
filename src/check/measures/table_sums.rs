//! Whether the last row of a table is the sum of the rows above it, and the last column that of the columns
//! before it. What does not add up is told by the check for sums.

use crate::check::Pattern;
use std::ops::Range;

/// A cell that is not the sum of the others.
pub(super) struct Wrong {
    /// Where the cell stands in the text.
    pub(super) span: Range<usize>,
    /// What it is the total of: "column `2024/25`", "row `North`".
    pub(super) of: String,
    pub(super) sum: f64,
}

/// The words of a cell and where they stand.
type Cell<'t> = (&'t str, Range<usize>);

/// A number in a cell, with how many digits stand behind its point and the signs around it.
struct Number<'t> {
    number: f64,
    decimals: usize,
    around: (&'t str, &'t str),
}

/// What a row or column is that adds up the others.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// It calls itself a total.
    Total,
    /// It may be a total, or that of which no sum can be made.
    Whole,
}

/// Words of a column or a row whose numbers cannot be added.
static NO_SUM: Pattern = Pattern::new(
    r"(?i)%|(?-u:\b)(?:per\s?cent\w*|proportions?|share|average|avg|mean|median|rates?|ratio|index|scores?|rank\w*|per|days\s+to|waits?|price|cumulative|running|to\s+date|ytd|change|difference|variance|target|no\.|ref\w*|page|age)(?-u:\b)",
);

/// Words of a row that is part of another one, or of a table whose parts overlap.
static NO_PART: Pattern = Pattern::new(
    r"(?i)^\W*(?:of\s+which|of\s+whom|includ\w+|sub-?\s?totals?|(?:grand\s+|overall\s+)?totals?|net|less|gross|balance|average|target|minus|all)(?-u:\b)",
);

/// Words beside a table by which its total need not be the sum.
static SAID: Pattern = Pattern::new(
    r"(?i)round(?:ed|ing)|suppress\w*|more\s+than\s+(?:one|once)|(?:not|may\s+not)\s+(?:sum|add)|overlap\w*|multiple|double.count\w*|unique|distinct|some\s+\w+\s+are\s+in\s+both|estimat\w*",
);

/// The cells of the tables in a text that are not the sum of the others.
pub(super) fn wrong_sums(text: &str) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut table: Vec<Vec<Cell<'_>>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n').chain([""]) {
        if line.contains('|') {
            table.push(cells(line, at));
        } else {
            look_at_table(&table, &mut wrong);
            table.clear();
        }
        at += line.len();
    }
    if !wrong.is_empty() && SAID.is_in(text) {
        wrong.clear();
    }
    wrong
}

fn cells(line: &str, start: usize) -> Vec<Cell<'_>> {
    let words = line.trim();
    let words = words.strip_prefix('|').unwrap_or(words);
    let words = words.strip_suffix('|').unwrap_or(words);
    let cells = words.split('|').map(|cell| {
        let cell = cell.trim().trim_matches('*').trim();
        let from = start + (cell.as_ptr() as usize - line.as_ptr() as usize);
        (cell, from..from + cell.len())
    });
    cells.collect()
}

fn look_at_table(table: &[Vec<Cell<'_>>], wrong: &mut Vec<Wrong>) {
    let [head, line, rows @ ..] = table else {
        return;
    };
    let is_line = (line.iter())
        .all(|(cell, _)| cell.contains('-') && cell.trim_matches([':', '-']).is_empty());
    let is_even = rows.iter().all(|row| row.len() == head.len());
    if !is_line || !is_even {
        return;
    }
    if let Some((last, parts)) = rows.split_last() {
        look_at_last_row(head, parts, last, wrong);
    }
    look_at_last_column(head, rows, wrong);
}

/// What the label of a row or column says that it is.
fn kind(label: &str) -> Option<Kind> {
    let label = label.trim_end_matches([':', '.']).to_lowercase();
    match label.as_str() {
        "total" | "totals" | "grand total" | "overall total" | "total number" | "sum" => {
            Some(Kind::Total)
        }
        "all" | "year" | "full year" | "whole year" | "year total" | "annual total" | "overall" => {
            Some(Kind::Whole)
        }
        label if label.starts_with("total ") && label.len() < 30 => Some(Kind::Whole),
        label if label.ends_with(" total") && label.len() < 30 => Some(Kind::Whole),
        _ => None,
    }
}

fn look_at_last_row(
    head: &[Cell<'_>],
    parts: &[Vec<Cell<'_>>],
    last: &[Cell<'_>],
    wrong: &mut Vec<Wrong>,
) {
    let label = |row: &[Cell<'_>]| row.first().map_or("", |(label, _)| label).to_owned();
    let Some(kind) = kind(&label(last)) else {
        return;
    };
    if parts.len() < 2
        || parts
            .iter()
            .any(|row| NO_PART.is_in(&label(row)) || NO_SUM.is_in(&label(row)))
    {
        return;
    }
    for column in 1..last.len() {
        let words = head[column].0;
        if NO_SUM.is_in(words) {
            continue;
        }
        let above: Vec<&str> = parts.iter().map(|row| row[column].0).collect();
        if let Some(sum) = not_the_sum(&above, last[column].0, kind) {
            wrong.push(Wrong {
                span: last[column].1.clone(),
                of: of("column", words),
                sum,
            });
        }
    }
}

/// The last column is only taken for a total where it is one in most rows: the columns before it may be of
/// many kinds.
fn look_at_last_column(head: &[Cell<'_>], rows: &[Vec<Cell<'_>>], wrong: &mut Vec<Wrong>) {
    let Some(((label, _), others)) = head.split_last() else {
        return;
    };
    if kind(label) != Some(Kind::Total)
        || others.len() < 3
        || others.iter().any(|(cell, _)| NO_SUM.is_in(cell))
    {
        return;
    }
    let (mut sound, mut odd) = (0, Vec::new());
    for row in rows {
        let parts: Vec<&str> = row[1..others.len()].iter().map(|(cell, _)| *cell).collect();
        let (total, span) = &row[others.len()];
        match not_the_sum(&parts, total, Kind::Total) {
            Some(sum) => odd.push(Wrong {
                span: span.clone(),
                of: of("row", row[0].0),
                sum,
            }),
            None if parts
                .iter()
                .chain([total])
                .all(|cell| number(cell).is_some()) =>
            {
                sound += 1
            }
            None => {}
        }
    }
    if sound >= 2 && sound > odd.len() {
        wrong.extend(odd);
    }
}

fn of(kind: &str, name: &str) -> String {
    match name {
        "" => format!("this {kind}"),
        name => format!("the {kind} `{name}`"),
    }
}

/// The sum of some cells, if it can be made and another stands in the cell for it.
fn not_the_sum(parts: &[&str], total: &str, kind: Kind) -> Option<f64> {
    let total = number(total)?;
    let parts: Vec<Number<'_>> = parts
        .iter()
        .map(|part| number(part))
        .collect::<Option<_>>()?;
    let is_year =
        |part: &Number<'_>| (1990.0..2100.0).contains(&part.number) && part.around == ("", "");
    if parts.len() < 2
        || parts.iter().any(|part| part.around != total.around)
        || parts.iter().all(is_year)
    {
        return None;
    }
    let sum: f64 = parts.iter().map(|part| part.number).sum();
    let count = parts.len() as f64;
    let is_round = |to: f64| (parts.iter().chain([&total])).all(|part| part.number % to == 0.0);
    let decimals = (parts.iter().chain([&total]))
        .map(|part| part.decimals)
        .max()?;
    // Numbers that were rounded each by itself make another sum, and money was.
    let room = match decimals {
        0 if sum >= 100.0 && is_round(10.0) => 5.0 * (count + 1.0),
        0 if sum >= 50.0 && is_round(5.0) => 2.5 * (count + 1.0),
        0 if total.around == ("", "") => 0.0,
        _ => 0.5 * (count + 1.0) * 0.1_f64.powi(i32::try_from(decimals).ok()?),
    };
    let apart = (sum - total.number).abs();
    // What is far from the sum was never meant to be one.
    let far = match kind {
        Kind::Total => 0.5,
        Kind::Whole => 0.15,
    };
    (apart > room + 1e-6 && apart <= far * sum).then_some(sum)
}

/// A cell that is one number.
fn number(cell: &str) -> Option<Number<'_>> {
    let start = cell.find(|c: char| c.is_ascii_digit())?;
    let end = cell.rfind(|c: char| c.is_ascii_digit())? + 1;
    let around = (cell[..start].trim(), cell[end..].trim());
    let digits = &cell[start..end];
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = !whole.contains(',') || first.len() <= 3;
    let is_number = is_plain(first)
        && is_plain(decimals)
        && is_grouped
        && groups.all(|group| group.len() == 3 && is_plain(group))
        && matches!(around.0, "" | "\u{a3}")
        && matches!(around.1, "" | "m" | "k");
    is_number.then_some(Number {
        number: digits.replace(',', "").parse().ok()?,
        decimals: decimals.len(),
        around,
    })
}
