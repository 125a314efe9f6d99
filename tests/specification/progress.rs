//! What officers write day by day: a response, an update, a promise, a date that moved.

use crate::site::Site;

#[test]
fn an_update_is_added_by_writing_under_a_new_heading_at_the_end() {
    let asked = "Tell every family about it.\n";
    let update =
        "\n## Update, 18 April 2024, by Anne Example: in progress\n\nThe leaflet is *reprinted*.\n";
    let site = Site::with_recommendation("meeting: HOSC-2024-01-18\n", asked);
    let before = site.build().clean();
    let page = before.page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("happened"),
        "Happened\nNo update has been published."
    );

    let site = site.recommendation("meeting: HOSC-2024-01-18\n", &format!("{asked}{update}"));
    let page = site.build().clean().page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("happened"),
        "Happened\n\
         One update.\n\
         18 April 2024 Update from Anne Example\n\
         In progress\n\
         The leaflet is reprinted."
    );
}

#[test]
fn updates_stand_newest_first_and_one_without_a_date_says_so() {
    let page = Site::with_recommendation(
        "",
        "Tell every family.\n\n\
         ## Update: not started\n\nNobody has begun.\n\n\
         ## Update, June 2024: in progress\n\nHalf is done.\n\n\
         ## Update, 2 September 2024, from AE and the EICB: done, as reported\n\nAll is done.\n",
    )
    .build()
    .clean()
    .page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("happened"),
        "Happened\n\
         3 updates, newest first.\n\
         2 September 2024 Update from Anne Example and Exampleshire Integrated Care Board\n\
         Done, as reported\n\
         All is done.\n\
         June 2024 Update\n\
         In progress\n\
         Half is done.\n\
         No date given Update\n\
         Not started\n\
         Nobody has begun."
    );
}

#[test]
fn a_response_says_what_was_accepted_and_why_not_the_rest() {
    let site = Site::with_recommendation(
        "made to: EICB\n",
        "Tell every family.\n\n\
         ## Response, 20 February 2024, from Exampleshire Integrated Care Board: accepted in part (midwives only)\n\n\
         Midwives will raise it.\n",
    );
    let page = site.build().clean().page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("entry-1"),
        "Answered\n\
         20 February 2024\n\
         by Exampleshire Integrated Care Board\n\
         Accepted in part midwives only\n\
         Midwives will raise it."
    );
    assert_eq!(
        page.words("main > .lead"),
        "Accepted in part on 20 February 2024. No completion date given."
    );
}

