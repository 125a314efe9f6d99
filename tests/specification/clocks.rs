//! How long somebody has to answer: the rule for each kind of addressee, counted from the request, over
//! Easter, Christmas, the ends of months and 29 February; and what cannot be computed, with the reason.

use crate::site::{Page, Site};

const ASKED: &str = "Tell every family about it.\n";
const UNCHECKED: &str = "Nobody has checked this against the text of the law yet: we apply it as the council’s own rule.";

/// The page of a recommendation with these facts and this news, as of a day.
fn page(settings: &str, facts: &str, news: &str, as_of: &str) -> Page {
    let site = Site::with_recommendation(facts, &format!("{ASKED}{news}"));
    let site = match settings {
        "" => site,
        settings => site.file("site.yaml", settings),
    };
    site.build_with(&["--as-of", as_of])
        .clean()
        .page("recommendations/hosc-2024-03/")
}

/// Where the clock stands, in its first two lines: the word and the sentence.
fn clock(facts: &str, news: &str, as_of: &str) -> String {
    clock_by("", facts, news, as_of)
}

fn clock_by(settings: &str, facts: &str, news: &str, as_of: &str) -> String {
    let part = page(settings, facts, news, as_of).part("clock");
    let mut lines = part.lines().skip(1);
    let tag = lines.next().unwrap_or_default().to_owned();
    let told = lines.next().unwrap_or_default();
    let sentence = told.split(" The time runs").next().unwrap_or_default();
    let sentence = sentence.split(" The papers ask").next().unwrap_or_default();
    format!("{tag}: {sentence}")
}

const TO_HEALTH_BODY: &str = "made to: EICB\nresponse requested: 5 February 2024\n";
const TO_EXECUTIVE: &str = "made to: ECC\nresponse requested: 30 December 2023\n";

#[test]
fn a_health_body_has_28_days_from_the_request_and_the_rule_stands_beside_the_answer() {
    let shown = page("", TO_HEALTH_BODY, "", "4 March 2024");
    assert_eq!(
        shown.part("clock"),
        format!(
            "Time to answer\n\
             Time is left\n\
             No answer yet. The last day for it is 4 March 2024. The time runs from the day of the request, \
             5 February 2024: 28 days for a health body, so until 4 March 2024. Source: Local Authority (Public \
             Health, Health and Wellbeing Boards and Health Scrutiny) Regulations 2013 (SI 2013/218), regulation \
             22. {UNCHECKED}\n\
             Worked out by this site from the facts in the papers, as of 4 March 2024."
        )
    );
    assert_eq!(
        shown.words("main > .lead"),
        "Not yet answered. A response is due by 4 March 2024. No completion date given."
    );
}

#[test]
fn the_day_behind_the_last_one_is_late_and_the_sentence_says_since_when() {
    assert_eq!(
        clock(TO_HEALTH_BODY, "", "5 March 2024"),
        "Overdue: No answer is recorded. The last day was 4 March 2024, 1 day ago."
    );
    assert_eq!(
        page("", TO_HEALTH_BODY, "", "4 May 2024").words("main > .lead"),
        "Not yet answered. A response was due by 4 March 2024 and is 2 months late. No completion date given."
    );
}

#[test]
fn an_answer_is_in_time_on_the_last_day_and_late_on_the_next() {
    let answered = |day: &str| {
        let news = format!("\n## Response, {day}, from EICB: accepted\n\nYes.\n");
        clock(TO_HEALTH_BODY, &news, "30 April 2024")
    };
    assert_eq!(
        answered("4 March 2024"),
        "Answered in time: Answered on 4 March 2024. The last day was 4 March 2024."
    );
    assert_eq!(
        answered("5 March 2024"),
        "Answered late: Answered on 5 March 2024, 1 day late. The last day was 4 March 2024."
    );
    assert_eq!(
        answered("February 2024"),
        "Answered in time: Answered in February 2024. The last day was 4 March 2024."
    );
    assert_eq!(
        answered("March 2024"),
        "Cannot be computed: It cannot be computed whether the answer is in time, because the dates are not exact enough."
    );
    assert_eq!(
        answered("undated"),
        "Cannot be computed: It cannot be computed whether the answer is in time, because the answer has no date."
    );
    let late = "\n## Response, 20 March 2024, from EICB: accepted\n\nYes.\n";
    assert_eq!(
        page("", TO_HEALTH_BODY, late, "30 April 2024").words("main > .lead"),
        "Accepted on 20 March 2024. The answer was due by 4 March 2024 and came 16 days late. No completion date given."
    );
}

