//! The law of a save: what is linked again after any edits, however little of it is worked out anew, is
//! what a clean reading of the folder gives: every record, link, list, status and finding, in its order.

use crate::chance::Chance;
use crate::sites::copy;
use answerable::load::{Changes, Given, Loaded, Reader};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

const EDITS: usize = 220;

/// Keys of a recommendation that nothing in another record hangs on.
const OWN: [&str; 18] = [
    "title",
    "number",
    "item",
    "topic",
    "made by",
    "made on",
    "made to",
    "meeting",
    "leads",
    "priorities",
    "indicators",
    "plan actions",
    "related",
    "discussed at",
    "response requested",
    "request received",
    "response due",
    "due",
];

/// The facts of a record as blocks of lines, a key each.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks: Vec<String> = Vec::new();
    let facts = text.split("\n---\n").next().unwrap_or_default();
    for line in facts.lines().skip(1) {
        match blocks.last_mut() {
            Some(last) if line.starts_with([' ', '-', '#']) => {
                last.push('\n');
                last.push_str(line);
            }
            _ => blocks.push(line.to_owned()),
        }
    }
    blocks
}

fn key_of(block: &str) -> &str {
    block.split(':').next().unwrap_or_default()
}

/// The record with another block of a key; without that key if it is none.
fn with_block(text: &str, key: &str, block: Option<&str>) -> String {
    let (_, body) = text.split_once("\n---\n").unwrap_or((text, ""));
    let mut blocks: Vec<String> = blocks(text);
    blocks.retain(|known| key_of(known) != key);
    blocks.extend(block.map(str::to_owned));
    format!("---\n{}\n---\n{body}", blocks.join("\n"))
}

/// The folder of a council that is edited.
struct Folder {
    root: PathBuf,
    chance: Chance,
    /// Every block that any recommendation had at first, by its key.
    seen: BTreeMap<String, Vec<String>>,
    references: Vec<String>,
    /// What stood in the files when all was good last: none where there was no such file.
    before: BTreeMap<PathBuf, Option<String>>,
}

impl Folder {
    fn of(root: &Path, seed: u64) -> Folder {
        let mut folder = Folder {
            root: root.to_owned(),
            chance: Chance(seed),
            seen: BTreeMap::new(),
            references: Vec::new(),
            before: BTreeMap::new(),
        };
        for file in folder.records() {
            let text = fs::read_to_string(&file).expect("a record");
            for block in blocks(&text) {
                if let Some(reference) = block.strip_prefix("reference: ") {
                    folder.references.push(reference.to_owned());
                }
                let of_key = folder.seen.entry(key_of(&block).to_owned()).or_default();
                of_key.push(block);
            }
        }
        folder
    }

    /// The files of all recommendations, actions, requests and visits.
    fn records(&self) -> Vec<PathBuf> {
        let folders = [
            "recommendations",
            "actions",
            "information-requests",
            "visits",
        ];
        let files = folders.map(|folder| {
            let walk = WalkDir::new(self.root.join(folder)).into_iter().flatten();
            walk.map(|entry| entry.into_path())
                .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        });
        let mut files: Vec<PathBuf> = files.into_iter().flatten().collect();
        files.sort();
        files
    }

