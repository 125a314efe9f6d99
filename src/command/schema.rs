//! `answerable schema`: the keys of every record, for an editor.

use crate::cli::Schema;
use crate::command::{CouldNotRun, tell};
use crate::schema;
use crate::term::text::one_of;
use serde_json::{Map, Value, json};
use std::path::Path;
use std::process::ExitCode;

/// Prints one schema, or writes all of them into a folder.
pub(super) fn run(options: &Schema) -> Result<ExitCode, CouldNotRun> {
    let schemas = schema::all();
    if let Some(name) = &options.name {
        return match schemas.iter().find(|schema| schema.name == name) {
            Some(schema) => tell(&format!("{:#}\n", schema.value)),
            None => Err(CouldNotRun::NoSchema {
                name: name.clone(),
                known: one_of(schemas.iter().map(|schema| schema.name)),
            }),
        };
    }
    let folder = options.output.as_deref().unwrap_or(Path::new("."));
    let unwritable = |path: &Path, error| CouldNotRun::Unwritable {
        path: path.display().to_string(),
        error,
    };
    std::fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    for schema in &schemas {
        let file = folder.join(file_name(schema));
        std::fs::write(&file, format!("{:#}\n", schema.value))
            .map_err(|error| unwritable(&file, error))?;
    }
    let settings = json!({"yaml.schemas": editor_settings(&schemas, folder)});
    tell(&format!(
        "Wrote {} schemas into `{}`. For the tables, put this into `.vscode/settings.json` and install the \
         extension YAML by Red Hat:\n\n{settings:#}\n",
        schemas.len(),
        folder.display(),
    ))
}

fn file_name(schema: &schema::Schema) -> String {
    format!("{}.schema.json", schema.name)
}

/// Which schema in this folder is for which tables, as VS Code has it.
pub(super) fn editor_settings(schemas: &[schema::Schema], folder: &Path) -> Map<String, Value> {
    let mut tables = Map::new();
    for schema in schemas {
        if schema.files.iter().all(|files| files.ends_with(".yaml")) {
            let file = folder.join(file_name(schema));
            let file = file.to_string_lossy().replace('\\', "/");
            tables.insert(format!("./{file}"), json!(schema.files));
        }
    }
    tables
}
