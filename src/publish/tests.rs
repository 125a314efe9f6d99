//! What a reader, an officer and a careless plan may expect of the output folder.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use crate::publish::{Change, MANIFEST, Output, Published, Refused, stands_apart, turn};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const SITE: [(&str, &str); 4] = [
    ("index.html", "home"),
    ("assets/style.css", "body{}"),
    ("recommendations/index.html", "list"),
    ("recommendations/x/index.html", "x"),
];

/// A temporary folder with a place for a site in it.
fn place() -> io::Result<(TempDir, PathBuf)> {
    let around = TempDir::new()?;
    let folder = around.path().join("public");
    Ok((around, folder))
}

fn publish(folder: &Path, site: &[(&str, &str)]) -> Result<Published, Refused> {
    let output = Output::open(folder)?;
    for (path, text) in site {
        output.stage(path, text.as_bytes())?;
    }
    output.publish()
}

/// Every file, folder and link below a folder, with its text.
fn tree(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry?;
        let name = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let text = match entry.file_type() {
            kind if kind.is_dir() => "(folder)".to_owned(),
            kind if kind.is_symlink() => "(link)".to_owned(),
            _ => fs::read_to_string(entry.path())?,
        };
        found.insert(name.to_string_lossy().replace('\\', "/"), text);
    }
    Ok(found)
}

fn files(folder: &Path) -> io::Result<Vec<String>> {
    Ok(tree(folder)?
        .into_iter()
        .filter(|(_, text)| text != "(folder)")
        .map(|(name, _)| name)
        .collect())
}

/// Makes a file look as if it had been written long ago.
fn age(file: &Path) -> io::Result<SystemTime> {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    fs::File::options()
        .write(true)
        .open(file)?
        .set_modified(long_ago)?;
    Ok(long_ago)
}

#[test]
fn a_first_site_stands_complete_and_alone() -> Outcome {
    let (around, folder) = place()?;
    let done = publish(&folder, &SITE)?;
    assert_eq!(
        done,
        Published {
            written: 4,
            bytes: 15,
            ..Published::default()
        }
    );
    assert_eq!(
        files(around.path())?,
        [
            "public/.answerable",
            "public/assets/style.css",
            "public/index.html",
            "public/recommendations/index.html",
            "public/recommendations/x/index.html",
        ]
    );
    assert_eq!(
        fs::read_to_string(folder.join(MANIFEST))?,
        "answerable 1\nassets/style.css\nindex.html\nrecommendations/index.html\n\
         recommendations/x/index.html\n"
    );
    Ok(())
}

#[test]
fn folders_above_are_made_and_go_again_when_nothing_is_published() -> Outcome {
    let (around, _) = place()?;
    let deep = around.path().join("a/b/public");
    drop(Output::open(&deep)?);
    assert!(tree(around.path())?.is_empty());
    publish(&deep, &SITE)?;
    assert!(deep.join("index.html").is_file());
    Ok(())
}

#[test]
fn an_empty_folder_may_be_used() -> Outcome {
    let (around, folder) = place()?;
    fs::create_dir(&folder)?;
    let done = publish(&folder, &SITE)?;
    assert_eq!(done.written, 4);
    assert_eq!(files(around.path())?.len(), 5);
    Ok(())
}

#[test]
fn a_folder_that_is_not_ours_is_refused_and_left_alone() -> Outcome {
    let (around, folder) = place()?;
    fs::create_dir(&folder)?;
    fs::write(folder.join("budget.xlsx"), "precious")?;
    let before = tree(around.path())?;
    let refused = publish(&folder, &SITE);
    assert!(matches!(refused, Err(Refused::NotOurs { .. })));
    assert_eq!(tree(around.path())?, before);
    Ok(())
}

#[test]
fn a_file_is_no_folder() -> Outcome {
    let (around, folder) = place()?;
    fs::write(&folder, "a file")?;
    assert!(matches!(
        Output::open(&folder),
        Err(Refused::NotAFolder { .. })
    ));
    let below = folder.join("public");
    assert!(matches!(
        Output::open(&below),
        Err(Refused::NotAFolder { .. })
    ));
    assert_eq!(files(around.path())?, ["public"]);
    Ok(())
}

