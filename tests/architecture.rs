//! The walls of the house: what each room may import is read from the picture in `src/lib.rs`, and what
//! it does import from the code, so that neither changes without the other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A file of `src/` without its tests and comments.
struct Code {
    /// The path below `src/`, such as `plan/page/home.rs`.
    path: String,
    /// The room that it is of: `plan`.
    room: String,
    /// The lines that are neither tests nor comments, each with its number.
    lines: Vec<(usize, String)>,
}

impl Code {
    fn is_under(&self, places: &[&str]) -> bool {
        places.iter().any(|place| {
            self.path == *place || (place.ends_with('/') && self.path.starts_with(place))
        })
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every file of `src/`.
fn house() -> Vec<Code> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root())
        .sort_by_file_name()
        .into_iter()
        .flatten()
    {
        let path = entry
            .path()
            .strip_prefix(root())
            .expect("below src")
            .to_string_lossy()
            .replace('\\', "/");
        if !path.ends_with(".rs") || path.ends_with("tests.rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("text");
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let code = code
            .split("#[cfg(all(test, feature = \"minify\"))]")
            .next()
            .unwrap_or_default();
        let lines = code
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line.to_owned()))
            .collect();
        let room = path.split(['/', '.']).next().unwrap_or_default().to_owned();
        files.push(Code { path, room, lines });
    }
    files
}

