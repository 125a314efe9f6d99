//! Content that means harm, or has gone wild, ends in a finding or a clean page, and soon.

use crate::site::{Site, TODAY};

/// Checks and builds a site: the harness gives each a minute, and this asks that they neither crash nor
/// give up, that both say the same, and that no sign that a terminal obeys is in what they say.
#[track_caller]
fn hold(site: &Site) -> crate::site::Built {
    let built = site.build();
    let start = |text: &str| text.chars().take(2_000).collect::<String>();
    assert!(
        matches!(built.status, 0 | 1),
        "{} {}",
        built.status,
        start(&built.stderr)
    );
    let checked = site.run(&["check", "--as-of", TODAY]);
    assert_eq!(checked.status, built.status, "{}", start(&checked.stdout));
    assert!(
        checked.stdout.starts_with(&built.stderr),
        "{}",
        start(&checked.stdout)
    );
    let as_json = site.run(&["check", "--format", "json", "--as-of", TODAY]);
    assert_eq!(as_json.status, built.status, "{}", start(&as_json.stderr));
    if let Err(error) = serde_json::from_str::<serde_json::Value>(&as_json.stdout) {
        panic!("{error}: {}", start(&as_json.stdout));
    }
    for said in [&built.stderr, &checked.stdout, &as_json.stdout] {
        let order = said.chars().find(|c| c.is_control() && *c != '\n');
        assert_eq!(order, None, "{}", start(said));
    }
    built
}

