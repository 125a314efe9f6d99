//! A site of your own, begun with one command.

use crate::site::Site;
use std::fs;

#[test]
fn a_new_site_builds_at_once_without_a_finding() {
    let site = Site::new();
    let begun = site.run(&["init", "ours", "--as-of", "31 March 2026"]);
    assert_eq!(
        (begun.status, begun.stdout.as_str(), begun.stderr.as_str()),
        (
            0,
            "Started a site in `ours`. All that it shows is made up; `README.md` there says what to change first.\n\n\
             1. Go there: cd ours\n\
             2. Make the site: answerable build\n\
             3. Begin a record of your own: answerable new recommendation --title \"\u{2026}\"\n",
            ""
        )
    );
    for day in ["2026-03-31", "2026-12-24"] {
        let checked = site.run(&[
            "check",
            "--content",
            "ours/content",
            "--as-of",
            day,
            "--every-page",
        ]);
        assert_eq!((checked.status, checked.stderr.as_str()), (0, ""));
        assert!(
            checked.stdout.ends_with(": no findings.\n"),
            "{}",
            checked.stdout
        );
    }
    let built = site
        .build_with(&["--content", "ours/content", "--strict"])
        .clean();
    assert_eq!(
        built.page("recommendations/esc-2026-01/").words("h1"),
        "Put a bicycle rack outside every clinic"
    );
    assert!(built.has("accessibility/") && built.has("privacy/") && built.has("about/"));
}

#[test]
fn a_new_site_has_the_councils_own_name_whatever_signs_are_in_it() {
    let site = Site::new();
    let title = "Answers: \"what *we* did\" [2026]";
    let owner = "Ambleford & District <Council> #1";
    let begun = site.run(&["init", "ours", "--title", title, "--owner", owner]);
    assert_eq!(begun.status, 0, "{}", begun.stderr);
    let built = site.build_with(&["--content", "ours/content"]).clean();
    let home = built.page("");
    assert!(
        home.words("title").contains(title),
        "{}",
        home.words("title")
    );
    let people = built.page("about/").words("main");
    assert!(people.contains(owner), "{people}");
}

#[test]
fn nothing_of_the_showcase_is_in_a_new_site() {
    let site = Site::new();
    assert_eq!(site.run(&["init", "ours"]).status, 0);
    for entry in walkdir::WalkDir::new(site.path().join("ours"))
        .into_iter()
        .flatten()
    {
        let is_schema = entry.path().to_string_lossy().contains("schema");
        if entry.file_type().is_file() && !is_schema {
            let text = fs::read_to_string(entry.path())
                .expect("text")
                .to_lowercase();
            for word in ["oxford", "hosc", "hwb", "cqc", "bob icb"] {
                assert!(!text.contains(word), "{word} in {}", entry.path().display());
            }
        }
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let site = Site::new().outside("ours/notes.txt", b"mine");
    let refused = site.run(&["init", "ours"]);
    assert_eq!(
        (refused.status, refused.stderr.as_str()),
        (
            2,
            "answerable could not run: `ours` is not empty; a site begins in an empty folder.\n"
        )
    );
    assert_eq!(
        fs::read_dir(site.path().join("ours"))
            .expect("a folder")
            .count(),
        1
    );
}
