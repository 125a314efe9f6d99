//! What a resident finds: the search page, and the index that its script reads.

use crate::packed::{self, Listed};
use crate::site::{Built, Site};
use serde_json::Value;

/// A file of the index as it is published.
fn file(built: &Built, name: &str) -> Value {
    let file = |kind: &str| &built.files[&format!("search/index/{name}.{kind}")];
    match name.starts_with("text-") {
        true => serde_json::from_str(&packed::text(file("bin"))),
        false => serde_json::from_slice(file("json")),
    }
    .expect("JSON")
}

/// What a file of the index says.
fn index(built: &Built, name: &str) -> Value {
    match name {
        "manifest" => file(built, name),
        _ => file(built, name)["content"].take(),
    }
}

/// The titles of what a word leads to, by the form under which it stands in the index.
fn found(built: &Built, form: &str) -> Vec<String> {
    let manifest = index(built, "manifest");
    let number = |key: &str| manifest[key].as_u64().expect("a number");
    let things: Vec<Value> = (0..number("things").div_ceil(number("block")))
        .flat_map(|block| match index(built, &format!("things-{block}")) {
            Value::Array(things) => things,
            other => panic!("{other}"),
        })
        .collect();
    let mut titles = Vec::new();
    for part in 0..number("parts") {
        let words = index(built, &format!("words-{part}"));
        let Some(Value::String(posting)) = words.get(form) else {
            continue;
        };
        let (count, listed) = packed::posting(posting);
        let title = |listed: &Listed| things[listed.thing][1].as_str().expect("a title");
        titles.extend(listed.iter().map(|listed| title(listed).to_owned()));
        assert_eq!(count, titles.len(), "{form}");
    }
    titles
}

fn healthy_start() -> Built {
    Site::with_recommendation(
        "meeting: HOSC-2024-01-18\n",
        "Tell every family about **the scheme**. [More on this](ref:HOSC-2024-99).\n",
    )
    .file(
        "recommendations/secret.md",
        "---\nreference: HOSC-2024-99\ntitle: The zanzibar contract\ndraft: yes\n---\n\nPay zanzibar.\n",
    )
    .build()
}

#[test]
fn a_recommendation_is_found_by_its_title_its_text_and_its_reference() {
    let built = healthy_start();
    let title = "Help more families claim Healthy Start";
    for form in ["healthy", "family", "claim", "schem", "hosc202403"] {
        assert!(
            found(&built, form).iter().any(|found| found == title),
            "{form}: {:?}",
            found(&built, form)
        );
    }
    assert_eq!(
        found(&built, "the"),
        [""; 0],
        "so small a word leads nowhere"
    );
    assert_eq!(
        found(&built, "claims"),
        [""; 0],
        "only the plain form stands there"
    );
}

#[test]
fn what_is_withheld_stands_nowhere_in_the_index_not_even_where_a_text_leads_to_it() {
    let built = healthy_start();
    assert_eq!(built.status, 0, "{}", built.stderr);
    for form in ["zanzibar", "hosc202499", "99"] {
        assert_eq!(found(&built, form), [""; 0]);
    }
    assert_eq!(built.naming("zanzibar"), [""; 0]);
}

#[test]
fn a_word_that_may_be_misspelt_stands_under_its_first_letter() {
    let built = healthy_start();
    let words = index(&built, "spelling-f");
    let words = words.as_array().expect("a list");
    assert!(words.contains(&Value::from("families")), "{words:?}");
    assert!(!words.contains(&Value::from("for")), "{words:?}");
}

#[test]
fn a_word_of_which_the_first_letter_may_be_wrong_stands_under_the_next_two() {
    let built = healthy_start();
    let count = index(&built, "manifest")["endings"].as_u64();
    let files = (0..count.expect("a number")).map(|at| index(&built, &format!("ending-{at}")));
    let with = |word: &str| {
        let files = files.clone();
        files
            .filter(|file| {
                file.as_array()
                    .expect("a list")
                    .contains(&Value::from(word))
            })
            .count()
    };
    assert_eq!((with("families"), with("zanzibar")), (1, 0));
}

