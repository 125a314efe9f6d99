//! A record begun with one command: the right place, the next reference, a draft that is in nobody's way.

use crate::site::Site;
use std::fs;

fn content(site: &Site, path: &str) -> String {
    fs::read_to_string(site.path().join("content").join(path)).expect("a file")
}

/// Every kind of record that can be begun.
const KINDS: [&str; 19] = [
    "recommendation",
    "action",
    "information-request",
    "visit",
    "meeting",
    "report",
    "page",
    "person",
    "post",
    "organisation",
    "body",
    "framework",
    "priority",
    "performance-framework",
    "indicator",
    "plan",
    "plan-action",
    "term",
    "document",
];

#[test]
fn a_recommendation_has_the_next_reference_and_a_file_of_its_own() {
    let site = Site::exampleshire().recommendation("meeting: HOSC-2024-01-18\n", "Asked.\n");
    let begun = site.run(&[
        "new",
        "recommendation",
        "--title",
        "Open the larder: on Sundays",
        "--meeting",
        "hosc-2024-01-18",
    ]);
    assert_eq!(
        (begun.status, begun.stdout.as_str(), begun.stderr.as_str()),
        (
            0,
            "Began a recommendation with the reference HOSC-2024-04: \
             content/recommendations/hosc-2024-04-open-the-larder-on-sundays.md\n\n\
             1. Open it, and fill in what stands in square brackets. Each key says what it is for.\n\
             2. Look at it: answerable serve --drafts\n\
             3. When it is ready, take the line `draft: yes` away, then run: answerable check\n\n\
             Until then nothing of it is published.\n",
            ""
        )
    );
    let text = content(
        &site,
        "recommendations/hosc-2024-04-open-the-larder-on-sundays.md",
    );
    let start = "---\n\
        # Fill in what stands in square brackets. A line that begins with # counts as not written:\n\
        # take the # away from those that you need, and leave out or delete the others.\n\
        reference: HOSC-2024-04           # the permanent reference; its address is made from it\n\
        title: \"Open the larder: on Sundays\" # a short title in plain words\n\
        meeting: HOSC-2024-01-18          # the reference of the meeting that made it\n\
        draft: yes                        # nothing of this is published until you take this line away\n";
    assert_eq!(&text[..start.len()], start);
    assert!(text.contains("\n# leads:                          # as the paper writes them; see Leads; one or a list\n"), "{text}");
    assert!(
        text.ends_with("---\n\n[insert what was asked, in the words of the paper]\n"),
        "{text}"
    );
}

#[test]
fn every_kind_can_be_begun_in_any_site_and_stops_nothing() {
    let site = Site::exampleshire();
    for round in ["First", "Second"] {
        for kind in KINDS {
            let title = format!("{round} {kind}: \"it\" #1");
            let mut arguments = vec!["new", kind, "--title", &title];
            if matches!(kind, "priority" | "indicator" | "plan-action") {
                let under = match kind {
                    "priority" => "first-framework-it-1",
                    "indicator" => "first-performance-framework-it-1",
                    _ => "first-plan-it-1",
                };
                arguments.extend(["--under", under]);
            }
            let begun = site.run(&arguments);
            assert_eq!((begun.status, begun.stderr.as_str()), (0, ""), "{kind}");
            let checked = site.run(&["check", "--as-of", "2026-03-31"]);
            assert_eq!(checked.errors(), "", "{kind}: {}", checked.stdout);
            assert_eq!(checked.status, 0, "{kind}: {}", checked.stdout);
        }
    }
    let built = site.build().clean();
    assert_eq!(built.naming("[insert"), [""; 0]);
    // The remarks in the site's scripts are nobody's record.
    let mut naming = built.naming("second");
    naming.retain(|path| !path.starts_with("assets/"));
    assert_eq!(naming, [""; 0]);
    // Once they are public, the table is what it was begun as.
    assert!(content(&site, "plans.yaml").contains("    - reference: 2 "));
}

#[test]
fn a_council_keeps_its_own_series_and_a_new_year_begins_at_one() {
    let file = |reference: &str| {
        format!(
            "---\nreference: {reference}\ntitle: T\nmade by: HOSC\nmade on: 2024\n---\n\nAsked.\n"
        )
    };
    let site = Site::exampleshire()
        .file("recommendations/hosc/a.md", &file("R/2024/007"))
        .file("recommendations/hosc/b.md", &file("R/2024/008a"))
        .file("actions/c.md", &file("R/2024/011"));
    let begun = |date: &str| {
        let done = site.run(&["new", "recommendation", "--title", date, "--date", date]);
        let line = done.stdout.lines().next().unwrap_or_default().to_owned();
        assert_eq!(done.status, 0, "{}", done.stderr);
        line
    };
    assert_eq!(
        begun("5 June 2024"),
        "Began a recommendation with the reference R/2024/012: content/recommendations/hosc/r-2024-012-5-june-2024.md"
    );
    assert_eq!(
        begun("May 2025"),
        "Began a recommendation with the reference R/2025/001: content/recommendations/hosc/r-2025-001-may-2025.md"
    );
}

