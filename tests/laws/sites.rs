//! The sites over which the laws hold, each built once for all of them.

use crate::council;
use crate::page::Page;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use tempfile::TempDir;

/// A site that was built, with every page taken apart.
pub struct Published {
    pub name: String,
    folder: TempDir,
    pub content: PathBuf,
    pub options: Vec<String>,
    pub base_url: Option<String>,
    /// Every file but our own list, by its path.
    pub files: BTreeMap<String, Vec<u8>>,
    pub pages: Vec<Page>,
}

/// The sites of all laws.
pub static SITES: LazyLock<Vec<Published>> = LazyLock::new(|| {
    let showcase = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut sites = vec![Published::of(
        "showcase",
        |content| copy(&showcase, content),
        &[
            "--as-of",
            "2024-04-30",
            "--base-url",
            "https://example.org/some/base/",
        ],
    )];
    sites.push(Published::of(
        "synthetic",
        |content| {
            council::write(content, 120).expect("a synthetic council");
        },
        &[
            "--as-of",
            council::AS_OF,
            "--base-url",
            "https://council.example",
        ],
    ));
    for seed in 1..=4 {
        sites.push(Published::of(
            &format!("awkward {seed}"),
            |content| awkward(seed, content),
            &["--as-of", "2024-06-01"],
        ));
    }
    sites.push(Published::of(
        "empty",
        |content| write(content, "site.yaml", "title: Nothing yet\n"),
        &[
            "--as-of",
            "2024-06-01",
            "--base-url",
            "https://example.org/",
        ],
    ));
    sites
});

impl Published {
    fn of(name: &str, make: impl FnOnce(&Path), options: &[&str]) -> Published {
        let folder = tempfile::tempdir().expect("a folder");
        let content = folder.path().join("content");
        fs::create_dir_all(&content).expect("a content folder");
        make(&content);
        let options: Vec<String> = options.iter().map(|option| (*option).to_owned()).collect();
        let output = folder.path().join("public");
        let told = build(&content, &output, &options, &[]);
        assert!(told.starts_with("Made "), "{name}: {told}");
        let files = files(&output);
        let pages = files
            .par_iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| Page::read(path, std::str::from_utf8(bytes).expect("text")))
            .collect();
        let base_url = options
            .iter()
            .position(|option| option == "--base-url")
            .map(|at| format!("{}/", options[at + 1].trim_end_matches('/')));
        Published {
            name: name.to_owned(),
            folder,
            content,
            options,
            base_url,
            files,
            pages,
        }
    }

    /// Where the site was put.
    pub fn output(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// The path under which the site is published, without its first stroke: `some/base/`.
    pub fn base_path(&self) -> &str {
        let Some(url) = &self.base_url else {
            return "";
        };
        let host_and_path = url.split_once("://").map_or("", |(_, rest)| rest);
        host_and_path.split_once('/').map_or("", |(_, path)| path)
    }

    /// The file that stands at a link from the root of the server; none if it is outside the site.
    pub fn file_of(&self, address: &str) -> Option<String> {
        let below = match &self.base_url {
            Some(base) if address.starts_with(base.as_str()) => &address[base.len()..],
            _ => address.strip_prefix('/')?.strip_prefix(self.base_path())?,
        };
        let below = decoded(below.split('?').next().unwrap_or_default());
        Some(if below.is_empty() || below.ends_with('/') {
            format!("{below}index.html")
        } else {
            below
        })
    }
}

/// Percent notation taken back.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut plain = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let hex = path
            .get(at + 1..at + 3)
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match (bytes[at], hex) {
            (b'%', Some(byte)) => {
                plain.push(byte);
                at += 3;
            }
            (byte, _) => {
                plain.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(plain).expect("a path in UTF-8")
}

/// Runs the program, and gives what it said of its work.
pub fn build(
    content: &Path,
    output: &Path,
    options: &[String],
    variables: &[(&str, &str)],
) -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .arg("build")
        .arg("--content")
        .arg(content)
        .arg("--output")
        .arg(output)
        .args(options)
        .envs(variables.iter().copied())
        .output()
        .expect("the program runs");
    let told = String::from_utf8(done.stdout).expect("text");
    assert!(
        done.status.success(),
        "{told}{}",
        String::from_utf8_lossy(&done.stderr)
            .split("\n\n")
            .filter(|finding| finding.starts_with("error["))
            .take(20)
            .collect::<Vec<_>>()
            .join("\n")
    );
    told
}

/// Every file below a folder but our own list.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".answerable")
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("a path below");
            let bytes = fs::read(entry.path()).expect("a file");
            (path.to_string_lossy().replace('\\', "/"), bytes)
        })
        .collect()
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for (name, bytes) in files(from) {
        let path = to.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("a copy");
    }
}