#[test]
fn each_decision_and_each_point_of_delivery_has_its_word() {
    let decisions = [
        ("accepted", "Accepted"),
        ("accepted in part", "Accepted in part"),
        ("accepted in principle", "Accepted in principle"),
        ("not accepted", "Not accepted"),
        ("noted", "Noted"),
        ("comment only", "Comment only"),
        ("referred", "Referred"),
        ("awaiting response", "Awaiting response"),
        ("no response", "No response"),
        ("not stated", "Decision not stated"),
    ];
    let deliveries = [
        ("not started", "Not started"),
        ("in progress", "In progress"),
        ("paused", "Paused"),
        ("done, as reported", "Done, as reported"),
        ("done, as confirmed", "Done, as confirmed"),
        ("closed, not done", "Closed, not done"),
        ("superseded", "Superseded"),
        ("ongoing", "Ongoing"),
    ];
    let mut body = String::from("Tell every family.\n");
    for (written, _) in decisions {
        body.push_str(&format!("\n## Response, May 2024: {written}\n\nWords.\n"));
    }
    for (written, _) in deliveries {
        body.push_str(&format!("\n## Update, June 2024: {written}\n\nWords.\n"));
    }
    let page = Site::with_recommendation("", &body)
        .build()
        .clean()
        .page("recommendations/hosc-2024-03/");
    let shown = page.all("main > section:not([aria-labelledby=clock]) .verdict .tag");
    let newest_first = deliveries.iter().rev();
    let expected: Vec<&str> = decisions
        .iter()
        .chain(newest_first)
        .map(|(_, word)| *word)
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn a_heading_that_is_neither_response_nor_update_is_a_finding() {
    let site = Site::with_recommendation(
        "",
        "Tell every family.\n\n## Reply, 18 April 2024\n\nYes.\n",
    );
    assert_eq!(
        site.build().stopped(),
        "error[unknown-heading]: `Reply, 18 April 2024` is neither a response nor an update\n \
         --> content/recommendations/healthy-start.md:8:4\n  |\n\
         8 | ## Reply, 18 April 2024\n  |    ^^^^^^^^^^^^^^^^^^^^\n  |\n  \
         = help: begin it with `Response` or `Update`, then the date; a heading inside a text has three \
         marks: `### Background`"
    );
}

#[test]
fn a_word_that_is_no_decision_is_a_finding_with_the_word_that_was_meant() {
    let site = Site::with_recommendation(
        "",
        "Tell every family.\n\n## Response, May 2024: acepted\n\nYes.\n",
    );
    assert_eq!(
        site.build().stopped(),
        "error[unknown-word]: `acepted` is not one of the words for this\n \
         --> content/recommendations/healthy-start.md:8:24\n  |\n\
         8 | ## Response, May 2024: acepted\n  |                        ^^^^^^^\n  |\n  \
         = help: did you mean `accepted`?"
    );
}

#[test]
fn a_promise_is_owed_until_an_update_follows_and_says_when_it_is_late() {
    let promised = "Tell every family.\n\n\
        ## Response, 20 February 2024: accepted\n\nYes.\n\nPromised: a progress update, by April 2024\n";
    let site = Site::with_recommendation("", promised);
    let page = site.build().clean().page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("owed"),
        "Still owed\n\
         2 things are owed, soonest first.\n\
         April 2024 A progress update\n\
         Late by 23 months\n\
         Promised on 20 February 2024.\n\
         The last day that these words allow was 30 April 2024, and nothing later in our papers says that it \
         was done.\n\
         Worked out by this site from the facts in the papers, as of 31 March 2026.\n\
         No date given The work itself"
    );
    let last_day = site.build_with(&["--as-of", "2024-04-30"]).clean();
    let page = last_day.page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("owed"),
        "Still owed\n\
         2 things are owed, soonest first.\n\
         April 2024 A progress update\n\
         Promised on 20 February 2024.\n\
         No date given The work itself"
    );
    let kept = format!("{promised}\n## Update, 29 April 2024: in progress\n\nHere it is.\n");
    let page = site
        .recommendation("", &kept)
        .build()
        .clean()
        .page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("owed"),
        "Still owed\nOne thing is owed.\nNo date given The work itself"
    );
}

#[test]
fn a_date_that_moved_shows_the_first_the_last_and_the_reason() {
    let page = Site::with_recommendation(
        "due:\n  - June 2024\n  - date: September 2026\n    set on: 18 April 2024\n    reason: The provider started late.\n",
        "Tell every family.\n",
    )
    .build()
    .clean()
    .page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.fact("Target date"),
        "September 2026. It was first June 2024.\n\
         Changed on 18 April 2024. Why it changed: The provider started late."
    );
}

#[test]
fn an_editors_note_is_marked_as_the_editors_and_evidence_is_linked() {
    let page = Site::with_recommendation(
        "notes: [The tracker prints the reply under item 4.]\n",
        "Tell every family.\n\n## Update, June 2024\n\nIt rose.\n\n\
         Note: The paper gives no day.\n\nEvidence: [The survey](https://example.org/survey)\n",
    )
    .build()
    .clean()
    .page("recommendations/hosc-2024-03/");
    assert_eq!(
        page.part("happened"),
        "Happened\nOne update.\nJune 2024 Update\nIt rose.\nEvidence\nThe survey\n\
         Note by the editor\nThe paper gives no day."
    );
    assert_eq!(
        page.part("notes"),
        "Notes by the editor\nNote by the editor\nThe tracker prints the reply under item 4."
    );
    assert_eq!(page.link("The survey"), "https://example.org/survey");
}
