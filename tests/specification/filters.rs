//! Filters on long lists: what can be chosen, and that nothing withheld can.

use crate::packed;
use crate::site::{Built, Site};
use serde_json::{Value, json};

/// Twelve recommendations on two topics, one of them late, and a draft on a third topic.
fn thirteen() -> Built {
    let mut site = Site::exampleshire().file("site.yaml", "rows per page: 10\n");
    for number in 1..=12 {
        let topic = if number < 4 { "Food" } else { "Homes" };
        let due = if number == 1 {
            "due: [2 February 2024]\n"
        } else {
            ""
        };
        site = site.file(
            &format!("recommendations/{number}.md"),
            &format!(
                "---\nreference: R-{number:02}\ntitle: Thing {number}\nmeeting: HOSC-2024-01-18\n\
                 topic: {topic}\n{due}---\n\nDo it.\n\n## Update, 1 February 2024: in progress\n\nWe are at it.\n"
            ),
        );
    }
    site.file(
        "recommendations/secret.md",
        "---\nreference: R-99\ntitle: Zanzibar\ntopic: Zanzibar\ndraft: yes\nmeeting: HOSC-2024-01-18\n---\n\nPay.\n",
    )
    .build()
}

/// A file of the filters of a list.
fn file(built: &Built, name: &str) -> Value {
    let bytes = &built.files[&format!("filters/{name}.json")];
    serde_json::from_slice(bytes).expect("JSON")
}

/// The keys of the filters of a list.
fn keys(built: &Built, list: &str) -> Vec<String> {
    let columns = file(built, &format!("{list}/columns"));
    let columns = columns["columns"].as_array().expect("columns").iter();
    columns
        .filter_map(|column| column["key"].as_str().map(str::to_owned))
        .collect()
}

/// The choices of a filter.
fn choices(built: &Built, list: &str, key: &str) -> Value {
    file(built, &format!("{list}/column-{key}"))["content"].take()
}

#[test]
fn a_list_can_be_filtered_by_what_its_records_have_and_by_nothing_else() {
    let built = thirteen();
    assert_eq!(file(&built, "recommendations/columns")["rows"], 12);
    assert_eq!(
        choices(&built, "recommendations", "topic"),
        json!([
            ["food", "Food", "topics/food/", 3],
            ["homes", "Homes", "topics/homes/", 9]
        ])
    );
    assert_eq!(
        choices(&built, "recommendations", "late"),
        json!([["yes", "Yes", "late/", 1], ["no", "No", false, 11]])
    );
    let keys = keys(&built, "recommendations");
    assert!(keys.contains(&"topic".to_owned()), "{keys:?}");
    assert!(!keys.contains(&"priority".to_owned()), "{keys:?}");
}

#[test]
fn the_rows_of_each_choice_stand_in_a_file_of_their_own() {
    let built = thirteen();
    let part = file(&built, "recommendations/column-topic-0")["content"].take();
    let rows = part["rows"].as_array().expect("rows").iter();
    let rows: Vec<Vec<usize>> = rows
        .map(|text| packed::numbers(text.as_str().expect("signs")))
        .collect();
    assert_eq!(part["first"], 0);
    // Three are about food; of the nine about homes those are written that are not.
    assert_eq!((rows.len(), rows[0].len()), (2, 3), "{rows:?}");
    assert_eq!(rows[0], rows[1]);
    assert!(
        !built
            .files
            .contains_key("filters/recommendations/column-topic-1.json")
    );
    // One of twelve is late: the others follow in the order of the list.
    let late = file(&built, "recommendations/order-late-0")["content"].take();
    assert_eq!(late.as_str().map(str::len), Some(1), "{late}");
}

#[test]
fn what_is_withheld_is_no_row_and_no_choice() {
    let built = thirteen();
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert_eq!(built.naming("zanzibar"), [""; 0]);
}

#[test]
fn the_filters_stand_on_the_first_page_of_a_list_and_only_for_scripts() {
    let built = thirteen();
    for (address, has_filter) in [
        ("recommendations/", true),
        ("recommendations/page/2/", false),
        ("topics/food/", false),
    ] {
        let page = built.page(address);
        let scripts = page.attributes("script", "src");
        let has_script = scripts
            .iter()
            .any(|script| script.starts_with("/assets/filter.js?v="));
        assert_eq!(has_script, has_filter, "{address} {scripts:?}");
        let files = page.attributes("#filter", "data-files");
        assert_eq!(files.len(), usize::from(has_filter), "{address}");
        assert_eq!(page.all("main select, main details, main button"), [""; 0]);
    }
    let status = built
        .page("recommendations/")
        .attributes("#filter-status", "role");
    assert_eq!(status, ["status"], "it is there before anything is chosen");
}

#[test]
fn a_row_of_a_filter_says_what_the_row_of_the_list_says() {
    let built = thirteen();
    let rows: Value =
        serde_json::from_slice(&built.files["filters/recommendations/rows-0.json"]).expect("JSON");
    let rows = rows["content"].as_array().expect("rows");
    let mut titles = built.page("recommendations/").all(".row-title");
    titles.extend(built.page("recommendations/page/2/").all(".row-title"));
    let of_filter: Vec<&str> = rows
        .iter()
        .filter_map(|row| row["title"].as_str())
        .collect();
    assert_eq!(of_filter, titles);
}

/// Exampleshire with one indicator, of which the newest figure with a date stands in the middle.
fn with_an_undated_figure() -> Built {
    Site::exampleshire()
        .file(
            "indicators.yaml",
            "- framework: Measures\n  reference: M\n  indicators:\n    - number: \"1\"\n      title: A sum\n      \
             observations:\n        - {period: 2022/23, value: 1, rag: amber}\n        \
             - {period: 2023/24, value: 2, rag: green}\n        - {period: TBC, value: 3, rag: red}\n    \
             - number: \"2\"\n      title: Another\n      observations:\n        \
             - {period: 2023/24, value: 2, rag: amber}\n",
        )
        .build()
}

#[test]
fn an_indicator_is_filtered_by_the_rating_that_its_list_shows() {
    let built = with_an_undated_figure();
    let rows = file(&built, "indicators/rows-0");
    let shown = rows["content"][0]["tags"][0]["text"].clone();
    assert_eq!(shown, "Green: on track");
    let ratings = choices(&built, "indicators", "rating");
    let ratings: Vec<&Value> = ratings
        .as_array()
        .expect("choices")
        .iter()
        .map(|choice| &choice[0])
        .collect();
    assert_eq!(ratings, ["green", "amber"]);
}

#[test]
fn every_file_of_a_filter_says_of_which_publication_it_is() {
    let built = thirteen();
    let version = file(&built, "recommendations/columns")["version"].clone();
    assert!(version.is_string(), "{version}");
    for name in ["rows-0", "order-title-0", "column-topic", "column-topic-0"] {
        let file = file(&built, &format!("recommendations/{name}"));
        assert_eq!(file["version"], version, "{name}");
    }
}
