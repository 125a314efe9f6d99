//! A lead's post passes to the next holder with its open work; nothing is orphaned, and the page of
//! who left stays true. And how long answers took, without a rate.

use crate::site::{Built, Site};

/// Pat Past was Director of Public Health until 14 March 2019, then Jane Roe.
const HANDED_OVER: &str = "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      \
                           from: 2016\n      to: 14 March 2019\n\
                           - name: Jane Roe\n  posts:\n    - post: Director of Public Health\n      \
                           from: 14 March 2019\n";

/// The posts of the county council and of the NHS board.
const POSTS: &str = "- name: Director of Public Health\n  organisation: Exampleshire County Council\n\
                     - name: Chief Nurse\n  organisation: Exampleshire Integrated Care Board\n";

const POST: &str = "posts/director-of-public-health-exampleshire-county-council/";
const RECOMMENDATION: &str = "recommendations/hosc-2024-03/";

/// A recommendation of 12 February 2018 with these leads, where these people held these posts.
fn asked_of(leads: &str, people: &str, posts: &str) -> Site {
    asked_on("made on: 12 February 2018\n", leads, people, posts)
}

fn asked_on(made_on: &str, leads: &str, people: &str, posts: &str) -> Site {
    Site::exampleshire()
        .file("people/holders.yaml", people)
        .file("posts.yaml", posts)
        .recommendation(
            &format!("{made_on}leads: {leads}\n"),
            "Tell every family.\n",
        )
}

fn as_of(site: &Site, day: &str) -> Built {
    site.build_with(&["--as-of", day]).clean()
}

/// Who leads, as the recommendation's page and the row of a list have it.
fn lead(built: &Built) -> (String, String) {
    let page = built.page(RECOMMENDATION);
    let row = built.page("recommendations/").words(".row-body .small");
    (page.fact("Lead"), row)
}

/// The headings of the work on a page, with the rows below each.
fn work(built: &Built, address: &str) -> Vec<String> {
    let page = built.page(address);
    let parts = page.all("main > section");
    let is_work = |part: &&String| {
        part.contains("Help more families") || part.contains("recommendations and actions are late")
    };
    let short = |part: &String| {
        part.lines()
            .filter(|line| {
                !line.starts_with("Counted as of")
                    && !line.starts_with("Awaiting")
                    && !line.starts_with("No answer")
                    && !line.starts_with("Not yet answered")
            })
            .collect::<Vec<_>>()
            .join("\n")
    };
    parts.iter().filter(is_work).map(short).collect()
}

#[test]
fn on_the_day_before_it_is_with_the_holder_whom_the_paper_names() {
    let built = as_of(&asked_of("Pat Past", HANDED_OVER, POSTS), "2019-03-13");
    assert_eq!(
        lead(&built),
        (
            "Pat Past".to_owned(),
            "Made 12 February 2018. Lead: Pat Past.".to_owned()
        )
    );
    assert_eq!(
        built.page("people/jane-roe/").words("main > .lead"),
        "No posts are recorded.",
        "a post that has not begun is none that she held"
    );
    assert_eq!(work(&built, "people/jane-roe/"), [""; 0]);
    assert_eq!(work(&built, POST), [""; 0]);
}

#[test]
fn on_the_last_day_it_is_still_with_the_one_who_holds_it_beside_the_next() {
    let built = as_of(&asked_of("Pat Past", HANDED_OVER, POSTS), "2019-03-14");
    assert_eq!(lead(&built).0, "Pat Past");
    assert_eq!(work(&built, "people/jane-roe/"), [""; 0]);
    let built = as_of(
        &asked_of("Director of Public Health", HANDED_OVER, POSTS),
        "2019-03-14",
    );
    assert_eq!(
        lead(&built).0,
        "Director of Public Health, Exampleshire County Council\nheld now by Pat Past and Jane Roe"
    );
}

