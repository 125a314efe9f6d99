//! What is saved is on the page at once; what is broken is told over the last good page.

use crate::served::{Served, exampleshire, recommendation, write};
use std::fs;

const PAGE: &str = "/recommendations/hosc-2024-03/";
const FILE: &str = "content/recommendations/healthy-start.md";
const FINDINGS: &str = "/_answerable/findings.json?page=/recommendations/hosc-2024-03/";

#[test]
fn a_page_follows_its_file_through_edit_break_mend_rename_and_delete() {
    let site = Served::start(exampleshire(), &[]);
    assert!(site.get(PAGE).text().contains("tell every family"));

    site.write(
        FILE,
        &recommendation(
            "\n## Response, 20 April 2024, from EICB: accepted\n\nMidwives will tell them.\n",
        ),
    );
    let page = site.wait_for(PAGE, |page| page.text().contains("Midwives will tell them"));
    assert!(page.text().contains("Accepted"));

    // Broken: the last good page stays, and file, line and help are told.
    let broken = recommendation("").replace("made by: HOSC", "made by: Nobody at All");
    site.write(FILE, &broken);
    let told = site.wait_for_json(FINDINGS, |told| told["errors"] == 1);
    assert_eq!(told["heldBack"], true);
    let finding = &told["findings"][0];
    assert_eq!(finding["level"], "error");
    assert_eq!(
        finding["place"],
        "content/recommendations/healthy-start.md:4:10"
    );
    assert_eq!(finding["text"], "made by: Nobody at All");
    assert!(
        finding["help"]
            .as_str()
            .is_some_and(|help| !help.is_empty())
    );
    assert!(site.get(PAGE).text().contains("Midwives will tell them"));
    let list = site.get("/_answerable/").text();
    assert!(list.contains("healthy-start.md:4:10") && list.contains("Nobody at All"));

    // Mended.
    site.write(FILE, &recommendation("\nIt was mended.\n"));
    site.wait_for(PAGE, |page| page.text().contains("It was mended."));
    let told = site.wait_for_json(FINDINGS, |told| told["examined"] == true);
    assert_eq!(
        (&told["errors"], &told["heldBack"]),
        (&0.into(), &false.into())
    );

    // Renamed: the name of the file is the officer's own affair.
    let content = site.folder().join("content/recommendations");
    fs::rename(content.join("healthy-start.md"), content.join("a-other.md")).expect("a rename");
    write(
        site.folder(),
        "content/recommendations/a-other.md",
        recommendation("\nRenamed.\n").as_bytes(),
    );
    site.wait_for(PAGE, |page| page.text().contains("Renamed."));

    // Deleted.
    fs::remove_file(content.join("a-other.md")).expect("a file to remove");
    site.wait_for(PAGE, |page| page.status == 404);

    // And a new one, in a new folder.
    let action = recommendation("").replace("HOSC-2024-03", "HOSC-2024-04");
    site.write("content/actions/deep/down/new.md", &action);
    site.wait_for("/recommendations/hosc-2024-04/", |page| page.status == 200);
}

#[test]
fn an_editor_may_save_by_renaming() {
    let site = Served::start(exampleshire(), &[]);
    let folder = site.folder().join("content/recommendations");
    for round in 0..3 {
        // As vim does: the old file becomes a backup, a fresh one comes in its place.
        let (file, backup) = (
            folder.join("healthy-start.md"),
            folder.join("healthy-start.md~"),
        );
        fs::write(folder.join("4913"), "").expect("a file");
        fs::remove_file(folder.join("4913")).expect("to remove it");
        fs::rename(&file, &backup).expect("a rename");
        fs::write(&file, recommendation(&format!("\nVim wrote {round}.\n"))).expect("a file");
        fs::remove_file(&backup).expect("to remove the backup");
        site.wait_for(PAGE, |page| {
            page.text().contains(&format!("Vim wrote {round}."))
        });
        // As most others do: a file beside it takes its place.
        let beside = folder.join(".healthy-start.md.tmp");
        fs::write(
            &beside,
            recommendation(&format!("\nAnother wrote {round}.\n")),
        )
        .expect("a file");
        fs::rename(&beside, &file).expect("a rename");
        site.wait_for(PAGE, |page| {
            page.text().contains(&format!("Another wrote {round}."))
        });
    }
    let told = site.json(FINDINGS);
    assert_eq!(told["errors"], 0, "{told}");
}

