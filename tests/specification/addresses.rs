//! References and addresses are permanent; links work under any base path.

use crate::site::Site;

#[test]
fn moving_and_renaming_a_file_changes_not_one_byte_of_the_site() {
    let site = Site::with_recommendation("meeting: HOSC-2024-01-18\n", "Do it.\n").file(
        "recommendations/b.md",
        "---\nreference: HOSC-2024-01\ntitle: Another\nmeeting: HOSC-2024-01-18\n---\n\nDo that.\n",
    );
    let before = site.build().clean();
    let site = site
        .moved(
            "recommendations/healthy-start.md",
            "recommendations/2024/aaa.md",
        )
        .moved("meetings/january.md", "meetings/old/x.md")
        .moved("people.yaml", "people/everybody.yaml");
    let after = site.build().clean();
    assert!(after.has("recommendations/hosc-2024-03/"));
    assert_eq!(before.files, after.files);
}

#[test]
fn a_former_address_leads_to_the_record() {
    let built = Site::with_recommendation(
        "former addresses: [recommendations/3/, old/healthy-start.html]\n",
        "Do it.\n",
    )
    .build()
    .clean();
    for former in ["recommendations/3/", "old/healthy-start.html"] {
        let page = built.page(former);
        assert_eq!(
            page.words("main"),
            "This page has moved\nIt is now at: /recommendations/hosc-2024-03/"
        );
        assert!(
            page.attributes("main a", "href")
                .contains(&"/recommendations/hosc-2024-03/".to_owned())
        );
    }
}

#[test]
fn an_officer_may_choose_the_address() {
    let built = Site::with_recommendation("address: healthy-start\n", "Do it.\n")
        .build()
        .clean();
    assert!(built.has("recommendations/healthy-start/"));
    assert!(!built.has("recommendations/hosc-2024-03/"));
}

#[test]
fn a_reference_belongs_to_one_record() {
    let built = Site::with_recommendation("", "Do it.\n")
        .file(
            "recommendations/twin.md",
            "---\nreference: hosc-2024-03\ntitle: Twin\n---\n\nDo it.\n",
        )
        .build();
    let findings = built.stopped();
    assert_eq!(
        findings,
        "error[duplicate-reference]: the reference `hosc-2024-03` is used twice\n \
         --> content/recommendations/twin.md:2:12\n  |\n\
         2 | reference: hosc-2024-03\n  |            ^^^^^^^^^^^^\n  |\n  \
         = help: a reference is permanent and belongs to one record; the other record is at \
         content/recommendations/healthy-start.md:2"
    );
}

#[test]
fn two_records_that_want_one_address_are_a_finding() {
    let built = Site::with_recommendation("", "Do it.\n")
        .file(
            "recommendations/twin.md",
            "---\nreference: OTHER\ntitle: Twin\naddress: hosc-2024-03\n---\n\nDo it.\n",
        )
        .build();
    assert_eq!(
        built.stopped(),
        "error[address-twice]: two pages want the address `recommendations/hosc-2024-03/`\n \
         --> content/recommendations/twin.md:4:10\n  |\n\
         4 | address: hosc-2024-03\n  |          ^^^^^^^^^^^^\n  |\n  \
         = help: the other is `Help more families claim Healthy Start`, at content/recommendations/healthy-start.md:2; give one of the two an `address` of its own"
    );
}

#[test]
fn every_link_carries_the_base_path() {
    let built = Site::with_recommendation(
        "meeting: HOSC-2024-01-18\ntopic: Food\nleads: AE\nmade to: EICB\n",
        "See [this](ref:HOSC-2024-03) and [that](documents/a.txt).\n",
    )
    .file("documents/a.txt", "A.\n")
    .build_with(&["--base-url", "https://example.org/some/base"])
    .clean();
    let mut links = 0;
    for name in built.files.keys().filter(|name| name.ends_with(".html")) {
        let page = built.page(name);
        for (element, attribute) in [("[href]", "href"), ("[src]", "src")] {
            for link in page.attributes(element, attribute) {
                let is_inside = link.starts_with("/some/base/")
                    || link.starts_with("https://example.org/some/base/")
                    || link.starts_with('#');
                let is_outside = link.starts_with("https://www.nationalarchives.gov.uk/");
                assert!(is_inside || is_outside, "{link} on {name}");
                links += 1;
            }
        }
    }
    assert!(links > 100, "{links} links");
    let text = |name: &str| String::from_utf8(built.files[name].clone()).expect("text");
    assert!(
        text("sitemap.xml")
            .contains("<loc>https://example.org/some/base/recommendations/hosc-2024-03/</loc>")
    );
    assert!(text("robots.txt").contains("Sitemap: https://example.org/some/base/sitemap.xml"));
}

#[test]
fn without_a_base_url_there_is_no_sitemap_and_no_canonical_address() {
    let built = Site::with_recommendation("", "Do it.\n").build().clean();
    assert!(!built.files.contains_key("sitemap.xml"));
    assert_eq!(
        built.page("").attributes("link[rel=canonical]", "href"),
        [""; 0]
    );
    let robots = String::from_utf8_lossy(&built.files["robots.txt"]);
    assert_eq!(robots, "User-agent: *\nDisallow:\n");
}

#[test]
fn a_base_url_that_is_none_cannot_be_used() {
    let built = Site::new().build_with(&["--base-url", "example.org"]);
    assert_eq!(built.status, 2);
    assert_eq!(
        built.stderr,
        "answerable could not run: `example.org` cannot be the base URL: an address of a site begins with `https://`.\n"
    );
}

#[test]
fn a_page_for_what_is_not_there_links_home() {
    let page = Site::exampleshire().build().clean().page("404.html");
    assert_eq!(page.words("h1"), "Page not found");
    assert!(page.attributes("main a", "href").contains(&"/".to_owned()));
}

#[test]
fn of_two_pages_of_one_title_the_finding_says_where_the_other_is() {
    let page = "---\ntitle: Taking part\n---\n\nWords.\n";
    let built = Site::new()
        .file("pages/one.md", page)
        .file("pages/two.md", page)
        .build();
    let errors = built.errors();
    assert!(
        errors.contains("content/pages/two.md:2:1")
            && errors.contains(
                "the other is `Taking part`, at content/pages/one.md:2; give one of the two"
            ),
        "{errors}"
    );
}