#[test]
fn the_same_site_again_writes_nothing() -> Outcome {
    let (around, folder) = place()?;
    publish(&folder, &SITE)?;
    let mut ages = Vec::new();
    for file in files(&folder)? {
        ages.push((folder.join(&file), age(&folder.join(&file))?));
    }
    let before = tree(around.path())?;
    let done = publish(&folder, &SITE)?;
    assert_eq!(
        done,
        Published {
            unchanged: 4,
            bytes: 15,
            ..Published::default()
        }
    );
    for (file, then) in ages {
        assert_eq!(fs::metadata(&file)?.modified()?, then, "{}", file.display());
    }
    assert_eq!(tree(around.path())?, before);
    Ok(())
}

#[test]
fn only_what_differs_is_written_and_what_is_not_planned_goes() -> Outcome {
    let (_around, folder) = place()?;
    publish(&folder, &SITE)?;
    let untouched = age(&folder.join("assets/style.css"))?;
    let done = publish(
        &folder,
        &[
            ("index.html", "HOME"),
            ("assets/style.css", "body{}"),
            ("meetings/1/index.html", "1"),
        ],
    )?;
    assert_eq!(
        done,
        Published {
            written: 1,
            changed: 1,
            unchanged: 1,
            removed: 2,
            bytes: 11,
        }
    );
    assert_eq!(
        files(&folder)?,
        [
            ".answerable",
            "assets/style.css",
            "index.html",
            "meetings/1/index.html"
        ]
    );
    assert!(
        !folder.join("recommendations").exists(),
        "empty folders go too"
    );
    assert_eq!(
        fs::metadata(folder.join("assets/style.css"))?.modified()?,
        untouched
    );
    Ok(())
}

#[test]
fn bytes_are_compared_and_not_only_sizes() -> Outcome {
    let (_around, folder) = place()?;
    let long = "a".repeat(100_000);
    let other = format!("{}b", "a".repeat(99_999));
    publish(&folder, &[("index.html", &long)])?;
    assert_eq!(publish(&folder, &[("index.html", &long)])?.unchanged, 1);
    assert_eq!(publish(&folder, &[("index.html", &other)])?.changed, 1);
    assert_eq!(fs::read_to_string(folder.join("index.html"))?, other);
    Ok(())
}

#[test]
fn what_an_officer_puts_there_stays() -> Outcome {
    let (_around, folder) = place()?;
    publish(&folder, &SITE)?;
    fs::write(folder.join("CNAME"), "council.example")?;
    fs::write(folder.join("recommendations/x/note.txt"), "by hand")?;
    let done = publish(&folder, &[("index.html", "home")])?;
    assert_eq!(done.removed, 3);
    assert_eq!(
        files(&folder)?,
        [
            ".answerable",
            "CNAME",
            "index.html",
            "recommendations/x/note.txt"
        ]
    );
    Ok(())
}

#[test]
fn a_file_by_hand_is_never_overwritten() -> Outcome {
    let (around, folder) = place()?;
    publish(&folder, &SITE)?;
    fs::write(folder.join("robots.txt"), "by hand")?;
    fs::write(folder.join("meetings"), "by hand")?;
    let before = tree(around.path())?;
    for wanted in [
        "robots.txt",
        "robots.txt/index.html",
        "meetings/1/index.html",
    ] {
        let refused = publish(&folder, &[("index.html", "new"), (wanted, "ours")]);
        assert!(matches!(refused, Err(Refused::InTheWay { .. })), "{wanted}");
        assert_eq!(tree(around.path())?, before);
    }
    Ok(())
}

#[test]
fn dropping_it_leaves_everything_as_it_was() -> Outcome {
    let (around, folder) = place()?;
    publish(&folder, &SITE)?;
    let before = tree(around.path())?;
    let output = Output::open(&folder)?;
    output.stage("index.html", b"other")?;
    output.stage("new/index.html", b"new")?;
    drop(output);
    assert_eq!(tree(around.path())?, before);
    Ok(())
}

