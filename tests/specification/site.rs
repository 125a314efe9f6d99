//! A content folder written in a test, the program run on it, and what was published.

use crate::packed;
use scraper::{ElementRef, Html, Node, Selector};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;
use tempfile::TempDir;

/// The day on which every specification is true, unless it gives another.
pub const TODAY: &str = "2026-03-31";

/// The longest that any build of a specification may take.
const LONGEST: Duration = Duration::from_secs(180);

/// A folder with `content/` in it, and later `public/`.
pub struct Site {
    folder: TempDir,
}

/// What one run of the program gave.
pub struct Built {
    /// The exit status.
    pub status: i32,
    /// What it said of its work.
    pub stdout: String,
    /// What it found wrong.
    pub stderr: String,
    /// What stands in `public/`: every file by its path, our own list left out.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// An empty content folder.
    pub fn new() -> Site {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("content")).expect("a content folder");
        Site { folder }
    }

    /// Exampleshire: a county council, an NHS board, a scrutiny committee that met on 18 January 2024,
    /// a director of public health and a chief nurse.
    pub fn exampleshire() -> Site {
        Site::new()
            .file(
                "organisations.yaml",
                "- name: Exampleshire County Council\n  short name: ECC\n  kind: council\n\
                 - name: Exampleshire Integrated Care Board\n  short name: EICB\n  kind: NHS body\n",
            )
            .file(
                "bodies.yaml",
                "- name: Health Scrutiny Committee\n  short name: HOSC\n  kind: scrutiny committee\n",
            )
            .file(
                "people.yaml",
                "- name: Anne Example\n  initials: AE\n- name: Kit Example\n  initials: KX\n",
            )
            .file(
                "meetings/january.md",
                "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n---\n",
            )
    }

    /// The same with a recommendation of which only the reference, `HOSC-2024-03`, and the lines given
    /// are known.
    pub fn with_recommendation(facts: &str, body: &str) -> Site {
        Site::exampleshire().recommendation(facts, body)
    }

    /// Writes `recommendations/healthy-start.md`.
    pub fn recommendation(self, facts: &str, body: &str) -> Site {
        let text = format!(
            "---\nreference: HOSC-2024-03\ntitle: Help more families claim Healthy Start\n{facts}---\n\n{body}"
        );
        self.file("recommendations/healthy-start.md", &text)
    }

    /// Writes a content file.
    pub fn file(self, path: &str, text: &str) -> Site {
        self.bytes(path, text.as_bytes())
    }

    /// Writes a content file that is not text.
    pub fn bytes(self, path: &str, bytes: &[u8]) -> Site {
        self.outside(&format!("content/{path}"), bytes)
    }

    /// Writes a file beside the content folder, such as one of a theme.
    pub fn outside(self, path: &str, bytes: &[u8]) -> Site {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, bytes).expect("a file");
        self
    }

    /// Takes a content file away.
    pub fn without(self, path: &str) -> Site {
        fs::remove_file(self.path().join("content").join(path)).expect("a file to remove");
        self
    }

    /// Moves a content file.
    pub fn moved(self, from: &str, to: &str) -> Site {
        let content = self.path().join("content");
        let to = content.join(to);
        fs::create_dir_all(to.parent().expect("a parent")).expect("folders");
        fs::rename(content.join(from), to).expect("a move");
        self
    }

    /// The folder that holds `content/` and `public/`.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs `answerable build --as-of 2026-03-31`.
    pub fn build(&self) -> Built {
        self.build_with(&[])
    }

    /// Runs `answerable build` with more options; the day is 31 March 2026 unless they give one.
    pub fn build_with(&self, options: &[&str]) -> Built {
        let mut arguments = vec!["build"];
        if !options.contains(&"--as-of") {
            arguments.extend(["--as-of", TODAY]);
        }
        arguments.extend(options);
        self.run(&arguments)
    }

    /// Runs the program with these arguments in the folder.
    pub fn run(&self, arguments: &[&str]) -> Built {
        let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
            .args(arguments)
            .current_dir(self.path())
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (mut out, mut err) = (
            child.stdout.take().expect("stdout"),
            child.stderr.take().expect("stderr"),
        );
        let (done, finished) = mpsc::channel();
        let reader = std::thread::spawn(move || {
            let mut stderr = String::new();
            let errors = std::thread::spawn(move || {
                let _ = std::io::Read::read_to_string(&mut err, &mut stderr);
                stderr
            });
            let mut stdout = String::new();
            let _ = std::io::Read::read_to_string(&mut out, &mut stdout);
            let _ = done.send((stdout, errors.join().expect("standard error")));
        });
        let Ok((stdout, stderr)) = finished.recv_timeout(LONGEST) else {
            child.kill().expect("to end the program");
            panic!("the program did not finish within {LONGEST:?}");
        };
        reader.join().expect("standard output");
        let status = child.wait().expect("an exit status");
        Built {
            status: status.code().unwrap_or(-1),
            stdout,
            stderr,
            files: published(&self.path().join("public")),
        }
    }
}

/// Every file below a folder but our own list.
pub fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        if !entry.file_type().is_file() || entry.file_name() == ".answerable" {
            continue;
        }
        let path = entry.path().strip_prefix(folder).expect("a path below");
        let bytes = fs::read(entry.path()).expect("a published file");
        files.insert(path.to_string_lossy().into_owned(), bytes);
    }
    files
}