/// The rooms, top floor first, as the picture in `src/lib.rs` has them.
fn floors() -> Vec<String> {
    let text = fs::read_to_string(root().join("lib.rs")).expect("lib.rs");
    let picture = text
        .split("# The rooms, top floor first")
        .nth(1)
        .expect("the picture of the rooms");
    let block = picture.split("```").nth(1).expect("the block");
    block
        .lines()
        .filter_map(|line| line.strip_prefix("//! "))
        .filter(|line| !line.starts_with([' ', 't']) || line.starts_with("term"))
        .filter_map(|line| line.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

/// Asserts that `words` stand only in the files and folders named, and that each of those has them.
#[track_caller]
fn only_in(words: &[&str], places: &[&str]) {
    let mut elsewhere = Vec::new();
    let mut found = 0;
    for file in house() {
        for (at, line) in &file.lines {
            if !words.iter().any(|word| line.contains(word)) {
                continue;
            }
            found += 1;
            if !file.is_under(places) {
                elsewhere.push(format!("{}:{at}: {}", file.path, line.trim()));
            }
        }
    }
    assert!(
        found > 0,
        "nobody says {words:?} any more: change this wall"
    );
    assert_eq!(elsewhere, [""; 0], "{words:?} belong in {places:?}");
}

#[test]
fn the_picture_of_the_house_shows_every_room_once() {
    let text = fs::read_to_string(root().join("lib.rs")).expect("lib.rs");
    let rooms: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    let floors = floors();
    assert_eq!(
        floors.iter().map(String::as_str).collect::<BTreeSet<_>>(),
        rooms
    );
    assert_eq!(floors.len(), rooms.len());
}

#[test]
fn a_floor_imports_only_floors_below_it() {
    let floors = floors();
    let height: BTreeMap<&str, usize> = floors
        .iter()
        .rev()
        .enumerate()
        .map(|(height, room)| (room.as_str(), height))
        .collect();
    let mut broken = Vec::new();
    let mut imports = 0;
    for file in house()
        .iter()
        .filter(|file| height.contains_key(file.room.as_str()))
    {
        for (at, line) in &file.lines {
            for behind in line.split("crate::").skip(1) {
                let other: String = behind
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if other == file.room {
                    continue;
                }
                imports += 1;
                match height.get(other.as_str()) {
                    Some(there) if *there < height[file.room.as_str()] => {}
                    _ => broken.push(format!("{}:{at}: {}", file.path, line.trim())),
                }
            }
        }
    }
    assert!(imports > 100, "only {imports} imports");
    assert_eq!(broken, [""; 0]);
}

#[test]
fn terms_and_sources_import_nothing_of_ours() {
    for room in ["term", "source"] {
        for file in house().iter().filter(|file| file.room == room) {
            for (at, line) in &file.lines {
                let outside = line
                    .split("crate::")
                    .skip(1)
                    .find(|behind| !behind.starts_with(room));
                assert_eq!(outside, None, "{}:{at}", file.path);
            }
        }
    }
}

#[test]
fn rendering_sees_views_and_never_records() {
    for file in house().iter().filter(|file| file.room == "render") {
        for (at, line) in &file.lines {
            for words in [
                "crate::record",
                "crate::register",
                "::Register",
                ".register.",
            ] {
                assert!(!line.contains(words), "{}:{at}: {line}", file.path);
            }
        }
    }
}

#[test]
fn each_format_has_one_door() {
    only_in(&["tera::", "use tera"], &["render/"]);
    only_in(&["pulldown_cmark"], &["prose/"]);
    only_in(&["ammonia"], &["prose/"]);
    only_in(&["saphyr_parser"], &["yaml.rs"]);
    only_in(&["serde_yaml"], &["wording.rs"]);
    only_in(&["minify_html"], &["render/minify.rs"]);
    only_in(&["annotate_snippets"], &["diagnostic/terminal.rs"]);
    only_in(&["include_dir"], &["render/theme.rs"]);
    only_in(&["clap::"], &["cli/", "main.rs"]);
    only_in(&["indicatif"], &["command/"]);
    only_in(
        &["blake3"],
        &[
            "render/theme.rs",
            "preview/answer.rs",
            "plan/file/data/events/identity.rs",
        ],
    );
    only_in(&["httparse"], &["preview/request.rs"]);
    only_in(
        &["notify_debouncer_full", "notify::"],
        &["preview/watch.rs"],
    );
    only_in(&["ctrlc"], &["command/serve.rs"]);
    only_in(&["strsim"], &["term/text.rs", "term/likeness.rs"]);
    only_in(&["regex_automata"], &["term/pattern.rs"]);
    only_in(&["mimalloc", "unsafe "], &["memory.rs"]);
    only_in(
        &["aho_corasick"],
        &["check/asked.rs", "check/names/mention.rs"],
    );
    only_in(&["csv::{", "csv::W"], &["plan/csv.rs"]);
    only_in(
        &["ab_glyph", "epaint_default_fonts", "png::"],
        &["render/card.rs", "render/mod.rs"],
    );
    only_in(&["miniz_oxide"], &["render/packed.rs"]);
    only_in(&["html5gum"], &["check/pages/outline.rs"]);
    only_in(&["quick_xml"], &["plan/file/feed/atom.rs"]);
}

#[test]
fn only_the_reader_the_writer_the_theme_and_the_commands_touch_the_disk() {
    only_in(
        &[
            "std::fs",
            "fs::",
            "walkdir",
            "WalkDir",
            "File::open",
            "canonicalize",
        ],
        &["source/", "publish/", "render/theme.rs", "command/"],
    );
}

#[test]
fn only_the_commands_have_a_clock_a_terminal_and_an_environment() {
    only_in(
        &["chrono::Local", "Local::now", "Utc::now", "SystemTime"],
        &["command/"],
    );
    // The preview counts how long a client takes; what it shows does not depend on it.
    only_in(&["std::time", "Instant::now"], &["command/", "preview/"]);
    only_in(
        &["println!", "eprintln!", "eprint!", "is_terminal"],
        &["command/"],
    );
    only_in(&["std::env", "env::var"], &["command/"]);
    only_in(&["ExitCode"], &["command/", "main.rs"]);
}

#[test]
fn nobody_reaches_up_but_tests() {
    for file in house() {
        for (at, line) in &file.lines {
            assert!(
                !line.contains("super::"),
                "{}:{at}: {}",
                file.path,
                line.trim()
            );
        }
    }
}

#[test]
fn nothing_is_named_for_being_left_over() {
    const LEFT_OVER: [&str; 7] = [
        "utils", "util", "helpers", "helper", "manager", "common", "misc",
    ];
    for file in house() {
        let names = file.path.trim_end_matches(".rs").split('/');
        let bad: Vec<&str> = names.filter(|name| LEFT_OVER.contains(name)).collect();
        assert_eq!(bad, [""; 0], "{}", file.path);
    }
}

#[test]
fn every_file_opens_with_what_it_is() {
    for file in house() {
        let text = fs::read_to_string(root().join(&file.path)).expect("text");
        assert!(
            text.starts_with("//! "),
            "{} says nothing of itself",
            file.path
        );
    }
}

/// Files that are longer than 500 lines today, with a length that they may not pass: shorten them, and
/// strike them off.
const TOO_LONG: [(&str, usize); 0] = [];

#[test]
fn no_file_is_longer_than_five_hundred_lines() {
    const LONGEST: usize = 500;
    let mut too_long = Vec::new();
    for file in house() {
        let length = file.lines.last().map_or(0, |(at, _)| *at);
        let allowed = TOO_LONG
            .iter()
            .find(|(path, _)| *path == file.path)
            .map(|(_, length)| *length);
        match allowed {
            Some(_) if length <= LONGEST => {
                too_long.push(format!("strike {} off: it has {length}", file.path))
            }
            Some(allowed) if length <= allowed => {}
            None if length <= LONGEST => {}
            _ => too_long.push(format!("(\"{}\", {length}),", file.path)),
        }
    }
    for (path, _) in TOO_LONG {
        assert!(root().join(path).exists(), "{path} is gone: strike it off");
    }
    assert_eq!(too_long, [""; 0]);
}

/// The words in quotation marks right behind each place where `opening` stands.
fn quoted_behind(text: &str, opening: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in text.match_indices(opening) {
        let rest = text[at + opening.len()..].trim_start();
        let name = rest
            .strip_prefix('"')
            .and_then(|rest| rest.split('"').next());
        let is_name = |name: &&str| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit())
        };
        names.extend(name.filter(is_name).map(str::to_owned));
    }
    names
}