#[test]
fn one_build_at_a_time() -> Outcome {
    let (_around, folder) = place()?;
    let first = Output::open(&folder)?;
    assert!(matches!(Output::open(&folder), Err(Refused::Busy { .. })));
    first.stage("index.html", b"home")?;
    first.publish()?;
    let second = Output::open(&folder)?;
    assert!(matches!(Output::open(&folder), Err(Refused::Busy { .. })));
    drop(second);
    publish(&folder, &SITE)?;
    Ok(())
}

#[test]
fn a_build_that_died_while_it_prepared_leaves_no_trace() -> Outcome {
    let (around, folder) = place()?;
    let beside = around.path().join(".public.answerable-staging");
    fs::create_dir_all(beside.join("files/old"))?;
    fs::write(beside.join("files/old/page.html"), "stale")?;
    fs::write(beside.join("lock"), "")?;
    publish(&folder, &SITE)?;
    assert_eq!(files(around.path())?.len(), 5);

    fs::create_dir_all(&beside)?;
    fs::write(beside.join("lock"), "")?;
    let inside = folder.join(".answerable-staging");
    fs::create_dir_all(inside.join("files/old"))?;
    fs::write(inside.join("files/old/page.html"), "stale")?;
    fs::write(inside.join("list"), "stale")?;
    publish(&folder, &SITE)?;
    assert_eq!(files(around.path())?.len(), 5);
    Ok(())
}

#[test]
fn a_build_that_died_while_it_moved_is_finished_by_the_next() -> Outcome {
    let (_around, folder) = place()?;
    publish(&folder, &SITE)?;
    // The list names old and new files, and one new page is in its place.
    fs::write(
        folder.join(MANIFEST),
        "answerable 1\nassets/style.css\nindex.html\nmeetings/1/index.html\n\
         meetings/2/index.html\nrecommendations/index.html\nrecommendations/x/index.html\n",
    )?;
    fs::create_dir_all(folder.join("meetings/1"))?;
    fs::write(folder.join("meetings/1/index.html"), "1")?;
    let done = publish(
        &folder,
        &[
            ("index.html", "home"),
            ("meetings/1/index.html", "1"),
            ("meetings/2/index.html", "2"),
        ],
    )?;
    assert_eq!((done.written, done.unchanged, done.removed), (1, 2, 3));
    assert_eq!(
        files(&folder)?,
        [
            ".answerable",
            "index.html",
            "meetings/1/index.html",
            "meetings/2/index.html"
        ]
    );
    Ok(())
}

#[test]
fn an_emptied_page_is_mended() -> Outcome {
    let (_around, folder) = place()?;
    publish(&folder, &SITE)?;
    fs::write(folder.join("index.html"), "")?;
    assert_eq!(publish(&folder, &SITE)?.changed, 1);
    assert_eq!(fs::read_to_string(folder.join("index.html"))?, "home");
    Ok(())
}

#[test]
fn a_strange_list_is_not_obeyed() -> Outcome {
    let (around, folder) = place()?;
    fs::write(around.path().join("precious"), "precious")?;
    for list in [
        "answerable 1\n../precious\n",
        "answerable 2\nindex.html\n",
        "index.html\n",
        "",
        "answerable 1\n\n",
    ] {
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(MANIFEST), list)?;
        let refused = publish(&folder, &SITE);
        assert!(
            matches!(refused, Err(Refused::ListUnknown { .. })),
            "{list:?}"
        );
        assert_eq!(files(around.path())?, ["precious", "public/.answerable"]);
    }
    Ok(())
}