/// The names of the findings in what was said, each once, in the order of their first.
fn names(said: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in said.lines() {
        let name = ["error[", "warning[", "note["]
            .iter()
            .find_map(|level| line.strip_prefix(level)?.split(']').next());
        if let Some(name) = name
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

#[test]
fn scripts_styles_and_handlers_are_taken_out_of_the_text() {
    let built = Site::with_recommendation(
        "",
        "The 9<sup>th</sup> <script>alert(1)</script><b onclick=\"steal()\">day</b>.\n\n\
         <style>body{display:none}</style>\n\n<iframe src=\"https://evil.example/\"></iframe>\n\n\
         <img src=\"https://evil.example/x.png\" onerror=\"steal()\">\n\n\
         <a href=\"javascript:steal()\">c</a>\n",
    )
    .build()
    .clean();
    let page = built.page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("asked"),
        "Asked\nThe 9th day.\nc\nThese are the words as published."
    );
    for word in [
        "alert(",
        "steal",
        "evil.example",
        "display:none",
        "onclick",
        "onerror",
    ] {
        assert_eq!(built.naming(word), [""; 0], "{word}");
    }
}

#[test]
fn a_link_that_runs_or_smuggles_something_stops_publication() {
    for link in ["[a](javascript:steal())", "[b](data:text/html,steal)"] {
        let built = Site::with_recommendation("", &format!("Do it, {link}.\n")).build();
        assert_eq!(names(&built.stopped()), ["bad-link-in-text"], "{link}");
    }
}

#[test]
fn marks_in_a_title_or_name_are_text() {
    let built = Site::exampleshire()
        .file(
            "recommendations/a.md",
            "---\nreference: A-1\ntitle: <b>Bold</b> & \"quoted\"\ntopic: <script>x</script>\n---\n\nDo it.\n",
        )
        .file("people.yaml", "- name: <img src=x> Example\n")
        .build()
        .clean();
    let page = built.page("recommendations/a-1/");
    assert_eq!(page.words("h1"), "<b>Bold</b> & \"quoted\"");
    assert_eq!(page.fact("Topic"), "<script>x</script>");
    assert_eq!(page.all("script, main img"), [""; 0]);
}

#[test]
fn a_bomb_of_aliases_is_refused() {
    let mut bomb = String::from("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (from, to) in ('a'..='h').zip('b'..='i') {
        bomb.push_str(&format!(
            "{to}: &{to} [{}]\n",
            vec![format!("*{from}"); 9].join(",")
        ));
    }
    let site = Site::exampleshire().file("recommendations/a.md", &format!("---\n{bomb}---\n"));
    assert!(
        hold(&site)
            .stopped()
            .starts_with("error[unreadable-yaml]: `&` and `*`")
    );
}

#[test]
fn a_hundred_thousand_brackets_are_refused() {
    for text in [
        "[".repeat(100_000),
        "{a: ".repeat(100_000),
        "- ".repeat(100_000),
    ] {
        let site = Site::exampleshire().file("posts.yaml", &text);
        let built = hold(&site);
        let explained = ["deeper", "bracket is opened"];
        assert!(
            explained
                .iter()
                .any(|words| built.stopped().contains(words)),
            "{}",
            built.stderr
        );
        assert!(built.stderr.len() < 5_000, "{}", built.stderr.len());
    }
}

#[test]
fn five_thousand_nested_quotations_are_shown_flat() {
    for mark in ["> ", "- ", "* > ", "1. "] {
        let text = format!("{}words\n", mark.repeat(5_000));
        let built = hold(&Site::with_recommendation("", &text));
        assert_eq!(built.status, 0, "{}", built.stderr);
        assert!(
            built
                .page("recommendations/hosc-2024-03/")
                .part("asked")
                .contains("words")
        );
    }
}

#[test]
fn unclosed_marks_without_end_are_shown() {
    for mark in [
        "[", "![", "*", "_", "`a", "<b>", "<", "**a ", "[a](", "&", "~~",
    ] {
        let text = format!("Do it. {}\n", mark.repeat(20_000));
        let built = hold(&Site::with_recommendation("", &text));
        assert_eq!(built.status, 0, "{mark}: {}", built.stderr);
    }
}

#[test]
fn a_line_of_three_megabytes_is_shown_or_refused_wherever_it_stands() {
    let long = "wordy ".repeat(500_000);
    let unbroken = "w".repeat(3_000_000);
    for words in [&long, &unbroken] {
        let shown = hold(&Site::with_recommendation("", words));
        assert_eq!(
            shown.status,
            0,
            "{}",
            shown.stderr.chars().take(500).collect::<String>()
        );
        let refused = hold(&Site::with_recommendation(
            &format!("title two: {words}\n"),
            "Do it.\n",
        ));
        assert!(
            refused.stopped().starts_with("error[too-large]"),
            "{}",
            refused.stderr.len()
        );
        let table = hold(&Site::exampleshire().file("posts.yaml", &format!("- nam: {words}\n")));
        assert!(table.stopped().len() < 5_000, "{}", table.stderr.len());
    }
}

#[test]
fn a_lead_of_half_a_megabyte_that_nobody_has_is_refused_in_few_words() {
    for words in [
        "w".repeat(500_000),
        "w / ".repeat(50_000),
        "w ".repeat(100_000),
    ] {
        let built = hold(&Site::with_recommendation(
            &format!("leads: {words}\n"),
            "Do it.\n",
        ));
        let findings = built.stopped();
        assert!(
            findings.starts_with("error[unknown-name]"),
            "{}",
            findings.len()
        );
        assert!(findings.len() < 5_000, "{}", findings.len());
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let site = Site::exampleshire().outside("secret/passwords.txt", b"zanzibar");
    let content = site.path().join("content");
    std::fs::create_dir(content.join("documents")).expect("a folder");
    std::os::unix::fs::symlink(
        "../../secret/passwords.txt",
        content.join("documents/passwords.txt"),
    )
    .expect("a link");
    let built = hold(&site);
    assert_eq!(
        built.stopped(),
        "error[unreadable-file]: is a link to another place\n\
         --> content/documents/passwords.txt\n = help: put the file itself here"
    );
}

#[test]
fn an_address_may_not_leave_the_site() {
    let built =
        Site::with_recommendation("former addresses: [../../outside/]\n", "Do it.\n").build();
    assert!(
        matches!(built.status, 1),
        "{}{}",
        built.stdout,
        built.stderr
    );
}

#[test]
fn fifty_megabytes_are_not_read() {
    let built = hold(&Site::with_recommendation("", &"w".repeat(50_000_000)));
    assert_eq!(names(&built.stopped()), ["unreadable-file"]);
    assert!(
        built.stderr.contains("is larger than 8 MB"),
        "{}",
        built.stderr
    );
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for bytes in [
        &b"---\nreference: A-1\ntitle: \xff\xfe\n---\n"[..],
        b"---\nreference: A-1\ntitle: \0\n---\n",
        b"\xff\xfe-\0-\0-\0\n\0",
    ] {
        let built = hold(&Site::exampleshire().bytes("recommendations/a.md", bytes));
        assert_eq!(names(&built.stopped()), ["unreadable-file"]);
    }
    for bytes in [
        &b"\xef\xbb\xbf---\r\nreference: A-1\r\ntitle: A\r\n---\r\n\r\nDo it.\r\n"[..],
        b"---\nreference: A-1\r\ntitle: A\n---\r\n\nDo it.\r",
    ] {
        let built = hold(&Site::exampleshire().bytes("recommendations/a.md", bytes));
        assert_eq!(built.status, 0, "{}", built.stderr);
    }
}

#[test]
fn a_flood_of_anything_ends_soon() {
    let rows = |row: &str, count: usize| row.repeat(count);
    let counted = |count: usize, row: fn(usize) -> String| (0..count).map(row).collect::<String>();
    let news = "## Update, 18 April 2024, by AE: in progress\n\nWords.\n\n";
    for (facts, body) in [
        (
            counted(30_000, |at| format!("key {at}: v\n")),
            "Do it.\n".to_owned(),
        ),
        (
            format!("? {}\n: v\n", "k".repeat(1_000_000)),
            "Do it.\n".to_owned(),
        ),
        (
            format!("leads: [{}]\n", "AE,".repeat(100_000)),
            "Do it.\n".to_owned(),
        ),
        (
            format!("former addresses: [{}]\n", "a/".repeat(240)),
            "Do it.\n".to_owned(),
        ),
        (String::new(), format!("Do it.\n\n{}", rows(news, 5_000))),
        (
            String::new(),
            format!("Do it.\n\n{}", rows("## Nonsense\n\n", 20_000)),
        ),
        (String::new(), rows("# One\n", 20_000)),
        (String::new(), rows("[a](https://example.org/) ", 50_000)),
        (String::new(), rows("[a](ref:NOWHERE) ", 10_000)),
        (
            String::new(),
            counted(10_000, |at| format!("[a](documents/{at}.pdf) ")),
        ),
        (
            String::new(),
            format!(
                "Do it.\n\n## Update, 18 April 2024, by {}\n",
                "x, ".repeat(50_000)
            ),
        ),
        (
            String::new(),
            format!("Do it.\n\n## Update, {}: done\n", "x ".repeat(1_000_000)),
        ),
        (
            String::new(),
            format!("Do it.\n\n## Update: {}\n", "(".repeat(1_000_000)),
        ),
        (
            String::new(),
            format!(
                "Do it.\n\n## Update\n\nPromised: x\n{}",
                rows("y\n", 300_000)
            ),
        ),
        (
            String::new(),
            format!("|a|b|\n|-|-|\n{}", rows("|c|d|\n", 30_000)),
        ),
        (String::new(), rows("12 out of 10.\n\n", 100_000)),
        (String::new(), rows("https//a.example/b\n\n", 100_000)),
        (String::new(), rows("\u{1f600}", 200_000)),
        (String::new(), format!("a{}", rows("\u{301}", 200_000))),
    ] {
        let built = hold(&Site::with_recommendation(&facts, &body));
        let start: String = facts.chars().chain(body.chars()).take(60).collect();
        assert!(matches!(built.status, 0 | 1), "{start}");
    }
}

#[test]
fn a_flood_of_rows_and_items_ends_soon() {
    let counted = |count: usize, row: fn(usize) -> String| (0..count).map(row).collect::<String>();
    for (path, text) in [
        ("posts.yaml", "-\n".repeat(100_000)),
        (
            "posts.yaml",
            format!("- name: A\n  also: [{}]\n", "a,".repeat(100_000)),
        ),
        (
            "posts.yaml",
            counted(2_000, |at| format!("- name: Post {at}\n")),
        ),
        ("posts.yaml", "- name: Post\n".repeat(5_000)),
        ("posts.yaml", ": ".repeat(100_000)),
        ("posts.yaml", "? ".repeat(100_000)),
        ("posts.yaml", "---\n".repeat(100_000)),
        ("posts.yaml", "\t".repeat(100_000)),
        (
            "meetings/a.md",
            format!(
                "---\nreference: A\nbody: HOSC\ndate: 18 May 2024\n---\n\n{}",
                "## 1. Item\n\nText.\n\n".repeat(20_000)
            ),
        ),
    ] {
        let built = hold(&Site::exampleshire().file(path, &text));
        let start: String = text.chars().take(60).collect();
        assert!(matches!(built.status, 0 | 1), "{start}");
    }
}

#[test]
fn facts_at_the_top_are_at_most_a_megabyte() {
    let built = hold(&Site::with_recommendation(
        &format!("topic: {}\n", "w".repeat(1_100_000)),
        "Do it.\n",
    ));
    assert!(
        built
            .stopped()
            .starts_with("error[too-large]: the front matter is larger than 1 MB"),
        "{}",
        built.stderr
    );
    assert!(built.stderr.contains("help: long text belongs below"));
    let built = hold(&Site::with_recommendation(
        &format!("notes: {}\n", "w".repeat(900_000)),
        "Do it.\n",
    ));
    assert_eq!(built.status, 0, "{}", built.stderr.len());
    for key in ["topic", "address"] {
        let facts = format!("{key}: {}\n", "w".repeat(300));
        let built = hold(&Site::with_recommendation(&facts, "Do it.\n"));
        assert_eq!(names(&built.stopped()), ["bad-address"], "{key}");
    }
}

#[test]
fn dates_and_numbers_without_end_are_words() {
    let digits = "9".repeat(10_000);
    let values = [
        "1e999",
        "-1e999",
        "0000-00-00",
        "1 January 999999",
        "31 December 0000",
        "1/1/1",
        digits.as_str(),
    ];
    for value in values {
        let facts =
            format!("due: {value}\nresponse due: {value}\nnumber: {value}\nitem: {value}\n");
        let built = hold(&Site::with_recommendation(&facts, "Do it.\n"));
        assert!(
            names(&built.stderr)
                .iter()
                .all(|name| matches!(*name, "impossible-date" | "response-clock")),
            "{value}: {}",
            built.stderr
        );
        let measures = format!(
            "- framework: F\n  reference: F-1\n  indicators:\n    - number: 1\n      title: A\n      \
             targets: {{2024: \"{value}%\"}}\n      observations:\n        \
             - {{period: 2024, value: \"{value}\", rag: R}}\n"
        );
        hold(&Site::exampleshire().file("indicators.yaml", &measures));
    }
}

#[test]
fn signs_that_a_terminal_obeys_are_shown_by_their_numbers() {
    let site = Site::with_recommendation(
        "\"k\\n\\e[2Jerror[fake]: all is well\": v\n",
        "Do it.\n\n## Update, 1 May 2024: \u{1b}[31mred\u{9b}2J\u{202e}\u{7}\n",
    )
    .file("pages/a\u{1b}[31m\nerror[fake]: b.md", "No facts.\n");
    let built = hold(&site);
    let said = built.stopped();
    assert_eq!(
        names(&said),
        [
            "no-front-matter",
            "unknown-key",
            "unknown-word",
            "hidden-character"
        ]
    );
    assert!(
        said.contains("`k \\u{1b}[2Jerror[fake]: all is well`"),
        "{said}"
    );
    for format in ["json", "sarif", "github"] {
        let told = site.run(&["check", "--format", format]);
        let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!told.stdout.contains(bad), "{format}: {:?}", told.stdout);
        assert!(
            !told.stdout.contains("\nerror[fake]"),
            "{format}: {:?}",
            told.stdout
        );
    }
    let commands = site.run(&["check", "--format", "github"]).stdout;
    let is_command = |line: &str| {
        ["::error file=", "::warning file=", "::notice file="]
            .iter()
            .any(|start| line.starts_with(start))
    };
    assert!(commands.lines().all(is_command), "{commands}");
}

#[test]
fn a_file_may_have_any_name() {
    let text = "---\ntitle: About\n---\n\nWords.\n";
    for name in [
        "-rf.md",
        "a\nb.md",
        "q\"'<x>.md",
        "a b  c.md",
        "\u{202e}dm.md",
        "%0A::error::.md",
        "con.md",
    ] {
        let built = hold(&Site::exampleshire().file(&format!("pages/{name}"), text));
        assert_eq!(built.status, 0, "{name}: {}", built.stderr);
        assert!(built.has("about/"), "{name}");
    }
}

#[test]
fn files_that_are_one_on_some_disks_are_told_apart_or_refused() {
    let page = |title: &str| {
        format!("---\ntitle: {title}\n---\n\n[a](documents/A.txt) [b](documents/a.txt)\n")
    };
    let built = hold(
        &Site::exampleshire()
            .file("pages/a.md", &page("One"))
            .file("pages/A.md", &page("Two"))
            .file("documents/A.txt", "A")
            .file("documents/a.txt", "a"),
    );
    assert_eq!(names(&built.stopped()), ["addresses-differ-by-case"]);
    let built = hold(
        &Site::exampleshire()
            .file("pages/a.md", "---\ntitle: One\n---\n\nWords.\n")
            .file("pages/A.md", "---\ntitle: Two\n---\n\nWords.\n"),
    );
    assert_eq!(built.status, 0, "{}", built.stderr);
}

#[cfg(unix)]
#[test]
fn pipes_loops_and_links_are_refused_and_nothing_waits() {
    use std::os::unix::fs::symlink;
    let site = Site::exampleshire().file(
        "pages/x.md/inside.md",
        "---\ntitle: Inside\n---\n\nWords.\n",
    );
    let content = site.path().join("content");
    std::fs::create_dir_all(content.join("documents")).expect("a folder");
    for (path, target) in [
        ("pages/loop", "."),
        ("pages/dangling.md", "nowhere"),
        ("pages/self.md", "self.md"),
        ("documents/up", "../.."),
        ("documents/passwords.txt", "/etc/passwd"),
        ("people", "../content"),
    ] {
        symlink(target, content.join(path)).expect("a link");
    }
    for pipe in ["pages/pipe.md", "documents/pipe.pdf"] {
        let path = content.join(pipe);
        let path = std::ffi::CString::new(path.to_str().expect("text")).expect("a path");
        // SAFETY: the path is a string that ends in NUL and outlives the call.
        assert_eq!(unsafe { libc::mkfifo(path.as_ptr(), 0o600) }, 0);
    }
    let built = hold(&site);
    assert_eq!(names(&built.stopped()), ["unreadable-file"]);
    let of = |words: &str| built.stderr.matches(words).count();
    assert_eq!(
        (
            of("is a link to another place"),
            of("is neither a file nor a folder")
        ),
        (6, 2)
    );
}