fn write(content: &Path, path: &str, text: &str) {
    let path = content.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
    fs::write(path, text).expect("a file");
}

/// A small generator of numbers: the same seed gives the same council.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Words that templates, links and minifiers stumble over.
const AWKWARD: [&str; 16] = [
    "Fish & chips <for all>",
    "\"Quoted\" 'twice'",
    "{{ braces }} {% and %}",
    "a/b\\\\c?d#e%20f",
    "Caf\u{e9} \u{2014} d\u{e9}j\u{e0} vu",
    "\u{17e}lu\u{165}ou\u{10d}k\u{fd} k\u{16f}\u{148} \u{175}yau \u{fe}\u{f3}r\u{f0}ur",
    "Donaudampfschifffahrtsgesellschaftskapit\u{e4}nsm\u{fc}tze",
    "\u{1f6b2} cycling",
    "nil",
    "  spaced   out  ",
    "1.10",
    "&amp; &lt;b&gt;",
    "</main><h1>Not yours</h1>",
    "A",
    "-->",
    "Section 12(a), part ii",
];

/// Prose with every mark of Markdown, some of it wrong.
const PROSE: [&str; 13] = [
    "Plain words. And more of them.",
    "### Three\n\nwords\n\n##### Five\n\nmore\n\n#### Four\n\n> quoted",
    "- a\n- b\n  1. c\n\n> quoted **bold** *it*",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "The 9<sup>th</sup> of <b>May</b> <script>alert(1)</script>",
    "[home](https://example.org/) <https://example.org/x?a=1&b=2> `code`",
    "**a**_b_ ~~c~~ [d](mailto:d@example.org)",
    "HOSC and NHS and HOSC again. HOSC-like, HOSC's.",
    "<table><tr><td>loose</table> <p>open <div>deep",
    "a  \nb\\\nc &nbsp; &copy; &unknown;",
    "```\n## not a heading\n```\n\n---\n\n1) one\n2) two",
    "<!-- a comment --> {{ words }} \u{200b}",
    "# One\n\n### Three\n\nwords\n\n## Two\n\n###### Six\n\nmore",
];