#[test]
fn two_months_begin_with_the_day_of_receipt_and_end_with_february() {
    for (facts, last) in [
        (
            "made to: ECC\nresponse requested: 30 December 2023\n",
            "29 February 2024",
        ),
        (
            "made to: ECC\nresponse requested: 30 December 2024\n",
            "28 February 2025",
        ),
        (
            "made to: ECC\nresponse requested: 29 February 2024\n",
            "28 April 2024",
        ),
        (
            "made to: ECC\nresponse requested: 1 December 2024\n",
            "31 January 2025",
        ),
        (
            "made to: ECC\nresponse requested: 27 December 2023\nrequest received: 2 January 2024\n",
            "1 March 2024",
        ),
    ] {
        let as_of = "2025-03-31";
        let told = clock(facts, "", as_of);
        assert!(
            told.contains(&format!("The last day was {last},")),
            "{facts}: {told}"
        );
    }
    let shown = page("", TO_EXECUTIVE, "", "29 February 2024").part("clock");
    assert!(
        shown.contains(
            "The time runs from the day of the request, 30 December 2023: 2 months, the first day counted for a \
             council’s executive, so until 29 February 2024. Source: Local Government Act 2000, section 9FE."
        ),
        "{shown}"
    );
}

#[test]
fn working_days_of_the_councils_own_rule_leap_over_easter_christmas_and_closed_days() {
    let rule = |within: &str| {
        format!(
            "response clocks:\n  - to: health body\n    within: {within}\n    source: our protocol of 2023\n    checked on: 3 March 2023\n"
        )
    };
    let last = |within: &str, requested: &str| {
        let facts = format!("made to: EICB\nresponse requested: {requested}\n");
        let told = clock_by(&rule(within), &facts, "", "2025-06-30");
        let day = told.split("The last day was ").nth(1).unwrap_or_default();
        day.split(',').next().unwrap_or_default().to_owned()
    };
    assert_eq!(last("5 working days", "27 March 2024"), "5 April 2024");
    assert_eq!(
        last("5 working days", "20 December 2024"),
        "31 December 2024"
    );
    assert_eq!(
        last("20 working days counting the first", "12 February 2018"),
        "9 March 2018"
    );
    assert_eq!(last("20 working days", "12 February 2018"), "12 March 2018");
    let closed = format!(
        "{}bank holidays: [27 December 2024]\n",
        rule("5 working days")
    );
    let facts = "made to: EICB\nresponse requested: 20 December 2024\n";
    let told = clock_by(&closed, facts, "", "2025-06-30");
    assert!(told.contains("2 January 2025"), "{told}");
    let shown = page(
        &rule("5 working days"),
        TO_HEALTH_BODY,
        "",
        "6 February 2024",
    )
    .part("clock");
    assert!(
        shown.contains(
            "5 working days for a health body, so until 12 February 2024. Source: our protocol of 2023. \
             The council checked this on 3 March 2023."
        ),
        "{shown}"
    );
}

