//! What the public may not see reaches no output at all: no page, list, count, address or file name.
//! What was taken back leaves a page that says so.

use crate::site::{Built, Site};

/// Words that stand nowhere but in what is withheld.
const SECRET: &str = "zanzibar";

/// Asserts that nothing published holds the secret word, or the reference that goes with it.
#[track_caller]
fn assert_silent(built: &Built) {
    for words in [SECRET, "HOSC-2024-99"] {
        assert_eq!(built.naming(words), [""; 0], "`{words}` was published");
    }
}

/// A site with one public recommendation, and one in the state that `state` gives, whose every field
/// holds the secret word; and a meeting, an attachment and prose that lead to it.
fn with_secret(state: &str) -> Site {
    Site::with_recommendation(
        "meeting: HOSC-2024-01-18\nrelated: [HOSC-2024-99]\n",
        "Tell every family. [More on this](ref:HOSC-2024-99).\n",
    )
    .file(
        "recommendations/zanzibar.md",
        &format!(
            "---\nreference: HOSC-2024-99\ntitle: The zanzibar contract\n{state}\
             meeting: HOSC-2024-01-18\ntopic: Zanzibar\nmade to: EICB\nleads: AE\n\
             unidentified leads: Zanzibar\nmatter: zanzibar\nevidence summary: zanzibar\ndue: [zanzibar, June 2024]\n\
             supersedes: [HOSC-2024-03]\nformer addresses: [old/zanzibar/]\n\
             notes: [A zanzibar note.]\n---\n\nPay zanzibar.\n\n\
             ## Response, May 2024, from EICB: accepted in part (zanzibar)\n\n\
             See [zanzibar](documents/zanzibar.txt).\n\n\
             Promised: zanzibar, by June 2024\n\nEvidence: [zanzibar](documents/zanzibar.txt)\n"
        ),
    )
    .file("documents/zanzibar.txt", "Zanzibar.\n")
}

/// The warning that a withheld file is left in the folder.
const LEFT_BEHIND: &str = "warning[unused-document]: nothing public leads to this file, so it is not published\n\
    --> content/documents/zanzibar.txt\n = help: link to it, or take it out of the folder";

#[test]
fn a_draft_reaches_no_output_at_all() {
    let built = with_secret("draft: yes\n").build();
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(built.stderr.starts_with(LEFT_BEHIND), "{}", built.stderr);
    assert_silent(&built);
    assert_eq!(
        built.page("recommendations/").words("main > .lead"),
        "1 record."
    );
}

#[test]
fn an_exempt_record_reaches_no_output_not_even_in_a_preview() {
    let exempt = "exempt: {paragraph: 3, public interest: Zanzibar.}\n";
    for options in [&[][..], &["--drafts"][..]] {
        let built = with_secret(exempt).build_with(options);
        assert_eq!(built.status, 0, "{}", built.stderr);
        assert_silent(&built);
    }
}