    fn save(&mut self, path: &Path, text: &str) {
        let known = fs::read_to_string(path).ok();
        self.before.entry(path.to_owned()).or_insert(known);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    fn remove(&mut self, path: &Path) {
        let known = fs::read_to_string(path).ok();
        self.before.entry(path.to_owned()).or_insert(known);
        fs::remove_file(path).expect("a file to remove");
    }

    /// Takes back what was done since all was good; gives the files that a watcher would tell of.
    fn undo(&mut self) -> BTreeSet<PathBuf> {
        let before = std::mem::take(&mut self.before);
        for (path, text) in &before {
            match text {
                Some(text) => fs::write(path, text).expect("a file"),
                None => {
                    let _ = fs::remove_file(path);
                }
            }
        }
        before.into_keys().collect()
    }

    /// Makes one edit, as an officer might; gives the files that a watcher would tell of.
    fn edit(&mut self, number: usize) -> BTreeSet<PathBuf> {
        let files = self.records();
        for _ in 0..1 + self.chance.below(8) / 6 {
            let file = self.chance.one_of(&files).clone();
            let Ok(text) = fs::read_to_string(&file) else {
                continue;
            };
            match self.chance.below(22) {
                0..=5 => self.tell_news(&file, &text, number),
                6..=12 => {
                    let key = *self.chance.one_of(&OWN);
                    self.set(&file, &text, key);
                }
                13 => self.link(&file, &text),
                14..=17 => self.set_standing(&file, &text, number),
                18 => {
                    let last = text.rfind("\n## ").unwrap_or(text.len());
                    self.save(&file, &text[..last]);
                }
                19 => self.move_about(&file, &text, number),
                _ => self.edit_other(number),
            }
        }
        self.before.keys().cloned().collect()
    }

    fn tell_news(&mut self, file: &Path, text: &str, number: usize) {
        let day = format!("{} March {}", 1 + number % 28, 2018 + number % 8);
        let news = match self.chance.below(6) {
            0 => format!("## Update, {day}: done\n\nNews {number}."),
            1 => format!(
                "## Update, {day}: in progress\n\nNews {number}.\n\nPromised: a report, by May 2019"
            ),
            2 => format!("## Response, {day}, from HOSC: accepted\n\nWe will."),
            3 => format!(
                "## Response, {day}: not accepted\n\nWe will not.\n\nPromised: a note, by June 2030"
            ),
            4 => format!("## Update, {day}\n\nNews {number}.\n\nKept: a report"),
            _ => format!("## Update\n\nNews {number} of no day."),
        };
        self.save(file, &format!("{}\n\n{news}\n", text.trim_end()));
    }

    fn set(&mut self, file: &Path, text: &str, key: &str) {
        let seen = self.seen.get(key).cloned().unwrap_or_default();
        let block = match self.chance.below(4) {
            0 => None,
            _ if seen.is_empty() => Some(format!("{key}: 3 June 2019")),
            _ => Some(self.chance.one_of(&seen).clone()),
        };
        self.save(file, &with_block(text, key, block.as_deref()));
    }

    fn link(&mut self, file: &Path, text: &str) {
        let reference = self
            .chance
            .one_of(&self.references)
            .trim_matches('"')
            .to_owned();
        let words = match self.chance.below(4) {
            0 => format!("See [that](ref:{reference})."),
            1 => "See [the paper](documents/one.txt).".to_owned(),
            2 => "See [the other](documents/two.txt).".to_owned(),
            _ => "See [nothing](documents/none.txt).".to_owned(),
        };
        self.save(file, &format!("{}\n\n{words}\n", text.trim_end()));
    }

    /// Whether a record is public, where it stands, what it cites and whose place it takes.
    fn set_standing(&mut self, file: &Path, text: &str, number: usize) {
        let other = self.chance.one_of(&self.references).clone();
        let block = match self.chance.below(12) {
            0 => "draft: true".to_owned(),
            1 => "embargoed until: 1 January 2030".to_owned(),
            2 => "exempt:\n  paragraph: 3".to_owned(),
            3 => "withdrawn:\n  on: 1 March 2020\n  reason: It was wrong.".to_owned(),
            4 | 10 => format!("address: another-{number}"),
            5 => format!("former addresses: [recommendations/old-{number}/]"),
            11 => "former addresses: [../outside/]".to_owned(),
            6 | 7 => format!("supersedes: [{other}]"),
            8 => format!("reference: NEW-{number}"),
            _ => {
                let seen = self.seen.get("sources").cloned().unwrap_or_default();
                self.chance.one_of(&seen).clone()
            }
        };
        self.save(file, &with_block(text, key_of(&block), Some(&block)));
    }

    fn move_about(&mut self, file: &Path, text: &str, number: usize) {
        match self.chance.below(3) {
            0 => self.remove(file),
            1 => {
                self.remove(file);
                self.save(
                    &self.root.join(format!("recommendations/at-{number}.md")),
                    text,
                );
            }
            _ => {
                let reference = format!("reference: NEW-{number}");
                let text = with_block(text, "reference", Some(&reference));
                self.save(&self.root.join(format!("visits/new-{number}.md")), &text);
            }
        }
    }

    /// What is no recommendation.
    fn edit_other(&mut self, number: usize) {
        let tables = ["people.yaml", "posts.yaml", "bodies.yaml", "documents.yaml"];
        let table = self.root.join(self.chance.one_of(&tables));
        let text = fs::read_to_string(&table).expect("a table");
        let rows: Vec<&str> = text.split("\n- ").collect();
        let (path, text) = match self.chance.below(6) {
            0 | 1 => {
                let away = 1 + self.chance.below(rows.len() - 1);
                let rows: Vec<&str> = rows
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != away)
                    .map(|(_, row)| *row)
                    .collect();
                (table.clone(), rows.join("\n- "))
            }
            2 => (self.root.join("people.yaml"), {
                let people = fs::read_to_string(self.root.join("people.yaml")).expect("people");
                format!("{people}\n- name: Somebody {number}\n")
            }),
            3 => {
                let settings = fs::read_to_string(self.root.join("site.yaml")).expect("settings");
                let begins = ["15 May", "1 April", "1 June"];
                let begins = format!("municipal year begins: {}", self.chance.one_of(&begins));
                (
                    self.root.join("site.yaml"),
                    settings.replace("municipal year begins: 15 May", &begins),
                )
            }
            _ => {
                let walk = WalkDir::new(self.root.join("meetings")).sort_by_file_name();
                let meetings: Vec<PathBuf> = walk
                    .into_iter()
                    .flatten()
                    .map(|entry| entry.into_path())
                    .filter(|path| path.is_file())
                    .collect();
                let path = self.chance.one_of(&meetings).clone();
                let text = fs::read_to_string(&path).expect("a meeting");
                let date = format!("date: {} May {}", 1 + number % 28, 2017 + number % 10);
                (path, with_block(&text, "date", Some(&date)))
            }
        };
        self.save(&path, &text);
    }
}

