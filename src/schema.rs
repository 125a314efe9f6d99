//! The keys of every folder and table as JSON Schemas, so that an ordinary editor completes and
//! validates while an officer types. What a key means is said in the officer's guide, and only there.
//!
//! Source: JSON Schema draft-07, the draft that editors of YAML understand.

use crate::record::shape::{Holds, Key, Shape};
use crate::record::{SETTINGS, shapes};
use crate::settings;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// One schema.
pub struct Schema {
    /// The folder or table that it is for: `recommendations`, `people`, `site`.
    pub name: &'static str,
    /// Which files it holds of: `content/people.yaml`, a pattern for folders.
    pub files: Vec<String>,
    pub value: Value,
}

/// The officer's guide, whose tables say what each key means.
const GUIDE: &str = include_str!("../docs/officers-guide.md");

/// The part of the guide that tells of a folder or table.
const TOLD_IN: [(&str, &str); 14] = [
    ("meetings", "A meeting"),
    ("reports", "A report from a partnership board"),
    ("pages", "A page"),
    ("people", "People, posts, organisations, bodies"),
    ("posts", "People, posts, organisations, bodies"),
    ("organisations", "People, posts, organisations, bodies"),
    ("bodies", "People, posts, organisations, bodies"),
    ("priorities", "Priorities"),
    ("indicators", "Indicators"),
    ("plans", "Action plans"),
    ("glossary", "Glossary"),
    ("documents", "Documents"),
    ("site", "Settings"),
    ("", "A recommendation"),
];

/// The schema of every folder and table, and of the settings, in the order of the guide.
pub fn all() -> Vec<Schema> {
    let told = Told::of(GUIDE);
    let mut schemas: Vec<Schema> = shapes()
        .into_iter()
        .map(|kept| {
            let record = object(&kept.shape, &told, &[kept.name]);
            let value = match kept.is_table {
                true => json!({"type": ["array", "null"], "items": record}),
                false => record,
            };
            let files = match kept.is_table {
                true => vec![
                    format!("content/{}.yaml", kept.name),
                    format!("content/{}/**/*.yaml", kept.name),
                ],
                false => vec![format!("content/{}/**/*.md", kept.name)],
            };
            schema(kept.name, files, value)
        })
        .collect();
    let settings = object(&settings::shape(), &told, &["site"]);
    schemas.push(schema(
        "site",
        vec![format!("content/{SETTINGS}")],
        settings,
    ));
    schemas
}

fn schema(name: &'static str, files: Vec<String>, mut value: Value) -> Schema {
    if let Value::Object(object) = &mut value {
        let mut head = Map::new();
        head.insert(
            "$schema".to_owned(),
            json!("http://json-schema.org/draft-07/schema#"),
        );
        head.insert("title".to_owned(), json!(name));
        head.append(object);
        *object = head;
    }
    Schema { name, files, value }
}

