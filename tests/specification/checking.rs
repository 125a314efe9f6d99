//! `answerable check`: nothing is written, everything is reported, in the form that was asked for.

use crate::site::{Built, Site};
use serde_json::Value;

/// A recommendation of which an update is older than itself.
const ODD: &str = "---\nreference: HOSC-2024-07\ntitle: Count the \u{e9}l\u{e8}ves\n\
    made on: 18 January 2024\nmade to: ECC\nleads: [Anne Example]\n---\n\nThat they are counted.\n\n\
    ## Response, 20 February 2024: accepted\n\nYes.\n\n\
    ## Update, 3 April 2023, by Anne Example: in progress\n\nThey are counted.\n";

fn odd() -> Site {
    Site::exampleshire().file("recommendations/a.md", ODD)
}

fn check(site: &Site, options: &[&str]) -> Built {
    let mut arguments = vec!["check", "--as-of", "2026-03-31"];
    arguments.extend(options);
    site.run(&arguments)
}

/// The findings of one name in the JSON form.
fn found(built: &Built, name: &str) -> Vec<Value> {
    let whole: Value = serde_json::from_str(&built.stdout).expect("JSON");
    let findings = whole["findings"].as_array().expect("findings");
    findings
        .iter()
        .filter(|finding| finding["check"] == name)
        .cloned()
        .collect()
}

#[test]
fn check_writes_nothing_and_ends_well_if_nothing_stops_publication() {
    let done = check(&odd(), &[]);
    assert_eq!(done.status, 0, "{}", done.stdout);
    assert!(done.files.is_empty());
    assert!(done.stdout.contains("warning[update-before-made]"));
    assert_eq!(done.stderr, "");
}

#[test]
fn a_warning_stops_a_strict_check_and_a_strict_build() {
    let site = odd();
    assert_eq!(check(&site, &["--strict"]).status, 1);
    let built = site.build_with(&["--strict"]);
    assert_eq!(built.status, 1);
    assert!(built.stdout.starts_with("Nothing was published"));
    assert!(built.files.is_empty());
    assert!(!site.build().files.is_empty());
}

#[test]
fn build_shows_the_same_findings_as_check() {
    let site = odd();
    let checked = check(&site, &[]).stdout;
    let (findings, _) = checked.rsplit_once("Checked ").expect("a last line");
    assert_eq!(site.build().stderr, findings);
}

#[test]
fn the_json_form_gives_place_and_help() {
    let done = check(&odd(), &["--format", "json"]);
    let found = found(&done, "update-before-made");
    let [finding] = found.as_slice() else {
        panic!("{}", done.stdout);
    };
    assert_eq!(finding["level"], "warning");
    assert_eq!(finding["path"], "content/recommendations/a.md");
    assert_eq!(
        (&finding["line"], &finding["column"], &finding["end_column"]),
        (&Value::from(15), &Value::from(12), &Value::from(24))
    );
    assert!(
        finding["help"]
            .as_str()
            .is_some_and(|help| !help.is_empty())
    );
    assert_eq!(finding["silenced"], Value::Null);
}

#[test]
fn the_sarif_form_names_its_rules_and_carries_the_reason_of_a_silence() {
    let silenced = ODD.replace(
        "leads:",
        "silences:\n  - check: update-before-made\n    reason: The paper prints 2023.\nleads:",
    );
    let site = Site::exampleshire().file("recommendations/a.md", &silenced);
    let done = check(&site, &["--format", "sarif"]);
    let log: Value = serde_json::from_str(&done.stdout).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    let result = results
        .iter()
        .find(|result| result["ruleId"] == "update-before-made")
        .expect("the result");
    let rule = result["ruleIndex"].as_u64().expect("a rule") as usize;
    assert_eq!(
        run["tool"]["driver"]["rules"][rule]["id"],
        "update-before-made"
    );
    assert_eq!(
        result["suppressions"][0]["justification"],
        "The paper prints 2023."
    );
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "content/recommendations/a.md"
    );
    assert_eq!(place["region"]["startLine"], 18);
}

#[test]
fn the_github_form_is_one_command_a_finding() {
    let done = check(&odd(), &["--format", "github"]);
    let line = done
        .stdout
        .lines()
        .find(|line| line.contains("update-before-made"))
        .expect("the annotation");
    assert!(
        line.starts_with(
            "::warning file=content/recommendations/a.md,line=15,col=12,endLine=15,endColumn=23,\
             title=update-before-made::dated 3 April 2023 but"
        ),
        "{line}"
    );
    assert!(done.stdout.lines().all(|line| line.starts_with("::")));
}

#[test]
fn a_silenced_finding_stops_nothing_and_is_listed_with_its_reason() {
    let silenced = ODD.replace(
        "leads:",
        "silences: {check: update-before-made, reason: The paper prints 2023.}\nleads:",
    );
    let site = Site::exampleshire().file("recommendations/a.md", &silenced);
    let done = check(&site, &[]);
    assert!(!done.stdout.contains("warning[update-before-made]"));
    assert!(done.stdout.contains(
        "Silenced, each with its reason:\n  content/recommendations/a.md:16:12: update-before-made: "
    ));
    assert!(
        done.stdout
            .contains("\n    reason: The paper prints 2023.\n")
    );
    assert!(done.stdout.contains("1 silenced finding"));
}