#[test]
fn settings_and_theme_are_followed_and_a_broken_template_takes_nothing_down() {
    let folder = exampleshire();
    write(folder.path(), "theme/assets/site.css", b"main{color:red}");
    let site = Served::start(folder, &["--theme", "theme"]);
    assert!(
        site.get("/assets/style.css")
            .text()
            .contains("main{color:red}")
    );
    site.write("theme/assets/site.css", "main{color:blue}");
    site.wait_for("/assets/style.css", |style| {
        style.text().contains("main{color:blue}")
    });
    site.write("content/site.yaml", "title: Another title\n");
    site.wait_for("/", |page| page.text().contains("Another title"));

    let own = "{% extends \"layout.html\" %}{% block main %}<h1>Our own</h1>{% endblock main %}";
    site.write("theme/home.html", own);
    site.wait_for("/", |page| page.text().contains("Our own"));
    // One that cannot be read, and one that can be read and not be made.
    for (broken, line) in [
        ("{% extends \"layout.html\" %}\n{% if %}", ":2:"),
        ("a\nb\n{{ nowhere.at.all }}", ":3:"),
    ] {
        site.write("theme/home.html", broken);
        let told = site.wait_for_json("/_answerable/findings.json", |told| {
            site.get("/");
            told["errors"] == 1 && told["findings"][0]["check"] == "template"
        });
        let place = told["findings"][0]["place"].as_str().expect("a place");
        assert!(
            place.contains("theme/home.html") && place.contains(line),
            "{place}"
        );
        assert!(
            site.get("/").text().contains("Our own"),
            "the last good page"
        );
        assert_eq!(site.get(PAGE).status, 200);
        site.write("theme/home.html", own);
        site.wait_for_json("/_answerable/findings.json", |told| told["errors"] == 0);
    }
    fs::remove_file(site.folder().join("theme/home.html")).expect("a file to remove");
    site.wait_for("/", |page| {
        page.status == 200 && !page.text().contains("Our own")
    });
}

#[test]
fn a_site_that_begins_broken_is_shown_as_far_as_it_can_be() {
    let folder = exampleshire();
    write(folder.path(), "content/people.yaml", b"- name: [");
    let site = Served::start(folder, &[]);
    assert!(site.said.contains("There is 1 error"), "{}", site.said);
    assert_eq!(site.get(PAGE).status, 200);
    assert_eq!(site.json(FINDINGS)["errors"], 1);
    site.write("content/people.yaml", "- name: Anne Example\n");
    site.wait_for("/people/anne-example/", |page| page.status == 200);
}

#[test]
fn a_content_folder_may_go_and_come_back() {
    let site = Served::start(exampleshire(), &[]);
    let (content, aside) = (site.folder().join("content"), site.folder().join("aside"));
    fs::rename(&content, &aside).expect("a rename");
    site.wait_for_json(FINDINGS, |told| {
        told["findings"][0]["check"] == "no-content"
    });
    assert_eq!(site.get(PAGE).status, 200, "the last good page");
    fs::rename(&aside, &content).expect("a rename");
    site.wait_for_json(FINDINGS, |told| told["errors"] == 0);
    site.write(FILE, &recommendation("\nBack again.\n"));
    site.wait_for(PAGE, |page| page.text().contains("Back again."));
}

#[test]
fn a_page_that_listens_hears_of_every_save() {
    use std::io::{Read, Write};
    let site = Served::start(exampleshire(), &[]);
    site.wait_for_json(FINDINGS, |told| told["examined"] == true);
    let of = site.json(FINDINGS)["generation"].clone();
    let mut stream = site.connect();
    write!(
        stream,
        "GET /_answerable/news?of={of} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
        site.port
    )
    .expect("to ask");
    let mut came = String::new();
    let mut hear = |until: &str| {
        let mut bytes = [0; 512];
        while !came.contains(until) {
            let length = stream.read(&mut bytes).expect("news");
            assert!(length > 0, "the news ended: {came}");
            came.push_str(&String::from_utf8_lossy(&bytes[..length]));
        }
        came.clear();
    };
    hear("retry: 500");
    site.write(FILE, &recommendation("\nOne.\n"));
    hear("data: ");
    // A page of a state that is past hears so at once.
    let mut late = site.connect();
    write!(
        late,
        "GET /_answerable/news?of=0 HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n",
        site.port
    )
    .expect("to ask");
    let mut came = String::new();
    while !came.contains("data: ") {
        let mut bytes = [0; 512];
        let length = late.read(&mut bytes).expect("news");
        assert!(length > 0, "the news ended: {came}");
        came.push_str(&String::from_utf8_lossy(&bytes[..length]));
    }
    assert!(came.contains("text/event-stream"), "{came}");
}
