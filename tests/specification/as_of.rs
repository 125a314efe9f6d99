//! Time is an input: what is dated after the day is not there yet, and every answer is right for the day.

use crate::site::Site;

fn site() -> Site {
    Site::with_recommendation(
        "meeting: HOSC-2024-01-18\nmade to: EICB\nresponse requested: 5 February 2024\n\
         due:\n  - 30 June 2024\n  - {date: 31 December 2024, set on: 10 May 2024, reason: The post was vacant.}\n",
        "Tell every family.\n\n\
         ## Response, 1 March 2024, from EICB: accepted\n\nYes.\n\n\
         ## Update, 10 May 2024, by AE: in progress\n\nHalf is done.\n\n\
         ## Update, 2 September 2024, by AE: done, as reported\n\nAll is done.\n",
    )
    .file(
        "meetings/july.md",
        "---\nreference: HOSC-2024-07-18\nbody: HOSC\ndate: 18 July 2024\nstatus: held\npresent: [AE]\n---\n\n\
         ## 1. Minutes\n\nThey were read by lamplight.\n",
    )
    .file(
        "recommendations/later.md",
        "---\nreference: HOSC-2024-09\ntitle: Print more leaflets\nmeeting: HOSC-2024-07-18\n---\n\nPrint them.\n",
    )
}

fn lead(as_of: &str) -> String {
    let built = site().build_with(&["--as-of", as_of]).clean();
    built
        .page("recommendations/hosc-2024-03/")
        .words("main > .lead")
}

#[test]
fn each_day_has_its_own_answer() {
    assert_eq!(
        lead("4 February 2024"),
        "Not yet answered. Due by 30 June 2024."
    );
    assert_eq!(
        lead("5 February 2024"),
        "Not yet answered. A response is due by 4 March 2024. Due by 30 June 2024."
    );
    assert_eq!(
        lead("1 March 2024"),
        "Accepted on 1 March 2024. Due by 30 June 2024."
    );
    assert_eq!(
        lead("10 May 2024"),
        "Accepted on 1 March 2024. In progress on 10 May 2024. Due by 31 December 2024. It was first due by 30 June 2024."
    );
    assert_eq!(
        lead("2 September 2024"),
        "Accepted on 1 March 2024. Done, as reported on 2 September 2024."
    );
}

#[test]
fn a_record_of_a_meeting_to_come_is_not_there_and_the_meeting_is_still_to_be_held() {
    let before = site().build_with(&["--as-of", "17 July 2024"]).clean();
    assert!(!before.has("recommendations/hosc-2024-09/"));
    assert!(before.naming("Print more leaflets").is_empty());
    let meeting = before.page("meetings/hosc-2024-07-18/");
    assert_eq!(meeting.fact("Status"), "Due to meet");
    assert!(before.naming("lamplight").is_empty());
    let after = site().build_with(&["--as-of", "18 July 2024"]).clean();
    assert!(after.has("recommendations/hosc-2024-09/"));
    assert_eq!(
        after.page("meetings/hosc-2024-07-18/").fact("Status"),
        "Held"
    );
}

#[test]
fn what_is_not_shown_yet_is_a_finding() {
    let built = site().build_with(&["--as-of", "1 April 2024"]);
    let told: Vec<&str> = built
        .stderr
        .lines()
        .filter(|line| line.starts_with("warning[not-yet]"))
        .collect();
    assert_eq!(
        told,
        [
            "warning[not-yet]: the meeting is dated 18 July 2024, after the day of the site, 1 April 2024, and is not shown",
            "warning[not-yet]: this is dated 10 May 2024, after the day of the site, 1 April 2024, and is not shown",
            "warning[not-yet]: this is dated 2 September 2024, after the day of the site, 1 April 2024, and is not shown",
            "warning[not-yet]: the record is dated 18 July 2024, after the day of the site, 1 April 2024, and is not shown",
        ]
    );
}

#[test]
fn the_anchor_of_an_update_does_not_depend_on_the_day() {
    let anchors = |as_of: &str| {
        let built = site().build_with(&["--as-of", as_of]).clean();
        let page = built.page("recommendations/hosc-2024-03/");
        page.attributes("li.entry[id]", "id")
    };
    assert_eq!(anchors("30 June 2024"), ["entry-2"]);
    assert_eq!(anchors("30 September 2024"), ["entry-3", "entry-2"]);
}

#[test]
fn the_moved_date_of_a_plan_action_is_not_there_before_it_was_set() {
    let site = Site::exampleshire().file(
        "plans.yaml",
        "- title: The plan\n  reference: PLAN\n  actions:\n    - reference: A1\n      text: Mend the roof.\n      delivery: in progress\n\
         \x20     due:\n        - March 2024\n        - {date: December 2025, set on: 1 December 2024, reason: The builder left.}\n",
    );
    let lead = |as_of: &str| {
        let built = site.build_with(&["--as-of", as_of]).clean();
        built.page("actions/plan-a1/").words("main > .lead")
    };
    assert_eq!(
        lead("10 November 2024"),
        "In progress. The work was due by March 2024 and is 7 months late."
    );
    assert_eq!(
        lead("1 December 2024"),
        "In progress. Due by December 2025."
    );
}
