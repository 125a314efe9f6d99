//! The form of a record that is a row of a table, put behind the rows that are there. What stands in the
//! file stays byte for byte. Goes to `answerable new`.

use crate::blank::file::{Known, references};
use crate::blank::form::{Given, lines};
use crate::blank::kind::{Kept, RecordKind};
use crate::blank::reference::{after, free};
use crate::source::{Source, Sources};
use crate::term::slug::slug;
use crate::term::text::{name_key, nearest, one_of};
use crate::yaml::{self, Data, Node};

/// A table with the new row in it.
#[derive(Debug)]
pub struct RowForm {
    /// Below the content folder.
    pub path: String,
    /// The whole file as it was; none if there was none.
    pub before: Option<String>,
    /// The whole file with the row.
    pub after: String,
    /// The line on which the row begins, from 1.
    pub line: usize,
    pub reference: Option<String>,
}

/// Why no row can be put into a table.
#[derive(Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing says what the record is called.
    NoTitle,
    /// The table cannot be read: its file.
    Unreadable(String),
    /// The table stands in brackets: its file.
    Brackets(String),
    /// There is a record of this name: where.
    There(String),
    /// It has to be said below which of these it belongs.
    Which(String),
    /// None of these has the name that was given: all of them, and the one that was likely meant.
    NoSuch(String, Option<String>),
    /// There is nothing yet below which it could belong: the kind of that.
    NoneYet(&'static str),
}

/// The table of a kind with a new row.
pub fn row(kind: &RecordKind, known: &Known<'_>, sources: &Sources) -> Result<RowForm, Refused> {
    let (Some(title), Some(called)) = (
        known.title.map(str::trim).filter(|title| !title.is_empty()),
        kind.title,
    ) else {
        return Err(Refused::NoTitle);
    };
    let table = kind.kept.place();
    let files: Vec<&Source> = sources
        .texts()
        .iter()
        .map(|source| &**source)
        .filter(|source| is_of(table, &source.path))
        .collect();
    let mut read: Vec<(&Source, Node)> = Vec::with_capacity(files.len());
    for source in files {
        match yaml::read(&source.text, 0..source.text.len()) {
            Ok(node) => read.push((source, node)),
            Err(_) => return Err(Refused::Unreadable(source.path.clone())),
        }
    }
    match kind.kept {
        Kept::Below { key, .. } => below(kind, (key, called, title), known, &read),
        _ => at_the_end(kind, (called, title), known, sources, &read),
    }
}

/// Whether a file is this table or a part of it.
fn is_of(table: &str, path: &str) -> bool {
    path.strip_prefix(table).is_some_and(|rest| {
        rest == ".yaml" || rest == ".yml" || (rest.starts_with('/') && !rest.ends_with(".md"))
    })
}

