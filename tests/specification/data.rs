//! The open data: every list as CSV and JSON, what describes them, Popolo and Open Civic Data.

use crate::site::{Built, Site};
use serde_json::Value;
use std::collections::BTreeMap;

/// A row of a table by the names of its fields.
type Row = BTreeMap<String, String>;

impl Built {
    /// A published file as text.
    #[track_caller]
    fn file(&self, path: &str) -> String {
        let bytes = self.files.get(path);
        let bytes = bytes.unwrap_or_else(|| panic!("there is no `{path}`"));
        String::from_utf8(bytes.clone()).expect("text")
    }

    /// The rows of a table as CSV.
    #[track_caller]
    fn rows(&self, table: &str) -> Vec<Row> {
        let text = self.file(&format!("data/{table}.csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader
            .deserialize()
            .map(|row| row.expect("a row"))
            .collect()
    }

    /// One of the files that hold JSON.
    #[track_caller]
    pub fn data(&self, name: &str) -> Value {
        serde_json::from_str(&self.file(&format!("data/{name}.json"))).expect("JSON")
    }
}

/// The values of some fields of each row.
fn cells(rows: &[Row], fields: &[&str]) -> Vec<String> {
    let cell = |row: &Row, field: &&str| row[*field].clone();
    rows.iter()
        .map(|row| {
            fields
                .iter()
                .map(|field| cell(row, field))
                .collect::<Vec<_>>()
                .join(" | ")
        })
        .collect()
}

#[test]
fn a_list_without_rows_is_there_with_its_heading() {
    let built = Site::new()
        .file("site.yaml", "title: Nothing yet\n")
        .build()
        .clean();
    assert_eq!(
        built.file("data/recommendation-successors.csv"),
        "recommendation,position,superseded_by\r\n"
    );
    assert_eq!(
        built.data("recommendation-successors")["rows"],
        Value::Array(Vec::new())
    );
    assert_eq!(
        built.page("data/").words("footer li:last-child"),
        "Open data"
    );
}

#[test]
fn what_looks_like_a_formula_is_guarded_in_csv_and_untouched_in_json() {
    let built = Site::exampleshire()
        .recommendation("title: \"=HYPERLINK(1)\"\ntopic: +44 pages\nmade to: ECC\n", "-5% is\nnot much.\n")
        .file(
            "recommendations/healthy-start.md",
            "---\nreference: HOSC-2024-03\ntitle: \"=HYPERLINK(1)\"\ntopic: +44 pages\n---\n\n@home, say it.\n",
        )
        .file(
            "indicators.yaml",
            "- framework: Measures\n  reference: M\n  indicators:\n    - number: \"1\"\n      title: \"-A sum\"\n      observations:\n        - {period: May 2024, value: \"-5\"}\n",
        )
        .build()
        .clean();
    let asked = built.rows("recommendations");
    assert_eq!(
        cells(&asked, &["title", "topic", "asked"]),
        ["'=HYPERLINK(1) | '+44 pages | '@home, say it."]
    );
    let row = &built.data("recommendations")["rows"][0];
    assert_eq!(row["title"], "=HYPERLINK(1)");
    assert_eq!(row["topic"], "+44 pages");
    let seen = built.rows("observations");
    assert_eq!(cells(&seen, &["value_published", "value"]), ["'-5 | -5"]);
    let seen = &built.data("observations")["rows"][0];
    assert_eq!(
        (&seen["value_published"], &seen["value"]),
        (&"-5".into(), &(-5).into())
    );
}

#[test]
fn dates_are_as_exact_as_in_the_papers() {
    let built = Site::with_recommendation(
        "made on: March 2024\nresponse requested: 2024/25 Q1\ndue:\n  - May 2024\n  - {date: as per the strategy, set on: before June 2024}\n",
        "Do it.\n\n## Update, autumn 2024: in progress\n\nBegun.\n",
    )
    .build()
    .clean();
    assert_eq!(
        cells(
            &built.rows("recommendations"),
            &[
                "made_on",
                "made_on_as_written",
                "response_requested",
                "due",
                "due_as_written"
            ]
        ),
        ["2024-03 | March 2024 | 2024-04/2024-06 |  | as per the strategy"]
    );
    assert_eq!(
        cells(
            &built.rows("completion-dates"),
            &["position", "due", "set_on", "set_on_as_written"]
        ),
        [
            "1 | 2024-05 |  | ",
            "2 |  | ../2024-05-31 | before June 2024"
        ]
    );
    assert_eq!(
        cells(
            &built.rows("responses-and-updates"),
            &["date", "date_as_written"]
        ),
        ["2024-23 | autumn 2024"]
    );
}

#[test]
fn a_row_is_known_by_its_reference_and_leads_to_the_others() {
    let built = Site::with_recommendation(
        "meeting: HOSC-2024-01-18\nmade to: EICB\nleads: Anne Example/Kit Example\nresponse requested: 1 February 2024\n",
        "Do it.\n\n## Response, 20 February 2024, from EICB: accepted in part (midwives only)\n\nWe **will**.\n\n\
         Promised: a report, by May 2024\n\n## Update, 1 June 2024: done\n\nHere it is.\n",
    )
    .build_with(&["--base-url", "https://council.example/answers/"])
    .clean();
    let page = "https://council.example/answers/recommendations/hosc-2024-03/";
    assert_eq!(
        cells(
            &built.rows("recommendations"),
            &[
                "reference",
                "page",
                "meeting",
                "decision",
                "decided_in",
                "delivery",
                "delivered_in",
                "as_of"
            ]
        ),
        [format!(
            "HOSC-2024-03 | {page} | HOSC-2024-01-18 | accepted in part | HOSC-2024-03#entry-1 | \
             done, as reported | HOSC-2024-03#entry-2 | 2026-03-31"
        )]
    );
    assert_eq!(
        cells(
            &built.rows("responses-and-updates"),
            &["id", "page", "kind", "decision", "detail", "text"]
        ),
        [
            format!(
                "HOSC-2024-03#entry-1 | {page}#entry-1 | response | accepted in part | midwives only | We will."
            ),
            format!("HOSC-2024-03#entry-2 | {page}#entry-2 | update |  |  | Here it is."),
        ]
    );
    assert_eq!(
        cells(
            &built.rows("response-authors"),
            &["response", "organisation", "named_as"]
        ),
        ["HOSC-2024-03#entry-1 | exampleshire-integrated-care-board | EICB"]
    );
    assert_eq!(
        cells(
            &built.rows("recommendation-leads"),
            &["recommendation", "position", "person"]
        ),
        [
            "HOSC-2024-03 | 1 | anne-example",
            "HOSC-2024-03 | 2 | kit-example"
        ]
    );
    assert_eq!(
        cells(
            &built.rows("promises"),
            &["made_in", "text", "due", "state", "is_computed"]
        ),
        ["HOSC-2024-03#entry-1 | a report | 2024-05 | ended | true"]
    );
    let status = built.page("recommendations/hosc-2024-03/").words(".lead");
    assert_eq!(cells(&built.rows("recommendations"), &["status"]), [status]);
}

#[test]
fn nothing_withheld_reaches_a_file() {
    let built = Site::exampleshire()
        .file(
            "people.yaml",
            "- name: Anne Example\n- name: Gone Hiddensea\n  draft: yes\n- name: Left Takenback\n  withdrawn: {on: 1 May 2024, reason: asked for}\n",
        )
        .file(
            "organisations.yaml",
            "- name: Exampleshire County Council\n- name: Secretive Trust\n  draft: yes\n",
        )
        .file(
            "bodies.yaml",
            "- name: Health Scrutiny Committee\n  short name: HOSC\n  members:\n    - {person: Gone Hiddensea, role: Member}\n    - {person: Anne Example, role: Chair, organisation: Secretive Trust}\n",
        )
        .file(
            "meetings/january.md",
            "---\nreference: HOSC-2024-01-18\nbody: HOSC\ndate: 18 January 2024\nstatus: held\n\
             present: [Gone Hiddensea (our secret agent), Anne Example]\n\
             papers:\n  - {title: Hush contract, link: \"https://example.org/hush.pdf\", exempt: {paragraph: 3}}\n---\n\n\
             ## 1. Openly said\n\nYes.\n\n## 2. The hush contract\n\nExempt: paragraph 3\nPublic title: A contract\nPresenters: Gone Hiddensea\n\nIt costs a hush sum.\n",
        )
        .recommendation(
            "leads: Gone Hiddensea/Anne Example, Secretive Trust\nmeeting: HOSC-2024-01-18\n",
            "See [the other](ref:HUSH-1). <!-- hush note -->\n",
        )
        .file("recommendations/hush.md", "---\nreference: HUSH-1\ntitle: Hush now\ndraft: yes\n---\n\nHush.\n")
        .build();
    let built = built.clean();
    for words in ["hush", "Hiddensea", "secret", "Takenback"] {
        let naming = built.naming(words);
        let naming: Vec<_> = naming
            .into_iter()
            .filter(|name| name.starts_with("data/"))
            // Of a withdrawn person the address tells the name, on the page that says so as well.
            .filter(|name| words != "Takenback" || !name.starts_with("data/withdrawn"))
            .collect();
        assert_eq!(naming, [""; 0], "{words}");
    }
    assert_eq!(
        cells(
            &built.rows("agenda-items"),
            &["number", "title", "state", "exempt_paragraph", "discussion"]
        ),
        [
            "1 | Openly said | public |  | Yes.",
            "2 | A contract | exempt | 3 | "
        ]
    );
    assert_eq!(
        cells(
            &built.rows("attendance"),
            &["person", "remark", "is_withheld"]
        ),
        [" |  | true", "anne-example |  | false"]
    );
    assert_eq!(
        cells(
            &built.rows("recommendation-leads"),
            &[
                "person",
                "acting_for_organisation",
                "named_as",
                "is_withheld"
            ]
        ),
        [
            " |  |  | true",
            "anne-example |  | Anne Example | false",
            " |  |  | true"
        ]
    );
    assert_eq!(
        cells(
            &built.rows("papers"),
            &["title", "address", "exempt_paragraph"]
        ),
        [" |  | 3"]
    );
    assert_eq!(
        cells(&built.rows("recommendations"), &["asked"]),
        ["See the other."]
    );
}

#[test]
fn popolo_has_dates_that_it_can_hold_and_no_others() {
    let built = Site::exampleshire()
        .file(
            "posts.yaml",
            "- name: Director of Public Health\n  organisation: ECC\n",
        )
        .file(
            "people.yaml",
            "- name: Anne Example\n  honorific: Dr\n  initials: AE\n  also: [Ann Example]\n  posts:\n    - {post: Director of Public Health, from: May 2019, to: 2020/21}\n",
        )
        .build()
        .clean();
    let popolo = built.data("popolo");
    let person = &popolo["persons"][0];
    assert_eq!(person["id"], "people/anne-example");
    assert_eq!(person["honorific_prefix"], "Dr");
    assert_eq!(
        person["other_names"][0],
        serde_json::json!({"name": "AE", "note": "initials"})
    );
    let held = &popolo["memberships"][0];
    assert_eq!(held["post_id"], "posts/director-of-public-health-ecc");
    assert_eq!(
        held["organization_id"],
        "organisations/exampleshire-county-council"
    );
    assert_eq!(held["start_date"], "2019-05");
    assert_eq!(held.get("end_date"), None);
    assert_eq!(
        cells(&built.rows("holdings"), &["from", "to", "to_as_written"]),
        ["2019-05 | 2020-04/2021-03 | 2020/21"]
    );
}

#[test]
fn a_meeting_is_an_event_at_its_time_in_universal_time() {
    let meeting = |name: &str, date: &str, more: &str| {
        (
            format!("meetings/{name}.md"),
            format!("---\nreference: {name}\nbody: HOSC\ndate: {date}\n{more}---\n"),
        )
    };
    let mut site = Site::exampleshire();
    for (path, text) in [
        meeting(
            "M-1",
            "13 June 2024",
            "start: 2pm\nend: \"4:30\"\nstatus: held\nvenue: County Hall\n",
        ),
        meeting(
            "M-2",
            "12 December 2024",
            "start: 10:00\nstatus: cancelled\n",
        ),
        meeting("M-3", "March 2025", "status: held\n"),
        meeting("M-4", "12 May 2026", "status: scheduled\n"),
        meeting("M-5", "1 March 2026", "status: scheduled\n"),
    ] {
        site = site.file(&path, &text);
    }
    let built = site.build().clean();
    let told = built.data("events");
    let events = told["events"].as_array().expect("events");
    let shown: Vec<String> = events
        .iter()
        .map(|event| {
            let text = |key: &str| event[key].as_str().unwrap_or("none").to_owned();
            format!(
                "{} {} {} {}",
                text("start_time"),
                text("end_time"),
                event["all_day"],
                text("status")
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "2024-01-18T00:00:00Z none true passed",
            "2024-06-13T13:00:00Z 2024-06-13T15:30:00Z false passed",
            "2024-12-12T10:00:00Z none false cancelled",
            "2026-03-01T00:00:00Z none true confirmed",
            "2026-05-11T23:00:00Z none true confirmed",
        ]
    );
    assert_eq!(told["meta"]["meetings_without_a_day"], 1);
    assert_eq!(events[1]["location"]["name"], "County Hall");
    let again = Site::exampleshire().build().clean().data("events");
    assert_eq!(again["events"][0]["id"], events[0]["id"], "ids stay");
    assert_eq!(built.rows("meetings").len(), 6);
}

#[test]
fn the_data_package_says_what_each_field_is_and_where_it_leads() {
    let built = Site::exampleshire()
        .file(
            "site.yaml",
            "title: Exampleshire answers\nowner: Exampleshire County Council\n",
        )
        .build()
        .clean();
    let package = built.data("datapackage");
    assert_eq!(package["name"], "exampleshire-answers");
    assert_eq!(package["licenses"][0]["name"], "OGL-UK-3.0");
    let resources = package["resources"].as_array().expect("resources");
    let leads = resources
        .iter()
        .find(|resource| resource["name"] == "recommendation-leads")
        .expect("leads");
    assert_eq!(
        leads["schema"]["primaryKey"],
        serde_json::json!(["recommendation", "position"])
    );
    assert_eq!(
        leads["schema"]["foreignKeys"][0],
        serde_json::json!({
            "fields": ["recommendation"],
            "reference": {"resource": "recommendations", "fields": ["reference"]},
        })
    );
    let page = built.page("data/recommendation-leads/");
    assert_eq!(
        page.all("tbody tr")[0],
        "recommendation\nId\nThe recommendation. Part of the key of the row. Leads to the table Recommendations."
    );
    assert_eq!(
        built.page("data/").link("Leads"),
        "/data/recommendation-leads/"
    );
    let beside = built.page("meetings/").attributes("nav.beside a", "href");
    assert!(
        beside.contains(&"/data/meetings.csv".to_owned()),
        "{beside:?}"
    );
}