#[test]
fn on_the_day_after_it_is_with_the_next_holder_and_every_page_says_so() {
    let built = as_of(&asked_of("Pat Past", HANDED_OVER, POSTS), "2019-03-15");
    assert_eq!(
        lead(&built),
        (
            "Pat Past\n\
             Director of Public Health, Exampleshire County Council: held by Pat Past until \
             14 March 2019, now Jane Roe"
                .to_owned(),
            "Made 12 February 2018. Lead: Pat Past (now Jane Roe).".to_owned()
        )
    );
    let page = built.page(RECOMMENDATION);
    assert_eq!(page.link("Jane Roe"), "/people/jane-roe/");
    assert_eq!(
        page.link("Director of Public Health, Exampleshire County Council"),
        format!("/{POST}")
    );
    assert_eq!(
        work(&built, "people/pat-past/"),
        [
            "What they were named for\n\
             All that is still open has passed on with their post. They answer for none of it now.\n\
             0 recommendations and actions are open\n\
             0 recommendations and actions are late\n\
             0 recommendations and actions are done\n\
             1 recommendation or action has passed on",
            "Passed on with a post\n\
             HOSC-2024-03\n\
             Help more families claim Healthy Start\n\
             Made 12 February 2018. Lead: Pat Past (now Jane Roe). Passed on with the post of \
             Director of Public Health, Exampleshire County Council."
        ]
    );
    assert_eq!(
        work(&built, "people/jane-roe/"),
        [
            "What came with their posts\n\
             1 recommendation or action is open\n\
             0 recommendations and actions are late",
            "Came with the post of Director of Public Health, Exampleshire County Council, from \
             Pat Past\n\
             HOSC-2024-03\n\
             Help more families claim Healthy Start\n\
             Made 12 February 2018. Lead: Pat Past (now Jane Roe)."
        ]
    );
    assert_eq!(
        work(&built, POST),
        [
            "What earlier holders were named for\n\
             1 recommendation or action is open\n\
             0 recommendations and actions are late\n\
             0 recommendations and actions are done",
            "From earlier holders, open\n\
             HOSC-2024-03\n\
             Help more families claim Healthy Start\n\
             Made 12 February 2018. Lead: Pat Past (now Jane Roe)."
        ]
    );
    let people = built.page("people/").all(".row-body");
    let owing: Vec<_> = people
        .iter()
        .filter(|row| row.contains("Answers for"))
        .collect();
    assert_eq!(
        owing,
        ["Jane Roe\n\
          Director of Public Health, Exampleshire County Council, since 14 March 2019.\n\
          Answers for 1 thing that is still open."]
    );
}

#[test]
fn what_an_earlier_holder_closed_is_passed_to_nobody_and_stays_on_the_page_of_the_post() {
    let done =
        "Tell every family.\n\n## Update, 1 March 2019, by Pat Past: done, as reported\n\nDone.\n";
    let site = asked_of("Pat Past", HANDED_OVER, POSTS)
        .recommendation("made on: 12 February 2018\nleads: Pat Past\n", done);
    let built = as_of(&site, "2019-03-15");
    assert_eq!(
        lead(&built),
        (
            "Pat Past".to_owned(),
            "Made 12 February 2018. Lead: Pat Past.".to_owned()
        )
    );
    assert_eq!(work(&built, "people/jane-roe/"), [""; 0]);
    let theirs = work(&built, "people/pat-past/").join("\n");
    assert!(
        theirs.contains("What they lead") && theirs.contains("1 recommendation or action is done"),
        "{theirs}"
    );
    let post = work(&built, POST).join("\n");
    assert!(
        post.contains("From earlier holders, done or closed\nHOSC-2024-03"),
        "{post}"
    );
}

