//! The law of the preview: after any number of edits it shows what a clean build would publish, and
//! while the content is broken what the last clean build would have.

use crate::chance::Chance;
use crate::served::{TODAY, exampleshire, paper, recommendation, without_script, write};
use answerable::load::{Changes, Given};
use answerable::preview::{Body, Preview, Request, answer};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const EDITS: usize = 200;

/// All addresses are compared after so many edits; some of them after each.
const EVERY: usize = 25;
const SOME: usize = 8;

fn open(folder: &Path) -> Arc<Preview> {
    let given = Given {
        content: folder.join("content"),
        theme: Some(folder.join("theme")),
        base_url: Some("https://example.org/base/".to_owned()),
        as_of: TODAY.parse().ok(),
        drafts: false,
    };
    Preview::open(given, chrono::NaiveDate::default())
}

/// The bytes at an address, without the preview's script.
fn shown(preview: &Preview, address: &str) -> (u16, Vec<u8>) {
    let request = Request {
        method: "GET".to_owned(),
        sent: format!("/base/{address}"),
        path: format!("/base/{address}"),
        ..Request::default()
    };
    let answer = answer(&request, preview);
    let bytes = match answer.body {
        Body::Bytes(bytes) => bytes,
        Body::File { mut file, .. } => {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).expect("a file");
            bytes
        }
        Body::News(_) => Vec::new(),
    };
    (answer.status, without_script(&bytes, "/base/").0)
}

fn all(preview: &Preview) -> BTreeMap<String, (u16, Vec<u8>)> {
    let addresses = preview.addresses().into_iter();
    addresses
        .map(|address| (address.clone(), shown(preview, &address)))
        .collect()
}

