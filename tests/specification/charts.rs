//! Charts: only real numbers are drawn, what is not drawn is named, and the same numbers stand in a
//! table and in a file.

use crate::site::{Built, Site};

/// Exampleshire with one indicator, whose lines behind its title are given.
fn with_indicator(lines: &str) -> Site {
    let text = format!(
        "- framework: Framework\n  reference: EX\n  indicators:\n    - number: 1.1\n      title: Raise <b>it</b>\n{lines}"
    );
    Site::exampleshire().file("indicators.yaml", &text)
}

fn csv(built: &Built, path: &str) -> String {
    String::from_utf8(built.files[path].clone()).expect("text")
}

const QUARTERS: &str = "      unit: '%'\n      baseline: {value: 52%, period: 2023/24}\n      \
     targets: {2024/25: 75% or above, 2025/26: to be agreed by all}\n      observations:\n        \
     - {period: Q1 2024/25, value: 60%, rag: red}\n        \
     - {period: Q2 2024/25, value: nya}\n        \
     - {period: Q3 2024/25, value: 64%, rag: amber}\n        \
     - {period: Q4 2024/25, value: 71%, rag: amber}\n        \
     - {period: 2024/25, value: 66%}\n        \
     - {period: Q4 2023/24, value: '12 in 10'}\n";

#[test]
fn an_indicators_numbers_are_drawn_and_the_others_are_named() {
    let built = with_indicator(QUARTERS).build();
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.page("indicators/ex-1.1/");
    assert_eq!(
        page.words(".chart-title"),
        "Up from 60% in April to June 2024 to 71% in January to March 2025"
    );
    assert_eq!(
        page.all(".picture .value"),
        ["60%", "64%", "71%"],
        "a dot for each number that can stand beside the newest"
    );
    assert_eq!(page.all(".picture .level"), ["Target", "Baseline"]);
    // From the third quarter to the fourth there is a line; across the gap there is none.
    assert_eq!(page.all(".picture .course").len(), 1);
    assert_eq!(
        page.all(".chart > .small"),
        [
            "Not drawn, because it is not one plain number: nya (July to September 2024).",
            "Not drawn, because it has another unit: 12 in 10 (January to March 2024).",
            "Not drawn, because it is for a longer or a shorter time: 66% (2024 to 2025).",
            "The target for 2025 to 2026 is not drawn, because it is in words: to be agreed by all.",
            "Source: the papers named on this page. Download these numbers (CSV)",
        ]
    );
    assert_eq!(
        csv(&built, "indicators/ex-1.1/figures.csv"),
        "indicator,what,period,from,to,as_published,number,unit,published_rating\r\n\
         EX-1.1,baseline,2023 to 2024,2023-04-01,2024-03-31,52%,52,%,\r\n\
         EX-1.1,target,2024 to 2025,2024-04-01,2025-03-31,75% or above,75,%,\r\n\
         EX-1.1,target,2025 to 2026,2025-04-01,2026-03-31,to be agreed by all,,%,\r\n\
         EX-1.1,value,January to March 2024,2024-01-01,2024-03-31,12 in 10,12,in 10,not-rated\r\n\
         EX-1.1,value,April to June 2024,2024-04-01,2024-06-30,60%,60,%,red\r\n\
         EX-1.1,value,2024 to 2025,2024-04-01,2025-03-31,66%,66,%,not-rated\r\n\
         EX-1.1,value,July to September 2024,2024-07-01,2024-09-30,nya,,%,not-rated\r\n\
         EX-1.1,value,October to December 2024,2024-10-01,2024-12-31,64%,64,%,amber\r\n\
         EX-1.1,value,January to March 2025,2025-01-01,2025-03-31,71%,71,%,amber\r\n"
    );
}

#[test]
fn a_value_is_held_against_the_target_of_its_own_time_only() {
    let told = |lines: &str| {
        let built = with_indicator(lines).build();
        assert_eq!(built.status, 0, "{}", built.stderr);
        built.page("indicators/ex-1.1/").words(".chart-title")
    };
    let targets = "      targets: {2023/24: 70%, 2025/26: 80%}\n";
    assert_eq!(
        told(&format!(
            "{targets}      observations: [{{period: 2023/24, value: 75%}}]\n"
        )),
        "75% in 2023 to 2024, above the number of the target"
    );
    assert_eq!(
        told(&format!(
            "{targets}      observations: [{{period: 2024/25, value: 75%}}]\n"
        )),
        "75% in 2024 to 2025"
    );
    // A baseline is held against what came after it, and not against what came before.
    let baseline = "      baseline: {value: 52%, period: 2023/24}\n";
    assert_eq!(
        told(&format!(
            "{baseline}      observations: [{{period: 2024/25, value: 75%}}]\n"
        )),
        "75% in 2024 to 2025, above the baseline"
    );
    assert_eq!(
        told(&format!(
            "{baseline}      observations: [{{period: 2022/23, value: 75%}}]\n"
        )),
        "75% in 2022 to 2023"
    );
}

