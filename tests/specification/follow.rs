//! Follow: feeds of what changed, calendars of meetings and of what is due, the page that explains
//! them, and what pages tell machines about themselves.

use crate::site::{Built, Site};
use serde_json::Value;

const BASE: &str = "https://council.example/answers/";
const FEED: &str = "recommendations/hosc-2024-03/feed";

const MADE: &str = "meeting: HOSC-2024-01-18\nmade to: EICB\nleads: AE\n";
const ANSWER: &str = "## Response, 20 February 2024, from EICB: accepted\n\nWe will.\n\n";
const UPDATE: &str = "## Update, May 2024: in progress\n\nMidwives tell families & more.\n\n";

fn asked(news: &[&str]) -> Site {
    Site::with_recommendation(MADE, &format!("Tell every family.\n\n{}", news.concat()))
}

#[track_caller]
fn built(site: &Site) -> Built {
    site.build_with(&["--base-url", BASE]).clean()
}

#[track_caller]
fn text(built: &Built, path: &str) -> String {
    let bytes = built
        .files
        .get(path)
        .unwrap_or_else(|| panic!("there is no `{path}`"));
    String::from_utf8(bytes.clone()).expect("text")
}

/// The pieces of a file from one mark to another, the marks counted in.
fn pieces(text: &str, from: &str, to: &str) -> Vec<String> {
    text.split(from)
        .skip(1)
        .filter_map(|rest| Some(format!("{from}{}{to}", rest.split_once(to)?.0)))
        .collect()
}

fn entries(built: &Built, address: &str) -> Vec<String> {
    pieces(
        &text(built, &format!("{address}.atom")),
        "<entry>",
        "</entry>",
    )
}

fn ids(built: &Built, address: &str) -> Vec<String> {
    let entries = entries(built, address);
    let ids = entries
        .iter()
        .flat_map(|entry| pieces(entry, "<id>", "</id>"));
    ids.map(|id| id.replace("<id>", "").replace("</id>", ""))
        .collect()
}

/// The events of a calendar, each on lines that are not folded.
fn events(built: &Built, path: &str) -> Vec<String> {
    let text = text(built, path).replace("\r\n ", "").replace("\r\n", "\n");
    pieces(&text, "BEGIN:VEVENT", "END:VEVENT")
}

/// A line of an event.
#[track_caller]
fn line<'a>(event: &'a str, name: &str) -> &'a str {
    let mut lines = event.lines();
    lines
        .find_map(|line| line.strip_prefix(name))
        .unwrap_or_else(|| panic!("no {name} in {event}"))
}

#[test]
fn a_feed_tells_what_changed_in_a_sentence_with_its_real_date() {
    let built = built(&asked(&[ANSWER, UPDATE]));
    assert_eq!(
        text(&built, &format!("{FEED}.atom")),
        r#"<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <id>tag:council.example,2026:feed/recommendations/hosc-2024-03/</id>
 <title>Help more families claim Healthy Start: what changed</title>
 <subtitle>What was asked, answered and updated, and which dates moved or passed. Where the papers give no day, we give the first day of the month or the time that they name, and repeat their words.</subtitle>
 <updated>2024-05-01T00:00:00+01:00</updated>
 <author>
  <name>Public transparency pages</name>
 </author>
 <link rel="self" type="application/atom+xml" href="https://council.example/answers/recommendations/hosc-2024-03/feed.atom"/>
 <link rel="alternate" type="text/html" href="https://council.example/answers/recommendations/hosc-2024-03/"/>
 <link rel="license" href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"/>
 <rights>Open Government Licence v3.0</rights>
 <generator>Answerable</generator>
 <entry>
  <id>tag:council.example,2026:change/hosc-2024-03/update/2024-05-01.2024-05-31</id>
  <title>Update: Help more families claim Healthy Start</title>
  <published>2024-05-01T00:00:00+01:00</published>
  <updated>2024-05-01T00:00:00+01:00</updated>
  <link rel="alternate" type="text/html" href="https://council.example/answers/recommendations/hosc-2024-03/#entry-2"/>
  <summary>May 2024: Update. In progress. Midwives tell families &amp; more. (HOSC-2024-03)</summary>
 </entry>
 <entry>
  <id>tag:council.example,2026:change/hosc-2024-03/response/2024-02-20</id>
  <title>Answer: Help more families claim Healthy Start</title>
  <published>2024-02-20T00:00:00+00:00</published>
  <updated>2024-02-20T00:00:00+00:00</updated>
  <link rel="alternate" type="text/html" href="https://council.example/answers/recommendations/hosc-2024-03/#entry-1"/>
  <summary>20 February 2024: Response from Exampleshire Integrated Care Board. Accepted. We will. (HOSC-2024-03)</summary>
 </entry>
 <entry>
  <id>tag:council.example,2026:change/hosc-2024-03/made</id>
  <title>New: Help more families claim Healthy Start</title>
  <published>2024-01-18T00:00:00+00:00</published>
  <updated>2024-01-18T00:00:00+00:00</updated>
  <link rel="alternate" type="text/html" href="https://council.example/answers/recommendations/hosc-2024-03/"/>
  <summary>18 January 2024: Recommended: Tell every family. (HOSC-2024-03)</summary>
 </entry>
</feed>
"#
    );
    let json: Value =
        serde_json::from_str(&text(&built, &format!("{FEED}.json"))).expect("JSON Feed");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(
        json["items"][0],
        serde_json::json!({
            "id": "tag:council.example,2026:change/hosc-2024-03/update/2024-05-01.2024-05-31",
            "url": "https://council.example/answers/recommendations/hosc-2024-03/#entry-2",
            "title": "Update: Help more families claim Healthy Start",
            "content_text": "May 2024: Update. In progress. Midwives tell families & more. (HOSC-2024-03)",
            "date_published": "2024-05-01T00:00:00+01:00",
            "date_modified": "2024-05-01T00:00:00+01:00",
        })
    );
}

