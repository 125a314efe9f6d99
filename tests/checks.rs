//! What every check finds and what it lets pass: specifications in `tests/checks/`, a file a check.
//!
//! A specification is Markdown. Each `##` heading begins a case; its fenced blocks with a path behind
//! the language are laid over the sound content of `tests/checks/base/` (an empty block takes a file
//! away), and the block `text answer` is the whole of what `answerable check` says. A block
//! `console` holds other arguments. In a block `bytes`, `\xE9` is that byte; a block `link` holds
//! where a link at this path leads. To write the answers anew and then read the difference:
//!
//! ```text
//! ANSWERS=write cargo test --test checks
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks")
}

/// What a case lays over the base at a path.
enum Laid {
    File(Vec<u8>),
    LinkTo(String),
    Nothing,
}

impl Laid {
    fn read(language: &str, body: String) -> Laid {
        match language {
            _ if body.is_empty() => Laid::Nothing,
            "bytes" => Laid::File(bytes(&body)),
            "link" => Laid::LinkTo(body.trim().to_owned()),
            _ => Laid::File(body.into_bytes()),
        }
    }

    fn lay(&self, path: &Path) {
        match self {
            Laid::Nothing => fs::remove_file(path).expect("a file to take away"),
            Laid::File(bytes) => {
                fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
                fs::write(path, bytes).expect("a file");
            }
            Laid::LinkTo(target) => {
                fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
                #[cfg(unix)]
                std::os::unix::fs::symlink(target, path).expect("a link");
                #[cfg(not(unix))]
                panic!("{target}: no links here");
            }
        }
    }
}

/// The text with each `\xE9` as that byte.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two digits behind \\x"));
        bytes.extend(rest.as_bytes());
    }
    bytes
}

/// One case of a specification.
struct Case {
    title: String,
    files: Vec<(String, Laid)>,
    arguments: Vec<String>,
    /// The lines of the answer's block, the fences not among them.
    answer: std::ops::Range<usize>,
}

/// A specification: its file, its lines and its cases.
struct Specification {
    path: PathBuf,
    lines: Vec<String>,
    cases: Vec<Case>,
}

fn specifications() -> Vec<Specification> {
    let mut all = Vec::new();
    for entry in walkdir::WalkDir::new(folder())
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        let path = entry.into_path();
        let is_base = path.starts_with(folder().join("base"));
        if !is_base && path.extension().is_some_and(|ending| ending == "md") {
            let text = fs::read_to_string(&path).expect("a specification");
            all.push(read(path, &text));
        }
    }
    assert!(!all.is_empty());
    all
}

fn read(path: PathBuf, text: &str) -> Specification {
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(String, String, usize)> = None;
    for (at, line) in lines.iter().enumerate() {
        match &open {
            Some((fence, info, start)) if line == fence => {
                let block = start + 1..at;
                let case = cases.last_mut().expect("a case before a block");
                let body = || {
                    let mut body = lines[block.clone()].join("\n");
                    if !body.is_empty() {
                        body.push('\n');
                    }
                    body
                };
                match info.split_once(' ') {
                    Some(("text", "answer")) => case.answer = block,
                    Some((language, path)) => {
                        let laid = Laid::read(language, body());
                        case.files.push((path.to_owned(), laid));
                    }
                    None if info == "console" => {
                        case.arguments = body().split_whitespace().map(str::to_owned).collect();
                    }
                    None => panic!("{}: a block without a path", path.display()),
                }
                open = None;
            }
            Some(_) => {}
            None if line.starts_with("```") => {
                let fence: String = line.chars().take_while(|c| *c == '`').collect();
                let info = line[fence.len()..].trim().to_owned();
                open = Some((fence, info, at));
            }
            None => {
                if let Some(title) = line.strip_prefix("## ") {
                    cases.push(Case {
                        title: title.to_owned(),
                        files: Vec::new(),
                        arguments: Vec::new(),
                        answer: 0..0,
                    });
                }
            }
        }
    }
    assert!(open.is_none(), "{}: an open block", path.display());
    Specification { path, lines, cases }
}