#[test]
fn a_silence_of_the_settings_holds_everywhere_and_one_with_words_only_there() {
    let settings =
        "silences:\n  - check: update-before-made\n    reason: Known.\n    about: 3 April 2023\n";
    let site = odd().file("site.yaml", settings);
    let done = check(&site, &["--format", "json"]);
    let silenced: Vec<Value> = found(&done, "update-before-made");
    assert_eq!(silenced[0]["silenced"], "Known.");
    let other = odd().file("site.yaml", &settings.replace("3 April", "4 April"));
    let done = check(&other, &["--format", "json"]);
    assert_eq!(
        found(&done, "update-before-made")[0]["silenced"],
        Value::Null
    );
    assert_eq!(found(&done, "unused-silence").len(), 1);
}

#[test]
fn what_stops_the_reading_cannot_be_silenced() {
    let text = ODD.replace(
        "leads: [Anne Example]",
        "leads: [Ann Exampel]\nsilences: {check: unknown-name, reason: No.}",
    );
    let site = Site::exampleshire().file("recommendations/a.md", &text);
    let done = check(&site, &["--format", "json"]);
    assert_eq!(done.status, 1);
    assert_eq!(found(&done, "unknown-name")[0]["silenced"], Value::Null);
    assert_eq!(found(&done, "unused-silence").len(), 1);
}

#[test]
fn an_unknown_check_is_not_explained_but_the_nearest_is_named() {
    let done = check(&Site::exampleshire(), &["--explain", "update-before-mad"]);
    assert_eq!(done.status, 2);
    assert_eq!(
        done.stderr,
        "answerable could not run: no check is called `update-before-mad`; did you mean \
         `update-before-made`?; `answerable check --list` names them all.\n"
    );
}

#[test]
fn safe_mends_are_shown_first_and_made_when_told() {
    let text = ODD
        .replace("3 April 2023", "3/4/24")
        .replace("are counted.\n\n##", "are  counted.\n\n##");
    let people = "- name: Anne Example\n  also: An ne Example\n";
    let text = text.replace("[Anne Example]", "[An ne Example]");
    let site = Site::exampleshire().file("people.yaml", people).file(
        "recommendations/a.md",
        &format!("\u{feff}{}", text.replace('\n', "\r\n")),
    );
    let shown = check(&site, &["--fix"]);
    assert_eq!(shown.status, 0, "{}", shown.stderr);
    for line in [
        "-leads: [An ne Example]",
        "+leads: [Anne Example]",
        "-That they are  counted.",
        "+That they are counted.",
        "+## Update, 3 April 2024, by Anne Example: in progress",
        "3 mends in 1 file. Nothing was changed",
    ] {
        assert!(shown.stdout.contains(line), "{line}\n{}", shown.stdout);
    }
    let file = site.path().join("content/recommendations/a.md");
    let before = std::fs::read_to_string(&file).expect("the file");
    assert!(before.contains("An ne"));
    let made = check(&site, &["--fix", "--yes"]);
    assert!(made.stdout.ends_with("Made 3 mends in 1 file.\n"));
    let after = std::fs::read_to_string(&file).expect("the file");
    let expected = before
        .replace("[An ne Example]", "[Anne Example]")
        .replace("are  counted", "are counted")
        .replace("3/4/24", "3 April 2024");
    assert_eq!(after, expected);
    assert_eq!(check(&site, &["--fix"]).stdout, "Nothing to mend.\n");
}

#[test]
fn mends_leave_code_tables_and_line_breaks_alone() {
    let page = "---\ntitle: About\n---\n\nA line that breaks  \nhere.\n\n```\na  b\n```\n\n\
        | a   | b |\n| --- | --- |\n| 1   | 2 |\n\n- a list\n  - deeper\n\n1.  One\n";
    let site = Site::exampleshire().file("pages/about.md", page);
    assert_eq!(check(&site, &["--fix"]).stdout, "Nothing to mend.\n");
}

#[test]
fn a_schema_is_printed_or_all_are_written() {
    let site = Site::exampleshire();
    let printed = site.run(&["schema", "recommendations"]);
    let schema: Value = serde_json::from_str(&printed.stdout).expect("JSON");
    assert_eq!(
        schema["required"],
        serde_json::json!(["reference", "title"])
    );
    assert_eq!(
        schema["properties"]["words"]["enum"],
        serde_json::json!(["as published", "our summary"])
    );
    let written = site.run(&["schema", "--output", "schemas"]);
    assert_eq!(written.status, 0, "{}", written.stderr);
    assert!(site.path().join("schemas/people.schema.json").exists());
    assert!(written.stdout.contains("\"./schemas/people.schema.json\""));
    let unknown = site.run(&["schema", "peoples"]);
    assert_eq!(unknown.status, 2);
}