/// A record or a part of one. `path` leads to it from the name of its folder.
fn object(shape: &Shape, told: &Told, path: &[&str]) -> Value {
    let mut properties = Map::new();
    for key in &shape.keys {
        let mut path = path.to_vec();
        path.push(key.name);
        let mut value = holds(key, told, &path);
        if let (Some(words), Value::Object(value)) = (told.of_key(&path), &mut value) {
            value.insert("description".to_owned(), json!(words));
        }
        properties.insert(key.name.to_owned(), value);
    }
    let required: Vec<&str> = shape
        .keys
        .iter()
        .filter(|key| key.is_required)
        .map(|key| key.name)
        .collect();
    let mut object = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

/// What may stand under a key. An empty value is as good as none.
fn holds(key: &Key, told: &Told, path: &[&str]) -> Value {
    const SCALAR: [&str; 4] = ["string", "number", "boolean", "null"];
    let one_or_list = |one: Value| json!({"anyOf": [one.clone(), {"type": "array", "items": one}]});
    match &key.holds {
        Holds::Text | Holds::Date => json!({"type": SCALAR}),
        Holds::Texts | Holds::Dates => json!({
            "type": ["string", "number", "boolean", "null", "array"],
            "items": {"type": SCALAR},
        }),
        Holds::YesOrNo => json!({"enum": ["yes", "no", true, false, null]}),
        Holds::Number(range) => json!({
            "type": ["integer", "null"],
            "minimum": range.start(),
            "maximum": range.end(),
        }),
        Holds::Choice(words) => json!({"enum": words}),
        Holds::Table => {
            json!({"type": ["object", "null"], "additionalProperties": {"type": SCALAR}})
        }
        Holds::Part(shape) => object(shape, told, path),
        Holds::Parts(shape) => one_or_list(object(shape, told, path)),
        Holds::TextsOrParts(shape) => {
            one_or_list(json!({"anyOf": [{"type": SCALAR}, object(shape, told, path)]}))
        }
    }
}

/// What the guide's tables say of each key: by part of the guide, key after key.
struct Told {
    rows: HashMap<String, Vec<(String, String)>>,
}

impl Told {
    fn of(guide: &str) -> Told {
        let mut rows: HashMap<String, Vec<(String, String)>> = HashMap::new();
        let mut part = String::new();
        let mut is_fenced = false;
        for line in guide.lines() {
            if line.starts_with("```") {
                is_fenced = !is_fenced;
            } else if is_fenced {
                continue;
            } else if let Some(heading) = line.strip_prefix("## ").or(line.strip_prefix("### ")) {
                part = heading.trim().to_owned();
            } else if line.starts_with("| `") {
                let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
                let [keys, words, ..] = cells.as_slice() else {
                    continue;
                };
                for key in keys.split(", ") {
                    let row = (key.trim_matches(['`', ' ']).to_owned(), plain(words));
                    rows.entry(part.clone()).or_default().push(row);
                }
            }
        }
        Told { rows }
    }

    /// What is said of the key that `path` leads to: in the part of its record, else where it is
    /// said of every record or paper.
    fn of_key(&self, path: &[&str]) -> Option<&str> {
        let [record, above @ .., key] = path else {
            return None;
        };
        let own = TOLD_IN
            .iter()
            .find(|(name, _)| name == record || name.is_empty())
            .map_or("", |(_, part)| part);
        let parts = [
            own,
            "Keys that every record has",
            "The keys of a paper",
            "A recommendation",
        ];
        let below = above.last().map(|parent| format!("{parent}: {key}"));
        let find = |wanted: &str| {
            parts.iter().find_map(|part| {
                let rows = self.rows.get(*part)?;
                let mut hits = rows.iter().filter(|(found, _)| found == wanted);
                // Below a record, the later table of two is of the deeper keys.
                let hit = match above.is_empty() {
                    true => hits.next(),
                    false => hits.next_back(),
                };
                hit.map(|(_, words)| words.as_str())
            })
        };
        below.and_then(|below| find(&below)).or_else(|| find(key))
    }
}

/// The words of a cell without marks and links.
fn plain(words: &str) -> String {
    let mut text = String::new();
    let mut rest = words;
    while let Some((before, behind)) = rest.split_once('[') {
        text.push_str(before);
        match behind.split_once("](") {
            Some((inner, link)) => {
                text.push_str(inner);
                rest = link.split_once(')').map_or("", |(_, rest)| rest);
            }
            None => rest = behind,
        }
    }
    text.push_str(rest);
    text.replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_told_of() {
        fn silent(value: &Value, path: &str, found: &mut Vec<String>) {
            match value {
                Value::Object(object) => {
                    if let Some(Value::Object(properties)) = object.get("properties") {
                        for (key, value) in properties {
                            if value.get("description").is_none() {
                                found.push(format!("{path}: {key}"));
                            }
                        }
                    }
                    for (key, value) in object {
                        silent(value, &format!("{path}/{key}"), found);
                    }
                }
                Value::Array(items) => items.iter().for_each(|item| silent(item, path, found)),
                _ => {}
            }
        }
        let mut found = Vec::new();
        for schema in all() {
            silent(&schema.value, schema.name, &mut found);
        }
        assert_eq!(found, [""; 0]);
    }
}
