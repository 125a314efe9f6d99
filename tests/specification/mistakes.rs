//! What is wrong is said in an officer's words, with its place and how to mend it; all of it at once.

use crate::site::Site;

/// The findings of a build with one more file.
#[track_caller]
fn findings(path: &str, text: &str) -> String {
    Site::exampleshire()
        .file(path, text)
        .build()
        .stopped()
        .to_owned()
}

#[test]
fn an_unknown_key_is_a_finding_with_the_nearest_key() {
    assert_eq!(
        findings(
            "recommendations/a.md",
            "---\nreference: A-1\ntitle: A\nrespnse due: May 2026\ncolour: red\n---\n\nDo it.\n"
        ),
        "error[unknown-key]: `respnse due` is not a key of this record\n \
         --> content/recommendations/a.md:4:1\n  |\n\
         4 | respnse due: May 2026\n  | ^^^^^^^^^^^\n  |\n  \
         = help: did you mean `response due`?\n\n\
         error[unknown-key]: `colour` is not a key of this record\n \
         --> content/recommendations/a.md:5:1\n  |\n\
         5 | colour: red\n  | ^^^^^^\n  |\n  \
         = help: the keys are `address`, `discussed at`, `draft`, `due`, `embargoed until`, `evidence summary`, `exempt`, \
         `former addresses`, `indicators`, `item`, `leads`, `made by`, `made on`, `made to`, `matter`, `meeting`, \
         `notes`, `number`, `plan actions`, `priorities`, `reference`, `related`, `request received`, `response due`, \
         `response requested`, `silences`, `sources`, `supersedes`, `title`, `topic`, `unidentified leads`, `withdrawn` \
         or `words`"
    );
}

#[test]
fn an_unknown_reference_is_a_finding_with_the_nearest_reference() {
    assert_eq!(
        findings(
            "recommendations/a.md",
            "---\nreference: A-1\ntitle: A\nmeeting: HOSC-2024-01-81\n---\n\nSee [b](ref:HOSC-2024-01-19).\n"
        ),
        "error[unknown-reference]: no record has the reference `HOSC-2024-01-81`\n \
         --> content/recommendations/a.md:4:10\n  |\n\
         4 | meeting: HOSC-2024-01-81\n  |          ^^^^^^^^^^^^^^^\n  |\n  \
         = help: did you mean `HOSC-2024-01-18`?\n\n\
         error[unknown-reference]: no record has the reference `HOSC-2024-01-19`\n \
         --> content/recommendations/a.md:7:9\n  |\n\
         7 | See [b](ref:HOSC-2024-01-19).\n  |         ^^^^^^^^^^^^^^^^^^^\n  |\n  \
         = help: did you mean `HOSC-2024-01-18`?"
    );
}

#[test]
fn an_unknown_priority_is_a_finding_with_the_nearest_one() {
    let built = Site::with_recommendation("priorities: [Start wel A, CQC B]\n", "Do it.\n")
        .file(
            "priorities.yaml",
            "- framework: Start well strategy\n  reference: Start well\n  priorities:\n    \
             - code: A\n      title: A good start\n",
        )
        .build();
    assert_eq!(
        built.stopped(),
        "error[unknown-priority]: no priority is called `Start wel A`\n \
         --> content/recommendations/healthy-start.md:4:14\n  |\n\
         4 | priorities: [Start wel A, CQC B]\n  |              ^^^^^^^^^^^\n  |\n  \
         = help: did you mean `Start well A`?\n\n\
         error[unknown-priority]: no priority is called `CQC B`\n \
         --> content/recommendations/healthy-start.md:4:27\n  |\n\
         4 | priorities: [Start wel A, CQC B]\n  |                           ^^^^^\n  |\n  \
         = help: write the framework's reference and the code, such as `CQC A`"
    );
}