/// A row behind the last of a table.
fn at_the_end(
    kind: &RecordKind,
    (called, title): (&'static str, &str),
    known: &Known<'_>,
    sources: &Sources,
    read: &[(&Source, Node)],
) -> Result<RowForm, Refused> {
    let table = kind.kept.place();
    let of_post = kind.word == "post";
    for (source, node) in read {
        for row in rows(node) {
            let is_same =
                text_at(row, called).is_some_and(|name| name_key(name) == name_key(title));
            let elsewhere =
                of_post && text_at(row, "organisation").map(name_key) != known.body.map(name_key);
            if is_same && !elsewhere {
                let line = source.line(row.span.start);
                return Err(Refused::There(format!("{}:{line}", source.path)));
            }
        }
    }
    let mut given: Given = vec![(called, title.to_owned())];
    let mut reference = None;
    if let "framework" | "performance-framework" | "plan" | "document" = kind.word {
        let made = free(&slug(title), &references(sources));
        given.insert(0, ("reference", made.clone()));
        reference = Some(made);
    }
    let body = |key| known.body.map(|body| (key, body.to_owned()));
    let date = |key| {
        known
            .date
            .as_ref()
            .map(|(words, _)| (key, (*words).to_owned()))
    };
    match kind.word {
        "post" | "body" => given.extend(body("organisation")),
        "framework" | "performance-framework" => given.extend(body("body")),
        "plan" => {
            given.extend(body("body"));
            given.extend(date("agreed on"));
        }
        "document" => {
            given.extend(body("publisher"));
            given.extend(date("published on"));
        }
        _ => {}
    }
    let lines = lines(table, None, &given);
    let main = format!("{table}.yaml");
    let Some((source, node)) = read
        .iter()
        .find(|(source, _)| source.path == main)
        .or(read.last())
    else {
        return Ok(RowForm {
            path: main,
            before: None,
            after: indented(&lines, 0, "\n"),
            line: 1,
            reference,
        });
    };
    let column = match &node.data {
        Data::Empty => 0,
        Data::List(items) => {
            column(&source.text, items).ok_or_else(|| Refused::Brackets(source.path.clone()))?
        }
        _ => return Err(Refused::Brackets(source.path.clone())),
    };
    let form = put_in(source, source.text.len(), &lines, column, reference);
    let is_longer = yaml::read(&form.after, 0..form.after.len())
        .is_ok_and(|new| rows(&new).len() == rows(node).len() + 1);
    match is_longer {
        true => Ok(form),
        false => Err(Refused::Brackets(source.path.clone())),
    }
}

/// A row behind the last one under a key of a framework or plan.
fn below(
    kind: &RecordKind,
    (key, called, title): (&'static str, &'static str, &str),
    known: &Known<'_>,
    read: &[(&Source, Node)],
) -> Result<RowForm, Refused> {
    let table = kind.kept.place();
    let above: Vec<(&Source, &Node)> = read
        .iter()
        .flat_map(|(source, node)| rows(node).iter().map(move |row| (*source, row)))
        .collect();
    let reference_of = |row: &Node| text_at(row, "reference").unwrap_or_default().to_owned();
    // A plan has the key `framework` too, for what it carries out.
    let title_key = match table {
        "plans" => "title",
        _ => "framework",
    };
    let is_meant = |row: &Node| {
        known.under.is_some_and(|under| {
            [
                reference_of(row).as_str(),
                text_at(row, title_key).unwrap_or_default(),
            ]
            .iter()
            .any(|name| name_key(name) == name_key(under))
        })
    };
    let (source, row) = match (known.under, above.as_slice()) {
        (_, []) => {
            return Err(Refused::NoneYet(match table {
                "plans" => "plan",
                "indicators" => "performance-framework",
                _ => "framework",
            }));
        }
        (None, [only]) => *only,
        _ => {
            let found = above.iter().find(|(_, row)| is_meant(row)).copied();
            let rows = || above.iter().map(|(_, row)| *row);
            let names: Vec<String> = rows().map(reference_of).collect();
            let known_names = || one_of(names.iter().map(String::as_str));
            found.ok_or_else(|| match known.under {
                None => Refused::Which(known_names()),
                Some(under) => {
                    let titles = rows().filter_map(|row| text_at(row, title_key));
                    let all = names.iter().map(String::as_str).chain(titles);
                    Refused::NoSuch(known_names(), nearest(under, all).map(str::to_owned))
                }
            })?
        }
    };
    let refused = || Refused::Brackets(source.path.clone());
    let Data::Map(pairs) = &row.data else {
        return Err(refused());
    };
    let code = match kind.word {
        "priority" => "code",
        "indicator" => "number",
        _ => "reference",
    };
    let there = pairs.iter().find(|(found, _)| found.text == key);
    let last =
        there.and_then(|(_, node)| rows(node).iter().rev().find_map(|row| text_at(row, code)));
    let given: Given = vec![(code, after(last)), (called, title.to_owned())];
    let mut lines = lines(table, Some(key), &given);
    let text = &source.text;
    let (at, column) = match there {
        Some((_, node)) => {
            let column = column(text, rows(node)).ok_or_else(refused)?;
            let last = rows(node).last().ok_or_else(refused)?;
            (end_of(text, last.span.start, column), column)
        }
        None => {
            let top = column_of_line(text, row.span.start);
            let own = row.span.start - line_start(text, row.span.start);
            lines = std::iter::once(format!("{key}:"))
                .chain(indented(&lines, 2, "\n").lines().map(str::to_owned))
                .collect();
            let end = end_of(text, row.span.start, top);
            let form = put_plain(source, end, &lines, own);
            return verified(form, source, row, key, 1).ok_or_else(refused);
        }
    };
    let form = put_in(source, at, &lines, column, None);
    let count = there.map_or(0, |(_, node)| rows(node).len()) + 1;
    verified(form, source, row, key, count).ok_or_else(refused)
}

/// The form, if the part under the key now has so many rows, and nothing else is new.
fn verified(
    form: RowForm,
    source: &Source,
    row: &Node,
    key: &str,
    count: usize,
) -> Option<RowForm> {
    let old = yaml::read(&source.text, 0..source.text.len()).ok()?;
    let new = yaml::read(&form.after, 0..form.after.len()).ok()?;
    let same = rows(&new)
        .iter()
        .find(|new| new.span.start == row.span.start)?;
    let Data::Map(pairs) = &same.data else {
        return None;
    };
    let (_, part) = pairs.iter().find(|(found, _)| found.text == key)?;
    (rows(&new).len() == rows(&old).len() && rows(part).len() == count).then_some(form)
}

fn rows(node: &Node) -> &[Node] {
    match &node.data {
        Data::List(rows) => rows,
        _ => &[],
    }
}

fn text_at<'a>(row: &'a Node, key: &str) -> Option<&'a str> {
    let Data::Map(pairs) = &row.data else {
        return None;
    };
    pairs
        .iter()
        .find(|(found, _)| found.text == key)
        .and_then(|(_, node)| match &node.data {
            Data::Text(text) => Some(text.as_str()),
            _ => None,
        })
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// How many blanks the line of this place begins with.
fn column_of_line(text: &str, at: usize) -> usize {
    let line = &text[line_start(text, at)..];
    line.len() - line.trim_start_matches(' ').len()
}