impl Built {
    /// The same, once it is sure that the site was published without an error. What is odd in a piece
    /// of content as small as a specification's is for `tests/checks.rs`.
    #[track_caller]
    pub fn clean(self) -> Built {
        assert_eq!(self.errors(), "", "{}", self.stdout);
        assert_eq!(self.status, 0, "{}", self.stdout);
        self
    }

    /// The errors among the findings, as they were shown.
    pub fn errors(&self) -> String {
        let findings = self.stderr.trim_end().split("\n\n");
        let errors: Vec<&str> = findings
            .filter(|finding| finding.starts_with("error["))
            .collect();
        errors.join("\n\n")
    }

    /// The errors, once it is sure that they stopped publication.
    #[track_caller]
    pub fn stopped(&self) -> String {
        assert_eq!(self.status, 1, "{}{}", self.stdout, self.stderr);
        assert!(
            self.stdout.starts_with("Nothing was published"),
            "{}",
            self.stdout
        );
        self.errors()
    }

    /// The page at an address, such as `recommendations/hosc-2024-03/`.
    #[track_caller]
    pub fn page(&self, address: &str) -> Page {
        let name = match address {
            "" => "index.html".to_owned(),
            _ if address.ends_with('/') => format!("{address}index.html"),
            _ => address.to_owned(),
        };
        let bytes = self.files.get(&name).unwrap_or_else(|| {
            let names: Vec<_> = self.files.keys().collect();
            panic!(
                "there is no page `{address}`; there are {names:?}\n{}",
                self.stderr
            )
        });
        // What stands in a template is not on the page until a script copies it.
        let html = std::str::from_utf8(bytes).expect("text");
        let shown: Vec<&str> = html
            .split("<template")
            .enumerate()
            .map(|(at, piece)| match piece.split_once("</template>") {
                Some((_, behind)) if at > 0 => behind,
                _ => piece,
            })
            .collect();
        Page {
            html: Html::parse_document(&shown.concat()),
        }
    }

    /// Whether there is a page at an address.
    pub fn has(&self, address: &str) -> bool {
        self.files.contains_key(&format!("{address}index.html"))
    }

    /// The files that hold `words`, in their text or in their names, in any capitals.
    pub fn naming(&self, words: &str) -> Vec<&str> {
        let words = words.to_lowercase();
        self.files
            .iter()
            .filter(|(name, bytes)| {
                let text = match name.starts_with("search/index/") && name.ends_with(".bin") {
                    true => packed::text(bytes),
                    false => String::from_utf8_lossy(bytes).into_owned(),
                };
                [name.as_str(), &text]
                    .iter()
                    .any(|text| text.to_lowercase().contains(&words))
            })
            .map(|(name, _)| name.as_str())
            .collect()
    }
}

/// A published page, parsed.
pub struct Page {
    html: Html,
}

impl Page {
    /// The words of the part of the page whose heading has this id, as a reader sees them: a line a
    /// block, a key and its value on one line.
    #[track_caller]
    pub fn part(&self, id: &str) -> String {
        self.words(&format!("section[aria-labelledby='{id}']"))
    }

    /// The words of the first element that a CSS selector finds.
    #[track_caller]
    pub fn words(&self, selector: &str) -> String {
        match self.all(selector).into_iter().next() {
            Some(words) => words,
            None => panic!("nothing is `{selector}` in {}", self.html.html()),
        }
    }

    /// The words of every element that a CSS selector finds.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.html.select(&selector).map(shown).collect()
    }

    /// The values of an attribute of every element that a CSS selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.html
            .select(&selector)
            .filter_map(|element| element.attr(name).map(str::to_owned))
            .collect()
    }

    /// The value that stands beside a key in a list of facts.
    #[track_caller]
    pub fn fact(&self, key: &str) -> String {
        let rows = self.all("dl.facts > div");
        let start = format!("{key}:");
        let found = rows.iter().find_map(|row| row.strip_prefix(&start));
        found
            .map(|value| value.trim().to_owned())
            .unwrap_or_else(|| panic!("no fact `{key}` in {rows:#?}"))
    }

    /// The address that the words of a link lead to.
    #[track_caller]
    pub fn link(&self, words: &str) -> String {
        let links = Selector::parse("main a[href]").expect("a selector");
        let found = self.html.select(&links).find(|link| shown(*link) == words);
        match found {
            Some(link) => link.attr("href").unwrap_or_default().to_owned(),
            None => panic!("no link `{words}` in {:#?}", self.all("main a[href]")),
        }
    }
}

/// The words of an element as a reader sees them.
fn shown(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    collect(element, &mut text);
    let lines: Vec<String> = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

fn collect(element: ElementRef<'_>, text: &mut String) {
    const INLINE: [&str; 17] = [
        "a", "abbr", "b", "cite", "code", "dd", "em", "i", "kbd", "mark", "q", "s", "small",
        "span", "strong", "sub", "sup",
    ];
    if element.value().classes().any(|class| class == "hidden") {
        text.push(' ');
        return;
    }
    let name = element.value().name();
    let is_block = !INLINE.contains(&name) && name != "time" && name != "del";
    if is_block {
        text.push('\n');
    }
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(&words.replace('\n', " ")),
            Node::Element(_) => {
                if let Some(child) = ElementRef::wrap(child) {
                    collect(child, text);
                }
            }
            _ => {}
        }
    }
    match name {
        "dt" => text.push_str(": "),
        _ if is_block => text.push('\n'),
        _ => {}
    }
}