#[test]
fn a_chain_of_holders_ends_with_the_one_of_today() {
    let people = "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      to: 14 March 2019\n\
                  - name: Jane Roe\n  posts:\n    - post: Director of Public Health\n      \
                  from: 15 March 2019\n      to: 6 June 2019\n\
                  - name: Zoe Next\n  posts:\n    - post: Director of Public Health\n      from: 7 June 2019\n";
    let site = asked_of("Pat Past", people, POSTS);
    let post = "Director of Public Health, Exampleshire County Council";
    assert_eq!(
        lead(&as_of(&site, "2019-06-06")).0,
        format!("Pat Past\n{post}: held by Pat Past until 14 March 2019, now Jane Roe")
    );
    let built = as_of(&site, "2019-06-07");
    assert_eq!(
        lead(&built).0,
        format!("Pat Past\n{post}: held by Pat Past until 14 March 2019, now Zoe Next")
    );
    assert_eq!(work(&built, "people/jane-roe/"), [""; 0]);
    assert_eq!(work(&built, "people/zoe-next/").len(), 2);
}

#[test]
fn a_post_that_is_the_lead_says_who_held_it_when_it_was_made_and_who_holds_it_now() {
    let site = asked_of("Director of Public Health", HANDED_OVER, POSTS);
    let post = "Director of Public Health, Exampleshire County Council";
    assert_eq!(
        lead(&as_of(&site, "2019-03-13")),
        (
            format!("{post}\nheld now by Pat Past"),
            format!("Made 12 February 2018. Lead: {post}.")
        )
    );
    let built = as_of(&site, "2019-03-15");
    assert_eq!(
        lead(&built),
        (
            format!("{post}\nheld by Pat Past until 14 March 2019, now Jane Roe"),
            format!("Made 12 February 2018. Lead: {post} (now Jane Roe).")
        )
    );
    assert_eq!(
        work(&built, "people/jane-roe/")[1],
        format!(
            "Led by the post of {post}\n\
             HOSC-2024-03\n\
             Help more families claim Healthy Start\n\
             Made 12 February 2018. Lead: {post} (now Jane Roe)."
        )
    );
}

#[test]
fn a_vacant_post_keeps_the_work_and_says_since_when_nobody_holds_it() {
    let people = "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      to: 28 February 2019\n";
    let posts = format!(
        "{}  vacant:\n    - from: 1 March 2019\n      note: The post was abolished.\n",
        "- name: Director of Public Health\n  organisation: Exampleshire County Council\n"
    );
    let site = asked_of("Pat Past", people, &posts);
    let post = "Director of Public Health, Exampleshire County Council";
    assert_eq!(lead(&as_of(&site, "2019-02-28")).0, "Pat Past");
    let built = as_of(&site, "2019-03-01");
    assert_eq!(
        lead(&built),
        (
            format!(
                "Pat Past\n{post}: held by Pat Past until 28 February 2019; \
                 nobody has held this post since 1 March 2019"
            ),
            "Made 12 February 2018. Lead: Pat Past (the post is vacant now).".to_owned()
        )
    );
    assert_eq!(work(&built, POST).len(), 2);
    let posts = built.page("posts/").words(".row-body");
    assert!(posts.contains("Answers for 1 thing"), "{posts}");
}

#[test]
fn where_the_papers_name_no_next_holder_the_post_keeps_the_work() {
    let people =
        "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      to: 2019\n";
    let site = asked_of("Pat Past", people, POSTS);
    assert_eq!(
        lead(&as_of(&site, "2019-12-31")).0,
        "Pat Past",
        "2019 has its last day yet"
    );
    let built = as_of(&site, "2020-01-01");
    assert_eq!(
        lead(&built),
        (
            "Pat Past\n\
             Director of Public Health, Exampleshire County Council: held by Pat Past until 2019; \
             our papers do not say who holds it now"
                .to_owned(),
            "Made 12 February 2018. Lead: Pat Past (our papers do not say who leads it now)."
                .to_owned()
        )
    );
    assert_eq!(work(&built, POST).len(), 2);
}