/// The Markdown files of a kind.
fn records(content: &Path, folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(content.join(folder))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

/// Makes one edit, as an officer might; gives the paths that a watcher would tell of.
fn edit(folder: &Path, chance: &mut Chance, number: usize) -> Vec<PathBuf> {
    let content = folder.join("content");
    let files = records(&content, "recommendations");
    let save = |path: PathBuf, text: &str| {
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(&path, text).expect("a file");
        vec![path]
    };
    let file = chance.one_of(&files).clone();
    let text = fs::read_to_string(&file).unwrap_or_default();
    match chance.below(16) {
        // News at the end of a record: a status changes, and every list with it.
        0..=3 => {
            let words = chance.one_of(&["done", "in progress", "not started"]);
            let news = format!(
                "\n## Update, {} March 2024: {words}\n\nNews {number}.\n",
                1 + number % 28
            );
            save(file, &(text + &news))
        }
        4 => {
            let title = format!("title: Another title {number}");
            save(
                file,
                &text.replace("title: Help more families claim Healthy Start", &title),
            )
        }
        5 => save(
            file,
            &text.replace("made by: HOSC", "made by: Nobody at all"),
        ),
        6..=8 => {
            let reference = format!("HOSC-2024-{}", 100 + number);
            let text = recommendation("").replace("HOSC-2024-03", &reference);
            save(content.join(format!("recommendations/n{number}.md")), &text)
        }
        9 if files.len() > 2 => {
            fs::remove_file(&file).expect("a file to remove");
            vec![file]
        }
        10 => {
            let to = content.join(format!("recommendations/{}.md", chance.below(90) + 10));
            fs::rename(&file, &to).expect("a rename");
            vec![file, to]
        }
        11 => {
            let title = format!(
                "title: Exampleshire {number}\nrows per page: {}\n",
                10 + number % 7
            );
            save(content.join("site.yaml"), &title)
        }
        12 => {
            let people =
                format!("- name: Anne Example\n- name: Kit Example\n- name: Person {number}\n");
            save(content.join("people.yaml"), &people)
        }
        13 => {
            let wrong = chance.below(2) == 0;
            let people = if wrong {
                "- name: ["
            } else {
                "- name: Anne Example\n"
            };
            save(content.join("people.yaml"), people)
        }
        14 => {
            let style = format!("main{{order:{number}}}");
            save(folder.join("theme/assets/site.css"), &style)
        }
        _ => {
            let meeting = format!(
                "---\nreference: HOSC-M{number}\nbody: HOSC\ndate: {} February 2024\nstatus: held\n---\n",
                1 + number % 28
            );
            save(
                content.join(format!("meetings/m{}.md", number % 5)),
                &meeting,
            )
        }
    }
}

/// Mends whatever edits broke; gives the paths that a watcher would tell of.
fn mend(folder: &Path) -> Vec<PathBuf> {
    let content = folder.join("content");
    let mut files = records(&content, "recommendations");
    for file in &files {
        let text = fs::read_to_string(file).expect("text");
        fs::write(file, text.replace("Nobody at all", "HOSC")).expect("a file");
    }
    let people = content.join("people.yaml");
    fs::write(&people, "- name: Anne Example\n").expect("a file");
    files.push(people);
    files
}

#[test]
fn two_hundred_edits_leave_the_preview_and_a_clean_build_the_same() {
    let folder = exampleshire();
    write(folder.path(), "theme/assets/site.css", b"main{order:0}");
    paper(folder.path(), "paper.txt", b"A paper.");
    // The paths that a watcher tells of are real ones.
    let root = folder.path().canonicalize().expect("a real folder");
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    let preview = open(&root);
    let mut last_good: BTreeSet<String> = preview.addresses().into_iter().collect();
    let mut last_clean = open(&root);
    let (mut good, mut broken) = (0, 0);
    for number in 0..EDITS {
        let is_to_mend = preview.is_held_back() && chance.below(3) == 0;
        let files = match is_to_mend {
            true => mend(&root),
            false => edit(&root, &mut chance, number),
        };
        let changes = Changes {
            files: files.iter().cloned().collect(),
            more: false,
        };
        preview.follow(&changes, chrono::NaiveDate::default());
        let clean = open(&root);
        // On a busy machine one of the two may have been examined by the checks already: then the other
        // has found nothing that it has not.
        let (told, fresh) = (preview.told(), clean.told());
        if told.is_examined == fresh.is_examined {
            assert_eq!(told.errors, fresh.errors, "edit {number} of {files:?}");
            assert_eq!(told.findings, fresh.findings, "edit {number} of {files:?}");
        } else {
            let (more, fewer) = match told.is_examined {
                true => (&told, &fresh),
                false => (&fresh, &told),
            };
            let lost = fewer
                .findings
                .iter()
                .find(|one| !more.findings.contains(one));
            assert_eq!(lost, None, "edit {number} of {files:?}");
        }
        if clean.told().errors == 0 {
            good += 1;
            last_clean = clean;
            last_good = last_clean.addresses().into_iter().collect();
        } else {
            broken += 1;
        }
        let addresses: BTreeSet<String> = preview.addresses().into_iter().collect();
        assert_eq!(addresses, last_good, "edit {number} of {files:?}");
        if number % EVERY == EVERY - 1 {
            assert!(
                all(&preview) == all(&last_clean),
                "edit {number} of {files:?}"
            );
        }
        let addresses: Vec<&String> = addresses.iter().collect();
        for _ in 0..SOME {
            let address = *chance.one_of(&addresses);
            assert!(
                shown(&preview, address) == shown(&last_clean, address),
                "edit {number} of {files:?}: {address} differs"
            );
        }
    }
    assert!(good > 50 && broken > 20, "{good} good and {broken} broken");

    // And the clean build is the one that is published.
    mend(&root);
    let everything = Changes {
        more: true,
        ..Changes::default()
    };
    preview.follow(&everything, chrono::NaiveDate::default());
    assert!(!preview.is_held_back(), "{:?}", preview.told().findings);
    let options = [
        "--theme",
        "theme",
        "--base-url",
        "https://example.org/base/",
    ];
    let published = crate::built(&root, &options);
    let shown: BTreeMap<String, Vec<u8>> = all(&preview)
        .into_iter()
        .map(|(address, (_, bytes))| (address, bytes))
        .collect();
    assert_eq!(
        shown.keys().collect::<Vec<_>>(),
        published.keys().collect::<Vec<_>>()
    );
    for (address, bytes) in published {
        assert!(shown[&address] == bytes, "{address} differs from the build");
    }
}
