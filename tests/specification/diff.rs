//! What will change for the public, told before anyone publishes it.

use crate::site::{Built, Site, TODAY};
use std::fs;
use std::process::Command;

/// A site whose content was copied to `old` before it changes.
fn two(site: Site) -> Site {
    let (from, to) = (site.path().join("content"), site.path().join("old"));
    for entry in walkdir::WalkDir::new(&from).into_iter().flatten() {
        let place = to.join(entry.path().strip_prefix(&from).expect("below"));
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(place).expect("a folder"),
            false => drop(fs::copy(entry.path(), place).expect("a copy")),
        }
    }
    site
}

fn diff(site: &Site, options: &[&str]) -> Built {
    let mut arguments = vec!["diff"];
    let is_named = |option: &&str| option.starts_with("--against") && *option != "--against-as-of";
    if !options.iter().any(is_named) {
        arguments.extend(["--against", "old"]);
    }
    if !options.contains(&"--as-of") {
        arguments.extend(["--as-of", TODAY]);
    }
    arguments.extend(options);
    site.run(&arguments)
}

/// The records that differ, one a line, as the terminal tells of them.
#[track_caller]
fn records(site: &Site) -> String {
    let told = diff(site, &[]);
    assert_eq!(
        (told.status, told.stderr.as_str()),
        (0, ""),
        "{}",
        told.stdout
    );
    let parts = told.stdout.split("\n\n").skip(2);
    let about = parts.filter(|part| {
        ["Settings\n", "Records ", "New records", "Withdrawn records"]
            .iter()
            .any(|start| part.starts_with(start))
    });
    about.collect::<Vec<_>>().join("\n\n").trim_end().to_owned()
}

const FACTS: &str = "meeting: HOSC-2024-01-18\nmade to: EICB\nleads: Anne Example\nresponse requested: 25 January 2024\n";
const BODY: &str =
    "Tell every family about it.\n\n## Response, 20 February 2024: accepted\n\nYes.\n";

#[test]
fn a_site_against_itself_changes_nothing() {
    let site = two(Site::with_recommendation(FACTS, BODY));
    let told = diff(&site, &[]);
    assert_eq!(
        (told.status, told.stdout.as_str(), told.stderr.as_str()),
        (
            0,
            "What will change for the public\n\
             Public transparency pages: what the content says now, held against \u{201c}old\u{201d}.\n\
             Both sides are worked out as of 31 March 2026, so only the content makes a difference.\n\n\
             Nothing changes.\n",
            ""
        )
    );
}

#[test]
fn a_changed_recommendation_is_told_in_words() {
    let site = two(Site::with_recommendation(FACTS, BODY)).recommendation(
        &FACTS.replace("Anne Example", "Kit Example / AE"),
        "Tell every single family about it.\n\n## Response, 20 February 2024: accepted in part (some)\n\nYes.\n\n\
         ## Update, 18 April 2024, by Anne Example: done, as reported\n\nAll is done.\n\nPromised: a report, by May 2024\n",
    );
    assert_eq!(
        records(&site),
        "Records that change\n  \
         HOSC-2024-03 (Help more families claim Healthy Start): leads now Kit Example / AE (was Anne Example); \
         words of the request changed; 1 update added: \u{201c}18 April 2024, by Anne Example: done, as reported\u{201d}; \
         response \u{201c}20 February 2024: accepted in part (some)\u{201d}: heading now Response, 20 February 2024: \
         accepted in part (some) (was Response, 20 February 2024: accepted); decision accepted to accepted in part; \
         delivery not stated to done, as reported; 1 promise added: \u{201c}a report\u{201d}\n    \
         - Tell every family about it.\n    \
         + Tell every single family about it."
    );
}

