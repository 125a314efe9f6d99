//! The program serving a folder of a test, and a browser that says whatever it is told to.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The day on which every test is true, unless it gives another.
pub const TODAY: &str = "2026-03-31";

/// The longest that anything may take to happen.
pub const LONGEST: Duration = Duration::from_secs(60);

/// A preview that runs until the test is over.
pub struct Served {
    folder: TempDir,
    child: Child,
    stdout: BufReader<ChildStdout>,
    pub port: u16,
    /// What it said when it began.
    pub said: String,
}

/// An answer, taken apart.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// Takes apart what came.
    pub fn of(bytes: &[u8]) -> Option<Answer> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
        let mut lines = head.lines();
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let headers = lines.filter_map(|line| line.split_once(": "));
        Some(Answer {
            status,
            headers: headers
                .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
                .collect(),
            body: bytes.get(end + 4..)?.to_vec(),
        })
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let mut headers = self.headers.iter();
        headers
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

impl Served {
    pub fn start(folder: TempDir, options: &[&str]) -> Served {
        Served::start_at(folder, options, 0)
    }

    pub fn start_at(folder: TempDir, options: &[&str], port: u16) -> Served {
        let mut arguments = vec!["serve".to_owned(), "--port".to_owned(), port.to_string()];
        if !options.contains(&"--as-of") {
            arguments.extend(["--as-of".to_owned(), TODAY.to_owned()]);
        }
        arguments.extend(options.iter().map(|option| (*option).to_owned()));
        let mut child = Command::new(env!("CARGO_BIN_EXE_answerable"))
            .args(arguments)
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the program starts");
        let mut stdout = BufReader::new(child.stdout.take().expect("standard output"));
        let mut said = String::new();
        let port = loop {
            let mut line = String::new();
            let length = stdout.read_line(&mut line).expect("words");
            assert!(length > 0, "the preview ended: {said}");
            said.push_str(&line);
            let address = line.split("http://localhost:").nth(1);
            if let Some(port) = address.and_then(|rest| rest.split('/').next()) {
                break port.parse().expect("a port");
            }
        };
        Served {
            folder,
            child,
            stdout,
            port,
            said,
        }
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(LONGEST)).expect("a limit");
        stream
    }

    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// One request with more header lines, on a connection of its own.
    pub fn ask(&self, method: &str, path: &str, lines: &[&str]) -> Answer {
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n",
            self.port
        );
        for line in lines {
            head.push_str(line);
            head.push_str("\r\n");
        }
        head.push_str("\r\n");
        self.say(head.as_bytes()).expect("an answer")
    }

    /// Sends any bytes, and gives what came back until the connection closed; none if nothing did.
    pub fn say(&self, bytes: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        // It may have had enough before it has read everything.
        let _ = stream.write_all(bytes);
        let mut came = Vec::new();
        let _ = stream.read_to_end(&mut came);
        Answer::of(&came)
    }

    pub fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.get(path).body).expect("JSON")
    }

    /// Asks again and again until the answer is what is waited for.
    #[track_caller]
    pub fn wait_for(&self, path: &str, is_there: impl Fn(&Answer) -> bool) -> Answer {
        let end = Instant::now() + LONGEST;
        loop {
            let answer = self.get(path);
            if is_there(&answer) {
                return answer;
            }
            assert!(
                Instant::now() < end,
                "{path} never became what was waited for: {} {}",
                answer.status,
                answer.text()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    pub fn wait_for_json(&self, path: &str, is_there: impl Fn(&Value) -> bool) -> Value {
        let parsed = |answer: &Answer| serde_json::from_slice::<Value>(&answer.body).ok();
        let answer = self.wait_for(path, |answer| {
            parsed(answer).is_some_and(|told| is_there(&told))
        });
        parsed(&answer).expect("JSON")
    }

    pub fn write(&self, path: &str, text: &str) {
        write(self.folder(), path, text.as_bytes());
    }

    /// Presses Ctrl and C, and waits for the end.
    #[cfg(unix)]
    pub fn interrupt(&mut self) -> (Option<i32>, String) {
        let id = libc::pid_t::try_from(self.child.id()).expect("a process");
        // SAFETY: the process is our own child, and was not waited for.
        unsafe { libc::kill(id, libc::SIGINT) };
        let mut said = String::new();
        self.stdout.read_to_string(&mut said).expect("words");
        (self.child.wait().expect("an end").code(), said)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A page without the script that only the preview adds, and how many there were.
pub fn without_script(page: &[u8], base: &str) -> (Vec<u8>, usize) {
    let opening = format!("<script src=\"{base}_answerable/reload.js?of=");
    let Some(start) = page
        .windows(opening.len())
        .position(|window| window == opening.as_bytes())
    else {
        return (page.to_vec(), 0);
    };
    let closing = b"\" defer></script>";
    let rest = &page[start..];
    let end = rest
        .windows(closing.len())
        .position(|window| window == closing)
        .expect("the end of the script");
    let mut plain = page[..start].to_vec();
    plain.extend(&rest[end + closing.len()..]);
    let (plain, more) = without_script(&plain, base);
    (plain, more + 1)
}

/// A folder with an empty content folder in it.
pub fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("content")).expect("a content folder");
    folder
}

/// A council with one recommendation.
pub fn exampleshire() -> TempDir {
    let folder = folder();
    let files = [
        ("site.yaml", "title: Exampleshire answers\n"),
        (
            "organisations.yaml",
            "- name: Exampleshire County Council\n  short name: ECC\n  kind: council\n\
             - name: Exampleshire Integrated Care Board\n  short name: EICB\n  kind: NHS body\n",
        ),
        (
            "bodies.yaml",
            "- name: Health Scrutiny Committee\n  short name: HOSC\n  kind: scrutiny committee\n",
        ),
        ("people.yaml", "- name: Anne Example\n- name: Kit Example\n"),
        (
            "meetings/january.md",
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n---\n",
        ),
        ("recommendations/healthy-start.md", &recommendation("")),
    ];
    for (path, text) in files {
        write(folder.path(), &format!("content/{path}"), text.as_bytes());
    }
    folder
}

/// The recommendation of Exampleshire, with words at its end.
pub fn recommendation(end: &str) -> String {
    format!(
        "---\nreference: HOSC-2024-03\ntitle: Help more families claim Healthy Start\n\
         made by: HOSC\nmeeting: HOSC-2024-01-18\nmade to: Exampleshire Integrated Care Board\n---\n\n\
         The committee asked the board to tell every family.\n{end}"
    )
}

/// A paper among the documents, as the only one.
pub fn paper(folder: &Path, name: &str, bytes: &[u8]) {
    write(folder, &format!("content/documents/{name}"), bytes);
    let list = format!("- reference: PAPER-1\n  title: A paper\n  file: documents/{name}\n");
    write(folder, "content/documents.yaml", list.as_bytes());
}

/// Writes a file as simple editors do.
pub fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
    fs::write(path, bytes).expect("a file");
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).into_iter().flatten() {
        let path = to.join(entry.path().strip_prefix(from).expect("a path below"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(path).expect("a folder");
        } else {
            fs::copy(entry.path(), path).expect("a file");
        }
    }
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}