#[test]
fn a_number_alone_or_only_words_make_no_chart() {
    for lines in [
        "      observations: [{period: Q1 2024/25, value: 60%}]\n",
        "      targets: {2024/25: 75%}\n      observations: [{period: Q1 2024/25, value: fewer than 5}]\n",
        "      targets: {2024/25: 75%}\n      observations: [{period: to be agreed, value: 60%}]\n",
        "",
    ] {
        let built = with_indicator(lines).build();
        assert_eq!(built.status, 0, "{}", built.stderr);
        assert_eq!(
            built.page("indicators/ex-1.1/").all(".chart").len(),
            0,
            "{lines}"
        );
    }
}

#[test]
fn decisions_and_progress_are_counted_by_year_for_each_body() {
    let record = |number: usize, date: &str, answer: &str| {
        format!(
            "---\nreference: HOSC-{number}\ntitle: Do thing number {number}\nmade by: HOSC\nmade on: {date}\n\
             made to: EICB\nresponse requested: {date}\n---\n\nDo it.\n{answer}"
        )
    };
    let built = Site::exampleshire()
        .file(
            "recommendations/a.md",
            &record(
                1,
                "18 January 2024",
                "\n## Response, 1 February 2024: accepted\n\nYes.\n",
            ),
        )
        .file(
            "recommendations/b.md",
            &record(
                2,
                "18 January 2024",
                "\n## Response, 28 February 2024: not accepted (too dear)\n\nNo.\n",
            ),
        )
        .file("recommendations/c.md", &record(3, "1 June 2025", ""))
        .build();
    assert_eq!(built.status, 0, "{}", built.stderr);
    let address = "bodies/health-scrutiny-committee/figures/";
    let page = built.page(address);
    assert_eq!(
        page.all(".chart-title"),
        [
            "1 of 3 were accepted, in whole, in part or in principle; for 0 no decision is stated",
            "0 of 3 are done, as reported or as confirmed; for 3 no progress is stated",
            "2 answers, between 14 and 41 days; the median is 27 and a half days.",
        ]
    );
    assert_eq!(
        csv(&built, &format!("{address}decisions.csv")),
        "municipal_year,decisions,count\r\n\
         2023/2024,accepted,1\r\n2023/2024,not accepted,1\r\n2023/2024,no response,0\r\n\
         2025/2026,accepted,0\r\n2025/2026,not accepted,0\r\n2025/2026,no response,1\r\n"
    );
    assert_eq!(
        csv(&built, &format!("{address}answers.csv")),
        "from_days,to_days,answers\r\n0,14,1\r\n15,28,0\r\n29,42,1\r\n43,56,0\r\n57,84,0\r\n85,182,0\r\n183,,0\r\n"
    );
    assert_eq!(
        page.all("#answers ~ * tbody tr, #answers tbody tr, .part:has(#answers) tbody tr")
            .len(),
        7
    );
    // The body's own page and that of all figures lead here.
    for from in ["bodies/health-scrutiny-committee/", "figures/"] {
        let link = format!("main a[href=\"/{address}\"]");
        assert_eq!(built.page(from).all(&link).len(), 1, "{from}");
    }
}

#[test]
fn ratings_of_a_workstream_stand_in_lanes_over_time() {
    let plans = "- title: Plan\n  reference: EXP\n  framework: SW\n  highlight reports:\n    \
         - {date: January 2024, ratings: [{priority: A, rag: red}]}\n    \
         - {date: June 2024, ratings: [{priority: A, rag: green}]}\n";
    let built = Site::exampleshire()
        .file(
            "priorities.yaml",
            "- framework: Start well\n  reference: SW\n  priorities: [{code: A, title: Feed every child}]\n",
        )
        .file("plans.yaml", plans)
        .build();
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.page("priorities/sw-a/");
    assert_eq!(page.all(".picture .tick"), ["Green", "Amber", "Red"]);
    assert_eq!(page.all(".picture .dot-red").len(), 1);
    assert_eq!(page.all(".picture .dot-green").len(), 1);
    assert_eq!(
        page.attributes(".picture", "aria-label"),
        ["Feed every child. January 2024: Red; June 2024: Green."]
    );
    assert_eq!(
        csv(&built, "priorities/sw-a/ratings.csv"),
        "plan,workstream,date,date_in_words,published_rating\r\n\
         EXP,Feed every child,2024-01,January 2024,red\r\nEXP,Feed every child,2024-06,June 2024,green\r\n"
    );
}