#[test]
fn what_cannot_be_computed_says_why() {
    let because = |facts: &str| {
        let told = clock(facts, "", "2024-06-30");
        let told = told.strip_prefix(
            "Cannot be computed: It cannot be computed whether the answer is in time, because ",
        );
        told.unwrap_or("computed").to_owned()
    };
    assert_eq!(
        because("made to: EICB\n"),
        "our papers do not say when the answer was asked for."
    );
    assert_eq!(
        because("made to: EICB\nresponse requested: TBC\n"),
        "the papers give words instead of a date."
    );
    assert_eq!(
        because("response requested: 5 February 2024\n"),
        "our papers do not say who was asked."
    );
    assert_eq!(
        because("made to: AE\nresponse requested: 5 February 2024\n"),
        "our papers do not say what kind of organisation was asked."
    );
    let charity = "- name: Help for All\n  kind: charity\n\
                   - name: Exampleshire Integrated Care Board\n  short name: EICB\n  kind: NHS body\n";
    let site = Site::with_recommendation(
        "made to: Help for All\nresponse requested: 5 February 2024\n",
        ASKED,
    )
    .file("organisations.yaml", charity);
    let part = site
        .build()
        .clean()
        .page("recommendations/hosc-2024-03/")
        .part("clock");
    assert_eq!(
        part.lines().nth(2).unwrap_or_default(),
        "It cannot be computed whether the answer is in time, because no time is set in which a partner has to \
             answer. Source: Local Government Act 2000, section 9FF, by which a partner has to have regard to what \
             was recommended."
    );
}

#[test]
fn a_request_known_to_the_month_is_late_only_when_every_day_of_it_would_be() {
    let facts = "made to: EICB\nresponse requested: February 2024\n";
    assert!(clock(facts, "", "28 March 2024").starts_with("Time is left: "));
    assert!(clock(facts, "", "29 March 2024").starts_with("Overdue: "));
    let answered = |day: &str| {
        let news = format!("\n## Response, {day}, from EICB: accepted\n\nYes.\n");
        let told = clock(facts, &news, "30 June 2024");
        told.split(": ").next().unwrap_or_default().to_owned()
    };
    assert_eq!(answered("29 February 2024"), "Answered in time");
    assert_eq!(answered("10 March 2024"), "Cannot be computed");
    assert_eq!(answered("29 March 2024"), "Answered late");
}

#[test]
fn a_date_in_the_record_goes_before_the_rule() {
    let facts = "made to: EICB\nresponse requested: 5 February 2024\nresponse due: March 2024\n";
    assert!(clock(facts, "", "31 March 2024").starts_with("Time is left: "));
    let shown = page("", facts, "", "1 April 2024").part("clock");
    assert_eq!(
        shown,
        "Time to answer\n\
         Overdue\n\
         No answer is recorded. The last day was 31 March 2024, 1 day ago. The papers ask for an answer by March 2024.\n\
         Worked out by this site from the facts in the papers, as of 1 April 2024."
    );
}

#[test]
fn each_of_several_addressees_has_a_clock_of_its_own() {
    let facts = "made to: [EICB, ECC]\nresponse requested: 5 February 2024\n";
    let news = "\n## Response, 1 March 2024, from EICB: accepted\n\nYes.\n";
    let shown = page("", facts, news, "30 April 2024");
    let part = shown.part("clock");
    let told: Vec<&str> = part
        .lines()
        .filter(|line| !line.starts_with("Worked out"))
        .map(|line| line.split(" The time runs").next().unwrap_or_default())
        .collect();
    assert_eq!(
        told,
        [
            "Time to answer",
            "Exampleshire Integrated Care Board",
            "Answered in time",
            "Answered on 1 March 2024. The last day was 4 March 2024.",
            "Exampleshire County Council",
            "Overdue",
            "No answer is recorded. The last day was 4 April 2024, 26 days ago.",
        ]
    );
    assert_eq!(
        shown.words("main > .lead"),
        "Accepted on 1 March 2024. No answer from Exampleshire County Council, which was due by 4 April 2024 and is \
         26 days late. No completion date given."
    );
}