#[test]
fn what_is_new_gone_and_withdrawn_is_told_apart() {
    let page = |title: &str, more: &str| format!("---\ntitle: {title}\n{more}---\n\nWords.\n");
    let site = two(Site::exampleshire()
        .file("pages/a.md", &page("Stays", ""))
        .file("pages/b.md", &page("Is withdrawn", ""))
        .file("pages/c.md", &page("Is deleted", ""))
        .file("pages/d.md", &page("Becomes a draft", "")))
    .file(
        "pages/b.md",
        &page(
            "Is withdrawn",
            "withdrawn: {on: 3 March 2026, reason: It was wrong.}\n",
        ),
    )
    .without("pages/c.md")
    .file("pages/d.md", &page("Becomes a draft", "draft: yes\n"))
    .file("pages/e.md", &page("Is new", ""))
    .file("pages/f.md", &page("Secret", "draft: yes\n"));
    assert_eq!(
        records(&site),
        "New records\n  Is new: new page\n\n\
         Withdrawn records\n  Is withdrawn: page withdrawn, 3 March 2026: It was wrong.\n\n\
         Records that are gone without a notice\n\
         They were public and are not any more: deleted, or held back. No page will say why.\n  \
         Becomes a draft: page public no more, and no page says why\n  \
         Is deleted: page public no more, and no page says why"
    );
    let told = diff(&site, &[]).stdout;
    assert!(!told.contains("Secret"), "{told}");
    let broken = told
        .split("Links that would break\n")
        .nth(1)
        .expect("broken links");
    assert_eq!(
        broken,
        "Readers and other websites may have kept these addresses. They would meet \u{201c}Page not found\u{201d}.\n  \
         /becomes-a-draft/ (Becomes a draft): 0 pages linked here\n    \
         = to say why, do not delete the record: write `withdrawn: {on: \u{2026}, reason: \u{2026}}` in it\n  \
         /is-deleted/ (Is deleted): 0 pages linked here\n    \
         = to say why, do not delete the record: write `withdrawn: {on: \u{2026}, reason: \u{2026}}` in it\n"
    );
}

#[test]
fn a_renamed_record_breaks_its_address_until_the_former_one_is_kept() {
    let renamed = |more: &str| {
        let text = format!("---\nreference: HOSC-2024-30\ntitle: Larders\n{more}---\n\nAsked.\n");
        two(Site::exampleshire().file(
            "actions/larders.md",
            "---\nreference: HOSC-2024-03\ntitle: Larders\n---\n\nAsked.\n",
        ))
        .file("actions/larders.md", &text)
    };
    let site = renamed("");
    assert_eq!(
        records(&site),
        "Records that change\n  HOSC-2024-30 (Larders): called HOSC-2024-03 until now; \
         moves from /recommendations/hosc-2024-03/ to /recommendations/hosc-2024-30/"
    );
    let told = diff(&site, &[]).stdout;
    assert!(
        told.contains(
            "\n    = to keep the address, write `former addresses: [recommendations/hosc-2024-03/]` in actions/larders.md\n"
        ),
        "{told}"
    );
    let kept = diff(
        &renamed("former addresses: [recommendations/hosc-2024-03/]\n"),
        &[],
    )
    .stdout;
    assert!(!kept.contains("Links that would break"), "{kept}");
    assert!(
        kept.contains("only say that something was withdrawn or moved\n  /recommendations/hosc-2024-03/ (Larders)\n"),
        "{kept}"
    );
}

#[test]
fn tables_are_told_of_entry_by_entry() {
    let site = two(Site::exampleshire()
        .file("people.yaml", "- name: Anne Example\n  posts:\n    - post: Nurse\n      from: 2020\n")
        .file("posts.yaml", "- name: Nurse\n")
        .file("glossary.yaml", "- term: A\n  meaning: One.\n")
        .file("site.yaml", "title: Ours\n"))
    .file(
        "people.yaml",
        "- name: Anne Example\n  posts:\n    - post: Nurse\n      from: 2020\n      to: 2024\n    - post: Chief\n",
    )
    .file("posts.yaml", "# A remark.\n- name: Nurse # here\n- name: Chief\n")
    .file("glossary.yaml", "- term: A\n  meaning: Two.\n  expansion: Alpha\n")
    .file("site.yaml", "title: Yours\nnotice: New.\n");
    assert_eq!(
        records(&site),
        "Settings\n  site.yaml: title now Yours (was Ours); notice now New. (not given before)\n\n\
         Records that change\n  \
         Anne Example: posts: added Chief; posts \u{201c}Nurse\u{201d}: to now 2024 (not given before)\n  \
         A: meaning now Two. (was One.); expansion now Alpha (not given before)\n\n\
         New records\n  Chief: new post"
    );
}