/// How far the hyphens of these rows stand in; none if they are in brackets.
fn column(text: &str, rows: &[Node]) -> Option<usize> {
    let first = rows.first()?;
    let column = column_of_line(text, first.span.start);
    text[line_start(text, first.span.start) + column..]
        .starts_with("- ")
        .then_some(column)
}

/// Where what begins at `start` ends: behind the last line that stands further in than the hyphen.
fn end_of(text: &str, start: usize, column: usize) -> usize {
    let mut at = line_start(text, start);
    let mut end = at;
    for (number, line) in text[at..].split_inclusive('\n').enumerate() {
        at += line.len();
        let bare = line.trim_end();
        let indent = line.len() - line.trim_start_matches(' ').len();
        if bare.is_empty() {
            continue;
        }
        if number > 0 && indent <= column {
            break;
        }
        end = at;
    }
    end
}

/// The lines of a row: a hyphen before the first, the others two blanks in.
fn indented(lines: &[String], column: usize, end: &str) -> String {
    let blanks = " ".repeat(column);
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        let start = if at == 0 { "- " } else { "  " };
        text.push_str(&format!("{blanks}{start}{line}{end}"));
    }
    text
}

fn put_in(
    source: &Source,
    at: usize,
    lines: &[String],
    column: usize,
    reference: Option<String>,
) -> RowForm {
    let text = indented(lines, column, line_end(source));
    RowForm {
        reference,
        ..put_text(source, at, &text)
    }
}

fn put_plain(source: &Source, at: usize, lines: &[String], column: usize) -> RowForm {
    let blanks = " ".repeat(column);
    let end = line_end(source);
    let text: String = lines
        .iter()
        .map(|line| format!("{blanks}{line}{end}"))
        .collect();
    put_text(source, at, &text)
}

/// How the lines of a file end.
fn line_end(source: &Source) -> &'static str {
    match source.text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    }
}

fn put_text(source: &Source, at: usize, text: &str) -> RowForm {
    let (before, behind) = source.text.split_at(at);
    let gap = match before.is_empty() || before.ends_with('\n') {
        true => "",
        false => line_end(source),
    };
    let after = format!("{before}{gap}{text}{behind}");
    let line = before.matches('\n').count() + usize::from(!gap.is_empty()) + 1;
    RowForm {
        path: source.path.clone(),
        before: Some(source.text.to_string()),
        after,
        line,
        reference: None,
    }
}