#[test]
fn the_site_the_body_the_organisation_and_the_lead_have_feeds_of_the_same_news() {
    let built = built(&asked(&[ANSWER]));
    let own = entries(&built, FEED);
    for address in [
        "feed",
        "bodies/health-scrutiny-committee/feed",
        "organisations/exampleshire-integrated-care-board/feed",
        "people/anne-example/feed",
    ] {
        let told = entries(&built, address);
        assert!(
            own.iter().all(|entry| told.contains(entry)),
            "{address}: {told:#?}"
        );
    }
    let met = "tag:council.example,2026:change/hosc-2024-01-18/held";
    assert!(ids(&built, "feed").contains(&met.to_owned()));
    assert!(
        !built.files.contains_key("people/kit-example/feed.atom"),
        "she leads nothing"
    );
}

#[test]
fn another_title_wording_or_path_keeps_every_id() {
    let before = ids(&built(&asked(&[ANSWER, UPDATE])), FEED);
    let renamed = asked(&[ANSWER, UPDATE])
        .file(
            "recommendations/healthy-start.md",
            &format!(
                "---\nreference: HOSC-2024-03\ntitle: Another title\n{MADE}---\n\nTell all.\n\n{}{}",
                ANSWER.replace("We will.", "We will do so."),
                UPDATE.replace("in progress", "done, as reported"),
            ),
        )
        .build_with(&["--base-url", "https://council.example/"])
        .clean();
    assert_eq!(ids(&renamed, FEED), before);
    assert_eq!(before.len(), 3);
}

#[test]
fn a_new_update_adds_one_entry_and_leaves_the_others_as_they_were() {
    let before = entries(&built(&asked(&[ANSWER, UPDATE])), FEED);
    let more = "## Update, 3 June 2024: in progress\n\nMore.\n\n";
    let after = entries(&built(&asked(&[ANSWER, UPDATE, more])), FEED);
    assert_eq!(after[1..], before[..]);
    assert!(after[0].contains("update/2024-06-03<"), "{}", after[0]);
    // What is written later above the others moves their places on the page, and nothing else.
    let older = "## Update, 1 February 2024\n\nEarlier.\n\n";
    let site = asked(&[older, ANSWER, UPDATE]);
    let before = ids(&built(&asked(&[ANSWER, UPDATE])), FEED);
    let after = ids(&built(&site), FEED);
    let kept: Vec<&String> = after.iter().filter(|id| before.contains(id)).collect();
    assert_eq!(kept.len(), before.len());
    assert_eq!(after.len(), before.len() + 1);
}

