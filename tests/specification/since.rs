//! Since the last meeting: what changed between two meetings of a body, the annex for the agenda pack,
//! and what's new.

use crate::site::{Built, Page, Site};

const JANUARY: &str = "meetings/hosc-2024-01-18/since/";
const MARCH: &str = "meetings/hosc-2024-03-14/since/";
const MAY: &str = "meetings/hosc-2024-05-16/since/";

/// The committee of Exampleshire with a second and a third meeting.
fn three_meetings() -> Site {
    let meeting = |site: Site, day: &str, words: &str, status: &str| {
        site.file(
            &format!("meetings/{day}.md"),
            &format!(
                "---\nreference: HOSC-{day}\nbody: HOSC\ndate: {words}\nstatus: {status}\n---\n"
            ),
        )
    };
    let site = meeting(Site::exampleshire(), "2024-03-14", "14 March 2024", "held");
    meeting(site, "2024-05-16", "16 May 2024", "held")
}

const MADE: &str = "meeting: HOSC-2024-01-18\nmade to: EICB\n";

/// Every change on a page: its date, title and reference in one line with its sentence.
fn changes(page: &Page) -> Vec<String> {
    let rows = page.all("main .rows > li");
    rows.iter().map(|row| row.replace('\n', " | ")).collect()
}

#[track_caller]
fn counts(built: &Built, address: &str) -> Vec<String> {
    built.page(address).all("main .totals > li")
}

#[test]
fn a_page_tells_what_changed_between_two_meetings() {
    let built = three_meetings()
        .recommendation(
            &format!("{MADE}due:\n  - April 2024\n  - date: September 2024\n    set on: 20 April 2024\n    reason: The provider started late.\n"),
            "Tell every family.\n\n\
             ## Response, 20 February 2024, from EICB: accepted in part (midwives only)\n\nMidwives will raise it.\n\n\
             ## Update, 2 May 2024, from Anne Example: in progress\n\nHalf is done.\n\n\
             ## Update, 9 May 2024, from Anne Example: done, as reported\n\nAll is done.\n",
        )
        .build()
        .clean();
    assert_eq!(
        built.page(MAY).words("main"),
        "Health Scrutiny Committee, 16 May 2024\n\
         Since the last meeting\n\
         All that changed from 14 March 2024, the day of the meeting before, to 15 May 2024, the day before \
         this meeting.\n\
         Meeting before: Health Scrutiny Committee, 14 March 2024\n\
         This meeting: Health Scrutiny Committee, 16 May 2024\n\
         What changed\n\
         0 new recommendations and actions\n\
         0 answers\n\
         1 update\n\
         1 date that moved or passed\n\
         1 thing done, closed or replaced\n\
         Counted as of 31 March 2026.\n\
         One recommendation or action can stand under several headings. Each change stands under one.\n\
         Print this for an agenda pack\n\
         Updated\n\
         2 May 2024\n\
         Help more families claim Healthy Start\n\
         Update from Anne Example. In progress. Half is done.\n\
         HOSC-2024-03\n\
         In progress\n\
         Slipped: dates that moved or passed\n\
         20 April 2024\n\
         Help more families claim Healthy Start\n\
         The completion date moved from April 2024 to September 2024. Why it changed: The provider started late.\n\
         HOSC-2024-03\n\
         Done, closed or replaced\n\
         9 May 2024\n\
         Help more families claim Healthy Start\n\
         Update from Anne Example. Done, as reported. All is done.\n\
         HOSC-2024-03\n\
         Done, as reported\n\
         Worked out by this site from the facts in the papers, as of 31 March 2026."
    );
    let march = built.page(MARCH);
    assert_eq!(
        changes(&march),
        [
            "18 January 2024 | Help more families claim Healthy Start | Recommended: Tell every family. | \
             HOSC-2024-03",
            "20 February 2024 | Help more families claim Healthy Start | Response from Exampleshire Integrated \
             Care Board. Accepted in part (midwives only). Midwives will raise it. | HOSC-2024-03 | \
             Accepted in part",
        ]
    );
    assert_eq!(
        march.attributes("main .rows a", "href"),
        [
            "/recommendations/hosc-2024-03/",
            "/recommendations/hosc-2024-03/#entry-1"
        ]
    );
    assert_eq!(
        march.attributes("main .totals a", "href"),
        ["#added", "#answered"]
    );
    assert_eq!(
        built
            .page("meetings/hosc-2024-05-16/")
            .fact("Since the meeting before"),
        "What changed before the meeting of 16 May 2024 (3 changes: 1 update, 1 date that moved or passed and \
         1 thing done, closed or replaced)"
    );
    assert_eq!(
        built
            .page("meetings/hosc-2024-05-16/")
            .link("What changed before the meeting of 16 May 2024"),
        format!("/{MAY}")
    );
    assert_eq!(
        built
            .page("bodies/health-scrutiny-committee/")
            .link("What changed before the meeting of 16 May 2024"),
        format!("/{MAY}")
    );
}