#[test]
fn a_missing_field_is_a_finding() {
    assert_eq!(
        findings("recommendations/a.md", "---\ntopic: Food\n---\n\nDo it.\n"),
        "error[missing-field]: `reference` is missing\n \
         --> content/recommendations/a.md:2:1\n  |\n\
         2 | topic: Food\n  | ^^^^^\n  |\n  = help: add a line `reference: …`\n\n\
         error[missing-field]: `title` is missing\n \
         --> content/recommendations/a.md:2:1\n  |\n\
         2 | topic: Food\n  | ^^^^^\n  |\n  = help: add a line `title: …`"
    );
}

#[test]
fn a_reference_to_a_thing_of_another_kind_is_a_finding() {
    let built = Site::with_recommendation("meeting: HOSC-2024-03\n", "Do it.\n").build();
    assert_eq!(
        built.stopped(),
        "error[wrong-kind]: `HOSC-2024-03` is not the reference of a meeting\n \
         --> content/recommendations/healthy-start.md:4:10\n  |\n\
         4 | meeting: HOSC-2024-03\n  |          ^^^^^^^^^^^^\n  |\n  \
         = help: the record with this reference is at content/recommendations/healthy-start.md:2; write the \
         reference of a meeting"
    );
}

#[test]
fn yaml_that_cannot_be_read_is_explained() {
    for (facts, expected) in [
        (
            "title: Update: done\n",
            "error[unreadable-yaml]: a second colon on this line is not clear\n \
             --> content/recommendations/a.md:3:14\n  |\n\
             3 | title: Update: done\n  |              ^\n  |\n  \
             = help: put the value in quotation marks: `title: \"Update: done\"`",
        ),
        (
            "title: A\nleads:\n\t- AE\n",
            "error[unreadable-yaml]: a tab stands where blanks should\n \
             --> content/recommendations/a.md:5:2\n  |\n\
             5 |     - AE\n  |     ^\n  |\n  \
             = help: indent with blanks, not with the Tab key",
        ),
        (
            "title: \"A\nleads: AE\n",
            "error[unreadable-yaml]: a quotation mark is opened and never closed\n \
             --> content/recommendations/a.md:3:8\n  |\n\
             3 | title: \"A\n  |        ^\n  |\n  \
             = help: close it, or take it away",
        ),
        (
            "title: A\ntitle: B\n",
            "error[unreadable-yaml]: `title` is written twice\n \
             --> content/recommendations/a.md:4:1\n  |\n\
             4 | title: B\n  | ^^^^^\n  |\n  = help: keep one of the two",
        ),
        (
            "title: *A\n",
            "error[unreadable-yaml]: `&` and `*` at the start of a value have a meaning of their own in YAML\n \
             --> content/recommendations/a.md:3:8\n  |\n\
             3 | title: *A\n  |        ^\n  |\n  \
             = help: put the value in quotation marks",
        ),
    ] {
        let text = format!("---\nreference: A-1\n{facts}---\n\nDo it.\n");
        assert_eq!(findings("recommendations/a.md", &text), expected, "{facts}");
    }
}

#[test]
fn tabs_and_curly_quotation_marks_are_told_of_as_such() {
    const TAB: &str = "= help: indent with blanks, not with the Tab key";
    const NO_MARKS: &str = "= help: `\u{201c}` and `\u{201d}` do not count as quotation marks here: \
        write straight ones, `\"` or `'`";
    const PART_OF_VALUE: &str = "= help: the curly quotation marks count as part of the value: \
        take them away, or write straight ones";
    for (facts, at, help) in [
        ("title: A\nleads:\n\tAE\n", "5:2", TAB),
        ("title: A\nleads:\n  - AE\n\t- CD\n", "6:2", TAB),
        ("title: A\n\ttopic: Food\n", "4:2", TAB),
        ("title: \u{201c}Update: done\u{201d}\n", "3:15", NO_MARKS),
        (
            "title: A\nmeeting: \u{201c}HOSC-2024-03\u{201d}\n",
            "4:10",
            PART_OF_VALUE,
        ),
        (
            "title: A\nwords: \u{2018}our summary\u{2019}\n",
            "4:8",
            PART_OF_VALUE,
        ),
    ] {
        let text = format!("---\nreference: A-1\n{facts}---\n\nDo it.\n");
        let found = findings("recommendations/a.md", &text);
        assert!(
            found.contains(&format!("a.md:{at}\n")) && found.ends_with(help),
            "{facts}: {found}"
        );
    }
}