/// A small council whose words are awkward, in each seed in another way.
fn awkward(seed: u64, content: &Path) {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let quoted = |words: &str| format!("'{}'", words.replace('\'', "''"));
    write(
        content,
        "site.yaml",
        &format!(
            "title: {}\nrows per page: 10\nnotice: {}\nsilences:\n  - check: exempt-words-leak\n    \
             reason: The dice say the same words everywhere.\n",
            quoted(AWKWARD[seed as usize]),
            quoted(AWKWARD[0])
        ),
    );
    write(
        content,
        "organisations.yaml",
        "- name: County & City Council\n  short name: CCC\n- name: Health <Board>\n  short name: HB\n",
    );
    write(
        content,
        "bodies.yaml",
        "- name: Health Scrutiny Committee\n  short name: HOSC\n  organisation: CCC\n  \
         members: [{person: Person 1, role: Chair, from: 2023}, {person: Person 2}]\n\
         - name: Children's \"Board\"\n  parent: HOSC\n",
    );
    let mut people = String::new();
    for number in 1..=12 {
        people.push_str(&format!("- name: Person {number}\n  initials: P{number}\n"));
        if dice.below(2) == 0 {
            people.push_str("  posts: [{post: Chief Nurse, from: 2020}]\n");
        }
        if dice.below(3) == 0 {
            people.push_str(&format!("  former addresses: [staff/{number}/]\n"));
        }
    }
    write(content, "people.yaml", &people);
    write(
        content,
        "posts.yaml",
        "- name: Chief Nurse\n  organisation: HB\n  vacant: [{from: 2021, note: \"<x> & y\"}]\n",
    );
    write(
        content,
        "priorities.yaml",
        "- framework: Framework & more\n  reference: FW\n  priorities:\n    - {code: A, title: Good <start>}\n    - {code: B, title: Nobody hungry}\n",
    );
    let mut glossary = String::from(
        "- term: HOSC\n  expansion: Health <Overview> & Scrutiny\n  meaning: \"A \\\"committee\\\".\"\n",
    );
    for (number, words) in AWKWARD.iter().enumerate() {
        glossary.push_str(&format!(
            "- term: {}\n  meaning: {}\n  address: term-{number}\n",
            quoted(words),
            quoted(dice.pick(&AWKWARD))
        ));
    }
    write(content, "glossary.yaml", &glossary);
    write(
        content,
        "documents.yaml",
        "- reference: D-1\n  title: A <document> & more\n  link: https://example.org/a.pdf?x=1&y=2\n\
         - reference: D-2\n  title: Not online\n- reference: D-3\n  title: Ours\n  file: documents/a b & c.txt\n",
    );
    write(content, "documents/a b & c.txt", "Words.\n");
    for number in 1..=3 {
        let mut text = format!(
            "---\nreference: M-{number}\nbody: HOSC\ndate: {} {} 2023\nstatus: {}\npresent: [Person 1 (in the chair), Person {}]\n\
             papers:\n  - {{title: {}, link: https://example.org/{number}}}\n  - {{title: Hidden, exempt: {{paragraph: 3}}}}\n---\n\n{}\n",
            number + 3,
            dice.pick(&["January", "March", "July"]),
            dice.pick(&["held", "scheduled", "cancelled", "postponed"]),
            dice.below(11) + 2,
            quoted(dice.pick(&AWKWARD)),
            dice.pick(&["", "Words before."]),
        );
        for item in 1..=4 {
            text.push_str(&format!(
                "\n## {item}. {}\n\n{}\n\n{}\n",
                dice.pick(&AWKWARD).trim(),
                dice.pick(&[
                    "Purpose: for decision",
                    "Exempt: paragraph 3",
                    "Draft: yes",
                    "Withdrawn: 2 May 2023, Wrong",
                    "Start: 10am"
                ]),
                dice.pick(&[PROSE[0], PROSE[5], PROSE[7], "(a) one\n\n(b) two"]),
            ));
            if dice.below(2) == 0 {
                text.push_str("\n### Outcome\n\nAgreed.\n\nAction by: P1 / HB\n");
            }
        }
        write(content, &format!("meetings/{number}.md"), &text);
    }
    for number in 1..=24 {
        let folder = dice.pick(&[
            "recommendations",
            "actions",
            "information-requests",
            "visits",
        ]);
        let mut text = format!(
            "---\nreference: R-{number}\ntitle: {}\nmeeting: M-{}\n",
            quoted(dice.pick(&AWKWARD)),
            dice.below(3) + 1
        );
        let state = dice.pick(&[
            "",
            "",
            "",
            "",
            "",
            "draft: yes\n",
            "exempt: {paragraph: 1}\n",
            "withdrawn: {on: 1 May 2024}\n",
            "embargoed until: 2025\n",
        ]);
        text.push_str(state);
        for line in [
            "topic: 'Food & <health>'\n",
            "made to: [HB, Children's \"Board\"]\n",
            "leads: P1 / P2, HB\n",
            "priorities: [FW A, Nobody hungry]\n",
            "due: [June 2023, {date: Q3 2023/24, reason: '<late>'}]\n",
            "response due: 31/05/23\n",
            "sources: [{document: D-1, where: 'page <3>'}, {document: D-3}]\n",
            "notes: ['A note & [link](ref:R-1).']\n",
            "discussed at: [M-1, M-2, M-3]\n",
            "unidentified leads: '<Karen>'\n",
        ] {
            if dice.below(2) == 0 {
                text.push_str(line);
            }
        }
        text.push_str(&format!(
            "related: [R-{}]\n---\n\n{}\n",
            dice.below(24) + 1,
            dice.pick(&[PROSE[0], PROSE[2], PROSE[5], PROSE[6], PROSE[7]])
        ));
        for _ in 0..dice.below(4) {
            text.push_str(&format!(
                "\n## {}{}: {}\n\n{}\n\nPromised: <more>, by May 2024\n\nNote: {}\n",
                "Update, ",
                dice.pick(&[
                    "May 2023",
                    "1 June 2023, by P3",
                    "Q1 2024/25",
                    "2023, from HB"
                ]),
                dice.pick(&[
                    "in progress",
                    "done, as reported",
                    "paused (no & money)",
                    "closed, not done"
                ]),
                PROSE[[0, 2, 4, 5, 6, 7, 8, 9, 11][dice.below(9)]],
                dice.pick(&["A & B.", "<b>x</b>"]),
            ));
        }
        if dice.below(2) == 0 {
            text.push_str(&format!(
                "\n## Response, June 2023, from HB: {}\n\n{}\n",
                dice.pick(&[
                    "accepted",
                    "accepted in part (half & <half>)",
                    "not accepted",
                    "referred to CCC"
                ]),
                PROSE[1]
            ));
        }
        write(content, &format!("{folder}/{number}.md"), &text);
    }
    for number in 0..4 {
        let text = format!(
            "---\ntitle: {}\naddress: page-{number}\nmenu: {}\n---\n\n{}\n\nSee [R](ref:R-1).\n",
            quoted(AWKWARD[(seed as usize + number * 3) % AWKWARD.len()]),
            ["main", "footer", "footer", "main"][number],
            PROSE[(seed as usize * 5 + number * 3) % PROSE.len()],
        );
        write(content, &format!("pages/{number}.md"), &text);
    }
}
