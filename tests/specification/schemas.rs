//! The schemas for editors: all that the showcase holds is valid by them, and slips are not.

use crate::site::Site;
use boon::{Compiler, Schemas};
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The schema that the program prints.
fn printed(name: &str) -> Value {
    let done = Site::new().run(&["schema", name]);
    serde_json::from_str(&done.stdout).expect("JSON")
}

/// Whether YAML is valid by the schema of a folder or table; if not, why.
fn validate(name: &str, yaml: &str) -> Result<(), String> {
    let mut compiler = Compiler::new();
    let at = format!("file:///{name}.schema.json");
    compiler.add_resource(&at, printed(name)).expect("a schema");
    let mut schemas = Schemas::new();
    let schema = compiler.compile(&at, &mut schemas).expect("a schema");
    let value: Value = serde_yaml::from_str(yaml).expect("YAML");
    schemas
        .validate(&value, schema)
        .map_err(|error| error.to_string())
}

/// The YAML of a content file: its front matter, or all of a table.
fn facts(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a content file");
    match text.strip_prefix("---\n") {
        Some(rest) => rest.split("\n---\n").next().unwrap_or_default().to_owned(),
        None => text,
    }
}

#[test]
fn the_showcase_is_valid_by_them() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&content).into_iter().flatten() {
        let path = entry.path();
        if !path.is_file() || path.starts_with(content.join("documents")) {
            continue;
        }
        let within = path.strip_prefix(&content).expect("below");
        let first = within.components().next().expect("a name").as_os_str();
        let name = first.to_string_lossy().replace(".yaml", "");
        let valid = validate(&name, &facts(path));
        assert!(valid.is_ok(), "{}: {valid:?}", within.display());
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn slips_are_not_valid() {
    let good = "reference: A-1\ntitle: A\nwords: our summary\ndraft: yes\n";
    assert_eq!(validate("recommendations", good), Ok(()));
    for slip in [
        "title: A\n",
        "reference: A-1\ntitle: A\nrespnse due: May 2026\n",
        "reference: A-1\ntitle: A\nwords: ours\n",
        "reference: A-1\ntitle: A\ndraft: maybe\n",
        "reference: A-1\ntitle: A\nexempt: {paragraph: 8}\n",
        "reference: A-1\ntitle: {a: b}\n",
        "reference: A-1\ntitle: A\ndue: [{on: May 2026}]\n",
    ] {
        assert!(validate("recommendations", slip).is_err(), "{slip}");
    }
    assert_eq!(
        validate(
            "people",
            "- name: Anne Example\n  posts:\n    - post: Clerk\n"
        ),
        Ok(())
    );
    assert!(
        validate(
            "people",
            "- name: Anne Example\n  posts:\n    - from: 2019\n"
        )
        .is_err()
    );
    assert!(validate("people", "name: Anne Example\n").is_err());
}