#[test]
fn words_behind_a_quotation_mark_are_told_of_as_such() {
    let text = "---\nreference: A-1\ntitle: \"Well led\" plan\n---\n\nDo it.\n";
    assert_eq!(
        findings("recommendations/a.md", text),
        "error[unreadable-yaml]: words stand behind the closing quotation mark\n \
         --> content/recommendations/a.md:3:19\n  |\n\
         3 | title: \"Well led\" plan\n  |                   ^\n  |\n  \
         = help: put the whole value in quotation marks of the other kind: `'\"Well led\" plan'`"
    );
}

#[test]
fn a_file_that_does_not_begin_with_its_facts_is_a_finding() {
    assert_eq!(
        findings("recommendations/a.md", "# A\n\nDo it.\n"),
        "error[no-front-matter]: the file does not begin with its facts\n \
         --> content/recommendations/a.md:1:1\n  |\n1 | # A\n  | ^^^\n  |\n  \
         = help: begin with a line `---`, then the facts, then another line `---`"
    );
    assert_eq!(
        findings("recommendations/a.md", "---\nreference: A-1\n\nDo it.\n"),
        "error[no-front-matter]: the facts at the top never end\n \
         --> content/recommendations/a.md:1:1\n  |\n1 | ---\n  | ^^^\n  |\n  \
         = help: put a line `---` under them"
    );
}

#[test]
fn a_file_in_the_wrong_folder_is_a_finding() {
    assert_eq!(
        findings("recomendations/a.md", "---\nreference: A-1\n---\n"),
        "error[unknown-folder]: nothing is kept in `recomendations`\n\
         --> content/recomendations/a.md\n = help: did you mean `recommendations`?"
    );
    assert_eq!(
        findings("people/a.md", "---\nname: A\n---\n"),
        "error[wrong-format]: `people` is a YAML table\n\
         --> content/people/a.md\n = help: save it as `people.yaml` or `people/….yaml`"
    );
    assert_eq!(
        findings("meetings.yaml", "- reference: A-1\n"),
        "error[wrong-format]: `meetings` holds Markdown files\n\
         --> content/meetings.yaml\n = help: save each record as a file of its own: `meetings/….md`"
    );
    assert_eq!(
        findings("meetings/agenda.pdf", "PDF"),
        "error[unreadable-file]: is not a Markdown or YAML file\n\
         --> content/meetings/agenda.pdf\n = help: a file to publish beside the pages belongs in `documents/`"
    );
}

#[test]
fn a_table_that_is_no_list_is_a_finding() {
    assert_eq!(
        findings("posts.yaml", "name: Chief Nurse\n"),
        "error[not-a-table]: a table is a list of records\n \
         --> content/posts.yaml:1:1\n  |\n1 | name: Chief Nurse\n  | ^^^^^^^^^^^^^^^^^\n  |\n  \
         = help: begin each record with a hyphen: `- name: …`"
    );
}

#[test]
fn a_file_that_is_no_text_is_a_finding() {
    for (bytes, expected) in [
        (
            &b"---\nreference: A-1\ntitle: Caf\xe9\n---\n"[..],
            "error[unreadable-file]: is not saved as UTF-8: line 3 has a sign of another code\n\
             --> content/recommendations/a.md\n \
             = help: in Word or Notepad choose `Save as`, and there the encoding UTF-8",
        ),
        (
            &b"---\nreference: A-1\ntitle: A\0\n---\n"[..],
            "error[unreadable-file]: holds a NUL character: it is not a text file\n\
             --> content/recommendations/a.md\n \
             = help: save it as plain text, or take it out of the content folder",
        ),
    ] {
        let built = Site::exampleshire()
            .bytes("recommendations/a.md", bytes)
            .build();
        assert_eq!(built.stopped(), expected);
    }
}