/// What the program says of the base with a case laid over it.
fn answer(case: &Case) -> String {
    let place = tempfile::tempdir().expect("a folder");
    let content = place.path().join("content");
    let base = folder().join("base");
    for entry in walkdir::WalkDir::new(&base).into_iter().flatten() {
        let to = content.join(entry.path().strip_prefix(&base).expect("below the base"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(to).expect("a folder");
        } else {
            fs::copy(entry.path(), to).expect("a file");
        }
    }
    for (path, laid) in &case.files {
        laid.lay(&place.path().join(path));
    }
    let mut arguments = vec!["check".to_owned()];
    if !case.arguments.iter().any(|word| word == "--as-of") {
        arguments.extend(["--as-of".to_owned(), "2026-03-31".to_owned()]);
    }
    arguments.extend(case.arguments.iter().cloned());
    let done = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(arguments)
        .current_dir(place.path())
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&done.stdout),
        String::from_utf8_lossy(&done.stderr)
    );
    said.trim_end()
        .lines()
        .map(|line| line.trim_end())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_case_has_its_whole_answer() {
    let writes = std::env::var_os("ANSWERS").is_some_and(|value| value == "write");
    let only = std::env::var("ONLY").unwrap_or_default();
    let specifications = specifications();
    let wrong: Vec<String> =
        std::thread::scope(|scope| {
            let threads: Vec<_> =
                (0..4)
                    .map(|turn| {
                        let specifications = &specifications;
                        let only = &only;
                        scope.spawn(move || {
                            let mut wrong = Vec::new();
                            for specification in specifications.iter().skip(turn).step_by(4).filter(
                                |specification| {
                                    specification.path.to_string_lossy().contains(only.as_str())
                                },
                            ) {
                                wrong.extend(answered(specification, writes));
                            }
                            wrong
                        })
                    })
                    .collect();
            threads
                .into_iter()
                .flat_map(|thread| thread.join().expect("a thread"))
                .collect()
        });
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The cases of a specification whose answer is another. With `writes`, the answers are put right.
fn answered(specification: &Specification, writes: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut lines = specification.lines.clone();
    for case in specification.cases.iter().rev() {
        assert!(
            case.answer.start > 0,
            "{}: `{}` has no block `text answer`",
            specification.path.display(),
            case.title
        );
        let expected = lines[case.answer.clone()].join("\n");
        let given = answer(case);
        if given == expected {
            continue;
        }
        if writes {
            lines.splice(case.answer.clone(), given.lines().map(str::to_owned));
        } else {
            wrong.push(format!(
                "{}: {}\n--- expected\n{expected}\n--- given\n{given}\n",
                specification.path.display(),
                case.title
            ));
        }
    }
    if writes && lines != specification.lines {
        fs::write(&specification.path, lines.join("\n") + "\n").expect("to write answers");
    }
    wrong
}

/// The names and levels that `check --list` prints.
fn listed() -> BTreeMap<String, String> {
    let done = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(["check", "--list"])
        .output()
        .expect("the program runs");
    String::from_utf8_lossy(&done.stdout)
        .lines()
        .filter_map(|line| line.strip_prefix("  "))
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?.to_owned(), words.next()?.to_owned()))
        })
        .collect()
}

/// Checks whose cases are too large to be written down: `tests/specification/hostile.rs` has them.
const TOO_LARGE_TO_WRITE: [&str; 1] = ["too-large"];

#[test]
fn every_check_has_a_case_that_it_finds_and_one_that_it_lets_pass() {
    let mut lacking = BTreeSet::new();
    let specifications = specifications();
    let hostile = include_str!("specification/hostile.rs");
    for name in listed().keys() {
        if TOO_LARGE_TO_WRITE.contains(&name.as_str()) {
            assert!(
                hostile.contains(&format!("[{name}]")),
                "{name}: no specification"
            );
            continue;
        }
        let file = format!("{name}.md");
        let Some(specification) = specifications
            .iter()
            .find(|specification| specification.path.ends_with(&file))
        else {
            lacking.insert(format!("{name}: no specification"));
            continue;
        };
        let says = |case: &Case| {
            specification.lines[case.answer.clone()]
                .iter()
                .any(|line| line.contains(&format!("[{name}]")))
        };
        if !specification.cases.iter().any(says) {
            lacking.insert(format!("{name}: nothing that it finds"));
        }
        if specification.cases.iter().all(says) {
            lacking.insert(format!("{name}: nothing that it lets pass"));
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn every_specification_is_of_a_check() {
    let names = listed();
    let strangers: Vec<PathBuf> = specifications()
        .into_iter()
        .map(|specification| specification.path)
        .filter(|path| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            !names.contains_key(stem.as_ref())
        })
        .collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

#[test]
fn every_check_says_what_it_finds_why_it_matters_how_to_mend_it_and_an_example() {
    for name in listed().keys() {
        let done = Command::new(env!("CARGO_BIN_EXE_answerable"))
            .args(["check", "--explain", name])
            .output()
            .expect("the program runs");
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        let mut at = 0;
        for part in [
            "\n\nWhy it matters: ",
            "\n\nHow to mend it: ",
            "\n\nExample: ",
        ] {
            let found = text[at..].find(part);
            at += found.unwrap_or_else(|| panic!("{name} has no{part:?} in its place:\n{text}"));
        }
    }
}

#[test]
fn the_manual_says_what_the_checks_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/checks.md");
    let manual = answerable::check::manual();
    if std::env::var_os("ANSWERS").is_some_and(|value| value == "write") {
        fs::write(&path, &manual).expect("to write the manual");
    }
    let stands = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stands == manual,
        "docs/checks.md is not what the checks say; ANSWERS=write cargo test --test checks"
    );
}