#[test]
fn who_still_holds_one_of_two_posts_keeps_the_work() {
    let people = "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      to: 14 March 2019\n    \
                  - post: Chief Nurse\n      from: 2017\n\
                  - name: Jane Roe\n  posts:\n    - post: Director of Public Health\n      from: 15 March 2019\n";
    let site = asked_of("Pat Past", people, POSTS);
    assert_eq!(lead(&as_of(&site, "2020-01-01")).0, "Pat Past");
    // For whom they act tells which of the posts it was.
    let site = asked_of("Pat Past, Exampleshire County Council", people, POSTS);
    assert_eq!(
        lead(&as_of(&site, "2020-01-01")).0,
        "Pat Past for Exampleshire County Council\n\
         Director of Public Health, Exampleshire County Council: held by Pat Past until \
         14 March 2019, now Jane Roe"
    );
    let site = asked_of(
        "Pat Past, Exampleshire Integrated Care Board",
        people,
        POSTS,
    );
    assert_eq!(
        lead(&as_of(&site, "2020-01-01")).0,
        "Pat Past for Exampleshire Integrated Care Board"
    );
}

#[test]
fn two_posts_that_ended_pass_the_work_to_both_holders() {
    let people = "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      to: 14 March 2019\n    \
                  - post: Chief Nurse\n      to: May 2019\n\
                  - name: Jane Roe\n  posts:\n    - post: Director of Public Health\n      from: 15 March 2019\n\
                  - name: Zoe Next\n  posts:\n    - post: Chief Nurse\n      from: June 2019\n      note: Acting.\n\
                  - name: Max More\n  posts:\n    - post: Chief Nurse\n      from: June 2019\n";
    let site = asked_of("Pat Past", people, POSTS);
    assert_eq!(lead(&as_of(&site, "2019-05-31")).0, "Pat Past");
    assert_eq!(
        lead(&as_of(&site, "2019-06-01")),
        (
            "Pat Past\n\
             Director of Public Health, Exampleshire County Council: held by Pat Past until \
             14 March 2019, now Jane Roe\n\
             Chief Nurse, Exampleshire Integrated Care Board: held by Pat Past until May 2019, now \
             Zoe Next and Max More"
                .to_owned(),
            "Made 12 February 2018. Lead: Pat Past (now Jane Roe, Zoe Next and Max More)."
                .to_owned()
        )
    );
}

#[test]
fn an_acting_holder_fills_a_vacancy() {
    let people = "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      to: 14 March 2019\n\
                  - name: Jane Roe\n  posts:\n    - post: Director of Public Health\n      from: 1 April 2019\n      \
                  note: Acting.\n";
    let posts = "- name: Director of Public Health\n  organisation: Exampleshire County Council\n  \
                 vacant:\n    - from: 15 March 2019\n";
    let site = asked_of("Pat Past", people, posts);
    let row = |day| lead(&as_of(&site, day)).1;
    assert_eq!(
        row("2019-03-31"),
        "Made 12 February 2018. Lead: Pat Past (the post is vacant now)."
    );
    assert_eq!(
        row("2019-04-01"),
        "Made 12 February 2018. Lead: Pat Past (now Jane Roe)."
    );
}

#[test]
fn without_dates_nothing_passes() {
    // It is not known when it was made.
    let site = asked_on("", "Pat Past", HANDED_OVER, POSTS);
    assert_eq!(lead(&as_of(&site, "2020-01-01")).0, "Pat Past");
    // It was made before they held the post, or after.
    for made_on in ["made on: 2015\n", "made on: 15 March 2019\n"] {
        let site = asked_on(made_on, "Pat Past", HANDED_OVER, POSTS);
        assert_eq!(lead(&as_of(&site, "2020-01-01")).0, "Pat Past", "{made_on}");
    }
    // No post of theirs is recorded, or none that ended.
    for people in [
        "- name: Pat Past\n",
        "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n",
    ] {
        let site = asked_of("Pat Past", people, POSTS);
        assert_eq!(lead(&as_of(&site, "2020-01-01")).0, "Pat Past", "{people}");
    }
}

