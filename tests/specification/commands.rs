//! A command line that cannot be run is answered in an officer's words, and with what to write.

use crate::site::Site;

#[test]
fn a_slip_in_a_command_is_told_in_words() {
    let site = Site::exampleshire()
        .outside("file", b"words")
        .outside("folder.html/a", b"");
    let help = "`--help` behind the command says what can be written";
    for (line, words) in [
        ("diff", format!("`--against <FOLDER>` has to be given; {help}")),
        ("new", format!("`<KIND>` has to be given; {help}")),
        ("biuld", format!("there is no command `biuld`; did you mean `build`? {help}")),
        ("build --bse-url x", format!("`--bse-url` means nothing here; did you mean `--base-url`? {help}")),
        ("build extra", format!("`extra` means nothing here; {help}")),
        ("build --as-of", format!("something has to stand behind `--as-of <DATE>`; {help}")),
        (
            "serve --port 99999",
            format!(
                "`99999` cannot stand behind `--port <NUMBER>`: a port is a whole number from 0 to 65535, such as \
                 8000; {help}"
            ),
        ),
        (
            "check --format xml",
            format!("`xml` cannot stand behind `--format <FORMAT>`; write `human`, `json`, `sarif` or `github`; {help}"),
        ),
        (
            "diff --against a --against-revision b",
            format!("`--against <FOLDER>` and `--against-revision <REVISION>` cannot stand together; choose one; {help}"),
        ),
        ("build --strict --strict", format!("`--strict` stands there twice; once is enough; {help}")),
        ("build --content file", "`file` is a file; name the folder that the content is in with `--content`".into()),
        ("check --content file", "`file` is a file; name the folder that the content is in with `--content`".into()),
        ("serve --content file", "`file` is a file; name the folder that the content is in with `--content`".into()),
        ("new visit --content file", "`file` is a file; name the folder that the content is in with `--content`".into()),
        (
            "diff --against content --output folder.html",
            "`folder.html` cannot be read: it is a folder, not a file; name a file".into(),
        ),
        (
            "schema --output file/below",
            "`file/below` cannot be written: a file stands where a folder has to be; look at the name, or choose \
             another"
                .into(),
        ),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let told = site.run(&arguments);
        let expected = format!("answerable could not run: {words}.\n");
        assert_eq!((told.status, told.stderr), (2, expected), "{line}");
        assert_eq!(told.stdout, "", "{line}");
    }
}

#[test]
fn help_and_the_version_are_no_mistakes() {
    let site = Site::exampleshire();
    for (line, start) in [
        ("--help", "Turns a council's content"),
        ("--version", "answerable "),
    ] {
        let told = site.run(&[line]);
        assert_eq!((told.status, told.stderr.as_str()), (0, ""), "{line}");
        assert!(told.stdout.starts_with(start), "{line}: {}", told.stdout);
    }
    let told = site.run(&["diff", "--help"]);
    assert!(told.stdout.contains("--content <DIR>"), "{}", told.stdout);
    assert!(!told.stdout.contains("--drafts"), "{}", told.stdout);
}
