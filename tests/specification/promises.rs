//! The ledger of promises: one line writes a promise down, one line says that it was kept; what became of
//! each stands beside it.

use crate::site::{Page, Site};

fn page(body: &str, as_of: &str) -> Page {
    let body = format!("Tell every family about it.\n\n{body}");
    Site::with_recommendation("made on: 18 January 2024\n", &body)
        .build_with(&["--as-of", as_of])
        .clean()
        .page("recommendations/hosc-2024-03/")
}

const ANSWER: &str = "## Response, 18 April 2024, from EICB: accepted in part\n\nMidwives will raise it.\n\n\
                      Promised: a progress update, by June 2024\n";

#[test]
fn the_one_sentence_says_which_promise_is_late_and_by_how_much() {
    let lead = |as_of: &str| page(ANSWER, as_of).words("main > .lead");
    assert_eq!(
        lead("30 June 2024"),
        "Accepted in part on 18 April 2024. An update is promised for June 2024. No completion date given."
    );
    assert_eq!(
        lead("1 July 2024"),
        "Accepted in part on 18 April 2024. The update promised for June 2024 is 1 day late. No completion date given."
    );
    assert_eq!(
        lead("30 November 2024"),
        "Accepted in part on 18 April 2024. The update promised for June 2024 is 5 months late. No completion date given."
    );
}

#[test]
fn the_next_dated_update_keeps_the_promise_of_an_update_and_says_that_this_is_worked_out() {
    let update =
        |date: &str| format!("{ANSWER}\n## Update, {date}, by AE: in progress\n\nHalf is done.\n");
    let fate =
        |date: &str, as_of: &str| page(&update(date), as_of).words("#entry-1 ~ * li, .part li");
    for (date, kept) in [
        ("12 June 2024", "Kept"),
        ("30 June 2024", "Kept"),
        ("1 July 2024", "Kept late"),
    ] {
        let shown = page(&update(date), "31 December 2024");
        let told = shown.all(".links li").join(" ");
        assert_eq!(
            told,
            format!(
                "Promised: a progress update, by June 2024. {kept} An update was promised. The next one was given on \
                 {date}: we take that as the one. Read what was said on {date}"
            )
        );
    }
    // Nobody knows whether an update without a date came behind the promise.
    let undated = page(&update("undated"), "31 December 2024");
    assert!(
        undated
            .words("main > .lead")
            .contains("The update promised for June 2024 is 6 months late.")
    );
    assert!(!fate("12 June 2024", "11 June 2024").contains("Kept"));
}

const PLAN: &str = "## Response, 18 April 2024, from EICB: accepted\n\nYes.\n\n\
                    Promised: the plan goes to the board, by 29 February 2024\n\n\
                    Promised: a workshop for members\n";

#[test]
fn another_promise_is_kept_by_a_line_that_says_so() {
    let told = |news: &str| page(&format!("{PLAN}\n{news}"), "30 June 2024").all(".links li");
    assert_eq!(
        told("## Update, 2 May 2024, by AE: in progress\n\nThe board has it.\n"),
        [
            "Promised: the plan goes to the board, by 29 February 2024. Late The last day for it was 29 February 2024, \
             4 months ago. Nothing later in our papers says that it was kept.",
            "Promised, without a date: a workshop for members. No date",
        ]
    );
    assert_eq!(
        told(
            "## Update, 2 May 2024, by AE: in progress\n\nDone.\n\nKept: the plan goes to the board, on 28 February 2024\n\nNot kept: workshop\n"
        ),
        [
            "Promised: the plan goes to the board, by 29 February 2024. Kept That it was kept is said on 2 May 2024. \
             Read what was said on 2 May 2024",
            "Promised, without a date: a workshop for members. Not kept That it was not kept is said on 2 May 2024. \
             Read what was said on 2 May 2024",
        ]
    );
    let late = told(
        "## Update, 1 March 2024, by AE: in progress\n\nDone.\n\nKept: the plan goes to the board\n",
    );
    assert!(
        late[0].contains("2024. Late "),
        "an update before the promise keeps nothing: {late:?}"
    );
}

#[test]
fn a_promise_made_again_shows_both_dates() {
    let again = "## Response, 18 April 2024, from EICB: accepted\n\nYes.\n\nPromised: the plan, by June 2024\n\n\
                 ## Update, 2 July 2024, by AE: in progress\n\nIt takes longer.\n\nPromised: the plan, by September 2024\n";
    let shown = page(again, "31 October 2024");
    assert_eq!(
        shown.words("main > .lead"),
        "Accepted on 18 April 2024. In progress on 2 July 2024. A promise for September 2024 is 31 days late: the plan. \
         It was first promised for June 2024. No completion date given."
    );
    assert_eq!(
        shown.all(".links li"),
        [
            "Promised: the plan, by June 2024. Promised again later, for September 2024.",
            "Promised: the plan, by September 2024. Late The last day for it was 30 September 2024, 31 days ago. \
             Nothing later in our papers says that it was kept.",
        ]
    );
}

#[test]
fn a_record_that_is_closed_ends_its_promises_and_one_that_is_given_up_breaks_them() {
    let closed = |state: &str| {
        let news = format!("{PLAN}\n## Update, 2 May 2024, by AE: {state}\n\nThat is all.\n");
        let shown = page(&news, "30 June 2024");
        (
            shown.words("main > .lead"),
            shown.all(".links li").remove(1),
        )
    };
    let (lead, promise) = closed("done, as reported");
    assert_eq!(
        lead,
        "Accepted on 18 April 2024. Done, as reported on 2 May 2024."
    );
    assert_eq!(
        promise,
        "Promised, without a date: a workshop for members. Ended with the work The work ended on 2 May 2024. Nothing was \
         said of this promise. Read what was said on 2 May 2024"
    );
    let (_, promise) = closed("closed, not done (no money)");
    assert!(
        promise.contains(
            "Not kept The work was closed and not done on 2 May 2024, and our papers do not say that this was kept."
        ),
        "{promise}"
    );
}