#[test]
fn two_updates_of_one_day_have_an_id_each() {
    let second = UPDATE.replace("Midwives", "Nurses");
    let ids = ids(&built(&asked(&[UPDATE, &second])), FEED);
    assert!(ids.contains(
        &"tag:council.example,2026:change/hosc-2024-03/update/2024-05-01.2024-05-31".to_owned()
    ));
    assert!(ids.contains(
        &"tag:council.example,2026:change/hosc-2024-03/update/2024-05-01.2024-05-31/2".to_owned()
    ));
}

#[test]
fn a_date_that_passes_is_news_of_that_day_and_no_later_day_changes_it() {
    let site = Site::with_recommendation(&format!("{MADE}due: 3 March 2024\n"), "Tell all.\n");
    let on = |day: &str| {
        let built = site
            .build_with(&["--base-url", BASE, "--as-of", day])
            .clean();
        text(&built, &format!("{FEED}.atom"))
    };
    assert!(!on("2024-03-03").contains("due-passed"));
    let next_day = on("2024-03-04");
    assert!(
        next_day.contains("<summary>4 March 2024: The completion date passed: 3 March 2024. (HOSC-2024-03)</summary>"),
        "{next_day}"
    );
    assert_eq!(on("2026-03-31"), next_day);
}

#[test]
fn an_agenda_a_report_and_what_was_taken_back_are_news_of_the_site() {
    let site = asked(&[])
        .file(
            "meetings/march.md",
            "---\nreference: HOSC-2026-04-14\nbody: HOSC\ndate: 14 April 2026\nstatus: scheduled\nagenda published on: 30 March 2026\n---\n",
        )
        .file(
            "recommendations/gone.md",
            "---\nreference: HOSC-2024-98\ntitle: Zanzibar\nwithdrawn: {on: 5 March 2026}\n---\n\nZanzibar.\n",
        );
    let built = built(&site);
    let told = entries(&built, "feed");
    assert!(
        told[0]
            .contains("<title>Agenda published: Health Scrutiny Committee, 14 April 2026</title>"),
        "{}",
        told[0]
    );
    assert!(
        told[1].contains("<title>Withdrawn: HOSC-2024-98</title>"),
        "{}",
        told[1]
    );
    assert_eq!(built.naming("zanzibar"), [""; 0]);
}