#[test]
fn the_first_meeting_counts_all_before_and_one_without_change_says_so() {
    let built = three_meetings().build().clean();
    assert_eq!(
        built.page(JANUARY).words("main > .lead"),
        "We know of no earlier meeting that was held. So this is all that changed up to 17 January 2024, the \
         day before this meeting."
    );
    assert_eq!(
        built.page(MAY).part("counts"),
        "What changed\n\
         0 new recommendations and actions\n\
         0 answers\n\
         0 updates\n\
         0 dates that moved or passed\n\
         0 things done, closed or replaced\n\
         Nothing that Health Scrutiny Committee asked for or followed up changed in this time, as far as our papers say.\n\
         Counted as of 31 March 2026.\n\
         Print this for an agenda pack"
    );
    assert_eq!(
        built
            .page("meetings/hosc-2024-05-16/")
            .fact("Since the meeting before"),
        "What changed before the meeting of 16 May 2024 (nothing changed)"
    );
}

#[test]
fn what_changes_on_the_day_of_a_meeting_counts_for_the_next_one() {
    let site = three_meetings().recommendation(
        MADE,
        "Tell every family.\n\n\
         ## Update, 13 March 2024\n\nThe day before.\n\n\
         ## Update, 14 March 2024\n\nThe day itself.\n\n\
         ## Update, 15 May 2024\n\nThe day before the third.\n\n\
         ## Update, 16 May 2024\n\nThe day of the third.\n",
    );
    let built = site.build().clean();
    let told = |address: &str| {
        built
            .page(address)
            .all("main .rows .row-body > p:not(.small)")
    };
    assert_eq!(
        told(MARCH),
        ["Recommended: Tell every family.", "Update. The day before."]
    );
    assert_eq!(
        told(MAY),
        [
            "Update. The day before the third.",
            "Update. The day itself."
        ]
    );
}

#[test]
fn a_date_without_a_day_counts_from_its_first_day_and_one_without_a_date_cannot_be_placed() {
    let site = three_meetings().recommendation(
        MADE,
        "Tell every family.\n\n\
         ## Update, March 2024\n\nStraddles the second meeting.\n\n\
         ## Update\n\nNobody knows when.\n",
    );
    let built = site.build().clean();
    assert_eq!(
        built.page(MARCH).part("updated"),
        "Updated\nMarch 2024\nHelp more families claim Healthy Start\nUpdate. Straddles the second meeting.\n\
         HOSC-2024-03"
    );
    assert_eq!(
        built
            .page(MARCH)
            .all("main .part-body > .small:not(.quiet)"),
        [
            "One recommendation or action can stand under several headings. Each change stands under one.",
            "Where the papers give no day, we count from the first day of the month or the time that they name.",
            "Our papers give no date for one more change of what was asked. It cannot be placed between two \
             meetings.",
        ]
    );
    assert_eq!(
        built.page(MAY).all("main .part-body > .small:not(.quiet)"),
        [
            "Our papers give no date for one more change of what was asked. It cannot be placed between two \
          meetings."
        ]
    );
}