#[test]
fn partial_dates_pass_the_work_once_their_last_day_is_over() {
    let people = "- name: Pat Past\n  posts:\n    - post: Director of Public Health\n      to: March 2019\n\
                  - name: Jane Roe\n  posts:\n    - post: Director of Public Health\n      from: March 2019\n";
    let site = asked_on("made on: March 2019\n", "Pat Past", people, POSTS);
    assert_eq!(lead(&as_of(&site, "2019-03-31")).0, "Pat Past");
    assert_eq!(
        lead(&as_of(&site, "2019-04-01")).1,
        "Made March 2019. Lead: Pat Past (now Jane Roe)."
    );
}

#[test]
fn posts_that_include_others_and_those_of_a_former_organisation_are_not_guessed() {
    let posts = format!(
        "{POSTS}- name: Chief officers\n  includes: [Director of Public Health, Chief Nurse]\n"
    );
    let built = as_of(
        &asked_of("Chief officers", HANDED_OVER, &posts),
        "2020-01-01",
    );
    assert_eq!(lead(&built).0, "Chief officers");
    assert_eq!(work(&built, "people/jane-roe/"), [""; 0]);
}

#[test]
fn an_action_of_a_plan_passes_on_in_the_same_way() {
    let site = asked_of("Pat Past", HANDED_OVER, POSTS).file(
        "plans.yaml",
        "- reference: PLAN\n  title: Food plan\n  agreed on: 12 February 2018\n  actions:\n    \
         - reference: A1\n      text: Open a kitchen\n      accountable: Pat Past\n      \
         responsible: Director of Public Health\n    \
         - reference: A2\n      text: Write a menu\n      accountable: Pat Past\n      \
         delivery: done, as reported\n",
    );
    let built = as_of(&site, "2019-03-15");
    let page = built.page("actions/plan-a1/");
    assert_eq!(
        [page.fact("Accountable"), page.fact("Responsible")],
        [
            "Pat Past\n\
             Director of Public Health, Exampleshire County Council: held by Pat Past until \
             14 March 2019, now Jane Roe",
            "Director of Public Health, Exampleshire County Council\n\
             held by Pat Past until 14 March 2019, now Jane Roe"
        ]
    );
    assert_eq!(
        built.page("actions/plan-a2/").fact("Accountable"),
        "Pat Past"
    );
    let part = "section[aria-labelledby='plan-actions']";
    let roles = |address: &str| {
        built
            .page(address)
            .all(&format!("{part} tbody td:nth-of-type(2)"))
    };
    assert_eq!(
        roles("people/pat-past/"),
        ["Was accountable", "Accountable"]
    );
    assert_eq!(
        built
            .page("people/pat-past/")
            .words(&format!("{part} .small")),
        "1 of these actions passed on with the post. Director of Public Health, Exampleshire County \
         Council: held by Pat Past until 14 March 2019, now Jane Roe."
    );
    assert_eq!(
        roles("people/jane-roe/"),
        ["Accountable, from Pat Past. Responsible, through their post"]
    );
    assert_eq!(
        roles(POST),
        [
            "Accountable, from Pat Past. Responsible",
            "Accountable, from Pat Past"
        ]
    );
}

/// Recommendations of the committee to the NHS board, each by its lines and what follows them.
fn answered(records: &[(&str, &str)]) -> Site {
    let mut site = Site::exampleshire();
    for (position, (facts, body)) in records.iter().enumerate() {
        let text = format!(
            "---\nreference: HOSC-2024-1{position}\ntitle: Ask {position}\nmeeting: HOSC-2024-01-18\n\
             made to: EICB\nleads: Anne Example\n{facts}---\n\nTell every family.\n{body}"
        );
        site = site.file(&format!("recommendations/ask-{position}.md"), &text);
    }
    site
}

const EICB: &str = "organisations/exampleshire-integrated-care-board/";
const HOSC: &str = "bodies/health-scrutiny-committee/";

