//! The output folder is never half a site, never somebody else's, and never behind what was planned.

use crate::site::{Built, Site, published};
use std::fs;

/// What a build says of its work, without the figures that differ from run to run.
fn told(built: &Built) -> String {
    let text = built.stdout.trim_end();
    match (text.find("In `"), text.starts_with("Made ")) {
        (Some(at), true) => text[at..].to_owned(),
        _ => text.to_owned(),
    }
}

#[test]
fn a_build_says_in_one_paragraph_what_it_did() {
    let site = Site::with_recommendation("", "Do it.\n");
    let first = site.build().clean();
    let count = first.files.len();
    assert!(
        first.stdout.starts_with(&format!("Made {count} files (0.")),
        "{}",
        first.stdout
    );
    assert!(
        first.stdout.contains(" MB) from 5 content files in "),
        "{}",
        first.stdout
    );
    assert_eq!(
        told(&first),
        format!("In `public`: {count} new, 0 changed, 0 unchanged, 0 removed; no findings.")
    );
    assert_eq!(first.stdout.lines().count(), 1);
    let second = site.build().clean();
    assert_eq!(
        told(&second),
        format!("In `public`: 0 new, 0 changed, {count} unchanged, 0 removed; no findings.")
    );
}

#[test]
fn a_record_that_is_taken_away_takes_its_page_with_it() {
    let site = Site::with_recommendation("", "Do it.\n");
    assert!(site.build().clean().has("recommendations/hosc-2024-03/"));
    let built = site
        .without("recommendations/healthy-start.md")
        .build()
        .clean();
    assert!(!built.has("recommendations/hosc-2024-03/"));
    assert!(!told(&built).contains(" 0 removed"), "{}", built.stdout);
    assert_eq!(built.naming("HOSC-2024-03"), [""; 0]);
}

#[test]
fn when_the_content_breaks_the_last_good_site_stays() {
    let site = Site::with_recommendation("", "Do it.\n");
    let good = site.build().clean();
    let broken = site.file("posts.yaml", "- nam: Chief Nurse\n").build();
    broken.stopped();
    assert_eq!(broken.files, good.files);
    let never = Site::new().file("posts.yaml", "- nam: Chief Nurse\n");
    never.build().stopped();
    assert!(!never.path().join("public").exists());
}

#[test]
fn a_folder_with_other_files_is_refused_and_untouched() {
    let site = Site::exampleshire().outside("public/thesis.txt", b"My life's work.\n");
    let built = site.build();
    assert_eq!(built.status, 2);
    assert_eq!(built.stdout, "");
    let folder = fs::canonicalize(site.path().join("public")).expect("a folder");
    assert_eq!(
        built.stderr,
        format!(
            "answerable could not run: the folder `{}` holds files that Answerable did not make, so nothing was \
             written; choose another folder with --output, or empty this one yourself.\n",
            folder.display()
        )
    );
    assert_eq!(built.files.keys().collect::<Vec<_>>(), ["thesis.txt"]);
}

#[test]
fn the_output_may_not_lie_in_the_content_nor_around_it() {
    for output in ["content", "content/public", "."] {
        let built = Site::exampleshire().build_with(&["--output", output]);
        assert_eq!(built.status, 2, "{output}");
        assert!(
            built.stderr.contains("must not lie in each other"),
            "{}",
            built.stderr
        );
    }
}

#[test]
fn another_output_folder_gets_the_same_site() {
    let site = Site::exampleshire();
    let first = site.build().clean();
    site.build_with(&["--output", "deep/down/site"]).clean();
    assert_eq!(published(&site.path().join("deep/down/site")), first.files);
}

#[test]
fn without_a_content_folder_or_with_a_strange_day_it_could_not_run() {
    for (options, expected) in [
        (
            ["--content", "nowhere"],
            "answerable could not run: there is no content folder `nowhere`; name it with `--content`.\n",
        ),
        (
            ["--theme", "nowhere"],
            "answerable could not run: there is no theme folder `nowhere`; name one with `--theme`, or leave that out.\n",
        ),
        (
            ["--as-of", "soon"],
            "answerable could not run: `soon` is not a day; write `--as-of 2026-03-31`.\n",
        ),
    ] {
        let built = Site::exampleshire().build_with(&options);
        assert_eq!((built.status, built.stderr.as_str()), (2, expected));
        assert_eq!((built.stdout.as_str(), built.files.len()), ("", 0));
    }
}

#[test]
fn an_unknown_option_could_not_run() {
    let built = Site::exampleshire().build_with(&["--frobnicate"]);
    assert_eq!(built.status, 2);
    assert!(built.stderr.contains("--frobnicate"), "{}", built.stderr);
}

#[test]
fn the_same_day_gives_the_same_bytes_and_another_day_other_answers() {
    let site = Site::with_recommendation("response due: June 2026\n", "Do it.\n");
    let sentence = |day: &str| {
        let built = site.build_with(&["--as-of", day]).clean();
        built
            .page("recommendations/hosc-2024-03/")
            .words("main > .lead")
    };
    assert_eq!(
        sentence("2026-06-30"),
        "Not yet answered. A response is due by June 2026. No completion date given."
    );
    assert_eq!(
        sentence("2026-07-01"),
        "Not yet answered. A response was due by June 2026 and is 1 day late. No completion date given."
    );
    let from_settings = site
        .file("site.yaml", "as of: 1 July 2026\n")
        .run(&["build"])
        .clean();
    assert!(from_settings.page("").words("main").contains("1 July 2026"));
}