/// The passage in which a result shows a word, by the title of its thing.
fn passage(built: &Built, form: &str, title: &str) -> Option<String> {
    let manifest = index(built, "manifest");
    let number = |key: &str| manifest[key].as_u64().expect("a number");
    let blocks = 0..number("things").div_ceil(number("block"));
    let things: Vec<Value> = blocks
        .flat_map(|block| index(built, &format!("things-{block}")).as_array().cloned())
        .flatten()
        .collect();
    let posting = (0..number("parts"))
        .find_map(|part| index(built, &format!("words-{part}")).get(form).cloned())?;
    let (_, listed) = packed::posting(posting.as_str().expect("a posting"));
    let is_of_title = |listed: &&Listed| listed.passage > 0 && things[listed.thing][1] == title;
    let listed = listed.iter().find(is_of_title)?;
    let first = things[listed.thing][5].as_u64().expect("a number");
    let passage = first + listed.passage as u64 - 1;
    let file = passage / number("passages") % number("texts");
    let texts = index(built, &format!("text-{file}"));
    texts[passage.to_string()].as_str().map(str::to_owned)
}

#[test]
fn a_result_can_show_the_part_of_the_text_in_which_a_word_stands() {
    let long =
        "The board agreed to tell every family about it before the winter came.\n\n".repeat(20);
    let built = Site::with_recommendation(
        "meeting: HOSC-2024-01-18\n",
        &format!("Tell every family.\n\n{long}Then **breakfast clubs** opened.\n"),
    )
    .build();
    let title = "Help more families claim Healthy Start";
    let shown = passage(&built, "breakfast", title).expect("a passage");
    assert!(shown.contains("Then breakfast clubs opened."), "{shown}");
    assert!(shown.len() <= 400, "{shown}");
    let of_body = passage(&built, "scrutiny", title).expect("a passage");
    assert!(of_body.contains("Health Scrutiny Committee"), "{of_body}");
    assert_eq!(passage(&built, "claim", title), None, "the title shows it");
    assert_eq!(passage(&built, "tell", title), None, "the excerpt shows it");
}

#[test]
fn a_list_is_found_by_its_heading_and_a_page_below_a_record_is_not() {
    let built = healthy_start();
    let all: Vec<Value> = (0..)
        .map_while(|block| {
            let bytes = built
                .files
                .get(&format!("search/index/things-{block}.json"))?;
            let mut file: Value = serde_json::from_slice(bytes).expect("JSON");
            file["content"].as_array_mut().map(std::mem::take)
        })
        .flatten()
        .collect();
    let addresses: Vec<&str> = all.iter().filter_map(|thing| thing[0].as_str()).collect();
    for address in [
        "recommendations/",
        "promises/",
        "data/",
        "topics/",
        "glossary/",
    ] {
        assert!(addresses.contains(&address), "{address}: {addresses:?}");
    }
    for address in ["", "search/", "404.html", "meetings/hosc-2024-01-18/since/"] {
        assert!(!addresses.contains(&address), "{address}");
    }
    let heading = built.page("promises/").words("h1");
    assert!(found(&built, "promis").contains(&heading), "{heading}");
}

#[test]
fn the_search_page_has_a_labelled_box_and_leads_to_all_that_has_a_name() {
    let built = healthy_start();
    for (address, hint) in [("search/", true), ("", false)] {
        let page = built.page(address);
        assert_eq!(page.attributes("form[role=search]", "action"), ["/search/"]);
        assert_eq!(page.words("label[for=search-query]"), "Search this site");
        assert_eq!(page.attributes("#search-query", "name"), ["q"]);
        assert_eq!(page.words("form button"), "Search");
        assert_eq!(page.all("#search-hint").len(), usize::from(hint));
    }
    let page = built.page("search/");
    assert_eq!(page.attributes("#search-status", "role"), ["status"]);
    assert_eq!(
        page.all("#search-status"),
        [""],
        "it is there, and says nothing yet"
    );
    assert_eq!(
        page.all(".columns a"),
        [
            "Anne Example",
            "Exampleshire County Council",
            "Exampleshire Integrated Care Board",
            "Health Scrutiny Committee",
            "Kit Example"
        ]
    );
    assert_eq!(
        page.attributes(".masthead-nav a[aria-current]", "href"),
        ["/search/"]
    );
    let scripts = page.attributes("script", "src");
    let names: Vec<&str> = scripts
        .iter()
        .filter_map(|src| src.split('?').next())
        .collect();
    assert_eq!(
        names,
        [
            "/assets/early.js",
            "/assets/publication.js",
            "/assets/search.js"
        ]
    );
    assert_eq!(built.page("").attributes("script", "src"), [""; 0]);
}