#[test]
fn what_stands_below_another_record_is_told_of_by_itself() {
    let framework = |priorities: &str| {
        format!(
            "- framework: Start well\n  reference: SW\n  priorities:\n    - code: A\n      title: One\n{priorities}"
        )
    };
    let site = two(Site::exampleshire().file("priorities.yaml", &framework(""))).file(
        "priorities.yaml",
        &framework(
            "    - code: B\n      title: Two\n    - code: C\n      title: Quiet\n      draft: yes\n",
        ),
    );
    assert_eq!(records(&site), "New records\n  SW B: Two: new priority");
}

#[test]
fn what_neither_key_nor_text_tells_is_not_left_unsaid() {
    let site = two(Site::with_recommendation(FACTS, BODY))
        .recommendation(&format!("{FACTS}# A remark.\n"), BODY);
    assert_eq!(
        records(&site),
        "Records that change\n  HOSC-2024-03 (Help more families claim Healthy Start): \
         something else in its file changed, such as where a link leads, its spacing or a remark"
    );
}

#[test]
fn what_is_withheld_is_in_no_difference() {
    let meeting = |items: &str| {
        format!(
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n---\n\n{items}"
        )
    };
    let site = two(Site::exampleshire()
        .file("meetings/january.md", &meeting("## 1. Open\n\nWords.\n\n## 2. Quiet one\n\nExempt: paragraph 3\n\nHush.\n")))
    .file(
        "meetings/january.md",
        &meeting("## 1. Open\n\nNew words.\n\n## 2. Quiet two\n\nExempt: paragraph 3\n\nHush hush.\n\n## 3. Quiet three\n\nDraft: yes\n\nHush.\n"),
    )
    .file("people.yaml", "- name: Anne Example\n- name: Kit Example\n- name: Secret Sam\n  draft: yes\n")
    .recommendation("leads: Secret Sam\n", "Asked.\n");
    let told = diff(&site, &[]).stdout;
    assert!(
        told.contains("agenda item \u{201c}1. Open\u{201d}: words of the text changed"),
        "{told}"
    );
    for word in ["Quiet", "Hush", "Secret"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    // The lead of a record that was there before is not named either.
    let site = two(site).recommendation("leads: Secret Sam / Anne Example\n", "Asked.\n");
    let told = diff(&site, &[]).stdout;
    assert!(
        told.contains("leads now a name that is not public (was a name that is not public)"),
        "{told}"
    );
    assert!(!told.contains("Secret"), "{told}");
}

#[test]
fn what_changes_only_with_the_date_is_told_apart() {
    let site = two(Site::with_recommendation(
        "made by: HOSC\nmade on: 5 January 2026\ndue: 10 March 2026\n",
        "Asked.\n\n## Update, 6 January 2026: in progress\n",
    ));
    let told = diff(&site, &["--against-as-of", "2026-03-01"]).stdout;
    let part = told
        .split("\n\n")
        .find(|part| part.starts_with("Because of the date"))
        .map(str::trim_end);
    assert_eq!(
        part,
        Some(
            "Because of the date\n\
             Nobody changed these. They differ because time has passed between the two days.\n  \
             HOSC-2024-03 (Help more families claim Healthy Start): timing not late to late (due by 10 March 2026)"
        )
    );
    assert!(
        told.contains("Worked out as of 31 March 2026; the earlier side as of 1 March 2026.\n"),
        "{told}"
    );
}

#[test]
fn a_published_folder_is_compared_page_by_page() {
    let site = Site::with_recommendation(FACTS, BODY);
    site.build().clean();
    let same = diff(&site, &["--against", "public"]);
    assert_eq!(same.status, 0, "{}", same.stderr);
    assert!(
        same.stdout.ends_with("\nNothing changes.\n"),
        "{}",
        same.stdout
    );
    let site = site.recommendation(FACTS, &BODY.replace("every family", "each family"));
    let told = diff(&site, &["--against", "public"]).stdout;
    assert!(
        told.contains("  /recommendations/hosc-2024-03/ (Help more families claim Healthy Start)\n    - \u{2026} "),
        "{told}"
    );
    assert!(told.contains(" each family about it."), "{told}");
}

#[test]
fn a_revision_is_read_from_git() {
    let site = Site::with_recommendation(FACTS, BODY);
    let git = |arguments: &[&str]| {
        let done = Command::new("git")
            .args([
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgsign=false",
            ])
            .args(arguments)
            .current_dir(site.path())
            .output();
        assert!(
            done.is_ok_and(|done| done.status.success()),
            "{arguments:?}"
        );
    };
    let none = diff(&site, &["--against-revision", "HEAD"]);
    assert_eq!(
        (none.status, none.stderr.as_str()),
        (
            2,
            "answerable could not run: the content folder `content` is in no repository that git knows.\n"
        )
    );
    git(&["init", "--quiet"]);
    git(&["add", "content"]);
    git(&["commit", "--quiet", "-m", "first"]);
    let site = site.recommendation(&FACTS.replace("Anne", "Kit"), BODY);
    let told = diff(&site, &["--against", "HEAD"]);
    assert_eq!((told.status, told.stderr.as_str()), (0, ""));
    assert!(
        told.stdout
            .contains("held against the revision \u{201c}HEAD\u{201d}."),
        "{}",
        told.stdout
    );
    assert!(
        told.stdout
            .contains("leads now Kit Example (was Anne Example)"),
        "{}",
        told.stdout
    );
    for (revision, reason) in [
        (
            "--against=v9",
            "`v9` is neither a folder nor a revision that git knows",
        ),
        ("--against-revision=v9", "git knows no revision `v9`"),
        (
            "--against=--output=x",
            "`--output=x` cannot be the name of a revision",
        ),
        ("--against=a\nb", "`a b` cannot be the name of a revision"),
    ] {
        let told = diff(&site, &[revision]);
        let expected = format!("answerable could not run: {reason}.\n");
        assert_eq!(
            (
                told.status,
                told.stderr.replace("a\\nb", "a b").replace("a\nb", "a b")
            ),
            (2, expected)
        );
    }
}

#[test]
fn one_page_goes_to_whoever_signs_off_and_nothing_foreign_is_replaced() {
    let site = two(Site::with_recommendation(FACTS, BODY))
        .recommendation(&FACTS.replace("Anne", "Kit"), "Tell `<b>them</b>`.\n");
    for _ in 0..2 {
        let told = diff(&site, &["--output", "change.html"]);
        assert_eq!((told.status, told.stderr.as_str()), (0, ""));
        assert!(
            told.stdout
                .starts_with("Wrote `change.html`. 1 record changes. "),
            "{}",
            told.stdout
        );
    }
    let html = fs::read_to_string(site.path().join("change.html")).expect("the page");
    assert!(
        html.contains("leads now Kit Example (was Anne Example)"),
        "{html}"
    );
    assert!(html.contains("Tell &lt;b&gt;them&lt;"), "{html}");
    for word in ["<script", "http://", "https://", "src="] {
        assert!(!html.contains(word), "{word}");
    }
    let site = site.outside("mine.html", b"<p>mine</p>");
    let refused = diff(&site, &["--output", "mine.html"]);
    assert_eq!(
        (refused.status, refused.stderr.as_str()),
        (
            2,
            "answerable could not run: `mine.html` is there already, and `answerable diff` did not write it; \
             name another file with `--output`.\n"
        )
    );
    let json = diff(&site, &["--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["records"][0]["reference"], "HOSC-2024-03");
    assert_eq!(json["records"][0]["what"]["became"], "changed");
    assert_eq!(json["records"][0]["changes"][0]["what"], "leads");
}

#[test]
fn content_with_errors_is_compared_with_nothing() {
    let site = two(Site::with_recommendation(FACTS, BODY)).recommendation("leads: Nobody\n", BODY);
    let told = diff(&site, &[]);
    assert_eq!(
        (told.status, told.stdout.as_str()),
        (1, "Nothing was compared: 1 error.\n")
    );
    assert!(
        told.stderr.starts_with("error[unknown-name]"),
        "{}",
        told.stderr
    );
}

#[test]
fn a_folder_named_by_mistake_is_compared_with_nothing() {
    let site = Site::with_recommendation(FACTS, BODY)
        .outside("letters/2024/note.md", b"# A letter\n")
        .outside("letters/list.yaml", b"- one\n");
    let told = site.run(&["diff", "--against", "letters"]);
    assert_eq!(
        (told.status, told.stdout.as_str(), told.stderr.as_str()),
        (
            2,
            "",
            "answerable could not run: the folder `letters` holds neither content nor a published site.\n"
        )
    );
}

/// Exampleshire with people whom the public may not know of, and a recommendation and a meeting.
fn with_hidden(facts: &str, below: &str, items: &str) -> Site {
    Site::with_recommendation(facts, below)
        .file(
            "people.yaml",
            "- name: Anne Example\n- name: Kit Example\n- name: Chris Clerk\n\
             - name: Alexandra Longstanding-Officer\n- name: Bartholomew Other-Longname\n\
             - name: Jane Hidden\n  draft: yes\n- name: Mary O'Hidden-Smith\n  draft: yes\n",
        )
        .file("meetings/january.md", &january(items))
}

fn january(items: &str) -> String {
    format!(
        "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n---\n\n{items}"
    )
}

#[test]
fn a_long_list_of_names_shows_none_that_is_withheld() {
    let four = "leads: Anne Example / Alexandra Longstanding-Officer / Bartholomew Other-Longname / Jane Hidden";
    let site = two(with_hidden(&format!("{four}\n"), "Asked.\n", ""))
        .recommendation(&format!("{four} / Kit Example\n"), "Asked.\n");
    assert_eq!(
        records(&site),
        "Records that change\n  HOSC-2024-03 (Help more families claim Healthy Start): \
         leads now a name that is not public (was a name that is not public)"
    );
    // Far from what changed, half of a name would stand at the edge of an excerpt.
    let many = |last: &str| {
        format!(
            "leads: Jane Hidden / Alexandra Longstanding-Officer / Bartholomew Other-Longname / {last}\n"
        )
    };
    let site = two(with_hidden(&many("Anne Example"), "Asked.\n", ""))
        .recommendation(&many("Kit Example"), "Asked.\n");
    assert!(!records(&site).contains("Hidden"), "{}", records(&site));
    // Names that are public are all told.
    let public =
        "leads: Anne Example / Alexandra Longstanding-Officer / Bartholomew Other-Longname";
    let site = two(with_hidden(&format!("{public}\n"), "Asked.\n", "")).recommendation(
        &format!("{public} / Chris Clerk / Kit Example\n"),
        "Asked.\n",
    );
    assert!(
        records(&site).contains(
            "leads now Anne Example / Alexandra Longstanding-Officer / Bartholomew Other-Longname / \
             Chris Clerk / Kit Example (was Anne Example / "
        ),
        "{}",
        records(&site)
    );
}

#[test]
fn the_facts_of_an_agenda_item_are_told_as_keys_and_show_no_withheld_name() {
    let item = |presenters: &str, more: &str, purpose: &str| {
        format!(
            "## 1. Larders\n\nPresenters: {presenters}\nPurpose: {purpose}\n\nTalk.\n\n\
             Action by: {presenters}\n\n### Outcome\n\nAgreed.\n\nAction by: Kit Example{more}\n"
        )
    };
    let site = two(with_hidden(
        "leads: Anne Example\n",
        "Asked.\n",
        &item("Jane Hidden", "", "for decision"),
    ))
    .file(
        "meetings/january.md",
        &january(&item("Jane Hidden / Chris Clerk", "", "for information")),
    );
    let told = records(&site);
    assert!(
        told.contains(
            "agenda item \u{201c}1. Larders\u{201d}: \
             presenters now a name that is not public (was a name that is not public); \
             purpose now for information (was for decision); \
             action by: added a name that is not public, taken out a name that is not public"
        ),
        "{told}"
    );
    assert!(!told.contains("Hidden"), "{told}");
    let site = two(with_hidden(
        "leads: Anne Example\n",
        "Asked.\n",
        &item("Anne Example", "", "for decision"),
    ))
    .file(
        "meetings/january.md",
        &january(&item("Kit Example", " / Chris Clerk", "for decision")),
    );
    assert!(
        records(&site).contains("presenters now Kit Example (was Anne Example)"),
        "{}",
        records(&site)
    );
}

#[test]
fn a_withheld_name_is_not_told_whatever_mark_is_attached_to_it() {
    let check = |site: &Site, named: &str| {
        let told = diff(site, &[]);
        assert_eq!(told.status, 0, "{named}: {}", told.stderr);
        let told = told.stdout;
        assert!(
            told.contains("heading now a name that is not public (was a name that is not public)"),
            "{named}: {told}"
        );
        assert!(!told.contains("Hidden"), "{named}: {told}");
    };
    for named in [
        "Jane Hidden",
        "Mary O'Hidden-Smith",
        "Mary O\u{2019}Hidden-Smith",
    ] {
        let news = |said: &str| {
            format!("Asked.\n\n## Response, 22 November 2025, from {named}: {said}\n\nYes.\n")
        };
        let site = two(with_hidden("", &news("accepted"), ""))
            .recommendation("", &news("accepted in part"));
        check(&site, named);
    }
    for named in [
        "with Anne Example (Jane Hidden)",
        "[Jane Hidden]",
        "with Anne Example, Jane Hidden",
        "with Anne Example and \u{2018}Jane Hidden\u{2019}",
        "with Jane Hidden's office",
        "with Jane Hidden \u{2013} Anne Example",
        "(Mary O\u{2019}Hidden\u{2010}Smith)",
        "with **Jane Hidden**",
        "with Jane <!-- who is new --> Hidden?",
    ] {
        let item = |words: &str| format!("## 1. {words} {named}\n\nTalk.\n");
        let site = two(with_hidden("", "Asked.\n", &item("Tea")))
            .file("meetings/january.md", &january(&item("Cake")));
        check(&site, named);
    }
}

#[test]
fn a_remark_in_a_text_is_in_no_difference() {
    let texts = |words: &str, remark: &str| {
        with_hidden(
            &format!("matter: {words} <!-- {remark} 1 --> matters.\n"),
            &format!(
                "{words} <!-- {remark} 2 --> asked.\n\n## Response, 20 February 2024: accepted <!-- {remark} 3 -->\n\n\
                 {words} <!-- {remark} 4 --> said.\n"
            ),
            &format!("{words} <!-- {remark} 5 --> met.\n\n## 1. Larders\n\n{words} <!-- {remark} 6 --> agreed.\n"),
        )
        .file(
            "bodies.yaml",
            &format!(
                "- name: Health Scrutiny Committee\n  short name: HOSC\n  kind: scrutiny committee\n  \
                 remit: |\n    {words}\n\n    [//]: # ({remark} 7)\n"
            ),
        )
        .file("site.yaml", &format!("notice: {words} <!-- {remark} 8 -->\n"))
    };
    let site = texts("They", "quiet");
    let old = two(site);
    let after = texts("We", "hush");
    for entry in walkdir::WalkDir::new(after.path().join("content"))
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file())
    {
        let place = entry.path().strip_prefix(after.path()).expect("below");
        fs::copy(entry.path(), old.path().join(place)).expect("a copy");
    }
    let told = diff(&old, &[]);
    assert_eq!(told.status, 0, "{}", told.stderr);
    for word in ["quiet", "hush", "<!--", "//"] {
        assert!(!told.stdout.contains(word), "{word}: {}", told.stdout);
    }
    for words in [
        "- They asked.\n    + We asked.",
        "- They said.\n    + We said.",
        "- They met.\n    + We met.",
        "- They agreed.\n    + We agreed.",
        "remit now We (was They)",
        "matter now We matters. (was They matters.)",
        "notice now We (was They)",
    ] {
        assert!(told.stdout.contains(words), "{words}: {}", told.stdout);
    }
}

#[test]
fn the_words_of_the_first_pages_are_told_whichever_thread_is_fastest() {
    let with = |site: Site, words: &str| {
        (0..230).fold(site, |site, number| {
            let text = format!("---\ntitle: Page {number:03}\n---\n\n{words}\n");
            site.file(&format!("pages/{number:03}.md"), &text)
        })
    };
    let site = with(Site::new(), "Before.");
    site.build().clean();
    let site = with(site, "After.");
    let told = diff(&site, &["--against", "public", "--format", "json"]).stdout;
    let told: serde_json::Value = serde_json::from_str(&told).expect("JSON");
    let changed = told["pages"]["changed"].as_array().expect("pages");
    let is_page = |address: &str| address.is_empty() || address.ends_with('/');
    let pages = changed
        .iter()
        .filter(|page| page["address"].as_str().is_some_and(is_page));
    let has_words: Vec<bool> = pages.map(|page| page["after"].is_string()).collect();
    assert!(has_words.len() >= 230, "{}", has_words.len());
    let first = has_words.iter().take_while(|has| **has).count();
    assert_eq!((first, has_words[first..].contains(&true)), (200, false));
}

#[test]
fn a_note_of_a_report_shows_no_withheld_indicator() {
    let report = |indicator: &str| {
        format!(
            "---\nreference: R-1\ntitle: A report\nfrom: HOSC\nto: HOSC\n---\n\nWords.\n\n\
             ## Indicator notes\n\n### One: amber\n\nIndicator: {indicator}\n\nMore.\n"
        )
    };
    let indicator = |number: &str| {
        format!("    - number: \"{number}\"\n      reference: SECRET-{number}\n      title: One\n")
    };
    let site = two(Site::exampleshire()
        .file(
            "indicators.yaml",
            &format!(
                "- framework: Quiet\n  reference: QUIET\n  draft: yes\n  indicators:\n{}{}",
                indicator("1"),
                indicator("2")
            ),
        )
        .file("reports/a.md", &report("SECRET-1")))
    .file("reports/a.md", &report("SECRET-2"));
    let told = records(&site);
    assert!(
        told.contains("indicator now a name that is not public (was a name that is not public)"),
        "{told}"
    );
    assert!(!told.contains("SECRET"), "{told}");
}

#[test]
fn what_follows_from_the_pages_is_one_line_and_pages_are_named() {
    let published = ["--base-url", "https://example.org/a/"];
    let site = two(Site::with_recommendation(FACTS, BODY)).recommendation(
        &format!("topic: Food\n{}", FACTS.replace("Anne", "Kit")),
        BODY,
    );
    let told = diff(&site, &published).stdout;
    let line = told
        .lines()
        .find(|line| line.contains("by themselves"))
        .expect("a line");
    for words in [
        " of the search",
        " of the filters",
        " of the open data",
        " feeds",
        " calendar",
    ] {
        assert!(line.contains(words), "{words}: {line}");
    }
    let (listed, _) = told
        .split_once("Links that would break")
        .unwrap_or((&told, ""));
    for file in [
        "search/index",
        "/filters/",
        ".csv",
        ".json",
        ".atom",
        ".ics",
    ] {
        assert!(!listed.contains(file), "{file}: {told}");
    }
    assert!(told.contains("\n  /topics/food/ ("), "{told}");
    assert!(told.contains("\n  /people/kit-example/ ("), "{told}");
    let json = diff(
        &site,
        &["--base-url", "https://example.org/a/", "--format", "json"],
    )
    .stdout;
    assert!(json.contains("\"kind\": \"search-index\""), "{json}");
}

#[test]
fn the_ending_of_the_file_says_how_it_is_written() {
    let site = two(Site::with_recommendation(FACTS, BODY));
    for name in ["change.docx", "change", "change.pdf"] {
        let told = diff(&site, &["--output", name]);
        assert_eq!(
            (told.status, told.stderr),
            (
                2,
                format!(
                    "answerable could not run: by its ending nobody knows how `{name}` is to be written; \
                     end its name in .html for a page to send, .json for other programs or .txt for text.\n"
                )
            )
        );
        assert!(!site.path().join(name).exists(), "{name}");
    }
    for (name, start) in [
        ("change.txt", "What will change for the public\n"),
        ("change.JSON", "{\n  \"written_by\""),
        ("change.htm", "<!doctype html>"),
    ] {
        for _ in 0..2 {
            let told = diff(&site, &["--output", name]);
            assert_eq!((told.status, told.stderr.as_str()), (0, ""), "{name}");
        }
        let text = fs::read_to_string(site.path().join(name)).expect("a file");
        assert!(text.starts_with(start), "{name}: {text}");
    }
    let told = diff(&site, &["--output", "change.md", "--format", "human"]);
    assert_eq!((told.status, told.stderr.as_str()), (0, ""));
}

#[test]
fn the_keys_that_are_told_stand_in_the_words_of_the_site() {
    let site = two(Site::with_recommendation(FACTS, BODY))
        .recommendation(&FACTS.replace("Anne", "Kit"), BODY)
        .outside("theme/wording/en.yaml", b"diff-key-leads: in charge is\n");
    let told = diff(&site, &["--theme", "theme"]).stdout;
    assert!(
        told.contains("in charge is now Kit Example (was Anne Example)"),
        "{told}"
    );
}
