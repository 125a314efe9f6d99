//! Dates and values are what the paper says: in one style, and as partial as they were written.

use crate::site::Site;

/// How a recommendation's page shows a target date.
#[track_caller]
fn shown(written: &str) -> String {
    Site::with_recommendation(&format!("due: {written}\n"), "Do it.\n")
        .build()
        .clean()
        .page("recommendations/hosc-2024-03/")
        .fact("Target date")
}

#[test]
fn dates_are_shown_in_one_style_and_stay_partial() {
    for (written, expected) in [
        ("31/05/26", "31 May 2026"),
        ("13th June 2026", "13 June 2026"),
        ("2026-06-13", "13 June 2026"),
        ("June 2026", "June 2026"),
        ("Apr-26", "April 2026"),
        ("Q3 2026/27", "October to December 2026"),
        ("2026/27", "2026 to 2027"),
        ("Autumn 2026", "Autumn 2026"),
        ("2026", "2026"),
    ] {
        assert_eq!(shown(written), expected, "{written}");
    }
}

#[test]
fn words_stay_the_papers_own() {
    for written in ["As per AEDB plan", "TBC", "March 2026 (HWB)", "Ongoing"] {
        assert_eq!(shown(written), written);
    }
}

#[test]
fn a_day_that_the_calendar_does_not_have_is_a_finding() {
    let built = Site::with_recommendation("due: 31/02/18\n", "Do it.\n").build();
    assert_eq!(
        built.stopped(),
        "error[impossible-date]: the calendar has no day `31/02/18`\n \
         --> content/recommendations/healthy-start.md:4:6\n  |\n\
         4 | due: 31/02/18\n  |      ^^^^^^^^\n  |\n  \
         = help: write it as day, month, year: `31/05/18` or `31 May 2018`"
    );
}

#[test]
fn a_day_has_a_machine_form_and_words_have_none() {
    let site = Site::with_recommendation("due: 31/05/26\nresponse due: As agreed\n", "Do it.\n");
    let page = site.build().clean().page("recommendations/hosc-2024-03/");
    assert_eq!(page.attributes("dl.facts time", "datetime"), ["2026-05-31"]);
}

#[test]
fn values_of_indicators_stand_as_written() {
    let page = Site::exampleshire()
        .file(
            "indicators.yaml",
            "- framework: Performance framework 2024\n  reference: EX-2024\n  indicators:\n    - number: 1.10\n      \
             title: Fewer people wait (per 100,000)\n      direction: decrease\n      baseline: {value: tbc}\n      targets:\n        \
             2023/24: 997 or fewer\n        2024/25: monitor only\n      observations:\n        \
             - {period: Q3 2023/24, value: '> 2,337 per 100,000', rag: red}\n        \
             - {period: Q4 2023/24, value: 98% JR; 96% HGH, rag: amber}\n        \
             - {period: Q1 2024/25, value: nya}\n",
        )
        .build()
        .clean()
        .page("indicators/ex-2024-1.10/");
    assert_eq!(page.fact("Baseline"), "tbc: to be confirmed");
    assert_eq!(
        page.fact("Targets"),
        "monitor only: watched, with no target (2024 to 2025)\n997 or fewer (2023 to 2024)"
    );
    let cells = |row: usize| page.all(&format!("tbody tr:nth-child({row}) > *"));
    assert_eq!(
        cells(1),
        [
            "April to June 2024",
            "nya: not yet available",
            "monitor only: watched, with no target",
            "Not rated",
            "Cannot be computed: there is no figure yet"
        ]
    );
    assert_eq!(
        cells(2),
        [
            "January to March 2024",
            "98% JR; 96% HGH",
            "997 or fewer",
            "Amber: development required",
            "Cannot be computed: there are several figures in one place"
        ]
    );
    assert_eq!(
        cells(3),
        [
            "October to December 2023",
            "> 2,337 per 100,000",
            "997 or fewer",
            "Red: major problems",
            "Does not meet its target"
        ]
    );
}

#[test]
fn a_rating_with_a_letter_that_only_looks_right_is_a_finding() {
    let built = Site::exampleshire()
        .file(
            "indicators.yaml",
            "- framework: Framework\n  reference: EX\n  indicators:\n    - number: 1\n      title: Wait less\n      \
             observations:\n        - {period: Q3 2023/24, value: 1, rag: \u{410}}\n",
        )
        .build();
    assert_eq!(
        built.stopped(),
        "error[confusable-status]: `\u{410}` looks like a rating but is a letter of another script\n \
         --> content/indicators.yaml:7:47\n  |\n\
         7 |         - {period: Q3 2023/24, value: 1, rag: \u{410}}\n  |                                               ^\n  |\n  \
         = help: write `green`, `amber` or `red`"
    );
}
