//! The preview as an officer and a stranger meet it: the real program on a free port, spoken to through
//! plain sockets; and laws of the site that it keeps, without sockets.

mod chance;
#[path = "preview/edits.rs"]
mod edits;
#[path = "preview/hostile.rs"]
mod hostile;
#[path = "preview/saves.rs"]
mod saves;
#[path = "preview/served.rs"]
mod served;

use served::{Served, folder, write};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// What `build` publishes, by the addresses that a browser asks for, below the base.
fn built(folder: &Path, options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let done = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(["build", "--output", "public", "--as-of", served::TODAY])
        .args(options)
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(told.starts_with("Made "), "{told}");
    let public = folder.join("public");
    let files = walkdir::WalkDir::new(&public).into_iter().flatten();
    files
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != ".answerable")
        .map(|entry| {
            let path = entry.path().strip_prefix(&public).expect("a path below");
            let path = path.to_string_lossy().replace('\\', "/");
            let address = match path.strip_suffix("index.html") {
                Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.to_owned(),
                _ => path,
            };
            (address, std::fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

/// Percent notation for all that a path may not hold as it is.
fn encoded(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte);
    path.bytes()
        .map(|byte| match is_plain(byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}

#[test]
fn every_address_has_the_bytes_of_the_build_but_for_one_script() {
    let folder = folder();
    let showcase = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    served::copy(&showcase, &folder.path().join("content"));
    let list = folder.path().join("content/documents.yaml");
    let known = std::fs::read_to_string(list).unwrap_or_default();
    served::paper(folder.path(), "a paper & more.txt", b"Words.\n");
    let own = std::fs::read(folder.path().join("content/documents.yaml")).expect("the list");
    write(
        folder.path(),
        "content/documents.yaml",
        &[known.as_bytes(), &own].concat(),
    );
    let options = ["--base-url", "https://example.org/some/base/"];
    let files = built(folder.path(), &options);
    assert!(files.len() > 100 && files.contains_key("assets/style.css"));
    let site = Served::start(folder, &options);
    let mut scripts = 0;
    for (address, bytes) in files {
        let answer = site.get(&format!("/some/base/{}", encoded(&address)));
        let status = if address == "404.html" {
            200
        } else {
            answer.status
        };
        assert_eq!(status, 200, "{address}");
        let is_page = answer.header("content-type") == Some("text/html; charset=utf-8");
        let (shown, tags) = served::without_script(&answer.body, "/some/base/");
        assert_eq!(tags, usize::from(is_page), "{address}");
        assert!(shown == bytes, "{address} differs from the build");
        scripts += tags;
    }
    assert!(scripts > 50, "{scripts} pages");
    assert_eq!(site.get("/").header("location"), Some("/some/base/"));
    assert_eq!(
        site.get("/some/base").header("location"),
        Some("/some/base/")
    );
    let folder_without_stroke = site.get("/some/base/recommendations?a=b");
    assert_eq!(folder_without_stroke.status, 302);
    assert_eq!(
        folder_without_stroke.header("location"),
        Some("/some/base/recommendations/?a=b")
    );
    let missing = site.get("/some/base/nothing-here/");
    assert_eq!(missing.status, 404);
    assert!(missing.text().contains("data-kind=not-found") || missing.text().contains("404"));
}

#[test]
fn nothing_is_written() {
    let site = Served::start(served::exampleshire(), &[]);
    let before = served::files(site.folder());
    site.get("/");
    site.get("/recommendations/hosc-2024-03/");
    site.wait_for_json("/_answerable/findings.json", |told| {
        told["examined"] == true
    });
    assert_eq!(served::files(site.folder()), before);
}

#[test]
fn a_browser_is_told_what_it_has_and_what_it_may_leave_out() {
    let folder = served::exampleshire();
    served::paper(folder.path(), "paper.txt", b"0123456789");
    let site = Served::start(folder, &[]);
    for address in [
        "/recommendations/hosc-2024-03/",
        "/documents/paper.txt",
        "/assets/style.css",
    ] {
        let whole = site.get(address);
        assert_eq!(whole.status, 200, "{address}");
        let tag = whole.header("etag").expect("a version").to_owned();
        let length = whole.body.len();
        let of = |lines: &[&str]| site.ask("GET", address, lines);
        let same = of(&[&format!("If-None-Match: \"x\", W/{tag}")]);
        assert_eq!((same.status, same.body.len()), (304, 0), "{address}");
        assert_eq!(of(&["If-None-Match: \"other\""]).status, 200);
        let head = site.ask("HEAD", address, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0));
        assert_eq!(
            head.header("content-length"),
            Some(length.to_string().as_str())
        );
        let middle = of(&["Range: bytes=2-5"]);
        assert_eq!(middle.status, 206);
        assert_eq!(middle.body, whole.body[2..6]);
        let says = format!("bytes 2-5/{length}");
        assert_eq!(middle.header("content-range"), Some(says.as_str()));
        assert_eq!(of(&["Range: bytes=-3"]).body, whole.body[length - 3..]);
        let beyond = of(&[&format!("Range: bytes={length}-")]);
        assert_eq!(beyond.status, 416);
        let says = format!("bytes */{length}");
        assert_eq!(beyond.header("content-range"), Some(says.as_str()));
        let older = of(&["Range: bytes=2-5", "If-Range: \"older\""]);
        assert_eq!((older.status, older.body.len()), (200, length));
    }
    let paper = site.get("/documents/paper.txt");
    assert_eq!(
        paper.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
}

#[test]
fn the_headers_are_those_of_the_guide() {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/officers-guide.md");
    let guide = std::fs::read_to_string(guide).expect("the guide");
    let site = Served::start(served::exampleshire(), &[]);
    for address in [
        "/",
        "/assets/style.css",
        "/nothing",
        "/_answerable/reload.js",
    ] {
        let answer = site.get(address);
        for (name, value) in answerable::preview::SECURITY {
            assert_eq!(answer.header(name), Some(value), "{address}");
            let row = format!("| `{name}` | `{value}` |");
            assert!(guide.contains(&row), "the guide lacks {row}");
        }
    }
    // What the guide asks for on the real server, and the preview cannot have without `https`.
    let asked = guide
        .lines()
        .filter(|line| line.starts_with("| `") && line.contains("-"));
    let of_server = [
        "Content-Security-Policy",
        "X-Content",
        "Referrer",
        "Permissions",
        "Strict-Transport",
    ];
    let rows = asked.filter(|line| {
        of_server
            .iter()
            .any(|name| line.contains(&format!("`{name}")))
    });
    assert_eq!(rows.count(), answerable::preview::SECURITY.len() + 1);
}

#[test]
fn a_port_that_is_taken_gives_way_to_the_next() {
    let first = Served::start(served::exampleshire(), &[]);
    let second = Served::start_at(served::exampleshire(), &[], first.port);
    assert_ne!(first.port, second.port);
    let says = format!(
        "Port {} cannot be used, so this is port {}.",
        first.port, second.port
    );
    assert!(second.said.contains(&says), "{}", second.said);
    assert_eq!(second.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn it_stops_calmly_when_it_is_interrupted() {
    let mut site = Served::start(served::exampleshire(), &[]);
    let (status, said) = site.interrupt();
    assert_eq!(status, Some(0));
    assert!(
        said.contains("The preview has stopped. Nothing was written."),
        "{said}"
    );
}

#[test]
fn a_folder_that_is_not_there_is_told_at_once() {
    let done = Command::new(env!("CARGO_BIN_EXE_answerable"))
        .args(["serve", "--content", "nowhere"])
        .output()
        .expect("the program runs");
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(
        said.contains("there is no content folder `nowhere`"),
        "{said}"
    );
}

#[test]
fn drafts_are_shown_only_when_they_are_asked_for_and_say_what_they_are() {
    let with_states = || {
        let folder = served::exampleshire();
        let of = |reference: &str, state: &str| {
            format!(
                "---\nreference: {reference}\ntitle: Of {reference}\nmade by: HOSC\n{state}\n---\n\nThe committee asked for it.\n"
            )
        };
        let add = |name: &str, text: String| {
            write(
                folder.path(),
                &format!("content/recommendations/{name}.md"),
                text.as_bytes(),
            );
        };
        add("draft", of("HOSC-2024-07", "draft: yes"));
        add("later", of("HOSC-2024-08", "embargoed until: 3 May 2026"));
        add("exempt", of("HOSC-2024-09", "exempt: {paragraph: 3}"));
        folder
    };
    let site = Served::start(with_states(), &[]);
    for reference in ["hosc-2024-07", "hosc-2024-08", "hosc-2024-09"] {
        assert_eq!(
            site.get(&format!("/recommendations/{reference}/")).status,
            404
        );
    }
    let list = site.json("/_answerable/findings.json?page=/")["notPublic"].to_string();
    for (file, why) in [
        ("draft", "a draft, and not shown"),
        ("later", "embargoed until 3 May 2026, and not shown"),
        ("exempt", "exempt, and never shown"),
    ] {
        let named = format!("content/recommendations/{file}.md:");
        assert!(
            list.contains(&named) && list.contains(why),
            "{file}: {list}"
        );
    }
    let site = Served::start(with_states(), &["--drafts"]);
    let why = |reference: &str| {
        let told = site.json(&format!(
            "/_answerable/findings.json?page=/recommendations/{reference}/"
        ));
        assert_eq!(told["drafts"], true);
        (told["page"].clone(), told["notPublic"].to_string())
    };
    assert_eq!(why("hosc-2024-07").0, "a draft");
    assert_eq!(why("hosc-2024-08").0, "embargoed until 3 May 2026");
    assert_eq!(why("hosc-2024-03").0, serde_json::Value::Null);
    assert_eq!(site.get("/recommendations/hosc-2024-08/").status, 200);
    assert_eq!(site.get("/recommendations/hosc-2024-09/").status, 404);
    let (_, list) = why("hosc-2024-07");
    assert!(
        list.contains("Of HOSC-2024-07") && list.contains("content/recommendations/exempt.md:")
    );
    assert!(!list.contains("Of HOSC-2024-09"), "{list}");
    let site = Served::start(with_states(), &["--as-of", "2026-05-03"]);
    assert_eq!(site.get("/recommendations/hosc-2024-08/").status, 200);
    assert_eq!(site.get("/recommendations/hosc-2024-07/").status, 404);
}