#[test]
fn a_long_a_to_z_has_a_page_for_each_letter() {
    let mut terms = String::new();
    for number in 1..=310 {
        terms.push_str(&format!(
            "- term: Alpha {number}\n  meaning: The thing {number}.\n"
        ));
    }
    let built = Site::exampleshire()
        .file("glossary.yaml", &terms)
        .build()
        .clean();
    let page = built.page("search/");
    assert_eq!(page.all(".columns a"), [""; 0]);
    assert_eq!(page.attributes(".letters a", "href")[0], "/search/a/");
    let first = built.page("search/a/").all(".columns a");
    let second = built.page("search/a/page/2/").all(".columns a");
    assert_eq!(first.len(), 300);
    assert!(second.len() >= 10, "{second:?}");
}

#[test]
fn every_file_of_the_index_says_of_which_publication_it_is() {
    let version = |built: &Built, name: &str| file(built, name)["version"].clone();
    let built = healthy_start();
    for name in [
        "words-0",
        "words-3",
        "spelling-f",
        "spelling-other",
        "ending-0",
        "things-0",
        "text-0",
    ] {
        assert!(version(&built, name).is_string(), "{name}");
        assert_eq!(version(&built, name), version(&built, "manifest"), "{name}");
    }
    let other = Site::exampleshire().build();
    assert_ne!(version(&built, "things-0"), version(&other, "things-0"));
}

#[test]
fn an_indicators_result_shows_the_period_of_its_newest_figure() {
    let built = Site::exampleshire()
        .file(
            "indicators.yaml",
            "- framework: Measures\n  reference: M\n  indicators:\n    - number: \"1\"\n      title: A sum\n      \
             observations:\n        - {period: March 2024, value: 2}\n        - {period: May 2023, value: 1}\n        \
             - {period: TBC, value: 3}\n",
        )
        .build();
    let manifest = index(&built, "manifest");
    let number = |key: &str| manifest[key].as_u64().expect("a number");
    let things: Vec<Value> = (0..number("things").div_ceil(number("block")))
        .flat_map(|block| {
            index(&built, &format!("things-{block}"))
                .as_array()
                .cloned()
        })
        .flatten()
        .collect();
    let sum = things.iter().find(|thing| thing[0] == "indicators/m-1/");
    assert_eq!(sum.expect("the indicator")[3], "March 2024");
}

#[test]
fn the_words_of_a_block_of_html_are_found() {
    let built = Site::with_recommendation(
        "meeting: HOSC-2024-01-18\n",
        "Tell every family.\n\n<div>\nBreakfast clubs\n</div>\n\n<script>\nzanzibar\n</script>\n",
    )
    .build();
    let title = "Help more families claim Healthy Start";
    assert_eq!(found(&built, "breakfast"), [title]);
    assert_eq!(found(&built, "zanzibar"), [""; 0]);
}

#[test]
fn an_item_that_will_be_withdrawn_later_is_found_until_then() {
    let built = |on: &str| {
        let text = format!(
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n---\n\n\
             ## 5. Breakfast clubs\n\nWithdrawn: {on}\n\nMembers asked.\n\nAction by: Anne Example\n"
        );
        Site::exampleshire()
            .file("meetings/january.md", &text)
            .build()
    };
    for (on, is_public) in [("1 May 2026", true), ("1 May 2025", false)] {
        let built = built(on);
        let page = built.page("meetings/hosc-2024-01-18/");
        assert_eq!(page.words("main").contains("Breakfast"), is_public, "{on}");
        assert_eq!(
            found(&built, "breakfast").len(),
            usize::from(is_public),
            "{on}"
        );
        let events = built.data("events");
        let item = &events["events"][0]["agenda"][0];
        let named = item["related_entities"].as_array().expect("a list").len();
        assert_eq!(named, usize::from(is_public), "{on}: {item}");
    }
}
