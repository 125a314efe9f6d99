//! A site's own theme replaces files of the default one by one; what is wrong in it is said like any
//! other mistake.

use crate::site::Site;

#[test]
fn one_file_of_a_theme_is_replaced_and_the_others_stay() {
    let site = Site::with_recommendation("", "Do it.\n");
    let plain = site.build().clean();
    let style = b"body{color:black}\n";
    let site = site
        .outside("theme/assets/style.css", style)
        .outside("theme/assets/crest.svg", b"<svg/>");
    let built = site.build_with(&["--theme", "theme"]).clean();
    assert!(built.files["assets/style.css"].starts_with(b"body{color:black}:root{--accent:"));
    assert_eq!(built.files["assets/crest.svg"], b"<svg/>");
    let words =
        |built: &crate::site::Built| built.page("recommendations/hosc-2024-03/").words("body");
    assert_eq!(words(&built), words(&plain));
}

#[test]
fn a_template_is_replaced_alone() {
    let site = Site::with_recommendation("", "Do it.\n").outside(
        "theme/list.html",
        b"{% extends \"layout.html\" %}{% block main %}<h1>{{ page.heading }}</h1><p>Mine: {{ lead }}</p>{% endblock main %}",
    );
    let built = site.build_with(&["--theme", "theme"]).clean();
    assert_eq!(
        built.page("recommendations/").words("main"),
        "Recommendations and actions\nMine: 1 record."
    );
    assert_eq!(
        built.page("recommendations/hosc-2024-03/").words("h1"),
        "Help more families claim Healthy Start"
    );
}

#[test]
fn a_wrong_field_in_a_template_is_a_finding_with_the_fields_there_are() {
    let site = Site::with_recommendation("", "Do it.\n");
    let good = site.build().clean();
    let site = site.outside(
        "theme/recommendation.html",
        b"{% extends \"layout.html\" %}\n{% block main %}\n<h1>{{ page.headng }}</h1>\n{% endblock main %}\n",
    );
    let built = site.build_with(&["--theme", "theme"]);
    assert_eq!(
        built.stopped(),
        "error[template]: Field `headng` is not defined. Available fields: breadcrumbs, calendar, \
         canonical, card, data, description, feeds, heading, kind, linked_data, no_facts, path, printed, scripts, section, title, \
         unpublished, updated\n \
         --> theme/recommendation.html:3:13\n  |\n\
         3 | <h1>{{ page.headng }}</h1>\n  |             ^^^^^^\n  |\n  \
         = help: the theme author's guide names what there is; without this file the default one is taken"
    );
    assert_eq!(built.files, good.files);
}

#[test]
fn a_template_that_cannot_be_read_is_a_finding_at_its_line() {
    let site = Site::exampleshire().outside("theme/list.html", b"<p>\n{% if lead %}\n</p>\n");
    let built = site.build_with(&["--theme", "theme"]);
    let findings = built.stopped();
    assert!(findings.starts_with("error[template]: "), "{findings}");
    assert!(findings.contains("--> theme/list.html:"), "{findings}");
}

#[test]
fn a_line_of_the_words_is_replaced_and_the_others_stay() {
    let site = Site::with_recommendation("", "Do it.\n")
        .outside("theme/wording/en.yaml", b"part-asked: What we asked for\n");
    let page = site
        .build_with(&["--theme", "theme"])
        .clean()
        .page("recommendations/hosc-2024-03/");
    assert_eq!(page.words("#asked"), "What we asked for");
    assert_eq!(page.words("#answered"), "Answered");
}

#[test]
fn another_language_is_one_more_file() {
    let site = Site::with_recommendation("", "Do it.\n")
        .file("site.yaml", "language: cy\n")
        .outside(
            "theme/wording/cy.yaml",
            "part-asked: Gofynnwyd\n".as_bytes(),
        );
    let page = site
        .build_with(&["--theme", "theme"])
        .clean()
        .page("recommendations/hosc-2024-03/");
    assert_eq!(page.words("#asked"), "Gofynnwyd");
    assert_eq!(page.attributes("html", "lang"), ["cy"]);
}

#[test]
fn a_language_without_words_is_a_warning() {
    let built = Site::exampleshire()
        .file("site.yaml", "language: cy\n")
        .build();
    assert_eq!(built.status, 0);
    let warning = "warning[no-wording]: the theme has no words for the language `cy`\n\
         --> wording/cy.yaml\n = help: copy `wording/en.yaml` into your theme under this name and translate it";
    assert!(built.stderr.contains(warning), "{}", built.stderr);
}

#[test]
fn words_that_cannot_be_read_are_a_finding() {
    let site =
        Site::exampleshire().outside("theme/wording/en.yaml", b"home: Home\npart-asked: [a\n");
    let built = site.build_with(&["--theme", "theme"]);
    let findings = built.stopped();
    assert!(
        findings.starts_with("error[unreadable-wording]: "),
        "{findings}"
    );
    assert!(findings.contains("theme/wording/en.yaml:"), "{findings}");
}

#[test]
fn an_accent_colour_is_made_readable_on_both_grounds() {
    let style = |settings: &str| {
        let built = Site::exampleshire()
            .file("site.yaml", settings)
            .build()
            .clean();
        String::from_utf8(built.files["assets/style.css"].clone()).expect("text")
    };
    assert!(style("").ends_with(":root{--accent:#1d5a6b;--accent-dark:#8fd0e0}\n"));
    let yellow = style("accent: \"#ffff00\"\n");
    assert!(!yellow.contains("--accent:#ffff00"), "{yellow}");
    assert!(yellow.contains("--accent-dark:#ffff00"), "{yellow}");
}

#[test]
fn the_icon_has_the_colour_of_the_council_and_every_page_names_it() {
    let icon = |site: Site| {
        let built = site.build().clean();
        let text = String::from_utf8(built.files["assets/icon.svg"].clone()).expect("text");
        let page = built.page("recommendations/");
        let links = page.attributes("link[rel=icon]", "href");
        assert!(links[0].starts_with("/assets/icon.svg?v="), "{links:?}");
        text
    };
    assert!(icon(Site::exampleshire()).contains("#1d5a6b"));
    let own = icon(Site::exampleshire().file("site.yaml", "accent: \"#7a1712\"\n"));
    assert!(own.contains("#7a1712") && !own.contains("#1d5a6b"), "{own}");
}

#[test]
fn a_page_without_facts_misses_no_date_and_each_prints_its_own_address() {
    let built = Site::with_recommendation("meeting: HOSC-2024-01-18\n", "Asked.\n")
        .file("pages/privacy.md", "---\ntitle: Privacy\n---\n\nWords.\n")
        .build_with(&["--base-url", "https://example.org/a/"]);
    let foot = |address: &str| built.page(address).words(".colophon");
    let missed = "The papers give no date for the facts on this page.";
    for address in ["search/", "404.html", "follow/", "privacy/", "ratings/"] {
        assert!(!foot(address).contains(missed), "{address}");
        assert!(!foot(address).contains("last updated"), "{address}");
    }
    assert!(foot("people/anne-example/").contains(missed));
    for address in [
        "",
        "search/",
        "meetings/hosc-2024-01-18/since/",
        "meetings/hosc-2024-01-18/since/annex/",
    ] {
        let printed = format!("Printed from: https://example.org/a/{address}");
        assert!(foot(address).ends_with(&printed), "{}", foot(address));
    }
    assert!(!foot("404.html").contains("Printed from"));
}
