//! What the guides say is true: their examples build, every key of the code is in them, and their
//! commands run.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The README and every guide, each with its text.
fn guides() -> BTreeMap<String, String> {
    let mut guides = BTreeMap::new();
    let docs = walkdir::WalkDir::new(root().join("docs"))
        .into_iter()
        .flatten();
    let paths = docs
        .map(|entry| entry.into_path())
        .chain([root().join("README.md")]);
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")) {
        if let Ok(text) = fs::read_to_string(&path) {
            guides.insert(
                path.file_name()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                text,
            );
        }
    }
    guides
}

fn officers_guide() -> String {
    guides()
        .remove("officers-guide.md")
        .expect("the officer's guide")
}

/// The fenced blocks of a text: what stands behind the fence, and the block.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.trim().to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, block)), None) => {
                block.push_str(line);
                block.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(arguments)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .output()
        .expect("the program runs")
}

/// The blocks of a guide that carry the name of a content file.
fn content_files(text: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for (info, block) in blocks(text) {
        if let Some((_, path)) = info.split_once(" content/") {
            assert!(
                files.insert(path.to_owned(), block).is_none(),
                "{path} twice"
            );
        }
    }
    files
}

#[test]
fn the_files_of_each_guide_make_a_site_without_a_finding() {
    let mut built = 0;
    for (guide, text) in guides() {
        let files = content_files(&text);
        if files.is_empty() {
            continue;
        }
        built += 1;
        let folder = tempfile::tempdir().expect("a folder");
        for (path, block) in &files {
            let path = folder.path().join("content").join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, block).expect("a file");
        }
        let done = run(folder.path(), &["build", "--as-of", "2024-05-01"]);
        let told = String::from_utf8_lossy(&done.stdout).into_owned();
        assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{guide}");
        assert!(
            done.status.success() && told.contains("; no findings."),
            "{guide}: {told}"
        );
        assert!(folder.path().join("public/index.html").exists(), "{guide}");
    }
    assert!(built > 0, "no guide has an example");
}

#[test]
fn the_officers_guide_has_an_example_of_every_kind_of_file() {
    let text = officers_guide();
    let files = content_files(&text);
    let kinds: BTreeSet<&str> = files
        .keys()
        .filter_map(|path| path.split(['/', '.']).next())
        .collect();
    let table: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .filter(|name| name.ends_with('/') || name.ends_with(".yaml"))
        .map(|name| name.trim_end_matches('/').trim_end_matches(".yaml"))
        .collect();
    assert!(table.len() > 15, "{table:?}");
    // Written like recommendations, which the table says.
    let alike = BTreeSet::from(["actions", "information-requests", "visits"]);
    let missing: Vec<&&str> = table
        .iter()
        .filter(|kind| !kinds.contains(*kind) && !alike.contains(*kind))
        .collect();
    assert_eq!(missing, [&""; 0]);
}

#[test]
fn every_key_that_the_code_reads_is_in_the_officers_guide() {
    const READERS: [&str; 17] = [
        "text",
        "words",
        "prose",
        "required",
        "texts",
        "all_words",
        "date",
        "known_date",
        "dates",
        "yes",
        "number",
        "number_as_written",
        "choice",
        "maps",
        "table",
        "node",
        "papers",
    ];
    let guide = officers_guide();
    let mut read = BTreeSet::new();
    for entry in walkdir::WalkDir::new(root().join("src"))
        .into_iter()
        .flatten()
    {
        if entry.path().extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("text");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        for reader in READERS {
            for behind in text.split(&format!("fields.{reader}(")).skip(1) {
                if let Some(key) = behind
                    .trim_start()
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next())
                {
                    read.insert(key.to_owned());
                }
            }
        }
    }
    assert!(read.len() > 80, "{read:?}");
    let is_there =
        |key: &String| guide.contains(&format!("{key}:")) || guide.contains(&format!("`{key}`"));
    let missing: Vec<&String> = read.iter().filter(|key| !is_there(key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_line_with_a_meaning_is_in_the_officers_guide() {
    let guide = officers_guide();
    for line in [
        "Start",
        "Length",
        "Purpose",
        "Paper",
        "Presenters",
        "Draft",
        "Embargoed until",
        "Exempt",
        "Public title",
        "Withdrawn",
        "Action by",
        "Promised",
        "Evidence",
        "Note",
        "Focus",
        "Indicator",
    ] {
        assert!(
            guide.contains(&format!("{line}:")) || guide.contains(&format!("`{line}`")),
            "{line}"
        );
    }
}

/// The words of a command; what stands in quotation marks is one.
fn arguments_of(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, part) in line.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(part.split_whitespace().map(str::to_owned)),
            _ => words.push(part.to_owned()),
        }
    }
    words
}

#[test]
fn every_command_and_option_of_the_guides_is_one() {
    let help: String = ["build", "check", "schema", "diff", "init", "new", "serve"]
        .map(|command| {
            let help = run(&root(), &[command, "--help"]);
            assert!(help.status.success());
            String::from_utf8(help.stdout).expect("text")
        })
        .concat();
    let mut commands = 0;
    for (guide, text) in guides() {
        let fenced = blocks(&text)
            .into_iter()
            .filter(|(info, _)| !info.contains(' '))
            .map(|(_, block)| block);
        let lines: Vec<String> = fenced
            .flat_map(|block| block.lines().map(str::to_owned).collect::<Vec<_>>())
            .chain(text.split('`').map(str::to_owned))
            .collect();
        for line in &lines {
            let line = line.trim().trim_start_matches("$ ");
            let starts = [
                "answerable ",
                "cargo run --release -- ",
                "cargo run -- ",
                "target/release/answerable ",
            ];
            let Some(arguments) = starts.iter().find_map(|start| line.strip_prefix(start)) else {
                // The theme author's guide names custom properties of CSS, which begin alike.
                if guide != "theme-authors-guide.md"
                    && line.starts_with("--")
                    && !line.contains(char::is_whitespace)
                    && line.len() > 3
                {
                    commands += 1;
                    assert!(help.contains(line), "{guide}: `{line}`");
                }
                continue;
            };
            let arguments = arguments.split(" #").next().unwrap_or_default();
            let mut arguments: Vec<String> = arguments_of(arguments)
                .into_iter()
                .filter(|word| !word.starts_with('['))
                .collect();
            if arguments.first().is_none_or(|first| first != "help") {
                arguments.push("--help".to_owned());
            }
            commands += 1;
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            let done = run(&root(), &arguments);
            assert!(
                done.status.success(),
                "{guide}: `{line}`: {}",
                String::from_utf8_lossy(&done.stderr)
            );
        }
    }
    assert!(commands > 0, "no guide has a command");
}

#[test]
fn the_help_names_every_option_with_a_sentence() {
    let help = run(&root(), &["build", "--help"]);
    let help = String::from_utf8(help.stdout).expect("text");
    for option in [
        "--content <DIR>",
        "--theme <DIR>",
        "--output <DIR>",
        "--base-url <URL>",
        "--as-of <DATE>",
        "--drafts",
    ] {
        let behind = help.split(option).nth(1).unwrap_or_default();
        let sentence = behind.lines().nth(1).unwrap_or_default().trim();
        assert!(sentence.len() > 10, "{option}: {help}");
    }
}