#[test]
fn a_date_passes_on_the_day_after_its_last_day() {
    // 2024 is a leap year: February's last day is the 29th, and the date passed on 1 March.
    let asked = |due: &str| {
        let site = three_meetings()
            .file(
                "meetings/2024-03-01.md",
                "---\nreference: HOSC-2024-03-01\nbody: HOSC\ndate: 1 March 2024\nstatus: held\n---\n",
            )
            .recommendation(&format!("meeting: HOSC-2024-01-18\ndue: {due}\n"), "Do it.\n");
        let built = site.build().clean();
        ["meetings/hosc-2024-03-01/since/", MARCH, MAY].map(|address| {
            let page = built.page(address);
            page.all("main .rows time, main .rows .row-body > p:not(.small)")[..]
                .iter()
                .filter(|line| !line.starts_with("18 January") && !line.starts_with("Recommended"))
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let passed = |day: &str, date: &str, late: &str| {
        vec![
            day.to_owned(),
            format!("The completion date passed: {date}. The work is {late} late."),
        ]
    };
    let none = Vec::<String>::new;
    assert_eq!(
        asked("February 2024"),
        [
            none(),
            passed("1 March 2024", "February 2024", "2 years"),
            none()
        ]
    );
    assert_eq!(
        asked("28 February 2024"),
        [
            passed("29 February 2024", "28 February 2024", "2 years"),
            none(),
            none()
        ]
    );
    assert_eq!(
        asked("31 March 2024"),
        [
            none(),
            none(),
            passed("1 April 2024", "31 March 2024", "2 years")
        ]
    );
}

#[test]
fn what_became_of_a_date_that_passed_is_told_with_it() {
    let of = |due: &str, body: &str| {
        let site =
            three_meetings().recommendation(&format!("meeting: HOSC-2024-01-18\n{due}"), body);
        let built = site.build().clean();
        let page = built.page(MAY);
        page.part("slipped")
            .lines()
            .filter(|line| line.contains("passed") || line.contains("moved"))
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(
            "due: March 2024\n",
            "Do it.\n\n## Update, 2 September 2024: done, as reported\n\nDone.\n"
        ),
        [
            "The completion date passed: March 2024. Since then: Done, as reported, on 2 September 2024."
        ]
    );
    // Done in time, or on a day that nobody wrote: then no date passed for certain.
    let site = three_meetings().recommendation(
        "meeting: HOSC-2024-01-18\ndue: March 2024\n",
        "Do it.\n\n## Update, 31 March 2024: done, as reported\n\nDone.\n",
    );
    assert_eq!(
        counts(&site.build().clean(), MAY),
        [
            "0 new recommendations and actions",
            "0 answers",
            "0 updates",
            "0 dates that moved or passed",
            "1 thing done, closed or replaced",
        ]
    );
    // It moved only when it had passed: both are told, and the first date with the second move.
    assert_eq!(
        of(
            "due:\n  - February 2024\n  - date: March 2024\n    set on: 20 February 2024\n  \
             - date: June 2026\n    set on: 3 April 2024\n    reason: Staff were short.\n",
            "Do it.\n"
        ),
        [
            "The completion date moved from March 2024 to June 2026. It was first due by February 2024. Why it \
             changed: Staff were short.",
            "The completion date passed: March 2024. It has since moved to June 2026.",
        ]
    );
}

#[test]
fn promises_and_answers_slip_too() {
    let site = three_meetings().recommendation(
        "meeting: HOSC-2024-01-18\nmade to: EICB\nresponse due: 31 March 2024\n",
        "Do it.\n\n\
         ## Response, 2 May 2024, from EICB: accepted\n\nYes.\n\nPromised: a leaflet, by June 2024\n\n\
         ## Update, 9 May 2024\n\nThe printer is ill.\n\nPromised: a leaflet, by August 2024\n",
    );
    let built = site.build().clean();
    assert_eq!(
        built.page(MAY).part("slipped"),
        "Slipped: dates that moved or passed\n\
         9 May 2024\n\
         Help more families claim Healthy Start\n\
         Promised again, for August 2024: a leaflet. Before, it was promised for June 2024. What was said with \
         it: The printer is ill.\n\
         HOSC-2024-03\n\
         1 April 2024\n\
         Help more families claim Healthy Start\n\
         An answer from Exampleshire Integrated Care Board was due by 31 March 2024, and none had come. It came \
         on 2 May 2024.\n\
         HOSC-2024-03"
    );
    let to_come = site
        .file(
            "meetings/later.md",
            "---\nreference: HOSC-2024-12-24\nbody: HOSC\ndate: 24 December 2024\nstatus: scheduled\n---\n",
        )
        .build_with(&["--as-of", "2024-10-01"])
        .clean();
    assert_eq!(
        to_come
            .page("meetings/hosc-2024-12-24/since/")
            .part("slipped"),
        "Slipped: dates that moved or passed\n\
         1 September 2024\n\
         Help more families claim Healthy Start\n\
         Promised for August 2024, and that date passed: a leaflet. The last day for it was 31 August 2024, \
         31 days ago. Nothing later in our papers says that it was kept.\n\
         HOSC-2024-03\n\
         Late"
    );
}

#[test]
fn what_takes_the_place_of_another_closes_it() {
    let built = three_meetings()
        .recommendation(MADE, "Tell every family.\n")
        .file(
            "recommendations/new.md",
            "---\nreference: HOSC-2024-09\ntitle: Tell every family and school\nmeeting: HOSC-2024-03-14\n\
             supersedes: HOSC-2024-03\n---\n\nTell them.\n",
        )
        .build()
        .clean();
    assert_eq!(
        built.page(MAY).part("closed"),
        "Done, closed or replaced\n\
         14 March 2024\n\
         Help more families claim Healthy Start\n\
         HOSC-2024-09: Tell every family and school took its place.\n\
         HOSC-2024-03"
    );
}

#[test]
fn a_cancelled_meeting_is_no_meeting_before_and_says_that_it_was_cancelled() {
    let built = three_meetings()
        .file(
            "meetings/2024-03-14.md",
            "---\nreference: HOSC-2024-03-14\nbody: HOSC\ndate: 14 March 2024\nstatus: cancelled\n---\n",
        )
        .recommendation(MADE, "Tell every family.\n")
        .build()
        .clean();
    assert_eq!(
        built.page(MAY).words("main > .lead"),
        "All that changed from 18 January 2024, the day of the meeting before, to 15 May 2024, the day before \
         this meeting."
    );
    assert_eq!(
        built.page(MARCH).words("main > .lead"),
        "All that changed from 18 January 2024, the day of the meeting before, to 13 March 2024, the day before \
         this meeting. This meeting was cancelled. It was to be on 14 March 2024."
    );
    assert_eq!(counts(&built, MAY)[0], "1 new recommendation or action");
}

#[test]
fn a_meeting_to_come_counts_up_to_the_day_for_which_the_page_is_true() {
    let site = three_meetings().recommendation(
        MADE,
        "Tell every family.\n\n## Update, 2 April 2024\n\nHere.\n\n## Update, 3 April 2024\n\nNot yet there.\n",
    );
    let built = site.build_with(&["--as-of", "2024-04-02"]).clean();
    let page = built.page(MAY);
    assert_eq!(
        page.words("main > .lead"),
        "All that changed from 14 March 2024, the day of the meeting before, to 2 April 2024, the day for which \
         this page is true. This meeting is still to come."
    );
    assert_eq!(
        page.all("main .rows .row-body > p:not(.small)"),
        ["Update. Here."]
    );
    assert_eq!(
        built
            .page("bodies/health-scrutiny-committee/")
            .fact("Since the meeting before"),
        "What changed before the meeting of 16 May 2024 (1 change up to 2 April 2024: 1 update)"
    );
    let annex = built.page(&format!("{MAY}annex/"));
    assert_eq!(
        annex.words("main > .lead"),
        "All of this is true for 2 April 2024."
    );
    assert_eq!(
        annex.words("caption"),
        "1 recommendation or action is open and it is not late."
    );
    let on_the_day = site.build_with(&["--as-of", "2024-05-16"]).clean();
    assert_eq!(
        on_the_day
            .page(&format!("{MAY}annex/"))
            .words("main > .lead"),
        "All of this is true for 16 May 2024."
    );
}

#[test]
fn a_group_that_is_longer_than_a_page_leads_to_the_whole_of_it() {
    let mut site = three_meetings().file("site.yaml", "rows per page: 10\n");
    for number in 1..=12 {
        site = site.file(
            &format!("recommendations/{number}.md"),
            &format!("---\nreference: R-{number:02}\ntitle: Thing {number}\nmeeting: HOSC-2024-01-18\n---\n\nDo it.\n"),
        );
    }
    let built = site.build().clean();
    let page = built.page(MARCH);
    assert_eq!(changes(&page).len(), 10);
    assert_eq!(
        page.words("main .totals > li"),
        "12 new recommendations and actions"
    );
    assert_eq!(page.link("See all: 12 changes"), format!("/{MARCH}added/"));
    let rows = |address: &str| changes(&built.page(address)).len();
    assert_eq!(
        (
            rows(&format!("{MARCH}added/")),
            rows(&format!("{MARCH}added/page/2/"))
        ),
        (10, 2)
    );
}

#[test]
fn the_annex_holds_what_is_open_and_what_changed() {
    let built = three_meetings()
        .recommendation(&format!("{MADE}leads: [AE]\ndue: March 2024\n"), "Tell every family.\n")
        .file(
            "recommendations/second.md",
            "---\nreference: HOSC-2024-04\ntitle: Say how many claim\nmeeting: HOSC-2024-03-14\n---\n\nSay it.\n",
        )
        .file(
            "recommendations/third.md",
            "---\nreference: HOSC-2024-05\ntitle: Print a leaflet\nmeeting: HOSC-2024-03-14\n---\n\nPrint it.\n\n\
             ## Update, 3 April 2024: done, as reported\n\nPrinted.\n",
        )
        .build()
        .clean();
    let annex = format!("{MAY}annex/");
    assert_eq!(
        built.page(MAY).link("Print this for an agenda pack"),
        format!("/{annex}")
    );
    let page = built.page(&annex);
    assert_eq!(
        page.words("main"),
        "Annex for the agenda pack: what is owed and what changed\n\
         Health Scrutiny Committee, 16 May 2024\n\
         What is open, and how late it is, is true for 31 March 2026, not for the day of the meeting.\n\
         All that changed from 14 March 2024, the day of the meeting before, to 15 May 2024, the day before \
         this meeting.\n\
         In figures\n\
         2 recommendations and actions are open\n\
         2 new recommendations and actions\n\
         0 answers\n\
         0 updates\n\
         1 date that moved or passed\n\
         1 thing done, closed or replaced\n\
         Counted as of 31 March 2026.\n\
         This annex belongs to: Since the last meeting: Health Scrutiny Committee, 16 May 2024\n\
         What is still open\n\
         2 recommendations and actions are open and 1 of them is late.\n\
         Reference\nWhat was asked\nWho leads\nWhere it stands\n\
         HOSC-2024-03\nHelp more families claim Healthy Start\nAnne Example\n\
         Not yet answered. The work was due by March 2024 and is 2 years late.\n\
         HOSC-2024-04\nSay how many claim\nNo lead is named\n\
         Not yet answered. No completion date given.\n\
         What is late comes first, the longest first. Then comes what is due soon, what is due later, what has \
         no date, and routine work.\n\
         Worked out by this site from the facts in the papers, as of 31 March 2026.\n\
         Added\n2 changes, newest first\n\
         What was asked\nDate\nWhat changed\n\
         HOSC-2024-04: Say how many claim\n14 March 2024\nRecommended: Say it.\n\
         HOSC-2024-05: Print a leaflet\n14 March 2024\nRecommended: Print it.\n\
         Slipped: dates that moved or passed\n1 change\n\
         What was asked\nDate\nWhat changed\n\
         HOSC-2024-03: Help more families claim Healthy Start\n1 April 2024\n\
         The completion date passed: March 2024. The work is 2 years late.\n\
         Done, closed or replaced\n1 change\n\
         What was asked\nDate\nWhat changed\n\
         HOSC-2024-05: Print a leaflet\n3 April 2024\nUpdate. Done, as reported. Printed."
    );
}

#[test]
fn an_annex_says_where_the_rest_stands_if_more_is_open_than_it_holds() {
    let mut site = three_meetings().file("site.yaml", "rows per page: 10\n");
    for number in 1..=43 {
        site = site.file(
            &format!("recommendations/{number}.md"),
            &format!("---\nreference: R-{number:02}\ntitle: Thing {number}\nmeeting: HOSC-2024-01-18\n---\n\nDo it.\n"),
        );
    }
    let built = site.build().clean();
    let page = built.page(&format!("{MAY}annex/"));
    let text = page.part("open");
    assert!(
        text.contains(
            "The table stops at 40. 3 more are open. They stand on this list: What Health Scrutiny Committee \
             has asked for"
        ),
        "{text}"
    );
    assert_eq!(page.all("section[aria-labelledby=open] tbody tr").len(), 40);
    let march = built.page(&format!("{MARCH}annex/"));
    assert_eq!(
        march.all("section[aria-labelledby=added] tbody tr").len(),
        10
    );
    assert_eq!(
        march.part("open"),
        "What is still open\nThis meeting is over. What is open now stands in the annex of a later meeting.\n\
         Health Scrutiny Committee, 16 May 2024"
    );
    let list = page.link("What Health Scrutiny Committee has asked for");
    assert!(built.has(list.trim_start_matches('/')), "{list}");
}

#[test]
fn whats_new_tells_every_kind_of_change_newest_first() {
    let page = three_meetings()
        .recommendation(
            "meeting: HOSC-2024-01-18\ndue:\n  - April 2024\n  - date: 30 June 2024\n    set on: 20 April 2024\n",
            "Tell every family.\n\n## Response, 14 March 2024: accepted\n\nYes.\n",
        )
        .file(
            "reports/board.md",
            "---\nreference: HOSC-R-1\ntitle: Report of the board\nfrom: Exampleshire Integrated Care Board\n\
             to: HOSC\nreport date: 1 February 2024\n---\n\nAll is well.\n",
        )
        .build()
        .clean()
        .page("new/");
    assert_eq!(
        changes(&page),
        [
            "1 July 2024 | Help more families claim Healthy Start | The completion date passed: 30 June 2024. The \
             work is 21 months late. | HOSC-2024-03 | Late by 21 months",
            "16 May 2024 | Health Scrutiny Committee, 16 May 2024 | The meeting took place. We have no record that \
             it made recommendations.",
            "20 April 2024 | Help more families claim Healthy Start | The completion date moved from April 2024 to \
             30 June 2024. No reason is given for the change. | HOSC-2024-03",
            "14 March 2024 | Health Scrutiny Committee, 14 March 2024 | The meeting took place. We have no record \
             that it made recommendations.",
            "14 March 2024 | Help more families claim Healthy Start | Response. Accepted. Yes. | HOSC-2024-03 | \
             Accepted",
            "1 February 2024 | Report of the board | From Exampleshire Integrated Care Board to Health Scrutiny \
             Committee.",
            "18 January 2024 | Health Scrutiny Committee, 18 January 2024 | The meeting took place. It made 1 \
             recommendation.",
            "18 January 2024 | Help more families claim Healthy Start | Recommended: Tell every family. | \
             HOSC-2024-03",
        ]
    );
}