/// All of a register and all that was found, in words, but for what each reference leads to, which has no order.
fn told(loaded: &Loaded) -> String {
    let all = format!("{:?} {:?}", loaded.register, loaded.report.findings());
    let (before, rest) = all.split_once(", references: {").expect("references");
    let (_, behind) = rest.split_once("}, handovers: ").expect("handovers");
    by_position(loaded, &format!("{before} {behind}"))
}

/// The same words with the position of each file among all in the place of its number, which it keeps while others
/// come and go: they have the same order.
fn by_position(loaded: &Loaded, words: &str) -> String {
    const BEGIN: &str = "SourceId(";
    let texts = loaded.sources.texts().iter().enumerate();
    let positions: BTreeMap<String, usize> = texts
        .map(|(position, source)| (format!("{:?}", source.id), position))
        .collect();
    let mut pieces = words.split(BEGIN);
    let mut all = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, behind) = piece.split_once(')').expect("a number");
        let position = positions[&format!("{BEGIN}{number})")];
        all.push_str(&format!("file {position}{behind}"));
    }
    all
}

/// Where two texts begin to differ, with what stands around it.
fn difference<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    let around = |text: &'a str| {
        let is_edge = |at: &usize| text.is_char_boundary(*at);
        let from = (0..=at.saturating_sub(200)).rev().find(is_edge);
        let to = (at + 200..text.len()).find(is_edge).unwrap_or(text.len());
        &text[from.unwrap_or_default()..to]
    };
    (around(a), around(b))
}

#[test]
fn whatever_is_saved_is_linked_as_a_clean_reading_links_it() {
    let around = tempfile::tempdir().expect("a folder");
    let root = around.path().canonicalize().expect("a real folder");
    let root = root.join("content");
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("content"),
        &root,
    );
    fs::create_dir_all(root.join("documents")).expect("a folder");
    for name in ["one", "two"] {
        fs::write(root.join(format!("documents/{name}.txt")), name).expect("a paper");
    }
    let given = Given {
        content: root.clone(),
        theme: None,
        base_url: None,
        as_of: "2024-04-30".parse().ok(),
        drafts: false,
    };
    let today = NaiveDate::default();
    let everything = Changes {
        more: true,
        ..Changes::default()
    };
    let mut reader = Reader::new(given.clone());
    let mut last = reader
        .load(&everything, today)
        .expect("a folder")
        .expect("a site");
    let mut folder = Folder::of(&root, 0x9E37_79B9_7F4A_7C15);
    let (mut carried, mut good, mut broken) = (0, 0, 0);
    for number in 0..EDITS {
        let files = match last.report.stops(false) && number % 3 != 0 {
            true => folder.undo(),
            false => folder.edit(number),
        };
        if files.is_empty() {
            continue;
        }
        let changes = Changes {
            files: files.clone(),
            more: false,
        };
        let Some(again) = reader.load(&changes, today).expect("a folder") else {
            continue;
        };
        let clean = given.load(today).expect("a folder");
        let (a, b) = (told(&again), told(&clean));
        assert!(
            a == b,
            "edit {number} of {files:?}: {:#?}",
            difference(&a, &b)
        );
        match clean.report.stops(false) {
            true => broken += 1,
            false => {
                good += 1;
                folder.before.clear();
            }
        }
        // What was taken over is shared with the register before.
        let rows = |loaded: &Loaded| loaded.register.people.rows().to_vec();
        let shared = rows(&last)
            .iter()
            .zip(rows(&again))
            .any(|(a, b)| Arc::ptr_eq(a, &b));
        carried += usize::from(shared);
        last = again;
    }
    assert!(
        carried > EDITS / 5 && good > EDITS / 2 && broken > EDITS / 20,
        "{carried} taken over, {good} good, {broken} broken"
    );
}