#[test]
fn nothing_withheld_reaches_a_feed_a_calendar_or_a_machine() {
    let hidden = |state: &str| {
        asked(&[]).file(
            "recommendations/zanzibar.md",
            &format!(
                "---\nreference: HOSC-2024-99\ntitle: Zanzibar\n{state}{MADE}due: June 2026\n---\n\nZanzibar.\n\n\
                 ## Update, 1 March 2024\n\nZanzibar.\n\nPromised: zanzibar, by July 2026\n"
            ),
        )
    };
    for state in [
        "draft: yes\n",
        "embargoed until: 1 June 2026\n",
        "exempt: {paragraph: 3}\n",
    ] {
        let built = hidden(state).build_with(&["--base-url", BASE]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        assert_eq!(built.naming("zanzibar"), [""; 0], "{state}");
        assert_eq!(built.naming("hosc-2024-99"), [""; 0], "{state}");
    }
    let shown = built(&hidden(""));
    assert!(shown.naming("zanzibar").contains(&"owed/calendar.ics"));
}

#[test]
fn without_a_base_url_there_is_nothing_to_follow_and_no_linked_data() {
    let built = asked(&[ANSWER]).build().clean();
    let left: Vec<&String> = built
        .files
        .keys()
        .filter(|name| {
            name.contains("feed.") || name.ends_with(".ics") || name.starts_with("follow")
        })
        .collect();
    assert_eq!(left, [""; 0]);
    assert_eq!(built.naming("application/ld+json"), [""; 0]);
    assert_eq!(built.naming("application/atom+xml"), [""; 0]);
}

#[test]
fn characters_that_no_feed_may_hold_are_left_out_of_it() {
    let built = built(&Site::exampleshire().file(
        "recommendations/healthy-start.md",
        &format!("---\nreference: HOSC-2024-03\ntitle: \"A \\x07bell\\uFFFE, & <b>; more\"\n{MADE}due: 1 June 2026\n---\n\nTell\u{1} all.\n"),
    ));
    let title = "A bell, & <b>; more";
    let atom = text(&built, "feed.atom");
    assert!(
        atom.contains("<title>New: A bell, &amp; &lt;b&gt;; more</title>"),
        "{atom}"
    );
    let json: Value = serde_json::from_str(&text(&built, "feed.json")).expect("JSON Feed");
    assert_eq!(json["items"][1]["title"], format!("New: {title}"));
    for (name, bytes) in &built.files {
        let is_ours =
            name.ends_with(".atom") || name.ends_with("feed.json") || name.ends_with(".ics");
        let text = String::from_utf8_lossy(bytes);
        let bad = text
            .chars()
            .find(|c| (c.is_control() && !"\r\n".contains(*c)) || *c == '\u{FFFE}');
        assert!(
            !is_ours || (bad.is_none() && !text.contains("\\u0007")),
            "{name}: {bad:?}"
        );
    }
}

#[test]
fn a_former_address_keeps_its_feed_and_its_calendar() {
    let built = built(&asked(&[]).file(
        "people.yaml",
        "- name: Anne Example\n  initials: AE\n  former addresses: [staff/anne/]\n- name: Kit Example\n  initials: KX\n",
    ));
    for name in ["feed.atom", "feed.json", "calendar.ics"] {
        let now = text(&built, &format!("people/anne-example/{name}"));
        assert_eq!(text(&built, &format!("staff/anne/{name}")), now);
    }
}

fn april(facts: &str) -> Site {
    Site::exampleshire().file(
        "meetings/april.md",
        &format!("---\nreference: HOSC-2026-04-14\nbody: HOSC\n{facts}---\n"),
    )
}

#[test]
fn a_calendar_has_each_meeting_at_its_time_in_london() {
    let site = april(
        "date: 14 April 2026\nstart: 10am\nend: 12:30pm\nvenue: Council Chamber, County Hall\nstatus: scheduled\nagenda published on: 30 March 2026\n",
    );
    let built = built(&site);
    let told = events(&built, "bodies/health-scrutiny-committee/calendar.ics");
    assert_eq!(told, events(&built, "meetings/calendar.ics"));
    assert_eq!(
        told[1],
        "BEGIN:VEVENT\n\
         UID:hosc-2026-04-14@council.example\n\
         DTSTAMP:20260330T000000Z\n\
         SEQUENCE:1\n\
         DTSTART;TZID=Europe/London:20260414T100000\n\
         DTEND;TZID=Europe/London:20260414T123000\n\
         SUMMARY:Health Scrutiny Committee\n\
         DESCRIPTION:Time\\, as our papers give it: 10am to 12:30pm.\\nThe agenda\\, the papers and what came of it: https://council.example/answers/meetings/hosc-2026-04-14/\n\
         LOCATION:Council Chamber\\, County Hall\n\
         URL:https://council.example/answers/meetings/hosc-2026-04-14/\n\
         STATUS:CONFIRMED\n\
         TRANSP:OPAQUE\n\
         END:VEVENT"
    );
    assert_eq!(line(&told[0], "DTSTART"), ";VALUE=DATE:20240118");
    assert!(text(&built, "meetings/calendar.ics").contains("\r\nTZID:Europe/London\r\n"));
}

#[test]
fn a_meeting_that_moves_or_is_cancelled_stays_the_same_event() {
    let of = |facts: &str| {
        let built = built(&april(facts));
        let mut events = events(&built, "meetings/calendar.ics");
        events.pop().expect("an event")
    };
    let first = of("date: 14 April 2026\nstart: 10am\nstatus: scheduled\n");
    let moved = of("date: 21 April 2026\nstart: 2pm\nstatus: scheduled\n");
    let cancelled = of("date: 14 April 2026\nstart: 10am\nstatus: cancelled\n");
    let postponed = of("date: 14 April 2026\nstart: 10am\nstatus: postponed\n");
    for event in [&moved, &cancelled, &postponed] {
        assert_eq!(line(event, "UID"), line(&first, "UID"));
    }
    assert_eq!(
        line(&moved, "DTSTART"),
        ";TZID=Europe/London:20260421T140000"
    );
    let sequence = |event: &str| line(event, "SEQUENCE:").parse::<usize>().expect("a number");
    for (event, summary) in [
        (&cancelled, "Cancelled: Health Scrutiny Committee"),
        (&postponed, "Postponed: Health Scrutiny Committee"),
    ] {
        assert_eq!(line(event, "STATUS:"), "CANCELLED");
        assert_eq!(line(event, "SUMMARY:"), summary);
        assert!(sequence(event) > sequence(&first));
    }
    assert_eq!(
        events(
            &built(&april("date: April 2026\nstatus: scheduled\n")),
            "meetings/calendar.ics"
        )
        .len(),
        1
    );
}

#[test]
fn no_later_day_makes_an_event_look_changed() {
    let site = asked(&["## Update, 1 March 2024\n\nPromised: a report, by June 2026\n"]).file(
        "meetings/april.md",
        "---\nreference: HOSC-2026-04-14\nbody: HOSC\ndate: 14 April 2026\nstatus: scheduled\n---\n",
    );
    let on = |day: &str, path: &str| {
        events(
            &site
                .build_with(&["--base-url", BASE, "--as-of", day])
                .clean(),
            path,
        )
    };
    for path in ["meetings/calendar.ics", "owed/calendar.ics"] {
        assert_eq!(on("2026-03-31", path), on("2026-04-30", path), "{path}");
        assert!(!on("2026-03-31", path).is_empty());
    }
    // The open data says the same of the meeting.
    let status = |day: &str| {
        let told = site.build_with(&["--as-of", day]).clean().data("events");
        told["events"][1]["status"].as_str().map(str::to_owned)
    };
    for day in ["2026-03-31", "2026-04-30"] {
        assert_eq!(status(day).as_deref(), Some("confirmed"), "{day}");
        let event = on(day, "meetings/calendar.ics").pop().expect("an event");
        assert_eq!(line(&event, "STATUS:"), "CONFIRMED", "{day}");
    }
}

#[test]
fn what_is_due_stands_on_its_last_day_and_goes_when_it_is_done() {
    let site = |news: &str| {
        Site::with_recommendation(
            &format!("{MADE}response due: 1 May 2026\ndue: [March 2026, June 2026]\n"),
            &format!("Tell every family.\n\n{news}"),
        )
    };
    let open = built(&site(
        "## Update, 1 March 2024\n\nPromised: a report, by 3 July 2026\n",
    ));
    let told = events(&open, "owed/calendar.ics");
    let shown: Vec<(&str, &str)> = told
        .iter()
        .map(|event| (line(event, "DTSTART;VALUE=DATE:"), line(event, "SUMMARY:")))
        .collect();
    let name = "HOSC-2024-03: Help more families claim Healthy Start";
    assert_eq!(
        shown,
        [
            ("20260501", &*format!("Answer due: {name}")),
            (
                "20260630",
                &*format!("Work due: {name} (our papers say: June 2026)")
            ),
            ("20260703", &*format!("Promised: a report ({name})")),
        ]
    );
    assert_eq!(line(&told[1], "SEQUENCE:"), "1");
    assert_eq!(line(&told[1], "UID:"), "hosc-2024-03/due@council.example");
    assert!(
        told.iter()
            .all(|event| line(event, "TRANSP:") == "TRANSPARENT")
    );
    assert_eq!(events(&open, "people/anne-example/calendar.ics"), told);
    let done = built(&site(
        "## Response, 20 February 2024, from EICB: accepted\n\nYes.\n\n## Update, 1 March 2024: done, as reported\n\nDone.\n",
    ));
    assert_eq!(events(&done, "owed/calendar.ics"), [""; 0]);
}

#[test]
fn pages_lead_to_their_feeds_and_calendars_and_one_page_explains_them() {
    let built = built(&asked(&[ANSWER]));
    let page = built.page("bodies/health-scrutiny-committee/");
    assert_eq!(
        page.attributes("link[rel='alternate']", "href"),
        [
            "/answers/bodies/health-scrutiny-committee/feed.atom",
            "/answers/bodies/health-scrutiny-committee/feed.json",
            "/answers/bodies/health-scrutiny-committee/calendar.ics",
        ]
    );
    assert_eq!(
        page.all("nav.beside li"),
        [
            "Health Scrutiny Committee: what changed (feed)",
            "Health Scrutiny Committee: meetings (calendar)",
        ]
    );
    assert_eq!(
        page.attributes("footer a[href$='follow/']", "href"),
        ["/answers/follow/"]
    );
    let follow = built.page("follow/");
    assert_eq!(
        follow.link("Health Scrutiny Committee: meetings"),
        "/answers/bodies/health-scrutiny-committee/calendar.ics"
    );
    assert_eq!(
        follow.link("Public transparency pages: what changed"),
        "/answers/feed.atom"
    );
    assert!(follow.all("main h3").contains(&"On a phone".to_owned()));
}

fn linked_data(built: &Built, address: &str) -> Vec<Value> {
    let blocks = built
        .page(address)
        .all("script[type='application/ld+json']");
    let block: Value = serde_json::from_str(blocks.first().expect("a block")).expect("JSON");
    assert_eq!(block["@context"], "https://schema.org");
    block["@graph"].as_array().expect("a graph").clone()
}

#[test]
fn a_page_tells_machines_where_it_stands_and_what_it_is_about() {
    let built = built(&april(
        "date: 14 April 2026\nstart: 10am\nend: 12:30pm\nvenue: Council Chamber, County Hall\nstatus: postponed\n",
    ));
    let graph = linked_data(&built, "meetings/hosc-2026-04-14/");
    assert_eq!(
        graph[0]["itemListElement"][2],
        serde_json::json!({
            "@type": "ListItem",
            "position": 3,
            "name": "Health Scrutiny Committee, 14 April 2026",
            "item": "https://council.example/answers/meetings/hosc-2026-04-14/",
        })
    );
    assert_eq!(
        graph[1],
        serde_json::json!({
            "@type": "Event",
            "@id": "https://council.example/answers/meetings/hosc-2026-04-14/#about",
            "name": "Health Scrutiny Committee, 14 April 2026",
            "description": "Health Scrutiny Committee, 14 April 2026: This meeting was postponed. It was to be on Tuesday 14 April 2026.",
            "url": "https://council.example/answers/meetings/hosc-2026-04-14/",
            "startDate": "2026-04-14T10:00:00+01:00",
            "endDate": "2026-04-14T12:30:00+01:00",
            "eventStatus": "https://schema.org/EventPostponed",
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": {
                "@type": "Place",
                "name": "Council Chamber",
                "address": "Council Chamber, County Hall",
            },
            "organizer": {
                "@type": "GovernmentOrganization",
                "@id": "https://council.example/answers/bodies/health-scrutiny-committee/#about",
                "name": "Health Scrutiny Committee",
                "url": "https://council.example/answers/bodies/health-scrutiny-committee/",
            },
            "inLanguage": "en",
        })
    );
    // Without a place search engines take no event.
    assert_eq!(linked_data(&built, "meetings/hosc-2024-01-18/").len(), 1);
}

