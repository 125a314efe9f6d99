//! Content that means harm, or has gone wild, ends in a finding or a clean page, and soon.

use crate::site::Site;

/// Builds a site: the harness gives it a minute, and this asks that it neither crashes nor gives up.
#[track_caller]
fn hold(site: &Site) -> crate::site::Built {
    let built = site.build();
    assert!(
        matches!(built.status, 0 | 1),
        "{} {}",
        built.status,
        built.stderr
    );
    built
}

#[test]
fn scripts_styles_and_handlers_are_taken_out_of_the_text() {
    let built = Site::with_recommendation(
        "",
        "The 9<sup>th</sup> <script>alert(1)</script><b onclick=\"steal()\">day</b>.\n\n\
         <style>body{display:none}</style>\n\n<iframe src=\"https://evil.example/\"></iframe>\n\n\
         <img src=\"https://evil.example/x.png\" onerror=\"steal()\">\n\n\
         [a](javascript:steal()) [b](data:text/html,steal) <a href=\"javascript:steal()\">c</a>\n",
    )
    .build()
    .clean();
    let page = built.page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("asked"),
        "Asked\nThe 9th day.\na b c\nThese are the words as published."
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
        assert!(built.stopped().contains("deeper"), "{}", built.stderr);
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
        "error[unreadable-file]: is a link to another place; put the file itself here\n\
         --> content/documents/passwords.txt"
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
