//! `answerable init`: a small, made-up site to begin with, that builds at once.

use crate::blank::scalar;
use crate::cli::Init;
use crate::command::schema::editor_settings;
use crate::command::{CouldNotRun, day, tell};
use crate::schema;
use chrono::{Datelike, Days, Local};
use serde_json::json;
use std::path::Path;
use std::process::ExitCode;

/// The folder of the schemas for editors.
const SCHEMAS: &str = ".answerable-schemas";

/// The files of a new site, and what stands in them before the names and days are put in.
const FILES: [(&str, &str); 13] = [
    ("README.md", include_str!("starter/readme.md")),
    (".gitignore", include_str!("starter/ignored")),
    ("content/site.yaml", include_str!("starter/site.yaml")),
    (
        "content/organisations.yaml",
        include_str!("starter/organisations.yaml"),
    ),
    ("content/bodies.yaml", include_str!("starter/bodies.yaml")),
    ("content/people.yaml", include_str!("starter/people.yaml")),
    (
        "content/glossary.yaml",
        include_str!("starter/glossary.yaml"),
    ),
    (
        "content/meetings/example-meeting.md",
        include_str!("starter/meeting.md"),
    ),
    (
        "content/recommendations/example-recommendation.md",
        include_str!("starter/recommendation.md"),
    ),
    ("content/pages/about.md", include_str!("starter/about.md")),
    (
        "content/pages/accessibility.md",
        include_str!("starter/accessibility.md"),
    ),
    (
        "content/pages/privacy.md",
        include_str!("starter/privacy.md"),
    ),
    (".vscode/extensions.json", EXTENSIONS),
];

/// What the editor offers to install.
const EXTENSIONS: &str = "{\n  \"recommendations\": [\"redhat.vscode-yaml\"]\n}\n";

/// How many days before the example's meeting its agenda was published: more than any rule asks for.
const AGENDA_BEFORE: u64 = 21;

/// Writes the files of a new site into an empty folder.
pub(super) fn run(options: &Init) -> Result<ExitCode, CouldNotRun> {
    let today = match options.as_of.as_deref() {
        Some(text) => day(text)?,
        None => Local::now().date_naive(),
    };
    let agenda = today
        .checked_sub_days(Days::new(AGENDA_BEFORE))
        .unwrap_or(today);
    let folder = options.folder.as_path();
    if is_taken(folder)? {
        return Err(CouldNotRun::NotEmpty(folder.display().to_string()));
    }
    let words = |day: chrono::NaiveDate| day.format("%-d %B %Y").to_string();
    for (path, text) in FILES {
        let is_yaml = path.ends_with(".yaml");
        let put = |text: &str| if is_yaml { scalar(text) } else { plain(text) };
        // The names last, so that nothing in them is taken for a place to fill.
        let text = text
            .replace("{iso}", &today.format("%Y-%m-%d").to_string())
            .replace("{year}", &today.year().to_string())
            .replace("{day}", &words(today))
            .replace("{agenda}", &words(agenda));
        write(
            folder,
            path,
            &put_names(&text, &put(&options.title), &put(&options.owner)),
        )?;
    }
    let schemas = schema::all();
    for schema in &schemas {
        let path = format!("{SCHEMAS}/{}.schema.json", schema.name);
        write(folder, &path, &format!("{:#}\n", schema.value))?;
    }
    let settings = json!({"yaml.schemas": editor_settings(&schemas, Path::new(SCHEMAS))});
    write(folder, ".vscode/settings.json", &format!("{settings:#}\n"))?;
    let shown = folder.display();
    tell(&format!(
        "Started a site in `{shown}`. All that it shows is made up; `README.md` there says what to change first.\n\n\
         1. Go there: cd {shown}\n\
         2. Make the site: answerable build\n\
         3. Begin a record of your own: answerable new recommendation --title \"…\"\n"
    ))
}

/// The text with the title and the owner in their places.
fn put_names(text: &str, title: &str, owner: &str) -> String {
    let parts: Vec<String> = text
        .split("{title}")
        .map(|part| part.replace("{owner}", owner))
        .collect();
    parts.join(title)
}

/// A name on one line of Markdown, where no sign of it has a meaning.
fn plain(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut text = String::new();
    for c in words.join(" ").chars().filter(|c| !c.is_control()) {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&'
        ) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Whether something stands in the folder already. One that is not there is made later.
fn is_taken(folder: &Path) -> Result<bool, CouldNotRun> {
    match std::fs::read_dir(folder) {
        // The history of a repository that was just begun is no content.
        Ok(entries) => Ok(entries.flatten().any(|entry| entry.file_name() != ".git")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(CouldNotRun::Unwritable {
            path: folder.display().to_string(),
            error,
        }),
    }
}

fn write(folder: &Path, path: &str, text: &str) -> Result<(), CouldNotRun> {
    let place = folder.join(path);
    let unwritable = |error| CouldNotRun::Unwritable {
        path: place.display().to_string(),
        error,
    };
    if let Some(above) = place.parent() {
        std::fs::create_dir_all(above).map_err(unwritable)?;
    }
    std::fs::write(&place, text).map_err(unwritable)
}