#[test]
fn every_finding_is_explained_in_the_file_that_has_its_name() {
    let mut made = BTreeSet::new();
    let mut explained = BTreeSet::new();
    let mut on_the_way = BTreeSet::new();
    for file in house() {
        let text: Vec<&str> = file.lines.iter().map(|(_, line)| line.as_str()).collect();
        let text = text.join("\n");
        if !text.contains("const CHECK: Check") {
            for opening in ["error(", "warning(", "about_file(", "name: "] {
                let is_finding = opening != "name: " || text.contains("Finding {");
                made.extend(
                    quoted_behind(&text, opening)
                        .into_iter()
                        .filter(|_| is_finding),
                );
            }
            continue;
        }
        let stem = file.path.rsplit('/').next().unwrap_or_default();
        let name = stem.trim_end_matches(".rs").replace('_', "-");
        assert_eq!(
            quoted_behind(&text, "Check::new("),
            [name.as_str()],
            "{}",
            file.path
        );
        let own = format!("include_str!(\"{stem}\")");
        assert!(text.contains(&own), "{} explains another check", file.path);
        if text.contains("Looks::OnTheWay") {
            on_the_way.insert(name.clone());
        }
        assert!(explained.insert(name), "{} stands twice", file.path);
    }
    let lacking: Vec<_> = made.difference(&explained).collect();
    assert_eq!(lacking, [""; 0], "no file in src/check explains these");
    let forgotten: Vec<_> = on_the_way.difference(&made).collect();
    assert_eq!(
        forgotten, [""; 0],
        "nothing finds these any more: take their files away"
    );
}