#[test]
fn a_meeting_is_called_by_its_day() {
    let site = Site::exampleshire();
    let begun = site.run(&[
        "new",
        "meeting",
        "--date",
        "6 May 2026",
        "--as-of",
        "2026-03-31",
    ]);
    assert_eq!(begun.status, 0, "{}", begun.stderr);
    let text = content(&site, "meetings/hosc-2026-05-06.md");
    for line in [
        "reference: HOSC-2026-05-06 ",
        "body: Health Scrutiny Committee ",
        "date: 6 May 2026 ",
        "status: scheduled ",
    ] {
        assert!(text.contains(&format!("\n{line}")), "{line}: {text}");
    }
    let again = site.run(&["new", "meeting", "--date", "May 2026"]);
    assert_eq!(
        (again.status, again.stderr.as_str()),
        (
            2,
            "answerable could not run: a meeting is on one whole day; write `--date \"13 June 2026\"`.\n"
        )
    );
}

#[test]
fn a_row_leaves_the_rest_of_the_table_as_it_was() {
    let table =
        "# Ours.\r\n  - name: Anne Example # lead\r\n    initials: AE\r\n\r\n  - name: Kit Example";
    let site = Site::exampleshire().bytes("people.yaml", format!("\u{feff}{table}").as_bytes());
    let begun = site.run(&["new", "person", "--title", "Sam Sample"]);
    assert_eq!(begun.status, 0, "{}", begun.stderr);
    assert!(
        begun
            .stdout
            .starts_with("Began a person: content/people.yaml:6\n"),
        "{}",
        begun.stdout
    );
    let text = content(&site, "people.yaml");
    let start = format!(
        "\u{feff}{table}\r\n  - name: Sam Sample                  # the name without a title; the address is made from it\r\n    draft: yes "
    );
    assert_eq!(&text[..start.len()], start);
    site.build().clean();
}

#[test]
fn a_row_below_another_stands_behind_its_last_neighbour() {
    let before = "- framework: One\n  reference: ONE\n  priorities:\n    - code: A\n      title: First\n      summary: |\n        Long.\n\n        Longer.\n";
    let behind = "\n# Two.\n- framework: Two\n  reference: TWO\n";
    let site = Site::exampleshire().file("priorities.yaml", &format!("{before}{behind}"));
    let refused = site.run(&["new", "priority", "--title", "Next"]);
    assert_eq!(
        (refused.status, refused.stderr.as_str()),
        (
            2,
            "answerable could not run: say to which it belongs with `--under`: `ONE` or `TWO`.\n"
        )
    );
    for (under, words) in [
        (
            "Twoo",
            "`Twoo`; did you mean `TWO`?; there are `ONE` or `TWO`",
        ),
        ("nonsense", "`nonsense`; there are `ONE` or `TWO`"),
    ] {
        let refused = site.run(&["new", "priority", "--title", "Next", "--under", under]);
        let words = format!(
            "answerable could not run: nothing that it could belong to is called {words}.\n"
        );
        assert_eq!((refused.status, refused.stderr), (2, words));
    }
    assert_eq!(
        site.run(&["new", "priority", "--title", "Next", "--under", "one"])
            .status,
        0
    );
    assert_eq!(
        site.run(&["new", "priority", "--title", "Other", "--under", "TWO"])
            .status,
        0
    );
    let text = content(&site, "priorities.yaml");
    assert!(
        text.starts_with(&format!("{before}    - code: B ")),
        "{text}"
    );
    let two = text.split(behind).nth(1).expect("the second framework");
    assert!(two.starts_with("  priorities:\n    - code: 1 "), "{two}");
    site.build().clean();
}

#[test]
fn what_cannot_be_begun_says_what_to_do() {
    let site = Site::exampleshire()
        .file("glossary.yaml", "[{term: A}]\n")
        .file("posts.yaml", "- name: Chief\n  organisation: ECC\n");
    let told = |arguments: &[&str], expected: &str| {
        let mut all = vec!["new"];
        all.extend(arguments);
        let done = site.run(&all);
        let expected = format!("answerable could not run: {expected}.\n");
        assert_eq!((done.status, done.stderr), (2, expected));
    };
    told(
        &["recomendation"],
        "no kind of record is called `recomendation`; did you mean `recommendation`?; there are `recommendation`, \
         `action`, `information-request`, `visit`, `meeting`, `report`, `page`, `person`, `post`, `organisation`, \
         `body`, `framework`, `priority`, `performance-framework`, `indicator`, `plan`, `plan-action`, `term` or `document`",
    );
    told(
        &["person"],
        "say what it is called with `--title \"\u{2026}\"`",
    );
    told(
        &["person", "--title", "anne  EXAMPLE"],
        "there is one of this name already, at content/people.yaml:1",
    );
    told(
        &["post", "--title", "Chief", "--body", "ECC"],
        "there is one of this name already, at content/posts.yaml:1",
    );
    told(
        &["term", "--title", "B"],
        "`content/glossary.yaml` is written in a way that no row can be added to by itself, such as with brackets; \
         write each record after a hyphen, on lines of its own",
    );
    told(
        &["priority", "--title", "B"],
        "there is nothing yet that it could belong to; begin with `answerable new framework --title \"\u{2026}\"`",
    );
    told(
        &["recommendation", "--body", "Nobody"],
        "no body is called `Nobody`; there are `Health Scrutiny Committee`",
    );
    told(
        &["action", "--meeting", "X"],
        "no meeting has the reference `X`",
    );
    told(
        &["action", "--date", "soon"],
        "`soon` is not a date; write it as `13 June 2026`",
    );
    let again = ["new", "page", "--title", "About"];
    assert_eq!(site.run(&again).status, 0);
    told(
        &again[1..],
        "`content/pages/about.md` is there already; give it another `--title`",
    );
}