#[test]
fn a_task_that_nobody_had_to_answer_has_no_clock() {
    let site = Site::exampleshire().file(
        "actions/list.md",
        "---\nreference: HOSC-A-1\ntitle: Write a list\nleads: AE\n---\n\nWrite it.\n",
    );
    let page = site.build().clean().page("recommendations/hosc-a-1/");
    assert!(page.all("#clock").is_empty());
}

#[test]
fn a_time_that_is_none_is_a_finding() {
    let said = Site::with_recommendation("", ASKED)
        .file(
            "site.yaml",
            "response clocks:\n  - to: partner\n    within: a fortnight\n",
        )
        .build()
        .stopped();
    assert!(
        said.contains("error[bad-response-time]: this is not a time in which an answer can be due\n --> content/site.yaml:3:13"),
        "{said}"
    );
}

#[test]
fn an_answer_of_somebody_else_stops_no_clock_but_one_of_a_lead_or_a_board_does() {
    let told = |by: &str| {
        let news = format!("\n## Response, 1 March 2024, {by}: accepted\n\nYes.\n");
        let site = Site::with_recommendation(
            &format!("{TO_HEALTH_BODY}leads: KX\n"),
            &format!("{ASKED}{news}"),
        );
        let built = site.build_with(&["--as-of", "5 March 2024"]).clean();
        let part = built.page("recommendations/hosc-2024-03/").part("clock");
        part.lines().nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(told("from EICB"), "Answered in time");
    assert_eq!(told("from KX"), "Answered in time");
    assert_eq!(told("from HOSC"), "Answered in time");
    assert_eq!(told("from ECC"), "Overdue");
}

#[test]
fn a_record_that_ended_without_an_answer_is_not_overdue() {
    let news = "\n## Update, 2 May 2024, by AE: done, as reported\n\nDone.\n";
    assert_eq!(
        clock(TO_HEALTH_BODY, news, "30 June 2024"),
        "Cannot be computed: It cannot be computed whether the answer is in time, because the work ended before an \
         answer was recorded."
    );
}

#[test]
fn before_the_request_nothing_had_been_asked() {
    let site = Site::with_recommendation(
        &format!("made on: 18 January 2024\n{TO_HEALTH_BODY}"),
        ASKED,
    );
    let built = site.build_with(&["--as-of", "1 February 2024"]);
    assert!(
        built
            .stderr
            .contains("warning[not-yet]: the request for a response is dated 5 February 2024")
    );
    let part = built
        .clean()
        .page("recommendations/hosc-2024-03/")
        .part("clock");
    assert!(
        part.contains("because the answer had not been asked for yet."),
        "{part}"
    );
}

#[test]
fn a_person_or_post_that_was_asked_by_name_has_the_list_of_it() {
    let built = Site::exampleshire()
        .file(
            "posts.yaml",
            "- name: Director of Public Health\n  organisation: ECC\n",
        )
        .recommendation(
            "meeting: HOSC-2024-01-18\nmade to: [Anne Example, Director of Public Health]\nleads: Kit Example\nresponse requested: 22 January 2024\nresponse due: 22 March 2024\n",
            "Asked.\n",
        )
        .build()
        .clean();
    for (address, heading) in [
        ("people/anne-example/", "What they were asked"),
        ("posts/director-of-public-health-ecc/", "What it was asked"),
    ] {
        let page = built.page(address);
        let part = page.part("asked");
        assert!(part.starts_with(heading), "{part}");
        let late = page.part("asked-late");
        assert!(late.contains("Help more families"), "{late}");
        assert!(page.all("#work").is_empty(), "{address}");
        let times = page.part("answer-times");
        assert!(times.contains('1'), "{times}");
    }
    // Who leads it has it on the list of what they lead, and not twice.
    let lead = built.page("people/kit-example/");
    assert!(lead.words("main").contains("Help more families"));
    assert!(lead.all("#asked").is_empty());
    assert!(
        built
            .page("people/")
            .words("main")
            .contains("Was asked 1 thing that is still open.")
    );
}