#[test]
fn how_long_answers_took_is_told_in_days_and_never_as_a_rate() {
    let site = answered(&[
        // Over 29 February of a leap year: 29 days, one more than 28.
        (
            "response requested: 31 January 2024\n",
            "\n## Response, 29 February 2024: accepted\n\nYes.\n",
        ),
        // From the end of a month to that of the next.
        (
            "response requested: 31 March 2024\n",
            "\n## Response, 28 April 2024: noted\n\nYes.\n",
        ),
        // Over the turn of a year without a leap day.
        (
            "response requested: 29 January 2025\n",
            "\n## Response, 1 March 2025: accepted\n\nYes.\n",
        ),
        (
            "response requested: 1 February 2024\n",
            "\n## Response, 2 February 2024: accepted\n\nYes.\n",
        ),
        // Overdue, running, never dated, and an answer that has no date.
        ("response requested: 1 March 2024\n", ""),
        ("response requested: 30 March 2026\n", ""),
        ("", ""),
        ("", ""),
        (
            "response requested: 1 March 2024\n",
            "\n## Response: accepted\n\nYes.\n",
        ),
    ]);
    let built = site.build().clean();
    let told = "4 answers, between 1 day and 31 days; the median is 28 and a half days. \
                One more answer cannot be counted in days.\n\
                Answered in time: 2\n\
                Answered late: 2\n\
                Overdue: 1\n\
                Still running: 1\n\
                Cannot be computed:\n\
                3\n\
                Our papers do not say when the answer was asked for (2 cases)\n\
                The answer has no date (1 case)\n\
                Worked out by this site from the facts in the papers, as of 31 March 2026.";
    assert_eq!(
        built.page(EICB).part("answer-times"),
        format!("Time to answer\n{told}")
    );
    assert_eq!(
        built.page("people/anne-example/").part("answer-times"),
        format!("Time to answer\n{told}")
    );
    assert_eq!(
        built.page(HOSC).part("made-answer-times"),
        format!("Time that others took to answer\n{told}")
    );
    let council = built.page("organisations/exampleshire-county-council/");
    assert_eq!(
        council.all("#answer-times"),
        [""; 0],
        "it was asked nothing"
    );
}

#[test]
fn one_answer_has_neither_range_nor_median() {
    let answered_on = |day: &str| format!("\n## Response, {day}: accepted\n\nYes.\n");
    for (days, expected) in [
        (vec!["1 March 2024"], "One answer, after 1 day."),
        (vec!["29 February 2024"], "One answer, after 0 days."),
        (
            vec!["28 March 2024", "28 March 2024"],
            "2 answers, each after 28 days.",
        ),
        (
            vec!["31 March 2024", "30 April 2024", "1 March 2024"],
            "3 answers, between 1 day and 61 days; the median is 31 days.",
        ),
        (vec![], "No answer has been published yet."),
    ] {
        let bodies: Vec<String> = days.iter().map(|day| answered_on(day)).collect();
        let mut records: Vec<(&str, &str)> = bodies
            .iter()
            .map(|body| ("response requested: 29 February 2024\n", body.as_str()))
            .collect();
        if records.is_empty() {
            records.push(("response requested: 29 February 2024\n", ""));
        }
        let page = answered(&records).build().clean().page(EICB);
        assert_eq!(
            page.words("section[aria-labelledby='answer-times'] .part-body > p"),
            expected
        );
    }
}

#[test]
fn where_nothing_can_be_computed_one_sentence_says_why() {
    let page = |records: &[(&str, &str)]| {
        let page = answered(records).build().clean().page(EICB);
        page.part("answer-times")
    };
    let end = "Worked out by this site from the facts in the papers, as of 31 March 2026.";
    assert_eq!(
        page(&[("", ""), ("", "")]),
        format!(
            "Time to answer\n2 answers were asked for, one of each organisation or person. Our papers do not say when.\n{end}"
        )
    );
    assert_eq!(
        page(&[("response requested: soon\n", ""), ("", ""), ("", "")]),
        format!(
            "Time to answer\n\
             It cannot be computed how long these 3 answers took: our papers do not say when the \
             answer was asked for (2 cases) and the papers give words instead of a date \
             (1 case).\n{end}"
        )
    );
}
