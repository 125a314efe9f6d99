//! Long lists are paged, each page a page of its own, and totals agree with the rows behind them.

use crate::site::{Built, Site};

/// Twenty-five recommendations, ten rows a page.
fn twenty_five() -> Built {
    let mut site = Site::exampleshire().file("site.yaml", "rows per page: 10\n");
    for number in 1..=25 {
        site = site.file(
            &format!("recommendations/{number}.md"),
            &format!(
                "---\nreference: R-{number:02}\ntitle: Thing {number}\nmeeting: HOSC-2024-01-18\n---\n\nDo it.\n"
            ),
        );
    }
    site.build().clean()
}

#[test]
fn a_long_list_is_paged_and_each_page_says_which_it_is() {
    let built = twenty_five();
    let pages = [
        "recommendations/",
        "recommendations/page/2/",
        "recommendations/page/3/",
    ];
    let mut rows = Vec::new();
    for (at, address) in pages.into_iter().enumerate() {
        let page = built.page(address);
        let number = at + 1;
        assert_eq!(
            page.words("title"),
            format!("Recommendations and actions (page {number} of 3) - Public transparency pages")
        );
        let where_it_is = page.words("main > .lead");
        assert!(
            where_it_is.ends_with(&format!("Page {number} of 3.")),
            "{where_it_is}"
        );
        assert!(where_it_is.starts_with("25 records."), "{where_it_is}");
        let to = |rel: &str| page.attributes(&format!("nav.pages a[rel={rel}]"), "href");
        let neighbour = |at: Option<usize>| -> Vec<String> {
            at.and_then(|at| pages.get(at))
                .map(|page| format!("/{page}"))
                .into_iter()
                .collect()
        };
        assert_eq!(to("prev"), neighbour(at.checked_sub(1)));
        assert_eq!(to("next"), neighbour(Some(at + 1)));
        rows.push(page.attributes(".rows > li a", "href"));
    }
    assert_eq!(rows.iter().map(Vec::len).collect::<Vec<_>>(), [10, 10, 5]);
    let mut all = rows.concat();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 25, "each record once");
    assert!(!built.has("recommendations/page/4/"));
    assert!(!built.has("recommendations/page/1/"));
}

#[test]
fn a_total_on_the_front_page_links_to_as_many_rows() {
    let built = twenty_five();
    let totals = built.page("").all(".totals li");
    assert_eq!(
        totals,
        [
            "25 recommendations and actions made",
            "25 recommendations and actions are open",
            "0 recommendations and actions are late",
            "0 recommendations and actions are due by 26 May 2026",
            "25 recommendations and actions are open without a date",
            "25 recommendations and actions wait for an answer or got none in time",
            "0 recommendations and actions are done",
        ]
    );
}

#[test]
fn the_front_page_and_the_figures_say_what_they_count() {
    let built = Site::with_recommendation(
        "meeting: HOSC-2024-01-18\nmade to: EICB\n",
        "Asked.\n\n## Response, 20 February 2024\n\nWe read it with care.\n",
    )
    .build();
    let home = built.page("").part("totals");
    assert!(
        home.contains("0 recommendations and actions wait for an answer"),
        "{home}"
    );
    assert!(
        home.contains("neither yes nor no counts as an answer here"),
        "{home}"
    );
    assert_eq!(
        built
            .page("")
            .attributes("section[aria-labelledby=totals] p a", "href"),
        ["/figures/"]
    );
    let figures = built.page("figures/").words("main");
    assert!(figures.contains("for 1 no decision is stated"), "{figures}");
    assert!(
        figures.contains("None is stated where the answer says neither yes nor no"),
        "{figures}"
    );
}

#[test]
fn a_list_with_nothing_in_it_says_so() {
    let page = Site::exampleshire().build().clean().page("late/");
    assert!(
        page.words("main").contains("There are none."),
        "{}",
        page.words("main")
    );
}

#[test]
fn only_a_list_of_some_length_may_be_asked_for() {
    let built = Site::exampleshire()
        .file("site.yaml", "rows per page: 5\n")
        .build();
    assert_eq!(
        built.stopped(),
        "error[not-a-number]: `rows per page` is a whole number from 10 to 1000, not `5`\n \
         --> content/site.yaml:1:16\n  |\n1 | rows per page: 5\n  |                ^\n  |\n  = help: write a number within these bounds"
    );
}