#[test]
fn a_line_that_keeps_what_nobody_promised_is_a_finding() {
    let built = Site::with_recommendation(
        "",
        &format!("Tell every family.\n\n{PLAN}\n## Update, 2 May 2024: in progress\n\nDone.\n\nKept: the report\n"),
    )
    .build();
    assert!(
        built.stderr.contains(
            "warning[unknown-promise]: no open promise of this record reads `the report`"
        ),
        "{}",
        built.stderr
    );
}

#[test]
fn a_line_in_a_list_or_in_bold_type_counts_too() {
    let shown = page(
        "## Response, 18 April 2024, from EICB: accepted\n\nYes.\n\n\
         - Promised: the plan, by June 2024\n- **Promised:** a workshop, no later than 31 July 2024\n\n\
         ## Update, 28 June 2024, by AE: in progress\n\n**Kept:** the plan\n",
        "30 June 2024",
    );
    let told = shown.all(".links li");
    assert!(
        told[0].starts_with("Promised: the plan, by June 2024. Kept "),
        "{told:?}"
    );
    assert!(
        told[1].starts_with("Promised: a workshop, by 31 July 2024. Not due yet"),
        "{told:?}"
    );
}

#[test]
fn a_kept_line_that_repeats_the_promise_with_its_date_is_held_against_the_day_of_its_entry() {
    let shown = page(
        "## Response, 18 April 2024, from EICB: accepted\n\nYes.\n\nPromised: a report, by June 2024\n\n\
         ## Update, 17 September 2024, by AE: in progress\n\nDone.\n\nKept: a report by June 2024\n",
        "30 September 2024",
    );
    assert!(
        shown.all(".links li")[0].contains("Kept late"),
        "{:?}",
        shown.all(".links li")
    );
}

#[test]
fn words_that_set_no_last_day_are_never_late() {
    let late = |words: &str, as_of: &str| {
        let news = format!(
            "## Response, 18 April 2024, from EICB: accepted\n\nYes.\n\nPromised: a decision, {words}\n"
        );
        page(&news, as_of).words("main > .lead").contains(" late: ")
    };
    assert!(!late("not before 1 May 2024", "30 November 2024"));
    assert!(!late("before 1 May 2024", "30 April 2024"));
    assert!(late("before 1 May 2024", "1 May 2024"));
    assert!(!late("before Easter 2025", "1 February 2026"));
    assert!(!late("in the week of 4 November 2024", "10 November 2024"));
    assert!(late("in the week of 4 November 2024", "11 November 2024"));
}

#[test]
fn one_update_keeps_one_promise_of_an_update_and_another_board_keeps_none() {
    let promised = "## Response, 18 April 2024, from EICB: accepted\n\nYes.\n\n\
                    Promised: an update, by June 2024\n\nPromised: a second look, by June 2024\n\n\
                    Promised: a progress update on staff, by July 2024\n\n";
    let told = |news: &str| page(&format!("{promised}{news}"), "30 November 2024").all(".links li");
    let kept = |told: &[String]| -> Vec<bool> {
        told.iter().map(|line| line.contains(" Kept ")).collect()
    };
    let one = told("## Update, 3 June 2024, by AE: in progress\n\nHalf is done.\n");
    assert_eq!(kept(&one), [true, false, false], "{one:?}");
    let other = told("## Update, 3 June 2024, by HOSC: in progress\n\nWe still wait.\n");
    assert_eq!(kept(&other), [false, false, false], "{other:?}");
    let same_day = told("## Update, 18 April 2024, by AE: in progress\n\nMore of the same day.\n");
    assert_eq!(kept(&same_day), [false, false, false], "{same_day:?}");
}

#[test]
fn a_promise_made_with_or_behind_the_end_of_the_work_stays_owed_in_the_ledger() {
    let told = page(
        "## Update, 3 August 2024, by AE: done, as reported\n\nDone.\n\n\
         ## Update, 5 August 2024, by AE: done, as confirmed\n\nYes.\n\nPromised: an evaluation, by October 2024\n",
        "30 September 2024",
    )
    .all(".links li");
    assert!(told[0].contains("Not due yet"), "{told:?}");
}

#[test]
fn many_entries_in_any_order_are_put_in_order_by_their_dates() {
    let mut news = String::new();
    for number in (1..=30).rev() {
        let date = if number % 4 == 0 {
            "undated".to_owned()
        } else {
            format!("{} March 2024", number.min(30))
        };
        news.push_str(&format!(
            "## Update, {date}, by AE: in progress\n\nStep {number}.\n\n"
        ));
    }
    news.push_str(
        "## Update, 1 March 2024, by AE: not started\n\nPromised: a plan, by 2 March 2024\n",
    );
    let shown = page(&news, "30 April 2024");
    assert!(
        shown
            .words("main > .lead")
            .starts_with("Not yet answered. In progress on 30 March 2024."),
        "{}",
        shown.words("main > .lead")
    );
}

#[test]
fn of_what_was_refused_no_work_is_owed() {
    let shown = page(
        "## Response, 18 April 2024, from EICB: not accepted (no money)\n\nNo.\n",
        "30 April 2024",
    );
    assert_eq!(
        shown.words("main > .lead"),
        "Not accepted on 18 April 2024."
    );
    assert_eq!(
        shown.part("owed"),
        "Still owed\nNothing is owed that we know of."
    );
}