#[test]
fn a_preview_shows_a_draft_and_marks_it() {
    let built = with_secret("draft: yes\n").build_with(&["--drafts"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.page("recommendations/hosc-2024-99/");
    assert_eq!(
        page.words(".unpublished"),
        "Not published yet. This page is a draft or is held back until a date; only you can see it."
    );
    assert_eq!(page.words("h1"), "The zanzibar contract");
    assert!(
        built.stdout.contains("It shows drafts: do not publish it."),
        "{}",
        built.stdout
    );
}

#[test]
fn an_embargoed_record_appears_on_its_day_and_not_before() {
    let site = with_secret("embargoed until: 1 May 2026\n");
    let before = site.build_with(&["--as-of", "2026-04-30"]);
    assert_eq!(before.status, 0, "{}", before.stderr);
    assert_silent(&before);
    let on_the_day = site.build_with(&["--as-of", "2026-05-01"]).clean();
    let page = on_the_day.page("recommendations/hosc-2024-99/");
    assert_eq!(page.words("h1"), "The zanzibar contract");
    assert_eq!(page.all(".unpublished"), [""; 0]);
}

#[test]
fn an_embargo_of_a_month_ends_when_the_month_does() {
    let site = with_secret("embargoed until: May 2026\n");
    assert_silent(&site.build_with(&["--as-of", "2026-05-30"]));
    assert!(
        site.build_with(&["--as-of", "2026-06-01"])
            .clean()
            .has("recommendations/hosc-2024-99/")
    );
}

#[test]
fn an_embargo_whose_day_cannot_be_read_stops_publication() {
    let built = with_secret("embargoed until: soon\n").build();
    assert_eq!(
        built.stopped(),
        "error[not-a-date]: `soon` is not a date\n \
         --> content/recommendations/zanzibar.md:4:18\n  |\n\
         4 | embargoed until: soon\n  |                  ^^^^\n  |\n  \
         = help: write it as `13 June 2019`, `June 2019` or `2019`"
    );
}

#[test]
fn a_withdrawn_record_leaves_a_page_that_says_so_when_and_why_and_none_of_its_text() {
    let built = with_secret(
        "withdrawn: {on: 12 March 2024, reason: Published in error under the wrong committee.}\n",
    )
    .build();
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert_eq!(built.naming(SECRET), ["old/zanzibar/index.html"]);
    let page = built.page("recommendations/hosc-2024-99/");
    assert_eq!(
        page.words("main"),
        "Withdrawn: HOSC-2024-99\n\
         This recommendation or request was withdrawn.\n\
         Withdrawn on: 12 March 2024\n\
         Why: Published in error under the wrong committee."
    );
}

#[test]
fn a_record_to_be_withdrawn_later_is_there_until_then() {
    let site = with_secret("withdrawn: {on: 12 March 2026}\n");
    let before = site.build_with(&["--as-of", "2026-03-11"]).clean();
    assert_eq!(
        before.page("recommendations/hosc-2024-99/").words("h1"),
        "The zanzibar contract"
    );
    let after = site.build_with(&["--as-of", "2026-03-12"]);
    assert!(
        !after
            .page("recommendations/hosc-2024-99/")
            .words("main")
            .contains(SECRET)
    );
}

/// Exampleshire with a meeting whose item 6 holds the secret word under these lines.
fn with_item(facts: &str) -> Site {
    Site::exampleshire()
        .file(
            "meetings/january.md",
            &format!(
                "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n\
             papers:\n  - title: Agenda pack\n    link: https://example.org/agenda.pdf\n---\n\n\
             ## 5. Food\n\nMembers talked.\n\n\
             ## 6. The zanzibar contract\n\n{facts}\
             Paper: zanzibar\nPresenters: Anne Example, zanzibar\n\n\
             A [zanzibar](documents/zanzibar.txt) talk.\n\n### Outcome\n\nPay zanzibar.\n\n\
             Action by: AE\n\n## 7. Any other business\n"
            ),
        )
        .file("documents/zanzibar.txt", "Zanzibar.\n")
}

#[test]
fn of_an_exempt_item_stands_only_that_it_is_exempt_and_by_which_paragraph() {
    let built = with_item("Exempt: paragraph 3\n").build();
    assert!(built.stderr.starts_with(LEFT_BEHIND), "{}", built.stderr);
    assert_silent(&built);
    let page = built.page("meetings/hosc-2024-01-18/");
    assert_eq!(
        page.words("section[aria-labelledby='item-6']"),
        "Item 6\n\
         An item that is not public\n\
         This item is not open to the public. The law that allows it is paragraph 3 of Schedule 12A to the Local \
         Government Act 1972. It covers: information about the money or business of a person or organisation, \
         the council included."
    );
}

#[test]
fn a_recommendation_from_an_exempt_item_names_the_item_by_its_number_alone() {
    let built = with_item("Exempt: paragraph 3\n")
        .recommendation(
            "meeting: HOSC-2024-01-18\nitem: 6\n",
            "Tell every family.\n",
        )
        .build();
    assert_silent(&built);
    let page = built.page("recommendations/hosc-2024-03/");
    assert_eq!(page.link("Item 6"), "/meetings/hosc-2024-01-18/#item-6");
}

#[test]
fn an_exempt_item_may_have_a_public_title() {
    let built = with_item("Exempt: paragraph 3\nPublic title: A contract\n").build();
    assert_silent(&built);
    assert!(
        built
            .page("meetings/hosc-2024-01-18/")
            .words("main")
            .contains("A contract")
    );
}

#[test]
fn a_draft_item_and_an_embargoed_one_are_left_out() {
    for facts in ["Draft: yes\n", "Embargoed until: 1 May 2026\n"] {
        let built = with_item(facts).build();
        assert_silent(&built);
        let page = built.page("meetings/hosc-2024-01-18/").words("main");
        assert!(
            page.contains("Any other business") && !page.contains("Item 6"),
            "{page}"
        );
    }
}

#[test]
fn a_withdrawn_item_shows_none_of_its_text() {
    let built = with_item("Withdrawn: 2 February 2024, Listed by mistake\n").build();
    assert_silent(&built);
    let page = built.page("meetings/hosc-2024-01-18/").words("main");
    assert!(
        page.contains("2 February 2024") && page.contains("Listed by mistake"),
        "{page}"
    );
}

#[test]
fn of_an_exempt_paper_neither_title_nor_file_is_published() {
    let built = Site::exampleshire()
        .file(
            "meetings/january.md",
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\n\
             papers:\n  - title: The zanzibar annex\n    file: documents/zanzibar.txt\n    \
             exempt: {paragraph: 3}\n---\n",
        )
        .file("documents/zanzibar.txt", "Zanzibar.\n")
        .build();
    assert!(built.stderr.starts_with(LEFT_BEHIND), "{}", built.stderr);
    assert_silent(&built);
    let page = built.page("meetings/hosc-2024-01-18/");
    assert!(
        page.words("main").contains("Paragraph 3"),
        "{}",
        page.words("main")
    );
}

#[test]
fn a_hidden_person_body_or_plan_is_neither_listed_nor_linked() {
    let built = Site::with_recommendation("leads: AE\n", "Tell every family.\n")
        .file(
            "people.yaml",
            "- name: Anne Example\n  initials: AE\n- name: Zed Zanzibar\n  draft: yes\n",
        )
        .file(
            "plans.yaml",
            "- title: The zanzibar plan\n  reference: ZP\n  draft: yes\n  actions:\n    \
             - reference: A1\n      text: Do zanzibar.\n",
        )
        .file(
            "glossary.yaml",
            "- term: Zanzibar\n  meaning: Nobody may know.\n  draft: yes\n\
             - term: Leaflet\n  meaning: A folded sheet.\n",
        )
        .file(
            "pages/zanzibar.md",
            "---\ntitle: About zanzibar\nmenu: main\ndraft: yes\n---\n\nZanzibar.\n",
        )
        .build()
        .clean();
    assert_silent(&built);
}

#[test]
fn a_hidden_name_in_a_remark_on_who_was_there_reaches_nobody() {
    let attended = |remark: &str| {
        let meeting = format!(
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n\
             present: [Anne Example {remark}]\n---\n"
        );
        Site::exampleshire()
            .file(
                "people.yaml",
                "- name: Anne Example\n- name: Zed Zanzibar\n  draft: yes\n",
            )
            .file("meetings/january.md", &meeting)
            .build()
            .clean()
    };
    for remark in ["(in the chair beside Zed Zanzibar)", "(with Zed Zanzibar)"] {
        assert_silent(&attended(remark));
    }
    // Any other remark stands.
    let page = attended("(in the chair)").page("meetings/hosc-2024-01-18/");
    assert!(page.words("main").contains("in the chair"));
}