#[test]
fn no_title_ends_the_block_that_it_stands_in() {
    let built = built(&Site::exampleshire().file(
        "recommendations/healthy-start.md",
        &format!("---\nreference: HOSC-2024-03\ntitle: 'Mark </script><script>alert(1)</script> & more'\n{MADE}---\n\nTell all.\n"),
    ));
    let graph = linked_data(&built, "recommendations/hosc-2024-03/");
    assert_eq!(
        graph[0]["itemListElement"][2]["name"],
        "Mark </script><script>alert(1)</script> & more"
    );
    let page = built.page("recommendations/hosc-2024-03/");
    assert_eq!(page.all("script:not([type])"), [""; 0]);
}

#[test]
fn two_records_at_one_address_are_one_finding_and_none_of_their_feeds() {
    let built = asked(&[])
        .file(
            "people.yaml",
            "- name: Anne Example\n  initials: AE\n  former addresses: [staff/one/]\n\
             - name: Kit Example\n  initials: KX\n  former addresses: [staff/one/]\n",
        )
        .file(
            "recommendations/second.md",
            &format!("---\nreference: HOSC-2024-04\ntitle: Second\naddress: hosc-2024-03\n{}---\n\nDo it.\n", MADE.replace("AE", "KX")),
        )
        .build_with(&["--base-url", BASE]);
    let errors = built.stopped();
    assert!(errors.contains("error[address-twice]"), "{errors}");
    assert!(
        !errors.contains("feed.") && !errors.contains("calendar.ics"),
        "{errors}"
    );
}