#[test]
fn a_file_from_windows_is_read_like_any_other() {
    let plain = "---\nreference: HOSC-2024-03\ntitle: Caf\u{e9}\nleads:\n  - AE\n---\n\nDo it.\n\nAnd that.\n\n\
                 ## Update, 18 April 2024: in progress\n\nPromised: more, by May 2026\n\nWords.\n";
    let windows = format!("\u{feff}{}", plain.replace('\n', "\r\n"));
    let built = |text: &str| {
        Site::exampleshire()
            .file("recommendations/a.md", text)
            .build()
            .clean()
    };
    let (one, other) = (built(plain), built(&windows));
    let page =
        |built: &crate::site::Built| built.page("recommendations/hosc-2024-03/").words("main");
    assert_eq!(page(&one), page(&other));
}

#[test]
fn everything_that_is_wrong_is_said_in_one_run() {
    let built = Site::with_recommendation(
        "leads: Nobody Atall\ndue: 31/02/18\n",
        "See [x](ref:NOWHERE).\n",
    )
    .file("posts.yaml", "- nam: Chief Nurse\n")
    .file("wrong/a.md", "---\n---\n")
    .file("recommendations/b.md", "---\ntitle: \"B\n---\n")
    .build();
    let stopped = built.stopped();
    let names: Vec<&str> = stopped
        .lines()
        .filter_map(|line| line.strip_prefix("error[")?.split(']').next())
        .collect();
    assert_eq!(
        names,
        [
            "unknown-key",
            "unreadable-yaml",
            "unknown-name",
            "impossible-date",
            "unknown-reference",
            "unknown-folder",
        ]
    );
    assert_eq!(
        built.stdout,
        "Nothing was published: 6 errors. What was published before is untouched.\n"
    );
}

#[test]
fn a_warning_does_not_stop_publication() {
    let built = Site::with_recommendation("", "").build();
    assert_eq!(built.status, 0);
    assert_eq!(
        built.stderr.trim_end(),
        "warning[nothing-asked]: the record does not say what was asked\n \
         --> content/recommendations/healthy-start.md:2:1\n  |\n\
         2 | reference: HOSC-2024-03\n  | ^^^^^^^^^\n  |\n  \
         = help: write it below the front matter, before the first heading"
    );
    assert!(built.stdout.contains("; 1 warning."), "{}", built.stdout);
}

#[test]
fn wrong_settings_are_findings() {
    assert_eq!(
        findings(
            "site.yaml",
            "base url: example.org\naccent: blue\nlanguage: English please\n"
        ),
        "error[bad-base-url]: an address of a site begins with `https://`\n \
         --> content/site.yaml:1:11\n  |\n1 | base url: example.org\n  |           ^^^^^^^^^^^\n  |\n  \
         = help: write it as `https://example.org/answers/`\n\n\
         error[bad-colour]: a colour is `#` and six digits or letters a to f\n \
         --> content/site.yaml:2:9\n  |\n2 | accent: blue\n  |         ^^^^\n  |\n  \
         = help: write it in quotation marks, as `\"#1d5a6b\"`\n\n\
         error[bad-language]: a language is a short code\n \
         --> content/site.yaml:3:11\n  |\n3 | language: English please\n  |           ^^^^^^^^^^^^^^\n  |\n  \
         = help: write `en` or `cy`"
    );
}

#[test]
fn a_link_is_followed_however_it_is_written_and_an_example_in_code_is_not() {
    assert_eq!(
        findings(
            "recommendations/a.md",
            "---\nreference: A-1\ntitle: A\n---\n\nWrite `[x](ref:EXAMPLE)`. See [that][1].\n\n[1]: ref:NOWHERE\n"
        ),
        "error[unknown-reference]: no record has the reference `NOWHERE`\n \
         --> content/recommendations/a.md:8:6\n  |\n\
         8 | [1]: ref:NOWHERE\n  |      ^^^^^^^^^^^\n  |\n  \
         = help: write what stands behind `reference:` in the facts of the record that you mean"
    );
}