#[test]
fn no_path_leaves_the_folder_or_fails_on_another_system() -> Outcome {
    let (around, folder) = place()?;
    let output = Output::open(&folder)?;
    let long = "a".repeat(256);
    for path in [
        "",
        "/",
        "/etc/passwd",
        "..",
        "../x",
        "a/../../x",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "C:/x",
        "c:x",
        "a\0b",
        "a\nb",
        "a\u{7f}",
        "nul",
        "a/CON.html",
        "com1.tar.gz",
        "lpt9",
        "aux .txt",
        "what?.html",
        "dot./x",
        "space /x",
        " space",
        ".answerable",
        ".Answerable/x",
        ".answerable-staging/files/x",
        &long,
    ] {
        let refused = output.stage(path, b"x");
        assert!(matches!(refused, Err(Refused::Path { .. })), "{path:?}");
    }
    for path in [
        ".well-known/security.txt",
        ".nojekyll",
        "a..b/c",
        "console.html",
        "com10",
        "pobl/siân/index.html",
        "deeper/.answerable",
    ] {
        output.stage(path, b"x")?;
    }
    drop(output);
    assert!(tree(around.path())?.is_empty());
    Ok(())
}

#[test]
fn one_address_one_file() -> Outcome {
    let (_around, folder) = place()?;
    let output = Output::open(&folder)?;
    output.stage("people/Ann/index.html", b"1")?;
    let again = output.stage("people/Ann/index.html", b"1");
    assert!(matches!(again, Err(Refused::Twice { .. })));
    let capitals = output.stage("people/ann/index.html", b"1");
    assert!(matches!(capitals, Err(Refused::OnlyCapitals { .. })));
    drop(output);
    for pair in [
        ["a/Docs/1", "a/docs/2"],
        ["a", "a/index.html"],
        ["a/index.html", "A"],
        ["b/c/d", "b/C"],
    ] {
        for pair in [[pair[0], pair[1]], [pair[1], pair[0]]] {
            let refused = publish(&folder, &[(pair[0], "1"), (pair[1], "2")]);
            assert!(
                matches!(
                    refused,
                    Err(Refused::OnlyCapitals { .. } | Refused::FileAndFolder { .. })
                ),
                "{pair:?}: {refused:?}"
            );
            assert!(!folder.exists());
        }
    }
    Ok(())
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() -> Outcome {
    let (_around, folder) = place()?;
    publish(&folder, &[("a", "1"), ("b/c/d", "2"), ("Docs/e", "3")])?;
    let done = publish(&folder, &[("a/b", "1"), ("b", "2"), ("docs/e", "3")])?;
    assert_eq!((done.written, done.removed), (3, 3));
    assert_eq!(files(&folder)?, [".answerable", "a/b", "b", "docs/e"]);

    fs::create_dir_all(folder.join("a"))?;
    fs::write(folder.join("a/by-hand"), "precious")?;
    let refused = publish(&folder, &[("a", "1")]);
    assert!(matches!(refused, Err(Refused::InTheWay { .. })));
    assert_eq!(
        files(&folder)?,
        [".answerable", "a/b", "a/by-hand", "b", "docs/e"]
    );
    Ok(())
}

#[cfg(unix)]
#[test]
fn no_link_leads_us_out_of_the_folder() -> Outcome {
    use std::os::unix::fs::symlink;
    let (around, folder) = place()?;
    publish(&folder, &SITE)?;
    let outside = around.path().join("outside");
    fs::create_dir_all(outside.join("x"))?;
    fs::write(outside.join("index.html"), "precious")?;
    fs::write(outside.join("x/index.html"), "precious")?;
    let precious = tree(&outside)?;

    // A page of ours became a link: the link is replaced, its target is not touched.
    fs::remove_file(folder.join("index.html"))?;
    symlink(outside.join("index.html"), folder.join("index.html"))?;
    assert_eq!(publish(&folder, &SITE)?.changed, 1);
    assert!(fs::symlink_metadata(folder.join("index.html"))?.is_file());
    assert_eq!(tree(&outside)?, precious);

    // A folder of ours became a link: nothing is written or removed through it.
    fs::remove_dir_all(folder.join("recommendations"))?;
    symlink(&outside, folder.join("recommendations"))?;
    let refused = publish(&folder, &SITE);
    assert!(matches!(refused, Err(Refused::InTheWay { .. })));
    let done = publish(&folder, &[("index.html", "home")])?;
    assert_eq!(done.removed, 1);
    assert_eq!(tree(&outside)?, precious);

    // Our hidden folder became a link.
    symlink(&outside, folder.join(".answerable-staging"))?;
    assert!(matches!(
        publish(&folder, &SITE),
        Err(Refused::NotOurs { .. })
    ));
    assert_eq!(tree(&outside)?, precious);
    Ok(())
}

#[cfg(unix)]
#[test]
fn the_folder_itself_may_be_a_link() -> Outcome {
    use std::os::unix::fs::symlink;
    let (around, folder) = place()?;
    let real = around.path().join("disk");
    fs::create_dir(&real)?;
    symlink(&real, &folder)?;
    publish(&folder, &SITE)?;
    assert!(real.join("index.html").is_file());
    assert_eq!(publish(&folder, &SITE)?.unchanged, 4);

    symlink(
        around.path().join("nowhere"),
        around.path().join("dangling"),
    )?;
    let refused = Output::open(&around.path().join("dangling"));
    assert!(matches!(refused, Err(Refused::NotAFolder { .. })));
    Ok(())
}

#[test]
fn output_and_content_lie_apart() -> Outcome {
    let (around, folder) = place()?;
    let content = around.path().join("content");
    fs::create_dir(&content)?;
    assert!(stands_apart(&folder, &[&content]).is_ok());
    assert!(stands_apart(&around.path().join("content-2"), &[&content]).is_ok());
    for output in [
        content.clone(),
        content.join("public"),
        content.join("../content/public"),
        around.path().to_path_buf(),
    ] {
        let refused = stands_apart(&output, &[&folder.join("theme"), &content]);
        assert!(
            matches!(refused, Err(Refused::InsideContent { .. })),
            "{}",
            output.display()
        );
    }
    Ok(())
}

#[test]
fn links_never_lead_to_what_is_still_to_come() {
    let mut moves = [
        ("index.html", Change::Changed),
        ("404.html", Change::Changed),
        ("recommendations/index.html", Change::Changed),
        ("recommendations/x/index.html", Change::Changed),
        ("recommendations/new/index.html", Change::New),
        ("new/index.html", Change::New),
        ("assets/style.css", Change::Changed),
        ("assets/new.css", Change::New),
    ];
    moves.sort_by_key(|(path, change)| turn(path, *change));
    assert_eq!(
        moves.map(|(path, _)| path),
        [
            "assets/new.css",
            "recommendations/new/index.html",
            "new/index.html",
            "assets/style.css",
            "recommendations/x/index.html",
            "recommendations/index.html",
            "404.html",
            "index.html",
        ]
    );
}

#[test]
fn many_threads_stage_at_once() -> Outcome {
    use rayon::prelude::*;
    let (_around, folder) = place()?;
    for round in 0..2 {
        let output = Output::open(&folder)?;
        (0..2_000).into_par_iter().try_for_each(|number| {
            let path = format!("pages/{}/{number}/index.html", number % 7);
            output.stage(&path, path.as_bytes())
        })?;
        let done = output.publish()?;
        assert_eq!(
            (done.written, done.unchanged),
            if round == 0 { (2_000, 0) } else { (0, 2_000) }
        );
    }
    Ok(())
}

#[test]
fn a_reader_meets_whole_pages_at_every_moment() -> Outcome {
    let (_around, folder) = place()?;
    let texts = ["a".repeat(50_000), "b".repeat(50_000)];
    publish(&folder, &[("index.html", &texts[0])])?;
    std::thread::scope(|scope| -> Outcome {
        let reader = scope.spawn(|| -> io::Result<bool> {
            for _ in 0..300 {
                let met = fs::read_to_string(folder.join("index.html"))?;
                if !texts.contains(&met) {
                    return Ok(false);
                }
            }
            Ok(true)
        });
        for round in 1..40 {
            publish(&folder, &[("index.html", &texts[round % 2])])?;
        }
        let always_whole = reader.join().map_err(|_| "the reader failed")??;
        assert!(always_whole);
        Ok(())
    })
}

#[test]
fn an_error_of_the_system_is_said_in_words() {
    let error = Refused::io(
        Path::new("public"),
        io::Error::from(io::ErrorKind::StorageFull),
    );
    assert_eq!(
        error.to_string(),
        "`public` could not be read or written: the disk is full; make room, and try again"
    );
}
