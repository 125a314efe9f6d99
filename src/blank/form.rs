//! The lines of a form: each key with its value or left open, and beside it what the officer's guide says
//! of it. The one source of these words is the schema, which has them from the guide.

use crate::schema;
use crate::term::text::squeeze;
use serde_json::{Map, Value};

/// The keys that every record has and that a form need not repeat.
const EVERYWHERE: [&str; 8] = [
    "address",
    "former addresses",
    "embargoed until",
    "exempt",
    "withdrawn",
    "sources",
    "notes",
    "silences",
];

/// Where the words of the guide begin behind a line.
const COLUMN: usize = 34;

/// What is filled in from the start: key and value.
pub type Given = Vec<(&'static str, String)>;

/// The keys of a record as lines. What is given comes first, then what is needed and not known, then the
/// rest behind `#`. Without `indent` stands the form of a file.
pub fn lines(place: &str, below: Option<&str>, given: &Given) -> Vec<String> {
    let schemas = schema::all();
    let Some(record) = schemas
        .iter()
        .find(|schema| schema.name == place)
        .and_then(|schema| record_of(&schema.value, below))
    else {
        return Vec::new();
    };
    let empty = Map::new();
    let keys = keys_of(record).unwrap_or(&empty);
    let needed: Vec<&str> = needed_of(record);
    let mut lines = Vec::new();
    let told = |key: &str| keys.get(key).and_then(description).unwrap_or_default();
    for key in &needed {
        let value = given.iter().find(|(name, _)| name == key);
        let text = match value {
            Some((_, value)) => scalar(value),
            None => scalar(&open_place(told(key))),
        };
        lines.push(line(&format!("{key}: {text}"), told(key)));
    }
    for (key, value) in given {
        if !needed.contains(key) {
            lines.push(line(&format!("{key}: {}", scalar(value)), told(key)));
        }
    }
    lines.push(line(
        "draft: yes",
        "nothing of this is published until you take this line away",
    ));
    for (key, value) in keys {
        let is_done = needed.contains(&key.as_str())
            || key == "draft"
            || given.iter().any(|(name, _)| name == key)
            || EVERYWHERE.contains(&key.as_str());
        if !is_done {
            lines.push(line(
                &format!("# {key}:"),
                description(value).unwrap_or_default(),
            ));
            lines.extend(parts(value));
        }
    }
    lines
}

/// What is not known yet, in words that `check` finds if they are published.
pub fn open_place(told: &str) -> String {
    let told = told.split([';', ':']).next().unwrap_or_default().trim();
    match told {
        "" => "[insert text here]".to_owned(),
        told => format!("[insert {told}]"),
    }
}

/// The keys of the parts under a key, one part deep.
fn parts(value: &Value) -> Vec<String> {
    let (part, is_list) = match value.get("anyOf").and_then(Value::as_array) {
        Some(either) => (
            either
                .iter()
                .find(|one| keys_of(one).is_some())
                .or_else(|| {
                    either.iter().find_map(|one| {
                        let inner = one.get("anyOf").and_then(Value::as_array)?;
                        inner.iter().find(|one| keys_of(one).is_some())
                    })
                }),
            true,
        ),
        None => (Some(value), false),
    };
    let Some(keys) = part.and_then(keys_of) else {
        return Vec::new();
    };
    let own = keys
        .iter()
        .filter(|(key, _)| !EVERYWHERE.contains(&key.as_str()) && *key != "draft");
    own.enumerate()
        .map(|(at, (key, value))| {
            let start = match (is_list, at) {
                (true, 0) => "#   - ",
                (true, _) => "#     ",
                (false, _) => "#   ",
            };
            line(
                &format!("{start}{key}:"),
                description(value).unwrap_or_default(),
            )
        })
        .collect()
}

/// The schema of one record: of a table its rows, below a key of a row that key's.
fn record_of<'a>(value: &'a Value, below: Option<&str>) -> Option<&'a Value> {
    let record = value.get("items").unwrap_or(value);
    let Some(key) = below else {
        return Some(record);
    };
    let either = keys_of(record)?.get(key)?.get("anyOf")?.as_array()?;
    either.iter().find(|one| keys_of(one).is_some())
}

fn keys_of(value: &Value) -> Option<&Map<String, Value>> {
    value.get("properties").and_then(Value::as_object)
}

fn needed_of(value: &Value) -> Vec<&str> {
    let needed = value.get("required").and_then(Value::as_array);
    needed
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn description(value: &Value) -> Option<&str> {
    value.get("description").and_then(Value::as_str)
}

/// A line with a remark behind it, which YAML passes over.
fn line(start: &str, told: &str) -> String {
    let told = squeeze(told);
    match told.as_str() {
        "" => start.to_owned(),
        told => {
            let width = start.chars().count();
            format!(
                "{start}{}# {told}",
                " ".repeat(COLUMN.saturating_sub(width).max(1))
            )
        }
    }
}

/// A text as a value: plain where that is safe, else in quotation marks.
///
/// ```
/// use answerable::blank::scalar;
/// assert_eq!(scalar("Help families"), "Help families");
/// assert_eq!(scalar("Health: what \"next\""), "\"Health: what \\\"next\\\"\"");
/// ```
pub fn scalar(text: &str) -> String {
    let text: String = squeeze(text)
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| {
            if matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .collect();
    let is_plain = text.chars().next().is_some_and(char::is_alphanumeric)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
        && text != "null";
    match is_plain {
        true => text,
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}
